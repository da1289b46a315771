// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QTimer>

namespace jumpseat {

class SessionModel;

/// Plays a recording: moves the playhead with the time that really went by.
class Playback : public QObject {
    Q_OBJECT
public:
    static constexpr double speeds[] = { 0.5, 1, 2, 4, 8, 16 };

    /// `clock` outlives this.
    Playback(SessionModel* model, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    [[nodiscard]] double speed() const { return m_speed; }
    void play(); ///< from the start when it stands at the end
    void pause();
    void toggle() { isPlaying() ? pause() : play(); }
    void setSpeed(double speed);
    void faster(int steps); ///< < 0: slower

    /// What the timer does at every frame.
    void advance();

Q_SIGNALS:
    void changed();

private:
    void moveTo(qint64 us);

    SessionModel* m_model;
    const Clock& m_clock;
    QTimer m_timer;
    double m_speed = 1;
    qint64 m_lastUs = 0;  // of the clock
    qint64 m_exactUs = 0; // of the playhead
};

} // namespace jumpseat
