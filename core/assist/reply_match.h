// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/session_state.h"

namespace jumpseat {

/// The first reply of the script that `prompt` calls for, or null for the fallback.
///
/// Case and punctuation do not count ("off-by-one" is "off by one"). A keyword matches the beginning of a word:
/// "test" is in "tests" and "testing", not in "latest". `turns` tells which replies were given already.
[[nodiscard]] const ScriptedReply* matchReply(
    const ScriptedAssistant& script, const QString& prompt, const QList<Turn>& turns);

} // namespace jumpseat
