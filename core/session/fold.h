// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <algorithm>

namespace jumpseat {

/// What SessionState::apply does with one event: an overload for each kind, which refuses before it changes anything.
struct Fold {
    SessionState& s;
    const Event& event;
    const EventPtr& recorded; ///< the same, for what keeps it

    Result<void> operator()(const event::SessionStarted& e);
    Result<void> operator()(const event::AssistantPinned& e);
    Result<void> operator()(const event::SessionResumed& e);
    Result<void> operator()(const event::SessionEnded& e);
    Result<void> operator()(const event::ConsentGiven& e);
    Result<void> operator()(const event::ParticipantJoined& e);
    Result<void> operator()(const event::ConnectionChanged& e);
    Result<void> operator()(const event::TaskStarted& e);
    Result<void> operator()(const event::FileAdded& e);
    Result<void> operator()(const event::FileRenamed& e);
    Result<void> operator()(const event::FileRemoved& e);
    Result<void> operator()(const event::FileRestored& e);
    Result<void> operator()(const event::Edited& e);
    Result<void> operator()(const event::CaretMoved& e);
    Result<void> operator()(const event::Pasted& e);
    Result<void> operator()(const event::PromptSent& e);
    Result<void> operator()(const event::ReplyFinished& e);
    Result<void> operator()(const event::AssistantStopped& e);
    Result<void> operator()(const event::ModelUsed& e);
    Result<void> operator()(const event::ToolCalled& e);
    Result<void> operator()(const event::ToolDecided& e);
    Result<void> operator()(const event::ToolReturned& e);
    Result<void> operator()(const event::SuggestionOffered& e);
    Result<void> operator()(const event::SuggestionShown& e);
    Result<void> operator()(const event::SuggestionDecided& e);
    Result<void> operator()(const event::EditorOffered& e);
    Result<void> operator()(const event::WatchStarted& e);
    Result<void> operator()(const event::WatchEnded& e);
    Result<void> operator()(const event::ActsImported& e);
    Result<void> operator()(const event::RunStarted& e);
    Result<void> operator()(const event::RunOutput& e);
    Result<void> operator()(const event::RunInput& e);
    Result<void> operator()(const event::TerminalRecorded& e);
    Result<void> operator()(const event::RunFinished& e);
    Result<void> operator()(const event::TestsReported& e);
    Result<void> operator()(const event::HiddenTested& e);
    Result<void> operator()(const event::ReviewCommented& e);
    Result<void> operator()(const event::ReviewEdited& e);
    Result<void> operator()(const event::ReviewRemoved& e);
    Result<void> operator()(const event::VerdictGiven& e);
    Result<void> operator()(const event::ReviewViewed& e);
    Result<void> operator()(const event::ConstraintDropped& e);
    Result<void> operator()(const event::TradeoffLogged& e);
    Result<void> operator()(const event::DiagramDrawn& e);
    Result<void> operator()(const event::HintGiven& e);
    Result<void> operator()(const event::NoteAdded& e);
    Result<void> operator()(const event::BookmarkAdded& e);
    Result<void> operator()(const event::QuestionTicked& e);
    Result<void> operator()(const event::FlawJudged& e);
    Result<void> operator()(const event::FindingRecorded& e);
    Result<void> operator()(const event::ScoreGiven& e);
    Result<void> operator()(const event::EvidenceLinked& e);
    Result<void> operator()(const event::EvidenceUnlinked& e);
    Result<void> operator()(const event::Recommended& e);
    Result<void> operator()(const event::ScorecardSubmitted& e);
    Result<void> operator()(const event::ScorecardAmended& e);
    Result<void> operator()(const event::FeedbackWritten& e);
    Result<void> operator()(const event::MediaAdded& e);
    Result<void> operator()(const event::RecordRecovered& e);
    Result<void> operator()(const event::Unknown&) { return {}; }

private:
    void remember(const QString& messageId);
    [[nodiscard]] qint64 happenedUs(const Outside& from) const
    {
        return from.happenedUs ? from.happenedUs : event.atUs;
    }
    Result<void> setRemoved(const FileId& id, bool removed, const QString& messageId);
    [[nodiscard]] OriginKind originOfNewFile() const;
    void moveCarets(const event::Edited& edit);
    Scorecard& card();
};

/// The element of `list` whose `id` member is `id`, or nullptr. What is spoken of is nearly always new: it looks from the end.
template <class List, class IdType> auto* byId(List& list, const IdType& id)
{
    const auto first = list.begin();
    for (auto it = list.end(); it != first;) {
        if ((--it)->id == id)
            return &*it;
    }
    return decltype(&*first)(nullptr);
}

[[nodiscard]] inline std::unexpected<Error> damaged(const QString& what)
{
    return fail(ErrorCode::Damaged, what);
}

} // namespace jumpseat
