// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "kit/kit.h"
#include "session/assistant.h"
#include "session/caret_recorder.h"
#include "session/command.h"
#include "session/outside_recorder.h"
#include "session/session_runs.h"
#include "session/session_state.h"
#include "session/transient.h"

namespace jumpseat {

/// A session while it runs: checks commands, orders edits, stamps events, folds them, hands them on.
/// Single-threaded and free of sockets, files and threads; the host gives it all three through the sinks.
class LiveSession {
public:
    struct Sinks {
        std::function<void(EventPtr)> recorded;          ///< each event, in order, already applied to state()
        std::function<void(const Transient&)> transient; ///< carets and reply parts
    };

    /// `state` is empty for a new session, else the fold of its journal.
    /// `runner` nullptr: nothing can be run.
    LiveSession(SessionId id, Kit kit, SessionState state, const Clock& clock, Assistant& assistant, Sinks sinks,
        Runner* runner = nullptr);
    LiveSession(const LiveSession&) = delete;
    LiveSession& operator=(const LiveSession&) = delete;

    [[nodiscard]] const SessionId& id() const { return m_id; }
    [[nodiscard]] const Kit& kit() const { return m_kit; }
    [[nodiscard]] const SessionState& state() const { return m_state; }
    /// Session time now, microseconds.
    [[nodiscard]] qint64 nowUs() const;

    /// First events of a new session (started, the first task's files), or session.resumed for an old one, whose
    /// unanswered prompts are asked again.
    void start(const QString& candidate, const QString& interviewer, const event::AssistantPinned& assistant = {});

    /// A participant is there, under the id `known` they had before or a new one. A candidate's first join records
    /// the consent to `notice` and starts the first task.
    ParticipantId join(Role role, const QString& name, const QString& notice, const ParticipantId& known = {});
    void setConnected(const ParticipantId& participant, bool connected);

    /// Errors: Forbidden, Refused, NotFound, OutOfRange and those of authority::rebase.
    [[nodiscard]] Result<void> execute(const ParticipantId& actor, const Command& command);

    /// What the candidate's own tools did, as it became known just now. Nothing is recorded before the consent, after the
    /// end, or when the session does not allow such tools.
    void outside(const QList<Act>& acts);

    /// Records the carets that have come to rest, ends runs that do not end. To be called when session time is wakeUs();
    /// nullopt: nothing waits.
    void tick();
    [[nodiscard]] std::optional<qint64> wakeUs() const;

    /// The journal is on the disk up to `seq`; `headHash`, hexadecimal, stands for all of it up to there.
    void committed(Seq seq, const QString& headHash);

private:
    [[nodiscard]] Result<void> checkOpen(const ParticipantId& rater) const;
    void recordCarets(bool all);
    void record(const ParticipantId& actor, event::Payload payload);
    void addFiles(const Task& task);
    void startTask(const ParticipantId& actor, int index);
    [[nodiscard]] Result<const ReviewCommentState*> ownComment(
        const ParticipantId& actor, const ReviewCommentId& id) const;
    [[nodiscard]] const Task* currentTask() const;
    [[nodiscard]] Result<const FileState*> changeableFile(const FileId& id) const;
    [[nodiscard]] Result<void> checkNewName(const QString& name, const FileState* self) const;
    void askAssistant(const PromptId& prompt);
    void replyFinished(const PromptId& prompt, qint64 startedUs, const AssistantReply& reply);
    void recordUse(const PromptId& prompt, const std::optional<event::ModelUsed>& used);
    void offerCompletion(const ParticipantId& actor, const command::Complete& asked, const Completion& completion);

    Result<void> handle(const ParticipantId& actor, const command::Push& push);
    Result<void> handle(const ParticipantId& actor, const command::AddFile& add);
    Result<void> handle(const ParticipantId& actor, const command::RenameFile& rename);
    Result<void> handle(const ParticipantId& actor, const command::RemoveFile& remove);
    Result<void> handle(const ParticipantId& actor, const command::RestoreFile& restore);
    Result<void> handle(const ParticipantId& actor, const command::MoveCursor& move);
    Result<void> handle(const ParticipantId& actor, const command::Ask& ask);
    Result<void> handle(const ParticipantId& actor, const command::StopReply& stop);
    Result<void> handle(const ParticipantId& actor, const command::Complete& complete);
    Result<void> handle(const ParticipantId& actor, const command::ReportShown& shown);
    Result<void> handle(const ParticipantId& actor, const command::StartWatch& watch);
    Result<void> handle(const ParticipantId& actor, const command::EndWatch& watch);
    Result<void> handle(const ParticipantId& actor, const command::TellActs& tell);
    Result<void> handle(const ParticipantId& actor, const command::ImportActs& import);
    Result<void> handle(const ParticipantId& actor, const command::ReportPaste& paste);
    Result<void> handle(const ParticipantId& actor, const command::Decide& decide);
    Result<void> handle(const ParticipantId& actor, const command::StartRun& start);
    Result<void> handle(const ParticipantId& actor, const command::GiveInput& give);
    Result<void> handle(const ParticipantId& actor, const command::StopRun& stop);
    Result<void> handle(const ParticipantId& actor, const command::OpenTerminal& open);
    Result<void> handle(const ParticipantId& actor, const command::TypeInTerminal& type);
    Result<void> handle(const ParticipantId& actor, const command::ResizeTerminal& resize);
    Result<void> handle(const ParticipantId& actor, const command::CommentOnChange& comment);
    Result<void> handle(const ParticipantId& actor, const command::EditComment& edit);
    Result<void> handle(const ParticipantId& actor, const command::RemoveComment& remove);
    Result<void> handle(const ParticipantId& actor, const command::GiveVerdict& give);
    Result<void> handle(const ParticipantId& actor, const command::ViewChange& view);
    Result<void> handle(const ParticipantId& actor, const command::LogTradeoff& log);
    Result<void> handle(const ParticipantId& actor, const command::DrawDiagram& draw);
    Result<void> handle(const ParticipantId& actor, const command::DropConstraint& drop);
    Result<void> handle(const ParticipantId& actor, const command::TryHiddenTests&);
    Result<void> handle(const ParticipantId& actor, const command::RecordFinding& finding);
    Result<void> handle(const ParticipantId& actor, const command::StartTask& start);
    Result<void> handle(const ParticipantId& actor, const command::GiveHint& give);
    Result<void> handle(const ParticipantId& actor, const command::EndSession& end);
    Result<void> handle(const ParticipantId& actor, const command::AddNote& add);
    Result<void> handle(const ParticipantId& actor, const command::AddBookmark& add);
    Result<void> handle(const ParticipantId& actor, const command::TickQuestion& tick);
    Result<void> handle(const ParticipantId& actor, const command::JudgeFlaw& judge);
    Result<void> handle(const ParticipantId& actor, const command::GiveScore& give);
    Result<void> handle(const ParticipantId& actor, const command::LinkEvidence& link);
    Result<void> handle(const ParticipantId& actor, const command::UnlinkEvidence& unlink);
    Result<void> handle(const ParticipantId& actor, const command::Recommend& recommend);
    Result<void> handle(const ParticipantId& actor, const command::SubmitScorecard& submit);
    Result<void> handle(const ParticipantId& actor, const command::AmendScorecard& amend);

    SessionId m_id;
    Kit m_kit;
    SessionState m_state;
    const Clock& m_clock;
    Assistant& m_assistant;
    Sinks m_sinks;
    CaretRecorder m_carets;
    SessionRuns m_runs;
    OutsideRecorder m_outside;
    QHash<SuggestionId, event::SuggestionOffered> m_completions; ///< sent, and not shown yet
    int m_completionCount = 0;
    Seq m_headSeq = 0;
    QString m_headHash;
    qint64 m_startUs = 0; // monotonic time that counts as session time 0
};

} // namespace jumpseat
