// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/wire.h"
#include "share/wire_json.h"
#include "text/text_hash.h"

#include <QJsonDocument>

#include <algorithm>

namespace jumpseat::wire {

QByteArray pack(const char* type, QJsonObject json)
{
    json.insert(QLatin1String("type"), QLatin1StringView(type));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

namespace {

QJsonArray originsJson(const QList<OriginRun>& runs)
{
    QJsonArray origins;
    for (const auto& run : runs) {
        QJsonArray entry { run.length, originName(run.origin.kind) };
        if (!run.origin.source.isEmpty())
            entry.append(run.origin.source);
        origins.append(entry);
    }
    return origins;
}

QJsonObject fileJson(const FileState& file)
{
    return { { key("id"), file.id.value }, { key("name"), file.name }, { key("readOnly"), file.readOnly },
        { key("text"), file.document.text() }, { key("version"), file.version() },
        { key("origins"), originsJson(file.provenance.runs()) } };
}

QJsonObject suggestionJson(const SuggestionState& s)
{
    return { { key("id"), s.id.value }, { key("prompt"), s.prompt.value }, { key("file"), s.file.value },
        { key("version"), s.version }, { key("changes"), s.changes.toJson() }, { key("added"), s.linesAdded },
        { key("removed"), s.linesRemoved }, { key("at"), ms(s.offeredUs) } };
}

QJsonObject taskJson(const Kit& kit, const TaskState& state)
{
    QJsonObject json { { key("index"), state.index }, { key("count"), kit.tasks.size() }, { key("title"), state.title },
        { key("minutes"), state.minutes }, { key("at"), ms(state.startedUs) } };
    if (state.index < kit.tasks.size()) {
        const Task& task = kit.tasks.at(state.index);
        json.insert(key("brief"), task.brief);
        json.insert(key("handIn"), QJsonArray::fromStringList(task.handIn));
        addTaskShapes(json, task);
    }
    return json;
}

QJsonArray peopleJson(const SessionState& state)
{
    QJsonArray people;
    for (const auto& p : state.participants) {
        people.append(QJsonObject { { key("id"), p.id.value }, { key("name"), p.name },
            { key("role"), roleName(p.role) }, { key("connected"), p.connected } });
    }
    return people;
}

QJsonObject updatesJson(const FileState& file, qint64 version)
{
    QJsonArray updates;
    for (qint64 v = version; v < file.version(); ++v) {
        const AcceptedUpdate& update = file.history.at(v);
        updates.append(
            QJsonObject { { key("client"), update.client().value }, { key("changes"), update.changes().toJson() },
                { key("origins"), originsJson(originsOfInserted(update.edit())) } });
    }
    QJsonObject json { { key("file"), file.id.value }, { key("version"), version }, { key("updates"), updates } };
    if (version / hashEvery != file.version() / hashEvery)
        json.insert(key("hash"), textHash(file.document.text()));
    return json;
}

} // namespace

QString notice(const Kit& kit, const SessionState& state)
{
    const QString interviewer = state.info ? state.info->interviewer : QString();
    const event::AssistantPinned assistant = state.assistant.value_or(event::AssistantPinned {});
    const QString who = interviewer.isEmpty() ? QStringLiteral("the interviewers") : interviewer;
    const auto any = [&](auto has) { return std::ranges::any_of(kit.tasks, has); };
    QStringList recorded { QStringLiteral("what you type, paste and insert here, with the time of each change"),
        QStringLiteral("your conversation with the assistant and what you did with each suggestion") };
    recorded += recordedOfAssistants(assistant);
    if (any([](const Task& task) { return task.run.isThere() || task.test.isThere() || task.terminal; }))
        recorded += QStringLiteral("what you run, what it prints and what you type there");
    if (any([](const Task& task) { return task.hidden.recipe.isThere() && !task.review; }))
        recorded += QStringLiteral("what tests of ours make of your code");
    if (any([](const Task& task) { return task.review.has_value(); }))
        recorded += QStringLiteral("your remarks on the pull request and which lines of it are on your screen");
    if (any([](const Task& task) { return task.design.has_value(); }))
        recorded += QStringLiteral("your diagrams and trade-offs");
    recorded += QStringLiteral("where your cursor is");
    return QStringLiteral(
        "Recorded: %1. Not recorded: sound, video, your screen, anything outside this page%5. Seen by %2 and the panel "
        "that decides. Scored by people, against the criteria shown here (%3, version %4); nothing is scored "
        "automatically.")
        .arg(recorded.join(QStringLiteral("; ")), who, kit.rubric.title)
        .arg(kit.rubric.version)
        .arg(assistant.own || assistant.watch ? QStringLiteral(" and the tools that you connect") : QString());
}

QByteArray lobby(const Kit& kit, const SessionState& state, const LobbyFacts& facts)
{
    QJsonArray criteria;
    for (const Criterion& criterion : kit.rubric.criteria)
        criteria.append(QJsonObject { { key("title"), criterion.title }, { key("text"), criterion.shownToCandidate } });
    QJsonArray tasks;
    for (const Task& task : kit.tasks)
        tasks.append(QJsonObject { { key("title"), task.title }, { key("minutes"), task.minutes } });
    const QString interviewer = state.info ? state.info->interviewer : QString();
    return pack("lobby",
        { { key("session"), facts.session.value }, { key("kit"), kit.title }, { key("summary"), kit.summary },
            { key("minutes"), kit.minutes }, { key("interviewer"), interviewer }, { key("candidate"), facts.knownName },
            { key("told"), QJsonArray::fromStringList(kit.told) }, { key("criteria"), criteria },
            { key("tasks"), tasks }, { key("notice"), notice(kit, state) }, { key("joined"), facts.joined },
            { key("ended"), state.ended } });
}

QByteArray welcome(const Kit& kit, const SessionState& state, const WelcomeFacts& facts)
{
    const ParticipantId& participant = facts.participant;
    QJsonArray files;
    QJsonArray removed;
    for (const auto& file : state.files) {
        if (file.removed)
            removed.append(QJsonObject { { key("id"), file.id.value }, { key("name"), file.name } });
        else
            files.append(fileJson(file));
    }
    QJsonArray turns;
    for (const auto& turn : state.turns) {
        QJsonObject json = promptJson(turn);
        json.insert(key("prompt"), turn.prompt);
        if (turn.replySeq)
            addReply(json, turn);
        if (const QJsonArray tools = toolsOf(state, turn); !tools.isEmpty())
            json.insert(key("tools"), tools);
        turns.append(json);
    }
    QJsonArray suggestions;
    for (const auto& suggestion : state.suggestions) {
        if (suggestion.inlined)
            continue;
        QJsonObject json = suggestionJson(suggestion);
        json.insert(key("decision"), decisionName(suggestion.decision));
        json.insert(key("lines"), suggestion.linesTaken);
        suggestions.append(json);
    }
    QJsonArray hints;
    for (const auto& hint : state.hints)
        hints.append(QJsonObject { { key("text"), hint.text }, { key("at"), ms(hint.atUs) } });
    const auto* self = state.participant(participant);
    QJsonObject json { { key("participant"), participant.value }, { key("name"), self ? self->name : QString() },
        { key("now"), ms(facts.nowUs) }, { key("epoch"), state.epoch }, { key("files"), files },
        { key("removed"), removed }, { key("turns"), turns }, { key("suggestions"), suggestions },
        { key("hints"), hints }, { key("people"), peopleJson(state) }, { key("assistant"), assistantJson(state) },
        { key("running"), facts.whyNoRuns }, { key("runs"), runsJson(state) }, { key("review"), reviewJson(state) },
        { key("design"), designJson(state) } };
    if (const auto* task = state.currentTask())
        json.insert(key("task"), taskJson(kit, *task));
    return pack("welcome", json);
}

std::optional<QByteArray> updatesSince(const FileState& file, qint64 version)
{
    if (version < 0 || version >= file.version())
        return std::nullopt;
    return pack("updates", updatesJson(file, version));
}

QByteArray wholeFile(const FileState& file, const QString& messageId)
{
    QJsonObject json = fileJson(file);
    if (!messageId.isEmpty())
        json.insert(key("mid"), messageId);
    return pack("file", json);
}

QByteArray refused(const FileId& file, const Error& error)
{
    return pack("refused",
        { { key("file"), file.value }, { key("reason"), errorName(error.code) }, { key("message"), error.what } });
}

QByteArray error(const Error& error, const QString& messageId)
{
    QJsonObject json { { key("code"), errorName(error.code) }, { key("message"), error.what } };
    if (!messageId.isEmpty())
        json.insert(key("mid"), messageId);
    return pack("error", json);
}

QByteArray receipt(const QByteArray& hash)
{
    return pack("receipt", { { key("hash"), QString::fromLatin1(hash.toHex()) } });
}

QByteArray people(const SessionState& state)
{
    return pack("people", { { key("people"), peopleJson(state) } });
}

QByteArray pasted(const QString& messageId)
{
    return pack("pasted", { { key("mid"), messageId } });
}

QByteArray done(const QString& messageId)
{
    return pack("done", { { key("mid"), messageId } });
}

namespace {

/// One overload for each kind the candidate hears of; the template at the end is everything else.
struct CandidateView {
    const Event& event;
    const SessionState& after;
    const Kit& kit;
    using Out = std::optional<QByteArray>;

    Out operator()(const event::Edited& e) const { return updatesSince(*after.file(e.file), e.version - 1); }
    Out operator()(const event::FileAdded& e) const { return wholeFile(*after.file(e.file), e.messageId); }
    Out operator()(const event::FileRestored& e) const { return wholeFile(*after.file(e.file), e.messageId); }
    Out operator()(const event::FileRenamed& e) const { return nameNow("file-renamed", e.file, e.messageId); }
    Out operator()(const event::FileRemoved& e) const { return nameNow("file-removed", e.file, e.messageId); }
    Out operator()(const event::TaskStarted&) const { return pack("task", taskJson(kit, *after.currentTask())); }
    Out operator()(const event::HintGiven& e) const
    {
        return pack("hint", { { key("text"), e.text }, { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::PromptSent& e) const
    {
        QJsonObject json = promptJson(*after.turn(e.prompt));
        json.insert(key("text"), e.text);
        json.insert(key("mid"), e.messageId);
        return pack("prompt", json);
    }
    /// Only that it is recorded: what was pasted the page knows, whose it is is the host's judgement.
    Out operator()(const event::Pasted& e) const { return pasted(e.messageId); }
    Out operator()(const event::ReplyFinished& e) const
    {
        // Of an agent's several answers the page hears all that was said so far.
        const Turn& turn = *after.turn(e.prompt);
        QJsonObject json { { key("prompt"), e.prompt.value }, { key("text"), turn.reply },
            { key("at"), ms(turn.replyEndedUs) } };
        addEnding(json, turn);
        return pack("reply", json);
    }
    Out operator()(const event::AssistantPinned&) const { return pack("assistant", assistantJson(after)); }
    Out operator()(const event::ToolCalled& e) const
    {
        const ToolCallState& call = *after.toolCall(e.call);
        return call.from.isThere() ? Out(pack("tool", toolCallJson(call))) : Out();
    }
    Out operator()(const event::ToolReturned& e) const { return toolOutcome(e.call); }
    Out operator()(const event::ToolDecided& e) const { return e.accepted ? Out() : toolOutcome(e.call); }
    Out operator()(const event::SuggestionShown& e) const
    {
        return e.messageId.isEmpty() ? Out() : Out(done(e.messageId));
    }
    Out operator()(const event::WatchStarted& e) const
    {
        return pack("watch", { { key("on"), true }, { key("folder"), e.folder }, { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::WatchEnded& e) const
    {
        return pack("watch", { { key("on"), false }, { key("why"), e.why }, { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::SuggestionOffered& e) const
    {
        if (e.inlined) // the page has it before the record
            return std::nullopt;
        return pack("suggestion", suggestionJson(*after.suggestion(e.suggestion)));
    }
    Out operator()(const event::SuggestionDecided& e) const
    {
        return pack("decided",
            { { key("suggestion"), e.suggestion.value }, { key("mid"), e.messageId },
                { key("decision"), decisionName(e.decision) }, { key("lines"), e.linesTaken },
                { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::RunStarted& e) const
    {
        return pack("run-started", runStartedJson(*after.run(e.run), after));
    }
    Out operator()(const event::RunOutput& e) const { return output(e.run, outputStreamName(e.stream), e.text); }
    Out operator()(const event::RunInput& e) const
    {
        QJsonObject json { { key("run"), e.run.value }, { key("text"), e.text }, { key("mid"), e.messageId } };
        if (e.end)
            json.insert(key("end"), true);
        return pack("run-input", json);
    }
    Out operator()(const event::TerminalRecorded& e) const
    {
        QString said;
        for (const CastLine& line : e.lines) {
            const QStringList size = line.data.split(u'x');
            if (line.code == key("r") && size.size() == 2)
                return pack("terminal-resized",
                    { { key("run"), e.run.value }, { key("rows"), size[1].toInt() },
                        { key("columns"), size[0].toInt() } });
            if (line.code == key("o"))
                said += line.data;
        }
        return said.isEmpty() ? Out() : output(e.run, QStringLiteral("terminal"), said);
    }
    Out operator()(const event::TestsReported& e) const
    {
        return pack("tests", { { key("run"), e.run.value }, { key("tests"), testsJson(e.tests) } });
    }
    Out operator()(const event::RunFinished& e) const
    {
        return pack("run-finished",
            { { key("run"), e.run.value }, { key("code"), e.exitCode }, { key("reason"), e.reason },
                { key("ms"), ms(e.durationUs) }, { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::ReviewCommented&) const
    {
        return pack("review-comment", commentJson(after.reviewComments.last()));
    }
    Out operator()(const event::ReviewEdited& e) const
    {
        return pack("review-edited",
            { { key("comment"), e.comment.value }, { key("severity"), e.severity }, { key("text"), e.text },
                { key("mid"), e.messageId }, { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::ReviewRemoved& e) const
    {
        return pack("review-removed", { { key("comment"), e.comment.value }, { key("mid"), e.messageId } });
    }
    Out operator()(const event::VerdictGiven& e) const
    {
        return pack("review-verdict",
            { { key("verdict"), reviewVerdictName(e.verdict) }, { key("text"), e.text }, { key("mid"), e.messageId },
                { key("at"), ms(event.atUs) } });
    }
    Out operator()(const event::ConstraintDropped&) const
    {
        return pack("constraint", constraintJson(after.constraints.last()));
    }
    Out operator()(const event::TradeoffLogged& e) const
    {
        const auto entry = std::ranges::find(after.tradeoffs, e.tradeoff, &TradeoffState::id);
        return pack("tradeoff", tradeoffJson(*entry));
    }
    Out operator()(const event::ParticipantJoined&) const { return people(after); }
    Out operator()(const event::ConnectionChanged&) const { return people(after); }
    Out operator()(const event::SessionEnded&) const { return pack("ended", {}); }
    template <class Other> Out operator()(const Other&) const { return std::nullopt; }

    Out toolOutcome(const ToolCallId& id) const
    {
        const ToolCallState& call = *after.toolCall(id);
        const QString outcome = outcomeOf(call);
        if (!call.from.isThere() || outcome.isEmpty())
            return std::nullopt;
        return pack("tool", { { key("call"), id.value }, { key("outcome"), outcome }, { key("at"), ms(event.atUs) } });
    }
    static QByteArray output(const RunId& run, const QString& stream, const QString& text)
    {
        return pack("run-output", { { key("run"), run.value }, { key("stream"), stream }, { key("text"), text } });
    }
    QByteArray nameNow(const char* type, const FileId& id, const QString& messageId) const
    {
        QJsonObject json { { key("file"), id.value }, { key("name"), after.file(id)->name } };
        if (!messageId.isEmpty())
            json.insert(key("mid"), messageId);
        return pack(type, json);
    }
};

} // namespace

std::optional<QByteArray> forCandidate(const Event& event, const SessionState& after, const Kit& kit)
{
    if (visibilityOf(event.payload) != Visibility::Shared)
        return std::nullopt;
    return std::visit(CandidateView { event, after, kit }, event.payload);
}

std::optional<QByteArray> forCandidate(const Transient& transient, const SessionState& published)
{
    if (const auto* delta = std::get_if<transient::ReplyDelta>(&transient)) {
        // Before the prompt itself is on the disk nothing about it goes out; the whole reply follows anyway.
        if (!published.turn(delta->prompt))
            return std::nullopt;
        return pack("delta", { { key("prompt"), delta->prompt.value }, { key("text"), delta->text } });
    }
    if (const auto* came = std::get_if<transient::CompletionCame>(&transient))
        return completion(*came);
    if (const auto* running = std::get_if<transient::RunningKnown>(&transient))
        return pack("running", { { key("why"), running->why } });
    if (const auto* cursor = std::get_if<transient::CursorMoved>(&transient)) {
        const auto* who = published.participant(cursor->participant);
        if (!who || who->role == Role::Shadow)
            return std::nullopt;
        return pack("cursor",
            { { key("participant"), who->id.value }, { key("name"), who->name }, { key("role"), roleName(who->role) },
                { key("file"), cursor->file.value }, { key("version"), cursor->version },
                { key("anchor"), cursor->anchor }, { key("head"), cursor->head } });
    }
    return std::nullopt;
}

} // namespace jumpseat::wire
