// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_value.h"
#include "transcripts/act_outlet.h"
#include "transcripts/name_counts.h"

#include <deque>

namespace jumpseat {

/// What a person typed while Claude Code worked: "queue-operation" records. A prompt that is removed from the queue was
/// delivered in the middle of the turn and stands in no other record; one that is dequeued has a record of its own; popAll
/// takes what is left back into the editor.
class ClaudeQueue {
public:
    /// A record of the queue. A prompt that was delivered now is put out.
    void operation(const JsonValue& record, const std::optional<Stamp>& when, const ActOutlet& outlet);

    [[nodiscard]] qint64 enqueued() const { return m_enqueued; }
    [[nodiscard]] const NameCounts& nextOperations() const { return m_next; } ///< "then_remove", ...

private:
    struct Waiting {
        std::optional<Stamp> when;
        std::string text;
        bool isPrompt = false; ///< not a command, not a notification
    };
    void enqueue(std::string text, const std::optional<Stamp>& when);
    void remove(std::string text, const std::optional<Stamp>& when, const ActOutlet& outlet);

    std::deque<Waiting> m_waiting;
    bool m_lastWasPrompt = false; ///< the record before this one of the queue put a prompt in
    qint64 m_enqueued = 0;
    NameCounts m_next;
};

} // namespace jumpseat
