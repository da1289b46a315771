// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_mark.h"

#include <algorithm>

namespace jumpseat {

namespace {

struct Marker {
    EventMark operator()(const event::PromptSent& e) const { return e.again ? EventMark::None : EventMark::Prompt; }
    EventMark operator()(const event::ReplyFinished&) const { return EventMark::Reply; }
    EventMark operator()(const event::SuggestionOffered&) const { return EventMark::Offered; }
    EventMark operator()(const event::SuggestionDecided& e) const { return markOf(e.decision); }
    EventMark operator()(const event::ToolCalled& e) const { return e.again ? EventMark::None : EventMark::Tool; }
    EventMark operator()(const event::ToolDecided& e) const
    {
        return e.accepted || e.again ? EventMark::None : EventMark::Rejected;
    }
    EventMark operator()(const event::AssistantStopped&) const { return EventMark::Stopped; }
    EventMark operator()(const event::EditorOffered& e) const
    {
        return e.accepted ? EventMark::Accepted : EventMark::Rejected;
    }
    EventMark operator()(const event::HintGiven&) const { return EventMark::Hint; }
    EventMark operator()(const event::NoteAdded&) const { return EventMark::Note; }
    EventMark operator()(const event::BookmarkAdded&) const { return EventMark::Bookmark; }
    EventMark operator()(const event::ScoreGiven&) const { return EventMark::Score; }
    EventMark operator()(const event::Pasted&) const { return EventMark::Paste; }
    EventMark operator()(const event::RunStarted&) const { return EventMark::Run; }
    EventMark operator()(const event::TestsReported& e) const
    {
        const auto isGood = [](const TestResult& test) {
            return test.outcome == TestOutcome::Passed || test.outcome == TestOutcome::Skipped;
        };
        return !e.tests.isEmpty() && std::ranges::all_of(e.tests, isGood) ? EventMark::Pass : EventMark::Fail;
    }
    EventMark operator()(const event::Edited& e) const
    {
        return e.origin.kind == OriginKind::Pasted ? EventMark::Paste : EventMark::None;
    }
    EventMark operator()(const event::FlawJudged& e) const
    {
        switch (e.verdict) {
        case FlawVerdict::Open: return EventMark::FlawOpen;
        case FlawVerdict::Caught: return EventMark::FlawCaught;
        case FlawVerdict::Missed:
        case FlawVerdict::FalseAlarm: return EventMark::FlawMissed;
        }
        return EventMark::FlawOpen;
    }
    EventMark operator()(const auto&) const { return EventMark::None; }
};

} // namespace

EventMark markOf(const Event& event)
{
    return std::visit(Marker {}, event.payload);
}

EventMark markOf(Decision decision)
{
    switch (decision) {
    case Decision::Open: return EventMark::Offered;
    case Decision::Accepted: return EventMark::Accepted;
    case Decision::Partly: return EventMark::Partly;
    case Decision::Edited: return EventMark::Edited;
    case Decision::Rejected: return EventMark::Rejected;
    }
    return EventMark::Offered;
}

NoteTag tagOf(const Event& event)
{
    const auto* note = std::get_if<event::NoteAdded>(&event.payload);
    return note ? note->tag : NoteTag::Behaviour;
}

} // namespace jumpseat
