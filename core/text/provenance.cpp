// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/provenance.h"

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

void append(QList<Provenance::Run>& runs, qint32 length, const Origin& origin)
{
    if (length == 0)
        return;
    if (!runs.isEmpty() && runs.last().origin == origin)
        runs.last().length += length;
    else
        runs.append({ length, origin });
}

bool isAssistants(const Origin& origin)
{
    return origin.kind == OriginKind::Assistant || origin.kind == OriginKind::Edited;
}

/// What inserted text becomes between `left` and `right`.
Origin between(const Origin& inserted, const Origin& left, const Origin& right)
{
    const bool reworked = inserted.kind == OriginKind::Candidate && isAssistants(left) && isAssistants(right)
        && left.suggestion == right.suggestion;
    return reworked ? Origin { OriginKind::Edited, left.suggestion } : inserted;
}

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

Provenance::Provenance(qint32 length, const Origin& origin)
    : m_length(length)
{
    append(m_runs, length, origin);
}

Origin Provenance::at(qint32 pos) const
{
    if (pos < 0)
        return {};
    for (const Run& run : m_runs) {
        if (pos < run.length)
            return run.origin;
        pos -= run.length;
    }
    return {};
}

QList<Provenance::Share> Provenance::shares() const
{
    std::array<qint32, kindNames.size()> units {};
    for (const Run& run : m_runs)
        units[size_t(run.origin.kind)] += run.length;
    QList<Share> result;
    for (const auto& kind : kindNames) {
        if (const qint32 count = units[size_t(kind.kind)]; count > 0)
            result.append({ kind.kind, count });
    }
    std::ranges::stable_sort(result, std::greater {}, &Share::units);
    return result;
}

void Provenance::apply(const ChangeSet& changes, const Origin& origin)
{
    QList<Run> result;
    result.reserve(m_runs.size() + 2);
    qsizetype index = 0; // of the run being read, of which `used` units are behind us
    qint32 used = 0;
    const auto take = [&](qint32 length, bool keep) {
        while (length > 0) {
            const Run& run = m_runs.at(index);
            const qint32 piece = std::min(length, run.length - used);
            if (keep)
                append(result, piece, run.origin);
            used += piece;
            length -= piece;
            if (used == run.length) {
                ++index;
                used = 0;
            }
        }
    };
    qint32 after = 0;
    for (const auto& [len, ins] : changes.sections()) {
        take(len, ins < 0);
        if (ins > 0) {
            const Origin left = result.isEmpty() ? Origin {} : result.last().origin;
            const Origin right = index < m_runs.size() ? m_runs.at(index).origin : Origin {};
            append(result, ins, between(origin, left, right));
        }
        after += ins < 0 ? len : ins;
    }
    m_runs = std::move(result);
    m_length = after;
}

} // namespace jumpseat
