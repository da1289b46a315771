// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"

#include <QJsonObject>

namespace jumpseat {

/// What a tool of this name is for: of Claude Code, Codex, Gemini CLI, Copilot Chat and Cursor.
[[nodiscard]] ToolKind toolKindOf(QStringView tool);

/// The use of a tool with its input as it was sent: an object, or a text, which may be JSON. Edits and command are taken
/// out of it for tools that are for that; all texts are cut to maxActText.
[[nodiscard]] act::ToolUsed toolUsed(const QString& callId, const QString& tool, const QJsonValue& input);

/// "a", or the compact JSON of anything else; "" for null and nothing.
[[nodiscard]] QString plainText(const QJsonValue& json);

} // namespace jumpseat
