// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/mark.h"
#include "timeline/time_scale.h"

#include <QList>

#include <optional>
#include <vector>

namespace jumpseat {

/// Point marks in order of time as parallel arrays: a search touches only the times.
class MarkColumn {
public:
    /// Nearly always the latest; what was imported afterwards goes where it happened.
    void append(const Mark& mark);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_us.size()); }
    [[nodiscard]] Mark at(qsizetype index) const;
    /// First index whose time is >= `us`.
    [[nodiscard]] qsizetype lowerBound(qint64 us) const;
    /// First index whose seq is >= `seq`; with imported marks the index of that seq itself, or size().
    [[nodiscard]] qsizetype lowerBoundSeq(Seq seq) const;

    /// Marks to paint. As long as there is room each one stands for itself; beyond that, those within `stackPx`
    /// become one that says how many. Nothing is left out without being counted.
    [[nodiscard]] QList<Mark> visible(const TimeScale& scale, MarkKinds kinds, double marginPx, double stackPx) const;
    /// The mark nearest to x, at most `tolerancePx` away.
    [[nodiscard]] std::optional<Mark> nearest(
        const TimeScale& scale, double x, MarkKinds kinds, double tolerancePx) const;

private:
    [[nodiscard]] QList<Mark> stacked(
        const TimeScale& scale, MarkKinds kinds, qsizetype first, qsizetype last, double stackPx) const;

    std::vector<qint64> m_us;
    std::vector<Seq> m_seq;
    std::vector<Lane> m_lane;
    std::vector<MarkKind> m_kind;
    std::vector<qint16> m_detail;
    bool m_isInSeqOrder = true;
};

} // namespace jumpseat
