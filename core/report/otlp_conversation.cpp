// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/otlp_conversation.h"

#include "report/line_authors.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr int kindInternal = 1, kindClient = 3; // SpanKind
constexpr int statusOk = 1, statusError = 2;    // Status.code

QString hexId(const QString& of, int bytes)
{
    const QByteArray hash = QCryptographicHash::hash(of.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(bytes).toHex());
}

class Attributes {
public:
    void add(const QString& key, const QString& value)
    {
        if (!value.isEmpty())
            put(key, { { u"stringValue"_s, value } });
    }
    void add(const QString& key, qint64 value)
    {
        if (value > 0)
            put(key, { { u"intValue"_s, QString::number(value) } }); // 64 bits are text in this JSON
    }
    [[nodiscard]] QJsonArray array() const { return m_array; }

private:
    void put(const QString& key, const QJsonObject& value)
    {
        m_array.append(QJsonObject { { u"key"_s, key }, { u"value"_s, value } });
    }
    QJsonArray m_array;
};

/// Some server names are of this dialect, and the conventions have a word for them.
QString providerOf(const SessionState& state, const Turn& turn)
{
    const QString provider = state.assistant && !turn.from.isThere() ? state.assistant->provider : turn.from.tool;
    if (provider == "anthropic"_L1 || provider == "claude-code"_L1)
        return u"anthropic"_s;
    if (provider.startsWith("openai"_L1) || provider == "codex"_L1)
        return u"openai"_s;
    return provider.isEmpty() ? u"jumpseat"_s : provider;
}

QString messages(const QString& role, const QString& text)
{
    const QJsonObject part { { u"type"_s, u"text"_s }, { u"content"_s, text } };
    const QJsonArray list { QJsonObject { { u"role"_s, role }, { u"parts"_s, QJsonArray { part } } } };
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

struct SpanMaker {
    const SessionId& session;
    const SessionState& state;
    QString trace = hexId(session.value, 16);

    [[nodiscard]] QString nanos(qint64 us) const
    {
        // Session time counts microseconds; between two marks of the clock it runs with it.
        return QString::number(state.wallMsOf(us) * 1'000'000 + us % 1'000 * 1'000);
    }
    [[nodiscard]] QJsonObject span(const QString& id, const QString& name, qint64 fromUs, qint64 toUs) const
    {
        return { { u"traceId"_s, trace }, { u"spanId"_s, hexId(session.value + id, 8) }, { u"name"_s, name },
            { u"startTimeUnixNano"_s, nanos(fromUs) }, { u"endTimeUnixNano"_s, nanos(std::max(fromUs, toUs)) } };
    }
    [[nodiscard]] QJsonObject turn(const Turn& turn) const;
    [[nodiscard]] QJsonObject call(const ToolCallState& call) const;
};

QJsonObject SpanMaker::turn(const Turn& turn) const
{
    const QString model = modelOf(state, turn);
    QJsonObject json = span(turn.id.value, model.isEmpty() ? u"chat"_s : u"chat "_s + model, turn.promptUs,
        turn.replySeq ? turn.replyEndedUs : turn.promptUs);
    Attributes attributes;
    attributes.add(u"gen_ai.operation.name"_s, u"chat"_s);
    attributes.add(u"gen_ai.provider.name"_s, providerOf(state, turn));
    attributes.add(
        u"gen_ai.conversation.id"_s, turn.from.conversation.isEmpty() ? session.value : turn.from.conversation);
    attributes.add(u"gen_ai.request.model"_s, model);
    attributes.add(u"gen_ai.input.messages"_s, messages(u"user"_s, turn.prompt));
    if (turn.replySeq)
        attributes.add(u"gen_ai.output.messages"_s, messages(u"assistant"_s, turn.reply));
    ModelTotals totals;
    for (const ModelUseState& use : state.modelUses) {
        if (use.used.prompt == turn.id) {
            totals.inputTokens += use.used.inputTokens;
            totals.outputTokens += use.used.outputTokens;
            totals.cachedTokens += use.used.cachedTokens;
        }
    }
    attributes.add(u"gen_ai.usage.input_tokens"_s, totals.inputTokens);
    attributes.add(u"gen_ai.usage.output_tokens"_s, totals.outputTokens);
    attributes.add(u"gen_ai.usage.cache_read.input_tokens"_s, totals.cachedTokens);
    attributes.add(u"jumpseat.channel"_s, turn.from.isThere() ? turn.from.channel : u"panel"_s);
    attributes.add(u"jumpseat.tool"_s, toolOf(turn));
    attributes.add(u"jumpseat.ending"_s, turn.ending);
    json.insert(u"kind"_s, kindClient);
    json.insert(u"attributes"_s, attributes.array());
    const bool failed = turn.ending == "failed"_L1 || turn.ending == "cut"_L1;
    QJsonObject status { { u"code"_s, failed ? statusError : statusOk } };
    if (failed && !turn.why.isEmpty())
        status.insert(u"message"_s, turn.why);
    json.insert(u"status"_s, status);
    return json;
}

QJsonObject SpanMaker::call(const ToolCallState& call) const
{
    QJsonObject json = span(call.id.value, u"execute_tool "_s + call.tool, call.calledUs,
        call.returnedSeq ? call.returnedUs : call.calledUs + call.durationUs);
    Attributes attributes;
    attributes.add(u"gen_ai.operation.name"_s, u"execute_tool"_s);
    attributes.add(u"gen_ai.tool.name"_s, call.tool);
    attributes.add(u"gen_ai.tool.call.id"_s, call.from.id.isEmpty() ? call.id.value : call.from.id);
    attributes.add(u"gen_ai.tool.call.arguments"_s, call.input);
    attributes.add(u"gen_ai.tool.call.result"_s, call.output);
    attributes.add(u"jumpseat.outcome"_s, call.outcome);
    attributes.add(u"jumpseat.feedback"_s, call.feedback);
    json.insert(u"parentSpanId"_s, hexId(session.value + call.prompt.value, 8));
    json.insert(u"kind"_s, kindInternal);
    json.insert(u"attributes"_s, attributes.array());
    json.insert(u"status"_s, QJsonObject { { u"code"_s, call.failed ? statusError : statusOk } });
    return json;
}

} // namespace

QJsonObject otlpConversation(const SessionId& session, const SessionState& state)
{
    const SpanMaker make { session, state };
    QJsonArray spans;
    for (const Turn& turn : state.turns)
        spans.append(make.turn(turn));
    for (const ToolCallState& call : state.toolCalls)
        spans.append(make.call(call));
    Attributes resource;
    resource.add(u"service.name"_s, u"jumpseat"_s);
    resource.add(u"service.version"_s, QStringLiteral(JUMPSEAT_VERSION));
    const QJsonObject scope { { u"name"_s, u"jumpseat.conversation"_s } };
    return { { u"resourceSpans"_s,
        QJsonArray { QJsonObject { { u"resource"_s, QJsonObject { { u"attributes"_s, resource.array() } } },
            { u"scopeSpans"_s, QJsonArray { QJsonObject { { u"scope"_s, scope }, { u"spans"_s, spans } } } } } } } };
}

} // namespace jumpseat
