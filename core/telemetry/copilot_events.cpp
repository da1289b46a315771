// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telemetry_event.h"

#include <algorithm>
#include <array>
#include <limits>

// Copilot Chat's own events: what became of edits. Its requests and tools come as GenAI spans and events.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedCopilotEvents { "session.start"_L1, "tool.call"_L1, "agent.turn"_L1, "edit.survival"_L1,
    "user.feedback"_L1 };

int copilotLines(const TelemetryEvent& event, QLatin1StringView key)
{
    return int(std::clamp<qint64>(event.integer(key), 0, std::numeric_limits<int>::max()));
}

} // namespace

Understood copilotActs(const TelemetryEvent& event, QStringView name, Telling& telling)
{
    act::Offered offered;
    offered.id = event.text("request_id"_L1);
    if (name == "edit.feedback"_L1 || name == "edit.hunk.action"_L1) {
        offered.accepted = event.text("outcome"_L1) == "accepted"_L1;
        offered.linesAdded = copilotLines(event, "lines_added"_L1);
        offered.linesRemoved = copilotLines(event, "lines_removed"_L1);
    } else if (name == "inline.done"_L1) {
        // It counts the lines of its edits, not which of them it added.
        offered.accepted = event.truth("accepted"_L1).value_or(false);
    } else {
        const bool known =
            std::ranges::any_of(unusedCopilotEvents, [&](QLatin1StringView unused) { return unused == name; });
        return known ? Understood::Unused : Understood::No;
    }
    telling.add(offered);
    return Understood::Yes;
}

} // namespace jumpseat
