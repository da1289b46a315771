// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "state_dump.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace jumpseat::test {
namespace {

template <class List, class Describe> QJsonArray arrayOf(const List& list, Describe describe)
{
    QJsonArray array;
    for (const auto& item : list)
        array.append(describe(item));
    return array;
}

QJsonArray originsOf(const QList<OriginRun>& runs)
{
    return arrayOf(runs,
        [](const OriginRun& run) { return QJsonArray { run.length, originName(run.origin.kind), run.origin.source }; });
}

QJsonObject dumpFile(const FileState& file)
{
    QJsonObject clients;
    for (const auto& [client, seq] : file.lastClientSeq.asKeyValueRange())
        clients.insert(client.value, seq);
    return { { u"id"_s, file.id.value }, { u"task"_s, file.task.value }, { u"name"_s, file.name },
        { u"readOnly"_s, file.readOnly }, { u"removed"_s, file.removed }, { u"version"_s, file.version() },
        { u"text"_s, file.document.text() }, { u"lines"_s, file.document.lineCount() },
        { u"origins"_s, originsOf(file.provenance.runs()) }, { u"clients"_s, clients },
        { u"history"_s, arrayOf(file.history, [](const AcceptedUpdate& update) {
             return QJsonArray { update.client().value, update.changes().toJson(),
                 originsOf(originsOfInserted(update.edit())) };
         }) } };
}

QJsonObject dumpTurn(const Turn& turn)
{
    return { { u"id"_s, turn.id.value }, { u"prompt"_s, turn.prompt }, { u"reply"_s, turn.reply },
        { u"context"_s, QJsonArray::fromStringList(turn.context) }, { u"promptSeq"_s, turn.promptSeq },
        { u"replySeq"_s, turn.replySeq }, { u"promptUs"_s, turn.promptUs }, { u"replyUs"_s, turn.replyStartedUs },
        { u"suggestions"_s, arrayOf(turn.suggestions, [](const SuggestionId& id) { return id.value; }) } };
}

QJsonObject dumpSuggestion(const SuggestionState& s)
{
    return { { u"id"_s, s.id.value }, { u"file"_s, s.file.value }, { u"version"_s, s.version },
        { u"changes"_s, s.changes.toJson() }, { u"decision"_s, decisionName(s.decision) }, { u"taken"_s, s.linesTaken },
        { u"offeredUs"_s, s.offeredUs }, { u"decidedUs"_s, s.decidedUs } };
}

QJsonObject dumpCard(const Scorecard& card)
{
    QJsonObject levels;
    for (const auto& [criterion, level] : card.levels.asKeyValueRange())
        levels.insert(criterion.value, level);
    QJsonObject submitted;
    for (const auto& [criterion, level] : card.submittedLevels.asKeyValueRange())
        submitted.insert(criterion.value, level);
    return { { u"submitted"_s, QJsonArray { card.submittedSeq, submitted } },
        { u"amendments"_s,
            arrayOf(card.amendments, [](const AmendmentState& item) { return QJsonArray { item.seq, item.reason }; }) },
        { u"levels"_s, levels }, { u"recommendation"_s, recommendationName(card.recommendation) },
        { u"evidence"_s, arrayOf(card.evidence, [](const EvidenceState& item) {
             return QJsonArray { item.id.value, item.criterion.value, item.event, item.linkedBy };
         }) } };
}

QJsonObject dumpRun(const RunState& run)
{
    return { { u"id"_s, run.id.value }, { u"command"_s, run.command }, { u"exit"_s, run.exitCode },
        { u"reason"_s, run.reason }, { u"startedUs"_s, run.startedUs }, { u"finishedUs"_s, run.finishedUs },
        { u"cast"_s,
            arrayOf(run.cast, [](const CastLine& line) { return QJsonArray { line.atUs, line.code, line.data }; }) },
        { u"output"_s,
            arrayOf(run.output,
                [](const OutputPart& part) { return QJsonArray { outputStreamName(part.stream), part.text }; }) },
        { u"tests"_s, arrayOf(run.tests, [](const TestResult& test) {
             return QJsonArray { test.id, test.name, testOutcomeName(test.outcome), test.message };
         }) } };
}

/// What has no more than an order and some words.
QJsonObject dumpLists(const SessionState& state)
{
    return { { u"pastes"_s,
                 arrayOf(state.pastes,
                     [](const PasteState& item) {
                         return QJsonArray { item.seq, item.who.value, item.text, item.matchedPercent };
                     }) },
        { u"tools"_s,
            arrayOf(state.toolCalls,
                [](const ToolCallState& item) {
                    return QJsonArray { item.id.value, item.tool, item.input, item.output, item.failed,
                        item.returnedSeq };
                }) },
        { u"comments"_s,
            arrayOf(state.reviewComments,
                [](const ReviewCommentState& item) {
                    return QJsonArray { item.id.value, item.file.value, item.fromLine, item.toLine, item.text,
                        item.removed };
                }) },
        { u"hidden"_s,
            arrayOf(state.hiddenTests,
                [](const HiddenTestState& item) { return QJsonArray { item.seq, item.tests.size(), item.problem }; }) },
        { u"constraints"_s,
            arrayOf(
                state.constraints, [](const ConstraintState& item) { return QJsonArray { item.seq, item.title }; }) },
        { u"tradeoffs"_s,
            arrayOf(state.tradeoffs,
                [](const TradeoffState& item) {
                    return QJsonArray { item.id.value, item.choice, item.why, item.removed };
                }) },
        { u"diagrams"_s,
            arrayOf(state.diagrams,
                [](const DiagramState& item) { return QJsonArray { item.file.value, item.index, item.svg }; }) },
        { u"findings"_s,
            arrayOf(state.findings,
                [](const FindingState& item) {
                    return QJsonArray { item.id.value, item.flaw.value, item.event, item.text };
                }) },
        { u"feedback"_s, arrayOf(state.feedback, [](const FeedbackState& item) { return QJsonValue(item.text); }) },
        { u"media"_s,
            arrayOf(state.media,
                [](const MediaState& item) {
                    return QJsonArray { item.id.value, item.name, item.size, item.sha256 };
                }) },
        { u"recoveries"_s, arrayOf(state.recoveries, [](const RecoveryState& item) {
             return QJsonArray { item.seq, item.lastKept, item.lostTo, item.reason };
         }) } };
}

QJsonArray sorted(const QSet<QString>& texts)
{
    QStringList list(texts.begin(), texts.end());
    list.sort();
    return QJsonArray::fromStringList(list);
}

} // namespace

QJsonObject dump(const SessionState& state)
{
    QJsonObject cards;
    for (const auto& [rater, card] : state.scorecards.asKeyValueRange())
        cards.insert(rater.value, dumpCard(card));
    QJsonObject flaws;
    for (const auto& [flaw, found] : state.flaws.asKeyValueRange())
        flaws.insert(flaw.value, QJsonArray { flawVerdictName(found.verdict), found.seq, found.atUs });
    QJsonObject carets;
    for (const auto& [who, caret] : state.carets.asKeyValueRange())
        carets.insert(who.value, QJsonArray { caret.file.value, caret.anchor, caret.head });
    return { { u"carets"_s, carets }, { u"runs"_s, arrayOf(state.runs, dumpRun) }, { u"others"_s, dumpLists(state) },
        { u"seq"_s, state.lastSeq }, { u"us"_s, state.lastUs }, { u"epoch"_s, state.epoch },
        { u"consented"_s, state.consented }, { u"ended"_s, state.ended },
        { u"people"_s,
            arrayOf(state.participants,
                [](const ParticipantState& p) {
                    return QJsonArray { p.id.value, roleName(p.role), p.name, p.connected };
                }) },
        { u"tasks"_s,
            arrayOf(state.tasks,
                [](const TaskState& task) { return QJsonArray { task.id.value, task.index, task.startedUs }; }) },
        { u"files"_s, arrayOf(state.files, dumpFile) }, { u"turns"_s, arrayOf(state.turns, dumpTurn) },
        { u"suggestions"_s, arrayOf(state.suggestions, dumpSuggestion) },
        { u"hints"_s, arrayOf(state.hints, [](const HintState& hint) { return QJsonArray { hint.text, hint.atUs }; }) },
        { u"notes"_s,
            arrayOf(state.notes,
                [](const NoteState& note) { return QJsonArray { note.seq, note.text, noteTagName(note.tag) }; }) },
        { u"bookmarks"_s, arrayOf(state.bookmarks, [](Seq seq) { return QJsonValue(seq); }) }, { u"flaws"_s, flaws },
        { u"questions"_s, sorted(state.questionsAsked) }, { u"requests"_s, sorted(state.messageIds) },
        { u"scorecards"_s, cards } };
}

} // namespace jumpseat::test
