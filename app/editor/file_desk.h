// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QCoreApplication>

namespace jumpseat {

/// What the person at this desk may do to a file as a whole, and why not. It asks the host; what comes of that
/// arrives as an event like what everybody else does.
class FileDesk {
    Q_DECLARE_TR_FUNCTIONS(FileDesk)
public:
    explicit FileDesk(SessionModel* model)
        : m_model(model)
    {
    }

    // Empty: it is possible now.
    [[nodiscard]] QString whyNotAdd() const;
    [[nodiscard]] QString whyNotChange(const FileId& file) const; ///< rename or remove
    [[nodiscard]] QString whyNotRestore(const FileId& file) const;
    /// The host's own rules, asked before it is: `file` is the one to be renamed, empty for a new one.
    [[nodiscard]] QString whyNotName(const QString& name, const FileId& file) const;

    /// Changing files belongs to a session that goes on: else nothing of it is shown.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QList<FileId> removedFiles() const; ///< the last one first
    [[nodiscard]] QString nameOf(const FileId& file) const;

    void add(const QString& name);
    void rename(const FileId& file, const QString& name);
    void remove(const FileId& file);
    void restore(const FileId& file);

private:
    SessionModel* m_model;
};

/// The file, unless it is unknown or removed.
[[nodiscard]] const FileState* shownFile(const SessionState& state, const FileId& file);

} // namespace jumpseat
