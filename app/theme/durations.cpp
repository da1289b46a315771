// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

struct Parts {
    qint64 hours, minutes, seconds;
};

Parts partsOf(qint64 us)
{
    const qint64 seconds = std::max<qint64>(0, us) / 1'000'000;
    return { seconds / 3600, seconds / 60 % 60, seconds % 60 };
}

QString two(qint64 value)
{
    return u"%1"_s.arg(value, 2, 10, QChar(u'0'));
}

} // namespace

QString formatDuration(qint64 us)
{
    const auto [hours, minutes, seconds] = partsOf(us);
    if (hours > 0)
        return u"%1:%2:%3"_s.arg(QString::number(hours), two(minutes), two(seconds));
    return u"%1:%2"_s.arg(QString::number(minutes), two(seconds));
}

QString formatClock(qint64 us)
{
    const auto [hours, minutes, seconds] = partsOf(us);
    return u"%1:%2:%3"_s.arg(two(hours), two(minutes), two(seconds));
}

QString formatTime(qint64 us)
{
    const auto [hours, minutes, seconds] = partsOf(us);
    return u"%1:%2"_s.arg(two(hours * 60 + minutes), two(seconds));
}

} // namespace jumpseat
