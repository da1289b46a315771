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
constexpr qsizetype maxNote = 16 * 1024;
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
    record(actor, event::PromptSent { id, ask.text, ask.context, ask.messageId });
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
    record(actor, event::SessionEnded {});
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AddNote& add)
{
    if (add.text.trimmed().isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("the note is empty"));
    if (add.text.size() > maxNote)
        return fail(ErrorCode::TooLarge, QStringLiteral("the note is too long"));
    record(actor, event::NoteAdded { add.text.trimmed(), add.tag });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AddBookmark&)
{
    record(actor, event::BookmarkAdded {});
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::TickQuestion& tick)
{
    const auto* task = currentTask();
    if (!task || tick.index < 0 || tick.index >= task->questions.size())
        return fail(ErrorCode::OutOfRange, QStringLiteral("this task has no such question"));
    record(actor, event::QuestionTicked { task->id, tick.index, tick.asked });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::JudgeFlaw& judge)
{
    if (!m_kit.findFlaw(judge.flaw))
        return fail(ErrorCode::NotFound, QStringLiteral("the kit plants no %1").arg(judge.flaw.value));
    record(actor, event::FlawJudged { judge.flaw, judge.verdict });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::GiveScore& give)
{
    if (!m_kit.rubric.find(give.criterion))
        return fail(ErrorCode::NotFound, QStringLiteral("the rubric has no %1").arg(give.criterion.value));
    if (give.level && (*give.level < notObserved || *give.level > highestLevel))
        return fail(ErrorCode::OutOfRange, QStringLiteral("levels run from 1 to 5, 0 is not observed"));
    const auto levels = m_state.scorecard(actor).levels;
    const auto now = levels.contains(give.criterion) ? std::optional(levels.value(give.criterion)) : std::nullopt;
    if (now != give.level)
        record(actor, event::ScoreGiven { give.criterion, give.level });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::LinkEvidence& link)
{
    if (!m_kit.rubric.find(link.criterion))
        return fail(ErrorCode::NotFound, QStringLiteral("the rubric has no %1").arg(link.criterion.value));
    if (link.event < 1 || link.event > m_state.lastSeq)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no event %1").arg(link.event));
    for (const auto& known : m_state.scorecard(actor).evidence) {
        if (known.criterion == link.criterion && known.event == link.event)
            return {};
    }
    const EvidenceId id { QStringLiteral("e%1").arg(m_state.lastSeq + 1) };
    record(actor, event::EvidenceLinked { id, link.criterion, link.event });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::UnlinkEvidence& unlink)
{
    for (const auto& known : m_state.scorecard(actor).evidence) {
        if (known.id == unlink.evidence) {
            record(actor, event::EvidenceUnlinked { unlink.evidence });
            return {};
        }
    }
    return fail(ErrorCode::NotFound, QStringLiteral("there is no evidence %1 of yours").arg(unlink.evidence.value));
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Recommend& recommend)
{
    const auto levels = m_state.scorecard(actor).levels;
    for (const Criterion& criterion : m_kit.rubric.criteria) {
        if (!levels.contains(criterion.id))
            return refused(QStringLiteral("score %1 first, or mark it not observed").arg(criterion.title));
    }
    record(actor, event::Recommended { recommend.value });
    return {};
}

} // namespace jumpseat
