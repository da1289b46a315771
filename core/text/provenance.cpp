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

void push(QList<Provenance::Run>& runs, qint32 length, const Origin& origin)
{
    if (length == 0)
        return;
    if (!runs.isEmpty() && runs.last().origin == origin)
        runs.last().length += length;
    else
        runs.append({ length, origin });
}

/// The first `length` units, or as many as there are, of the top run go from one stack onto the other.
qint32 shift(QList<Provenance::Run>& from, QList<Provenance::Run>& to, qint32 length)
{
    Provenance::Run& run = from.last();
    const qint32 piece = std::min(length, run.length);
    push(to, piece, run.origin);
    run.length -= piece;
    if (run.length == 0)
        from.removeLast();
    return piece;
}

bool isAssistants(const Origin& origin)
{
    return origin.kind == OriginKind::Assistant || origin.kind == OriginKind::Edited;
}

/// What inserted text becomes between `left` and `right`.
Origin between(const Origin& inserted, const Origin& left, const Origin& right)
{
    const bool reworked = inserted.kind == OriginKind::Candidate && isAssistants(left) && isAssistants(right)
        && left.source == right.source;
    return reworked ? Origin { OriginKind::Edited, left.source } : inserted;
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
    push(m_after, length, origin);
}

QList<Provenance::Run> Provenance::runs() const
{
    QList<Run> result = m_before;
    result.reserve(m_before.size() + m_after.size());
    for (auto run = m_after.crbegin(); run != m_after.crend(); ++run)
        push(result, run->length, run->origin); // the meeting point may stand inside a run
    return result;
}

Origin Provenance::at(qint32 pos) const
{
    if (pos < 0)
        return {};
    for (const Run& run : runs()) {
        if (pos < run.length)
            return run.origin;
        pos -= run.length;
    }
    return {};
}

QList<Provenance::Share> Provenance::shares() const
{
    std::array<qint32, kindNames.size()> units {};
    for (const auto* runs : { &m_before, &m_after }) {
        for (const Run& run : *runs)
            units[size_t(run.origin.kind)] += run.length;
    }
    QList<Share> result;
    for (const auto& kind : kindNames) {
        if (const qint32 count = units[size_t(kind.kind)]; count > 0)
            result.append({ kind.kind, count });
    }
    std::ranges::stable_sort(result, std::greater {}, &Share::units);
    return result;
}

void Provenance::moveTo(qint32 pos)
{
    while (m_meeting < pos)
        m_meeting += shift(m_after, m_before, pos - m_meeting);
    while (m_meeting > pos)
        m_meeting -= shift(m_before, m_after, m_meeting - pos);
}

void Provenance::drop(qint32 length)
{
    m_length -= length;
    while (length > 0) {
        Run& run = m_after.last();
        const qint32 piece = std::min(length, run.length);
        length -= piece;
        run.length -= piece;
        if (run.length == 0)
            m_after.removeLast();
    }
}

void Provenance::apply(const ChangeSet& changes, const Origin& origin)
{
    qint32 pos = 0; // in the text as far as it is changed
    for (const auto& [len, ins] : changes.sections()) {
        if (ins < 0) {
            pos += len;
            continue;
        }
        moveTo(pos);
        drop(len);
        if (ins > 0) {
            const Origin left = m_before.isEmpty() ? Origin {} : m_before.last().origin;
            const Origin right = m_after.isEmpty() ? Origin {} : m_after.last().origin;
            push(m_before, ins, between(origin, left, right));
        }
        m_meeting += ins;
        m_length += ins;
        pos += ins;
    }
}

} // namespace jumpseat
