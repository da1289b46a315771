// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/headers.h"

#include <QString>

namespace jumpseat {

/// Which program sends a request: "claude-code", "codex", "aider", ...; an SDK ("openai", "anthropic", "ai-sdk") when only
/// that is known; empty when nothing is.
[[nodiscard]] QString toolOf(const HeaderList& headers);

/// What a body says for the server's bookkeeping; empty: nothing.
struct Bookkeeping {
    QString userId;       ///< Anthropic's metadata
    QString conversation; ///< Responses'
    QString cacheKey;
};
/// The tool's own id of the conversation, from its headers or from the body.
[[nodiscard]] QString conversationOf(const HeaderList& headers, const Bookkeeping& body);

} // namespace jumpseat
