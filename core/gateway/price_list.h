// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "dialects/reply_part.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

/// What a million tokens cost, in millionths of a US dollar.
struct Price {
    qint64 input = 0;
    qint64 cached = 0;     ///< input that is read from a cache
    qint64 cacheWrite = 0; ///< input that is written to one
    qint64 output = 0;
    friend bool operator==(const Price&, const Price&) = default;
};

/// Prices by model, as the settings give them; there are none built in, for they change.
class PriceList {
public:
    static constexpr double dearest = 100'000; ///< dollars for a million tokens

    /// {"MODEL": {"input": 3, "cached": 0.3, "cacheWrite": 3.75, "output": 15}, ...} in dollars for a million tokens.
    /// "claude-*" stands for all models that begin so; the longest match counts. `cached` and `cacheWrite` are those of
    /// `input` when they are missing. Errors: Malformed (`what` names the model).
    [[nodiscard]] static Result<PriceList> fromJson(const QJsonObject& json);

    [[nodiscard]] std::optional<Price> priceOf(QStringView model) const;
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

private:
    struct Row {
        QString model; ///< without its star
        bool isPrefix = false;
        Price price;
    };
    QList<Row> m_rows; ///< the longest first, and exact ones before prefixes
};

/// In millionths of a dollar, rounded up.
[[nodiscard]] qint64 costOf(const Price& price, const reply::Usage& usage);

} // namespace jumpseat
