// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "dialects/dialect.h"
#include "dialects/headers.h"

#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

/// What a tool brought back, as the client tells it to the model.
struct ToolResult {
    QString callId; ///< empty: Ollama's have none
    QString text;   ///< cut to maxActText
    bool isError = false;
    bool cut = false; ///< `text` is only the beginning
    friend bool operator==(const ToolResult&, const ToolResult&) = default;
};

/// What a request says. It is looked at, never written back.
struct RequestView {
    QString model;
    bool stream = false;
    std::optional<qint64> maxTokens; ///< of output; absent: the server's own limit
    int tools = 0;                   ///< how many it offers
    int entries = 0;                 ///< of the conversation that it sends along
    bool hasSystem = false;

    /// The newest text of a person, without what tools put around it (see human_text.h). Cut to maxActText.
    QString prompt;
    /// It stands behind the last word of the assistant: this request asks it. Otherwise the request goes on with it.
    bool promptIsNew = false;
    bool promptWasQueued = false; ///< it was typed while the assistant worked
    /// Behind the last word of the assistant, in order.
    QList<ToolResult> toolResults;

    QString tool;         ///< "claude-code", "codex", "openai", ... (see tool_names.h); empty: not known
    QString conversation; ///< the tool's own id of it; empty: it tells none
    QString previous;     ///< Responses: the answer that this one goes on from

    /// On the high side: one for two bytes of the body, and flat numbers for pictures and documents.
    qint64 estimatedInputTokens = 0;
    friend bool operator==(const RequestView&, const RequestView&) = default;
};

/// Errors: Malformed (not a JSON object; nested deeper than 1024 levels; or one that says twice what only the last or the
/// first reader would believe, such as its model). Members of other types than the dialect says are passed over.
[[nodiscard]] Result<RequestView> readRequest(Dialect dialect, const HeaderList& headers, const QByteArray& body);

} // namespace jumpseat
