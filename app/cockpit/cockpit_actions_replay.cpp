// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The third column of the table of keys: replay and timeline.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "editor/code_area.h"
#include "models/session_model.h"
#include "timeline/playback.h"
#include "timeline/timeline_view.h"
#include "timeline/transport_bar.h"

namespace jumpseat {

namespace {

constexpr qint64 second = 1'000'000;

/// For keys that a focused list or button may need itself.
} // namespace

void CockpitWindow::addReplayActions()
{
    const QString group = tr("Replay and timeline");
    add(
        "session.replay", tr("Replay this session"), group, { always(Qt::CTRL | Qt::SHIFT | Qt::Key_R) },
        [this] { Q_EMIT replayRequested(); },
        [this] {
            return !m_model->isLive()    ? tr("this is its replay")
                : m_model->state().ended ? QString()
                                         : tr("only when the session is over");
        });
    add(
        "play", tr("Play, pause"), group, { spare(QKeyCombination(Qt::Key_Space)) },
        [this] { m_transport->playback()->toggle(); }, replayOnly());
    add(
        "faster", tr("Faster"), group, { spare(Qt::SHIFT | Qt::Key_Up) },
        [this] { m_transport->playback()->faster(1); }, replayOnly());
    add(
        "slower", tr("Slower"), group, { spare(Qt::SHIFT | Qt::Key_Down) },
        [this] { m_transport->playback()->faster(-1); }, replayOnly());
    add(
        "later", tr("Hide what comes later"), group, { single(Qt::SHIFT | Qt::Key_H) },
        [this] { hideLater(!m_laterHidden); }, replayOnly());
    add("start", tr("To the start"), group, { spare(QKeyCombination(Qt::Key_Home)) },
        [this] { m_timeline->toStart(); });
    add("end", tr("To the end"), group, { spare(QKeyCombination(Qt::Key_End)) }, [this] { m_timeline->toEnd(); });
    add("live", tr("To live"), group, { single(QKeyCombination(Qt::Key_G)) }, [this] {
        m_timeline->toLive();
        secondPassed();
    });
    add("event.open", tr("Go to the event's code"), group,
        { spare(QKeyCombination(Qt::Key_Return)), spare(QKeyCombination(Qt::Key_Enter)) }, [this] {
            if (m_header->isAsking())
                m_header->answer(true);
            else if (m_model->selectedEvent() > 0)
                goToEvent(m_model->selectedEvent());
        });
}

void CockpitWindow::addStepActions()
{
    const QString group = tr("Replay and timeline");
    add("back", tr("5 seconds back"), group,
        { spare(QKeyCombination(Qt::Key_Left)), { Qt::ALT | Qt::Key_Left, KeyReach::Always } },
        [this] { m_timeline->seekBy(-5 * second); });
    add("on", tr("5 seconds on"), group,
        { spare(QKeyCombination(Qt::Key_Right)), { Qt::ALT | Qt::Key_Right, KeyReach::Always } },
        [this] { m_timeline->seekBy(5 * second); });
    add("back.far", tr("30 seconds back"), group,
        { spare(Qt::SHIFT | Qt::Key_Left), { Qt::ALT | Qt::SHIFT | Qt::Key_Left, KeyReach::Always } },
        [this] { m_timeline->seekBy(-30 * second); });
    add("on.far", tr("30 seconds on"), group,
        { spare(Qt::SHIFT | Qt::Key_Right), { Qt::ALT | Qt::SHIFT | Qt::Key_Right, KeyReach::Always } },
        [this] { m_timeline->seekBy(30 * second); });
    add("event.previous", tr("Previous event"), group, { single(QKeyCombination(Qt::Key_Comma)) },
        [this] { m_timeline->stepEvent(-1); });
    add("event.next", tr("Next event"), group, { single(QKeyCombination(Qt::Key_Period)) },
        [this] { m_timeline->stepEvent(1); });
    add("decision.previous", tr("Previous decision"), group, { spare(Qt::CTRL | Qt::Key_Left) },
        [this] { m_timeline->stepDecision(-1); });
    add("decision.next", tr("Next decision"), group, { spare(Qt::CTRL | Qt::Key_Right) },
        [this] { m_timeline->stepDecision(1); });
    add("task.previous", tr("To the previous task"), group, { spare(QKeyCombination(Qt::Key_PageUp)) },
        [this] { m_timeline->stepTask(-1); });
    add("task.following", tr("To the following task"), group, { spare(QKeyCombination(Qt::Key_PageDown)) },
        [this] { m_timeline->stepTask(1); });
}

void CockpitWindow::addZoomActions()
{
    constexpr double step = 1.5;
    const QString group = tr("Replay and timeline");
    add("zoom.in", tr("Zoom in"), group,
        { single(QKeyCombination(Qt::Key_Plus)), single(QKeyCombination(Qt::Key_Equal)) },
        [this] { m_timeline->zoomBy(step); });
    add("zoom.out", tr("Zoom out"), group, { single(QKeyCombination(Qt::Key_Minus)) },
        [this] { m_timeline->zoomBy(1 / step); });
    add("zoom.fit", tr("Fit the session"), group, { single(QKeyCombination(Qt::Key_Z)) },
        [this] { m_timeline->fit(); });
}

} // namespace jumpseat
