// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/authority.h"

#include <algorithm>
#include <deque>

namespace jumpseat::authority {

namespace {

/// No pair may be torn apart: QString::toUtf8 (and so Scintilla and SQLite) would turn the halves into "?".
bool cutsAPair(const TextDocument& document, qint32 pos)
{
    return pos > 0 && pos < document.length() && QChar::isHighSurrogate(document.at(pos - 1))
        && QChar::isLowSurrogate(document.at(pos));
}

Result<void> checkText(const QList<command::Update>& updates)
{
    for (const auto& update : updates) {
        for (const auto& change : update.changes.changes()) {
            if (!TextDocument::isSound(change.text))
                return fail(ErrorCode::Malformed, QStringLiteral("an edit inserts text that is not valid Unicode"));
        }
    }
    return {};
}

Result<void> checkCuts(TextDocument document, const QList<command::Update>& updates)
{
    for (const auto& update : updates) {
        for (const auto& change : update.changes.changes()) {
            if (cutsAPair(document, change.fromA) || cutsAPair(document, change.toA))
                return fail(ErrorCode::Malformed, QStringLiteral("an edit cuts a character in two"));
        }
        if (auto applied = document.apply(update.changes); !applied)
            return applied;
        if (document.length() > ChangeSet::maxLength)
            return fail(ErrorCode::TooLarge, QStringLiteral("the file would be too long"));
    }
    return {};
}

/// A gap in a client's count means that an edit was lost on the way: better refused than taken in the wrong order.
Result<void> checkNumbers(const FileState& file, const QList<command::Update>& updates)
{
    auto last = file.lastClientSeq;
    for (const auto& update : updates) {
        qint64& seen = last[update.client];
        if (update.clientSeq <= 0)
            return fail(ErrorCode::Malformed, QStringLiteral("an edit has no number"));
        if (update.clientSeq > seen + 1)
            return fail(ErrorCode::Refused, QStringLiteral("edit %1 is missing").arg(seen + 1));
        seen = std::max(seen, update.clientSeq);
    }
    return {};
}

/// One accepted update passes under all pending ones; an echo of the first pending one takes it out instead.
Result<void> rebaseOver(std::deque<command::Update>& pending, const AcceptedUpdate& accepted)
{
    if (!pending.empty() && pending.front().client == accepted.client) {
        pending.pop_front();
        return {};
    }
    ChangeSet theirs = accepted.changes;
    for (auto& update : pending) {
        auto moved = update.changes.map(theirs, false);
        auto after = theirs.map(update.changes, true);
        if (!moved)
            return std::unexpected(moved.error());
        if (!after)
            return std::unexpected(after.error());
        update.changes = std::move(*moved);
        theirs = std::move(*after);
    }
    return {};
}

} // namespace

Result<QList<command::Update>> rebase(const FileState& file, const command::Push& push)
{
    if (file.readOnly)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is read-only").arg(file.name));
    if (push.version < 0 || push.version > file.version())
        return fail(
            ErrorCode::Ahead, QStringLiteral("version %1 of %2 does not exist").arg(push.version).arg(file.name));
    const qint64 behind = file.version() - push.version;
    if (behind * push.updates.size() > maxRebaseWork)
        return fail(ErrorCode::Stale, QStringLiteral("version %1 of %2 is too old").arg(push.version).arg(file.name));
    if (auto sound = checkText(push.updates); !sound)
        return std::unexpected(sound.error());

    if (auto numbered = checkNumbers(file, push.updates); !numbered)
        return std::unexpected(numbered.error());
    std::deque<command::Update> pending(push.updates.begin(), push.updates.end());
    for (qint64 v = push.version; v < file.version(); ++v) {
        if (auto rebased = rebaseOver(pending, file.history.at(v)); !rebased)
            return std::unexpected(rebased.error());
    }
    QList<command::Update> fresh;
    for (const auto& update : pending) {
        if (update.clientSeq > file.lastClientSeq.value(update.client))
            fresh.append(update);
    }
    if (auto sound = checkCuts(file.document, fresh); !sound)
        return std::unexpected(sound.error());
    return fresh;
}

} // namespace jumpseat::authority
