// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/mark.h"
#include "timeline/time_scale.h"

#include <QList>

#include <optional>
#include <vector>

namespace jumpseat {

/// Spans in order of their start. A long one that began far to the left is found through the running maximum of
/// the ends, so a search costs the logarithm and not the history.
class SpanColumn {
public:
    /// Index at which it stands; those behind it move up by one when it started earlier than they did.
    qsizetype insert(Span span);
    void close(qsizetype index, qint64 endUs, Seq endSeq, MarkKind kind);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_spans.size()); }
    [[nodiscard]] const Span& at(qsizetype index) const { return m_spans[size_t(index)]; }

    /// Spans to paint. As long as there is room each one stands for itself; beyond that, one stands for all that start
    /// within `stackPx`, says how many they are and reaches as far as the last of them.
    [[nodiscard]] QList<Span> visible(const TimeScale& scale, double marginPx, double stackPx = 1) const;
    /// Of the spans of `kinds` the one with an end nearest to x within `tolerancePx`, else one that x lies in.
    [[nodiscard]] std::optional<Span> nearest(
        const TimeScale& scale, double x, MarkKinds kinds, double tolerancePx) const;

private:
    struct Range {
        qsizetype first, last;
    };
    [[nodiscard]] Range rangeOf(qint64 fromUs, qint64 toUs) const;
    void refreshMaxima(qsizetype from);

    std::vector<qint64> m_start;
    std::vector<qint64> m_maxEnd; // maximum of the ends up to and with this one
    std::vector<Span> m_spans;
};

} // namespace jumpseat
