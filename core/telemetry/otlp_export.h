// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_value.h"

namespace jumpseat {

// What one OTLP export holds (github.com/open-telemetry/opentelemetry-proto, version 1), in one form for both of its
// encodings, and only what somebody here reads. Times are nanoseconds since 1970 in UTC, 0 when unknown; ids are bytes.

struct OtlpLog {
    qint64 timeNs = 0;     ///< when it happened
    qint64 observedNs = 0; ///< when the exporter heard of it
    QString eventName;     ///< of the record itself; many exporters only set the attribute event.name
    OtlpValue body;
    OtlpAttributes attributes;
    QByteArray traceId, spanId;
    friend bool operator==(const OtlpLog&, const OtlpLog&) = default;
};

struct OtlpSpanEvent {
    qint64 timeNs = 0;
    QString name;
    OtlpAttributes attributes;
    friend bool operator==(const OtlpSpanEvent&, const OtlpSpanEvent&) = default;
};

enum class OtlpStatus { Unset, Ok, Error };

struct OtlpSpan {
    QByteArray traceId, spanId, parentSpanId;
    QString name;
    qint64 startNs = 0, endNs = 0;
    OtlpAttributes attributes;
    QList<OtlpSpanEvent> events;
    OtlpStatus status = OtlpStatus::Unset;
    QString statusMessage;
    friend bool operator==(const OtlpSpan&, const OtlpSpan&) = default;
};

struct OtlpPoint {
    qint64 timeNs = 0;
    OtlpValue value; ///< qint64 or double
    OtlpAttributes attributes;
    friend bool operator==(const OtlpPoint&, const OtlpPoint&) = default;
};

struct OtlpMetric {
    QString name;
    QList<OtlpPoint> points; ///< of a gauge or a sum; histograms and summaries have none here
    bool isSum = false;
    bool isDelta = false; ///< of a sum: the points count from the last one, not from the start
    friend bool operator==(const OtlpMetric&, const OtlpMetric&) = default;
};

/// Records of one source. `resource` is shared by the groups that came under it.
template <class Record> struct OtlpGroup {
    OtlpAttributes resource;
    QString scope; ///< name of the library or part of a program that made them
    QList<Record> records;
    friend bool operator==(const OtlpGroup&, const OtlpGroup&) = default;
};

template <class Record> struct OtlpExport {
    QList<OtlpGroup<Record>> groups;
    /// Records that are not of the right shape or beyond a limit; the others are here all the same.
    qint64 rejected = 0;
    QString why; ///< of the first one: a plain English sentence
    friend bool operator==(const OtlpExport&, const OtlpExport&) = default;
};
using OtlpLogs = OtlpExport<OtlpLog>;
using OtlpSpans = OtlpExport<OtlpSpan>;
using OtlpMetrics = OtlpExport<OtlpMetric>;

// Two bytes can ask for a record or a value that takes a hundred: what one export may hold is counted while it is read.
inline constexpr qsizetype maxOtlpRecords = 65'536;
inline constexpr qsizetype maxOtlpValues = 1'000'000; ///< values and attributes of all records together
inline constexpr int maxOtlpDepth = 32;               ///< of values in values

} // namespace jumpseat
