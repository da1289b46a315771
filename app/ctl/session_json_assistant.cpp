// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/session_json.h"

#include <QJsonArray>

// The assistant a session had, what it took, and the candidate's own tools.

namespace jumpseat::ctl {
namespace {

using namespace Qt::StringLiterals;

template <class List, class Describe> QJsonArray eachOf(const List& list, const Describe& describe)
{
    QJsonArray array;
    for (const auto& item : list)
        array += describe(item);
    return array;
}

QJsonValue fromJsonOf(const Outside& from)
{
    if (!from.isThere())
        return {};
    return QJsonObject { { u"channel"_s, from.channel }, { u"tool"_s, from.tool },
        { u"conversation"_s, from.conversation }, { u"id"_s, from.id } };
}

QJsonObject pinnedJson(const event::AssistantPinned& pinned)
{
    return { { u"provider"_s, pinned.provider }, { u"service"_s, pinned.service }, { u"origin"_s, pinned.origin },
        { u"model"_s, pinned.model }, { u"system_prompt"_s, pinned.systemPrompt },
        { u"temperature"_s, pinned.temperature }, { u"completes"_s, pinned.completes }, { u"own_tools"_s, pinned.own },
        { u"watch"_s, pinned.watch } };
}

QJsonObject callJson(const ToolCallState& call)
{
    QJsonArray paths;
    for (const ActEdit& edit : call.edits)
        paths.append(edit.path);
    return { { u"id"_s, call.id.value }, { u"prompt"_s, call.prompt.value }, { u"tool"_s, call.tool },
        { u"use"_s, call.use }, { u"command"_s, call.command }, { u"edits"_s, paths }, { u"input"_s, call.input },
        { u"output"_s, call.output }, { u"outcome"_s, call.outcome }, { u"failed"_s, call.failed },
        { u"decided_by"_s, call.decidedBy }, { u"accepted"_s, call.decidedBy.isEmpty() ? QJsonValue() : call.accepted },
        { u"feedback"_s, call.feedback }, { u"by_agent"_s, call.byAgent }, { u"at_ms"_s, call.calledUs / 1000 },
        { u"from"_s, fromJsonOf(call.from) } };
}

QJsonObject totalsJson(const ModelTotals& totals)
{
    return { { u"requests"_s, totals.requests }, { u"problems"_s, totals.problems },
        { u"input_tokens"_s, totals.inputTokens }, { u"cached_tokens"_s, totals.cachedTokens },
        { u"output_tokens"_s, totals.outputTokens },
        { u"cost_usd"_s, totals.isPriced ? QJsonValue(double(totals.costMicros) / 1e6) : QJsonValue() } };
}

} // namespace

QJsonObject describe(const Turn& turn)
{
    return { { u"about"_s, turn.about.value }, { u"as"_s, turn.as }, { u"queued"_s, turn.queued },
        { u"model"_s, turn.model }, { u"ending"_s, turn.ending }, { u"why"_s, turn.why },
        { u"from"_s, fromJsonOf(turn.from) } };
}

void addAssistant(QJsonObject& json, const SessionState& state)
{
    json[u"assistant"_s] = state.assistant ? QJsonValue(pinnedJson(*state.assistant)) : QJsonValue();
    json[u"model"_s] = totalsJson(state.modelTotals());
    json[u"tool_calls"_s] = eachOf(state.toolCalls, callJson);
    json[u"editor_offers"_s] = eachOf(state.editorOffers, [](const EditorOfferState& offered) {
        return QJsonObject { { u"path"_s, offered.offer.path }, { u"accepted"_s, offered.offer.accepted },
            { u"lines_added"_s, offered.offer.linesAdded }, { u"at_ms"_s, offered.atUs / 1000 },
            { u"from"_s, fromJsonOf(offered.offer.from) } };
    });
    json[u"watches"_s] = eachOf(state.watches, [](const WatchState& watch) {
        return QJsonObject { { u"folder"_s, watch.folder }, { u"tools"_s, QJsonArray::fromStringList(watch.tools) },
            { u"from_ms"_s, watch.fromUs / 1000 },
            { u"to_ms"_s, watch.toUs < 0 ? QJsonValue() : QJsonValue(watch.toUs / 1000) }, { u"why"_s, watch.why } };
    });
    json[u"imports"_s] = eachOf(state.imports, [](const ImportState& import) {
        return QJsonObject { { u"name"_s, import.import.name }, { u"source"_s, import.import.source },
            { u"sha256"_s, import.import.sha256 }, { u"acts"_s, import.import.acts },
            { u"known"_s, import.import.known }, { u"elsewhen"_s, import.import.elsewhen },
            { u"not_understood"_s, import.import.notUnderstood } };
    });
}

} // namespace jumpseat::ctl
