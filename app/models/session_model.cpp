// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_model.h"

namespace jumpseat {

namespace {

/// Once a frame: a burst of keystrokes becomes one repaint.
constexpr int frameMs = 8;

qint64 steadyUs()
{
    return SystemClock().monotonicUs();
}

} // namespace

SessionModel::SessionModel(Kit kit, QObject* parent)
    : QObject(parent)
    , m_live(true)
    , m_kit(std::move(kit))
    , m_inbox(std::make_shared<Inbox>())
    , m_clockOffsetUs(steadyUs())
{
    m_inbox->target = this;
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_drainTimer, &QTimer::timeout, this, &SessionModel::drain);
    if (!m_kit.rubric.criteria.isEmpty())
        m_criterion = m_kit.rubric.criteria.first().id;
}

SessionModel::SessionModel(Kit kit, QList<EventPtr> events, QObject* parent)
    : SessionModel(std::move(kit), ReplayCursor(std::move(events)), parent)
{
}

SessionModel::SessionModel(Kit kit, ReplayCursor recording, QObject* parent)
    : SessionModel(std::move(kit), parent)
{
    m_live = false;
    m_events = recording.events();
    m_replay = std::make_unique<ReplayCursor>(std::move(recording));
    m_savedThrough = m_events.isEmpty() ? 0 : m_events.last()->seq;
    seek(m_replay->durationUs());
}

SessionModel::~SessionModel()
{
    const std::lock_guard lock(m_inbox->mutex);
    m_inbox->target = nullptr;
}

DesktopSink SessionModel::feed()
{
    const auto put = [inbox = m_inbox](std::variant<EventPtr, Transient> item) {
        const std::lock_guard lock(inbox->mutex);
        if (!inbox->target)
            return;
        const bool isFirst = !std::exchange(inbox->scheduled, true);
        const bool isFirstEvent = std::holds_alternative<EventPtr>(item) && !std::exchange(inbox->hasEvent, true);
        inbox->items.append(std::move(item));
        if (!isFirst && !isFirstEvent)
            return;
        QMetaObject::invokeMethod(
            inbox->target, [model = inbox->target] { model->scheduleDrain(); }, Qt::QueuedConnection);
    };
    return { [put](EventPtr event) { put(std::move(event)); }, [put](const Transient& transient) { put(transient); } };
}

void SessionModel::scheduleDrain()
{
    // A lone keystroke is shown at once; what follows within the same frame waits for its end. A caret or "saved" that
    // was shown just now does not keep a keystroke waiting.
    bool hasEvent = false;
    {
        const std::lock_guard lock(m_inbox->mutex);
        if (!m_inbox->scheduled)
            return; // drained already, with what came before it
        hasEvent = m_inbox->hasEvent;
    }
    const qint64 sinceLast = steadyUs() - (hasEvent ? m_lastEventUs : m_lastDrainUs);
    if (sinceLast >= frameMs * 1000)
        drain();
    else
        m_drainTimer.start(int(frameMs - sinceLast / 1000));
}

void SessionModel::drain()
{
    QList<std::variant<EventPtr, Transient>> items;
    bool hasEvent = false;
    {
        const std::lock_guard lock(m_inbox->mutex);
        items.swap(m_inbox->items);
        hasEvent = m_inbox->hasEvent;
        m_inbox->scheduled = m_inbox->hasEvent = false;
    }
    m_drainTimer.stop();
    m_lastDrainUs = steadyUs();
    if (hasEvent)
        m_lastEventUs = m_lastDrainUs;
    for (const auto& item : std::as_const(items)) {
        if (const auto* event = std::get_if<EventPtr>(&item))
            applyLive(*event);
        else
            applyTransient(std::get<Transient>(item));
    }
}

void SessionModel::applyLive(const EventPtr& event)
{
    if (auto applied = m_state.apply(event); !applied) {
        qCritical("the window's copy of the session is damaged: %ls", qUtf16Printable(applied.error().what));
        return;
    }
    m_events.append(event);
    m_clockOffsetUs = std::min(m_clockOffsetUs, steadyUs() - event->atUs);
    if (const auto* reply = std::get_if<event::ReplyFinished>(&event->payload))
        m_partial.remove(reply->prompt);
    if (std::holds_alternative<event::SessionResumed>(event->payload))
        m_clockOffsetUs = steadyUs() - event->atUs;
    Q_EMIT eventApplied(event);
}

void SessionModel::applyTransient(const Transient& transient)
{
    if (const auto* saved = std::get_if<transient::SavedThrough>(&transient)) {
        m_savedThrough = saved->seq;
        Q_EMIT savedThroughChanged();
    } else if (const auto* failed = std::get_if<transient::SaveFailed>(&transient)) {
        m_saveProblem = failed->what;
        Q_EMIT saveProblemChanged();
    } else if (const auto* differed = std::get_if<transient::CopyDiffered>(&transient)) {
        Q_EMIT commandRefused(tr("%1 had another text of %2 than this computer; it has been sent again.")
                .arg(nameOf(differed->participant), nameOf(differed->file)));
    } else if (const auto* unknown = std::get_if<transient::ReceiptUnknown>(&transient)) {
        Q_EMIT commandRefused(tr("%1's browser holds a receipt for something that is missing from this record: it was "
                                 "cut, or an older copy was put back.")
                .arg(nameOf(unknown->participant)));
    } else if (const auto* running = std::get_if<transient::RunningKnown>(&transient)) {
        m_whyNoRuns = running->why;
        Q_EMIT whyNoRunsChanged();
    } else if (const auto* refused = std::get_if<transient::CommandRefused>(&transient)) {
        Q_EMIT commandRefused(refused->what);
    } else if (const auto* delta = std::get_if<transient::ReplyDelta>(&transient)) {
        m_partial[delta->prompt] += delta->text;
    } else if (const auto* cursor = std::get_if<transient::CursorMoved>(&transient)) {
        m_cursors.insert(cursor->participant, *cursor);
    }
    Q_EMIT transientArrived(transient);
}

void SessionModel::attach(std::shared_ptr<HostedSession> hosted)
{
    m_hosted = std::move(hosted);
}

const SessionState& SessionModel::state() const
{
    return m_live ? m_state : m_replay->state();
}

const QList<EventPtr>& SessionModel::events() const
{
    return m_events;
}

EventPtr SessionModel::event(Seq seq) const
{
    return seq >= 1 && seq <= m_events.size() ? m_events.at(seq - 1) : nullptr;
}

ParticipantId SessionModel::self() const
{
    if (m_hosted)
        return m_hosted->self();
    for (const auto& participant : state().participants) {
        if (participant.role == Role::Interviewer)
            return participant.id;
    }
    return {};
}

ClientId SessionModel::clientId() const
{
    return m_hosted ? m_hosted->clientId() : ClientId {};
}

QString SessionModel::joinLink() const
{
    return m_hosted ? m_hosted->joinLink() : QString();
}

qint64 SessionModel::nowUs() const
{
    if (!m_live)
        return m_replay->positionUs();
    if (m_events.isEmpty())
        return 0;
    return m_state.ended ? m_state.lastUs : std::max(m_state.lastUs, steadyUs() - m_clockOffsetUs);
}

qint64 SessionModel::durationUs() const
{
    return m_live ? nowUs() : m_replay->durationUs();
}

QString SessionModel::partialReply(const PromptId& prompt) const
{
    return m_partial.value(prompt);
}

QHash<ParticipantId, transient::CursorMoved> SessionModel::cursors() const
{
    if (m_live)
        return m_cursors;
    QHash<ParticipantId, transient::CursorMoved> result;
    const auto& carets = state().carets;
    for (auto it = carets.cbegin(); it != carets.cend(); ++it) {
        if (const auto* file = state().file(it->file))
            result.insert(it.key(), { it.key(), it->file, file->version(), it->anchor, it->head });
    }
    return result;
}

void SessionModel::selectEvent(Seq seq)
{
    if (seq == m_selected || (seq != 0 && !event(seq)))
        return;
    m_selected = seq;
    Q_EMIT selectionChanged();
}

void SessionModel::setCurrentCriterion(const CriterionId& criterion)
{
    if (criterion == m_criterion || !m_kit.rubric.find(criterion))
        return;
    m_criterion = criterion;
    Q_EMIT criterionChanged();
}

void SessionModel::send(Command command)
{
    if (m_hosted)
        m_hosted->post(std::move(command));
    else
        Q_EMIT commandRefused(tr("A recording cannot be changed."));
}

void SessionModel::seek(qint64 us)
{
    if (m_live)
        return;
    us = std::clamp<qint64>(us, 0, m_replay->durationUs());
    const qsizetype before = m_replay->applied();
    if (auto sought = m_replay->seekUs(us); !sought)
        qCritical("the recording is damaged: %ls", qUtf16Printable(sought.error().what));
    // One step forwards is told like a live event, so that playing is as cheap as being there.
    if (m_replay->applied() == before + 1)
        Q_EMIT eventApplied(m_events.at(before));
    else if (m_replay->applied() != before)
        Q_EMIT stateReset();
    Q_EMIT playheadMoved();
}

} // namespace jumpseat
