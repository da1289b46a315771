// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who wrote what is shown: the marks in the text, and the answer to the question.
#include "editor/code_area.h"
#include "editor/code_pane.h"
#include "editor/files_bar.h"
#include "editor/origin_legend.h"
#include "editor/origin_popover.h"
#include "editor/pane_frame.h"
#include "editor/pane_sync.h"

namespace jumpseat {

namespace {

/// "line 12", "lines 12 to 14", and for less than a line how much.
QString questionWords(const SciText& text, qint32 from, qint32 to)
{
    const int first = text.lineOf(from) + 1;
    const int last = text.lineOf(std::max(from, to - 1)) + 1;
    return first == last ? CodeArea::tr("Who wrote this in line %1").arg(first)
                         : CodeArea::tr("Who wrote this in lines %1 to %2").arg(first).arg(last);
}

/// Where the stretch stands in the window, as far as it is in view.
QRect placeInWindow(const CodePane& pane, qint32 from, qint32 to)
{
    const QWidget* view = pane.viewport();
    const QPoint start = pane.pointOf(from);
    const QPoint end = pane.pointOf(std::max(from, to - 1));
    const QRect lines(start, QPoint(start.x() + 1, end.y() + pane.lineHeight() - 1));
    QRect seen = lines.intersected(view->rect());
    if (seen.isEmpty()) // scrolled away: at the edge it went over
        seen = QRect(QPoint(0, std::clamp(start.y(), 0, view->height() - 1)), QSize(1, 1));
    return { view->mapTo(view->window(), seen.topLeft()), seen.size() };
}

} // namespace

void CodeArea::askWhoWrote()
{
    CodePane* pane = currentPane();
    if (!pane)
        return;
    auto [from, to] = pane->selection();
    if (from == to)
        std::tie(from, to) = pane->stretchOfLine(pane->caretLine());
    answerWhoWrote(pane, from, to);
}

void CodeArea::answerWhoWrote(CodePane* pane, qint32 from, qint32 to)
{
    if (!m_answer || m_answer->parentWidget() != window()) {
        delete m_answer;
        m_answer = new OriginPopover(window());
        connect(m_answer, &OriginPopover::promptWanted, this, &CodeArea::promptWanted);
        connect(m_answer, &OriginPopover::momentWanted, m_model, &SessionModel::seek);
        // An answer about a text that is no longer shown.
        connect(this, &CodeArea::currentFileChanged, m_answer, &OriginPopover::dismiss);
        connect(m_model, &SessionModel::stateReset, m_answer, &OriginPopover::dismiss);
    }
    const SciText& text = pane->textIndex();
    const ShownStretch stretch { pane->fileId(), from, to, text.bytesBetween(text.toByte(from), text.toByte(to)) };
    m_answer->ask(
        { questionWords(text, from, to), placeInWindow(*pane, from, to), window()->rect(), !m_model->isLive() },
        whoWrote(*m_model, pane->sync().origins(), stretch));
}

void CodeArea::setOriginsVisible(bool on)
{
    m_originsVisible = on;
    for (const PaneFrame* frame : std::as_const(m_frames))
        frame->pane()->setOriginsVisible(on);
    showShares();
}

void CodeArea::showShares()
{
    CodePane* pane = m_originsVisible ? currentPane() : nullptr;
    m_bar->setLegendShown(m_originsVisible);
    m_bar->legend()->setShares(
        m_desk.nameOf(m_current), pane ? pane->sync().origins().shares() : QList<Provenance::Share>());
}

} // namespace jumpseat
