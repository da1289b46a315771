// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shown_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool isBidiControl(char16_t unit)
{
    return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069);
}

bool isHidden(char16_t unit)
{
    const bool control = (unit < 0x20 && unit != u'\n' && unit != u'\t') || (unit >= 0x7F && unit < 0xA0);
    return control || isBidiControl(unit) || unit == 0x2028 || unit == 0x2029 || unit == 0xFEFF;
}

char16_t markFor(char16_t unit)
{
    if (unit < 0x20)
        return char16_t(0x2400 + unit); // the picture of that control character
    return unit == 0x7F ? char16_t(0x2421) : char16_t(0xFFFD);
}

QString withMarks(const QString& foreign)
{
    const auto first = std::find_if(foreign.cbegin(), foreign.cend(), [](QChar c) { return isHidden(c.unicode()); });
    if (first == foreign.cend())
        return foreign;
    QString shown = foreign;
    for (QChar& c : shown) {
        if (isHidden(c.unicode()))
            c = QChar(markFor(c.unicode()));
    }
    return shown;
}

} // namespace

QString shownText(const QString& foreign, qsizetype foldAt)
{
    const QString marked = withMarks(foreign);
    QString folded;
    qsizetype lineStart = 0;
    qsizetype copied = 0;
    while (lineStart < marked.size()) {
        qsizetype end = marked.indexOf(u'\n', lineStart);
        end = end < 0 ? marked.size() : end;
        if (end - lineStart <= foldAt) {
            lineStart = end + 1;
            continue;
        }
        qsizetype cut = lineStart + foldAt;
        cut -= marked.at(cut).isLowSurrogate() ? 1 : 0;
        folded += QStringView(marked).sliced(copied, cut - copied);
        folded += u'\n';
        copied = lineStart = cut;
    }
    return copied == 0 ? marked : folded + marked.sliced(copied);
}

QString shownLine(const QString& foreign, qsizetype longest)
{
    QString line = withMarks(foreign.size() > longest ? foreign.first(longest) + QChar(0x2026) : foreign);
    line.replace(u'\n', u' ');
    line.replace(u'\t', u' ');
    return line;
}

QString timeText(qint64 us)
{
    const qint64 seconds = std::max<qint64>(us, 0) / 1'000'000;
    return QStringLiteral("%1:%2")
        .arg(seconds / 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString durationText(qint64 us)
{
    const qint64 seconds = std::max<qint64>(us, 0) / 1'000'000;
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

} // namespace jumpseat
