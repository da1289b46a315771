// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/rubric_header.h"

#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

RubricHeader::RubricHeader(const QString& rubric, QWidget* parent)
    : QWidget(parent)
    , m_rubric(rubric)
{
    refresh();
}

void RubricHeader::setProgress(int scored, int of)
{
    m_progress = tr("%1 of %2 scored").arg(scored).arg(of);
    refresh();
}

void RubricHeader::setSeenBy(const QString& words)
{
    m_seenBy = words;
    refresh();
}

void RubricHeader::refresh()
{
    setAccessibleName(tr("Rubric %1, %2, %3").arg(m_rubric, m_progress, m_seenBy));
    update();
}

QSize RubricHeader::sizeHint() const
{
    return { 300, std::max(30, QFontMetrics(Theme::instance().strong()).height() + 12) };
}

void RubricHeader::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceWindow));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::Line1));
    QRect area(12, 0, width() - 22, height() - 1);

    const QFontMetrics caption(theme.caption());
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, m_seenBy);
    area.setRight(area.right() - caption.horizontalAdvance(m_seenBy) - 4);
    const QRect lock(area.right() - 11, area.center().y() - 5, 12, 12);
    painter.drawPixmap(
        lock, iconPixmap(QStringLiteral("lock"), theme.color(Token::Text3), lock.size(), devicePixelRatioF()));
    area.setRight(lock.left() - 9);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, m_progress);
    area.setRight(area.right() - caption.horizontalAdvance(m_progress) - 8);

    painter.setFont(theme.strong());
    painter.setPen(theme.color(Token::Text1));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, tr("Rubric"));
    area.setLeft(area.left() + QFontMetrics(theme.strong()).horizontalAdvance(tr("Rubric")) + 8);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
        caption.elidedText(m_rubric, Qt::ElideRight, std::max(0, area.width())));
}

} // namespace jumpseat
