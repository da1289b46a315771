// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/dialect.h"

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

struct DialectRow {
    QLatin1StringView name;
    QByteArrayView path;
};

// In the order of the enum.
constexpr std::array<DialectRow, 5> dialectRows { {
    { "openai-chat"_L1, "/v1/chat/completions" },
    { "openai-responses"_L1, "/v1/responses" },
    { "anthropic"_L1, "/v1/messages" },
    { "ollama-chat"_L1, "/api/chat" },
    { "ollama-generate"_L1, "/api/generate" },
} };

template <class Matches> std::optional<Dialect> dialectWhere(Matches matches)
{
    for (size_t i = 0; i < dialectRows.size(); ++i) {
        if (matches(dialectRows[i]))
            return Dialect(i);
    }
    return std::nullopt;
}

} // namespace

QString dialectName(Dialect dialect)
{
    return dialectRows[size_t(dialect)].name;
}

std::optional<Dialect> dialectFromName(QStringView name)
{
    return dialectWhere([&](const DialectRow& row) { return row.name == name; });
}

std::optional<Dialect> dialectOfPath(QByteArrayView path)
{
    return dialectWhere([&](const DialectRow& row) { return row.path == path; });
}

QByteArray pathOf(Dialect dialect)
{
    return dialectRows[size_t(dialect)].path.toByteArray();
}

} // namespace jumpseat
