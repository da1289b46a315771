// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/edit_trace.h"

#include "base/json.h"
#include "text/text_document.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace jumpseat {

namespace {

struct Patch {
    qint32 pos = 0;
    qint32 deleted = 0;
    QString inserted;
};

std::unexpected<Error> malformed(const QString& what)
{
    return fail(ErrorCode::Malformed, QStringLiteral("this is not an editing trace: %1").arg(what));
}

Result<Patch> patchFrom(const QJsonValue& json)
{
    const QJsonArray parts = json.toArray();
    const int pos = parts.at(0).toInt(-1);
    const int deleted = parts.at(1).toInt(-1);
    if (parts.size() != 3 || pos < 0 || deleted < 0 || !parts.at(2).isString())
        return malformed(QStringLiteral("a patch is [position, deleted, \"inserted\"]"));
    return Patch { pos, deleted, parts.at(2).toString() };
}

Result<QList<Patch>> patchesFrom(const QJsonArray& transactions)
{
    QList<Patch> patches;
    for (const QJsonValue& transaction : transactions) {
        const QJsonValue list = transaction[QLatin1String("patches")];
        if (!list.isArray())
            return malformed(QStringLiteral("a transaction without patches"));
        for (const QJsonValue& json : list.toArray()) {
            auto patch = patchFrom(json);
            if (!patch)
                return std::unexpected(patch.error());
            patches.append(std::move(*patch));
        }
    }
    return patches;
}

bool hasPairs(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isSurrogate(); });
}

/// The unit at which character number `count` after `from` begins; -1 past the end.
qint32 unitOf(const TextDocument& document, qint32 from, qint32 count)
{
    for (; count > 0 && from < document.length(); --count)
        from += QChar::isHighSurrogate(document.at(from)) ? 2 : 1;
    return count > 0 ? -1 : from;
}

/// The patches as change sets, if they lead from `start` to `end`.
Result<QList<ChangeSet>> replay(const EditTrace& trace, const QList<Patch>& patches, bool countCharacters)
{
    TextDocument document(trace.start);
    QList<ChangeSet> edits;
    edits.reserve(patches.size());
    for (const Patch& patch : patches) {
        qint64 from = patch.pos;
        qint64 to = from + patch.deleted;
        if (countCharacters) {
            from = unitOf(document, 0, patch.pos);
            to = from < 0 ? -1 : unitOf(document, qint32(from), patch.deleted);
        }
        if (from < 0 || to < 0 || to > document.length())
            return malformed(QStringLiteral("a patch lies outside the text"));
        if (document.length() + patch.inserted.size() > ChangeSet::maxLength)
            return fail(ErrorCode::TooLarge, QStringLiteral("the trace makes a text that is too long"));
        edits.append(ChangeSet::replace(document.length(), qint32(from), qint32(to), patch.inserted));
        if (auto applied = document.apply(edits.last()); !applied)
            return std::unexpected(applied.error());
    }
    if (document.text() != trace.end)
        return malformed(QStringLiteral("its patches do not lead to its endContent"));
    return edits;
}

} // namespace

Result<EditTrace> EditTrace::fromJson(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonObject object = parseJson(json, &problem).object();
    if (problem.error)
        return malformed(problem.errorString());
    const QJsonValue transactions = object.value(QLatin1String("txns"));
    if (!transactions.isArray() || !object.value(QLatin1String("endContent")).isString())
        return malformed(QStringLiteral("\"txns\" or \"endContent\" is missing"));
    EditTrace trace { object.value(QLatin1String("startContent")).toString(),
        object.value(QLatin1String("endContent")).toString(), {} };
    const auto patches = patchesFrom(transactions.toArray());
    if (!patches)
        return std::unexpected(patches.error());
    const bool pairs = hasPairs(trace.start)
        || std::ranges::any_of(*patches, [](const Patch& patch) { return hasPairs(patch.inserted); });
    auto edits = replay(trace, *patches, pairs);
    if (!edits && pairs)
        edits = replay(trace, *patches, false);
    if (!edits)
        return std::unexpected(edits.error());
    trace.edits = std::move(*edits);
    return trace;
}

} // namespace jumpseat
