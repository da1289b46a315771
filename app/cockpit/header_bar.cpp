// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/header_bar.h"

#include "cockpit/task_steps.h"
#include "keys/action_registry.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/icon_engine.h"
#include "theme/inline_confirm.h"
#include "theme/widgets.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <chrono>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr int roomForAll = 1400;
constexpr int roomForNumbers = 1150;
constexpr int iconSize = 14;
} // namespace

void HeaderBar::refresh()
{
    const bool live = m_model->isLive();
    m_candidate->setText(shownLine(candidateName(m_model->state()), 60));
    m_steps->setFacts(taskFacts(*m_model), m_model->state().ended);
    m_clock->setText(formatClock(m_model->nowUs()));
    const int minutes = m_model->kit().minutes;
    m_of->setText(live ? tr("of %1:00", "planned minutes").arg(minutes)
                       : tr("of %1", "length of the recording").arg(timeText(m_model->durationUs())));
    refreshPill();
    refreshButtons();
    refreshStatus();
    applyRoom();
}

void HeaderBar::refreshPill()
{
    const bool live = m_model->isLive();
    if (!live)
        m_pill->setState(Pill::Look::Replay, tr("REPLAY"));
    else if (m_behindUs > 0)
        m_pill->setState(Pill::Look::Outlined, tr("%1 BEHIND LIVE").arg(durationText(m_behindUs)));
    else if (m_model->state().ended)
        m_pill->setState(Pill::Look::Outlined, tr("ENDED"));
    else
        m_pill->setState(Pill::Look::Live, tr("LIVE"));
    m_back->setVisible(live && m_behindUs > 0);
}

void HeaderBar::refreshButtons()
{
    for (ActionButton* button : m_buttons->findChildren<ActionButton*>()) {
        button->setEnabled(m_actions->whyNot(button->objectName()).isEmpty());
        button->setToolTip(m_actions->toolTip(button->objectName()));
    }
    for (ActionButton* button : std::as_const(m_whileOn))
        button->setVisible(!m_model->state().ended);
    if (m_replay)
        m_replay->setVisible(m_model->state().ended);
}

void HeaderBar::showRefusal(const QString& what)
{
    m_refusal = shownLine(what, 80);
    m_refusalEnds.setRemainingTime(std::chrono::seconds(6));
    refreshStatus();
}

void HeaderBar::refreshStatus()
{
    if (!m_model->isLive() && !m_refusalEnds.hasExpired())
        return showStatus(u"x"_s, Token::Text2, tr("Not done:"), m_refusal);
    if (!m_model->isLive())
        return showStatus(u"lock"_s, Token::Text2, {}, recordedText());
    const SaveFacts save = saveFacts(*m_model);
    if (save.state == SaveFacts::State::Failing) {
        showAlarm(Alarm::NotSaved);
        return showStatus(u"triangle-alert"_s, Token::StateFail, tr("Not saved: %1").arg(shownLine(save.problem, 60)),
            tr("%n event(s) are held since %1", nullptr, int(save.waiting)).arg(timeText(save.heldSinceUs)));
    }
    if (const auto since = candidateOfflineSince(*m_model)) {
        showAlarm(Alarm::Offline);
        const QString who = shownLine(candidateFirstName(m_model->state()), 30);
        const qint64 gone = qMax<qint64>(0, m_model->nowUs() - *since);
        return showStatus(u"wifi-off"_s, Token::StateFlaw, tr("%1 is offline, %2").arg(who, durationText(gone)),
            tr("edits wait in the browser"));
    }
    const QString noRuns = whyRunsCannotStart(*m_model);
    showAlarm(noRuns.isEmpty() ? Alarm::None : Alarm::NoRuns);
    if (!m_refusalEnds.hasExpired())
        return showStatus(u"x"_s, Token::Text2, tr("Not done:"), m_refusal);
    if (!noRuns.isEmpty())
        return showStatus(u"triangle-alert"_s, Token::StateFlaw, tr("Runs cannot start"), shownLine(noRuns, 120));
    const bool saving = save.state == SaveFacts::State::Saving;
    showStatus(saving ? u"refresh-cw"_s : u"check"_s, Token::Text2, {}, savedText(save));
}

QString HeaderBar::savedText(const SaveFacts& facts) const
{
    if (facts.state == SaveFacts::State::Saving)
        return tr("Saving, %n event(s) wait", nullptr, int(facts.waiting));
    const QString number = u"#%1"_s.arg(QLocale::c().toString(facts.through));
    return width() < roomForAll ? number : tr("Saved through %1").arg(number);
}

QString HeaderBar::recordedText() const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(m_model->state().startedWallMs);
    const QString day = QLocale().toString(when, u"d MMM"_s);
    const int count = int(m_model->events().size());
    return width() < roomForAll ? tr("Recorded %1").arg(day) : tr("Recorded %1, %n event(s)", nullptr, count).arg(day);
}

void HeaderBar::showStatus(const QString& icon, Token ink, const QString& strong, const QString& text)
{
    const Theme& theme = Theme::instance();
    m_statusIcon->setPixmap(iconPixmap(icon, theme.color(ink), { iconSize, iconSize }, devicePixelRatio()));
    m_statusStrong->setInk(m_alarm == Alarm::None ? Token::Text1 : ink);
    m_statusStrong->setText(strong);
    m_statusStrong->setVisible(!strong.isEmpty());
    m_status->setText(text);
    m_status->setInk(theme.color(m_alarm == Alarm::None ? Token::Text2 : Token::Text1));
    m_status->setAccessibleName(strong.isEmpty() ? text : strong + u", "_s + text);
}

void HeaderBar::showAlarm(Alarm alarm)
{
    // Nothing that this window could do makes programs run here.
    m_alarmButton->setVisible(alarm == Alarm::NotSaved || alarm == Alarm::Offline);
    if (m_alarm == alarm)
        return;
    m_alarm = alarm;
    m_alarmButton->setText(alarm == Alarm::NotSaved ? tr("Save elsewhere…") : tr("Copy link"));
    m_alarmButton->updateGeometry();
    applyRoom();
    update();
}

void HeaderBar::applyRoom()
{
    const bool alarm = m_alarm != Alarm::None || isAsking(); // both need the room
    const bool all = width() >= roomForAll && !alarm;
    const bool few = width() < roomForNumbers || (alarm && width() < roomForAll);
    if (m_hideLater) {
        m_hideLater->setText(width() < roomForAll ? tr("Hide later") : tr("Hide what comes later"));
        m_hideLater->updateGeometry();
    }
    m_kit->setVisible(all);
    m_version->setVisible(all);
    m_of->setVisible(!few && !alarm);
    m_candidate->setMaximumWidth(few ? 96 : 220);
    m_candidate->setMinimumWidth(qMin(m_candidate->sizeHint().width(), few ? 64 : 120));
    m_steps->setRoom(few ? TaskSteps::Room::OnlyNumber : all ? TaskSteps::Room::Full : TaskSteps::Room::NoTime);
}

void HeaderBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applyRoom();
    refreshStatus();
}

void HeaderBar::setFocusMode(bool on)
{
    m_focus->setChecked(on);
}

void HeaderBar::setLaterHidden(bool hidden)
{
    if (m_hideLater)
        m_hideLater->setChecked(hidden);
}

void HeaderBar::setBehind(qint64 us)
{
    if (m_behindUs == us)
        return;
    m_behindUs = us;
    refresh();
}

void HeaderBar::confirm(const QString& question, const QString& yes, std::function<void()> confirmed)
{
    if (isAsking())
        m_confirm->answer(false);
    m_buttons->hide();
    m_confirm->show();
    m_confirm->ask(question, yes, std::move(confirmed));
    applyRoom();
}

bool HeaderBar::isAsking() const
{
    return !m_confirm->isHidden();
}

void HeaderBar::answer(bool yes)
{
    if (isAsking())
        m_confirm->answer(yes);
}

QString HeaderBar::statusText() const
{
    return m_status->accessibleName();
}

QString HeaderBar::clockText() const
{
    return m_clock->text();
}

QWidget* HeaderBar::menuButton() const
{
    return m_menu;
}

void HeaderBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Token wash = m_alarm == Alarm::NotSaved ? Token::StateFailWash
        : m_alarm == Alarm::None                  ? Token::SurfaceWindow
                                                  : Token::StateFlawWash;
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(wash));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line1));
}

} // namespace jumpseat
