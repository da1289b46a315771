// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"
#include "session/session_state.h"

namespace jumpseat {

/// Decides what a push becomes in the order that everybody shares.
///
/// Rebasing is one accepted update at a time, not composed: the batch form found in examples can leave two editors
/// with different texts (map does not commute with compose).
namespace authority {

/// A push that is further behind than this many (updates x accepted versions) is refused as Stale.
inline constexpr qint64 maxRebaseWork = 200'000;

/// The updates of `push` rebased to `file`'s newest version, those already accepted left out.
/// Errors: Ahead, Stale, WrongLength, Refused (read-only or removed, a gap in clientSeq), TooLarge, Malformed (text
/// that splits a surrogate pair, a clientSeq that comes again). Nothing is half done.
[[nodiscard]] Result<QList<command::Update>> rebase(const FileState& file, const command::Push& push);

} // namespace authority
} // namespace jumpseat
