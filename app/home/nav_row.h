// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace jumpseat {

/// One place of the program in the bar on the left: icon, name, how many.
class NavRow : public QAbstractButton {
    Q_OBJECT
public:
    NavRow(const QString& icon, const QString& name, QWidget* parent = nullptr);

    void setCount(qsizetype count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon, m_count;
};

} // namespace jumpseat
