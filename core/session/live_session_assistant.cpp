// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/live_session.h"

#include <algorithm>

// The assistant beside its prompts: stopping, completing, what was seen of it, and the candidate's own tools.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxCompletion = 8 * 1024;
constexpr qsizetype mostCompletions = 8; // that were sent and not shown
constexpr qsizetype mostActs = 10'000;   // of one message
constexpr qsizetype maxNotice = 4 * 1024;

std::unexpected<Error> notAllowed()
{
    return fail(ErrorCode::Forbidden, u"this interview does not take in what own tools do"_s);
}

} // namespace

void LiveSession::recordUse(const PromptId& prompt, const std::optional<event::ModelUsed>& used)
{
    if (!used)
        return;
    event::ModelUsed with = *used;
    with.prompt = prompt;
    record({}, std::move(with));
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::StopReply& stop)
{
    const Turn* turn = m_state.turn(stop.prompt);
    if (!turn)
        return fail(ErrorCode::NotFound, u"there is no prompt %1"_s.arg(stop.prompt.value));
    if (m_state.ended || turn->replySeq != 0 || turn->stoppedUs >= 0)
        return {}; // it has come to its end by itself meanwhile
    record(actor, event::AssistantStopped { stop.prompt });
    m_assistant.stop(stop.prompt);
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Complete& complete)
{
    if (m_state.ended || !m_state.assistant || !m_state.assistant->completes)
        return fail(ErrorCode::Refused, u"nothing is completed in this interview"_s);
    const FileState* file = m_state.file(complete.file);
    if (!file || file->removed || file->readOnly)
        return fail(ErrorCode::NotFound, u"there is no file %1 to complete"_s.arg(complete.file.value));
    if (complete.version != file->version() || complete.at < 0 || complete.at > file->document.length())
        return fail(ErrorCode::Stale, u"the text is another one by now"_s);
    m_assistant.complete({ complete.file, complete.version, complete.at }, m_state,
        [this, actor, complete](const Completion& completion) { offerCompletion(actor, complete, completion); });
    return {};
}

void LiveSession::offerCompletion(
    const ParticipantId& actor, const command::Complete& asked, const Completion& completion)
{
    if (m_state.ended)
        return;
    recordUse({}, completion.used);
    const FileState* file = m_state.file(asked.file);
    transient::CompletionCame came { actor, asked.messageId, {}, asked.file, asked.version, asked.at, {} };
    if (file && file->version() == asked.version && !completion.text.isEmpty()) {
        came.text = completion.text.left(maxCompletion);
        came.suggestion = { u"G%1-%2"_s.arg(m_state.lastSeq).arg(++m_completionCount) };
        if (m_completions.size() >= mostCompletions)
            m_completions.clear(); // a page shows one at a time
        m_completions.insert(came.suggestion,
            event::SuggestionOffered { came.suggestion, {}, asked.file, asked.version,
                ChangeSet::replace(file->document.length(), asked.at, asked.at, came.text),
                int(came.text.count(u'\n')) + 1, 0, {}, true });
    }
    m_sinks.transient(came);
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::ReportShown& shown)
{
    if (m_state.wasDone(shown.messageId))
        return {};
    if (m_state.ended)
        return fail(ErrorCode::Refused, u"the interview is over"_s);
    if (const auto offered = m_completions.constFind(shown.suggestion); offered != m_completions.cend()) {
        record({}, *offered);
        m_completions.clear();
    }
    const SuggestionState* suggestion = m_state.suggestion(shown.suggestion);
    if (!suggestion)
        return fail(ErrorCode::NotFound, u"there is no suggestion %1"_s.arg(shown.suggestion.value));
    // Another window of the same page may have told of it already: its own word is acknowledged all the same.
    record(actor, event::SuggestionShown { shown.suggestion, shown.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::StartWatch& watch)
{
    if (m_state.ended)
        return fail(ErrorCode::Refused, u"the interview is over"_s);
    if (!m_state.assistant || !m_state.assistant->watch)
        return notAllowed();
    if (watch.folder.size() > 255 || watch.notice.isEmpty() || watch.notice.size() > maxNotice
        || watch.tools.size() > 32)
        return fail(ErrorCode::TooLarge, u"that is no notice of what is watched"_s);
    record(actor, event::WatchStarted { watch.folder, watch.notice, watch.tools });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::EndWatch& watch)
{
    if (!m_state.ended && !m_state.watches.isEmpty() && m_state.watches.last().toUs < 0)
        record(actor, event::WatchEnded { watch.why.left(200) });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId&, const command::TellActs& tell)
{
    if (m_state.ended)
        return fail(ErrorCode::Refused, u"the interview is over"_s);
    if (!m_state.assistant || !m_state.assistant->watch || m_state.watches.isEmpty())
        return notAllowed();
    if (tell.acts.size() > mostActs)
        return fail(ErrorCode::TooLarge, u"more than %1 acts at once"_s.arg(mostActs));
    outside(tell.acts);
    return {};
}

void LiveSession::outside(const QList<Act>& acts)
{
    if (m_state.ended || !m_state.consented)
        return;
    // Clocks of two computers differ: what counts is how long before the newest of what came together.
    qint64 newestMs = 0;
    for (const Act& act : acts)
        newestMs = std::max(newestMs, act.wallMs);
    for (const Act& act : acts) {
        const qint64 agoUs = act.wallMs > 0 ? (newestMs - act.wallMs) * 1000 : 0;
        constexpr qint64 now = 1'000'000;
        m_outside.take(act, agoUs > now ? std::max<qint64>(1, nowUs() - agoUs) : 0);
    }
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::ImportActs& import)
{
    if (!m_state.consented)
        return fail(ErrorCode::Refused, u"nobody has joined this session"_s);
    event::ActsImported summary = import.file;
    summary.acts = summary.known = summary.elsewhen = 0;
    const bool isKnown = std::ranges::any_of(m_state.imports,
        [&](const ImportState& known) { return !summary.sha256.isEmpty() && known.import.sha256 == summary.sha256; });
    if (isKnown)
        return fail(ErrorCode::Refused, u"%1 is in the record already"_s.arg(summary.name));
    for (const Act& act : import.acts) {
        const auto us = act.wallMs > 0 ? m_state.sessionTimeOf(act.wallMs) : std::optional(m_state.lastUs);
        if (!us) {
            ++summary.elsewhen;
            continue;
        }
        const auto outcome = m_outside.take(act, std::max<qint64>(1, *us));
        summary.known += outcome == OutsideRecorder::Outcome::Known ? 1 : 0;
        summary.acts += outcome == OutsideRecorder::Outcome::Taken || outcome == OutsideRecorder::Outcome::Completed;
    }
    record(actor, std::move(summary));
    return {};
}

} // namespace jumpseat
