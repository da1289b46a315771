// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace jumpseat {

/// How Jumpseat came to know of an act.
enum class Channel {
    Panel,      ///< the assistant of the candidate's page
    Gateway,    ///< a request of the candidate's own tool that went through the host
    Hook,       ///< the tool told the host when it happened
    Telemetry,  ///< OTLP
    Transcript, ///< a file that the tool keeps, followed live or imported later
};
[[nodiscard]] QString channelName(Channel channel); ///< "panel", "gateway", "hook", "telemetry", "transcript"
[[nodiscard]] std::optional<Channel> channelFromName(QStringView name);

/// What became of a call of a tool. None: nothing is known yet.
enum class ToolOutcome {
    None,
    Ok,
    Error,       ///< it ran and failed
    Rejected,    ///< the person said no
    Interrupted, ///< the person stopped it
    Denied,      ///< a rule said no
};
[[nodiscard]] QString toolOutcomeName(ToolOutcome outcome); ///< "", "ok", "error", "rejected", "interrupted", "denied"
[[nodiscard]] std::optional<ToolOutcome> toolOutcomeFromName(QStringView name);

/// What a tool is for, as far as its name tells.
enum class ToolKind { Other, Edit, Shell };

/// A replacement of one text by another that a call asks for. `before` empty: a new file, or an unknown beginning.
struct ActEdit {
    QString path;
    QString before, after;
    friend bool operator==(const ActEdit&, const ActEdit&) = default;
};

/// What people and assistants do, in words that all tools share. Ids are the tools' own, never made up here: they are what
/// joins one act that arrives on several channels. An empty id means that the source has none.
namespace act {

/// A person asked for something.
struct Prompted {
    QString id;          ///< Claude Code's promptId or uuid, a turn's id, ...
    QString text;        ///< empty when the source keeps only that there was one
    QStringList context; ///< files that were attached
    bool queued = false; ///< typed while the assistant worked, and delivered in the middle of its turn
    friend bool operator==(const Prompted&, const Prompted&) = default;
};
/// A part of an answer, in words. Several of one `messageId` are one message, in order.
struct Said {
    QString messageId; ///< "msg_...", "chatcmpl-...", "resp_..."
    QString requestId;
    QString model;
    QString text;
    /// How it ended: empty: as it should; "stopped": by the person; "cut": in the middle; "length": at the limit of tokens;
    /// "refused"; anything else is a problem in words.
    QString ending;
    friend bool operator==(const Said&, const Said&) = default;
};
/// The assistant used a tool, or asked to.
struct ToolUsed {
    QString callId; ///< "toolu_...", "call_..."
    QString messageId;
    QString tool; ///< its name in its own program: "Bash", "apply_patch"
    ToolKind kind = ToolKind::Other;
    QString input;        ///< JSON or plain text; cut to maxActText
    QList<ActEdit> edits; ///< of an Edit
    QString command;      ///< of a Shell
    bool byAgent = false; ///< a sub-agent's, not the conversation's own
    friend bool operator==(const ToolUsed&, const ToolUsed&) = default;
};
/// Somebody, or a rule, said whether a call may go on.
struct ToolDecided {
    QString callId;
    QString tool;
    bool accepted = false;
    QString by;       ///< "person", "rule", "hook"
    QString feedback; ///< what the person wrote with a no
    friend bool operator==(const ToolDecided&, const ToolDecided&) = default;
};
struct ToolEnded {
    QString callId;
    ToolOutcome outcome = ToolOutcome::None;
    QString output;
    bool truncated = false; ///< `output` is only the beginning
    qint64 durationUs = 0;  ///< 0: not known
    friend bool operator==(const ToolEnded&, const ToolEnded&) = default;
};
/// The person stopped the assistant.
struct Interrupted {
    friend bool operator==(const Interrupted&, const Interrupted&) = default;
};
/// What one request to a model took. The counts are of the whole request, not added to what was told before.
struct Used {
    QString requestId, messageId;
    QString model;
    qint64 inputTokens = 0, outputTokens = 0;
    qint64 cachedTokens = 0; ///< of the input: read from a cache
    qint64 costMicros = 0;   ///< millionths of a US dollar; 0: not known
    qint64 durationUs = 0;
    int status = 0; ///< of HTTP; 0: not known
    friend bool operator==(const Used&, const Used&) = default;
};
/// A request to a model failed.
struct Failed {
    QString requestId;
    int status = 0;
    QString what;
    friend bool operator==(const Failed&, const Failed&) = default;
};
/// A suggestion in an editor (a completion, an inline edit, a hunk) and what became of it.
struct Offered {
    QString id;
    QString path;
    QString text; ///< empty when the source does not keep it
    bool accepted = false;
    int linesAdded = 0, linesRemoved = 0;
    friend bool operator==(const Offered&, const Offered&) = default;
};

using What = std::variant<Prompted, Said, ToolUsed, ToolDecided, ToolEnded, Interrupted, Used, Failed, Offered>;

} // namespace act

struct Act {
    Channel channel = Channel::Transcript;
    QString tool; ///< "claude-code", "codex", "aider", "gemini-cli", "continue", "copilot", "cursor", "openai", ...
    QString conversation; ///< the tool's own id of it; empty: it has none
    qint64 wallMs = 0;    ///< when, since 1970 in UTC; 0: the source does not say
    act::What what;
    friend bool operator==(const Act&, const Act&) = default;
};

/// Longer texts of acts are cut to this (UTF-16 units), never inside a surrogate pair.
inline constexpr qsizetype maxActText = 256 * 1024;
[[nodiscard]] QString cutToActText(QString text);

} // namespace jumpseat
