// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/json_value.h"

namespace jumpseat {

[[nodiscard]] ToolKind geminiToolKind(std::string_view tool);
/// What replace, edit and write_file were asked to do.
[[nodiscard]] QList<ActEdit> geminiEdits(std::string_view tool, const JsonValue& arguments);
/// The texts of a content: a string, a part, or a list of parts. Without what the model only thought.
[[nodiscard]] std::string geminiText(const JsonValue& content);

} // namespace jumpseat
