// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/attribution.h"
#include "session/authority.h"
#include "session/live_session.h"

// What each command must satisfy before it becomes events. The table of who may send what is in command.cpp.

namespace jumpseat {

namespace {

constexpr qsizetype maxPrompt = 32 * 1024;
constexpr qsizetype maxPaste = 32 * 1024;
constexpr qsizetype maxContext = 16;

std::unexpected<Error> refused(const QString& what)
{
    return fail(ErrorCode::Refused, what);
}

std::unexpected<Error> over()
{
    return refused(QStringLiteral("the interview is over"));
}

} // namespace

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Push& push)
{
    if (m_state.ended)
        return over();
    const auto* file = m_state.file(push.file);
    if (!file)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(push.file.value));
    const auto updates = authority::rebase(*file, push);
    if (!updates)
        return std::unexpected(updates.error());
    for (const auto& update : *updates) {
        file = m_state.file(push.file); // as the update before left it
        Attribution whose = attribute(m_state, *file, m_state.participant(actor)->role, update);
        record(actor,
            event::Edited { push.file, file->version() + 1, update.client, update.clientSeq, update.changes,
                update.userEvent.left(64), whose.origin, std::move(whose.origins), whose.matchedPercent });
    }
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::MoveCursor& move)
{
    const auto* file = m_state.file(move.file);
    if (!file || move.version < 0 || move.version > file->version() || move.anchor < 0 || move.head < 0
        || std::max(move.anchor, move.head) > ChangeSet::maxLength)
        return fail(ErrorCode::OutOfRange, QStringLiteral("the caret is nowhere"));
    // Nothing of a candidate is recorded after the end, and shadows leave no trace in what may be shared.
    if (!m_state.ended && m_state.participant(actor)->role != Role::Shadow)
        m_carets.moved(actor, move, nowUs());
    m_sinks.transient(transient::CursorMoved { actor, move.file, move.version, move.anchor, move.head });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Ask& ask)
{
    if (m_state.wasDone(ask.messageId))
        return {};
    if (m_state.ended)
        return over();
    if (ask.text.trimmed().isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("the prompt is empty"));
    if (ask.text.size() > maxPrompt || ask.context.size() > maxContext)
        return fail(ErrorCode::TooLarge, QStringLiteral("the prompt is too long"));
    const PromptId id { QStringLiteral("p%1").arg(m_state.turns.size() + 1) };
    if (!ask.as.isEmpty() && (!m_state.turn(ask.about) || (ask.as != u"retry" && ask.as != u"pushback")))
        return fail(ErrorCode::NotFound, QStringLiteral("there is no prompt %1").arg(ask.about.value));
    if (m_state.assistant && m_state.assistant->provider == u"none")
        return refused(QStringLiteral("this interview has no assistant"));
    record(actor, event::PromptSent { id, ask.text, ask.context, ask.messageId, ask.about, ask.as });
    askAssistant(id);
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::ReportPaste& paste)
{
    if (m_state.wasDone(paste.messageId))
        return {};
    if (m_state.ended)
        return over();
    if (paste.text.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("nothing was pasted"));
    if (paste.text.size() > maxPaste)
        return fail(ErrorCode::TooLarge, QStringLiteral("the pasted text is too long"));
    const Attribution whose = attributePaste(m_state, paste.text, paste.source);
    record(actor, event::Pasted { paste.where, paste.text, whose.origin, whose.matchedPercent, paste.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Decide& decide)
{
    if (m_state.wasDone(decide.messageId))
        return {};
    if (m_state.ended)
        return over();
    const auto* suggestion = m_state.suggestion(decide.suggestion);
    if (!suggestion)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no suggestion %1").arg(decide.suggestion.value));
    if (suggestion->decision != Decision::Open)
        return refused(QStringLiteral("%1 is decided already").arg(decide.suggestion.value));
    if (decide.decision == Decision::Open || decide.linesTaken < 0 || decide.linesTaken > suggestion->linesAdded)
        return fail(ErrorCode::OutOfRange, QStringLiteral("that is no decision about %1").arg(decide.suggestion.value));
    record(actor, event::SuggestionDecided { decide.suggestion, decide.decision, decide.linesTaken, decide.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::StartTask& start)
{
    if (m_state.ended)
        return over();
    if (start.index < 0 || start.index >= m_kit.tasks.size())
        return fail(ErrorCode::OutOfRange, QStringLiteral("the kit has no such task"));
    const auto* current = m_state.currentTask();
    if (current && current->index == start.index)
        return refused(QStringLiteral("this task is under way"));
    startTask(actor, start.index);
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::GiveHint& give)
{
    const auto* task = currentTask();
    if (m_state.ended)
        return over();
    if (!task || give.index < 0 || give.index >= task->hints.size())
        return fail(ErrorCode::OutOfRange, QStringLiteral("this task has no such hint"));
    record(actor, event::HintGiven { task->id, give.index, task->hints.at(give.index) });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::EndSession&)
{
    if (m_state.ended)
        return over();
    recordCarets(true);
    m_runs.endAll();
    record(actor, event::SessionEnded {});
    return {};
}

} // namespace jumpseat
