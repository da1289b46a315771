// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/panel_row.h"

#include "theme/icon_engine.h"
#include "theme/labels.h"

#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int padding = 12;
constexpr int gap = 8;
constexpr int markWidth = 16;
constexpr QSize barSize(44, 6);

void paintCheckBox(QPainter& painter, const QRect& box, bool checked)
{
    const Theme& theme = Theme::instance();
    const int top = box.y() + (box.height() - 13) / 2; // on a whole pixel
    const QRectF square(box.x() + 0.5, top + 0.5, 12, 12);
    painter.setPen(theme.color(checked ? Token::AccentFill : Token::LineControl));
    painter.setBrush(theme.color(checked ? Token::AccentFill : Token::SurfaceBase));
    painter.drawRoundedRect(square, 2, 2);
    if (!checked)
        return;
    painter.setPen(QPen(theme.color(Token::TextOnAccent), 1.6));
    const QPointF o = square.topLeft();
    painter.drawPolyline(QPolygonF { o + QPointF(2.5, 6.1), o + QPointF(5.1, 8.5), o + QPointF(9.5, 3.5) });
}

} // namespace

void paintShares(QPainter& painter, const QList<Provenance::Share>& shares, const QRect& box)
{
    qint64 total = 0;
    for (const Provenance::Share& share : shares)
        total += share.units;
    qreal x = box.left();
    for (const Provenance::Share& share : shares) {
        const qreal width = qreal(box.width()) * share.units / qreal(qMax<qint64>(total, 1));
        const QRectF part(x, box.top(), qMax(1.0, width - (share.kind == shares.last().kind ? 0 : 1)), box.height());
        painter.fillRect(part, Theme::instance().origin(share.kind));
        x += width;
    }
}

PanelRow::PanelRow(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void PanelRow::setLook(const RowLook& look)
{
    m_look = look;
    setToolTip(plainToolTip(look.toolTip.isEmpty() ? look.text : look.toolTip));
    setAccessibleName(
        look.accessibleText.isEmpty() ? look.text + QStringLiteral(", ") + look.detail : look.accessibleText);
    update();
}

QSize PanelRow::sizeHint() const
{
    return { 160, Theme::instance().rowHeight() };
}

void PanelRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event); // Up and Down walk along the neighbours
}

void PanelRow::paintMark(QPainter& painter, const QRect& box) const
{
    const Theme& theme = Theme::instance();
    const QColor background = theme.color(m_look.selected ? Token::SurfaceSelected : Token::SurfacePanel);
    if (const auto* icon = std::get_if<QString>(&m_look.mark)) {
        const QPixmap pixmap = iconPixmap(*icon, theme.color(Token::Text2), { 16, 16 }, devicePixelRatio());
        painter.drawPixmap(QRect(box.x(), box.y() + (box.height() - 16) / 2, 16, 16), pixmap);
    } else if (const auto* glyph = std::get_if<EventMark>(&m_look.mark)) {
        paintGlyph(painter, *glyph, QRectF(box.x() + 1, box.y() + (box.height() - 12) / 2.0, 12, 12), background);
    } else if (const auto* origin = std::get_if<OriginKind>(&m_look.mark)) {
        paintOriginBand(painter, *origin, QRect(box.x() + 2, box.y() + (box.height() - 10) / 2, 10, 10));
    } else {
        paintCheckBox(painter, box, std::get<CheckMark>(m_look.mark).checked);
    }
}

/// Returns the width that is taken.
int PanelRow::paintRight(QPainter& painter, const QRect& inner) const
{
    const Theme& theme = Theme::instance();
    if (!m_look.shares.isEmpty()) {
        const QRect bar(QPoint(inner.right() + 1 - barSize.width(), inner.center().y() - 2), barSize);
        paintShares(painter, m_look.shares, bar);
        return barSize.width() + gap;
    }
    if (m_look.detail.isEmpty())
        return 0;
    painter.setFont(theme.caption());
    painter.setPen(theme.color(m_look.detailInk));
    const int room = inner.width() / 2;
    const QString text = painter.fontMetrics().elidedText(m_look.detail, Qt::ElideMiddle, room);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, text);
    return painter.fontMetrics().horizontalAdvance(text) + gap;
}

void PanelRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_look.selected)
        painter.fillRect(rect(), theme.color(Token::SurfaceSelected));
    else if (isDown() || underMouse())
        painter.fillRect(rect(), theme.color(isDown() ? Token::SurfacePressed : Token::SurfaceHover));
    if (m_look.selected)
        painter.fillRect(QRect(0, 0, 2, height()), theme.color(Token::AccentFill));
    QRect inner = rect().adjusted(padding, 0, -10, 0);
    paintMark(painter, QRect(inner.left(), inner.top(), markWidth, inner.height()));
    inner.setLeft(inner.left() + markWidth + gap - (std::holds_alternative<CheckMark>(m_look.mark) ? 2 : 0));
    inner.setRight(inner.right() - paintRight(painter, inner));
    painter.setFont(theme.body());
    painter.setPen(theme.color(m_look.quiet ? Token::Text3 : Token::Text1));
    painter.drawText(
        inner, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_look.text, Qt::ElideRight, inner.width()));
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace jumpseat
