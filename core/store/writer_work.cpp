// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer_work.h"

#include "store/heads_file.h"
#include "store/quick_check.h"

namespace jumpseat {
namespace {

using Heads = QHash<SessionId, ChainHead>;

// Work need not say what it did to which journal: a caller that forgot one would make an honest file look cut.
Result<Heads> headsAfter(const WriterWork& work, Connection& connection)
{
    if (work.change) {
        if (auto changed = work.change(connection); !changed)
            return std::unexpected(changed.error());
    }
    return headsIn(connection);
}

Result<Heads> changeRows(const WriterWork& work, Connection& connection, HeadsFile& heads,
    const std::function<Result<void>(Connection&)>& commit)
{
    const auto before = headsIn(connection);
    if (!before)
        return before;
    auto after = headsAfter(work, connection);
    if (!after)
        return after;
    // A session's absence would look like damage, so the second file hears of it first.
    for (const auto& [session, head] : before->asKeyValueRange()) {
        if (!after->contains(session))
            heads.forget(session);
    }
    if (auto committed = commit(connection); !committed)
        return std::unexpected(committed.error());
    after->removeIf([&](const auto& it) { return before->value(it.key()) == it.value(); });
    return after;
}

} // namespace

Result<void> carryOut(const WriterWork& work, Connection& connection, HeadsFile& heads,
    const std::function<Result<void>(Connection&)>& commit)
{
    if (auto begun = connection.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    const auto changed = changeRows(work, connection, heads, commit);
    if (!changed) {
        (void)connection.run(QStringLiteral("ROLLBACK")); // there may be nothing left to roll back
        return std::unexpected(changed.error());
    }
    for (const auto& [session, head] : changed->asKeyValueRange())
        heads.note(session, head);
    return work.afterwards ? work.afterwards(connection) : Result<void>();
}

} // namespace jumpseat
