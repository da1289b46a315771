// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/tool_names.h"

#include "base/json.h"

#include <QJsonObject>
#include <QStringList>

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

struct AgentRow {
    QByteArrayView word; ///< in lower case; stands somewhere in the User-Agent, X-Title or originator
    QLatin1StringView tool;
};

// Programs before the SDKs that they are made with.
constexpr std::array agentRows {
    AgentRow { "claude-cli", "claude-code"_L1 },
    AgentRow { "claude-code", "claude-code"_L1 },
    AgentRow { "codex", "codex"_L1 },
    AgentRow { "aider", "aider"_L1 },
    AgentRow { "geminicli", "gemini-cli"_L1 },
    AgentRow { "gemini-cli", "gemini-cli"_L1 },
    AgentRow { "opencode", "opencode"_L1 },
    AgentRow { "copilot", "copilot"_L1 },
    AgentRow { "cursor", "cursor"_L1 },
    AgentRow { "continue", "continue"_L1 },
    AgentRow { "roo", "roo-code"_L1 },
    AgentRow { "cline", "cline"_L1 },
    AgentRow { "goose", "goose"_L1 },
    AgentRow { "crush", "crush"_L1 },
    AgentRow { "zed", "zed"_L1 },
    AgentRow { "qwencode", "qwen-code"_L1 },
    AgentRow { "ai-sdk", "ai-sdk"_L1 },
    AgentRow { "litellm", "litellm"_L1 },
    AgentRow { "langchain", "langchain"_L1 },
    AgentRow { "anthropic/", "anthropic"_L1 },
    AgentRow { "openai/", "openai"_L1 },
    AgentRow { "ollama", "ollama"_L1 },
};

QString toolNamedIn(const QByteArray& text)
{
    const QByteArray lower = text.toLower();
    for (const AgentRow& row : agentRows) {
        if (lower.contains(row.word))
            return row.tool;
    }
    return {};
}

constexpr std::array<const char*, 7> conversationHeaders { "x-claude-code-session-id", "conversation_id",
    "conversation-id", "session_id", "session-id", "x-opencode-session", "x-session-id" };

/// Claude Code: "user_..._account_..._session_UUID", in newer versions a JSON object with "session_id" in a string.
QString sessionOfUserId(const QString& userId)
{
    if (userId.startsWith(u'{'))
        return parseJson(userId.toUtf8()).object().value("session_id"_L1).toString();
    const qsizetype at = userId.lastIndexOf("_session_"_L1);
    return at < 0 ? QString() : userId.sliced(at + "_session_"_L1.size());
}

constexpr qsizetype maxConversation = 200;

} // namespace

QString toolOf(const HeaderList& headers)
{
    for (const char* name : { "x-title", "originator", "user-agent" }) {
        if (QString tool = toolNamedIn(headerValue(headers, name)); !tool.isEmpty())
            return tool;
    }
    return {};
}

QString conversationOf(const HeaderList& headers, const Bookkeeping& body)
{
    QStringList told;
    for (const char* name : conversationHeaders)
        told.append(QString::fromUtf8(headerValue(headers, name)));
    told << sessionOfUserId(body.userId) << body.conversation << body.cacheKey;
    for (const QString& id : std::as_const(told)) {
        if (!id.isEmpty())
            return id.left(maxConversation);
    }
    return {};
}

} // namespace jumpseat
