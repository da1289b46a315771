// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/playback.h"

#include "models/session_model.h"

#include <algorithm>
#include <iterator>

using namespace std::chrono_literals;

namespace jumpseat {
namespace {

/// Events told one by one in a frame; with more than that a jump is cheaper for everybody who listens.
constexpr int mostSteps = 40;

} // namespace

Playback::Playback(SessionModel* model, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_clock(clock)
{
    m_timer.setInterval(16ms);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Playback::advance);
}

void Playback::play()
{
    if (m_model->isLive() || isPlaying())
        return;
    if (m_model->nowUs() >= m_model->durationUs())
        m_model->seek(0);
    m_lastUs = m_clock.monotonicUs();
    m_exactUs = m_model->nowUs();
    m_timer.start();
    Q_EMIT changed();
}

void Playback::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT changed();
}

void Playback::setSpeed(double speed)
{
    m_speed = speed;
    Q_EMIT changed();
}

void Playback::faster(int steps)
{
    const auto here = std::ranges::find(speeds, m_speed) - std::begin(speeds);
    const auto there = std::clamp<qsizetype>(here + steps, 0, qsizetype(std::size(speeds)) - 1);
    setSpeed(speeds[there]);
}

void Playback::advance()
{
    const auto clock = m_clock.monotonicUs();
    const auto elapsed = std::exchange(m_lastUs, clock);
    // Somebody else moved the playhead: go on from there.
    if (m_model->nowUs() != m_exactUs)
        m_exactUs = m_model->nowUs();
    m_exactUs = std::min(m_model->durationUs(), m_exactUs + qint64(double(clock - elapsed) * m_speed));
    moveTo(m_exactUs);
    if (m_exactUs >= m_model->durationUs())
        pause();
}

void Playback::moveTo(qint64 us)
{
    const auto& events = m_model->events();
    const auto first = m_model->state().lastSeq; // index of the next one
    const auto last = std::min<qsizetype>(events.size(), first + mostSteps);
    if (last == events.size() || events.at(last)->atUs > us) {
        for (auto i = first; i < last && events.at(i)->atUs <= us; ++i)
            m_model->seek(events.at(i)->atUs);
    }
    m_model->seek(us);
}

} // namespace jumpseat
