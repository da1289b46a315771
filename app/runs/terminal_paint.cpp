// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/terminal_colors.h"
#include "runs/terminal_screen.h"
#include "theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int leftEdge = 8, topEdge = 2;

QString textOfCell(const TerminalCell& cell)
{
    const auto end = std::ranges::find(cell.text, U'\0');
    return QString::fromUcs4(cell.text.data(), end - cell.text.begin());
}

/// Fits its cell in every fixed font, so that neighbours can be drawn in one go.
bool isPlain(const TerminalCell& cell)
{
    return cell.width == 1 && cell.text[0] < 0x7F && cell.text[1] == 0;
}

} // namespace

void TerminalScreen::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(viewport());
    const CellLook empty;
    painter.fillRect(viewport()->rect(), cellColors(empty, m_grid && m_grid->isReversed()).ground);
    if (!m_grid)
        return;
    painter.translate(leftEdge - horizontalScrollBar()->value(), topEdge);
    const auto top = size_t(verticalScrollBar()->value());
    const auto count = size_t(viewport()->height() / m_lineHeight + 1);
    for (size_t i = top; i < std::min(m_grid->usedRows(), top + count); ++i)
        paintRow(painter, m_grid->row(i), int(i - top) * m_lineHeight);
    paintCursor(painter, top);
    painter.resetTransform();
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void TerminalScreen::paintRow(QPainter& painter, const TerminalRow& row, int y) const
{
    const size_t written = std::min(row.cells.size(), size_t(columns()));
    for (size_t from = 0; from < written;) {
        size_t to = from + 1;
        if (row.cells[from].width > 1) {
            to = std::min(written, from + 2);
        } else if (isPlain(row.cells[from])) {
            while (to < written && isPlain(row.cells[to]) && row.cells[to].look == row.cells[from].look)
                ++to;
        }
        paintCells(painter, row, from, to, y);
        from = to;
    }
    if (row.rest.ground != CellColor()) {
        const QRectF rest(double(written) * m_cell, y, double(size_t(columns()) - written) * m_cell, m_lineHeight);
        painter.fillRect(rest, cellColors(row.rest, m_grid->isReversed()).ground);
    }
}

/// Cells of one look, either plain ones or a single one of any kind.
void TerminalScreen::paintCells(QPainter& painter, const TerminalRow& row, size_t from, size_t to, int y) const
{
    const CellLook& look = row.cells[from].look;
    const CellColors colors = cellColors(look, m_grid->isReversed());
    const QRectF area(double(from) * m_cell, y, double(to - from) * m_cell, m_lineHeight);
    painter.fillRect(area, colors.ground);
    QString text;
    for (size_t i = from; i < to; ++i)
        text += row.cells[i].width == 0 ? QString()
            : row.cells[i].text[0] == 0 ? QStringLiteral(" ")
                                        : textOfCell(row.cells[i]);
    QFont font = m_font;
    font.setWeight(look.bold ? QFont::Bold : QFont::Normal);
    font.setItalic(look.italic);
    font.setUnderline(look.underline);
    font.setStrikeOut(look.strike);
    painter.setFont(font);
    painter.setPen(colors.ink);
    const bool blank = text.trimmed().isEmpty() && !look.underline && !look.strike;
    if (look.conceal || blank)
        return;
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.drawText(QPointF(area.left(), y + QFontMetricsF(m_font).ascent()), text);
    painter.restore();
}

/// Hollow: it is not this window's.
void TerminalScreen::paintCursor(QPainter& painter, size_t topRow) const
{
    const auto [row, column] = m_grid->cursor();
    const size_t line = m_grid->historySize() + size_t(row);
    if (!m_grid->isCursorVisible() || line < topRow)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().ink(OriginKind::Candidate), 1));
    painter.drawRect(
        QRectF(column * m_cell + 0.5, double(line - topRow) * m_lineHeight + 0.5, m_cell - 1, m_lineHeight - 1));
}

} // namespace jumpseat
