// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telemetry_acts.h"

#include "telemetry/telemetry_event.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

using Dialect = Understood (*)(const TelemetryEvent&, QStringView, Telling&);
struct DialectPrefix {
    QLatin1StringView prefix, tool;
    Dialect acts;
};
constexpr std::array dialects {
    DialectPrefix { "claude_code."_L1, "claude-code"_L1, claudeCodeActs },
    DialectPrefix { "codex."_L1, "codex"_L1, codexActs },
    DialectPrefix { "gemini_cli."_L1, "gemini-cli"_L1, geminiActs },
    DialectPrefix { "copilot_chat."_L1, "copilot"_L1, copilotActs },
};
constexpr auto genAiPrefix = "gen_ai."_L1;

const DialectPrefix* dialectOf(QStringView name)
{
    const auto at =
        std::ranges::find_if(dialects, [&](const auto& dialect) { return name.startsWith(dialect.prefix); });
    return at == dialects.end() ? nullptr : &*at;
}

/// The name that says most: of the attribute, the record and a body that is only a name, the first with a prefix that
/// is known; Claude Code's attribute has none, its body has.
QString eventName(const OtlpLog& log, QStringView tool)
{
    const QString attribute = textOf(log.attributes, "event.name"_L1);
    const auto* body = std::get_if<QString>(&log.body.any);
    for (const QString& name : { attribute, log.eventName, body ? *body : QString() }) {
        if (dialectOf(name) || name.startsWith(genAiPrefix))
            return name;
    }
    const QString bare = attribute.isEmpty() ? log.eventName : attribute;
    const auto at = std::ranges::find_if(dialects, [&](const auto& dialect) { return dialect.tool == tool; });
    return at == dialects.end() || bare.isEmpty() ? bare : at->prefix + bare;
}

QString toolOf(const OtlpAttributes& resource, const QString& scope, const OtlpAttributes& attributes)
{
    QString tool = toolOfService(textOf(resource, "service.name"_L1));
    if (scope.startsWith("com.anthropic.claude_code"_L1))
        tool = u"claude-code"_s;
    for (const auto key : { "gen_ai.provider.name"_L1, "gen_ai.system"_L1 }) {
        if (tool.isEmpty() || tool.startsWith("unknown_service"_L1))
            tool = textOf(attributes, key);
    }
    return tool;
}

QString conversationOf(const OtlpAttributes& attributes, const OtlpAttributes& resource)
{
    for (const auto key : { "gen_ai.conversation.id"_L1, "conversation.id"_L1, "session.id"_L1 }) {
        if (const QString id = textOf(attributes, key); !id.isEmpty())
            return id;
    }
    return textOf(resource, "session.id"_L1);
}

qint64 wallMsOf(const OtlpLog& log)
{
    if (log.timeNs > 0)
        return log.timeNs / 1'000'000;
    const QDateTime told = QDateTime::fromString(textOf(log.attributes, "event.timestamp"_L1), Qt::ISODateWithMs);
    return told.isValid() ? std::max<qint64>(0, told.toMSecsSinceEpoch()) : log.observedNs / 1'000'000;
}

size_t hashOf(const OtlpAttributes& attributes)
{
    size_t hash = 0;
    for (const OtlpAttribute& attribute : attributes)
        hash = memoryKey(hash, attribute.key, attribute.value.text());
    return hash;
}

struct LogAt {
    const OtlpGroup<OtlpLog>* group;
    const OtlpLog* log;
};

/// Claude Code numbers the events of a session; they need not come in that order. Records of others stay where they are.
void orderBySequence(QList<LogAt>& logs)
{
    QMap<QString, QList<qsizetype>> places;
    for (qsizetype i = 0; i < logs.size(); ++i) {
        const OtlpAttributes& attributes = logs.at(i).log->attributes;
        if (valueOf(attributes, "event.sequence"_L1))
            places[textOf(attributes, "session.id"_L1)].append(i);
    }
    for (const QList<qsizetype>& of : std::as_const(places)) {
        QList<LogAt> sorted;
        for (const qsizetype i : of)
            sorted.append(logs.at(i));
        std::ranges::stable_sort(
            sorted, {}, [](const LogAt& at) { return integerOf(at.log->attributes, "event.sequence"_L1); });
        for (qsizetype i = 0; i < of.size(); ++i)
            logs[of.at(i)] = sorted.at(i);
    }
}

/// Claude Code and Codex tell the input of a call only when it ended, mostly in the same export as that it was allowed:
/// so the call can be told with its input at once.
void gatherInputs(const QList<LogAt>& logs, TelemetryMemory& memory)
{
    for (const LogAt& at : logs) {
        const OtlpAttributes& attributes = at.log->attributes;
        const OtlpValue* claude = valueOf(attributes, "tool_input"_L1);
        const OtlpValue* codex = valueOf(attributes, "arguments"_L1);
        if (const QString id = textOf(attributes, claude ? "tool_use_id"_L1 : "call_id"_L1);
            (claude || codex) && !id.isEmpty())
            memory.inputs.insert(memoryKey(id), cutToActText((claude ? claude : codex)->text()));
    }
}

Understood eventActs(const TelemetryEvent& event, Telling& telling)
{
    if (event.name.startsWith(genAiPrefix))
        return genAiEventActs(event, telling);
    if (const DialectPrefix* dialect = dialectOf(event.name))
        return dialect->acts(event, QStringView(event.name).sliced(dialect->prefix.size()), telling);
    return Understood::No;
}

/// Spans of tools whose log events say the same and more.
bool isSpanOfEvents(const OtlpSpan& span, const QString& tool)
{
    return span.name.startsWith("claude_code."_L1) || tool == "codex"_L1 || tool == "gemini-cli"_L1;
}

void tellSpan(const OtlpGroup<OtlpSpan>& group, const OtlpSpan& span, Telling& telling, TelemetryCounts& counts)
{
    const QString tool = toolOf(group.resource, group.scope, span.attributes);
    if (isSpanOfEvents(span, tool))
        return counts.count(Understood::Unused, span.name);
    const QString conversation = conversationOf(span.attributes, group.resource);
    for (const OtlpSpanEvent& event : span.events) {
        if (!event.name.startsWith(genAiPrefix))
            continue; // exceptions, which the status tells, and what programs note for themselves
        telling.setHead(tool, conversation, event.timeNs / 1'000'000);
        counts.count(genAiEventActs({ event.name, event.attributes, span.traceId, span.spanId }, telling), event.name);
    }
    telling.setHead(tool, conversation, span.endNs / 1'000'000);
    counts.count(genAiSpanActs(span, telling), span.name);
}

} // namespace

void TelemetryCounts::count(Understood understood, const QString& name)
{
    constexpr qsizetype mostNames = 256;
    if (understood == Understood::Yes) {
        ++used;
    } else if (understood == Understood::Unused) {
        ++unused;
    } else {
        const QString key = name.left(100);
        ++notUnderstood[notUnderstood.size() < mostNames || notUnderstood.contains(key) ? key : u"…"_s];
    }
}

QList<Act> TelemetrySession::takeIn(const OtlpLogs& logs)
{
    QList<LogAt> ordered;
    for (const OtlpGroup<OtlpLog>& group : logs.groups) {
        for (const OtlpLog& log : group.records)
            ordered.append({ &group, &log });
    }
    orderBySequence(ordered);
    gatherInputs(ordered, m_memory);
    QList<Act> acts;
    Telling telling(m_memory, acts, Channel::Telemetry);
    for (const auto& [group, log] : std::as_const(ordered)) {
        // Without a time a record says nothing that another one does not say.
        if (log->timeNs > 0
            && !m_memory.records.isNew(
                memoryKey(log->timeNs, log->eventName, log->spanId, log->body.text(), hashOf(log->attributes)))) {
            ++m_counts.repeated;
            continue;
        }
        QString tool = toolOf(group->resource, group->scope, log->attributes);
        const TelemetryEvent event { eventName(*log, tool), log->attributes, log->traceId, log->spanId, &log->body };
        if (const DialectPrefix* dialect = dialectOf(event.name))
            tool = dialect->tool;
        telling.setHead(tool, conversationOf(log->attributes, group->resource), wallMsOf(*log));
        m_counts.count(eventActs(event, telling), event.name);
    }
    return acts;
}

QList<Act> TelemetrySession::takeIn(const OtlpSpans& spans)
{
    QList<Act> acts;
    Telling telling(m_memory, acts, Channel::Telemetry);
    for (const OtlpGroup<OtlpSpan>& group : spans.groups) {
        for (const OtlpSpan& span : group.records) {
            if (span.spanId.isEmpty()
                || m_memory.records.isNew(memoryKey(span.traceId, span.spanId, span.endNs, span.name)))
                tellSpan(group, span, telling, m_counts);
            else
                ++m_counts.repeated;
        }
    }
    return acts;
}

QList<Act> TelemetrySession::takeIn(const OtlpMetrics& metrics)
{
    for (const OtlpGroup<OtlpMetric>& group : metrics.groups) {
        for (const OtlpMetric& metric : group.records) {
            const bool known = dialectOf(metric.name) || metric.name.startsWith(genAiPrefix);
            m_counts.count(known ? Understood::Unused : Understood::No, metric.name);
        }
    }
    return {};
}

} // namespace jumpseat
