// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/session_state.h"

#include <QHash>

namespace jumpseat {

/// What the record shows of a planted flaw or a control. A fact about the code and what was said, never about a person.
enum class FlawSign {
    Met,         ///< it came before the candidate: its task began, or a reply that carries it was offered
    Accepted,    ///< assistant text that carries it went into a file
    SeenFailing, ///< a test that the candidate ran failed because of it
    Stated,      ///< the candidate said it: a comment on its lines, or an interviewer's finding
    Fixed,       ///< its hidden test passed after it had been there, or its lines are gone
    Missed,      ///< its task ended and it was neither said nor fixed
    FalseAlarm,  ///< of a control: called wrong, or changed so that its hidden test fails
};

/// One sign, and the event that shows it. `seq` 0: the text as it is now shows it, no single event does.
struct FlawEvidence {
    FlawSign sign = FlawSign::Met;
    Seq seq = 0;
    qint64 atUs = 0;
    friend bool operator==(const FlawEvidence&, const FlawEvidence&) = default;
};

/// One flaw or control with all that is known of it.
struct FlawEntry {
    FlawId id;
    bool control = false;
    TaskId task;
    QList<FlawEvidence> signs; ///< in order of time, each sign once: where it showed first
    FlawVerdict verdict = FlawVerdict::Open;
    Seq verdictSeq = 0;
    QList<FindingState> findings; ///< the interviewer's notes on how it was put

    [[nodiscard]] const FlawEvidence* find(FlawSign sign) const;
    [[nodiscard]] bool isMet() const { return find(FlawSign::Met); }
    /// What the record says it came to; Open while it says nothing.
    [[nodiscard]] FlawVerdict proposed() const;
    /// From when it was met until it was said or fixed, whichever came first; nullopt when neither did. Microseconds.
    [[nodiscard]] std::optional<qint64> timeToCatchUs() const;
};

/// The flaws and controls of a session as its events show them, event by event, like LaneIndex. Text is not looked at
/// while it is typed; what the present text alone shows is added when asked.
class FlawLedger {
public:
    FlawLedger() = default;
    explicit FlawLedger(const Kit& kit);

    /// Events in order of seq.
    void append(const Event& event);
    /// In kit order. `now`: the state after the last event.
    [[nodiscard]] QList<FlawEntry> entries(const SessionState& now) const;
    [[nodiscard]] const QList<PlantedFlaw>& flaws() const { return m_flaws; }

private:
    struct Row {
        FlawEntry entry;
        bool planted = false; ///< in what the task begins with
        bool inText = false;  ///< it can be caught or fixed: planted and met, or accepted
        int line = 0;         ///< of the marker in a pull request's file, from 1; 0: nowhere
    };
    void add(const Event& event, const event::TaskStarted& started);
    void add(const Event& event, const event::SessionEnded&);
    void add(const Event& event, const event::SuggestionOffered& offered);
    void add(const Event& event, const event::SuggestionDecided& decided);
    void add(const Event& event, const event::RunStarted& started);
    void add(const Event& event, const event::RunOutput& output);
    void add(const Event& event, const event::TestsReported& reported);
    void add(const Event& event, const event::HiddenTested& tested);
    void add(const Event& event, const event::ReviewCommented& comment);
    void add(const Event& event, const event::FlawJudged& judged);
    void add(const Event& event, const event::FindingRecorded& finding);
    template <class Other> void add(const Event&, const Other&) { }

    static void note(Row& row, FlawSign sign, const Event& event);
    void closeTask(const Event& event);
    void meet(Row& row, const Event& event);

    QList<PlantedFlaw> m_flaws;
    QList<Row> m_rows; ///< [i] is of m_flaws[i]
    TaskId m_task;
    QHash<SuggestionId, QList<FlawId>> m_carried;
    QHash<RunId, QString> m_output; ///< of the run that goes on, where failing lines may stand
};

/// Whether the task's own files, or its pull request, hold it from the beginning. Without a marker nothing tells it from
/// the task it belongs to.
[[nodiscard]] bool isPlantedFromTheStart(const PlantedFlaw& flaw, const Task& task);

} // namespace jumpseat
