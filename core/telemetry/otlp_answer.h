// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/ingest_request.h"

namespace jumpseat {

enum class OtlpForm { Json, Protobuf };
enum class OtlpSignal { Logs, Traces, Metrics };

/// An Export…ServiceResponse: empty, or with the number of rejected records and the reason.
[[nodiscard]] IngestAnswer otlpSuccess(OtlpForm form, OtlpSignal signal, qint64 rejected, const QString& why);

/// A google.rpc.Status with the code that fits the HTTP status.
[[nodiscard]] IngestAnswer otlpFailure(OtlpForm form, int status, const QString& what);

} // namespace jumpseat
