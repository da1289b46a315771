// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/otlp_json.h"

#include "base/json.h"
#include "telemetry/otlp_budget.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <limits>

// Qt's JSON and not simdjson: JavaScript cuts texts between surrogates and writes the half as an escape, for which
// simdjson refuses the whole export. A function that reads a part returns false when it is of another shape or beyond
// a limit; a missing member has the value of zero.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

bool isMissing(const QJsonValue& json)
{
    return json.isUndefined() || json.isNull();
}

bool readText(const QJsonValue& json, QString& text)
{
    text = json.toString();
    return json.isString() || isMissing(json);
}

bool readInteger(const QJsonValue& json, qint64& integer)
{
    bool fits = true;
    if (json.isString())
        integer = json.toString().toLongLong(&fits);
    else if (json.isDouble())
        integer = json.toInteger(0), fits = json.toInteger(1) == integer; // not the default: it is an integer
    else
        fits = isMissing(json);
    return fits;
}

/// Times behind the year 2262 do not fit and are not meant.
bool readTime(const QJsonValue& json, qint64& time)
{
    if (!json.isString()) {
        if (json.isDouble() && json.toDouble() > double(std::numeric_limits<qint64>::max()))
            return true;
        return readInteger(json, time) && time >= 0;
    }
    bool fits = true;
    const quint64 wide = json.toString().toULongLong(&fits);
    time = wide <= quint64(std::numeric_limits<qint64>::max()) ? qint64(wide) : 0;
    return fits;
}

bool readId(const QJsonValue& json, QByteArray& id)
{
    const QByteArray hex = json.toString().toLatin1();
    id = QByteArray::fromHex(hex);
    return (json.isString() && id.size() * 2 == hex.size()) || isMissing(json);
}

bool readDouble(const QJsonValue& json, double& number)
{
    bool fits = true;
    if (json.isString()) { // NaN and the infinities, and whatever else somebody puts into quotes
        const QString text = json.toString();
        number = text == "Infinity"_L1 ? std::numeric_limits<double>::infinity()
            : text == "-Infinity"_L1   ? -std::numeric_limits<double>::infinity()
                                       : text.toDouble(&fits);
        return fits;
    }
    number = json.toDouble();
    return json.isDouble();
}

bool readBytes(const QJsonValue& json, QByteArray& bytes)
{
    const QByteArray text = json.toString().toLatin1();
    const auto alphabet =
        text.contains('-') || text.contains('_') ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    auto decoded = QByteArray::fromBase64Encoding(text, alphabet | QByteArray::AbortOnBase64DecodingErrors);
    bytes = std::move(decoded.decoded);
    return json.isString() && decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok;
}

/// An enumeration's number, also by the name of the value that is asked for.
bool readEnum(
    const QJsonValue& json, QLatin1StringView prefix, std::initializer_list<QLatin1StringView> names, int& value)
{
    qint64 number = 0;
    if (!json.isString()) {
        const bool fits = readInteger(json, number);
        value = int(std::clamp<qint64>(number, 0, std::numeric_limits<int>::max()));
        return fits;
    }
    const QString text = json.toString();
    const QStringView name = text.startsWith(prefix) ? QStringView(text).sliced(prefix.size()) : QStringView(text);
    const auto at = std::ranges::find_if(names, [&](QLatin1StringView known) { return known == name; });
    value = at == names.end() ? 0 : int(at - names.begin()); // a newer name is no error, as a newer number is none
    return true;
}

/// Runs over a list that may be missing. False: no list, or `read` did not like a part.
template <class Read> bool eachOf(const QJsonValue& json, Read read)
{
    const QJsonArray array = json.toArray();
    for (const QJsonValue& element : array) {
        if (!element.isObject() || !read(element.toObject()))
            return false;
    }
    return json.isArray() || isMissing(json);
}

bool readValue(const QJsonObject& json, OtlpValue& value, OtlpBudget& budget, int depth);

bool readAttributes(const QJsonValue& json, OtlpAttributes& attributes, OtlpBudget& budget, int depth)
{
    return eachOf(json, [&](const QJsonObject& attribute) {
        OtlpAttribute& added = attributes.emplaceBack();
        const QJsonValue value = attribute.value("value"_L1);
        return budget.takeValue(depth) && readText(attribute.value("key"_L1), added.key)
            && (isMissing(value) || (value.isObject() && readValue(value.toObject(), added.value, budget, depth)));
    });
}

bool readList(const QJsonValue& json, OtlpValue& value, OtlpBudget& budget, int depth)
{
    auto& list = value.any.emplace<QList<OtlpValue>>();
    return json.isObject() && eachOf(json["values"_L1], [&](const QJsonObject& element) {
        return readValue(element, list.emplaceBack(), budget, depth);
    });
}

bool readValue(const QJsonObject& json, OtlpValue& value, OtlpBudget& budget, int depth)
{
    if (!budget.takeValue(depth))
        return false;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString kind = it.key();
        const QJsonValue content = *it;
        if (isMissing(content))
            continue;
        if (kind == "stringValue"_L1)
            return readText(content, value.any.emplace<QString>());
        if (kind == "boolValue"_L1)
            return value.any = content.toBool(), content.isBool();
        if (kind == "intValue"_L1)
            return readInteger(content, value.any.emplace<qint64>());
        if (kind == "doubleValue"_L1)
            return readDouble(content, value.any.emplace<double>());
        if (kind == "bytesValue"_L1)
            return readBytes(content, value.any.emplace<QByteArray>());
        if (kind == "arrayValue"_L1)
            return readList(content, value, budget, depth + 1);
        if (kind == "kvlistValue"_L1)
            return content.isObject()
                && readAttributes(content["values"_L1], value.any.emplace<OtlpAttributes>(), budget, depth + 1);
    }
    return true;
}

bool readRecordJson(const QJsonObject& json, OtlpLog& log, OtlpBudget& budget)
{
    const QJsonValue body = json.value("body"_L1);
    return readTime(json.value("timeUnixNano"_L1), log.timeNs)
        && readTime(json.value("observedTimeUnixNano"_L1), log.observedNs)
        && readText(json.value("eventName"_L1), log.eventName)
        && (isMissing(body) || (body.isObject() && readValue(body.toObject(), log.body, budget, 0)))
        && readAttributes(json.value("attributes"_L1), log.attributes, budget, 0)
        && readId(json.value("traceId"_L1), log.traceId) && readId(json.value("spanId"_L1), log.spanId);
}

bool readEvent(const QJsonObject& json, OtlpSpanEvent& event, OtlpBudget& budget)
{
    return budget.takeValue(0) && readTime(json.value("timeUnixNano"_L1), event.timeNs)
        && readText(json.value("name"_L1), event.name)
        && readAttributes(json.value("attributes"_L1), event.attributes, budget, 0);
}

bool readStatus(const QJsonValue& json, OtlpSpan& span)
{
    int code = 0;
    if (isMissing(json))
        return true;
    if (!readText(json["message"_L1], span.statusMessage)
        || !readEnum(json["code"_L1], "STATUS_CODE_"_L1, { "UNSET"_L1, "OK"_L1, "ERROR"_L1 }, code))
        return false;
    span.status = code == 2 ? OtlpStatus::Error : code == 1 ? OtlpStatus::Ok : OtlpStatus::Unset;
    return json.isObject();
}

bool readRecordJson(const QJsonObject& json, OtlpSpan& span, OtlpBudget& budget)
{
    return readId(json.value("traceId"_L1), span.traceId) && readId(json.value("spanId"_L1), span.spanId)
        && readId(json.value("parentSpanId"_L1), span.parentSpanId) && readText(json.value("name"_L1), span.name)
        && readTime(json.value("startTimeUnixNano"_L1), span.startNs)
        && readTime(json.value("endTimeUnixNano"_L1), span.endNs)
        && readAttributes(json.value("attributes"_L1), span.attributes, budget, 0)
        && eachOf(json.value("events"_L1),
            [&](const QJsonObject& event) { return readEvent(event, span.events.emplaceBack(), budget); })
        && readStatus(json.value("status"_L1), span);
}

bool readPoint(const QJsonObject& json, OtlpPoint& point, OtlpBudget& budget)
{
    const QJsonValue integer = json.value("asInt"_L1);
    const QJsonValue number = json.value("asDouble"_L1);
    return budget.takeValue(0) && readTime(json.value("timeUnixNano"_L1), point.timeNs)
        && (isMissing(integer) || readInteger(integer, point.value.any.emplace<qint64>()))
        && (isMissing(number) || readDouble(number, point.value.any.emplace<double>()))
        && readAttributes(json.value("attributes"_L1), point.attributes, budget, 0);
}

bool readRecordJson(const QJsonObject& json, OtlpMetric& metric, OtlpBudget& budget)
{
    const QJsonValue sum = json.value("sum"_L1);
    const QJsonValue data = isMissing(sum) ? json.value("gauge"_L1) : sum;
    int temporality = 0;
    metric.isSum = !isMissing(sum);
    const bool fits = readText(json.value("name"_L1), metric.name) && (data.isObject() || isMissing(data))
        && eachOf(data["dataPoints"_L1],
            [&](const QJsonObject& point) { return readPoint(point, metric.points.emplaceBack(), budget); })
        && readEnum(data["aggregationTemporality"_L1], "AGGREGATION_TEMPORALITY_"_L1,
            { "UNSPECIFIED"_L1, "DELTA"_L1, "CUMULATIVE"_L1 }, temporality);
    metric.isDelta = temporality == 1;
    return fits;
}

/// What the lists of an export are called: "resourceLogs", "scopeLogs", "logRecords".
struct ListNames {
    QLatin1StringView sources, groups, records;
};

template <class Record>
bool readGroup(const QJsonObject& json, QLatin1StringView records, OtlpExport<Record>& into, OtlpGroup<Record>& group,
    OtlpBudget& budget)
{
    const QJsonValue list = json.value(records);
    const QJsonArray array = list.toArray();
    for (const QJsonValue& element : array) {
        takeRecord(into, group, budget,
            [&](Record& record) { return element.isObject() && readRecordJson(element.toObject(), record, budget); });
    }
    return readText(json.value("scope"_L1)["name"_L1], group.scope) && (list.isArray() || isMissing(list));
}

template <class Record> Result<OtlpExport<Record>> readExport(const QByteArray& bytes, const ListNames& names)
{
    const QJsonDocument document = parseJson(bytes);
    if (!document.isObject())
        return fail(ErrorCode::Malformed, u"this is not a JSON object"_s);
    OtlpExport<Record> read;
    OtlpBudget budget;
    const bool fits = eachOf(document.object().value(names.sources), [&](const QJsonObject& source) {
        OtlpAttributes resource;
        return readAttributes(source.value("resource"_L1)["attributes"_L1], resource, budget, 0)
            && eachOf(source.value(names.groups), [&](const QJsonObject& json) {
                   OtlpGroup<Record> group;
                   group.resource = resource;
                   if (!budget.takeValue(0) || !readGroup(json, names.records, read, group, budget))
                       return false;
                   read.groups.append(std::move(group));
                   return true;
               });
    });
    if (!fits)
        return fail(
            ErrorCode::Malformed, u"\"%1\" does not have the form of OTLP, or holds too much"_s.arg(names.sources));
    return read;
}

} // namespace

Result<OtlpLogs> otlpLogsFromJson(const QByteArray& json)
{
    return readExport<OtlpLog>(json, { "resourceLogs"_L1, "scopeLogs"_L1, "logRecords"_L1 });
}

Result<OtlpSpans> otlpSpansFromJson(const QByteArray& json)
{
    return readExport<OtlpSpan>(json, { "resourceSpans"_L1, "scopeSpans"_L1, "spans"_L1 });
}

Result<OtlpMetrics> otlpMetricsFromJson(const QByteArray& json)
{
    return readExport<OtlpMetric>(json, { "resourceMetrics"_L1, "scopeMetrics"_L1, "metrics"_L1 });
}

} // namespace jumpseat
