// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session_json.h"

#include <QJsonArray>

// What tasks bring along: runs, reviews and designs.

namespace jumpseat::ctl {
namespace {

using namespace Qt::StringLiterals;

QJsonObject testJson(const TestResult& test)
{
    return { { u"id"_s, test.id }, { u"outcome"_s, testOutcomeName(test.outcome) }, { u"ms"_s, test.durationUs / 1000 },
        { u"message"_s, test.message } };
}

template <class List, class Describe> QJsonArray listOf(const List& list, const Describe& describe)
{
    QJsonArray array;
    for (const auto& item : list)
        array += describe(item);
    return array;
}

QJsonObject runJson(const RunState& run)
{
    const QString kind = run.isTerminal() ? u"terminal"_s : run.isTest ? u"test"_s : u"run"_s;
    return { { u"id"_s, run.id.value }, { u"task"_s, run.task.value }, { u"kind"_s, kind }, { u"by"_s, run.who.value },
        { u"command"_s, run.command }, { u"at_ms"_s, run.startedUs / 1000 },
        { u"ms"_s, run.isOver() ? QJsonValue(run.durationUs / 1000) : QJsonValue() },
        { u"exit"_s, run.isOver() ? QJsonValue(run.exitCode) : QJsonValue() }, { u"reason"_s, run.reason },
        { u"tests"_s, listOf(run.tests, testJson) },
        { u"output"_s, listOf(run.output, [](const OutputPart& part) {
             return QJsonObject { { u"stream"_s, outputStreamName(part.stream) }, { u"text"_s, part.text } };
         }) } };
}

QJsonObject hiddenJson(const HiddenTestState& hidden)
{
    return { { u"task"_s, hidden.task.value }, { u"event"_s, hidden.seq }, { u"at_ms"_s, hidden.atUs / 1000 },
        { u"problem"_s, hidden.problem }, { u"tests"_s, listOf(hidden.tests, testJson) } };
}

QJsonObject commentJson(const ReviewCommentState& comment)
{
    return { { u"id"_s, comment.id.value }, { u"reply_to"_s, comment.replyTo.value }, { u"event"_s, comment.seq },
        { u"at_ms"_s, comment.atUs / 1000 }, { u"by"_s, comment.who.value }, { u"file"_s, comment.file.value },
        { u"side"_s, reviewSideName(comment.side) }, { u"from"_s, comment.fromLine }, { u"to"_s, comment.toLine },
        { u"severity"_s, comment.severity }, { u"text"_s, comment.text }, { u"taken_back"_s, comment.removed } };
}

QJsonObject constraintJson(const ConstraintState& constraint)
{
    return { { u"id"_s, constraint.constraint }, { u"event"_s, constraint.seq }, { u"at_ms"_s, constraint.atUs / 1000 },
        { u"title"_s, constraint.title }, { u"text"_s, constraint.text } };
}

QJsonObject tradeoffJson(const TradeoffState& entry)
{
    return { { u"id"_s, entry.id.value }, { u"event"_s, entry.seq }, { u"at_ms"_s, entry.atUs / 1000 },
        { u"choice"_s, entry.choice }, { u"instead"_s, entry.instead }, { u"why"_s, entry.why },
        { u"taken_out"_s, entry.removed } };
}

QJsonObject findingJson(const FindingState& finding)
{
    return { { u"id"_s, finding.id.value }, { u"flaw"_s, finding.flaw.value }, { u"event"_s, finding.event },
        { u"at_ms"_s, finding.atUs / 1000 }, { u"text"_s, finding.text } };
}

} // namespace

void addTasks(QJsonObject& json, const SessionState& state)
{
    QJsonArray verdicts, flaws;
    for (const auto& [task, verdict] : state.reviewVerdicts.asKeyValueRange())
        verdicts += QJsonObject { { u"task"_s, task.value }, { u"verdict"_s, reviewVerdictName(verdict.verdict) },
            { u"text"_s, verdict.text }, { u"event"_s, verdict.seq }, { u"at_ms"_s, verdict.atUs / 1000 } };
    for (const auto& [flaw, judged] : state.flaws.asKeyValueRange())
        flaws += QJsonObject { { u"id"_s, flaw.value }, { u"verdict"_s, flawVerdictName(judged.verdict) },
            { u"event"_s, judged.seq }, { u"at_ms"_s, judged.atUs / 1000 } };
    json.insert(u"runs"_s, listOf(state.runs, runJson));
    json.insert(u"hidden_tests"_s, listOf(state.hiddenTests, hiddenJson));
    json.insert(u"review"_s,
        QJsonObject { { u"comments"_s, listOf(state.reviewComments, commentJson) }, { u"verdicts"_s, verdicts } });
    json.insert(u"design"_s,
        QJsonObject { { u"constraints"_s, listOf(state.constraints, constraintJson) },
            { u"tradeoffs"_s, listOf(state.tradeoffs, tradeoffJson) } });
    json.insert(u"flaws"_s, flaws);
    json.insert(u"findings"_s, listOf(state.findings, findingJson));
}

} // namespace jumpseat::ctl
