// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

namespace jumpseat {

/// The mark that stands for an event on the timeline and in lists: shape says what, colour says who. All but the
/// last two are shapes of the theme.
enum class EventMark {
    Prompt,
    Reply,
    Offered,
    Accepted,
    Partly,
    Edited,
    Rejected,
    Paste,
    Run,
    Pass,
    Fail,
    FlawOpen,
    FlawCaught,
    FlawMissed,
    Control,
    Note,
    Bookmark,
    Hint,
    Tool,
    Stopped,
    Score, ///< the box with the digit
    None,  ///< typing and what has no shape of its own
};

[[nodiscard]] EventMark markOf(const Event& event);
[[nodiscard]] EventMark markOf(Decision decision);

/// The letter beside a piece of evidence: that of a note's tag; everything else is behaviour that was seen.
[[nodiscard]] NoteTag tagOf(const Event& event);

} // namespace jumpseat
