// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/dialect.h"
#include "dialects/headers.h"

#include <QByteArray>
#include <QString>

namespace jumpseat {

/// Why the gateway itself answers.
enum class GatewayRefusal {
    WrongKey,    ///< 401
    NotOpen,     ///< 503: the interview is not open at the moment
    Budget,      ///< 403: used up, for good
    Busy,        ///< 429: too much at once; to be tried again
    Model,       ///< 404: this session has another model
    Malformed,   ///< 400
    TooLarge,    ///< 413
    Encoding,    ///< 415: a body in a form that cannot be read here
    Method,      ///< 405
    Forbidden,   ///< 403: a page of somebody else's
    Unreachable, ///< 502: no answer from the model server
    Late,        ///< 504
};

struct RefusalAnswer {
    int status = 400;
    HeaderList headers;
    QByteArray body;
};

/// In the words of the dialect, so that a tool shows `what` to its person. `x-should-retry` tells the vendors' clients
/// whether to try again; without it they would do so for minutes where it helps nobody.
[[nodiscard]] RefusalAnswer refusalAnswer(GatewayRefusal why, Dialect dialect, const QString& what);

} // namespace jumpseat
