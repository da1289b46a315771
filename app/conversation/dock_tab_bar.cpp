// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/dock_tab_bar.h"

#include "theme/theme.h"

#include <QPainter>
#include <QStyleOptionTab>

namespace jumpseat {

namespace {

constexpr int padding = 12;
constexpr int beforeCount = 6;

} // namespace

DockTabBar::DockTabBar(QWidget* parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int DockTabBar::insertNamed(int at, const QString& name, const QString& key)
{
    m_counts.insert(at, 0);
    const int index = insertTab(at, name);
    setTabToolTip(index, tr("%1 (%2)").arg(name, key));
    setAccessibleTabName(index, name);
    return index;
}

void DockTabBar::setCount(int index, int count)
{
    if (m_counts.at(index) == count)
        return;
    m_counts[index] = count;
    setAccessibleTabName(index, count > 0 ? tr("%1, %2").arg(tabText(index)).arg(count) : tabText(index));
    const QString text = tabText(index);
    setTabText(index, text + u' '); // makes the bar measure its tabs again
    setTabText(index, text);
}

QSize DockTabBar::tabSizeHint(int index) const
{
    const auto& theme = Theme::instance();
    int width = QFontMetrics(theme.strong()).horizontalAdvance(tabText(index)) + 2 * padding;
    if (m_counts.value(index) > 0)
        width += QFontMetrics(theme.caption()).horizontalAdvance(QString::number(m_counts.at(index))) + beforeCount;
    return { width, std::max(30, QFontMetrics(theme.strong()).height() + 12) };
}

void DockTabBar::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        QStyleOptionTab option;
        initStyleOption(&option, i);
        style()->drawControl(QStyle::CE_TabBarTabShape, &option, &painter, this);
        const bool current = i == currentIndex();
        const QFont font = current ? theme.strong() : theme.body();
        QRect area = tabRect(i).adjusted(padding, 0, 0, 0);
        painter.setFont(font);
        painter.setPen(theme.color(current ? Token::Text1 : Token::Text2));
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, tabText(i));
        area.setLeft(area.left() + QFontMetrics(font).horizontalAdvance(tabText(i)) + beforeCount);
        painter.setFont(theme.caption());
        painter.setPen(theme.color(Token::Text3));
        if (m_counts.at(i) > 0)
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, QString::number(m_counts.at(i)));
        if (current && hasFocus()) {
            painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
            painter.drawRect(tabRect(i).adjusted(3, 4, -3, -3));
        }
    }
}

} // namespace jumpseat
