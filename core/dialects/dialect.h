// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace jumpseat {

/// The languages in which programs talk to models over HTTP.
enum class Dialect {
    OpenAiChat,      ///< POST /v1/chat/completions; answers as SSE that ends with [DONE]
    OpenAiResponses, ///< POST /v1/responses; named SSE events
    Anthropic,       ///< POST /v1/messages; named SSE events
    OllamaChat,      ///< POST /api/chat; answers as a JSON object a line, and streams unless told not to
    OllamaGenerate,  ///< POST /api/generate, likewise
};

/// "openai-chat", "openai-responses", "anthropic", "ollama-chat", "ollama-generate": as settings and records name them.
[[nodiscard]] QString dialectName(Dialect dialect);
[[nodiscard]] std::optional<Dialect> dialectFromName(QStringView name);

/// Of the paths above, without query; of no other.
[[nodiscard]] std::optional<Dialect> dialectOfPath(QByteArrayView path);
[[nodiscard]] QByteArray pathOf(Dialect dialect);

[[nodiscard]] constexpr bool isOllama(Dialect dialect)
{
    return dialect == Dialect::OllamaChat || dialect == Dialect::OllamaGenerate;
}

} // namespace jumpseat
