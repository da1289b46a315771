// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace jumpseat {

/// Tabs with a quiet number behind the word: "Assistant 9".
class DockTabBar : public QTabBar {
    Q_OBJECT
public:
    explicit DockTabBar(QWidget* parent = nullptr);

    int addNamed(const QString& name, const QString& key) { return insertNamed(count(), name, key); }
    int insertNamed(int at, const QString& name, const QString& key);
    void setCount(int index, int count);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;

private:
    QList<int> m_counts;
};

} // namespace jumpseat
