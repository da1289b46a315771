// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/run_request.h"

namespace jumpseat {

QString runEndName(RunEnd end)
{
    switch (end) {
    case RunEnd::Exited: return QStringLiteral("exited");
    case RunEnd::Signalled: return QStringLiteral("signalled");
    case RunEnd::Time: return QStringLiteral("time");
    case RunEnd::Cpu: return QStringLiteral("cpu");
    case RunEnd::Memory: return QStringLiteral("memory");
    case RunEnd::Output: return QStringLiteral("output");
    case RunEnd::Disk: return QStringLiteral("disk");
    case RunEnd::Cancelled: return QStringLiteral("cancelled");
    }
    return QStringLiteral("signalled");
}

} // namespace jumpseat
