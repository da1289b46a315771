// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/message_layout.h"

#include "theme/theme.h"

#include <QPainter>

#include <cmath>

namespace jumpseat {

namespace {

constexpr int betweenBlocks = 6;
constexpr int codePadding = 8;

QFont codeFont()
{
    QFont font = Theme::instance().code();
    font.setPixelSize(std::max(11, font.pixelSize() - 1));
    return font;
}

QList<QTextLayout::FormatRange> formats(const MessageBlock& block)
{
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat format;
    format.setFont(codeFont());
    for (const auto& span : block.inlineCode)
        ranges.append({ int(span.start), int(span.length), format });
    return ranges;
}

/// Lines of prose are 18 px apart at 13 px of text, those of code 1.4 times their size.
qreal lineStep(bool code)
{
    const QFont font = code ? codeFont() : Theme::instance().body();
    const qreal size = QFontInfo(font).pixelSize();
    return std::max(std::ceil(size * 1.4), std::ceil(QFontMetricsF(font).height()));
}

} // namespace

MessageLayout::MessageLayout(const QString& text, int width)
    : m_width(std::max(width, 60))
{
    for (const MessageBlock& block : messageBlocks(text))
        add(block);
}

void MessageLayout::add(const MessageBlock& block)
{
    Part part;
    part.code = block.code;
    part.top = m_height + (m_parts.empty() ? 0 : betweenBlocks);
    part.layout = std::make_unique<QTextLayout>(block.text, block.code ? codeFont() : Theme::instance().body());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(codeFont()).horizontalAdvance(u' '));
    part.layout->setTextOption(option);
    part.layout->setFormats(formats(block));
    part.layout->setCacheEnabled(true);
    const int padding = block.code ? codePadding : 0;
    const qreal step = lineStep(block.code);
    qreal y = 0;
    part.layout->beginLayout();
    for (QTextLine line = part.layout->createLine(); line.isValid(); line = part.layout->createLine()) {
        line.setLineWidth(m_width - 2 * padding);
        line.setPosition({ 0, y + std::floor((step - line.height()) / 2) });
        y += step;
    }
    part.layout->endLayout();
    part.height = int(std::ceil(y)) + (block.code ? codePadding : 0) * 1;
    m_height = part.top + part.height;
    m_parts.push_back(std::move(part));
}

void MessageLayout::paint(QPainter& painter, const QPoint& at, const QRect& clip) const
{
    const auto& theme = Theme::instance();
    for (const Part& part : m_parts) {
        QPointF origin = at + QPoint(0, part.top);
        const QRectF box(origin.x() + 0.5, origin.y() + 0.5, m_width - 1, part.height - 1);
        if (!box.toAlignedRect().intersects(clip))
            continue;
        if (part.code) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(theme.color(Token::LineSoft));
            painter.setBrush(theme.color(Token::SurfacePanel));
            painter.drawRoundedRect(box, 4, 4);
            painter.restore();
            origin += QPointF(codePadding, codePadding / 2.0);
        }
        painter.setPen(theme.color(part.code ? Token::CodeText : Token::Text1));
        part.layout->draw(&painter, origin, {}, clip);
    }
}

} // namespace jumpseat
