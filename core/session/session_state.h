// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/shared_stack.h"
#include "session/activity.h"
#include "session/caret.h"
#include "session/scorecard.h"
#include "text/text_document.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace jumpseat {

/// An accepted edit as the collab protocol knows it. History index i made version i + 1. It is the recorded event itself:
/// a long session has hundreds of thousands.
class AcceptedUpdate {
public:
    /// Precondition: `event` is an edit.
    explicit AcceptedUpdate(EventPtr event)
        : m_event(std::move(event))
    {
    }
    [[nodiscard]] const event::Edited& edit() const { return std::get<event::Edited>(m_event->payload); }
    [[nodiscard]] const ClientId& client() const { return edit().client; }
    [[nodiscard]] const ChangeSet& changes() const { return edit().changes; }
    [[nodiscard]] const ParticipantId& author() const { return m_event->actor; }

private:
    EventPtr m_event;
};

struct FileState {
    FileId id;
    TaskId task;
    QString name;
    bool readOnly = false;
    bool removed = false; ///< nobody sees it, nobody edits it; it may come back
    QString firstText;    ///< of version 0
    TextDocument document;
    Provenance provenance;
    SharedStack<AcceptedUpdate> history;
    QHash<ClientId, qint64> lastClientSeq;

    [[nodiscard]] qint64 version() const { return history.size(); }
    /// The text as it was; played again from the first one. Precondition: 0 <= version <= version().
    [[nodiscard]] QString textAt(qint64 version) const;
};

struct ParticipantState {
    ParticipantId id;
    Role role = Role::Candidate;
    QString name;
    bool connected = false;
};

struct TaskState {
    TaskId id;
    int index = 0;
    QString title;
    int minutes = 0;
    qint64 startedUs = 0;
};

/// A prompt and what came of it.
struct Turn {
    PromptId id;
    Seq promptSeq = 0, replySeq = 0; ///< replySeq 0: not answered yet
    QString prompt, reply;
    QStringList context;
    qint64 promptUs = 0, replyStartedUs = 0, replyEndedUs = 0;
    QString provider;
    QString scriptReply;
    QList<SuggestionId> suggestions;
    PromptId about;
    QString as; ///< "retry", "pushback"
    bool queued = false;
    QString model, ending, why; ///< of the reply, see event::ReplyFinished
    int waitSeconds = 0;
    qint64 stoppedUs = -1; ///< -1: nobody stopped it
    Outside from;
    QStringList repliedBy; ///< channels that told parts of the reply, the first first; empty: Jumpseat's own assistant
    QList<ToolCallId> tools;
};

struct SuggestionState {
    SuggestionId id;
    PromptId prompt;
    FileId file;
    qint64 version = 0;
    ChangeSet changes;
    int linesAdded = 0, linesRemoved = 0, linesTaken = 0;
    Seq offeredSeq = 0, decidedSeq = 0;
    qint64 offeredUs = 0, decidedUs = 0;
    qint64 shownUs = -1; ///< -1: not told
    bool inlined = false;
    Decision decision = Decision::Open;
    QList<FlawId> carries;

    /// Reading begins when it came into view; older records only know when it was offered.
    [[nodiscard]] qint64 readFromUs() const { return shownUs >= 0 ? shownUs : offeredUs; }
};

struct NoteState {
    Seq seq = 0;
    qint64 atUs = 0;
    QString text;
    NoteTag tag = NoteTag::Behaviour;
};

struct FlawState {
    FlawVerdict verdict = FlawVerdict::Open;
    Seq seq = 0;
    qint64 atUs = 0;
};

struct HintState {
    TaskId task;
    int index = 0;
    QString text;
    qint64 atUs = 0;
};

/// Everything a session is at one instant: the fold of its events up to `lastSeq`. A value; copying is a snapshot.
struct SessionState {
    Seq lastSeq = 0;
    qint64 lastUs = 0;
    std::optional<event::SessionStarted> info;
    qint64 startedWallMs = 0;
    QList<ClockMark> clockMarks;                     ///< at each opening of the session
    std::optional<event::AssistantPinned> assistant; ///< unset in records of old: the scripted one
    int epoch = 0;                                   ///< how often the session was opened
    bool consented = false;
    bool ended = false;
    QList<ParticipantState> participants;
    QList<TaskState> tasks; ///< started ones, in order; the last is the current one
    QList<FileState> files;
    QMap<ParticipantId, CaretState> carets; ///< of whoever moved or wrote
    QList<PasteState> pastes;               ///< those that did not go into a file
    QList<Turn> turns;
    QList<ToolCallState> toolCalls;
    QList<ModelUseState> modelUses;
    QList<EditorOfferState> editorOffers;
    QList<WatchState> watches;
    QList<ImportState> imports;
    QHash<QString, QString> outside; ///< what was told of already, see OutsideRecorder
    QList<SuggestionState> suggestions;
    QList<RunState> runs;
    QList<HiddenTestState> hiddenTests;
    QList<ReviewCommentState> reviewComments;
    QMap<TaskId, VerdictState> reviewVerdicts;
    std::optional<ReviewViewState> reviewView;
    QList<ConstraintState> constraints;
    QList<TradeoffState> tradeoffs;
    QList<DiagramState> diagrams; ///< the newest of each block
    QList<HintState> hints;
    QList<NoteState> notes;
    QList<Seq> bookmarks;
    QMap<FlawId, FlawState> flaws;
    QSet<QString> questionsAsked; ///< "task:index"
    QList<FindingState> findings;
    QMap<ParticipantId, Scorecard> scorecards;
    QList<FeedbackState> feedback;
    QList<MediaState> media;
    QList<RecoveryState> recoveries;
    QSet<QString> messageIds; ///< of what pages asked for and is recorded already

    /// The one reducer, for live and replay alike. Errors (a gap in seq, an edit that does not fit, an unknown
    /// file): the event is not applied and the state is as before.
    [[nodiscard]] Result<void> apply(const EventPtr& event);
    [[nodiscard]] Result<void> apply(Event event) { return apply(std::make_shared<const Event>(std::move(event))); }

    [[nodiscard]] const FileState* file(const FileId& id) const;
    [[nodiscard]] const SuggestionState* suggestion(const SuggestionId& id) const;
    [[nodiscard]] const Turn* turn(const PromptId& id) const;
    [[nodiscard]] const RunState* run(const RunId& id) const;
    /// The run, or the terminal, that goes on.
    [[nodiscard]] const RunState* openRun(bool terminal) const;
    [[nodiscard]] const ParticipantState* participant(const ParticipantId& id) const;
    [[nodiscard]] const ParticipantState* candidate() const; ///< the first with that role
    [[nodiscard]] const TaskState* currentTask() const;
    /// Those that people see, in order.
    [[nodiscard]] QList<FileState> visibleFiles() const;
    /// A page's request of that id is recorded already; false for an empty id.
    [[nodiscard]] bool wasDone(const QString& messageId) const { return messageIds.contains(messageId); }
    [[nodiscard]] Scorecard scorecard(const ParticipantId& rater) const;
    [[nodiscard]] const ToolCallState* toolCall(const ToolCallId& id) const;
    /// Session time of an instant by the clock; nullopt when the session was not yet, or no longer. While the program was
    /// closed session time stood still.
    [[nodiscard]] std::optional<qint64> sessionTimeOf(qint64 wallMs) const;
    /// What the clock said then; the beginning's for what was before it.
    [[nodiscard]] qint64 wallMsOf(qint64 us) const;
    /// All that models took in this session so far.
    [[nodiscard]] ModelTotals modelTotals() const;
};

} // namespace jumpseat
