// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_text_view.h"
#include "theme/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace jumpseat {

namespace {

constexpr int gutter = 46;
constexpr int glyphLeft = 16;
constexpr int bandLeft = 38;

Token inkOf(RunText::Kind kind)
{
    switch (kind) {
    case RunText::Kind::Failed:
    case RunText::Kind::In: return Token::Text1;
    case RunText::Kind::Passed:
    case RunText::Kind::Skipped:
    case RunText::Kind::Err: return Token::Text2;
    case RunText::Kind::Message:
    case RunText::Kind::Out: return Token::CodeText;
    case RunText::Kind::Heading: return Token::Text3;
    }
    return Token::CodeText;
}

EventMark glyphOfLine(RunText::Kind kind)
{
    switch (kind) {
    case RunText::Kind::Failed: return EventMark::Fail;
    case RunText::Kind::Passed: return EventMark::Pass;
    default: return EventMark::None;
    }
}

/// In the gutter, so that what is printed in a colour is also printed in words.
QString streamWord(RunText::Kind kind)
{
    switch (kind) {
    case RunText::Kind::Err: return RunTextView::tr("err", "standard error output");
    case RunText::Kind::In: return RunTextView::tr("in", "standard input");
    case RunText::Kind::Skipped: return RunTextView::tr("skip", "a skipped test");
    default: return {};
    }
}

QTextLayout* laidOut(QStringView text, const QFont& font)
{
    auto* layout = new QTextLayout(text.toString(), font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout->setTextOption(option);
    layout->beginLayout();
    layout->createLine();
    layout->endLayout();
    return layout;
}

} // namespace

int RunTextView::left() const
{
    return gutter;
}

/// One cell a character: then nothing needs to be laid out to know where a column is.
bool RunTextView::isNarrow(qsizetype index) const
{
    return std::ranges::all_of(m_text.textOf(index), [](QChar c) { return c.unicode() < 0x80; });
}

double RunTextView::columnX(qsizetype index, qsizetype column) const
{
    if (isNarrow(index))
        return double(column) * m_cell;
    const std::unique_ptr<QTextLayout> layout(laidOut(m_text.textOf(index), m_font));
    return layout->lineAt(0).cursorToX(int(column));
}

qsizetype RunTextView::columnAt(qsizetype index, double x) const
{
    const qsizetype length = m_text.line(index).length;
    if (isNarrow(index))
        return std::clamp<qsizetype>(std::llround(x / m_cell), 0, length);
    const std::unique_ptr<QTextLayout> layout(laidOut(m_text.textOf(index), m_font));
    return std::clamp<qsizetype>(layout->lineAt(0).xToCursor(x), 0, length);
}

void RunTextView::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(Token::SurfaceBase));
    if (m_text.lineCount() == 0) {
        painter.setFont(theme.body());
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(
            viewport()->rect().adjusted(glyphLeft, 8, -8, 0), Qt::AlignLeft | Qt::AlignTop, tr("No output."));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const qsizetype top = verticalScrollBar()->value();
    const qsizetype count = viewport()->height() / m_lineHeight + 2;
    for (qsizetype i = top; i < std::min(m_text.lineCount(), top + count); ++i)
        paintLine(painter, i, int(i - top) * m_lineHeight + 2);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void RunTextView::paintPatch(
    QPainter& painter, qsizetype index, qsizetype from, qsizetype to, int y, const QColor& color) const
{
    const RunText::Line& line = m_text.line(index);
    const qsizetype first = std::max<qsizetype>(0, from - line.from);
    const qsizetype last = std::min(line.length, to - line.from);
    if (first > line.length || last < first)
        return;
    const double begin = columnX(index, first);
    // What goes on in the next line says so with half a cell.
    const double end = columnX(index, last) + (to > line.from + line.length ? m_cell / 2 : 0);
    painter.fillRect(QRectF(gutter - horizontalScrollBar()->value() + begin, y, end - begin, m_lineHeight), color);
}

void RunTextView::paintLine(QPainter& painter, qsizetype index, int y) const
{
    const auto& theme = Theme::instance();
    const RunText::Line& line = m_text.line(index);
    painter.save();
    painter.setClipRect(QRect(gutter, y, viewport()->width() - gutter, m_lineHeight));
    const auto [from, to] = readableSelection();
    if (from != to)
        paintPatch(painter, index, from, to, y, theme.color(Token::SurfaceSelected));
    for (auto it = std::ranges::lower_bound(m_matches, line.from);
        it != m_matches.end() && *it <= line.from + line.length; ++it) {
        const bool current = it - m_matches.begin() == m_match;
        paintPatch(painter, index, *it, *it + m_needle.size(), y, theme.color(Token::StateFlawWash));
        if (current) {
            const double x = gutter - horizontalScrollBar()->value() + columnX(index, *it - line.from);
            painter.fillRect(
                QRectF(x, y + m_lineHeight - 2, m_cell * double(m_needle.size()), 2), theme.color(Token::AccentText));
        }
    }
    const QStringView text = m_text.textOf(index);
    QFont font = m_font;
    font.setWeight(
        line.kind == RunText::Kind::Failed || line.kind == RunText::Kind::In ? QFont::DemiBold : QFont::Normal);
    painter.setFont(line.kind == RunText::Kind::Heading ? theme.caption() : font);
    painter.setPen(theme.color(inkOf(line.kind)));
    const double x = gutter - horizontalScrollBar()->value();
    const double baseline = y + (m_lineHeight + QFontMetricsF(m_font).ascent() - QFontMetricsF(m_font).descent()) / 2;
    const auto part = [&](qsizetype begin, qsizetype end) {
        // Of a long plain line only what is in view is shaped.
        if (isNarrow(index)) {
            const auto first = std::max<qsizetype>(begin, qsizetype((gutter - x) / m_cell) - 1);
            const auto last = std::min<qsizetype>(end, first + qsizetype(viewport()->width() / m_cell) + 2);
            if (last > first)
                painter.drawText(
                    QPointF(x + double(first) * m_cell, baseline), text.sliced(first, last - first).toString());
        } else {
            const std::unique_ptr<QTextLayout> layout(laidOut(text.sliced(begin, end - begin), painter.font()));
            layout->draw(&painter, QPointF(x + columnX(index, begin), baseline - layout->lineAt(0).ascent()));
        }
    };
    const qsizetype quiet = std::min(line.quietFrom, line.length);
    part(0, quiet);
    if (quiet < line.length) {
        painter.setFont(m_font);
        painter.setPen(theme.color(Token::Text3));
        part(quiet, line.length);
    }
    painter.restore();
    paintGutter(painter, line, y);
}

void RunTextView::paintGutter(QPainter& painter, const RunText::Line& line, int y) const
{
    const auto& theme = Theme::instance();
    const EventMark mark = glyphOfLine(line.kind);
    if (mark != EventMark::None)
        paintMark(
            painter, mark, QRectF(glyphLeft, y + (m_lineHeight - 12) / 2.0, 12, 12), theme.color(Token::SurfaceBase));
    const QString word = line.isFirst || line.kind == RunText::Kind::Skipped ? streamWord(line.kind) : QString();
    if (!word.isEmpty()) {
        painter.setFont(theme.caption());
        painter.setPen(theme.color(Token::Text3));
        painter.drawText(QRect(0, y, bandLeft - 4, m_lineHeight), Qt::AlignRight | Qt::AlignVCenter, word);
    }
    if (line.kind == RunText::Kind::Err)
        painter.fillRect(QRect(bandLeft, y, 2, m_lineHeight), theme.color(Token::LineControl));
    else if (line.kind == RunText::Kind::In)
        painter.fillRect(QRect(bandLeft, y, 2, m_lineHeight), theme.color(Token::AccentFill));
    else if (line.kind == RunText::Kind::Message)
        painter.fillRect(QRect(bandLeft, y, 2, m_lineHeight), theme.color(Token::StateFail));
}

} // namespace jumpseat
