// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "session/session_state.h"

#include <functional>

namespace jumpseat {

/// Makes events of what the candidate's own tools did, each act once, whichever channels tell of it.
///
/// What is the same is found by the tools' own ids: of a call (tool_use_id, call_id), of a message and of a request. The
/// channel that first tells of a message keeps it: others cut it in other places. What is told again with more in it
/// completes the record.
///
/// Where channels share no id, what another one told within two minutes is the same when it has the same words (a prompt,
/// a reply), the same numbers of tokens (a request to a model), or the same work to do (a call). One channel never tells the same twice: two equal
/// prompts on one are two.
class OutsideRecorder {
public:
    /// Taken: recorded; Completed: more of what was known; Known: nothing new; Empty: nothing in it to record.
    enum class Outcome { Taken, Completed, Known, Empty };

    struct Seams {
        std::function<const SessionState&()> state;
        std::function<void(const ParticipantId& actor, event::Payload)> record;
    };
    explicit OutsideRecorder(Seams seams)
        : m_seams(std::move(seams))
    {
    }

    /// `happenedUs`: session time when it happened; 0: now. Precondition: the candidate has consented.
    Outcome take(const Act& act, qint64 happenedUs);

private:
    [[nodiscard]] Outside outsideOf(
        const Act& act, qint64 happenedUs, const QString& id, const QString& alias = {}) const;
    [[nodiscard]] bool knows(char16_t what, const QString& id) const;
    [[nodiscard]] bool toldByAnother(char16_t what, const QString& id, const Act& act) const;
    [[nodiscard]] const Turn* sameWords(const Act& act, const QString& text, qint64 happenedUs) const;
    [[nodiscard]] bool saidByAnother(const Act& act, const QString& text, qint64 happenedUs) const;
    [[nodiscard]] const ModelUseState* usedByAnother(
        const Act& act, const act::Used& what, const QString& id, qint64 happenedUs) const;
    [[nodiscard]] const ToolCallState* calledByAnother(
        const Act& act, const act::ToolUsed& what, qint64 happenedUs) const;
    [[nodiscard]] const Turn* lastTurn(const Act& act) const;
    PromptId turnFor(const Act& act, qint64 happenedUs);
    [[nodiscard]] const ToolCallState* calledBefore(const Act& act, const QString& callId, const QString& tool) const;
    ToolCallId callFor(const Act& act, const QString& callId, const QString& tool, qint64 happenedUs);

    Outcome take(const Act& act, const act::Prompted& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::Said& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::ToolUsed& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::ToolDecided& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::ToolEnded& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::Interrupted& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::Used& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::Failed& what, qint64 happenedUs);
    Outcome take(const Act& act, const act::Offered& what, qint64 happenedUs);

    Seams m_seams;
    QHash<PromptId, QStringList> m_tellers;   ///< channels that told of a prompt: two of one channel are two
    QHash<Seq, QStringList> m_users;          ///< the same of a request to a model
    QHash<ToolCallId, QStringList> m_callers; ///< and of a tool's call
    /// By channel and conversation: the call that a channel without ids spoke of last, and that another one had told.
    QHash<QString, ToolCallId> m_spokenOf;
};

} // namespace jumpseat
