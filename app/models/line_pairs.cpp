// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/line_pairs.h"

#include "text/sequence_diff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace jumpseat {

namespace {

using Lines = QList<QStringView>;

constexpr qsizetype pairingWork = 8 * maxWork; // of two texts, over all their parts
constexpr int deepestCut = 8;

/// A part of both texts that is still to be compared.
struct Part {
    qsizetype before = 0, beforeEnd = 0, after = 0, afterEnd = 0;
    [[nodiscard]] qsizetype work() const { return (beforeEnd - before) * (afterEnd - after); }
};

struct Anchor {
    qsizetype before = 0, after = 0;
};

/// Lines that stand once in each part, in the order of the old text.
std::vector<Anchor> uniqueLines(const Lines& before, const Lines& after, const Part& part)
{
    struct Seen {
        int before = 0, after = 0;
        qsizetype at = 0;
    };
    QHash<QStringView, Seen> seen;
    for (qsizetype i = part.before; i < part.beforeEnd; ++i)
        ++seen[before.at(i)].before;
    for (qsizetype i = part.after; i < part.afterEnd; ++i) {
        Seen& line = seen[after.at(i)];
        ++line.after;
        line.at = i;
    }
    std::vector<Anchor> unique;
    for (qsizetype i = part.before; i < part.beforeEnd; ++i) {
        const Seen line = seen.value(before.at(i));
        if (line.before == 1 && line.after == 1)
            unique.push_back({ i, line.at });
    }
    return unique;
}

/// The longest of their subsequences that stands in the same order in both texts.
std::vector<Anchor> inOrder(const std::vector<Anchor>& all)
{
    std::vector<size_t> ends;     // by length: the anchor with the smallest place that ends such a row
    std::vector<size_t> previous; // of each anchor, one more than its index; 0: none
    for (size_t i = 0; i < all.size(); ++i) {
        const auto end =
            std::ranges::lower_bound(ends, all[i].after, {}, [&](size_t anchor) { return all[anchor].after; });
        previous.push_back(end == ends.begin() ? 0 : *(end - 1) + 1);
        if (end == ends.end())
            ends.push_back(i);
        else
            *end = i;
    }
    std::vector<Anchor> row;
    for (size_t next = ends.empty() ? 0 : ends.back() + 1; next > 0; next = previous[next - 1])
        row.push_back(all[next - 1]);
    std::ranges::reverse(row);
    return row;
}

void comparePart(
    const Lines& before, const Lines& after, Part part, int depth, qsizetype& work, QList<SameStretch>& out)
{
    const qsizetype head = part.before;
    while (
        part.before < part.beforeEnd && part.after < part.afterEnd && before.at(part.before) == after.at(part.after)) {
        ++part.before;
        ++part.after;
    }
    if (part.before > head)
        out.append({ head, part.after - (part.before - head), part.before - head });
    qsizetype tail = 0;
    while (part.before < part.beforeEnd && part.after < part.afterEnd
        && before.at(part.beforeEnd - 1) == after.at(part.afterEnd - 1)) {
        --part.beforeEnd;
        --part.afterEnd;
        ++tail;
    }
    if (part.work() > 0 && part.work() <= std::min(maxWork, work)) {
        work -= part.work();
        const auto stretches = sameStretches(before.sliced(part.before, part.beforeEnd - part.before),
            after.sliced(part.after, part.afterEnd - part.after));
        for (const SameStretch& same : stretches)
            out.append({ part.before + same.before, part.after + same.after, same.count });
    } else if (part.work() > 0 && depth > 0) {
        Part between = part;
        for (const Anchor& anchor : inOrder(uniqueLines(before, after, part))) {
            between.beforeEnd = anchor.before;
            between.afterEnd = anchor.after;
            comparePart(before, after, between, depth - 1, work, out);
            out.append({ anchor.before, anchor.after, 1 });
            between.before = anchor.before + 1;
            between.after = anchor.after + 1;
        }
        between.beforeEnd = part.beforeEnd;
        between.afterEnd = part.afterEnd;
        if (between.before > part.before) // without a cut it would be the same part again
            comparePart(before, after, between, depth - 1, work, out);
    }
    if (tail > 0)
        out.append({ part.beforeEnd, part.afterEnd, tail });
}

} // namespace

QList<QStringView> bareLinesOf(QStringView text)
{
    Lines lines = linesOf(text);
    for (QStringView& line : lines) {
        if (line.endsWith(u'\n'))
            line.chop(1);
    }
    return lines;
}

QList<LinePair> pairLines(const Lines& before, const Lines& after)
{
    QList<SameStretch> same;
    qsizetype work = pairingWork;
    comparePart(before, after, { 0, before.size(), 0, after.size() }, deepestCut, work, same);
    same.append({ before.size(), after.size(), 0 });
    QList<LinePair> pairs;
    pairs.reserve(std::max(before.size(), after.size()));
    qsizetype i = 0;
    qsizetype j = 0;
    for (const SameStretch& stretch : std::as_const(same)) {
        while (i < stretch.before)
            pairs.append({ int(++i), 0 });
        while (j < stretch.after)
            pairs.append({ 0, int(++j) });
        for (qsizetype k = 0; k < stretch.count; ++k)
            pairs.append({ int(++i), int(++j) });
    }
    return pairs;
}

} // namespace jumpseat
