// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Change sets as anybody may send them: a line of the input is one, as JSON. What the parser lets in must obey the laws
// of change sets, alone and with each other line's, whether or not they were made for the same text.

#include "base/json.h"
#include "fuzz.h"
#include "text/provenance.h"
#include "text/text_document.h"

using namespace jumpseat;
using fuzz::require;

namespace {

constexpr int mostSets = 4;

Result<ChangeSet> parsed(const QByteArray& line)
{
    const QJsonDocument document = parseJson(line);
    if (!document.isArray())
        return fail(ErrorCode::Malformed, QStringLiteral("no array"));
    return ChangeSet::fromJson(document.array());
}

/// `set` for a text that goes on after its end, up to `length`.
Result<ChangeSet> stretched(const ChangeSet& set, qint32 length)
{
    QJsonArray json = set.toJson();
    json.append(length - set.lengthBefore());
    return ChangeSet::fromJson(json);
}

bool isShort(const ChangeSet& set)
{
    return std::max(set.lengthBefore(), set.lengthAfter()) <= fuzz::longestText;
}

void checkRoundTrip(const ChangeSet& set)
{
    const auto again = ChangeSet::fromJson(set.toJson());
    require(again && *again == set, "a change set comes back from its JSON");
}

void checkPositions(const ChangeSet& set)
{
    const qint32 step = std::max(1, set.lengthBefore() / 64);
    for (const int assoc : { -1, 1 }) {
        qint32 last = 0;
        for (qint64 pos = 0; pos <= set.lengthBefore(); pos += step) {
            const auto mapped = set.mapPos(qint32(pos), assoc);
            require(mapped.has_value(), "without a mode no position is lost");
            require(*mapped >= last && *mapped <= set.lengthAfter(), "positions stay in order and inside");
            last = *mapped;
            for (const auto mode : { MapMode::TrackDel, MapMode::TrackBefore, MapMode::TrackAfter }) {
                const auto tracked = set.mapPos(qint32(pos), assoc, mode);
                require(!tracked || tracked == mapped, "a mode loses positions and moves none");
            }
        }
    }
}

void checkTexts(const ChangeSet& set)
{
    const QString before = fuzz::lettersOf(set.lengthBefore());
    const auto after = set.apply(before);
    require(after && after->size() == set.lengthAfter(), "apply gives a text of the promised length");
    const auto back = set.invert(before);
    require(back && back->apply(*after) == before, "the inverse takes the change back");
    checkRoundTrip(*back);
    require(!set.apply(before + u'x'), "a text of another length is refused");
    require(!set.invert(before + u'x'), "the inverse for a text of another length is refused");

    TextDocument document(before);
    require(document.apply(set) && document.text() == *after, "the gap buffer ends with the same text");
    Provenance origins(set.lengthBefore(), { OriginKind::Baseline, {} });
    origins.apply(set, { OriginKind::Candidate, {} });
    require(origins.length() == set.lengthAfter(), "every character has an origin");
    qint32 covered = 0;
    for (const auto& run : origins.runs()) {
        require(run.length > 0, "no run of origins is empty");
        covered += run.length;
    }
    require(covered == set.lengthAfter(), "the runs cover the text");
}

void checkAlone(const ChangeSet& set)
{
    require(set.lengthBefore() >= 0 && set.lengthBefore() <= ChangeSet::maxLength, "the length before has its limit");
    require(set.lengthAfter() >= 0 && set.lengthAfter() <= ChangeSet::maxLength, "the length after has its limit");
    for (const auto& change : set.changes())
        require(change.text.size() == change.toB - change.fromB, "an insertion is as long as it says");
    checkRoundTrip(set);
    checkPositions(set);
    if (isShort(set))
        checkTexts(set);
}

/// Both made for the same text: whoever comes first, everybody ends with one text.
void checkSideBySide(const ChangeSet& a, const ChangeSet& b)
{
    const auto bOverA = b.map(a, true);
    const auto aOverB = a.map(b, false);
    require(bOverA && aOverB, "changes of one text can be mapped");
    require(bOverA->lengthBefore() == a.lengthAfter(), "what is mapped starts where the other ended");
    require(aOverB->lengthBefore() == b.lengthAfter(), "and the other way round");
    const auto firstA = a.compose(*bOverA);
    const auto firstB = b.compose(*aOverB);
    require(firstA && firstB, "what follows can be composed");
    require(firstA->lengthAfter() == firstB->lengthAfter(), "both orders end with one length");
    if (!isShort(a) || !isShort(b) || !isShort(*firstA))
        return;
    const QString text = fuzz::lettersOf(a.lengthBefore());
    const auto end = firstA->apply(text);
    require(end == firstB->apply(text), "both orders end with one text");
    require(end == bOverA->apply(*a.apply(text)), "composed or one after the other, the text is the same");
    checkRoundTrip(*firstA);
    checkRoundTrip(*bOverA);
}

void checkTogether(const ChangeSet& a, const ChangeSet& b)
{
    const bool sameStart = a.lengthBefore() == b.lengthBefore();
    require(a.map(b).has_value() == sameStart, "map takes what starts from one length, and nothing else");
    const auto composed = a.compose(b);
    require(composed.has_value() == (a.lengthAfter() == b.lengthBefore()), "compose takes what follows");
    if (composed && isShort(a) && isShort(b)) {
        const QString text = fuzz::lettersOf(a.lengthBefore());
        require(composed->apply(text) == b.apply(*a.apply(text)), "composed is one after the other");
    }
    const qint32 length = std::max(a.lengthBefore(), b.lengthBefore());
    const auto longA = stretched(a, length);
    const auto longB = stretched(b, length);
    if (longA && longB) // else too long
        checkSideBySide(*longA, *longB);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QList<ChangeSet> sets;
    const auto lines = QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size)).split('\n');
    for (const QByteArray& line : lines.first(std::min<qsizetype>(lines.size(), mostSets))) {
        if (auto set = parsed(line))
            sets.append(std::move(*set));
    }
    for (const ChangeSet& a : std::as_const(sets)) {
        checkAlone(a);
        for (const ChangeSet& b : std::as_const(sets))
            checkTogether(a, b);
    }
    return 0;
}
