// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace jumpseat {

/// Keeps a file with a picture of the window that is in front, renewed every second. Whoever reads it never meets half
/// a picture: it is written beside and renamed.
class Screenshots : public QObject {
    Q_OBJECT
public:
    explicit Screenshots(QString file, QObject* parent = nullptr);

    void start();
    /// False when there is no window or the file cannot be written.
    bool take();

Q_SIGNALS:
    void taken();

private:
    QString m_file;
    QTimer m_timer;
    bool m_complained = false;
};

} // namespace jumpseat
