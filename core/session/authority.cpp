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

Result<void> checkCut(const TextDocument& document, const ChangeSet& changes)
{
    if (changes.lengthBefore() != document.length())
        return fail(ErrorCode::WrongLength, QStringLiteral("an edit was made for a text of another length"));
    if (changes.lengthAfter() > ChangeSet::maxLength)
        return fail(ErrorCode::TooLarge, QStringLiteral("the file would be too long"));
    for (const auto& change : changes.changes()) {
        if (cutsAPair(document, change.fromA) || cutsAPair(document, change.toA))
            return fail(ErrorCode::Malformed, QStringLiteral("an edit cuts a character in two"));
    }
    return {};
}

Result<void> checkCuts(const TextDocument& document, const QList<command::Update>& updates)
{
    if (updates.isEmpty())
        return {};
    if (auto first = checkCut(document, updates.first().changes); !first || updates.size() == 1)
        return first; // a keystroke: no need for a copy of the text
    TextDocument text = document;
    for (qsizetype i = 0; i + 1 < updates.size(); ++i) {
        if (auto applied = text.apply(updates.at(i).changes); !applied)
            return applied;
        if (auto next = checkCut(text, updates.at(i + 1).changes); !next)
            return next;
    }
    return {};
}

/// A client's count without gaps or repeats is what tells a repeated edit from a new one: a push that is numbered
/// otherwise would lose an edit without a word or put it into the wrong place.
Result<void> checkNumbers(const FileState& file, const command::Push& push)
{
    if (push.updates.isEmpty())
        return {};
    const ClientId& client = push.updates.first().client;
    // What was accepted of this client since the version it knows: a push begins with those again.
    const auto unseen = std::count_if(file.history.begin() + push.version, file.history.end(),
        [&](const AcceptedUpdate& accepted) { return accepted.client == client; });
    qint64 expected = file.lastClientSeq.value(client) - unseen + 1;
    for (const auto& update : push.updates) {
        if (update.client != client)
            return fail(ErrorCode::Malformed, QStringLiteral("one push holds edits of two editors"));
        if (update.clientSeq <= 0)
            return fail(ErrorCode::Malformed, QStringLiteral("an edit has no number"));
        if (update.clientSeq > expected)
            return fail(ErrorCode::Refused, QStringLiteral("edit %1 is missing").arg(expected));
        if (update.clientSeq < expected)
            return fail(ErrorCode::Malformed, QStringLiteral("edit %1 comes again").arg(update.clientSeq));
        ++expected;
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
    for (auto update = pending.begin(); update != pending.end(); ++update) {
        auto moved = update->changes.map(theirs, false);
        if (!moved)
            return std::unexpected(moved.error());
        if (std::next(update) != pending.end()) { // nobody needs it behind the last one
            auto after = theirs.map(update->changes, true);
            if (!after)
                return std::unexpected(after.error());
            theirs = std::move(*after);
        }
        update->changes = std::move(*moved);
    }
    return {};
}

} // namespace

Result<QList<command::Update>> rebase(const FileState& file, const command::Push& push)
{
    if (file.readOnly)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is read-only").arg(file.name));
    if (file.removed)
        return fail(ErrorCode::Refused, QStringLiteral("%1 was removed").arg(file.name));
    if (push.version < 0 || push.version > file.version())
        return fail(
            ErrorCode::Ahead, QStringLiteral("version %1 of %2 does not exist").arg(push.version).arg(file.name));
    const qint64 behind = file.version() - push.version;
    if (behind * push.updates.size() > maxRebaseWork)
        return fail(ErrorCode::Stale, QStringLiteral("version %1 of %2 is too old").arg(push.version).arg(file.name));
    if (auto sound = checkText(push.updates); !sound)
        return std::unexpected(sound.error());

    if (auto numbered = checkNumbers(file, push); !numbered)
        return std::unexpected(numbered.error());
    std::deque<command::Update> pending(push.updates.begin(), push.updates.end());
    for (qint64 v = push.version; v < file.version(); ++v) {
        if (auto rebased = rebaseOver(pending, file.history.at(v)); !rebased)
            return std::unexpected(rebased.error());
    }
    QList<command::Update> fresh;
    for (auto& update : pending) {
        if (update.clientSeq > file.lastClientSeq.value(update.client))
            fresh.append(std::move(update));
    }
    if (auto sound = checkCuts(file.document, fresh); !sound)
        return std::unexpected(sound.error());
    return fresh;
}

} // namespace jumpseat::authority
