// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// What a person wrote of a text that a tool sent in a person's name.
struct HumanText {
    QString text;        ///< empty: all of it is the tool's own
    bool queued = false; ///< it was typed while the assistant worked, and stood in a reminder
    friend bool operator==(const HumanText&, const HumanText&) = default;
};
/// Without spans like <system-reminder>, and nothing when the whole text is a tool's own: output of local commands, the
/// environment, notes about interruptions.
[[nodiscard]] HumanText humanTextOf(const QString& text);

} // namespace jumpseat
