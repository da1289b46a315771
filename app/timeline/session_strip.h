// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/event.h"
#include "timeline/time_scale.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

class QPainter;

namespace jumpseat {

class SessionLanes;
class SessionModel;

/// A whole session in one low strip: tasks, prompts and replies above, who wrote when below. For lists; the picture
/// of the same events is made only once.
void paintSessionStrip(QPainter& painter, const QRect& rect, const QList<EventPtr>& events, const Kit& kit);

/// The strip as a widget.
class SessionStrip : public QWidget {
    Q_OBJECT
public:
    /// Follows a session: its events, its kit's flaws, its clock or playhead.
    explicit SessionStrip(SessionModel* model, QWidget* parent = nullptr);

    /// The stretch that another view shows; dragging it moves that view.
    void setWindow(qint64 fromUs, qint64 toUs);
    [[nodiscard]] qint64 rangeUs() const;
    [[nodiscard]] QSize sizeHint() const override { return { 200, 24 }; }

Q_SIGNALS:
    void windowMoved(qint64 fromUs, qint64 toUs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] TimeScale scale() const { return { 0, rangeUs(), double(width()) }; }
    void centreWindow(double x);
    void paintWindow(QPainter& painter, std::pair<qint64, qint64> window) const;

    void makeAnew();

    SessionModel* m_model;
    SessionLanes* m_lanes;
    QPixmap m_picture;
    std::optional<std::pair<qint64, qint64>> m_window;
};

} // namespace jumpseat
