// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "replay/replay_cursor.h"
#include "session/command.h"
#include "session/session_state.h"
#include "session/transient.h"
#include "share/host.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <mutex>
#include <optional>

namespace jumpseat {

/// A session as the window sees it, live or recorded: the state folded so far and a signal for each step.
/// Every view listens here and to nothing else; no view keeps facts of its own.
class SessionModel : public QObject {
    Q_OBJECT
public:
    /// Live: feed() gives the sink for the host; drained once a frame on the UI thread.
    explicit SessionModel(Kit kit, QObject* parent = nullptr);
    /// Replay of stored events; starts at the end.
    SessionModel(Kit kit, QList<EventPtr> events, QObject* parent = nullptr);
    SessionModel(Kit kit, ReplayCursor recording, QObject* parent = nullptr);
    ~SessionModel() override;

    [[nodiscard]] DesktopSink feed();
    void attach(std::shared_ptr<HostedSession> hosted); ///< live only: where commands go

    [[nodiscard]] bool isLive() const { return m_live; }
    /// A recording that whoever sits here held, and may open again to score it.
    [[nodiscard]] bool isScorable() const { return m_scorable; }
    void setScorable(bool scorable) { m_scorable = scorable; }
    [[nodiscard]] const Kit& kit() const { return m_kit; }
    [[nodiscard]] const SessionState& state() const;     ///< as shown: at the playhead in replay
    [[nodiscard]] const QList<EventPtr>& events() const; ///< all known, later than the playhead included
    [[nodiscard]] EventPtr event(Seq seq) const;
    /// Whose scorecard this desktop writes and shows.
    [[nodiscard]] ParticipantId self() const;
    [[nodiscard]] ClientId clientId() const;
    [[nodiscard]] QString joinLink() const;
    [[nodiscard]] HostedSession* hosted() const { return m_hosted.get(); }

    /// Session time, microseconds: of the clock while live, of the playhead in replay.
    [[nodiscard]] qint64 nowUs() const;
    [[nodiscard]] qint64 durationUs() const;
    [[nodiscard]] Seq savedThrough() const { return m_savedThrough; }
    [[nodiscard]] QString saveProblem() const { return m_saveProblem; }
    /// Why code cannot be run here; empty: it can. Nothing while that is not known, and in a replay.
    [[nodiscard]] std::optional<QString> whyNoRuns() const { return m_whyNoRuns; }
    /// The reply of `prompt` as far as it has streamed, while it does.
    [[nodiscard]] QString partialReply(const PromptId& prompt) const;
    /// Where everybody stands. Live as they say it themselves, which is fresher than the record; in replay as recorded.
    [[nodiscard]] QHash<ParticipantId, transient::CursorMoved> cursors() const;

    /// The event that the interviewer has selected (timeline, lists); what "E" puts on a criterion. 0: none.
    [[nodiscard]] Seq selectedEvent() const { return m_selected; }
    void selectEvent(Seq seq);
    /// The criterion that is open in the rubric.
    [[nodiscard]] CriterionId currentCriterion() const { return m_criterion; }
    void setCurrentCriterion(const CriterionId& criterion);

    void send(Command command); ///< refused in replay (commandRefused is emitted)
    void seek(qint64 us);       ///< replay only

    /// One line that says what an event is, for lists, evidence and screen readers: "Took S4 after reading 0:22".
    [[nodiscard]] QString describe(const Event& event) const;

Q_SIGNALS:
    void eventApplied(const jumpseat::EventPtr& event); ///< live, or played forwards by one step
    void stateReset();                                  ///< replay jumped: read everything again
    void playheadMoved();                               ///< replay: nowUs() is another
    void transientArrived(const jumpseat::Transient& transient);
    void savedThroughChanged();
    void saveProblemChanged();
    void whyNoRunsChanged();
    void selectionChanged();
    void criterionChanged();
    void commandRefused(const QString& what);

private:
    struct Inbox {
        std::mutex mutex;
        QList<std::variant<EventPtr, Transient>> items;
        bool scheduled = false; ///< the window knows that there is something
        bool hasEvent = false;  ///< and that an event is among it
        SessionModel* target = nullptr;
    };
    void scheduleDrain();
    void drain();
    void applyLive(const EventPtr& event);
    void applyTransient(const Transient& transient);
    [[nodiscard]] QString nameOf(const ParticipantId& participant) const;
    [[nodiscard]] QString nameOf(const FileId& id) const;
    // event_words.cpp, event_words_acts.cpp and event_words_assistant.cpp, one for each kind
    QString words(const Event& event, const event::SessionStarted& e) const;
    QString words(const Event& event, const event::SessionResumed& e) const;
    QString words(const Event& event, const event::SessionEnded& e) const;
    QString words(const Event& event, const event::ConsentGiven& e) const;
    QString words(const Event& event, const event::ParticipantJoined& e) const;
    QString words(const Event& event, const event::ConnectionChanged& e) const;
    QString words(const Event& event, const event::TaskStarted& e) const;
    QString words(const Event& event, const event::FileAdded& e) const;
    QString words(const Event& event, const event::FileRenamed& e) const;
    QString words(const Event& event, const event::FileRemoved& e) const;
    QString words(const Event& event, const event::FileRestored& e) const;
    QString words(const Event& event, const event::Edited& e) const;
    QString words(const Event& event, const event::CaretMoved& e) const;
    QString words(const Event& event, const event::Pasted& e) const;
    QString words(const Event& event, const event::PromptSent& e) const;
    QString words(const Event& event, const event::ReplyFinished& e) const;
    QString words(const Event& event, const event::AssistantPinned& e) const;
    QString words(const Event& event, const event::AssistantStopped& e) const;
    QString words(const Event& event, const event::ModelUsed& e) const;
    QString words(const Event& event, const event::ToolCalled& e) const;
    QString words(const Event& event, const event::ToolDecided& e) const;
    QString words(const Event& event, const event::ToolReturned& e) const;
    QString words(const Event& event, const event::SuggestionOffered& e) const;
    QString words(const Event& event, const event::SuggestionShown& e) const;
    QString words(const Event& event, const event::SuggestionDecided& e) const;
    QString words(const Event& event, const event::EditorOffered& e) const;
    QString words(const Event& event, const event::WatchStarted& e) const;
    QString words(const Event& event, const event::WatchEnded& e) const;
    QString words(const Event& event, const event::ActsImported& e) const;
    QString words(const Event& event, const event::RunStarted& e) const;
    QString words(const Event& event, const event::RunOutput& e) const;
    QString words(const Event& event, const event::RunInput& e) const;
    QString words(const Event& event, const event::TerminalRecorded& e) const;
    QString words(const Event& event, const event::RunFinished& e) const;
    QString words(const Event& event, const event::TestsReported& e) const;
    QString words(const Event& event, const event::HiddenTested& e) const;
    QString words(const Event& event, const event::ReviewCommented& e) const;
    QString words(const Event& event, const event::ReviewEdited& e) const;
    QString words(const Event& event, const event::ReviewRemoved& e) const;
    QString words(const Event& event, const event::VerdictGiven& e) const;
    QString words(const Event& event, const event::ReviewViewed& e) const;
    QString words(const Event& event, const event::ConstraintDropped& e) const;
    QString words(const Event& event, const event::TradeoffLogged& e) const;
    QString words(const Event& event, const event::DiagramDrawn& e) const;
    QString words(const Event& event, const event::HintGiven& e) const;
    QString words(const Event& event, const event::NoteAdded& e) const;
    QString words(const Event& event, const event::BookmarkAdded& e) const;
    QString words(const Event& event, const event::QuestionTicked& e) const;
    QString words(const Event& event, const event::FlawJudged& e) const;
    QString words(const Event& event, const event::FindingRecorded& e) const;
    QString words(const Event& event, const event::ScoreGiven& e) const;
    QString words(const Event& event, const event::EvidenceLinked& e) const;
    QString words(const Event& event, const event::EvidenceUnlinked& e) const;
    QString words(const Event& event, const event::Recommended& e) const;
    QString words(const Event& event, const event::ScorecardSubmitted& e) const;
    QString words(const Event& event, const event::ScorecardAmended& e) const;
    QString words(const Event& event, const event::FeedbackWritten& e) const;
    QString words(const Event& event, const event::MediaAdded& e) const;
    QString words(const Event& event, const event::RecordRecovered& e) const;
    QString words(const Event& event, const event::Unknown& e) const;

    bool m_live;
    bool m_scorable = false;
    Kit m_kit;
    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<HostedSession> m_hosted;
    SessionState m_state;
    QList<EventPtr> m_events;
    std::unique_ptr<ReplayCursor> m_replay;
    qint64 m_clockOffsetUs = 0;
    Seq m_savedThrough = 0;
    QString m_saveProblem;
    std::optional<QString> m_whyNoRuns;
    QHash<PromptId, QString> m_partial;
    QHash<ParticipantId, transient::CursorMoved> m_cursors;
    QTimer m_drainTimer;
    qint64 m_lastDrainUs = 0, m_lastEventUs = 0;
    Seq m_selected = 0;
    CriterionId m_criterion;
};

} // namespace jumpseat
