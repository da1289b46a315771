// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <protozero/pbf_writer.hpp>

#include <cmath>
#include <string>

namespace jumpseat::test {

// Exports as a tool would send them, in both encodings, written without the readers' help.

inline QJsonArray otlpJson(const OtlpAttributes& attributes);

inline QJsonObject otlpJson(const OtlpValue& value)
{
    struct Write {
        QJsonObject operator()(std::monostate) const { return {}; }
        QJsonObject operator()(const QString& v) const { return one("stringValue", v); }
        QJsonObject operator()(bool v) const { return one("boolValue", v); }
        QJsonObject operator()(qint64 v) const { return one("intValue", QString::number(v)); }
        QJsonObject operator()(double v) const
        {
            return std::isinf(v) ? one("doubleValue", QLatin1StringView(v > 0 ? "Infinity" : "-Infinity"))
                                 : one("doubleValue", v);
        }
        QJsonObject operator()(const QByteArray& v) const
        {
            return one("bytesValue", QString::fromLatin1(v.toBase64()));
        }
        QJsonObject operator()(const QList<OtlpValue>& v) const
        {
            QJsonArray values;
            for (const OtlpValue& element : v)
                values.append(otlpJson(element));
            return one("arrayValue", QJsonObject { { QStringLiteral("values"), values } });
        }
        QJsonObject operator()(const OtlpAttributes& v) const
        {
            return one("kvlistValue", QJsonObject { { QStringLiteral("values"), otlpJson(v) } });
        }
        static QJsonObject one(const char* name, const QJsonValue& v) { return { { QLatin1StringView(name), v } }; }
    };
    return std::visit(Write {}, value.any);
}

inline QJsonArray otlpJson(const OtlpAttributes& attributes)
{
    QJsonArray array;
    for (const OtlpAttribute& attribute : attributes) {
        array.append(QJsonObject {
            { QStringLiteral("key"), attribute.key }, { QStringLiteral("value"), otlpJson(attribute.value) } });
    }
    return array;
}

inline QString hex(const QByteArray& id)
{
    return QString::fromLatin1(id.toHex());
}

inline QJsonObject otlpJson(const OtlpLog& log)
{
    return { { QStringLiteral("timeUnixNano"), QString::number(log.timeNs) },
        { QStringLiteral("observedTimeUnixNano"), QString::number(log.observedNs) },
        { QStringLiteral("severityNumber"), 9 }, { QStringLiteral("eventName"), log.eventName },
        { QStringLiteral("body"), otlpJson(log.body) }, { QStringLiteral("attributes"), otlpJson(log.attributes) },
        { QStringLiteral("traceId"), hex(log.traceId) }, { QStringLiteral("spanId"), hex(log.spanId) } };
}

inline QJsonObject otlpJson(const OtlpSpan& span)
{
    QJsonArray events;
    for (const OtlpSpanEvent& event : span.events) {
        events.append(QJsonObject { { QStringLiteral("timeUnixNano"), QString::number(event.timeNs) },
            { QStringLiteral("name"), event.name }, { QStringLiteral("attributes"), otlpJson(event.attributes) } });
    }
    return { { QStringLiteral("traceId"), hex(span.traceId) }, { QStringLiteral("spanId"), hex(span.spanId) },
        { QStringLiteral("parentSpanId"), hex(span.parentSpanId) }, { QStringLiteral("name"), span.name },
        { QStringLiteral("kind"), 3 }, { QStringLiteral("startTimeUnixNano"), QString::number(span.startNs) },
        { QStringLiteral("endTimeUnixNano"), QString::number(span.endNs) },
        { QStringLiteral("attributes"), otlpJson(span.attributes) }, { QStringLiteral("events"), events },
        { QStringLiteral("status"),
            QJsonObject {
                { QStringLiteral("code"), int(span.status) }, { QStringLiteral("message"), span.statusMessage } } } };
}

inline QJsonObject otlpJson(const OtlpMetric& metric)
{
    QJsonArray points;
    for (const OtlpPoint& point : metric.points) {
        QJsonObject json { { QStringLiteral("timeUnixNano"), QString::number(point.timeNs) },
            { QStringLiteral("attributes"), otlpJson(point.attributes) } };
        if (const auto* integer = std::get_if<qint64>(&point.value.any))
            json.insert(QStringLiteral("asInt"), QString::number(*integer));
        else
            json.insert(QStringLiteral("asDouble"), std::get<double>(point.value.any));
        points.append(json);
    }
    QJsonObject data { { QStringLiteral("dataPoints"), points } };
    if (metric.isSum)
        data.insert(QStringLiteral("aggregationTemporality"), metric.isDelta ? 1 : 2);
    return { { QStringLiteral("name"), metric.name }, { QStringLiteral("unit"), QStringLiteral("1") },
        { metric.isSum ? QStringLiteral("sum") : QStringLiteral("gauge"), data } };
}

inline std::string bytesOf(const QString& text)
{
    return text.toStdString();
}

/// A message in a message. (pbf_writer's own way leaves empty ones out, and an empty list is not nothing.)
template <class Write> void nested(protozero::pbf_writer& message, uint32_t number, Write write)
{
    std::string bytes;
    protozero::pbf_writer inner(bytes);
    write(inner);
    message.add_message(number, bytes);
}

inline void otlpProtobuf(protozero::pbf_writer& message, const OtlpValue& value);

inline void addAttributes(protozero::pbf_writer& message, uint32_t number, const OtlpAttributes& attributes)
{
    for (const OtlpAttribute& attribute : attributes) {
        nested(message, number, [&](auto& one) {
            one.add_string(1, bytesOf(attribute.key));
            nested(one, 2, [&](auto& value) { otlpProtobuf(value, attribute.value); });
        });
    }
}

inline void otlpProtobuf(protozero::pbf_writer& message, const OtlpValue& value)
{
    struct Write {
        protozero::pbf_writer& message;
        void operator()(std::monostate) const { }
        void operator()(const QString& v) const { message.add_string(1, bytesOf(v)); }
        void operator()(bool v) const { message.add_bool(2, v); }
        void operator()(qint64 v) const { message.add_int64(3, v); }
        void operator()(double v) const { message.add_double(4, v); }
        void operator()(const QByteArray& v) const { message.add_bytes(7, v.constData(), size_t(v.size())); }
        void operator()(const QList<OtlpValue>& v) const
        {
            nested(message, 5, [&](auto& list) {
                for (const OtlpValue& element : v)
                    nested(list, 1, [&](auto& one) { otlpProtobuf(one, element); });
            });
        }
        void operator()(const OtlpAttributes& v) const
        {
            nested(message, 6, [&](auto& members) { addAttributes(members, 1, v); });
        }
    };
    std::visit(Write { message }, value.any);
}

inline void addId(protozero::pbf_writer& message, uint32_t number, const QByteArray& id)
{
    message.add_bytes(number, id.constData(), size_t(id.size()));
}

inline void otlpProtobuf(protozero::pbf_writer& message, const OtlpLog& log)
{
    message.add_fixed64(1, uint64_t(log.timeNs));
    message.add_enum(2, 9);
    nested(message, 5, [&](auto& body) { otlpProtobuf(body, log.body); });
    addAttributes(message, 6, log.attributes);
    addId(message, 9, log.traceId);
    addId(message, 10, log.spanId);
    message.add_fixed64(11, uint64_t(log.observedNs));
    message.add_string(12, bytesOf(log.eventName));
}

inline void otlpProtobuf(protozero::pbf_writer& message, const OtlpSpan& span)
{
    addId(message, 1, span.traceId);
    addId(message, 2, span.spanId);
    addId(message, 4, span.parentSpanId);
    message.add_string(5, bytesOf(span.name));
    message.add_enum(6, 3);
    message.add_fixed64(7, uint64_t(span.startNs));
    message.add_fixed64(8, uint64_t(span.endNs));
    addAttributes(message, 9, span.attributes);
    for (const OtlpSpanEvent& event : span.events) {
        nested(message, 11, [&](auto& one) {
            one.add_fixed64(1, uint64_t(event.timeNs));
            one.add_string(2, bytesOf(event.name));
            addAttributes(one, 3, event.attributes);
        });
    }
    nested(message, 15, [&](auto& status) {
        status.add_string(2, bytesOf(span.statusMessage));
        status.add_enum(3, int32_t(span.status));
    });
}

inline void otlpProtobuf(protozero::pbf_writer& message, const OtlpMetric& metric)
{
    message.add_string(1, bytesOf(metric.name));
    message.add_string(3, "1");
    nested(message, metric.isSum ? 7 : 5, [&](auto& data) {
        for (const OtlpPoint& point : metric.points) {
            nested(data, 1, [&](auto& one) {
                one.add_fixed64(3, uint64_t(point.timeNs));
                if (const auto* integer = std::get_if<qint64>(&point.value.any))
                    one.add_sfixed64(6, *integer);
                else
                    one.add_double(4, std::get<double>(point.value.any));
                addAttributes(one, 7, point.attributes);
            });
        }
        if (metric.isSum)
            data.add_enum(2, metric.isDelta ? 1 : 2);
    });
}

/// "resourceLogs", "scopeLogs", "logRecords" for logs, and so on.
template <class Record> QByteArray otlpToJson(const OtlpExport<Record>& given)
{
    constexpr bool logs = std::is_same_v<Record, OtlpLog>;
    constexpr bool spans = std::is_same_v<Record, OtlpSpan>;
    const auto name = [](const char* log, const char* span, const char* metric) {
        return QString::fromLatin1(logs ? log : spans ? span : metric);
    };
    QJsonArray sources;
    for (const OtlpGroup<Record>& group : given.groups) {
        QJsonArray records;
        for (const Record& record : group.records)
            records.append(otlpJson(record));
        const QJsonObject scope { { QStringLiteral("scope"), QJsonObject { { QStringLiteral("name"), group.scope } } },
            { name("logRecords", "spans", "metrics"), records } };
        sources.append(QJsonObject {
            { QStringLiteral("resource"), QJsonObject { { QStringLiteral("attributes"), otlpJson(group.resource) } } },
            { name("scopeLogs", "scopeSpans", "scopeMetrics"), QJsonArray { scope } } });
    }
    return QJsonDocument(QJsonObject { { name("resourceLogs", "resourceSpans", "resourceMetrics"), sources } })
        .toJson(QJsonDocument::Compact);
}

template <class Record> QByteArray otlpToProtobuf(const OtlpExport<Record>& given)
{
    std::string bytes;
    protozero::pbf_writer message(bytes);
    for (const OtlpGroup<Record>& group : given.groups) {
        nested(message, 1, [&](auto& source) {
            nested(source, 1, [&](auto& resource) { addAttributes(resource, 1, group.resource); });
            nested(source, 2, [&](auto& scope) {
                nested(scope, 1, [&](auto& library) { library.add_string(1, bytesOf(group.scope)); });
                for (const Record& record : group.records)
                    nested(scope, 2, [&](auto& one) { otlpProtobuf(one, record); });
            });
        });
    }
    return QByteArray::fromStdString(bytes);
}

} // namespace jumpseat::test
