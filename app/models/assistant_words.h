// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QString>

#include <optional>

namespace jumpseat {

/// How people know a tool: "claude-code" is "Claude Code". Names that are not known stay as they are.
[[nodiscard]] QString toolTitle(const QString& tool);
/// What assists the candidate: "house-1 of House, own tools too", "Scripted assistant, same replies for every candidate".
[[nodiscard]] QString pinnedWords(const std::optional<event::AssistantPinned>& pinned);
/// "Transcript", "Telemetry": how it became known.
[[nodiscard]] QString channelWords(const QString& channel);
/// What became of a call: "rejected by the candidate", "failed"; empty when it went well, or is not known yet.
[[nodiscard]] QString outcomeWords(const ToolCallState& call);
/// How a reply ended, as a sentence; empty when it ended well.
[[nodiscard]] QString endingWords(const QString& ending, const QString& why);
/// "1,234", "48.2k", "3.1M".
[[nodiscard]] QString tokenWords(qint64 tokens);
/// "$0.21", "$12.40", "under $0.01".
[[nodiscard]] QString costWords(qint64 micros);

} // namespace jumpseat
