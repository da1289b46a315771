// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_fold.h"

#include "store/journal_walk.h"

namespace jumpseat {

namespace {

Result<void> foldOne(SessionState& state, ChainFollower& chain, const StoredEvent& stored)
{
    if (const QString problem = chain.follow(stored); !problem.isEmpty())
        return fail(ErrorCode::Damaged, problem);
    const auto event = fromStored(stored);
    const Result<void> folded = event ? state.apply(*event) : std::unexpected(event.error());
    if (!folded)
        return fail(
            ErrorCode::Damaged, QStringLiteral("event %1 does not fit: %2").arg(stored.seq).arg(folded.error().what));
    return {};
}

} // namespace

Result<FoldedJournal> foldJournal(Connection& connection, const SessionId& session)
{
    SessionState state;
    ChainFollower chain(session);
    Result<void> folded;
    const QString unreadable = walkJournal(connection, session, [&](const StoredEvent& stored) {
        folded = foldOne(state, chain, stored);
        return folded.has_value();
    });
    if (folded && !unreadable.isEmpty())
        folded = fail(ErrorCode::Damaged, unreadable);
    if (!folded)
        return std::unexpected(folded.error());
    return FoldedJournal { std::move(state), chain.head() };
}

} // namespace jumpseat
