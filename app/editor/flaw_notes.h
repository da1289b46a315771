// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"
#include "theme/theme.h"

#include <QList>
#include <QString>

namespace jumpseat {

class SciText;

/// A planted flaw or control that stands in a text, as the interviewer sees it beside its line.
struct FlawNote {
    int line = 0;
    QString id;    ///< "F1"
    QString words; ///< "off by one, open"
    EventMark glyph = EventMark::FlawOpen;
    Token ink = Token::StateFlaw;

    friend bool operator==(const FlawNote&, const FlawNote&) = default;
    [[nodiscard]] bool isOpenFlaw() const { return glyph == EventMark::FlawOpen; }
    [[nodiscard]] bool isControl() const { return glyph == EventMark::Control; }
};

/// Those of the kit's flaws in `file` whose marker is in `text`, in order of lines.
[[nodiscard]] QList<FlawNote> flawNotes(const SessionModel& model, const FileId& file, const SciText& text);

} // namespace jumpseat
