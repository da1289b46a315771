// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/smallest_change.h"

#include "text/section_iterator.h"
#include "text/sequence_diff.h"

#include <algorithm>

namespace jumpseat {

namespace {

qsizetype visibleUnitsIn(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return !c.isSpace(); });
}

void replaceIn(ChangeSetBuilder& out, QStringView before, QStringView after)
{
    if (before.isEmpty() && after.isEmpty())
        return;
    out.add(qint32(before.size()), qint32(after.size()));
    out.addText(after);
}

/// Lines that became others. When hardly anything of them stayed, they are replaced as a whole: a bracket that happens to
/// stand in both would only tear the new text to pieces.
void replaceLines(ChangeSetBuilder& out, QStringView before, QStringView after)
{
    QList<SameStretch> kept = before.isEmpty() || after.isEmpty() ? QList<SameStretch> {} : keptText(before, after);
    qsizetype visible = 0;
    for (const SameStretch& stretch : kept)
        visible += visibleUnitsIn(after.sliced(stretch.after, stretch.count));
    if (2 * visible < std::min(visibleUnitsIn(before), visibleUnitsIn(after)))
        kept.clear();
    kept.append({ before.size(), after.size(), 0 });
    qsizetype i = 0;
    qsizetype j = 0;
    for (const SameStretch& stretch : std::as_const(kept)) {
        replaceIn(out, before.sliced(i, stretch.before - i), after.sliced(j, stretch.after - j));
        if (stretch.count > 0)
            out.add(qint32(stretch.count), -1);
        i = stretch.before + stretch.count;
        j = stretch.after + stretch.count;
    }
}

/// A change that holds more would be a message of many megabytes.
constexpr qsizetype mostSections = 10'000;

ChangeSet oneChange(const QString& before, const QString& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    if (head > 0 && before.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    if (tail > 0 && before.at(before.size() - tail).isLowSurrogate())
        --tail;
    return ChangeSet::replace(qint32(before.size()), qint32(head), qint32(before.size() - tail),
        after.sliced(head, after.size() - head - tail));
}

/// At most `most` units of a text, up to the end of a line where there is one; no pair is cut.
qsizetype partOf(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    if (const qsizetype end = text.first(most).lastIndexOf(u'\n'); end >= 0)
        return end + 1;
    return text.at(most - 1).isHighSurrogate() && most > 1 ? most - 1 : most;
}

} // namespace

ChangeSet smallestChange(const QString& before, const QString& after)
{
    const QList<QStringView> a = linesOf(before);
    const QList<QStringView> b = linesOf(after);
    QList<SameStretch> same = sameStretches(a, b);
    same.append({ a.size(), b.size(), 0 });
    ChangeSetBuilder out;
    qsizetype lineA = 0, lineB = 0; // so far
    qsizetype posA = 0, posB = 0;
    const auto lengthOfLines = [](const QList<QStringView>& lines, qsizetype from, qsizetype to) {
        qsizetype length = 0;
        for (; from < to; ++from)
            length += lines.at(from).size();
        return length;
    };
    for (const SameStretch& stretch : std::as_const(same)) {
        const qsizetype goneLength = lengthOfLines(a, lineA, stretch.before);
        const qsizetype newLength = lengthOfLines(b, lineB, stretch.after);
        const qsizetype sameLength = lengthOfLines(a, stretch.before, stretch.before + stretch.count);
        replaceLines(out, QStringView(before).sliced(posA, goneLength), QStringView(after).sliced(posB, newLength));
        if (sameLength > 0)
            out.add(qint32(sameLength), -1);
        posA += goneLength + sameLength;
        posB += newLength + sameLength;
        lineA = stretch.before + stretch.count;
        lineB = stretch.after + stretch.count;
    }
    if (qsizetype(out.size()) > mostSections)
        return oneChange(before, after);
    return out.take();
}

QList<ChangeSet> inParts(const ChangeSet& change, qsizetype mostUnits)
{
    if (change.isEmpty())
        return {};
    if (change.insertedLength() <= mostUnits)
        return { change };
    // Each range by itself, the last one first, so that those before it stay where they are.
    QList<ChangeSet> parts;
    qint32 length = change.lengthBefore();
    const auto changes = change.changes();
    for (auto range = changes.crbegin(); range != changes.crend(); ++range) {
        qint32 from = range->fromA;
        qint32 to = range->toA;
        QStringView text = range->text;
        do {
            const QStringView part = text.first(partOf(text, mostUnits));
            parts += ChangeSet::replace(length, from, to, part.toString());
            length = parts.last().lengthAfter();
            from += qint32(part.size());
            to = from;
            text = text.sliced(part.size());
        } while (!text.isEmpty());
    }
    return parts;
}

} // namespace jumpseat
