// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/headers.h"

namespace jumpseat {

/// What of a request's headers goes on to the model server: all but what belongs to the candidate's connection to this
/// host (key, cookies, origin, length) and the encodings that the client would take: it gets `identity`.
[[nodiscard]] HeaderList headersToServer(const HeaderList& headers);

/// What of an answer's headers goes on to the client: all but what is between the server and its customer (cookies, the
/// organisation's name), what would lead elsewhere (Location, Alt-Svc) and what is for browsers (CORS, HSTS).
[[nodiscard]] HeaderList headersToClient(const HeaderList& headers);

} // namespace jumpseat
