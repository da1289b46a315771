// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace jumpseat {

class CodeArea;

/// For the end-to-end tests: after every paint the file that JUMPSEAT_TRACE_PANE names holds what the code pane shows,
/// as JSON: the file's name and its whole text, taken from the widget and not from the session.
class PaneTrace : public QObject {
    Q_OBJECT
public:
    /// Does nothing unless the variable is set.
    static void attach(QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PaneTrace(const QString& file, QWidget* window);
    void write();

    QString m_file;
    CodeArea* m_code;
    QByteArray m_written;
};

} // namespace jumpseat
