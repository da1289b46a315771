// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/gateway_connection.h"
#include "telemetry/ingest_request.h"

namespace jumpseat {

/// The way from a host's connections to what its sessions hear of the candidate's own tools. Used on the host's thread.
struct IngestDoor {
    /// Takes a request in for the session that a token is for. Errors: Unauthorized, NotOpen, Forbidden.
    std::function<Result<IngestAnswer>(const QString& token, const IngestRequest& request)> takeIn = {};
    const Clock* clock = nullptr; ///< where `takeIn` is
};

/// Serves one request of an exporter or a hook, whose head was read: reads its body (at most maxIngestBody bytes), takes
/// it in and answers.
void serveIngest(GatewayLine line, std::unique_ptr<RequestHead> head, const IngestDoor& door);

} // namespace jumpseat
