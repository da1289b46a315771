// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_strip.h"

#include "editor/code_pane.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

namespace jumpseat {

namespace {

// px of the design
constexpr int stripWidth = 17, stripBandLeft = 4, stripBandWidth = 8, firstLineTop = 8;
constexpr qreal roomyPitch = 5;

} // namespace

OriginStrip::OriginStrip(CodePane* pane, QWidget* parent)
    : QWidget(parent)
    , m_pane(pane)
{
    setFixedWidth(stripWidth);
    setAccessibleName(tr("Whole file by origin; drag to scroll"));
    connect(pane, &CodePane::viewChanged, this, [this] { update(); });
    connect(pane, &CodePane::marksChanged, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

QSize OriginStrip::sizeHint() const
{
    return { stripWidth, 0 };
}

qreal OriginStrip::pitch() const
{
    const auto lines = std::max<qsizetype>(1, m_pane->marks().lines.size());
    return std::min(roomyPitch, qreal(height() - 2 * firstLineTop) / qreal(lines));
}

void OriginStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(0, 0, 1, height(), theme.color(Token::LineSoft));
    paintRuns(painter);
    const auto lines = m_pane->marks().lines.size();
    if (lines <= m_pane->linesInView())
        return; // all is in view
    const qreal top = firstLineTop - 2 + m_pane->topLine() * pitch();
    const qreal tall = std::max(6.0, m_pane->linesInView() * pitch() + 2);
    painter.setPen(theme.color(Token::LineControl));
    painter.drawRect(QRectF(1.5, std::floor(top) + 0.5, stripWidth - 3, std::floor(tall)));
}

/// One band for each run of lines; lines thinner than a pixel share it with their neighbours.
void OriginStrip::paintRuns(QPainter& painter) const
{
    const auto& lines = m_pane->marks().lines;
    const qreal step = pitch();
    if (!m_pane->areOriginsVisible()) { // it stays the scroll bar: how much there is, not whose
        const QRectF all(stripBandLeft, firstLineTop, stripBandWidth, qreal(lines.size()) * step);
        painter.fillRect(all, Theme::instance().color(Token::LineSoft));
        return;
    }
    qsizetype from = 0;
    for (qsizetype line = 1; line <= lines.size(); ++line) {
        if (line < lines.size() && lines.at(line) == lines.at(from))
            continue;
        const int top = firstLineTop + qRound(qreal(from) * step);
        const int bottom = std::max(top + 1, firstLineTop + qRound(qreal(line) * step));
        paintOriginBand(painter, lines.at(from), QRectF(stripBandLeft, top, stripBandWidth, bottom - top));
        from = line;
    }
}

void OriginStrip::goTo(qreal y)
{
    const int line = int((y - firstLineTop) / std::max(pitch(), 0.01));
    m_pane->scrollToLine(line - m_pane->linesInView() / 2);
}

void OriginStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->position().y());
}

void OriginStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position().y());
}

void OriginStrip::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_pane->viewport(), event);
}

} // namespace jumpseat
