// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

namespace jumpseat {

// Every payload is described once, by a `fields` function that names its members in the journal's JSON; whatever
// writes or reads payloads runs through it, so that they cannot drift apart.

template <class Visit> void fields(event::SessionStarted& e, Visit& f)
{
    f("kit", e.kitId), f("title", e.kitTitle), f("hash", e.kitHash), f("version", e.kitVersion);
    f("minutes", e.minutes), f("candidate", e.candidate), f("interviewer", e.interviewer);
    f("snapshot", e.snapshotHash);
}
template <class Visit> void fields(event::SessionResumed&, Visit&) { }
template <class Visit> void fields(event::SessionEnded&, Visit&) { }
template <class Visit> void fields(event::AssistantPinned& e, Visit& f)
{
    f("provider", e.provider), f("service", e.service), f("origin", e.origin), f("model", e.model);
    f("system", e.systemPrompt), f("temperature", e.temperature), f("maxTokens", e.maxTokens);
    f("completes", e.completes), f("own", e.own), f("watch", e.watch);
    f("requests", e.budgetRequests), f("tokens", e.budgetTokens), f("micros", e.budgetMicros);
    f("inputPrice", e.inputPrice), f("cachedPrice", e.cachedPrice), f("outputPrice", e.outputPrice);
}
template <class Visit> void fields(event::ConsentGiven& e, Visit& f)
{
    f("participant", e.participant), f("notice", e.notice);
}
template <class Visit> void fields(event::ParticipantJoined& e, Visit& f)
{
    f("participant", e.participant), f("role", e.role), f("name", e.name);
}
template <class Visit> void fields(event::ConnectionChanged& e, Visit& f)
{
    f("participant", e.participant), f("connected", e.connected);
}
template <class Visit> void fields(event::TaskStarted& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("title", e.title), f("minutes", e.minutes);
}
template <class Visit> void fields(event::FileAdded& e, Visit& f)
{
    f("file", e.file), f("task", e.task), f("name", e.name), f("text", e.text), f("readOnly", e.readOnly);
    f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRenamed& e, Visit& f)
{
    f("file", e.file), f("name", e.name), f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRemoved& e, Visit& f)
{
    f("file", e.file), f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRestored& e, Visit& f)
{
    f("file", e.file), f("mid", e.messageId);
}
template <class Visit> void fields(event::Edited& e, Visit& f)
{
    // Most of a journal; in the order in which JSON sorts them, see event_decoder.cpp.
    f("changes", e.changes), f("client", e.client), f("event", e.userEvent), f("file", e.file);
    f("matched", e.matchedPercent), f("n", e.clientSeq), f("origin", e.origin), f("origins", e.origins);
    f("v", e.version);
}
template <class Visit> void fields(event::CaretMoved& e, Visit& f)
{
    f("file", e.file), f("v", e.version), f("anchor", e.anchor), f("head", e.head);
}
template <class Visit> void fields(event::Pasted& e, Visit& f)
{
    f("where", e.where), f("text", e.text), f("origin", e.origin), f("matched", e.matchedPercent),
        f("mid", e.messageId);
}
template <class Visit> void fields(event::PromptSent& e, Visit& f)
{
    f("prompt", e.prompt), f("text", e.text), f("context", e.context), f("mid", e.messageId);
    f("about", e.about), f("as", e.as), f("queued", e.queued), f("from", e.from);
    f("again", e.again);
}
template <class Visit> void fields(event::ReplyFinished& e, Visit& f)
{
    f("prompt", e.prompt), f("text", e.text), f("provider", e.provider), f("script", e.scriptReply);
    f("started", e.startedUs), f("model", e.model), f("ending", e.ending), f("why", e.why);
    f("wait", e.waitSeconds), f("from", e.from);
}
template <class Visit> void fields(event::AssistantStopped& e, Visit& f)
{
    f("prompt", e.prompt), f("from", e.from);
}
template <class Visit> void fields(event::ModelUsed& e, Visit& f)
{
    f("prompt", e.prompt), f("model", e.model), f("input", e.inputTokens), f("output", e.outputTokens);
    f("cached", e.cachedTokens), f("micros", e.costMicros), f("duration", e.durationUs), f("status", e.status);
    f("problem", e.problem), f("from", e.from);
}
template <class Visit> void fields(event::ToolCalled& e, Visit& f)
{
    f("call", e.call), f("prompt", e.prompt), f("tool", e.tool), f("input", e.input);
    f("use", e.use), f("command", e.command), f("edits", e.edits), f("byAgent", e.byAgent), f("from", e.from);
    f("again", e.again);
}
template <class Visit> void fields(event::ToolDecided& e, Visit& f)
{
    f("call", e.call), f("accepted", e.accepted), f("by", e.by), f("feedback", e.feedback), f("from", e.from);
    f("again", e.again);
}
template <class Visit> void fields(event::ToolReturned& e, Visit& f)
{
    f("call", e.call), f("failed", e.failed), f("output", e.output), f("truncated", e.truncated);
    f("outcome", e.outcome), f("duration", e.durationUs), f("from", e.from);
}
template <class Visit> void fields(event::SuggestionOffered& e, Visit& f)
{
    f("suggestion", e.suggestion), f("prompt", e.prompt), f("file", e.file), f("v", e.version);
    f("changes", e.changes), f("added", e.linesAdded), f("removed", e.linesRemoved), f("carries", e.carries);
    f("inlined", e.inlined);
}
template <class Visit> void fields(event::SuggestionShown& e, Visit& f)
{
    f("suggestion", e.suggestion), f("mid", e.messageId);
}
template <class Visit> void fields(event::SuggestionDecided& e, Visit& f)
{
    f("suggestion", e.suggestion), f("decision", e.decision), f("lines", e.linesTaken), f("mid", e.messageId);
}
template <class Visit> void fields(event::EditorOffered& e, Visit& f)
{
    f("path", e.path), f("text", e.text), f("accepted", e.accepted), f("added", e.linesAdded);
    f("removed", e.linesRemoved), f("from", e.from);
}
template <class Visit> void fields(event::WatchStarted& e, Visit& f)
{
    f("folder", e.folder), f("notice", e.notice), f("tools", e.tools);
}
template <class Visit> void fields(event::WatchEnded& e, Visit& f)
{
    f("why", e.why);
}
template <class Visit> void fields(event::ActsImported& e, Visit& f)
{
    f("name", e.name), f("source", e.source), f("sha256", e.sha256), f("acts", e.acts), f("known", e.known);
    f("elsewhen", e.elsewhen), f("notUnderstood", e.notUnderstood);
}
template <class Visit> void fields(event::RunStarted& e, Visit& f)
{
    f("run", e.run), f("task", e.task), f("command", e.command), f("test", e.isTest);
    f("rows", e.rows), f("columns", e.columns), f("mid", e.messageId);
}
template <class Visit> void fields(event::RunOutput& e, Visit& f)
{
    f("run", e.run), f("stream", e.stream), f("text", e.text);
}
template <class Visit> void fields(event::RunInput& e, Visit& f)
{
    f("run", e.run), f("text", e.text), f("end", e.end), f("mid", e.messageId);
}
template <class Visit> void fields(event::TerminalRecorded& e, Visit& f)
{
    f("run", e.run), f("lines", e.lines);
}
template <class Visit> void fields(event::RunFinished& e, Visit& f)
{
    f("run", e.run), f("exit", e.exitCode), f("reason", e.reason), f("duration", e.durationUs);
}
template <class Visit> void fields(event::TestsReported& e, Visit& f)
{
    f("run", e.run), f("tests", e.tests);
}
template <class Visit> void fields(event::HiddenTested& e, Visit& f)
{
    f("task", e.task), f("tests", e.tests), f("problem", e.problem), f("duration", e.durationUs);
}
template <class Visit> void fields(event::ReviewCommented& e, Visit& f)
{
    f("comment", e.comment), f("replyTo", e.replyTo), f("file", e.file), f("from", e.fromLine), f("to", e.toLine);
    f("side", e.side), f("severity", e.severity), f("text", e.text), f("task", e.task), f("mid", e.messageId);
}
template <class Visit> void fields(event::ReviewEdited& e, Visit& f)
{
    f("comment", e.comment), f("severity", e.severity), f("text", e.text), f("mid", e.messageId);
}
template <class Visit> void fields(event::ReviewRemoved& e, Visit& f)
{
    f("comment", e.comment), f("mid", e.messageId);
}
template <class Visit> void fields(event::VerdictGiven& e, Visit& f)
{
    f("task", e.task), f("verdict", e.verdict), f("text", e.text), f("mid", e.messageId);
}
template <class Visit> void fields(event::ReviewViewed& e, Visit& f)
{
    f("task", e.task), f("file", e.file), f("side", e.side), f("from", e.fromLine), f("to", e.toLine);
}
template <class Visit> void fields(event::ConstraintDropped& e, Visit& f)
{
    f("task", e.task), f("constraint", e.constraint), f("title", e.title), f("text", e.text);
}
template <class Visit> void fields(event::TradeoffLogged& e, Visit& f)
{
    f("tradeoff", e.tradeoff), f("task", e.task), f("choice", e.choice), f("instead", e.instead), f("why", e.why);
    f("removed", e.removed), f("mid", e.messageId);
}
template <class Visit> void fields(event::DiagramDrawn& e, Visit& f)
{
    f("file", e.file), f("index", e.index), f("source", e.source), f("svg", e.svg);
}
template <class Visit> void fields(event::HintGiven& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("text", e.text);
}
template <class Visit> void fields(event::NoteAdded& e, Visit& f)
{
    f("text", e.text), f("tag", e.tag);
}
template <class Visit> void fields(event::BookmarkAdded&, Visit&) { }
template <class Visit> void fields(event::QuestionTicked& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("asked", e.asked);
}
template <class Visit> void fields(event::FlawJudged& e, Visit& f)
{
    f("flaw", e.flaw), f("verdict", e.verdict);
}
template <class Visit> void fields(event::FindingRecorded& e, Visit& f)
{
    f("finding", e.finding), f("flaw", e.flaw), f("event", e.event), f("text", e.text);
}
template <class Visit> void fields(event::ScoreGiven& e, Visit& f)
{
    f("criterion", e.criterion), f("level", e.level);
}
template <class Visit> void fields(event::EvidenceLinked& e, Visit& f)
{
    f("evidence", e.evidence), f("criterion", e.criterion), f("event", e.event);
}
template <class Visit> void fields(event::EvidenceUnlinked& e, Visit& f)
{
    f("evidence", e.evidence);
}
template <class Visit> void fields(event::Recommended& e, Visit& f)
{
    f("value", e.value);
}

template <class Visit> void fields(event::ScorecardSubmitted& e, Visit& f)
{
    f("head", e.headSeq), f("hash", e.headHash);
}
template <class Visit> void fields(event::ScorecardAmended& e, Visit& f)
{
    f("reason", e.reason);
}
template <class Visit> void fields(event::FeedbackWritten& e, Visit& f)
{
    f("text", e.text);
}
template <class Visit> void fields(event::MediaAdded& e, Visit& f)
{
    f("media", e.media), f("name", e.name), f("type", e.type), f("size", e.size), f("sha256", e.sha256);
}
template <class Visit> void fields(event::RecordRecovered& e, Visit& f)
{
    f("kept", e.lastKept), f("lostFrom", e.lostFrom), f("lostTo", e.lostTo), f("reason", e.reason);
}

namespace detail {

template <size_t index = 0> void setEmptyFrom(event::Payload& payload, QStringView kind)
{
    using T = std::variant_alternative_t<index, event::Payload>;
    if constexpr (std::is_same_v<T, event::Unknown>)
        payload.emplace<T>(kind.toString(), QJsonObject {});
    else if (kind == QLatin1StringView(T::kind))
        payload.emplace<T>();
    else
        setEmptyFrom<index + 1>(payload, kind);
}

} // namespace detail

/// Makes it the payload of that kind with nothing in it; Unknown for a kind that is not in the catalogue.
inline void setEmpty(event::Payload& payload, QStringView kind)
{
    detail::setEmptyFrom(payload, kind);
}

/// Calls `visit(name, member)` for every member. Unknown has none.
template <class Visit> void visitFields(event::Payload& payload, Visit& visit)
{
    std::visit(
        [&]<class T>(T& p) {
            if constexpr (!std::is_same_v<T, event::Unknown>)
                fields(p, visit);
        },
        payload);
}

} // namespace jumpseat
