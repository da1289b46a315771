// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sequence_diff.h"

#include <QHash>

#include <dtl/dtl.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace jumpseat {

namespace {

using Elements = QList<QStringView>;

constexpr qsizetype totalWork = 4 * maxWork; // of one text, over all its parts

void append(QList<SameStretch>& list, qsizetype before, qsizetype after, qsizetype count)
{
    if (count == 0)
        return;
    if (!list.isEmpty()) {
        SameStretch& last = list.last();
        if (last.before + last.count == before && last.after + last.count == after) {
            last.count += count;
            return;
        }
    }
    list.append({ before, after, count });
}

/// The part in which the sequences differ, by dtl; elements are numbered so that it copies and compares integers.
void diffMiddle(const Elements& before, const Elements& after, qsizetype head, qsizetype tail, qsizetype& work,
    QList<SameStretch>& out)
{
    const qsizetype left = before.size() - head - tail;
    const qsizetype right = after.size() - head - tail;
    if (left == 0 || right == 0 || left * right > std::min(maxWork, work))
        return;
    work -= left * right;
    QHash<QStringView, int> numbers;
    const auto numbered = [&](const Elements& elements, qsizetype count) {
        std::vector<int> result;
        result.reserve(size_t(count));
        for (qsizetype i = head; i < head + count; ++i) {
            auto number = numbers.find(elements.at(i));
            if (number == numbers.end())
                number = numbers.insert(elements.at(i), int(numbers.size()));
            result.push_back(*number);
        }
        return result;
    };
    const std::vector<int> a = numbered(before, left);
    const std::vector<int> b = numbered(after, right);
    dtl::Diff<int> diff(a, b);
    diff.compose();
    for (const auto& [element, info] : diff.getSes().getSequence()) {
        if (info.type == dtl::SES_COMMON)
            append(out, head + info.beforeIdx - 1, head + info.afterIdx - 1, 1);
    }
}

/// Takes what it costs from `work`.
QList<SameStretch> diff(const Elements& before, const Elements& after, qsizetype& work)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before.at(head) == after.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    QList<SameStretch> result;
    append(result, 0, 0, head);
    diffMiddle(before, after, head, tail, work, result);
    append(result, before.size() - tail, after.size() - tail, tail);
    return result;
}

enum class CharClass { Word, Space, Other };

CharClass classOf(QChar c)
{
    if (c.isLetterOrNumber() || c == u'_' || c.isMark() || c.isSurrogate())
        return CharClass::Word;
    return c.isSpace() && c != u'\n' ? CharClass::Space : CharClass::Other;
}

Elements charactersOf(QStringView text)
{
    Elements result;
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        result.append(text.sliced(i, pair ? 2 : 1));
        i += pair ? 2 : 1;
    }
    return result;
}

QList<qsizetype> offsetsOf(const Elements& elements)
{
    QList<qsizetype> offsets { 0 };
    for (const QStringView element : elements)
        offsets.append(offsets.last() + element.size());
    return offsets;
}

using Split = Elements (*)(QStringView);

/// Compares by the first way of splitting; what differs there by the next.
void keep(QStringView before, QStringView after, std::span<const Split> ways, qsizetype beforeAt, qsizetype afterAt,
    qsizetype& work, QList<SameStretch>& out)
{
    const Elements a = ways.front()(before);
    const Elements b = ways.front()(after);
    const auto offsetA = offsetsOf(a);
    const auto offsetB = offsetsOf(b);
    QList<SameStretch> same = diff(a, b, work);
    same.append({ a.size(), b.size(), 0 });
    qsizetype i = 0;
    qsizetype j = 0;
    for (const SameStretch& stretch : std::as_const(same)) {
        const auto oldPart = before.sliced(offsetA.at(i), offsetA.at(stretch.before) - offsetA.at(i));
        const auto newPart = after.sliced(offsetB.at(j), offsetB.at(stretch.after) - offsetB.at(j));
        if (!oldPart.isEmpty() && !newPart.isEmpty() && ways.size() > 1)
            keep(oldPart, newPart, ways.subspan(1), beforeAt + offsetA.at(i), afterAt + offsetB.at(j), work, out);
        i = stretch.before + stretch.count;
        j = stretch.after + stretch.count;
        append(out, beforeAt + offsetA.at(stretch.before), afterAt + offsetB.at(stretch.after),
            offsetA.at(i) - offsetA.at(stretch.before));
    }
}

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isSpace(); });
}

} // namespace

QList<SameStretch> sameStretches(const QList<QStringView>& before, const QList<QStringView>& after, qsizetype work)
{
    return diff(before, after, work);
}

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype to = end < 0 ? text.size() : end + 1;
        lines.append(text.sliced(from, to - from));
        from = to;
    }
    return lines;
}

QList<QStringView> tokensOf(QStringView text)
{
    QList<QStringView> tokens;
    for (qsizetype from = 0; from < text.size();) {
        const CharClass first = classOf(text.at(from));
        qsizetype to = from + 1;
        while (first != CharClass::Other && to < text.size() && classOf(text.at(to)) == first)
            ++to;
        tokens.append(text.sliced(from, to - from));
        from = to;
    }
    return tokens;
}

QList<SameStretch> keptText(QStringView before, QStringView after)
{
    QList<SameStretch> result;
    constexpr std::array<Split, 3> ways { &linesOf, &tokensOf, &charactersOf };
    qsizetype work = totalWork;
    keep(before, after, ways, 0, 0, work, result);
    return result;
}

QList<SameStretch> keptLines(QStringView before, QStringView after)
{
    QList<SameStretch> result;
    constexpr std::array<Split, 1> ways { &linesOf };
    qsizetype work = totalWork;
    keep(before, after, ways, 0, 0, work, result);
    result.removeIf([&](const SameStretch& kept) { return isBlank(after.sliced(kept.after, kept.count)); });
    return result;
}

} // namespace jumpseat
