// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace jumpseat {

/// A recorded editing session of one author, in the JSON form of github.com/josephg/editing-traces:
/// {"startContent", "endContent", "txns": [{"patches": [[position, deleted, "inserted"], ...]}, ...]}.
struct EditTrace {
    QString start;
    QString end;
    QList<ChangeSet> edits; ///< one for each patch, each for the text that the one before left

    /// Positions count Unicode characters in the published traces and UTF-16 units in others; what leads to
    /// `endContent` is right. Line breaks are kept as they are only if they are \n.
    /// Errors: Malformed (not of this form, or it does not end with its endContent), TooLarge (see ChangeSet).
    [[nodiscard]] static Result<EditTrace> fromJson(const QByteArray& json);
};

} // namespace jumpseat
