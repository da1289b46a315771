// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/pane_overlay.h"

#include "editor/code_pane.h"
#include "models/shown_text.h"

#include <QPaintEvent>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int flagGap = 10, noteGap = 28, betweenChips = 8; // px of the design, behind the text
constexpr int chipInset = 5, chipRadius = 3, glyphSize = 10, glyphGap = 5, idGap = 5;

QString firstName(const QString& name)
{
    return shownLine(name.trimmed().section(u' ', 0, 0), 24);
}

QRect chipRect(int x, int y, int lineHeight, int width)
{
    const int height = lineHeight - 4;
    return { x, y + 2, width, height };
}

void paintChip(QPainter& painter, const QRect& rect, const QColor& fill)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, chipRadius, chipRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

PaneOverlay::PaneOverlay(CodePane* pane)
    : QWidget(pane)
    , m_pane(pane)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, [this] { update(); });
    connect(pane, &CodePane::caretsChanged, this, &PaneOverlay::watchSelections);
}

void PaneOverlay::setComposition(const QString& text)
{
    m_composition = text;
    update();
}

void PaneOverlay::watchSelections()
{
    const auto& carets = m_pane->carets().all();
    const bool any = std::ranges::any_of(carets, &RemoteCaret::hasSelection);
    if (any && !m_seconds.isActive())
        m_seconds.start();
    else if (!any)
        m_seconds.stop();
}

OriginKind PaneOverlay::kindOf(const RemoteCaret& caret) const
{
    const auto* person = m_pane->model()->state().participant(caret.who);
    return person && person->role == Role::Candidate ? OriginKind::Candidate : OriginKind::Interviewer;
}

bool PaneOverlay::isConnected(const RemoteCaret& caret) const
{
    const auto* person = m_pane->model()->state().participant(caret.who);
    return person && person->connected;
}

QString PaneOverlay::flagText(const RemoteCaret& caret) const
{
    const auto* person = m_pane->model()->state().participant(caret.who);
    QString name = person && !person->name.trimmed().isEmpty() ? firstName(person->name)
        : kindOf(caret) == OriginKind::Candidate               ? tr("Candidate")
                                                               : tr("Interviewer");
    if (!isConnected(caret))
        return tr("%1, offline").arg(name);
    if (!caret.hasSelection())
        return name;
    const QString held = formatDuration(std::max<qint64>(0, m_pane->model()->nowUs() - caret.sinceUs));
    const SciText& text = m_pane->textIndex();
    const int lines = text.lineOf(caret.to()) - text.lineOf(caret.from()) + 1;
    return lines == 1 ? tr("%1, selected for %2").arg(name, held)
                      : tr("%1, selected %2 lines for %3").arg(name).arg(lines).arg(held);
}

void PaneOverlay::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    const int first = m_pane->topLine();
    const int last = std::min(first + m_pane->linesInView() + 1, m_pane->textIndex().lineCount());
    for (const RemoteCaret& caret : m_pane->carets().all()) {
        if (caret.isPlaced)
            paintCaret(painter, caret);
    }
    for (int line = first; line < last; ++line)
        paintLineEnd(painter, line);
    if (!m_composition.isEmpty())
        paintComposition(painter);
}

/// A bar of the person's colour; hollow while they are not connected.
void PaneOverlay::paintCaret(QPainter& painter, const RemoteCaret& caret) const
{
    const QColor color = Theme::instance().origin(kindOf(caret));
    const QPoint at = m_pane->pointOf(caret.head);
    const int height = m_pane->lineHeight();
    if (isConnected(caret)) {
        painter.fillRect(QRect(at.x(), at.y() + 1, 2, height - 2), color);
        return;
    }
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRect(at.x() - 1, at.y() + 1, 3, height - 3));
}

void PaneOverlay::paintLineEnd(QPainter& painter, int line) const
{
    const QPoint end = m_pane->pointOf(m_pane->lineEnd(line));
    int x = end.x();
    int gap = flagGap;
    for (const RemoteCaret& caret : m_pane->carets().all()) {
        if (!caret.isPlaced || m_pane->textIndex().lineOf(caret.head) != line)
            continue;
        x = paintFlag(painter, caret, x + gap, end.y());
        gap = betweenChips;
    }
    gap = gap == flagGap ? noteGap : gap;
    for (const FlawNote& note : m_pane->flawNotes()) {
        if (note.line != line)
            continue;
        x = paintNote(painter, note, x + gap, end.y());
        gap = betweenChips;
    }
}

int PaneOverlay::paintFlag(QPainter& painter, const RemoteCaret& caret, int x, int y) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.caption();
    const QString text = flagText(caret);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 2 * chipInset + 1;
    if (x + width > this->width())
        return x;
    const QRect rect = chipRect(x, y, m_pane->lineHeight(), width);
    paintChip(painter, rect, theme.color(Token::SurfacePanel));
    painter.setFont(font);
    painter.setPen(theme.ink(kindOf(caret)));
    painter.drawText(rect.adjusted(chipInset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    return rect.right() + 1;
}

int PaneOverlay::paintNote(QPainter& painter, const FlawNote& note, int x, int y) const
{
    const Theme& theme = Theme::instance();
    const QFont plain = theme.caption();
    const QFont strong = bold(plain);
    const int idWidth = QFontMetrics(strong).horizontalAdvance(note.id);
    const int wordsWidth = QFontMetrics(plain).horizontalAdvance(note.words);
    const int shortWidth = chipInset + glyphSize + glyphGap + idWidth + chipInset + 1;
    const bool withWords = x + shortWidth + idGap + wordsWidth <= width();
    const int chipWidth = shortWidth + (withWords ? idGap + wordsWidth : 0);
    if (x + chipWidth > width())
        return x;
    const QColor fill = theme.color(note.isOpenFlaw() ? Token::StateFlawWash : Token::SurfacePanel);
    const QRect rect = chipRect(x, y, m_pane->lineHeight(), chipWidth);
    paintChip(painter, rect, fill);
    const qreal glyphTop = rect.top() + (rect.height() - glyphSize) / 2.0;
    paintGlyph(painter, note.glyph, QRectF(rect.left() + chipInset, glyphTop, glyphSize, glyphSize), fill);
    painter.setPen(theme.color(note.ink));
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    const int textX = chipInset + glyphSize + glyphGap;
    painter.setFont(strong);
    painter.drawText(rect.adjusted(textX, 0, 0, 0), flags, note.id);
    painter.setFont(plain);
    if (withWords)
        painter.drawText(rect.adjusted(textX + idWidth + idGap, 0, 0, 0), flags, note.words);
    return rect.right() + 1;
}

void PaneOverlay::paintComposition(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QFont font = theme.code();
    const QPoint at = m_pane->pointOf(m_pane->selection().second);
    const QRect rect(at, QSize(QFontMetrics(font).horizontalAdvance(m_composition) + 2, m_pane->lineHeight()));
    painter.fillRect(rect, theme.color(Token::SurfaceRaised));
    painter.setFont(font);
    painter.setPen(theme.color(Token::Text1));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_composition);
    painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 1, theme.color(Token::Text1));
}

} // namespace jumpseat
