// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_margin.h"

#include "editor/code_pane.h"
#include "editor/origin_words.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace jumpseat {

namespace {

// px of the design, from the left
constexpr int glyphColumn = 20, letterColumn = 22, letterInset = 4, bandWidth = 7;
constexpr int leastNumberColumn = 34, glyphSize = 11;

QFont numberFont()
{
    QFont font = Theme::instance().code();
    font.setPixelSize(qRound(QFontInfo(font).pixelSize() * 0.92));
    return font;
}

QFont letterFont()
{
    QFont font = Theme::instance().code();
    font.setPixelSize(std::max(10, qRound(QFontInfo(font).pixelSize() * 0.77)));
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

OriginMargin::OriginMargin(CodePane* pane, QWidget* parent)
    : QWidget(parent)
    , m_pane(pane)
{
    setAccessibleName(tr("Line numbers and who wrote each line"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    setMouseTracking(true);
    fitWidth();
    connect(pane, &CodePane::viewChanged, this, [this] { update(); });
    connect(pane, &CodePane::marksChanged, this, [this] {
        fitWidth();
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

int OriginMargin::numberWidth() const
{
    return std::max(leastNumberColumn, QFontMetrics(numberFont()).horizontalAdvance(u'0') * m_digits + letterInset);
}

void OriginMargin::fitWidth()
{
    const int digits = int(QString::number(m_pane->textIndex().lineCount()).size());
    if (digits == m_digits)
        return;
    m_digits = digits;
    setFixedWidth(OriginMargin::sizeHint().width());
}

QSize OriginMargin::sizeHint() const
{
    return { glyphColumn + numberWidth() + letterColumn + bandWidth, 0 };
}

QString OriginMargin::letterAt(int line) const
{
    const auto& lines = m_pane->marks().lines;
    if (line < 0 || line >= lines.size())
        return {};
    if (!m_pane->areOriginsVisible())
        return {};
    const bool isHead = line == 0 || line == m_pane->topLine() || lines.at(line - 1) != lines.at(line);
    return isHead ? QString(originLetter(lines.at(line))) : QString();
}

void OriginMargin::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfaceBase));
    const LineMarks& marks = m_pane->marks();
    const int top = m_pane->topLine();
    const int last = std::min<int>(top + m_pane->linesInView() + 1, int(marks.lines.size()));
    int runStart = marks.runStart(top);
    for (int line = top; line < last; ++line) {
        if (line > top && marks.lines.at(line) != marks.lines.at(line - 1))
            runStart = line;
        paintLine(painter, line, m_pane->lineTop(line), runStart);
    }
    paintGlyphs(painter);
}

void OriginMargin::paintLine(QPainter& painter, int line, int y, int runStart) const
{
    const Theme& theme = Theme::instance();
    const OriginKind kind = m_pane->marks().lines.at(line);
    const int height = m_pane->lineHeight();
    const int numberEnd = glyphColumn + numberWidth();
    if (m_pane->hasFocus() && !m_pane->isReadOnly() && line == m_pane->caretLine())
        painter.fillRect(0, y, width(), height, theme.color(Token::SurfaceCurrent));
    painter.setPen(theme.color(Token::CodeLineno));
    painter.setFont(numberFont());
    painter.drawText(QRect(0, y, numberEnd, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
    painter.setPen(theme.ink(kind));
    painter.setFont(letterFont());
    painter.drawText(
        QRect(numberEnd, y, letterColumn - letterInset, height), Qt::AlignRight | Qt::AlignVCenter, letterAt(line));
    if (!m_pane->areOriginsVisible())
        return;
    // The pattern goes on from line to line as long as the origin does.
    paintOriginBand(
        painter, kind, QRectF(numberEnd + letterColumn, y, bandWidth, height), qreal(line - runStart) * height);
}

void OriginMargin::paintGlyphs(QPainter& painter) const
{
    const QColor base = Theme::instance().color(Token::SurfaceBase);
    for (const FlawNote& note : m_pane->flawNotes()) {
        if (note.isControl())
            continue;
        const int y = m_pane->lineTop(note.line);
        if (y > height() || y < -m_pane->lineHeight())
            continue;
        const qreal top = y + (m_pane->lineHeight() - glyphSize) / 2.0;
        paintGlyph(painter, note.glyph, QRectF(glyphColumn - glyphSize, top, glyphSize, glyphSize), base);
    }
}

void OriginMargin::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_pane->viewport(), event);
}

bool OriginMargin::isOverBand(const QPoint& pos) const
{
    const int line = m_pane->topLine() + pos.y() / std::max(1, m_pane->lineHeight());
    return m_pane->areOriginsVisible() && pos.x() >= glyphColumn + numberWidth()
        && line < m_pane->textIndex().lineCount();
}

void OriginMargin::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isOverBand(event->position().toPoint()))
        return QWidget::mousePressEvent(event);
    const int line = m_pane->topLine() + int(event->position().y()) / std::max(1, m_pane->lineHeight());
    const auto [from, to] = m_pane->stretchOfLine(line);
    Q_EMIT m_pane->originsAsked(from, to);
}

void OriginMargin::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(isOverBand(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QString OriginMargin::tipFor(int y) const
{
    const int line = m_pane->topLine() + y / std::max(1, m_pane->lineHeight());
    const auto& lines = m_pane->marks().lines;
    if (line >= lines.size() || !m_pane->areOriginsVisible())
        return {};
    return tr("Line %1: %2").arg(line + 1).arg(originWord(lines.at(line)));
}

bool OriginMargin::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(tipFor(help->pos().y())), this);
    return true;
}

} // namespace jumpseat
