// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/authority.h"

#include <algorithm>
#include <optional>

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
    bool sound = true;
    for (const auto& update : updates)
        update.changes.eachChange(
            [&](const ChangeSet::ChangeView& change) { sound &= TextDocument::isSound(change.text); });
    if (!sound)
        return fail(ErrorCode::Malformed, QStringLiteral("an edit inserts text that is not valid Unicode"));
    return {};
}

Result<void> checkCut(const TextDocument& document, const ChangeSet& changes)
{
    if (changes.lengthBefore() != document.length())
        return fail(ErrorCode::WrongLength, QStringLiteral("an edit was made for a text of another length"));
    if (changes.lengthAfter() > ChangeSet::maxLength)
        return fail(ErrorCode::TooLarge, QStringLiteral("the file would be too long"));
    bool cuts = false;
    changes.eachChange([&](const ChangeSet::ChangeView& change) {
        cuts |= cutsAPair(document, change.fromA) || cutsAPair(document, change.toA);
    });
    if (cuts)
        return fail(ErrorCode::Malformed, QStringLiteral("an edit cuts a character in two"));
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
    const qint64 last = file.lastClientSeq.value(client);
    // What was accepted of this client since the version it knows: a push begins with those again.
    const auto isTheirs = [&](const AcceptedUpdate& accepted) { return accepted.client() == client; };
    const auto unseen =
        last == 0 ? 0 : std::count_if(file.history.begin() + push.version, file.history.end(), isTheirs);
    qint64 expected = last - unseen + 1;
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

/// The updates of a push from `first` on; those before it were accepted already.
struct Pending {
    QList<command::Update> updates;
    qsizetype first = 0;
};

/// One accepted update passes under all pending ones; an echo of the first pending one takes it out instead.
Result<void> rebaseOver(Pending& pending, const AcceptedUpdate& accepted)
{
    const qsizetype count = pending.updates.size();
    if (pending.first < count && std::as_const(pending.updates).at(pending.first).client == accepted.client()) {
        ++pending.first;
        return {};
    }
    std::optional<ChangeSet> passed; // theirs, behind the updates that it has passed under
    for (qsizetype i = pending.first; i < count; ++i) {
        ChangeSet& ours = pending.updates[i].changes;
        const ChangeSet& theirs = passed ? *passed : accepted.changes();
        auto moved = ours.map(theirs, false);
        if (!moved)
            return std::unexpected(moved.error());
        if (i + 1 < count) { // nobody needs it behind the last one
            auto after = theirs.map(ours, true);
            if (!after)
                return std::unexpected(after.error());
            passed = std::move(*after);
        }
        ours = std::move(*moved);
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
    Pending pending { push.updates };
    for (qint64 v = push.version; v < file.version(); ++v) {
        if (auto rebased = rebaseOver(pending, file.history.at(v)); !rebased)
            return std::unexpected(rebased.error());
    }
    // As the numbers go on without gaps or repeats, what was accepted already came out as echoes, and all the rest is new.
    pending.updates.remove(0, pending.first);
    const QList<command::Update>& fresh = pending.updates;
    if (auto sound = checkCuts(file.document, fresh); !sound)
        return std::unexpected(sound.error());
    return std::move(pending.updates);
}

} // namespace jumpseat::authority
