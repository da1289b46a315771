// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

namespace jumpseat {

QString errorName(ErrorCode code)
{
    using enum ErrorCode;
    switch (code) {
    case Malformed: return QStringLiteral("malformed");
    case TooLarge: return QStringLiteral("too-large");
    case WrongLength: return QStringLiteral("wrong-length");
    case OutOfRange: return QStringLiteral("out-of-range");
    case NotFound: return QStringLiteral("not-found");
    case Stale: return QStringLiteral("stale");
    case Epoch: return QStringLiteral("epoch");
    case Ahead: return QStringLiteral("ahead");
    case Forbidden: return QStringLiteral("forbidden");
    case Refused: return QStringLiteral("refused");
    case Unauthorized: return QStringLiteral("unauthorized");
    case NotOpen: return QStringLiteral("not-open");
    case Locked: return QStringLiteral("locked");
    case NotAWorkspace: return QStringLiteral("not-a-workspace");
    case Newer: return QStringLiteral("newer");
    case ReadOnly: return QStringLiteral("read-only");
    case Damaged: return QStringLiteral("damaged");
    case Io: return QStringLiteral("io");
    }
    return QStringLiteral("unknown");
}

} // namespace jumpseat
