// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/ids.h"
#include "session/event_values.h"
#include "text/change_set.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace jumpseat {

/// How an act of the candidate's own tools became known, and by which ids it is recognised when it is told again on
/// another channel. Not there: it is of Jumpseat's own assistant.
struct Outside {
    QString channel;       ///< see channelName()
    QString tool;          ///< "claude-code", "codex", ...
    QString conversation;  ///< the tool's own id of it; may be empty
    QString id, alias;     ///< of the act; a request's id beside its message's
    qint64 happenedUs = 0; ///< session time; 0: when it was recorded
    [[nodiscard]] bool isThere() const { return !channel.isEmpty(); }
    friend bool operator==(const Outside&, const Outside&) = default;
};

/// What is recorded of assistants, whether they are Jumpseat's own or the candidate's; see event.h for the others.
namespace event {

/// What assists the candidate, settled before they join. Who is compared was given the same.
struct AssistantPinned {
    static constexpr auto kind = "assistant.pinned";
    QString provider; ///< "none", "scripted", "openai-chat", "openai-responses", "anthropic", "ollama"
    QString service;  ///< the name it has in the settings of this computer
    QString origin;   ///< where its requests go: "https://api.example.com"
    QString model;
    QString systemPrompt;
    QString temperature;    ///< a decimal number as it is sent; empty: the model's own
    int maxTokens = 0;      ///< of one reply; 0: the model's own
    bool completes = false; ///< text is completed while the candidate types
    bool own = false;       ///< the candidate's own tools may go through the host
    bool watch = false;     ///< a folder of the candidate's may be mirrored
    qint64 budgetRequests = 0, budgetTokens = 0,
           budgetMicros = 0;                                 ///< of the session; 0: no limit. Micros: of a US dollar
    qint64 inputPrice = 0, cachedPrice = 0, outputPrice = 0; ///< micros a million tokens; 0: not known
    friend bool operator==(const AssistantPinned&, const AssistantPinned&) = default;
};
struct PromptSent {
    static constexpr auto kind = "prompt";
    PromptId prompt;
    QString text;
    QStringList context; ///< what was attached: "limiter.py", "limiter.py:26-37"
    QString messageId;   ///< the client's own id; makes a re-send harmless
    PromptId about = {}; ///< of an earlier one: that is asked again, or whose reply is not accepted
    QString as = {};     ///< "retry", "pushback"; empty: neither
    bool queued = false; ///< typed while the assistant worked, and heard in the middle of its turn
    Outside from = {};
    bool again = false; ///< a known one with its words, which came later; not another
};
/// What was said to a prompt. An agent answers in several: each later one goes on where the one before ended.
struct ReplyFinished {
    static constexpr auto kind = "reply";
    PromptId prompt;
    QString text;
    QString provider;     ///< "scripted"
    QString scriptReply;  ///< the kit's reply id; empty for the fallback or another provider
    qint64 startedUs = 0; ///< session time of the first word
    QString model = {};
    /// Empty: as it should; "stopped" by the candidate, "cut" in the middle, "length": the model's limit, "refused" by the
    /// model, "budget": of the session, "failed": nothing (more) came.
    QString ending = {};
    QString why = {};    ///< with "cut", "failed", "budget": a sentence for people
    int waitSeconds = 0; ///< after which asking again can help
    Outside from = {};
};
/// The candidate stopped the assistant.
struct AssistantStopped {
    static constexpr auto kind = "assistant.stopped";
    PromptId prompt;
    Outside from = {};
};
/// What one request to a model took, and whether it went well.
struct ModelUsed {
    static constexpr auto kind = "model.used";
    PromptId prompt; ///< may be empty
    QString model;
    qint64 inputTokens = 0, outputTokens = 0; ///< of the whole request
    qint64 cachedTokens = 0;                  ///< of the input
    qint64 costMicros = 0;                    ///< millionths of a US dollar; 0: not known
    qint64 durationUs = 0;
    int status = 0;  ///< of HTTP; 0: not known
    QString problem; ///< empty: it went well
    Outside from = {};
    friend bool operator==(const ModelUsed&, const ModelUsed&) = default;
};
/// The assistant used a tool while it answered `prompt`.
struct ToolCalled {
    static constexpr auto kind = "tool.called";
    ToolCallId call;
    PromptId prompt;
    QString tool, input;
    QString use = {};     ///< "edit", "shell"; empty: something else
    QString command = {}; ///< of a shell
    QList<ActEdit> edits = {};
    bool byAgent = false; ///< a sub-agent's
    Outside from = {};
    bool again = false; ///< a known one with what was not told before; not another
};
/// The candidate, or a rule of theirs, said whether a call may go on.
struct ToolDecided {
    static constexpr auto kind = "tool.decided";
    ToolCallId call;
    bool accepted = false;
    QString by;       ///< "person", "rule", "hook"
    QString feedback; ///< what they wrote with a no
    Outside from = {};
    bool again = false; ///< a known one with the feedback, or another answer to it
};
/// Told again with more in it, it completes what was there.
struct ToolReturned {
    static constexpr auto kind = "tool.returned";
    ToolCallId call;
    bool failed = false;
    QString output;
    bool truncated = false; ///< `output` is only the beginning
    QString outcome = {};   ///< see toolOutcomeName(); empty in old records
    qint64 durationUs = 0;  ///< 0: not known
    Outside from = {};
};
struct SuggestionOffered {
    static constexpr auto kind = "suggestion.offered";
    SuggestionId suggestion;
    PromptId prompt;
    FileId file;
    qint64 version = 0; ///< of the file `changes` apply to
    ChangeSet changes;
    int linesAdded = 0, linesRemoved = 0;
    QList<FlawId> carries; ///< never sent to the candidate
    bool inlined = false;  ///< a completion where the caret stood; `prompt` is empty
};
/// It came before the candidate's eyes.
struct SuggestionShown {
    static constexpr auto kind = "suggestion.shown";
    SuggestionId suggestion;
    QString messageId;
};
struct SuggestionDecided {
    static constexpr auto kind = "suggestion.decided";
    SuggestionId suggestion;
    Decision decision = Decision::Open;
    int linesTaken = 0; ///< added lines that went in
    QString messageId;
};
/// A completion or an edit that the candidate's own editor offered, and what became of it.
struct EditorOffered {
    static constexpr auto kind = "editor.offered";
    QString path;
    QString text; ///< empty: not told
    bool accepted = false;
    int linesAdded = 0, linesRemoved = 0;
    Outside from = {};
};
/// A folder of the candidate's is mirrored into the shared files, and what their tools write is followed.
struct WatchStarted {
    static constexpr auto kind = "watch.started";
    QString folder; ///< its name, without the path to it
    QString notice; ///< what they agreed to, word for word
    QStringList tools = {};
};
struct WatchEnded {
    static constexpr auto kind = "watch.ended";
    QString why; ///< empty: as asked
};
/// What a file of a tool held was taken into the record, by an interviewer; the acts stand before it.
struct ActsImported {
    static constexpr auto kind = "acts.imported";
    QString name, source; ///< `source`: the kind of file, "claude-code", "codex", "aider", ...
    QString sha256;       ///< of the file, hexadecimal
    int acts = 0;         ///< taken in
    int known = 0;        ///< were in the record already
    int elsewhen = 0;     ///< happened outside of the session
    int notUnderstood = 0;
};

} // namespace event
} // namespace jumpseat
