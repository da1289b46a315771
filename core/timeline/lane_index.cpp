// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_index.h"

#include "flaws/flaw_ledger.h"
#include "session/event_mark.h"

#include <algorithm>

namespace jumpseat {
namespace {

qint64 unitsChanged(const ChangeSet& changes)
{
    qint64 units = 0;
    for (const auto& section : changes.sections()) {
        if (section.ins >= 0)
            units += section.len + section.ins;
    }
    return units;
}

MarkKind kindOf(Decision decision)
{
    switch (decision) {
    case Decision::Open: return MarkKind::Offered;
    case Decision::Accepted: return MarkKind::Accepted;
    case Decision::Partly: return MarkKind::Partly;
    case Decision::Edited: return MarkKind::Edited;
    case Decision::Rejected: return MarkKind::Rejected;
    }
    return MarkKind::Offered;
}

} // namespace

LaneIndex::LaneIndex(const Kit& kit, ParticipantId self)
    : m_self(std::move(self))
{
    for (const auto& task : kit.tasks) {
        for (const auto& flaw : task.flaws) {
            m_flaws.append(FlawRow { .id = flaw.id,
                .title = flaw.title,
                .control = flaw.control,
                .task = task.id,
                .planted = isPlantedFromTheStart(flaw, task) });
        }
    }
}

void LaneIndex::append(const Event& event)
{
    m_lastSeq = event.seq;
    m_lastUs = std::max(m_lastUs, event.atUs);
    m_timeBySeq.push_back(m_lastUs);
    std::visit([&](const auto& payload) { add(event, payload); }, event.payload);
}

qint64 LaneIndex::timeOf(Seq seq) const
{
    if (seq <= 0 || m_timeBySeq.empty())
        return 0;
    return m_timeBySeq[std::min(size_t(seq), m_timeBySeq.size()) - 1];
}

void LaneIndex::put(const Event& event, Lane lane, MarkKind kind, int detail)
{
    const Mark mark { event.seq, m_lastUs, lane, kind, qint16(detail), 1 };
    m_lanes[size_t(lane)].append(mark);
    m_all.append(mark);
}

/// Where it happened, which for what was imported is not where it was recorded.
void LaneIndex::putAt(const Event& event, const Outside& from, Lane lane, MarkKind kind)
{
    const Mark mark { event.seq, from.happenedUs ? from.happenedUs : m_lastUs, lane, kind, 0, 1 };
    m_lanes[size_t(lane)].append(mark);
    m_all.append(mark);
}

bool LaneIndex::isMine(const Event& event) const
{
    return m_self.isEmpty() || event.actor == m_self;
}

void LaneIndex::add(const Event& event, const event::TaskStarted& started)
{
    if (!m_tasks.isEmpty() && m_tasks.last().isOpen())
        m_tasks.last().endUs = event.atUs;
    m_tasks.append(Span { .startUs = event.atUs,
        .startSeq = event.seq,
        .kind = MarkKind::Task,
        .label = started.title,
        .number = started.index + 1 });
    for (auto& row : m_flaws) {
        if (row.planted && row.task == started.task)
            expose(row, event);
    }
    put(event, Lane::Tasks, MarkKind::Task, started.index + 1);
}

void LaneIndex::expose(FlawRow& row, const Event& event)
{
    if (row.startUs >= 0)
        return;
    row.startUs = event.atUs;
    row.startSeq = event.seq;
}

void LaneIndex::add(const Event& event, const event::SessionEnded&)
{
    if (!m_tasks.isEmpty() && m_tasks.last().isOpen())
        m_tasks.last().endUs = event.atUs;
}

void LaneIndex::add(const Event& event, const event::Edited& edited)
{
    m_edits.append(event.seq, m_lastUs, unitsChanged(edited.changes), edited.origin.kind);
    if (edited.origin.kind == OriginKind::Pasted)
        put(event, Lane::Edits, MarkKind::Paste);
}

void LaneIndex::add(const Event& event, const event::Pasted&)
{
    put(event, Lane::Edits, MarkKind::Paste);
}

void LaneIndex::add(const Event& event, const event::PromptSent& prompt)
{
    if (!prompt.again)
        putAt(event, prompt.from, Lane::Assistant, MarkKind::Prompt);
}

void LaneIndex::add(const Event& event, const event::AssistantStopped& stopped)
{
    putAt(event, stopped.from, Lane::Assistant, MarkKind::Stopped);
}

void LaneIndex::add(const Event& event, const event::ToolCalled& call)
{
    if (!call.again)
        putAt(event, call.from, Lane::Assistant, MarkKind::Tool);
}

void LaneIndex::add(const Event& event, const event::ToolDecided& decided)
{
    if (!decided.accepted && !decided.again)
        putAt(event, decided.from, Lane::Suggestions, MarkKind::Rejected);
}

void LaneIndex::add(const Event& event, const event::EditorOffered& offered)
{
    putAt(event, offered.from, Lane::Suggestions, offered.accepted ? MarkKind::Accepted : MarkKind::Rejected);
}

void LaneIndex::add(const Event& event, const event::ReplyFinished& reply)
{
    const qint64 endUs = reply.from.happenedUs ? reply.from.happenedUs : event.atUs;
    m_replies.insert(Span { .startUs = std::min(reply.startedUs, endUs),
        .endUs = endUs,
        .startSeq = event.seq,
        .endSeq = event.seq,
        .kind = MarkKind::Reply });
    m_all.append({ event.seq, reply.from.happenedUs ? endUs : m_lastUs, Lane::Assistant, MarkKind::Reply, 0, 1 });
}

void LaneIndex::add(const Event& event, const event::SuggestionOffered& offered)
{
    const auto index = m_suggestions.insert(Span {
        .startUs = m_lastUs, .startSeq = event.seq, .kind = MarkKind::Offered, .label = offered.suggestion.value });
    m_suggestionAt.insert(offered.suggestion, index);
    if (!offered.carries.isEmpty())
        m_carried.insert(offered.suggestion, offered.carries);
    put(event, Lane::Suggestions, MarkKind::Offered);
}

void LaneIndex::add(const Event& event, const event::SuggestionDecided& decided)
{
    const auto found = m_suggestionAt.constFind(decided.suggestion);
    if (found == m_suggestionAt.cend() || decided.decision == Decision::Open)
        return;
    m_suggestions.close(*found, m_lastUs, event.seq, kindOf(decided.decision));
    put(event, Lane::Suggestions, kindOf(decided.decision));
    if (decided.decision == Decision::Rejected)
        return;
    const auto carried = m_carried.value(decided.suggestion);
    for (auto& row : m_flaws) {
        if (carried.contains(row.id))
            expose(row, event);
    }
}

void LaneIndex::add(const Event& event, const event::RunStarted& run)
{
    ++m_runs;
    put(event, Lane::Runs, MarkKind::Run, run.isTest ? 1 : 0);
}

void LaneIndex::add(const Event& event, const event::TestsReported&)
{
    put(event, Lane::Runs, markOf(event) == EventMark::Pass ? MarkKind::Pass : MarkKind::Fail);
}

void LaneIndex::add(const Event& event, const event::HintGiven&)
{
    put(event, Lane::You, MarkKind::Hint);
}

void LaneIndex::add(const Event& event, const event::NoteAdded&)
{
    if (isMine(event))
        put(event, Lane::You, MarkKind::Note);
}

void LaneIndex::add(const Event& event, const event::BookmarkAdded&)
{
    if (isMine(event))
        put(event, Lane::You, MarkKind::Bookmark);
}

void LaneIndex::add(const Event& event, const event::ScoreGiven& score)
{
    if (isMine(event) && score.level) // a score taken back leaves the first one standing: it did happen
        put(event, Lane::You, MarkKind::Score, *score.level);
}

void LaneIndex::add(const Event& event, const event::FlawJudged& judged)
{
    for (qsizetype i = 0; i < m_flaws.size(); ++i) {
        auto& row = m_flaws[i];
        if (row.id != judged.flaw)
            continue;
        const bool open = judged.verdict == FlawVerdict::Open;
        row.verdict = judged.verdict;
        row.endUs = open ? stillOpen : event.atUs;
        row.endSeq = open ? 0 : event.seq;
        if (!open)
            put(event, Lane::Flaws, judged.verdict == FlawVerdict::Caught ? MarkKind::FlawCaught : MarkKind::FlawMissed,
                int(i));
    }
}

} // namespace jumpseat
