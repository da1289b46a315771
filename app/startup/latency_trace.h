// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QFile>
#include <QList>

namespace jumpseat {

/// For the measurements: writes a line for each edit to the file that JUMPSEAT_TRACE_EDITS names: the event's seq, when
/// it stood painted in the window, when it was known to be on the disk, when the host had recorded it and when the
/// window applied it (microseconds of the wall clock).
class LatencyTrace : public QObject {
    Q_OBJECT
public:
    /// Does nothing unless the variable is set.
    static void attach(SessionModel* model, QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    LatencyTrace(const QString& file, SessionModel* model, QWidget* window);
    void painted();
    void saved();
    void write();

    struct Edit {
        Seq seq;
        qint64 recordedUs, appliedUs;
        qint64 paintedUs;
        qint64 savedUs;
    };
    SessionModel* m_model;
    QFile m_file;
    QList<Edit> m_edits;
};

} // namespace jumpseat
