// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/origin.h"
#include "timeline/mark.h"
#include "timeline/time_scale.h"

#include <array>
#include <optional>
#include <vector>

namespace jumpseat {

/// A stretch of typing as a plain rectangle: x and width in pixels, height as a share of the lane.
struct DensityBar {
    int x = 0, width = 0;
    float height = 0;                        ///< 0..1
    OriginKind origin = OriginKind::Unknown; ///< whose text is most of it
    friend bool operator==(const DensityBar&, const DensityBar&) = default;
};

/// All edits of a session. Only these are ever merged: a column of pixels shows how much was written and by whom.
class EditColumn {
public:
    /// `units`: UTF-16 units that came or went. Precondition: not earlier than the last one.
    void append(Seq seq, qint64 us, qint64 units, OriginKind origin);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_us.size()); }

    /// The bars of the stretch. Columns hang on session time, not on the window, so panning does not make them boil.
    [[nodiscard]] QList<DensityBar> density(const TimeScale& scale, double columnPx = 2) const;
    [[nodiscard]] std::optional<Mark> nearest(const TimeScale& scale, double x, double tolerancePx) const;
    /// The edit with this seq.
    [[nodiscard]] std::optional<Mark> find(Seq seq) const;

private:
    using Sums = std::array<qint64, size_t(OriginKind::Unknown) + 1>;
    // Every this many edits a running sum is kept: a column adds up at most two blocks, however many edits it holds.
    static constexpr qsizetype blockSize = 64;

    [[nodiscard]] qsizetype lowerBound(qint64 us, qsizetype from = 0) const;
    [[nodiscard]] Sums sumsBefore(qsizetype index) const;
    [[nodiscard]] Mark at(qsizetype index) const;

    std::vector<qint64> m_us;
    std::vector<Seq> m_seq;
    std::vector<quint32> m_units;
    std::vector<OriginKind> m_origin;
    std::vector<Sums> m_blocks; // [i]: sums of the first i * blockSize edits
    Sums m_total {};
};

} // namespace jumpseat
