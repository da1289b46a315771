// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_words.h"
#include "models/run_words.h"
#include "models/session_model.h"

#include <algorithm>

// The words of what happens beside text and conversation: carets, pastes, tools, runs, reviews, and the record itself.

namespace jumpseat {

QString SessionModel::words(const Event& event, const event::CaretMoved& e) const
{
    const auto* file = state().file(e.file);
    if (!file || e.head > file->document.length())
        return tr("%1 moved in %2").arg(nameOf(event.actor), nameOf(e.file));
    return tr("%1 moved to line %2 of %3")
        .arg(nameOf(event.actor))
        .arg(file->document.lineAt(e.head) + 1)
        .arg(nameOf(e.file));
}

QString SessionModel::words(const Event& event, const event::Pasted& e) const
{
    const QString person = nameOf(event.actor);
    switch (e.where) {
    case PastePlace::Question: return tr("%1 pasted into the question: %2").arg(person, openingWords(e.text));
    case PastePlace::Terminal: return tr("%1 pasted into the terminal: %2").arg(person, openingWords(e.text));
    case PastePlace::Elsewhere: break;
    }
    return tr("%1 pasted: %2").arg(person, openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::RunStarted& e) const
{
    if (e.rows > 0)
        return tr("Opened a terminal");
    return e.isTest ? tr("Ran the tests: %1").arg(openingWords(e.command)) : tr("Ran: %1").arg(openingWords(e.command));
}

QString SessionModel::words(const Event& event, const event::RunInput& e) const
{
    if (e.end && e.text.isEmpty())
        return tr("%1 ended the input").arg(nameOf(event.actor));
    return tr("%1 entered: %2").arg(nameOf(event.actor), openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::TerminalRecorded& e) const
{
    QString said;
    for (const CastLine& line : e.lines) {
        if (line.code == QLatin1String("o"))
            said += line.data;
    }
    return tr("Terminal: %1").arg(openingWords(said));
}

QString SessionModel::words(const Event&, const event::RunOutput& e) const
{
    return tr("Output: %1").arg(openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::RunFinished& e) const
{
    return tr("The run %1").arg(runEndWords(e.reason, e.exitCode));
}

QString SessionModel::words(const Event&, const event::TestsReported& e) const
{
    const auto passed = std::ranges::count(e.tests, TestOutcome::Passed, &TestResult::outcome);
    return tr("%1 of %n test(s) passed", nullptr, int(e.tests.size())).arg(passed);
}

QString SessionModel::words(const Event&, const event::HiddenTested& e) const
{
    if (!e.problem.isEmpty())
        return tr("The hidden tests gave no results: %1").arg(openingWords(e.problem));
    const auto passed = std::ranges::count(e.tests, TestOutcome::Passed, &TestResult::outcome);
    return tr("%1 of %n hidden test(s) passed", nullptr, int(e.tests.size())).arg(passed);
}

QString SessionModel::words(const Event& event, const event::ReviewCommented& e) const
{
    const QString person = nameOf(event.actor);
    if (!e.replyTo.isEmpty())
        return tr("%1 answered a review comment: %2").arg(person, openingWords(e.text));
    return tr("%1 commented on %2:%3: %4").arg(person, nameOf(e.file)).arg(e.fromLine).arg(openingWords(e.text));
}

QString SessionModel::words(const Event& event, const event::ReviewEdited& e) const
{
    return tr("%1 changed a comment: %2").arg(nameOf(event.actor), openingWords(e.text));
}

QString SessionModel::words(const Event& event, const event::ReviewRemoved&) const
{
    return tr("%1 took a comment back").arg(nameOf(event.actor));
}

QString SessionModel::words(const Event& event, const event::VerdictGiven& e) const
{
    const QString person = nameOf(event.actor);
    const QString words = openingWords(e.text);
    switch (e.verdict) {
    case ReviewVerdict::Approve: return tr("%1 approves the change: %2").arg(person, words);
    case ReviewVerdict::Changes: return tr("%1 requests changes: %2").arg(person, words);
    case ReviewVerdict::Comment:
    case ReviewVerdict::None: break;
    }
    return tr("%1 on the change as a whole: %2").arg(person, words);
}

QString SessionModel::words(const Event& event, const event::ReviewViewed& e) const
{
    return tr("%1 read %2:%3").arg(nameOf(event.actor), nameOf(e.file)).arg(e.fromLine);
}

QString SessionModel::words(const Event&, const event::ConstraintDropped& e) const
{
    return tr("New constraint: %1").arg(openingWords(e.title));
}

QString SessionModel::words(const Event& event, const event::TradeoffLogged& e) const
{
    if (e.removed)
        return tr("%1 took a trade-off out").arg(nameOf(event.actor));
    return tr("%1 chose %2 instead of %3").arg(nameOf(event.actor), openingWords(e.choice), openingWords(e.instead));
}

QString SessionModel::words(const Event& event, const event::DiagramDrawn& e) const
{
    return tr("%1 drew diagram %2 of %3").arg(nameOf(event.actor)).arg(e.index + 1).arg(nameOf(e.file));
}

QString SessionModel::words(const Event&, const event::FindingRecorded& e) const
{
    return e.flaw.isEmpty() ? tr("Finding: %1").arg(openingWords(e.text))
                            : tr("Finding on %1: %2").arg(e.flaw.value, openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::ScorecardSubmitted&) const
{
    return tr("Scorecard submitted");
}

QString SessionModel::words(const Event&, const event::ScorecardAmended& e) const
{
    return tr("Scorecard opened again: %1").arg(openingWords(e.reason));
}

QString SessionModel::words(const Event&, const event::FeedbackWritten& e) const
{
    return tr("Feedback: %1").arg(openingWords(e.text));
}

QString SessionModel::words(const Event&, const event::MediaAdded& e) const
{
    return tr("Attached %1").arg(openingWords(e.name));
}

QString SessionModel::words(const Event&, const event::RecordRecovered& e) const
{
    if (e.lostFrom == 0)
        return tr("The record was mended: %1").arg(openingWords(e.reason));
    return tr("The record was mended, events %1 to %2 are lost: %3")
        .arg(e.lostFrom)
        .arg(e.lostTo)
        .arg(openingWords(e.reason));
}

} // namespace jumpseat
