// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "telemetry/otlp_export.h"

namespace jumpseat {

// The body of POST /v1/logs, /v1/traces and /v1/metrics as application/json: lowerCamelCase names, ids in hexadecimal,
// enumerations as numbers (names are taken too), 64-bit integers as texts or numbers, null like a missing member,
// unknown members ignored. A record of another shape is counted as rejected. Errors: Malformed (no JSON object, or
// resources and scopes of another shape).
[[nodiscard]] Result<OtlpLogs> otlpLogsFromJson(const QByteArray& json);
[[nodiscard]] Result<OtlpSpans> otlpSpansFromJson(const QByteArray& json);
[[nodiscard]] Result<OtlpMetrics> otlpMetricsFromJson(const QByteArray& json);

} // namespace jumpseat
