// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QWidget>

class QHBoxLayout;
class QSlider;

namespace jumpseat {

class ActionButton;
class IconButton;
class InkLabel;
class Playback;
class SessionModel;
class TimelineView;

/// Above the lanes: play and step, what the glyphs mean, how much time is in view.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    TransportBar(SessionModel* model, TimelineView* view, QWidget* parent = nullptr);
    ~TransportBar() override;

    [[nodiscard]] Playback* playback() const { return m_playback; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupPlaying(QHBoxLayout* layout);
    void setupZoom(QHBoxLayout* layout);
    void refresh();
    void zoomTo(int position);
    [[nodiscard]] double zoomRange() const;

    SystemClock m_clock;
    SessionModel* m_model;
    TimelineView* m_view;
    Playback* m_playback;
    IconButton* m_play = nullptr;
    ActionButton* m_speed = nullptr;
    ActionButton* m_live = nullptr;
    InkLabel* m_inView = nullptr;
    QSlider* m_zoom = nullptr;
    ActionButton* m_fit = nullptr;
};

} // namespace jumpseat
