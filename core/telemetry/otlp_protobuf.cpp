// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/otlp_protobuf.h"

#include "telemetry/otlp_protobuf_parts.h"

// Field numbers are those of opentelemetry/proto/{resource,logs,trace,metrics}/v1.

namespace jumpseat {

namespace {

using namespace otlp;

bool recordFrom(pbf_reader message, OtlpLog& log, OtlpBudget& budget)
{
    bool within = true;
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case fixed(1): log.timeNs = timeAt(message); break;
        case block(5): within = valueFrom(message.get_message(), log.body, budget, 0); break;
        case block(6): within = attributeFrom(message.get_message(), log.attributes.emplaceBack(), budget, 0); break;
        case block(9): log.traceId = bytesAt(message); break;
        case block(10): log.spanId = bytesAt(message); break;
        case fixed(11): log.observedNs = timeAt(message); break;
        case block(12): log.eventName = textAt(message); break;
        default: message.skip();
        }
    }
    return within;
}

bool eventFrom(pbf_reader message, OtlpSpanEvent& event, OtlpBudget& budget)
{
    bool within = budget.takeValue(0);
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case fixed(1): event.timeNs = timeAt(message); break;
        case block(2): event.name = textAt(message); break;
        case block(3): within = attributeFrom(message.get_message(), event.attributes.emplaceBack(), budget, 0); break;
        default: message.skip();
        }
    }
    return within;
}

void statusFrom(pbf_reader message, OtlpSpan& span)
{
    while (message.next()) {
        switch (message.tag_and_type()) {
        case block(2): span.statusMessage = textAt(message); break;
        case varint(3): {
            const int32_t code = message.get_enum();
            span.status = code == 2 ? OtlpStatus::Error : code == 1 ? OtlpStatus::Ok : OtlpStatus::Unset;
            break;
        }
        default: message.skip();
        }
    }
}

bool recordFrom(pbf_reader message, OtlpSpan& span, OtlpBudget& budget)
{
    bool within = true;
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case block(1): span.traceId = bytesAt(message); break;
        case block(2): span.spanId = bytesAt(message); break;
        case block(4): span.parentSpanId = bytesAt(message); break;
        case block(5): span.name = textAt(message); break;
        case fixed(7): span.startNs = timeAt(message); break;
        case fixed(8): span.endNs = timeAt(message); break;
        case block(9): within = attributeFrom(message.get_message(), span.attributes.emplaceBack(), budget, 0); break;
        case block(11): within = eventFrom(message.get_message(), span.events.emplaceBack(), budget); break;
        case block(15): statusFrom(message.get_message(), span); break;
        default: message.skip();
        }
    }
    return within;
}

bool pointFrom(pbf_reader message, OtlpPoint& point, OtlpBudget& budget)
{
    bool within = budget.takeValue(0);
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case fixed(3): point.timeNs = timeAt(message); break;
        case fixed(4): point.value.any = message.get_double(); break;
        case fixed(6): point.value.any = qint64(message.get_sfixed64()); break;
        case block(7): within = attributeFrom(message.get_message(), point.attributes.emplaceBack(), budget, 0); break;
        default: message.skip();
        }
    }
    return within;
}

/// Of a Gauge or a Sum, which have the same field for their points.
bool pointsFrom(pbf_reader message, OtlpMetric& metric, OtlpBudget& budget)
{
    constexpr int32_t delta = 1;
    bool within = true;
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case block(1): within = pointFrom(message.get_message(), metric.points.emplaceBack(), budget); break;
        case varint(2): metric.isDelta = message.get_enum() == delta; break;
        default: message.skip();
        }
    }
    return within;
}

bool recordFrom(pbf_reader message, OtlpMetric& metric, OtlpBudget& budget)
{
    bool within = true;
    while (within && message.next()) {
        switch (message.tag_and_type()) {
        case block(1): metric.name = textAt(message); break;
        case block(5): within = pointsFrom(message.get_message(), metric, budget); break;
        case block(7):
            metric.isSum = true;
            within = pointsFrom(message.get_message(), metric, budget);
            break;
        default: message.skip();
        }
    }
    return within;
}

QString scopeNameFrom(pbf_reader message)
{
    QString name;
    while (message.next()) {
        if (message.tag_and_type() == block(1))
            name = textAt(message);
        else
            message.skip();
    }
    return name;
}

template <class Record> bool readRecord(pbf_reader message, Record& record, OtlpBudget& budget)
{
    try {
        return recordFrom(message, record, budget);
    } catch (const protozero::exception&) {
        return false;
    }
}

/// A ScopeLogs, ScopeSpans or ScopeMetrics.
template <class Record> OtlpGroup<Record> groupFrom(pbf_reader message, OtlpExport<Record>& into, OtlpBudget& budget)
{
    OtlpGroup<Record> group;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case block(1): group.scope = scopeNameFrom(message.get_message()); break;
        case block(2): {
            const pbf_reader record = message.get_message();
            takeRecord(into, group, budget, [&](Record& read) { return readRecord(record, read, budget); });
            break;
        }
        default: message.skip();
        }
    }
    return group;
}

/// A ResourceLogs, ResourceSpans or ResourceMetrics. False: its attributes are beyond a limit.
template <class Record> bool sourceFrom(pbf_reader message, OtlpExport<Record>& into, OtlpBudget& budget)
{
    OtlpAttributes resource; // may come behind what it belongs to
    const qsizetype first = into.groups.size();
    while (message.next()) {
        switch (message.tag_and_type()) {
        case block(1):
            if (!membersFrom(message.get_message(), resource, budget, 0))
                return false;
            break;
        case block(2): {
            if (!budget.takeValue(0))
                return false;
            OtlpGroup<Record> group = groupFrom<Record>(message.get_message(), into, budget);
            into.groups.append(std::move(group));
            break;
        }
        default: message.skip();
        }
    }
    for (qsizetype i = first; i < into.groups.size(); ++i)
        into.groups[i].resource = resource;
    return true;
}

template <class Record> Result<OtlpExport<Record>> exportFrom(const QByteArray& bytes)
{
    OtlpExport<Record> read;
    OtlpBudget budget;
    try {
        pbf_reader message(bytes.constData(), size_t(bytes.size()));
        while (message.next()) {
            if (message.tag_and_type() != block(1))
                message.skip();
            else if (!sourceFrom(message.get_message(), read, budget))
                return fail(ErrorCode::Malformed, QStringLiteral("this OTLP export holds too many values"));
        }
    } catch (const protozero::exception&) {
        return fail(ErrorCode::Malformed, QStringLiteral("this is not a protobuf message, or it breaks off"));
    }
    return read;
}

} // namespace

Result<OtlpLogs> otlpLogsFromProtobuf(const QByteArray& bytes)
{
    return exportFrom<OtlpLog>(bytes);
}

Result<OtlpSpans> otlpSpansFromProtobuf(const QByteArray& bytes)
{
    return exportFrom<OtlpSpan>(bytes);
}

Result<OtlpMetrics> otlpMetricsFromProtobuf(const QByteArray& bytes)
{
    return exportFrom<OtlpMetric>(bytes);
}

} // namespace jumpseat
