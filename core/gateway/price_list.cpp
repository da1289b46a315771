// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/price_list.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 million = 1'000'000;

/// Negative: it is no price.
qint64 microsOf(const QJsonValue& value)
{
    const double dollars = value.toDouble(-1);
    return dollars >= 0 && dollars <= PriceList::dearest ? qint64(std::llround(dollars * double(million))) : -1;
}

std::optional<Price> priceFrom(const QJsonObject& json)
{
    const auto orInput = [&](QLatin1StringView name) {
        return microsOf(json.contains(name) ? json.value(name) : json.value("input"_L1));
    };
    const Price price { microsOf(json.value("input"_L1)), orInput("cached"_L1), orInput("cacheWrite"_L1),
        microsOf(json.value("output"_L1)) };
    const bool isPrice = std::min({ price.input, price.cached, price.cacheWrite, price.output }) >= 0;
    return isPrice ? std::optional(price) : std::nullopt;
}

/// What a hostile server counts must not overflow: more tokens than that are none.
qint64 bounded(qint64 tokens)
{
    return std::clamp(tokens, qint64(0), 10 * million);
}

} // namespace

Result<PriceList> PriceList::fromJson(const QJsonObject& json)
{
    PriceList list;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto price = priceFrom(it.value().toObject());
        if (!price)
            return fail(ErrorCode::Malformed,
                u"the price of %1 is not dollars for a million tokens: \"input\" and \"output\", and \"cached\" and "
                "\"cacheWrite\" where they differ"_s.arg(it.key()));
        const bool isPrefix = it.key().endsWith(u'*');
        list.m_rows.append({ isPrefix ? it.key().chopped(1) : it.key(), isPrefix, *price });
    }
    std::ranges::stable_sort(list.m_rows, [](const Row& a, const Row& b) {
        return a.isPrefix != b.isPrefix ? b.isPrefix : a.model.size() > b.model.size();
    });
    return list;
}

std::optional<Price> PriceList::priceOf(QStringView model) const
{
    const auto row = std::ranges::find_if(
        m_rows, [&](const Row& r) { return r.isPrefix ? model.startsWith(r.model) : model == r.model; });
    return row == m_rows.end() ? std::nullopt : std::optional(row->price);
}

qint64 costOf(const Price& price, const reply::Usage& usage)
{
    const qint64 cached = bounded(usage.cachedTokens);
    const qint64 written = bounded(usage.cacheWriteTokens);
    const qint64 plain = bounded(usage.inputTokens - cached - written);
    const qint64 total = plain * price.input + cached * price.cached + written * price.cacheWrite
        + bounded(usage.outputTokens) * price.output;
    return (total + million - 1) / million;
}

} // namespace jumpseat
