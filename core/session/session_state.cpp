// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_state.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// The element of `list` whose `id` member is `id`, or nullptr.
template <class List, class IdType> auto* byId(List& list, const IdType& id)
{
    const auto it = std::ranges::find_if(list, [&](const auto& item) { return item.id == id; });
    return it == list.end() ? nullptr : &*it;
}

std::unexpected<Error> damaged(const QString& what)
{
    return fail(ErrorCode::Damaged, what);
}

/// Applies one payload; `checked` is where a kind refuses before it changes anything.
struct Reducer {
    SessionState& s;
    const Event& event;

    Result<void> operator()(const event::SessionStarted& e)
    {
        s.info = e;
        s.startedWallMs = event.wallMs;
        s.epoch = 1;
        return {};
    }
    Result<void> operator()(const event::SessionResumed&)
    {
        ++s.epoch;
        for (auto& participant : s.participants)
            participant.connected = participant.role == Role::Interviewer;
        return {};
    }
    Result<void> operator()(const event::SessionEnded&)
    {
        s.ended = true;
        return {};
    }
    Result<void> operator()(const event::ConsentGiven&)
    {
        s.consented = true;
        return {};
    }
    Result<void> operator()(const event::ParticipantJoined& e)
    {
        if (auto* known = byId(s.participants, e.participant)) {
            known->name = e.name;
            known->connected = true;
        } else {
            s.participants.append({ e.participant, e.role, e.name, true });
        }
        return {};
    }
    Result<void> operator()(const event::ConnectionChanged& e)
    {
        if (auto* known = byId(s.participants, e.participant))
            known->connected = e.connected;
        return {};
    }
    Result<void> operator()(const event::TaskStarted& e)
    {
        s.tasks.append({ e.task, e.index, e.title, e.minutes, event.atUs });
        return {};
    }
    Result<void> operator()(const event::FileAdded& e)
    {
        if (byId(s.files, e.file))
            return damaged(QStringLiteral("file %1 was added twice").arg(e.file.value));
        FileState file { e.file, e.task, e.name, e.readOnly, false, e.text, TextDocument(e.text), {}, {}, {} };
        file.provenance = Provenance(file.document.length(), { originOfNewFile(), {} });
        s.files.append(std::move(file));
        remember(e.messageId);
        return {};
    }
    Result<void> operator()(const event::FileRenamed& e)
    {
        auto* file = byId(s.files, e.file);
        if (!file)
            return damaged(QStringLiteral("the unknown file %1 was renamed").arg(e.file.value));
        file->name = e.name;
        remember(e.messageId);
        return {};
    }
    Result<void> operator()(const event::FileRemoved& e) { return setRemoved(e.file, true, e.messageId); }
    Result<void> operator()(const event::FileRestored& e) { return setRemoved(e.file, false, e.messageId); }
    Result<void> operator()(const event::Edited& e)
    {
        auto* file = byId(s.files, e.file);
        if (!file)
            return damaged(QStringLiteral("an edit names the unknown file %1").arg(e.file.value));
        if (e.version != file->version() + 1)
            return damaged(QStringLiteral("edit %1 of %2 follows version %3")
                    .arg(e.version)
                    .arg(e.file.value)
                    .arg(file->version()));
        if (!e.origins.isEmpty() && lengthOf(e.origins) != e.changes.insertedLength())
            return damaged(QStringLiteral("edit %1 of %2 says whose another text is").arg(e.version).arg(e.file.value));
        const TextDocument& text = file->document;
        if (e.changes.lengthBefore() == text.length())
            file->provenance.apply(e.changes, { e.origin, e.origins, e.client, editWayOf(e.userEvent) }, text);
        if (auto applied = file->document.apply(e.changes); !applied)
            return applied;
        file->history.append({ e.client, e.changes, originsOfInserted(e) });
        file->lastClientSeq.insert(e.client, e.clientSeq);
        return {};
    }
    Result<void> operator()(const event::PromptSent& e)
    {
        Turn turn;
        turn.id = e.prompt;
        turn.promptSeq = event.seq;
        turn.prompt = e.text;
        turn.context = e.context;
        turn.promptUs = event.atUs;
        s.turns.append(std::move(turn));
        remember(e.messageId);
        return {};
    }
    Result<void> operator()(const event::ReplyFinished& e)
    {
        auto* turn = byId(s.turns, e.prompt);
        if (!turn)
            return damaged(QStringLiteral("a reply names the unknown prompt %1").arg(e.prompt.value));
        turn->replySeq = event.seq;
        turn->reply = e.text;
        turn->provider = e.provider;
        turn->scriptReply = e.scriptReply;
        turn->replyStartedUs = e.startedUs;
        turn->replyEndedUs = event.atUs;
        return {};
    }
    Result<void> operator()(const event::SuggestionOffered& e)
    {
        auto* turn = byId(s.turns, e.prompt);
        if (!turn)
            return damaged(QStringLiteral("a suggestion names the unknown prompt %1").arg(e.prompt.value));
        turn->suggestions.append(e.suggestion);
        SuggestionState suggestion;
        suggestion.id = e.suggestion;
        suggestion.prompt = e.prompt;
        suggestion.file = e.file;
        suggestion.version = e.version;
        suggestion.changes = e.changes;
        suggestion.linesAdded = e.linesAdded;
        suggestion.linesRemoved = e.linesRemoved;
        suggestion.offeredSeq = event.seq;
        suggestion.offeredUs = event.atUs;
        suggestion.carries = e.carries;
        s.suggestions.append(std::move(suggestion));
        return {};
    }
    Result<void> operator()(const event::SuggestionDecided& e)
    {
        auto* suggestion = byId(s.suggestions, e.suggestion);
        if (!suggestion)
            return damaged(QStringLiteral("a decision names the unknown suggestion %1").arg(e.suggestion.value));
        suggestion->decision = e.decision;
        suggestion->linesTaken = e.linesTaken;
        suggestion->decidedSeq = event.seq;
        suggestion->decidedUs = event.atUs;
        remember(e.messageId);
        return {};
    }
    Result<void> operator()(const event::HintGiven& e)
    {
        s.hints.append({ e.task, e.index, e.text, event.atUs });
        return {};
    }
    Result<void> operator()(const event::NoteAdded& e)
    {
        s.notes.append({ event.seq, event.atUs, e.text, e.tag });
        return {};
    }
    Result<void> operator()(const event::BookmarkAdded&)
    {
        s.bookmarks.append(event.seq);
        return {};
    }
    Result<void> operator()(const event::QuestionTicked& e)
    {
        const QString key = QStringLiteral("%1:%2").arg(e.task.value).arg(e.index);
        if (e.asked)
            s.questionsAsked.insert(key);
        else
            s.questionsAsked.remove(key);
        return {};
    }
    Result<void> operator()(const event::FlawJudged& e)
    {
        s.flaws.insert(e.flaw, { e.verdict, event.seq, event.atUs });
        return {};
    }
    Result<void> operator()(const event::ScoreGiven& e)
    {
        auto& levels = card().levels;
        if (e.level)
            levels.insert(e.criterion, *e.level);
        else
            levels.remove(e.criterion);
        return {};
    }
    Result<void> operator()(const event::EvidenceLinked& e)
    {
        card().evidence.append({ e.evidence, e.criterion, e.event, event.seq });
        return {};
    }
    Result<void> operator()(const event::EvidenceUnlinked& e)
    {
        card().evidence.removeIf([&](const EvidenceState& item) { return item.id == e.evidence; });
        return {};
    }
    Result<void> operator()(const event::Recommended& e)
    {
        card().recommendation = e.value;
        return {};
    }
    Result<void> operator()(const event::Unknown&) { return {}; }

    void remember(const QString& messageId)
    {
        if (!messageId.isEmpty())
            s.messageIds.insert(messageId);
    }

    Result<void> setRemoved(const FileId& id, bool removed, const QString& messageId)
    {
        auto* file = byId(s.files, id);
        if (!file)
            return damaged(QStringLiteral("the unknown file %1 was removed or brought back").arg(id.value));
        file->removed = removed;
        remember(messageId);
        return {};
    }

    /// The kit's files are the baseline. What a candidate brings in with a new file came from somewhere else.
    [[nodiscard]] OriginKind originOfNewFile() const
    {
        const auto* who = s.participant(event.actor);
        if (!who)
            return event.actor.isEmpty() ? OriginKind::Baseline : OriginKind::Unknown;
        return who->role == Role::Candidate ? OriginKind::Pasted : OriginKind::Interviewer;
    }

    Scorecard& card()
    {
        auto& scorecard = s.scorecards[event.actor];
        scorecard.rater = event.actor;
        return scorecard;
    }
};

} // namespace

QString FileState::textAt(qint64 at) const
{
    TextDocument text(firstText);
    for (qint64 v = 0; v < at; ++v) {
        if (auto applied = text.apply(history.at(v).changes); !applied)
            qFatal("version %lld of %ls does not follow", v + 1, qUtf16Printable(id.value)); // it did once
    }
    return text.text();
}

QList<EvidenceState> Scorecard::evidenceFor(const CriterionId& criterion) const
{
    QList<EvidenceState> result;
    std::ranges::copy_if(
        evidence, std::back_inserter(result), [&](const EvidenceState& item) { return item.criterion == criterion; });
    return result;
}

Result<void> SessionState::apply(const Event& event)
{
    if (event.seq != lastSeq + 1)
        return damaged(QStringLiteral("event %1 follows event %2").arg(event.seq).arg(lastSeq));
    if (auto reduced = std::visit(Reducer { *this, event }, event.payload); !reduced)
        return reduced;
    lastSeq = event.seq;
    lastUs = std::max(lastUs, event.atUs);
    return {};
}

const FileState* SessionState::file(const FileId& id) const
{
    return byId(files, id);
}

const SuggestionState* SessionState::suggestion(const SuggestionId& id) const
{
    return byId(suggestions, id);
}

const Turn* SessionState::turn(const PromptId& id) const
{
    return byId(turns, id);
}

const ParticipantState* SessionState::participant(const ParticipantId& id) const
{
    return byId(participants, id);
}

const ParticipantState* SessionState::candidate() const
{
    const auto it = std::ranges::find(participants, Role::Candidate, &ParticipantState::role);
    return it == participants.end() ? nullptr : &*it;
}

QList<FileState> SessionState::visibleFiles() const
{
    QList<FileState> result = files;
    result.removeIf([](const FileState& file) { return file.removed; });
    return result;
}

const TaskState* SessionState::currentTask() const
{
    return tasks.isEmpty() ? nullptr : &tasks.last();
}

Scorecard SessionState::scorecard(const ParticipantId& rater) const
{
    return scorecards.value(rater, Scorecard { rater, {}, {}, Recommendation::None });
}

} // namespace jumpseat
