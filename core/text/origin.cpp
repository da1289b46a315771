// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/origin.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

struct KindName {
    OriginKind kind;
    QLatin1StringView name;
    char16_t letter;
};
constexpr std::array kindNames {
    KindName { OriginKind::Baseline, QLatin1StringView("baseline"), u'B' },
    KindName { OriginKind::Candidate, QLatin1StringView("candidate"), u'C' },
    KindName { OriginKind::Assistant, QLatin1StringView("assistant"), u'A' },
    KindName { OriginKind::Edited, QLatin1StringView("edited"), u'E' },
    KindName { OriginKind::Pasted, QLatin1StringView("pasted"), u'V' },
    KindName { OriginKind::Interviewer, QLatin1StringView("interviewer"), u'I' },
    KindName { OriginKind::Tool, QLatin1StringView("tool"), u'T' },
    KindName { OriginKind::Unknown, QLatin1StringView("unknown"), u'?' },
};

} // namespace

QString originName(OriginKind kind)
{
    return kindNames[size_t(kind)].name;
}

OriginKind originFromName(QStringView name)
{
    const auto it = std::ranges::find_if(kindNames, [name](const KindName& k) { return k.name == name; });
    return it == kindNames.end() ? OriginKind::Unknown : it->kind;
}

QChar originLetter(OriginKind kind)
{
    return kindNames[size_t(kind)].letter;
}

void appendRun(QList<OriginRun>& runs, qint32 length, const Origin& origin)
{
    if (length == 0)
        return;
    if (!runs.isEmpty() && runs.last().origin == origin)
        runs.last().length += length;
    else
        runs.append({ length, origin });
}

void appendRuns(QList<OriginRun>& runs, const QList<OriginRun>& more)
{
    for (const OriginRun& run : more)
        appendRun(runs, run.length, run.origin);
}

qint32 lengthOf(const QList<OriginRun>& runs)
{
    qint32 length = 0;
    for (const OriginRun& run : runs)
        length += run.length;
    return length;
}

QList<OriginRun> sliceOf(const QList<OriginRun>& runs, qint32 from, qint32 length)
{
    QList<OriginRun> result;
    qint32 pos = 0;
    for (const OriginRun& run : runs) {
        const qint32 begin = std::max(from, pos);
        const qint32 end = std::min(from + length, pos + run.length);
        if (begin < end)
            appendRun(result, end - begin, run.origin);
        pos += run.length;
    }
    return result;
}

Origin mostOf(const QList<OriginRun>& runs)
{
    QList<OriginRun> sums;
    for (const OriginRun& run : runs) {
        const auto known = std::ranges::find(sums, run.origin, &OriginRun::origin);
        if (known == sums.end())
            sums.append(run);
        else
            known->length += run.length;
    }
    const auto most = std::ranges::max_element(sums, {}, &OriginRun::length);
    return most == sums.end() ? Origin {} : most->origin;
}

} // namespace jumpseat
