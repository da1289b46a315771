// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class SessionModel;
class SessionStrip;
class TimelineView;

/// Below the lanes of a replay: the whole session and which part of it is in view.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    OverviewStrip(SessionModel* model, TimelineView* view);

    void setWindow(qint64 fromUs, qint64 toUs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    SessionStrip* m_strip;
};

} // namespace jumpseat
