// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_text_view.h"

#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace jumpseat {

namespace {
constexpr int bottomRoom = 4;
}

RunTextView::RunTextView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    installTextAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Tests and output of the run"));
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    takeFonts();
    m_findSoon.setSingleShot(true);
    m_findSoon.setInterval(250); // what goes on printing need not be searched for every line
    connect(&m_findSoon, &QTimer::timeout, this, [this] { findAgain(false); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        takeFonts();
        updateBars();
        viewport()->update();
    });
}

void RunTextView::takeFonts()
{
    m_font = Theme::instance().code();
    const QFontMetricsF metrics(m_font);
    m_cell = metrics.horizontalAdvance(QString(64, u'M')) / 64;
    m_lineHeight = int(std::ceil(metrics.height() * 1.25));
}

void RunTextView::showRun(const RunState* run)
{
    const RunText::Change change = m_text.take(run);
    if (change == RunText::Change::None)
        return;
    if (change == RunText::Change::Anew) {
        m_anchor = m_caret = 0;
        m_atEnd = true;
    }
    updateBars();
    // Tests stand above what was printed, and are what one wants to see.
    if (change == RunText::Change::Anew && m_text.lineCount() > 0 && m_text.line(0).kind <= RunText::Kind::Skipped)
        verticalScrollBar()->setValue(0);
    if (!m_needle.isEmpty())
        m_findSoon.start();
    viewport()->update();
}

void RunTextView::updateBars()
{
    const int lines = std::max(1, (viewport()->height() - bottomRoom) / m_lineHeight);
    auto* down = verticalScrollBar();
    const bool atEnd = m_atEnd;
    down->setPageStep(lines);
    down->setRange(0, std::max(0, int(m_text.lineCount()) - lines));
    if (atEnd)
        down->setValue(down->maximum());
    m_atEnd = down->value() >= down->maximum();
    auto* across = horizontalScrollBar();
    const int room = viewport()->width() - left();
    across->setPageStep(std::max(1, room));
    across->setSingleStep(int(m_cell * 4));
    across->setRange(0, std::max(0, int(double(m_text.longest() + 1) * m_cell) - room));
}

void RunTextView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void RunTextView::scrollContentsBy(int, int)
{
    m_atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    viewport()->update();
}

void RunTextView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        viewport()->update();
}

// ---------------------------------------------------------------------------------------------------- finding

void RunTextView::setNeedle(const QString& needle)
{
    m_needle = needle;
    findAgain(true);
}

void RunTextView::findAgain(bool andGo)
{
    const qsizetype before = m_match >= 0 && m_match < m_matches.size() ? m_matches.at(m_match) : -1;
    m_matches = m_text.find(m_needle);
    m_match = before < 0 ? -1 : std::ranges::lower_bound(m_matches, before) - m_matches.begin();
    if (m_match >= m_matches.size())
        m_match = m_matches.isEmpty() ? -1 : 0;
    if (andGo && !m_matches.isEmpty()) {
        const int top = verticalScrollBar()->value();
        const qsizetype from = top < m_text.lineCount() ? m_text.line(top).from : 0;
        const auto next = std::ranges::lower_bound(m_matches, before >= 0 ? before : from);
        m_match = next == m_matches.end() ? 0 : next - m_matches.begin();
        goTo(m_matches.at(m_match));
    }
    viewport()->update();
    Q_EMIT matchesChanged();
}

void RunTextView::stepMatch(int direction)
{
    if (m_matches.isEmpty())
        return;
    m_match = (std::max<qsizetype>(m_match, 0) + direction + m_matches.size()) % m_matches.size();
    goTo(m_matches.at(m_match));
    viewport()->update();
    Q_EMIT matchesChanged();
}

void RunTextView::goTo(qsizetype position)
{
    const qsizetype index = m_text.lineAt(position);
    auto* down = verticalScrollBar();
    if (index < down->value() || index >= down->value() + down->pageStep())
        down->setValue(int(index) - down->pageStep() / 2);
    const int x = int(columnX(index, position - m_text.line(index).from));
    auto* across = horizontalScrollBar();
    if (x < across->value() || x + int(m_cell * double(m_needle.size())) > across->value() + across->pageStep())
        across->setValue(x - across->pageStep() / 3);
}

// -------------------------------------------------------------------------------------------------- selection

std::pair<qsizetype, qsizetype> RunTextView::readableSelection() const
{
    return std::minmax(m_anchor, m_caret);
}

QString RunTextView::selectedText() const
{
    const auto [from, to] = readableSelection();
    return m_text.text().sliced(from, to - from);
}

void RunTextView::selectAll()
{
    m_anchor = 0;
    m_caret = m_text.text().size();
    viewport()->update();
}

void RunTextView::copy() const
{
    if (m_anchor != m_caret)
        QApplication::clipboard()->setText(selectedText());
}

qsizetype RunTextView::positionAt(QPoint point) const
{
    if (m_text.lineCount() == 0)
        return 0;
    const qsizetype row = verticalScrollBar()->value() + qsizetype(std::floor(double(point.y()) / m_lineHeight));
    const qsizetype index = std::clamp<qsizetype>(row, 0, m_text.lineCount() - 1);
    return m_text.line(index).from + columnAt(index, point.x() - left() + horizontalScrollBar()->value());
}

void RunTextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_caret = positionAt(event->pos());
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = m_caret;
    viewport()->update();
}

void RunTextView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int beyond = event->pos().y() < 0 ? -1 : event->pos().y() > viewport()->height() ? 1 : 0;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond);
    m_caret = positionAt(event->pos());
    viewport()->update();
}

void RunTextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QString& text = m_text.text();
    const auto isWord = [&](qsizetype at) {
        return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at) == u'_');
    };
    m_anchor = m_caret = positionAt(event->pos());
    while (isWord(m_anchor - 1))
        --m_anchor;
    while (isWord(m_caret))
        ++m_caret;
    viewport()->update();
}

/// From the top line in view when nothing is selected yet.
void RunTextView::extendByLine(int direction)
{
    if (m_text.lineCount() == 0)
        return;
    if (m_anchor == m_caret)
        m_anchor = m_caret =
            m_text.line(std::min<qsizetype>(verticalScrollBar()->value(), m_text.lineCount() - 1)).from;
    const qsizetype index = m_text.lineAt(m_caret) + direction;
    m_caret = index < 0 ? 0 : index >= m_text.lineCount() ? m_text.text().size() : m_text.line(index).from;
    goTo(m_caret);
    viewport()->update();
}

void RunTextView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->matches(QKeySequence::SelectNextLine))
        extendByLine(1);
    else if (event->matches(QKeySequence::SelectPreviousLine))
        extendByLine(-1);
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(event->key() == Qt::Key_Home ? 0 : verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void RunTextView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QAction* copying = menu.addAction(tr("Copy"), this, &RunTextView::copy);
    copying->setEnabled(m_anchor != m_caret);
    menu.addAction(tr("Select all"), this, &RunTextView::selectAll);
    menu.exec(event->globalPos());
}

} // namespace jumpseat
