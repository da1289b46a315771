// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/result.h"

#include <QJsonObject>

namespace jumpseat {

/// The name of an act's kind: "prompted", "said", "tool-used", "tool-decided", "tool-ended", "interrupted", "used",
/// "failed", "offered".
[[nodiscard]] QString actKindName(const act::What& what);

/// {"kind": "said", "channel": "hook", "tool": "claude-code", "conversation": "...", "at": ms since 1970, "what": {...}}.
/// `what` has the members of the kind's struct under their own names. Members with a value of zero are left out, an
/// empty `what` too; `kind` and `channel` always stand there.
[[nodiscard]] QJsonObject actToJson(const Act& act);

/// The act that actToJson made this of. Members with other names are ignored, so that a newer version may add some.
/// Errors: Malformed (no such kind or channel, a member of another shape; `what` names it).
[[nodiscard]] Result<Act> actFromJson(const QJsonObject& json);

} // namespace jumpseat
