// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QString>

#include <limits>

namespace jumpseat {

/// The rows of the timeline, top to bottom.
enum class Lane : quint8 { Ruler, Tasks, Assistant, Suggestions, Edits, Runs, Flaws, You };
inline constexpr int laneCount = int(Lane::You) + 1;

/// What a mark on a lane stands for.
enum class MarkKind : quint8 {
    Task,
    Prompt,
    Reply,
    Offered,
    Accepted,
    Partly,
    Edited,
    Rejected,
    Typing,
    Paste,
    Run,
    Pass,
    Fail,
    FlawOpen,
    FlawCaught,
    FlawMissed,
    Note,
    Score,
    Bookmark,
    Hint,
    Tool,
    Stopped,
};

/// Kinds of marks as a set, to leave some out.
class MarkKinds {
public:
    constexpr MarkKinds() = default;
    [[nodiscard]] static constexpr MarkKinds all() { return MarkKinds(~0U); }
    [[nodiscard]] static constexpr MarkKinds decisions()
    {
        return MarkKinds()
            .with(MarkKind::Accepted)
            .with(MarkKind::Partly)
            .with(MarkKind::Edited)
            .with(MarkKind::Rejected);
    }
    [[nodiscard]] constexpr bool has(MarkKind kind) const { return m_bits & bit(kind); }
    [[nodiscard]] constexpr MarkKinds with(MarkKind kind) const { return MarkKinds(m_bits | bit(kind)); }
    [[nodiscard]] constexpr MarkKinds without(MarkKind kind) const { return MarkKinds(m_bits & ~bit(kind)); }
    friend constexpr bool operator==(MarkKinds, MarkKinds) = default;

private:
    explicit constexpr MarkKinds(quint32 bits)
        : m_bits(bits)
    {
    }
    static constexpr quint32 bit(MarkKind kind) { return 1U << quint32(kind); }
    quint32 m_bits = 0;
};

/// Most marks of one range painted one by one: past this they overlap so much that a count says more.
inline constexpr qsizetype mostSingles = 500;

/// One event's mark. `count` > 1: so many marks lie too close to be told apart, and this is the last of them.
struct Mark {
    Seq seq = 0;
    qint64 us = 0;
    Lane lane = Lane::Ruler;
    MarkKind kind = MarkKind::Task;
    qint16 detail = 0; ///< level of a score, row of a flaw; of a run 1 when it is one of tests
    int count = 1;
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// End of what has not ended yet.
inline constexpr qint64 stillOpen = std::numeric_limits<qint64>::max();

/// A stretch of time with an event at its start and, once it has ended, one at its end.
struct Span {
    qint64 startUs = 0;
    qint64 endUs = stillOpen;
    Seq startSeq = 0, endSeq = 0;   ///< endSeq 0: still open
    MarkKind kind = MarkKind::Task; ///< of a suggestion: Offered while open, then the decision
    QString label {};               ///< "S4", a task's title
    int number = 0;                 ///< of a task, from 1
    int count = 1;                  ///< > 1: so many spans start in the same pixel

    [[nodiscard]] bool isOpen() const { return endUs == stillOpen; }
    friend bool operator==(const Span&, const Span&) = default;
};

} // namespace jumpseat
