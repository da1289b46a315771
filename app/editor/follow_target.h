// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QObject>

namespace jumpseat {

/// Where the candidate is: at their caret, or where they last wrote when no caret is known (as in a recording).
class FollowTarget : public QObject {
    Q_OBJECT
public:
    explicit FollowTarget(SessionModel* model, QObject* parent = nullptr);

    /// Empty: nowhere yet, or only in files that were removed.
    [[nodiscard]] const FileId& file() const { return m_file; }
    /// In the version of the file when they were there; a caret of theirs in the pane is more exact.
    [[nodiscard]] qint32 position() const { return m_position; }
    [[nodiscard]] ParticipantId who() const;

Q_SIGNALS:
    void moved();

private:
    void searchBack();
    bool take(const Event& event);

    SessionModel* m_model;
    FileId m_file;
    qint32 m_position = 0;
};

} // namespace jumpseat
