// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the pane looks, and its menu.
#include "editor/code_pane.h"
#include "editor/pane_overlay.h"
#include "editor/pane_sync.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QStyle>
#include <QVariantAnimation>
#include <QWheelEvent>

namespace jumpseat {

namespace {

constexpr int followScrollMs = 120;
constexpr int calmLines = 3; // nearer to an edge than this is not "well in view"

} // namespace

int CodePane::topLine() const
{
    return int(sendSci(*this, SCI_GETFIRSTVISIBLELINE));
}

int CodePane::linesInView() const
{
    return int(sendSci(*this, SCI_LINESONSCREEN));
}

int CodePane::lineHeight() const
{
    return int(sendSci(*this, SCI_TEXTHEIGHT, 0));
}

int CodePane::lineTop(int line) const
{
    return (line - topLine()) * lineHeight();
}

QPoint CodePane::pointOf(qint32 pos) const
{
    const long byte = m_text.toByte(pos);
    return { int(sendSci(*this, SCI_POINTXFROMPOSITION, 0, byte)), lineTop(m_text.lineOf(pos)) };
}

qint32 CodePane::lineEnd(int line) const
{
    return m_text.fromByte(sendSci(*this, SCI_GETLINEENDPOSITION, line));
}

std::pair<qint32, qint32> CodePane::stretchOfLine(int line) const
{
    const qint32 from = m_text.lineStart(line);
    const qint32 end = lineEnd(line);
    return { from, end > from ? end : std::min(end + 1, m_text.length()) };
}

int CodePane::caretLine() const
{
    return int(sendSci(*this, SCI_LINEFROMPOSITION, sendSci(*this, SCI_GETCURRENTPOS)));
}

/// A change of the first line that the program makes itself, so that it is not taken for the user's scrolling.
void CodePane::setTopLine(int line)
{
    if (line != topLine())
        sendSci(*this, SCI_SETFIRSTVISIBLELINE, line);
    keepTop();
}

void CodePane::keepTop()
{
    noteScroll(false);
}

void CodePane::noteScroll(bool byUser)
{
    const int top = topLine();
    if (std::exchange(m_expectedTop, top) == top)
        return;
    m_spansStale = true;
    queueMarks();
    Q_EMIT viewChanged();
    if (!byUser)
        return;
    if (m_scroll)
        m_scroll->stop();
    Q_EMIT userScrolled();
}

void CodePane::reveal(qint32 pos, bool animated)
{
    const int line = m_text.lineOf(std::clamp(pos, 0, m_text.length()));
    const int rows = linesInView();
    const int top =
        m_scroll && m_scroll->state() == QAbstractAnimation::Running ? m_scroll->endValue().toInt() : topLine();
    const int calm = std::min(calmLines, rows / 4);
    if (line >= top + (top > 0 ? calm : 0) && line < top + rows - calm)
        return;
    const int wanted = std::clamp(line - rows / 3, 0, std::max(0, m_text.lineCount() - rows));
    const int ms = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    delete std::exchange(m_scroll, nullptr);
    if (!animated || ms <= 0 || !isVisible()) {
        setTopLine(wanted);
        return;
    }
    m_scroll = new QVariantAnimation(this);
    m_scroll->setDuration(followScrollMs);
    m_scroll->setStartValue(topLine());
    m_scroll->setEndValue(wanted);
    connect(m_scroll, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) { setTopLine(v.toInt()); });
    m_scroll->start();
}

void CodePane::scrollToLine(int line)
{
    if (m_scroll)
        m_scroll->stop();
    setTopLine(std::clamp(line, 0, std::max(0, m_text.lineCount() - linesInView())));
    Q_EMIT userScrolled();
}

void CodePane::select(qint32 from, qint32 to)
{
    sendSci(*this, SCI_SETSELECTION, m_text.toByte(to), m_text.toByte(from));
}

std::pair<qint32, qint32> CodePane::selection() const
{
    return { m_text.fromByte(sendSci(*this, SCI_GETSELECTIONSTART)),
        m_text.fromByte(sendSci(*this, SCI_GETSELECTIONEND)) };
}

QString CodePane::selectionText() const
{
    return m_text.bytesBetween(sendSci(*this, SCI_GETSELECTIONSTART), sendSci(*this, SCI_GETSELECTIONEND));
}

/// Ctrl and the wheel would zoom: the size of text follows the system's font.
void CodePane::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier)
        event->ignore();
    else
        QsciScintilla::wheelEvent(event);
    noteScroll(true);
}

void CodePane::resizeEvent(QResizeEvent* event)
{
    QsciScintilla::resizeEvent(event);
    m_overlay->setGeometry(viewport()->geometry());
    keepTop();
    m_spansStale = true;
    queueMarks();
}

void CodePane::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    auto [from, to] = selection();
    if (from == to) {
        const QPoint at = viewport()->mapFromGlobal(event->globalPos());
        const int line = byKey ? caretLine() : topLine() + at.y() / std::max(1, lineHeight());
        std::tie(from, to) = stretchOfLine(std::clamp(line, 0, m_text.lineCount() - 1));
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copyAction = menu->addAction(tr("Copy"), this, [this] { copy(); });
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(!selectionText().isEmpty());
    menu->addSeparator();
    menu->addAction(tr("Who wrote this?"), this, [this, from, to] { Q_EMIT originsAsked(from, to); })
        ->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    menu->popup(byKey ? viewport()->mapToGlobal(pointOf(from) + QPoint(0, lineHeight())) : event->globalPos());
    event->accept();
}

} // namespace jumpseat
