// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/command.h"
#include "session/runner.h"
#include "session/session_state.h"

namespace jumpseat {

/// The runs of a live session, as events: at most one program and one terminal at a time, and the hidden tests, which
/// run behind the candidate's back whenever there is something new to know.
class SessionRuns {
public:
    static constexpr qsizetype longestInput = 16 * 1024; ///< UTF-16 units
    static constexpr int minSize = 2, maxSize = 500;     ///< rows or columns of a terminal
    static constexpr qint64 graceUs = 2'000'000;         ///< from the interrupt to the kill
    static constexpr qint64 copyDelayUs = 300'000;       ///< until an edit is in the terminal's folder

    struct Hooks {
        std::function<const SessionState&()> state;
        std::function<qint64()> nowUs;
        std::function<void(const ParticipantId&, event::Payload)> record;
    };
    /// `kit` outlives it. `runner` nullptr: nothing can be run.
    SessionRuns(const Kit& kit, Runner* runner, Hooks hooks);
    ~SessionRuns();

    // Errors: Refused, NotFound, OutOfRange, TooLarge.
    [[nodiscard]] Result<void> start(const ParticipantId& actor, const command::StartRun& start);
    [[nodiscard]] Result<void> input(const ParticipantId& actor, const command::GiveInput& give);
    [[nodiscard]] Result<void> stop(const command::StopRun& stop);
    [[nodiscard]] Result<void> openTerminal(const ParticipantId& actor, const command::OpenTerminal& open);
    [[nodiscard]] Result<void> type(const ParticipantId& actor, const command::TypeInTerminal& type);
    [[nodiscard]] Result<void> resize(const ParticipantId& actor, const command::ResizeTerminal& resize);
    [[nodiscard]] Result<void> tryHidden();

    /// The task or the session ends: what goes on is stopped, and the hidden tests have their last word.
    void endAll();
    /// The host was closed while they went on.
    void closeLost();
    /// To be told of every event, after it was applied.
    void applied(const Event& event);
    void tick();
    [[nodiscard]] std::optional<qint64> wakeUs() const;

private:
    struct Open {
        RunId id;
        std::unique_ptr<RunningJob> job;
        bool isStopped = false;
        std::optional<qint64> killAtUs = {};
    };
    [[nodiscard]] Result<void> ready() const;
    [[nodiscard]] const Task* currentTask() const;
    [[nodiscard]] QList<JobFile> files(const Task& task) const;
    [[nodiscard]] RunId nextId() const;
    [[nodiscard]] Open* find(const RunId& id);
    void begin(std::optional<Open>& place, RunId id, RunJob job);
    void said(const RunId& id, OutputStream stream, const QString& text);
    void ended(std::optional<Open>& place, const RunEnding& ending);
    void cut(std::optional<Open>& place);
    void recordCast(const ParticipantId& actor, const RunId& id, const QString& code, const QString& data);
    void copyToTerminal();
    void tryHiddenOf(const Task& task);
    void beginHidden(const TaskId& task, RunJob job);

    const Kit& m_kit;
    Runner* m_runner;
    Hooks m_hooks;
    std::optional<Open> m_program, m_terminal;
    QList<JobFile> m_inTerminal; ///< as its folder has them
    std::optional<qint64> m_copyAtUs;
    std::unique_ptr<RunningJob> m_hidden;
    TaskId m_hiddenTask; ///< of the last hidden run, with what it was run over
    QList<JobFile> m_hiddenFiles;
    std::optional<std::pair<TaskId, RunJob>> m_nextHidden; ///< waits for the one that runs
};

} // namespace jumpseat
