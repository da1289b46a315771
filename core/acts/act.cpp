// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act.h"

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array channelNames { "panel"_L1, "gateway"_L1, "hook"_L1, "telemetry"_L1, "transcript"_L1 };
constexpr std::array outcomeNames { ""_L1, "ok"_L1, "error"_L1, "rejected"_L1, "interrupted"_L1, "denied"_L1 };

template <class Enum, size_t n>
std::optional<Enum> valueNamed(const std::array<QLatin1StringView, n>& names, QStringView name)
{
    for (size_t i = 0; i < n; ++i) {
        if (names[i] == name)
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

QString channelName(Channel channel)
{
    return channelNames[size_t(channel)];
}

std::optional<Channel> channelFromName(QStringView name)
{
    return valueNamed<Channel>(channelNames, name);
}

QString toolOutcomeName(ToolOutcome outcome)
{
    return outcomeNames[size_t(outcome)];
}

std::optional<ToolOutcome> toolOutcomeFromName(QStringView name)
{
    return valueNamed<ToolOutcome>(outcomeNames, name);
}

QString cutToActText(QString text)
{
    if (text.size() <= maxActText)
        return text;
    text.truncate(text.at(maxActText - 1).isHighSurrogate() ? maxActText - 1 : maxActText);
    return text;
}

} // namespace jumpseat
