// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/task_steps.h"

#include "base/clock.h"
#include "models/shown_text.h"
#include "theme/icon_engine.h"
#include "theme/labels.h"

#include <QPainter>

namespace jumpseat {

namespace {
constexpr int stripHeight = 24;
constexpr int stepPadding = 9;
constexpr int tickSize = 12;
constexpr int stepGap = 6;
} // namespace

TaskSteps::TaskSteps(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TaskSteps::setFacts(const std::optional<TaskFacts>& facts, bool finished)
{
    const QSize before = sizeHint();
    m_facts = facts;
    m_finished = finished;
    setAccessibleName(tr("Task: %1").arg(currentText()));
    setToolTip(m_facts ? plainToolTip(m_facts->title) : QString());
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void TaskSteps::setRoom(Room room)
{
    if (m_room == room)
        return;
    m_room = room;
    updateGeometry();
    update();
}

QString TaskSteps::currentText() const
{
    if (!m_facts)
        return tr("not started");
    const QString number = tr("%1/%2", "task 2 of 3").arg(m_facts->index + 1).arg(m_facts->count);
    return m_room == Room::OnlyNumber ? number
                                      : tr("%1 %2", "2/3 Build the limiter").arg(number, shownLine(m_facts->title, 40));
}

QList<TaskSteps::Step> TaskSteps::steps() const
{
    if (!m_facts)
        return { { currentText(), {}, true, false } };
    QList<Step> list;
    for (int i = 0; i < m_facts->count; ++i) {
        const bool current = i == m_facts->index;
        if (m_room == Room::OnlyNumber && !current)
            continue;
        Step step { QString::number(i + 1), {}, current, i < m_facts->index || (m_finished && !current) };
        if (current)
            step.text = currentText();
        if (current && m_room == Room::Full && !m_finished)
            step.time =
                tr("%1 of %2", "36:07 of 40:00").arg(timeText(m_facts->usedUs), timeText(m_facts->minutes * minuteUs));
        list.append(step);
    }
    return list;
}

int TaskSteps::stepWidth(const Step& step) const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(step.current ? theme.strong() : theme.body());
    int width = metrics.horizontalAdvance(step.text) + 2 * stepPadding;
    if (step.ticked)
        width += tickSize + stepGap;
    if (!step.time.isEmpty())
        width += stepGap + QFontMetrics(theme.body()).horizontalAdvance(step.time);
    return width;
}

QSize TaskSteps::sizeHint() const
{
    int width = 1;
    for (const Step& step : steps())
        width += stepWidth(step) + 1;
    return { width, qMax(stripHeight, QFontMetrics(Theme::instance().body()).height() + 6) };
}

void TaskSteps::paintStep(QPainter& painter, const QRect& box, const Step& step) const
{
    const Theme& theme = Theme::instance();
    int x = box.left() + stepPadding;
    if (step.current)
        painter.fillRect(box.adjusted(0, 1, 0, -1), theme.color(Token::SurfaceSelected));
    if (step.ticked) {
        const QPixmap tick =
            iconPixmap(QStringLiteral("check"), theme.color(Token::Text2), { tickSize, tickSize }, devicePixelRatio());
        painter.drawPixmap(QRect(x, box.top() + (box.height() - tickSize) / 2, tickSize, tickSize), tick);
        x += tickSize + stepGap;
    }
    painter.setPen(theme.color(step.current ? Token::AccentText : Token::Text2));
    painter.setFont(step.current ? theme.strong() : theme.body());
    painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter, step.text);
    x += QFontMetrics(painter.font()).horizontalAdvance(step.text) + stepGap;
    painter.setFont(theme.body());
    painter.drawText(QRect(x, box.top(), box.right() - x + 1, box.height()), Qt::AlignVCenter, step.time);
}

void TaskSteps::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), theme.color(Token::SurfacePanel));
    int x = 1;
    for (const Step& step : steps()) {
        const QRect box(x, 0, stepWidth(step), height());
        paintStep(painter, box, step);
        x = box.right() + 1;
        if (x < width() - 2)
            painter.fillRect(QRect(x, 1, 1, height() - 2), theme.color(Token::Line1));
        ++x;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Line1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace jumpseat
