// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "telemetry/otlp_export.h"

namespace jumpseat {

// The same bodies as application/x-protobuf: ExportLogsServiceRequest and its siblings. Unknown fields and known ones
// of another wire type are skipped, as protobuf asks; text that is not UTF-8 is mended. A record that breaks off inside
// its own length is counted as rejected. Errors: Malformed (the messages around the records break off).
[[nodiscard]] Result<OtlpLogs> otlpLogsFromProtobuf(const QByteArray& bytes);
[[nodiscard]] Result<OtlpSpans> otlpSpansFromProtobuf(const QByteArray& bytes);
[[nodiscard]] Result<OtlpMetrics> otlpMetricsFromProtobuf(const QByteArray& bytes);

} // namespace jumpseat
