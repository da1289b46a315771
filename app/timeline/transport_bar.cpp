// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/transport_bar.h"

#include "models/session_model.h"
#include "theme/widgets.h"
#include "timeline/legend.h"
#include "timeline/playback.h"
#include "timeline/timeline_view.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

constexpr int zoomSteps = 1000;

QString speedText(double speed)
{
    return TransportBar::tr("%1\u00d7", "playing speed").arg(speed);
}

/// "45 min", "4 min 50 s", "12 s".
QString spanText(qint64 us)
{
    const auto seconds = std::llround(double(us) / 1e6);
    if (seconds >= 600 || (seconds >= 60 && seconds % 60 == 0))
        return TransportBar::tr("%1 min in view").arg((seconds + 30) / 60);
    if (seconds >= 60)
        return TransportBar::tr("%1 min %2 s in view").arg(seconds / 60).arg(seconds % 60);
    return TransportBar::tr("%1 s in view").arg(seconds);
}

} // namespace

TransportBar::TransportBar(SessionModel* model, TimelineView* view, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
    , m_playback(new Playback(model, m_clock, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 1);
    layout->setSpacing(4);
    setupPlaying(layout);
    auto* line = new Hairline(Qt::Vertical, this);
    line->setFixedHeight(20);
    layout->addSpacing(4);
    layout->addWidget(line);
    layout->addSpacing(4);
    layout->addWidget(new Legend(view, this), 1);
    setupZoom(layout);

    connect(m_playback, &Playback::changed, this, &TransportBar::refresh);
    connect(m_view, &TimelineView::scaleChanged, this, &TransportBar::refresh);
    connect(m_model, &SessionModel::playheadMoved, this, &TransportBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &TransportBar::refresh);
    refresh();
}

TransportBar::~TransportBar() = default;

void TransportBar::setupPlaying(QHBoxLayout* layout)
{
    auto* back = new IconButton(u"step-back"_s, tr("Previous event"), u","_s, this);
    m_play = new IconButton(u"play"_s, tr("Play"), tr("Space"), this);
    auto* on = new IconButton(u"step-forward"_s, tr("Next event"), u"."_s, this);
    m_speed = new ActionButton(speedText(1), this);
    m_speed->setLook(ActionButton::Look::Flat);
    m_speed->setAccessibleName(tr("Playing speed"));
    auto* menu = new QMenu(m_speed);
    auto* group = new QActionGroup(menu);
    for (const double speed : Playback::speeds) {
        auto* action = group->addAction(menu->addAction(speedText(speed)));
        action->setCheckable(true);
        action->setChecked(speed == 1);
        connect(action, &QAction::triggered, this, [this, speed] { m_playback->setSpeed(speed); });
    }
    m_speed->setMenu(menu);
    m_live = new ActionButton(QString(), this);
    m_live->setLook(ActionButton::Look::Flat);
    m_live->setIconName(u"chevrons-right"_s, 14);
    for (auto* button : std::initializer_list<QWidget*> { back, m_play, on, m_speed, m_live })
        layout->addWidget(button);
    connect(back, &QAbstractButton::clicked, this, [this] { m_view->stepEvent(-1); });
    connect(on, &QAbstractButton::clicked, this, [this] { m_view->stepEvent(1); });
    connect(m_play, &QAbstractButton::clicked, m_playback, &Playback::toggle);
    connect(m_live, &QAbstractButton::clicked, m_view, &TimelineView::toLive);
    m_play->setEnabled(!m_model->isLive());
    m_speed->setEnabled(!m_model->isLive());
    m_speed->setToolTip(
        m_model->isLive() ? tr("A recording can be played; this session is live.") : tr("Playing speed"));
}

void TransportBar::setupZoom(QHBoxLayout* layout)
{
    m_inView = new InkLabel({}, Token::Text3, this);
    m_inView->setFont(Theme::instance().caption());
    m_zoom = new QSlider(Qt::Horizontal, this);
    m_zoom->setRange(0, zoomSteps);
    m_zoom->setFixedWidth(96);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setToolTip(tr("Zoom (+ and \u2212)"));
    m_fit = new ActionButton(tr("Fit"), this);
    m_fit->setLook(ActionButton::Look::Flat);
    m_fit->setToolTip(tr("Show the whole session (Z)"));
    layout->addWidget(m_inView);
    layout->addSpacing(2);
    layout->addWidget(m_zoom);
    layout->addWidget(m_fit);
    connect(m_zoom, &QSlider::valueChanged, this, &TransportBar::zoomTo);
    connect(m_fit, &QAbstractButton::clicked, m_view, &TimelineView::fit);
}

double TransportBar::zoomRange() const
{
    const double whole = double(m_view->fittedSpanUs());
    return std::log(std::max(1.001, whole / double(TimeScale::shortestSpanUs)));
}

void TransportBar::zoomTo(int position)
{
    const double span = double(m_view->fittedSpanUs()) / std::exp(zoomRange() * position / zoomSteps);
    m_view->zoomBy(double(m_view->scale().spanUs()) / span);
}

void TransportBar::refresh()
{
    const bool live = m_model->isLive();
    const bool playing = m_playback->isPlaying();
    m_play->setIconName(playing ? u"pause"_s : u"play"_s);
    m_play->setName(playing ? tr("Pause") : tr("Play"), tr("Space"));
    if (live)
        m_play->setToolTip(tr("A recording can be played; this session is live."));
    m_speed->setText(speedText(m_playback->speed()));
    const bool there = live ? m_view->isFollowing() : m_model->nowUs() >= m_model->durationUs();
    m_live->setText(live ? (there ? tr("At live") : tr("To live")) : (there ? tr("At the end") : tr("To end")));
    m_live->setToolTip(live ? tr("Keep now in view (G)") : tr("Go to the end (G)"));
    m_live->setInk(live && there ? Theme::instance().color(Token::AccentText) : QColor());
    m_inView->setText(spanText(m_view->scale().spanUs()));
    const double closer = std::log(std::max(1.0, double(m_view->fittedSpanUs()) / double(m_view->scale().spanUs())));
    const QSignalBlocker blocker(m_zoom);
    m_zoom->setValue(int(std::lround(closer / zoomRange() * zoomSteps)));
}

QSize TransportBar::sizeHint() const
{
    return { 900, 34 };
}

void TransportBar::resizeEvent(QResizeEvent*)
{
    m_inView->setVisible(width() >= 1100); // the first to go; the slider says it too
}

void TransportBar::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line1));
}

} // namespace jumpseat
