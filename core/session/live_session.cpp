// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/live_session.h"

#include "kit/kit_snapshot.h"
#include "session/authority.h"
#include "session/file_names.h"

#include <algorithm>

namespace jumpseat {

LiveSession::LiveSession(
    SessionId id, Kit kit, SessionState state, const Clock& clock, Assistant& assistant, Sinks sinks, Runner* runner)
    : m_id(std::move(id))
    , m_kit(std::move(kit))
    , m_state(std::move(state))
    , m_clock(clock)
    , m_assistant(assistant)
    , m_sinks(std::move(sinks))
    , m_runs(m_kit, runner,
          { [this]() -> const SessionState& { return m_state; }, [this] { return nowUs(); },
              [this](const ParticipantId& actor, event::Payload payload) { record(actor, std::move(payload)); } })
    , m_outside({ [this]() -> const SessionState& { return m_state; },
          [this](const ParticipantId& actor, event::Payload payload) { record(actor, std::move(payload)); } })
    , m_startUs(clock.monotonicUs() - m_state.lastUs)
{
}

qint64 LiveSession::nowUs() const
{
    if (m_state.ended)
        return m_state.lastUs;
    return std::max(m_state.lastUs, m_clock.monotonicUs() - m_startUs);
}

void LiveSession::record(const ParticipantId& actor, event::Payload payload)
{
    const auto event = std::make_shared<const Event>(
        Event { m_state.lastSeq + 1, actor, nowUs(), m_clock.wallMs(), std::move(payload) });
    // Everything recorded was checked before, so a refusal here is a defect of this class.
    if (auto applied = m_state.apply(event); !applied)
        qFatal("event %lld does not fit: %ls", event->seq, qUtf16Printable(applied.error().what));
    m_sinks.recorded(event);
    m_runs.applied(*event);
}

void LiveSession::start(const QString& candidate, const QString& interviewer, const event::AssistantPinned& assistant)
{
    if (m_state.ended)
        return;
    if (m_state.info) {
        record({}, event::SessionResumed {});
        m_runs.closeLost();
        for (const Turn& turn : QList(m_state.turns)) {
            if (turn.replySeq == 0 && !turn.from.isThere())
                askAssistant(turn.id);
        }
        return;
    }
    record({},
        event::SessionStarted { m_kit.id, m_kit.title, m_kit.contentHash, m_kit.version, m_kit.minutes, candidate,
            interviewer, kitSnapshotHash(kitSnapshot(m_kit)) });
    if (!assistant.provider.isEmpty())
        record({}, assistant);
    if (!m_kit.tasks.isEmpty())
        addFiles(m_kit.tasks.first());
}

ParticipantId LiveSession::join(Role role, const QString& name, const QString& notice, const ParticipantId& known)
{
    ParticipantId id = known;
    if (!m_state.participant(known)) {
        const auto count = std::ranges::count(m_state.participants, role, &ParticipantState::role);
        id = { roleName(role).left(1) + QString::number(count + 1) };
    }
    if (role == Role::Candidate && !m_state.consented)
        record(id, event::ConsentGiven { id, notice });
    record(id, event::ParticipantJoined { id, role, name });
    if (role == Role::Candidate && m_state.tasks.isEmpty() && !m_kit.tasks.isEmpty())
        startTask({}, 0);
    return id;
}

void LiveSession::setConnected(const ParticipantId& participant, bool connected)
{
    const auto* known = m_state.participant(participant);
    if (!known || known->connected == connected)
        return;
    recordCarets(true);
    record(participant, event::ConnectionChanged { participant, connected });
}

void LiveSession::committed(Seq seq, const QString& headHash)
{
    m_headSeq = seq;
    m_headHash = headHash;
}

void LiveSession::tick()
{
    recordCarets(false);
    m_runs.tick();
}

std::optional<qint64> LiveSession::wakeUs() const
{
    const auto caretsUs = m_carets.dueUs();
    const auto runsUs = m_runs.wakeUs();
    return caretsUs && runsUs ? std::min(*caretsUs, *runsUs) : caretsUs ? caretsUs : runsUs;
}

void LiveSession::recordCarets(bool all)
{
    const auto rests = m_carets.takeDue(m_state, nowUs(), all);
    for (const auto& [who, caret] : rests)
        record(who, caret);
}

Result<void> LiveSession::execute(const ParticipantId& actor, const Command& command)
{
    const auto* participant = m_state.participant(actor);
    if (!participant)
        return fail(ErrorCode::Unauthorized, QStringLiteral("join first"));
    if (!isPermitted(participant->role, command))
        return fail(ErrorCode::Forbidden, QStringLiteral("a %1 may not do that").arg(roleName(participant->role)));
    return std::visit([&](const auto& c) { return handle(actor, c); }, command);
}

const Task* LiveSession::currentTask() const
{
    const auto* current = m_state.currentTask();
    return current && current->index < m_kit.tasks.size() ? &m_kit.tasks.at(current->index) : nullptr;
}

void LiveSession::addFiles(const Task& task)
{
    for (const KitFile& file : task.files) {
        if (m_state.file(file.id))
            continue;
        // The brief speaks of the kit's names, so a file that somebody gave such a name makes room.
        if (const auto* taken = file_names::find(m_state, file.name))
            record({}, event::FileRenamed { taken->id, file_names::freed(m_state, file.name) });
        record({}, event::FileAdded { file.id, task.id, file.name, file.text, file.readOnly });
    }
}

void LiveSession::startTask(const ParticipantId& actor, int index)
{
    const Task& task = m_kit.tasks.at(index);
    m_runs.endAll(); // of the task before
    record(actor, event::TaskStarted { task.id, index, task.title, task.minutes });
    addFiles(task);
}

void LiveSession::askAssistant(const PromptId& prompt)
{
    // The reply starts with its first word, not with the question: waiting is not reading.
    const auto startedUs = std::make_shared<std::optional<qint64>>();
    m_assistant.ask(*m_state.turn(prompt), m_state, [this]() -> const SessionState& { return m_state; },
        { [this, prompt, startedUs](const QString& delta) {
             *startedUs = startedUs->value_or(nowUs());
             m_sinks.transient(transient::ReplyDelta { prompt, delta });
         },
            [this, prompt, startedUs](
                const AssistantReply& reply) { replyFinished(prompt, startedUs->value_or(nowUs()), reply); } });
}

namespace {

int lineCountOf(QStringView text)
{
    return int(text.count(u'\n')) + (!text.isEmpty() && !text.endsWith(u'\n') ? 1 : 0);
}

} // namespace

void LiveSession::replyFinished(const PromptId& prompt, qint64 startedUs, const AssistantReply& reply)
{
    if (m_state.ended)
        return;
    record({},
        event::ReplyFinished { prompt, reply.text, reply.provider, reply.scriptReply, startedUs, reply.model,
            reply.ending, reply.why, reply.waitSeconds });
    recordUse(prompt, reply.used);
    for (const ProposedEdit& edit : reply.edits) {
        const auto* file = m_state.file(edit.file);
        if (!file || file->removed || edit.changes.lengthBefore() != file->document.length())
            continue;
        int added = 0;
        int removed = 0;
        for (const auto& change : edit.changes.changes()) {
            added += lineCountOf(change.text);
            removed += lineCountOf(file->document.slice(change.fromA, change.toA));
        }
        const SuggestionId id { QStringLiteral("S%1").arg(m_state.suggestions.size() + 1) };
        record({},
            event::SuggestionOffered {
                id, prompt, edit.file, file->version(), edit.changes, added, removed, edit.carries });
    }
}

} // namespace jumpseat
