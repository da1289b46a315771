// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_state.h"

#include "session/fold.h"

namespace jumpseat {

QString FileState::textAt(qint64 at) const
{
    TextDocument text(firstText);
    for (qint64 v = 0; v < at; ++v) {
        if (auto applied = text.apply(history.at(v).changes()); !applied)
            qFatal("version %lld of %ls does not follow", v + 1, qUtf16Printable(id.value)); // it did once
    }
    return text.text();
}

Result<void> SessionState::apply(const EventPtr& event)
{
    if (event->seq != lastSeq + 1)
        return damaged(QStringLiteral("event %1 follows event %2").arg(event->seq).arg(lastSeq));
    if (auto reduced = std::visit(Fold { *this, *event, event }, event->payload); !reduced)
        return reduced;
    lastSeq = event->seq;
    lastUs = std::max(lastUs, event->atUs);
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

const RunState* SessionState::run(const RunId& id) const
{
    return byId(runs, id);
}

const RunState* SessionState::openRun(bool terminal) const
{
    const auto it = std::ranges::find_if(
        runs, [terminal](const RunState& run) { return !run.isOver() && run.isTerminal() == terminal; });
    return it == runs.end() ? nullptr : &*it;
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
    Scorecard none;
    none.rater = rater;
    return scorecards.value(rater, none);
}

} // namespace jumpseat
