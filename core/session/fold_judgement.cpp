// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// What interviewers note, score and say; none of it is for the candidate.

namespace jumpseat {

Result<void> Fold::operator()(const event::NoteAdded& e)
{
    s.notes.append({ event.seq, event.atUs, e.text, e.tag });
    return {};
}

Result<void> Fold::operator()(const event::BookmarkAdded&)
{
    s.bookmarks.append(event.seq);
    return {};
}

Result<void> Fold::operator()(const event::QuestionTicked& e)
{
    const QString key = QStringLiteral("%1:%2").arg(e.task.value).arg(e.index);
    if (e.asked)
        s.questionsAsked.insert(key);
    else
        s.questionsAsked.remove(key);
    return {};
}

Result<void> Fold::operator()(const event::FlawJudged& e)
{
    s.flaws.insert(e.flaw, { e.verdict, event.seq, event.atUs });
    return {};
}

Result<void> Fold::operator()(const event::FindingRecorded& e)
{
    s.findings.append({ e.finding, event.seq, event.atUs, event.actor, e.flaw, e.event, e.text });
    return {};
}

Result<void> Fold::operator()(const event::ScoreGiven& e)
{
    auto& levels = card().levels;
    if (e.level)
        levels.insert(e.criterion, *e.level);
    else
        levels.remove(e.criterion);
    return {};
}

Result<void> Fold::operator()(const event::EvidenceLinked& e)
{
    card().evidence.append({ e.evidence, e.criterion, e.event, event.seq });
    return {};
}

Result<void> Fold::operator()(const event::EvidenceUnlinked& e)
{
    card().evidence.removeIf([&](const EvidenceState& item) { return item.id == e.evidence; });
    return {};
}

Result<void> Fold::operator()(const event::Recommended& e)
{
    card().recommendation = e.value;
    return {};
}

Result<void> Fold::operator()(const event::ScorecardSubmitted&)
{
    card().submit(event.seq, event.atUs);
    return {};
}

Result<void> Fold::operator()(const event::ScorecardAmended& e)
{
    card().amendments.append({ event.seq, event.atUs, e.reason });
    return {};
}

Result<void> Fold::operator()(const event::FeedbackWritten& e)
{
    s.feedback.append({ event.seq, event.atUs, event.actor, e.text });
    return {};
}

Scorecard& Fold::card()
{
    auto& scorecard = s.scorecards[event.actor];
    scorecard.rater = event.actor;
    return scorecard;
}

} // namespace jumpseat
