// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <chrono>
#include <functional>

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

/// A finished answer.
struct AssistantReply {
    QString text;
    QString provider;
    QString scriptReply;
    QList<ProposedEdit> edits;
};

/// Something that answers prompts. Its calls and its sinks all run on the session's thread.
class Assistant {
public:
    struct Sink {
        std::function<void(const QString& delta)> streamed;
        std::function<void(const AssistantReply&)> finished;
    };
    virtual ~Assistant() = default;
    /// `state` is valid during the call and again in nothing else; `stateAtEnd` gives the state when the reply ends,
    /// for edits that must fit the text as it is by then.
    virtual void ask(
        const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd, Sink sink) = 0;
};

} // namespace jumpseat
