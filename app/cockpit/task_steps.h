// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cockpit/header_facts.h"

#include <QWidget>

namespace jumpseat {

/// The tasks of the kit in a row: done, the present one with its time, still to come.
class TaskSteps : public QWidget {
    Q_OBJECT
public:
    enum class Room { Full, NoTime, OnlyNumber };

    explicit TaskSteps(QWidget* parent = nullptr);

    /// `finished`: every task is done, as in the replay of a session that has ended.
    void setFacts(const std::optional<TaskFacts>& facts, bool finished);
    void setRoom(Room room);
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Step {
        QString text, time;
        bool current = false, ticked = false;
    };
    [[nodiscard]] QList<Step> steps() const;
    [[nodiscard]] int stepWidth(const Step& step) const;
    void paintStep(QPainter& painter, const QRect& box, const Step& step) const;

    std::optional<TaskFacts> m_facts;
    bool m_finished = false;
    Room m_room = Room::Full;
};

} // namespace jumpseat
