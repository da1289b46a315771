// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

namespace jumpseat::test {

/// One of every kind, with every member set to something that is not its default.
inline QList<event::Payload> oneOfEach()
{
    const ParticipantId person { QStringLiteral("c1") };
    const FileId file { QStringLiteral("f") };
    const TaskId task { QStringLiteral("t") };
    const PromptId prompt { QStringLiteral("p1") };
    const SuggestionId suggestion { QStringLiteral("S1") };
    const QString text = QStringLiteral("text with \"quotes\", \U0001F600 and\nlines");
    const auto changes = ChangeSet::replace(5, 1, 3, QStringLiteral("x\ny"));
    const CriterionId criterion { QStringLiteral("k") };
    const Outside from { text, text, text, text, text, 12 };
    return { event::SessionStarted { text, text, text, 3, 60, text, text, text }, event::SessionResumed {},
        event::SessionEnded {}, event::ConsentGiven { person, text },
        event::ParticipantJoined { person, Role::Interviewer, text }, event::ConnectionChanged { person, true },
        event::TaskStarted { task, 1, text, 20 }, event::FileAdded { file, task, text, text, true, text },
        event::FileRenamed { file, text, text }, event::FileRemoved { file, text }, event::FileRestored { file, text },
        event::Edited { file, 7, { text }, 3, changes, text, { OriginKind::Assistant, text } },
        event::Edited { file, 8, { text }, 4, changes, text, { OriginKind::Candidate, {} } },
        event::Edited { file, 9, { text }, 5, changes, text, { OriginKind::Assistant, text },
            { { 1, { OriginKind::Pasted, {} } }, { 2, { OriginKind::Assistant, text } } }, 67 },
        event::CaretMoved { file, 9, 3, 1 },
        event::Pasted { PastePlace::Question, text, { OriginKind::Assistant, text }, 80, text },
        event::AssistantPinned { text, text, text, text, text, text, 1, true, true, true, 2, 3, 4, 5, 6, 7 },
        event::PromptSent { prompt, text, { text, text }, text, prompt, text, true, from, true },
        event::ReplyFinished { prompt, text, text, text, 12, text, text, text, 9, from },
        event::AssistantStopped { prompt, from }, event::ModelUsed { prompt, text, 1, 2, 3, 4, 5, 429, text, from },
        event::ToolCalled { { text }, prompt, text, text, text, text, { { text, text, text } }, true, from, true },
        event::ToolDecided { { text }, true, text, text, from, true },
        event::ToolReturned { { text }, true, text, true, text, 12, from },
        event::SuggestionOffered { suggestion, prompt, file, 4, changes, 2, 1, { { text } }, true },
        event::SuggestionShown { suggestion, text }, event::EditorOffered { text, text, true, 2, 1, from },
        event::WatchStarted { text, text, { text } }, event::WatchEnded { text },
        event::ActsImported { text, text, text, 1, 2, 3, 4 },
        event::SuggestionDecided { suggestion, Decision::Partly, 2, text },
        event::RunStarted { { text }, task, text, true, 24, 80, text },
        event::RunOutput { { text }, OutputStream::Err, text }, event::RunInput { { text }, text, true, text },
        event::TerminalRecorded { { text },
            { { 0, QStringLiteral("o"), text }, { 1'234'567, QStringLiteral("i"), {} },
                { 7'200'000'001, QStringLiteral("r"), QStringLiteral("80x24") } } },
        event::RunFinished { { text }, -1, text, 12 },
        event::HiddenTested { task, { { text, text, TestOutcome::Failed, 12, text } }, text, 12 },
        event::TestsReported { { text },
            { { text, text, TestOutcome::Failed, 12, text }, { text, {}, TestOutcome::Error, 0, {} },
                { text, QStringLiteral("name"), TestOutcome::Passed, 1, {} } } },
        event::ReviewCommented { { text }, { text }, file, 3, 4, ReviewSide::Old, text, text, task, text },
        event::ReviewEdited { { text }, text, text, text }, event::ReviewRemoved { { text }, text },
        event::VerdictGiven { task, ReviewVerdict::Changes, text, text },
        event::ReviewViewed { task, file, ReviewSide::Old, 3, 40 }, event::ConstraintDropped { task, text, text, text },
        event::TradeoffLogged { { text }, task, text, text, text, true, text },
        event::DiagramDrawn { file, 1, text, text }, event::HintGiven { task, 1, text },
        event::NoteAdded { text, NoteTag::Inference }, event::BookmarkAdded {},
        event::QuestionTicked { task, 1, false }, event::QuestionTicked { task, 1, true },
        event::FlawJudged { { text }, FlawVerdict::Missed }, event::FlawJudged { { text }, FlawVerdict::Open },
        event::FindingRecorded { { text }, { text }, 9, text }, event::ScoreGiven { criterion, 0 },
        event::ScoreGiven { criterion, 4 }, event::ScoreGiven { criterion, std::nullopt },
        event::EvidenceLinked { { text }, criterion, 9 }, event::EvidenceUnlinked { { text } },
        event::Recommended { Recommendation::StrongYes }, event::ScorecardSubmitted { 9, text },
        event::ScorecardAmended { text }, event::FeedbackWritten { text },
        event::MediaAdded { { text }, text, text, 5'000'000'000, text }, event::RecordRecovered { 9, 10, 12, text } };
}

} // namespace jumpseat::test
