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

const ToolCallState* SessionState::toolCall(const ToolCallId& id) const
{
    return byId(toolCalls, id);
}

std::optional<qint64> SessionState::sessionTimeOf(qint64 wallMs) const
{
    for (qsizetype i = clockMarks.size(); i-- > 0;) {
        const ClockMark& mark = clockMarks.at(i);
        if (mark.wallMs > wallMs)
            continue;
        const qint64 us = mark.atUs + (wallMs - mark.wallMs) * 1000;
        if (i + 1 < clockMarks.size()) // closed for a while: time stood still there
            return std::min(us, clockMarks.at(i + 1).atUs);
        return ended && us > lastUs ? std::nullopt : std::optional(us);
    }
    return std::nullopt;
}

qint64 SessionState::wallMsOf(qint64 us) const
{
    ClockMark last { 0, startedWallMs };
    for (const ClockMark& mark : clockMarks) {
        if (mark.atUs <= us)
            last = mark;
    }
    return last.wallMs + std::max<qint64>(0, us - last.atUs) / 1000;
}

ModelTotals SessionState::modelTotals() const
{
    ModelTotals totals;
    for (const ModelUseState& use : modelUses) {
        ++totals.requests;
        totals.problems += use.used.problem.isEmpty() ? 0 : 1;
        totals.inputTokens += use.used.inputTokens;
        totals.outputTokens += use.used.outputTokens;
        totals.cachedTokens += use.used.cachedTokens;
        totals.costMicros += use.used.costMicros;
        totals.isPriced =
            totals.isPriced && (use.used.costMicros > 0 || use.used.inputTokens + use.used.outputTokens == 0);
    }
    return totals;
}

} // namespace jumpseat
