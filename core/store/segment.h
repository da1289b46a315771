// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/stored_event.h"

namespace jumpseat {

/// A run of events that will not change any more, joined in one row: a long journal is read ten times faster so.
///
/// `events` is a JSON array with one event a line, each its envelope with the payload added (null when erased):
///
///     [
///     [7,"note","i1",812345,1790000000000,"interviewers",{"text":"asks before building"}],
///     …
///     ]
///
/// The other members hold, in the same order, what belongs to each event.
struct Segment {
    Seq first = 0, last = 0;
    QByteArray events = {};
    QByteArray salts = {};         ///< chain::saltSize each; empty when erased
    QByteArray payloadHashes = {}; ///< chain::hashSize each; empty unless erased
    QByteArray hashes = {};        ///< chain::hashSize each

    /// A tail of this many events, or of so many bytes, becomes a segment. Bounds what a reader holds at a time and
    /// what one damaged row can cost.
    static constexpr qsizetype sealedEvents = 512;
    static constexpr qsizetype sealedBytes = 256 * 1024;

    [[nodiscard]] qsizetype count() const { return last - first + 1; }
};

/// Precondition: not empty, seq without gaps, all erased or none.
[[nodiscard]] Segment seal(const QList<StoredEvent>& events);
/// What can be read of it, in order; `problem` says what of it could not. A damaged line costs that event alone.
struct OpenedSegment {
    QList<StoredEvent> events;
    QString problem;
};
[[nodiscard]] OpenedSegment open(const Segment& segment);
/// The chain's hash after `seq`. Precondition: first <= seq <= last. Empty when the row is damaged.
[[nodiscard]] QByteArray hashAt(const Segment& segment, Seq seq);

} // namespace jumpseat
