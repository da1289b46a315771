// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/edit_column.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {
namespace {

/// Units a second of somebody who types without a pause; a bar of that is nearly full.
constexpr double fastTyping = 10;

float heightOf(qint64 units, double columnSeconds)
{
    // Logarithmic: forty lines taken at once must not flatten everything typed by hand. The power gives the range
    // of typing, which the logarithm squeezes into the upper half, its lower half back.
    const double full = std::max(6.0, fastTyping * columnSeconds);
    return float(std::clamp(std::pow(std::log1p(double(units)) / std::log1p(full), 1.5), 0.08, 1.0));
}

} // namespace

void EditColumn::append(Seq seq, qint64 us, qint64 units, OriginKind origin)
{
    if (size() % blockSize == 0)
        m_blocks.push_back(m_total);
    m_us.push_back(us);
    m_seq.push_back(seq);
    m_units.push_back(quint32(std::clamp<qint64>(units, 1, std::numeric_limits<quint32>::max())));
    m_origin.push_back(origin);
    m_total[size_t(origin)] += m_units.back();
}

qsizetype EditColumn::lowerBound(qint64 us, qsizetype from) const
{
    return std::lower_bound(m_us.begin() + from, m_us.end(), us) - m_us.begin();
}

EditColumn::Sums EditColumn::sumsBefore(qsizetype index) const
{
    if (index == size())
        return m_total;
    const auto block = index / blockSize;
    auto sums = m_blocks[size_t(block)];
    for (auto i = block * blockSize; i < index; ++i)
        sums[size_t(m_origin[size_t(i)])] += m_units[size_t(i)];
    return sums;
}

QList<DensityBar> EditColumn::density(const TimeScale& scale, double columnPx) const
{
    const auto columnUs = std::max<qint64>(1, std::llround(columnPx * scale.usPerPx()));
    const auto columnStart = [&](qint64 us) { return us / columnUs * columnUs; };
    QList<DensityBar> result;
    auto i = lowerBound(columnStart(scale.fromUs()));
    auto before = sumsBefore(i);
    while (i < size() && m_us[size_t(i)] <= scale.toUs()) {
        const auto start = columnStart(m_us[size_t(i)]);
        i = lowerBound(start + columnUs, i);
        const auto after = sumsBefore(i);
        qint64 units = 0, most = -1;
        DensityBar bar;
        for (size_t kind = 0; kind < after.size(); ++kind) {
            const auto part = after[kind] - before[kind];
            units += part;
            if (part > most) {
                most = part;
                bar.origin = OriginKind(kind);
            }
        }
        bar.x = scale.columnOf(start);
        bar.width = std::max(1, scale.columnOf(start + columnUs) - bar.x);
        bar.height = heightOf(units, double(columnUs) / 1e6);
        result.append(bar);
        before = after;
    }
    return result;
}

Mark EditColumn::at(qsizetype index) const
{
    const auto i = size_t(index);
    const auto kind = m_origin[i] == OriginKind::Pasted ? MarkKind::Paste : MarkKind::Typing;
    return { m_seq[i], m_us[i], Lane::Edits, kind, 0, 1 };
}

std::optional<Mark> EditColumn::nearest(const TimeScale& scale, double x, double tolerancePx) const
{
    const auto right = lowerBound(scale.timeAt(x));
    std::optional<Mark> best;
    double bestDistance = tolerancePx;
    for (const auto i : { right - 1, right }) {
        if (i < 0 || i >= size())
            continue;
        const double distance = std::abs(scale.xOf(m_us[size_t(i)]) - x);
        if (distance <= bestDistance) {
            best = at(i);
            bestDistance = distance;
        }
    }
    return best;
}

std::optional<Mark> EditColumn::find(Seq seq) const
{
    const auto found = std::ranges::lower_bound(m_seq, seq);
    if (found == m_seq.end() || *found != seq)
        return std::nullopt;
    return at(found - m_seq.begin());
}

} // namespace jumpseat
