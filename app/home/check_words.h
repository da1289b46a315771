// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/record_words.h"
#include "store/archive/erasure.h"
#include "store/archive/recovery.h"
#include "store/archive/verify.h"

namespace jumpseat {

/// Whether the record is what was written, and of which sessions not.
[[nodiscard]] RecordOutcome outcomeOf(const Result<Verdict>& verdict, const SessionNames& names);

/// Of each session what was kept and what was lost; `names` are those in the new file.
[[nodiscard]] RecordOutcome outcomeOf(const Result<Recovered>& recovered, const SessionNames& names);

/// What would be erased, what would stay, and which copies exist, to be read before it is done.
[[nodiscard]] RecordReport planReport(const ErasurePlan& plan);
[[nodiscard]] RecordOutcome outcomeOf(const Result<Erased>& erased);

} // namespace jumpseat
