// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/money.h"

#include <QRegularExpression>

namespace jumpseat {

using namespace Qt::StringLiterals;

std::optional<qint64> microsFromDollars(const QString& text)
{
    static const QRegularExpression form(u"\\A\\s*\\$?\\s*(\\d{0,9})(?:[.,](\\d{0,6}))?\\s*\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || (match.captured(1).isEmpty() && match.captured(2).isEmpty()))
        return std::nullopt;
    return match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, u'0').toLongLong();
}

QString dollarsFromMicros(qint64 micros)
{
    if (micros <= 0)
        return {};
    QString digits = QString::number(micros % 1'000'000).rightJustified(6, u'0');
    while (digits.size() > 2 && digits.endsWith(u'0'))
        digits.chop(1);
    const QString whole = QString::number(micros / 1'000'000);
    return digits == "00"_L1 ? whole : whole + u'.' + digits;
}

} // namespace jumpseat
