// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/telemetry_acts.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <utility>

namespace jumpseat {

/// A request of an AI tool's exporter or hook, as a server has it after it undid chunks.
struct IngestRequest {
    QByteArray method;
    QByteArray path; ///< "/v1/logs", "/otlp/v1/logs", "/hooks/cursor"; a query behind ? is not looked at
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in any case
    QByteArray body;
    qint64 arrivedMs = 0; ///< since 1970: the time of hooks, which bring none
};

struct IngestAnswer {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QByteArray allow; ///< the header Allow, with 405
    friend bool operator==(const IngestAnswer&, const IngestAnswer&) = default;
};

using ActSink = std::function<void(QList<Act>)>;

/// A body takes no more than this, before and after it is unpacked.
inline constexpr qint64 maxIngestBody = 16 * 1024 * 1024;

/// And a body of JSON no more values than this: three bytes can ask for a hundred. (Measured: without it 16 MiB of
/// objects took 640 MB and five seconds.) An export has some thousands.
inline constexpr qsizetype maxIngestValues = 1'000'000;

/// Whether a path is one that takeIn() answers with something else than 404.
[[nodiscard]] bool isIngestPath(const QByteArray& path);

/// Takes one request in: POST /v1/logs, /v1/traces and /v1/metrics, also below /otlp, in JSON or protobuf by
/// Content-Type, gzip or identity by Content-Encoding (opentelemetry.io/docs/specs/otlp, OTLP/HTTP); and POST
/// /hooks/claude-code and /hooks/cursor in JSON. `sink` gets the acts, unless there are none, before this returns.
///
/// 200 with an empty response, or one that says how many records were rejected; 400, 405, 413 and 415 with a
/// google.rpc.Status; each in the encoding of the request. 404: no such path.
[[nodiscard]] IngestAnswer takeIn(const IngestRequest& request, TelemetrySession& session, const ActSink& sink);

} // namespace jumpseat
