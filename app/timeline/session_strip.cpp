// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/session_strip.h"

#include "base/clock.h"
#include "models/session_model.h"
#include "theme/theme.h"
#include "timeline/session_lanes.h"
#include "timeline/strip_painting.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPixmapCache>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

constexpr qint64 shortestRangeUs = minuteUs;

QString cacheKey(const QList<EventPtr>& events, QSize size, qreal ratio)
{
    const auto& first = *events.first();
    const auto& last = *events.last();
    return u"strip/%1/%2/%3/%4/%5x%6@%7/%8"_s.arg(first.wallMs)
        .arg(last.wallMs)
        .arg(last.atUs)
        .arg(last.seq)
        .arg(size.width())
        .arg(size.height())
        .arg(ratio)
        .arg(Theme::instance().isDark());
}

QPixmap pictureOf(const LaneIndex& index, const TimeScale& scale, QSize size, qreal ratio)
{
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    paintStrip(painter, QRect(QPoint(), size), index, scale);
    return picture;
}

} // namespace

void paintSessionStrip(QPainter& painter, const QRect& rect, const QList<EventPtr>& events, const Kit& kit)
{
    if (events.isEmpty() || rect.isEmpty())
        return;
    const qreal ratio = painter.device()->devicePixelRatio();
    const auto key = cacheKey(events, rect.size(), ratio);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        LaneIndex index(kit, {});
        for (const auto& event : events)
            index.append(*event);
        const TimeScale scale(0, std::max(shortestRangeUs, index.lastUs()), rect.width());
        picture = pictureOf(index, scale, rect.size(), ratio);
        QPixmapCache::insert(key, picture);
    }
    painter.drawPixmap(rect.topLeft(), picture);
}

SessionStrip::SessionStrip(SessionModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_lanes(SessionLanes::of(model))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Whole session"));
    connect(&Theme::instance(), &Theme::changed, this, &SessionStrip::makeAnew);
    connect(m_lanes, &SessionLanes::grown, this, &SessionStrip::makeAnew);
    connect(m_lanes, &SessionLanes::rebuilt, this, &SessionStrip::makeAnew);
    connect(model, &SessionModel::eventApplied, this, qOverload<>(&QWidget::update));
    connect(model, &SessionModel::stateReset, this, qOverload<>(&QWidget::update));
    connect(model, &SessionModel::playheadMoved, this, qOverload<>(&QWidget::update));
}

void SessionStrip::makeAnew()
{
    m_picture = {};
    update();
}

qint64 SessionStrip::rangeUs() const
{
    qint64 range = std::max(shortestRangeUs, m_lanes->index().lastUs());
    if (m_model->isLive())
        range = std::max({ range, m_model->nowUs(), qint64(m_model->kit().minutes) * minuteUs });
    return range;
}

void SessionStrip::setWindow(qint64 fromUs, qint64 toUs)
{
    m_window = { fromUs, toUs };
    setCursor(Qt::OpenHandCursor);
    update();
}

void SessionStrip::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull() || m_picture.deviceIndependentSize().toSize() != size())
        m_picture = pictureOf(m_lanes->index(), scale(), size(), devicePixelRatioF());
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    if (m_window && m_window->second - m_window->first < rangeUs())
        paintWindow(painter, *m_window);
    painter.fillRect(
        QRect(scale().columnOf(m_model->nowUs()), 0, 2, height()), Theme::instance().color(Token::AccentText));
}

void SessionStrip::paintWindow(QPainter& painter, std::pair<qint64, qint64> window) const
{
    const int left = std::max(0, scale().columnOf(window.first));
    const int right = std::min(width(), scale().columnOf(window.second));
    auto veil = Theme::instance().color(Token::SurfaceWindow);
    veil.setAlphaF(0.62F);
    painter.fillRect(QRect(0, 0, left, height()), veil);
    painter.fillRect(QRect(right, 0, width() - right, height()), veil);
    const auto accent = Theme::instance().color(Token::AccentText);
    painter.setPen(QPen(accent, 1.5));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRect(QRectF(left + 0.75, 0.75, std::max(4, right - left) - 1.5, height() - 1.5));
    painter.fillRect(QRect(left, height() / 2 - 5, 4, 10), accent);
    painter.fillRect(QRect(std::max(left + 4, right) - 4, height() / 2 - 5, 4, 10), accent);
}

void SessionStrip::centreWindow(double x)
{
    if (!m_window)
        return;
    const auto half = (m_window->second - m_window->first) / 2;
    const auto middle = scale().timeAt(x);
    Q_EMIT windowMoved(middle - half, middle + half);
}

void SessionStrip::resizeEvent(QResizeEvent*)
{
    m_picture = {};
}

void SessionStrip::mousePressEvent(QMouseEvent* event)
{
    if (m_window && event->button() == Qt::LeftButton)
        centreWindow(event->position().x());
}

void SessionStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_window && event->buttons() & Qt::LeftButton)
        centreWindow(event->position().x());
}

} // namespace jumpseat
