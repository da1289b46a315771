// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/wire_json.h"

#include <algorithm>

// Runs, terminals, reviews and designs as pages hear of them.

namespace jumpseat::wire {

namespace {

constexpr qsizetype mostRuns = 20;
constexpr qsizetype mostOutput = 64 * 1024;    ///< of a run in `welcome`, in UTF-16 units
constexpr qsizetype mostTerminal = 256 * 1024; ///< of a terminal that is open

QJsonObject terminalJson(const RunState& run)
{
    return { { key("rows"), run.rows }, { key("columns"), run.columns } };
}

/// The end of it, so that many a long run do not come to more than a connection takes.
QJsonArray outputJson(const RunState& run, bool& cut)
{
    QList<OutputPart> parts = run.output;
    for (const CastLine& line : run.cast) {
        if (line.code == key("o"))
            parts.append({ OutputStream::Out, line.data });
    }
    qsizetype left = run.isTerminal() ? (run.isOver() ? 0 : mostTerminal) : mostOutput;
    QJsonArray output;
    for (auto part = parts.crbegin(); part != parts.crend() && left > 0; ++part) {
        QStringView text = QStringView(part->text).last(std::min(left, part->text.size()));
        if (text.size() < part->text.size() && text.front().isLowSurrogate())
            text = text.sliced(1);
        left -= text.size();
        cut = cut || text.size() < part->text.size();
        const QString stream = run.isTerminal() ? QStringLiteral("terminal") : outputStreamName(part->stream);
        output.prepend(QJsonArray { stream, text.toString() });
    }
    cut = cut || output.size() < parts.size();
    return output;
}

QJsonArray pullFiles(const PullRequest& pull)
{
    QMap<QString, QJsonObject> files;
    for (const KitFile& file : pull.base)
        files[file.name].insert(key("base"), file.text);
    for (const KitFile& file : pull.head)
        files[file.name].insert(key("head"), file.text);
    QJsonArray array;
    for (auto [path, json] : files.asKeyValueRange()) {
        if (json.value(key("base")) == json.value(key("head")))
            continue;
        json.insert(key("path"), path);
        array.append(json);
    }
    return array;
}

} // namespace

QJsonObject runStartedJson(const RunState& run, const SessionState& state)
{
    const auto task = std::ranges::find(state.tasks, run.task, &TaskState::id);
    QJsonObject json { { key("id"), run.id.value }, { key("task"), task == state.tasks.end() ? 0 : task->index },
        { key("test"), run.isTest }, { key("command"), run.command }, { key("by"), run.who.value },
        { key("mid"), run.messageId }, { key("at"), ms(run.startedUs) } };
    if (run.isTerminal())
        json.insert(key("terminal"), terminalJson(run));
    return json;
}

QJsonArray testsJson(const QList<TestResult>& tests)
{
    QJsonArray array;
    for (const TestResult& test : tests)
        array.append(QJsonObject { { key("id"), test.id }, { key("name"), test.name },
            { key("outcome"), testOutcomeName(test.outcome) }, { key("ms"), ms(test.durationUs) },
            { key("message"), test.message } });
    return array;
}

QJsonArray runsJson(const SessionState& state)
{
    QJsonArray runs;
    const qsizetype first = std::max<qsizetype>(0, state.runs.size() - mostRuns);
    for (qsizetype i = 0; i < state.runs.size(); ++i) {
        const RunState& run = state.runs.at(i);
        if (i < first && run.isOver())
            continue;
        QJsonObject json = runStartedJson(run, state);
        bool cut = false;
        json.insert(key("output"), outputJson(run, cut));
        if (cut)
            json.insert(key("cut"), true);
        if (run.inputEnded)
            json.insert(key("inputEnded"), true);
        if (!run.tests.isEmpty())
            json.insert(key("tests"), testsJson(run.tests));
        if (run.isOver()) {
            json.insert(key("code"), run.exitCode);
            json.insert(key("reason"), run.reason);
            json.insert(key("ms"), ms(run.durationUs));
        }
        runs.append(json);
    }
    return runs;
}

QJsonObject commentJson(const ReviewCommentState& comment)
{
    QJsonObject json { { key("comment"), comment.id.value }, { key("by"), comment.who.value },
        { key("file"), comment.file.value }, { key("side"), reviewSideName(comment.side) },
        { key("from"), comment.fromLine }, { key("to"), comment.toLine }, { key("severity"), comment.severity },
        { key("text"), comment.text }, { key("mid"), comment.messageId }, { key("at"), ms(comment.atUs) } };
    if (!comment.replyTo.isEmpty())
        json.insert(key("replyTo"), comment.replyTo.value);
    return json;
}

QJsonObject reviewJson(const SessionState& state)
{
    const auto* task = state.currentTask();
    QJsonArray comments;
    for (const ReviewCommentState& comment : state.reviewComments) {
        if (!comment.removed && task && comment.task == task->id)
            comments.append(commentJson(comment));
    }
    QJsonObject json { { key("comments"), comments } };
    if (const auto verdict = task ? state.reviewVerdicts.value(task->id) : VerdictState {};
        verdict.verdict != ReviewVerdict::None) {
        json.insert(key("verdict"), reviewVerdictName(verdict.verdict));
        json.insert(key("text"), verdict.text);
        json.insert(key("at"), ms(verdict.atUs));
    }
    return json;
}

QJsonObject constraintJson(const ConstraintState& constraint)
{
    // One of the interviewer's own has no id in the kit; pages tell them apart by this one.
    const QString id =
        constraint.constraint.isEmpty() ? QStringLiteral("+%1").arg(constraint.atUs) : constraint.constraint;
    return { { key("id"), id }, { key("title"), constraint.title }, { key("text"), constraint.text },
        { key("at"), ms(constraint.atUs) } };
}

QJsonObject tradeoffJson(const TradeoffState& entry)
{
    QJsonObject json { { key("tradeoff"), entry.id.value }, { key("choice"), entry.choice },
        { key("instead"), entry.instead }, { key("why"), entry.why }, { key("mid"), entry.messageId },
        { key("at"), ms(entry.atUs) } };
    if (entry.removed)
        json.insert(key("removed"), true);
    return json;
}

QJsonObject designJson(const SessionState& state)
{
    const auto* task = state.currentTask();
    QJsonArray constraints, tradeoffs;
    for (const ConstraintState& constraint : state.constraints) {
        if (task && constraint.task == task->id)
            constraints.append(constraintJson(constraint));
    }
    for (const TradeoffState& entry : state.tradeoffs) {
        if (!entry.removed && task && entry.task == task->id)
            tradeoffs.append(tradeoffJson(entry));
    }
    return { { key("constraints"), constraints }, { key("tradeoffs"), tradeoffs } };
}

void addTaskShapes(QJsonObject& json, const Task& task)
{
    if (task.run.isThere())
        json.insert(key("run"), task.run.shown());
    if (task.test.isThere())
        json.insert(key("test"), task.test.shown());
    if (task.terminal)
        json.insert(key("terminal"), true);
    if (task.review)
        json.insert(key("pull"),
            QJsonObject { { key("title"), task.review->title }, { key("author"), task.review->author },
                { key("description"), task.review->description }, { key("files"), pullFiles(*task.review) } });
    if (task.design)
        json.insert(key("design"), QJsonObject { { key("file"), task.design->document.value } });
}

} // namespace jumpseat::wire
