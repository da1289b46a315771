// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "rubric/rubric.h"
#include "session/event_assistant.h"
#include "session/event_values.h"
#include "text/change_set.h"
#include "text/provenance.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace jumpseat {

/// Who may ever receive an event. Decided by its kind alone (see visibilityOf) and enforced by the host.
enum class Visibility { Shared, InterviewersOnly };

/// What one test of a run came to.
struct TestResult {
    QString id; ///< stable between runs: "tests/test_limiter.py::test_burst"
    QString name;
    TestOutcome outcome = TestOutcome::Error;
    qint64 durationUs = 0;
    QString message; ///< of a failure or an error, or why it was skipped
    friend bool operator==(const TestResult&, const TestResult&) = default;
};

/// A line of an asciicast, version 2 (docs.asciinema.org/manual/asciicast/v2): what a terminal said or was given.
struct CastLine {
    qint64 atUs = 0; ///< since the terminal was opened
    QString code;    ///< "o": it said so; "i": it was given that; "r": its size became "COLUMNSxROWS"
    QString data;
    friend bool operator==(const CastLine&, const CastLine&) = default;
};

/// The payloads: one struct a kind, named as people would say it. `kind` is the name in the journal. Every member
/// defaults to its type's zero value, which the journal leaves out. Those of assistants are in event_assistant.h.
namespace event {

struct SessionStarted {
    static constexpr auto kind = "session.started";
    QString kitId, kitTitle, kitHash;
    int kitVersion = 0;
    int minutes = 0;
    QString candidate; ///< the name the interviewer gave; may be empty
    QString interviewer;
    QString snapshotHash = {}; ///< of the kit as stored with the session, see kit_snapshot.h; empty in old records
};
/// The program was closed or killed and the session goes on; session time continues where it stopped.
struct SessionResumed {
    static constexpr auto kind = "session.resumed";
};
struct SessionEnded {
    static constexpr auto kind = "session.ended";
};
/// The candidate read `notice` and agreed; nothing of theirs is recorded before this.
struct ConsentGiven {
    static constexpr auto kind = "consent.given";
    ParticipantId participant;
    QString notice; ///< what was shown, word for word
};
struct ParticipantJoined {
    static constexpr auto kind = "participant.joined";
    ParticipantId participant;
    Role role = Role::Candidate;
    QString name;
};
struct ConnectionChanged {
    static constexpr auto kind = "participant.connection";
    ParticipantId participant;
    bool connected = false;
};
struct TaskStarted {
    static constexpr auto kind = "task.started";
    TaskId task;
    int index = 0; ///< from 0, in kit order
    QString title;
    int minutes = 0;
};
struct FileAdded {
    static constexpr auto kind = "file.added";
    FileId file;
    TaskId task;
    QString name, text;
    bool readOnly = false;
    QString messageId = {}; ///< of the request, when a page asked for it
};
struct FileRenamed {
    static constexpr auto kind = "file.renamed";
    FileId file;
    QString name;
    QString messageId = {};
};
/// Out of everybody's sight; its text is kept and can be brought back.
struct FileRemoved {
    static constexpr auto kind = "file.removed";
    FileId file;
    QString messageId = {};
};
struct FileRestored {
    static constexpr auto kind = "file.restored";
    FileId file;
    QString messageId = {};
};
struct Edited {
    static constexpr auto kind = "edit";
    FileId file;
    qint64 version = 0; ///< of the file after this edit; counts from 1
    ClientId client;
    qint64 clientSeq = 0;          ///< this client's own count for this file, from 1
    ChangeSet changes;             ///< rebased: applies to version - 1
    QString userEvent;             ///< CodeMirror's: "input.type", "input.paste", "delete.backward", "undo", ...
    Origin origin;                 ///< of the inserted text; where that is mixed, of most of it
    QList<OriginRun> origins = {}; ///< of the inserted text in order, where it is mixed
    int matchedPercent = 0;        ///< of a paste: how much of it stands in the reply that `origin` names
};
/// Where somebody's caret came to rest, when that is not where the edits before it leave it (see CaretState). `anchor`
/// differs from `head` when there is a selection.
struct CaretMoved {
    static constexpr auto kind = "caret";
    FileId file;
    qint64 version = 0; ///< of the file at this event
    qint32 anchor = 0, head = 0;
};
/// Text pasted by the candidate somewhere that is not a file; pastes into files are edits.
struct Pasted {
    static constexpr auto kind = "paste";
    PastePlace where = PastePlace::Elsewhere;
    QString text;
    Origin origin;          ///< of most of it
    int matchedPercent = 0; ///< how much of it stands in the reply that `origin` names
    QString messageId;
};
/// Code is run over the files as they are at this event; what it says follows in parts.
struct RunStarted {
    static constexpr auto kind = "run.started";
    RunId run;
    TaskId task;
    QString command;
    bool isTest = false;
    int rows = 0, columns = 0; ///< of a terminal; 0: it is none
    QString messageId = {};
};
struct RunOutput {
    static constexpr auto kind = "run.output";
    RunId run;
    OutputStream stream = OutputStream::Out;
    QString text;
};
/// Something for a run's standard input.
struct RunInput {
    static constexpr auto kind = "run.input";
    RunId run;
    QString text;
    bool end = false; ///< nothing follows
    QString messageId = {};
};
struct TerminalRecorded {
    static constexpr auto kind = "terminal.cast";
    RunId run;
    QList<CastLine> lines;
};
struct RunFinished {
    static constexpr auto kind = "run.finished";
    RunId run;
    int exitCode = 0;
    /// Empty when it ended by itself with `exitCode`; "signalled": by the signal of that number; "time", "cpu", "memory",
    /// "output", "disk": more than it may have; "stopped": by people; "lost": the program was closed meanwhile;
    /// anything else says why it could not be run.
    QString reason;
    qint64 durationUs = 0;
};
struct TestsReported {
    static constexpr auto kind = "tests.reported";
    RunId run;
    QList<TestResult> tests;
};
/// The kit's hidden tests were run over the files as they are at this event.
struct HiddenTested {
    static constexpr auto kind = "tests.hidden";
    TaskId task;
    QList<TestResult> tests;
    QString problem; ///< why there are none
    qint64 durationUs = 0;
};
/// A remark on lines of a change under review, or (`replyTo`) an answer to another one.
struct ReviewCommented {
    static constexpr auto kind = "review.comment";
    ReviewCommentId comment, replyTo;
    FileId file;
    int fromLine = 0, toLine = 0; ///< from 1, both included
    ReviewSide side = ReviewSide::New;
    QString severity; ///< "blocking", "important", "minor", "question"; empty for an answer
    QString text;
    TaskId task = {};
    QString messageId = {};
};
struct ReviewEdited {
    static constexpr auto kind = "review.edited";
    ReviewCommentId comment;
    QString severity, text;
    QString messageId;
};
struct ReviewRemoved {
    static constexpr auto kind = "review.removed";
    ReviewCommentId comment;
    QString messageId;
};
/// On the change as a whole; a later one stands in place of it.
struct VerdictGiven {
    static constexpr auto kind = "review.verdict";
    TaskId task;
    ReviewVerdict verdict = ReviewVerdict::None;
    QString text;
    QString messageId;
};
/// Which lines of a change the candidate had before them, where that rested.
struct ReviewViewed {
    static constexpr auto kind = "review.viewed";
    TaskId task;
    FileId file;
    ReviewSide side = ReviewSide::New;
    int fromLine = 0, toLine = 0;
};
/// The interviewer changed the terms of a design.
struct ConstraintDropped {
    static constexpr auto kind = "design.constraint";
    TaskId task;
    QString constraint; ///< the kit's id; empty for one of the interviewer's own
    QString title, text;
};
/// An entry of a design's log of trade-offs, or (with a known id) what became of it.
struct TradeoffLogged {
    static constexpr auto kind = "design.tradeoff";
    TradeoffId tradeoff;
    TaskId task;
    QString choice, instead, why;
    bool removed = false;
    QString messageId;
};
/// A diagram of a design document, as the page drew it and the host cleaned it.
struct DiagramDrawn {
    static constexpr auto kind = "design.diagram";
    FileId file;
    int index = 0;  ///< of the block in the document, from 0
    QString source; ///< hash of the block's text, see text_hash.h
    QString svg;    ///< nothing but shapes and text in it
};
struct HintGiven {
    static constexpr auto kind = "hint";
    TaskId task;
    int index = 0;
    QString text;
};
struct NoteAdded {
    static constexpr auto kind = "note";
    QString text;
    NoteTag tag = NoteTag::Behaviour;
};
struct BookmarkAdded {
    static constexpr auto kind = "bookmark";
};
struct QuestionTicked {
    static constexpr auto kind = "question";
    TaskId task;
    int index = 0;
    bool asked = false;
};
struct FlawJudged {
    static constexpr auto kind = "flaw.judged";
    FlawId flaw;
    FlawVerdict verdict = FlawVerdict::Open;
};
/// An interviewer's fact: in `event` the candidate said or showed that something is wrong.
struct FindingRecorded {
    static constexpr auto kind = "finding";
    FindingId finding;
    FlawId flaw; ///< empty: nothing that the kit planted
    Seq event = 0;
    QString text;
};
struct ScoreGiven {
    static constexpr auto kind = "score";
    CriterionId criterion;
    std::optional<int> level; ///< 1..5, 0 not observed, nullopt: taken back
};
/// `event` is offered as evidence for a criterion.
struct EvidenceLinked {
    static constexpr auto kind = "evidence.linked";
    EvidenceId evidence;
    CriterionId criterion;
    Seq event = 0;
};
struct EvidenceUnlinked {
    static constexpr auto kind = "evidence.unlinked";
    EvidenceId evidence;
};
struct Recommended {
    static constexpr auto kind = "recommendation";
    Recommendation value = Recommendation::None;
};
/// The rater's word is given: from here on the card changes only after an amendment.
struct ScorecardSubmitted {
    static constexpr auto kind = "scorecard.submitted";
    Seq headSeq = 0;  ///< of the newest event on the disk at that moment
    QString headHash; ///< of the journal up to there, hexadecimal: what the rater can have seen
};
/// A submitted card is open again. Both versions stay in the journal.
struct ScorecardAmended {
    static constexpr auto kind = "scorecard.amended";
    QString reason;
};
/// Words for the candidate after the interview.
struct FeedbackWritten {
    static constexpr auto kind = "feedback";
    QString text;
};
/// A file that an interviewer attached to the record. Its content is kept beside the journal under its hash.
struct MediaAdded {
    static constexpr auto kind = "media.added";
    MediaId media;
    QString name, type; ///< `type`: MIME
    qint64 size = 0;    ///< bytes
    QString sha256;     ///< hexadecimal
};
/// The first event after a damaged record was cut: what is missing, so that no reader takes it for whole.
struct RecordRecovered {
    static constexpr auto kind = "record.recovered";
    Seq lastKept = 0;
    Seq lostFrom = 0, lostTo = 0; ///< both included; 0: nothing readable was lost
    QString reason;
};
/// A kind written by a newer program: kept as it is and written back unchanged.
struct Unknown {
    QString kindName;
    QJsonObject payload;
};

using Payload = std::variant<SessionStarted, AssistantPinned, SessionResumed, SessionEnded, ConsentGiven,
    ParticipantJoined, ConnectionChanged, TaskStarted, FileAdded, FileRenamed, FileRemoved, FileRestored, Edited,
    CaretMoved, Pasted, PromptSent, ReplyFinished, AssistantStopped, ModelUsed, ToolCalled, ToolDecided, ToolReturned,
    SuggestionOffered, SuggestionShown, SuggestionDecided, EditorOffered, WatchStarted, WatchEnded, ActsImported,
    RunStarted, RunOutput, RunInput, TerminalRecorded, RunFinished, TestsReported, HiddenTested, ReviewCommented,
    ReviewEdited, ReviewRemoved, VerdictGiven, ReviewViewed, ConstraintDropped, TradeoffLogged, DiagramDrawn, HintGiven,
    NoteAdded, BookmarkAdded, QuestionTicked, FlawJudged, FindingRecorded, ScoreGiven, EvidenceLinked, EvidenceUnlinked,
    Recommended, ScorecardSubmitted, ScorecardAmended, FeedbackWritten, MediaAdded, RecordRecovered, Unknown>;

} // namespace event

/// One thing that happened. Immutable once recorded; the only source of truth about a session.
struct Event {
    Seq seq = 0;
    ParticipantId actor; ///< empty: the program itself, or the assistant
    qint64 atUs = 0;     ///< session time: microseconds since the session started, never falling
    qint64 wallMs = 0;   ///< what the computer's clock said, for people
    event::Payload payload;
};
using EventPtr = std::shared_ptr<const Event>;

[[nodiscard]] QString kindOf(const event::Payload& payload);
/// Whose the inserted text is, run by run in order.
[[nodiscard]] QList<OriginRun> originsOfInserted(const event::Edited& edit);
/// Shared for what the candidate may see; InterviewersOnly for notes, scores, evidence and every unknown kind. Feedback
/// is for the candidate, but stays here as long as nobody can release it: words still being weighed must not leak.
[[nodiscard]] Visibility visibilityOf(const event::Payload& payload);

/// The compact JSON that stands in the journal, and back. Unknown kinds become event::Unknown, never an error.
[[nodiscard]] QJsonObject payloadToJson(const event::Payload& payload);
[[nodiscard]] Result<event::Payload> payloadFromJson(const QString& kind, const QJsonObject& json);

} // namespace jumpseat
