// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the panes of the cockpit stand, and how the keyboard gets from one to the next.

#include "cockpit/cockpit_window.h"
#include "cockpit/focus_strip.h"
#include "cockpit/grab_splitter.h"
#include "cockpit/header_bar.h"
#include "cockpit/join_strip.h"
#include "cockpit/left_panel.h"
#include "conversation/dock_tabs.h"
#include "editor/code_area.h"
#include "models/session_model.h"
#include "rubric/rubric_panel.h"
#include "timeline/timeline_view.h"
#include "timeline/transport_bar.h"

#include <QApplication>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr QLatin1StringView originsKey("cockpit/origins");
}

void CockpitWindow::restoreOrigins()
{
    const bool on = QSettings().value(originsKey, true).toBool();
    m_code->setOriginsVisible(on);
    m_left->setSharesVisible(on);
}

void CockpitWindow::applySize()
{
    const SizeClass now = sizeClassFor(width());
    const bool low = height() < compactBelow;
    m_rubric->setCompact(low);
    m_join->setCompact(low);
    m_left->setNarrow(now == SizeClass::Small);
    if (m_sizeClass != now) {
        m_sizeClass = now;
        m_stack->setOrientation(defaultPaneSizes(size(), false).dockBeside ? Qt::Horizontal : Qt::Vertical);
        restorePanes();
    }
    showPanes();
}

void CockpitWindow::showPanes()
{
    const bool left = m_leftWanted.value_or(width() >= leftCollapsesBelow);
    m_leftScroll->setVisible(left && !m_focusMode);
    m_dock->setVisible(!m_focusMode);
    m_timelineBox->setVisible(!m_focusMode);
    m_focusStrip->setVisible(m_focusMode);
    m_header->setFocusMode(m_focusMode);
}

void CockpitWindow::setFocusMode(bool on)
{
    if (m_focusMode == on)
        return;
    rememberPanes();
    m_focusMode = on;
    showPanes();
    if (!on)
        restorePanes();
    m_focusStrip->refresh();
}

void CockpitWindow::toggleLeft()
{
    m_leftWanted = !m_leftScroll->isVisible();
    showPanes();
}

/// Band, underlines and shares at once; a choice of the person, for every session.
void CockpitWindow::showOrigins(bool on)
{
    m_code->setOriginsVisible(on);
    m_left->setSharesVisible(on);
    QSettings().setValue(originsKey, on);
}

void CockpitWindow::rememberPanes()
{
    if (!m_sizeClass || m_restoring || m_focusMode)
        return;
    QSettings settings;
    settings.beginGroup(u"cockpit/%1"_s.arg(sizeClassName(*m_sizeClass)));
    settings.setValue(u"rows"_s, m_rows->saveState());
    settings.setValue(u"columns"_s, m_columns->saveState());
    settings.setValue(u"stack"_s, m_stack->saveState());
}

void CockpitWindow::restorePanes()
{
    m_restoring = true;
    applyDefaultPanes();
    QSettings settings;
    settings.beginGroup(u"cockpit/%1"_s.arg(sizeClassName(*m_sizeClass)));
    const Qt::Orientation stack = m_stack->orientation();
    for (const auto& [name, splitter] :
        { std::pair { u"rows"_s, m_rows }, { u"columns"_s, m_columns }, { u"stack"_s, m_stack } }) {
        const QByteArray state = settings.value(name).toByteArray();
        if (!state.isEmpty())
            splitter->restoreState(state);
        splitter->setHandleWidth(1); // a state brings its own
    }
    m_stack->setOrientation(stack);
    m_restoring = false;
}

void CockpitWindow::applyDefaultPanes()
{
    const PaneSizes sizes = defaultPaneSizes(size(), !m_model->isLive());
    const int middle = qMax(420, width() - sizes.left - sizes.rubric - 2);
    m_columns->setSizes({ sizes.left, middle, sizes.rubric });
    const int timeline = sizes.timeline + m_transport->sizeHint().height();
    const int above = qMax(300, height() - m_header->height() - timeline - 1);
    m_rows->setSizes({ above, timeline });
    if (sizes.dockBeside)
        m_stack->setSizes({ middle - sizes.dock, sizes.dock });
    else
        m_stack->setSizes({ above * sizes.codePercent / 100, above * (100 - sizes.codePercent) / 100 });
}

void CockpitWindow::nudgeSplitter(Qt::Key arrow)
{
    constexpr int step = 16;
    const int pane = paneWithFocus();
    const bool inRubric = pane >= 0 && panes().at(pane) == m_rubric;
    const bool inTimeline = pane >= 0 && panes().at(pane) == m_timelineBox;
    const int pixels = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -step : step;
    if (arrow == Qt::Key_Up || arrow == Qt::Key_Down) {
        (inTimeline ? m_rows : m_stack)->nudge(pixels);
    } else if (inRubric) {
        QList<int> sizes = m_columns->sizes();
        sizes[1] += pixels;
        sizes[2] -= pixels;
        m_columns->setSizes(sizes);
    } else {
        m_columns->nudge(pixels);
    }
    rememberPanes();
}

QList<QWidget*> CockpitWindow::panes() const
{
    return { m_leftScroll, m_code, m_dock, m_rubric, m_timelineBox };
}

int CockpitWindow::paneWithFocus() const
{
    const QWidget* focus = QApplication::focusWidget();
    const QList<QWidget*> all = panes();
    const auto it =
        std::ranges::find_if(all, [focus](const QWidget* pane) { return focus && pane->isAncestorOf(focus); });
    return it == all.end() ? -1 : int(it - all.begin());
}

void CockpitWindow::focusPane(int step)
{
    const QList<QWidget*> all = panes();
    const int count = int(all.size());
    const int start = paneWithFocus();
    for (int i = 1; i <= count; ++i) {
        QWidget* pane = all.at(((start < 0 && step < 0 ? 0 : start) + step * i + 2 * count) % count);
        if (!pane->isVisible())
            continue;
        QWidget* target = m_lastFocus.value(pane);
        for (QWidget* child : pane->findChildren<QWidget*>()) {
            if (target && target->isVisible())
                break;
            const bool reachable = child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus);
            target = reachable ? child : nullptr;
        }
        if (target)
            return target->setFocus(Qt::TabFocusReason);
    }
}

} // namespace jumpseat
