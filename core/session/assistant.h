// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <chrono>
#include <functional>
#include <optional>

namespace jumpseat {

/// The seam for "later": the host's timer in the program, a hand-turned one in tests.
class Scheduler {
public:
    virtual ~Scheduler() = default;
    /// Runs `task` once on the session's own thread after `delay`; dropped when the scheduler goes away.
    virtual void after(std::chrono::milliseconds delay, std::function<void()> task) = 0;
};

/// One proposed replacement of a part of a file.
struct ProposedEdit {
    FileId file;
    ChangeSet changes; ///< for the file's version at the time of the reply
    QList<FlawId> carries;
};

/// A finished answer, whole or not.
struct AssistantReply {
    QString text;
    QString provider;
    QString scriptReply = {};
    QList<ProposedEdit> edits = {};
    QString model = {};
    QString ending = {}, why = {}; ///< as in event::ReplyFinished
    int waitSeconds = 0;
    std::optional<event::ModelUsed> used = {}; ///< of a model that counts; without its prompt
};

/// A continuation of `file` where the caret stands.
struct CompletionRequest {
    FileId file;
    qint64 version = 0;
    qint32 at = 0; ///< UTF-16 units
};
struct Completion {
    QString text; ///< empty: nothing to say
    std::optional<event::ModelUsed> used = {};
};

/// Something that answers prompts. Its calls and its sinks all run on the session's thread.
class Assistant {
public:
    struct Sink {
        std::function<void(const QString& delta)> streamed;
        std::function<void(const AssistantReply&)> finished;
    };
    virtual ~Assistant() = default;
    /// The reply to `prompt` is to end: its sink hears `finished` soon, with "stopped". Nothing happens when none is under way.
    virtual void stop(const PromptId& prompt) = 0;
    /// A newer request makes an older one void: its sink hears nothing more. Completions are rare words: most of the time
    /// there is nothing to say, and assistants without them never have.
    virtual void complete(const CompletionRequest&, const SessionState&, std::function<void(const Completion&)> sink)
    {
        sink({});
    }
    /// `state` is valid during the call and again in nothing else; `stateAtEnd` gives the state when the reply ends,
    /// for edits that must fit the text as it is by then.
    virtual void ask(
        const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd, Sink sink) = 0;
};

} // namespace jumpseat
