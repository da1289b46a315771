// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "rubric/rubric.h"
#include "text/change_set.h"
#include "text/provenance.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace jumpseat {

enum class Role { Candidate, Interviewer, Shadow };
[[nodiscard]] QString roleName(Role role);         ///< "candidate", "interviewer", "shadow"
[[nodiscard]] Role roleFromName(QStringView name); ///< Shadow, the least powerful, for anything unknown

/// Who may ever receive an event. Decided by its kind alone (see visibilityOf) and enforced by the host.
enum class Visibility { Shared, InterviewersOnly };

/// What the candidate did with a suggestion.
enum class Decision { Open, Accepted, Partly, Edited, Rejected };
[[nodiscard]] QString decisionName(Decision value);        ///< "open", "accepted", "partly", "edited", "rejected"
[[nodiscard]] Decision decisionFromName(QStringView name); ///< Open for anything unknown

enum class NoteTag { Behaviour, Inference, Procedure };
[[nodiscard]] QString noteTagName(NoteTag value);
[[nodiscard]] NoteTag noteTagFromName(QStringView name);

enum class FlawVerdict { Open, Caught, Missed };
[[nodiscard]] QString flawVerdictName(FlawVerdict value);
[[nodiscard]] FlawVerdict flawVerdictFromName(QStringView name);

/// The payloads: one struct a kind, named as people would say it. `kind` is the name in the journal. Every member
/// defaults to its type's zero value, which the journal leaves out.
namespace event {

struct SessionStarted {
    static constexpr auto kind = "session.started";
    QString kitId, kitTitle, kitHash;
    int kitVersion = 0;
    int minutes = 0;
    QString candidate; ///< the name the interviewer gave; may be empty
    QString interviewer;
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
struct PromptSent {
    static constexpr auto kind = "prompt";
    PromptId prompt;
    QString text;
    QStringList context; ///< what was attached: "limiter.py", "limiter.py:26-37"
    QString messageId;   ///< the client's own id; makes a re-send harmless
};
struct ReplyFinished {
    static constexpr auto kind = "reply";
    PromptId prompt;
    QString text;
    QString provider;     ///< "scripted"
    QString scriptReply;  ///< the kit's reply id; empty for the fallback or another provider
    qint64 startedUs = 0; ///< session time of the first word
};
struct SuggestionOffered {
    static constexpr auto kind = "suggestion.offered";
    SuggestionId suggestion;
    PromptId prompt;
    FileId file;
    qint64 version = 0; ///< of the file `changes` apply to
    ChangeSet changes;
    int linesAdded = 0, linesRemoved = 0;
    QList<FlawId> carries; ///< never sent to the candidate
};
struct SuggestionDecided {
    static constexpr auto kind = "suggestion.decided";
    SuggestionId suggestion;
    Decision decision = Decision::Open;
    int linesTaken = 0; ///< added lines that went in
    QString messageId;
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
/// A kind written by a newer program: kept as it is and written back unchanged.
struct Unknown {
    QString kindName;
    QJsonObject payload;
};

using Payload = std::variant<SessionStarted, SessionResumed, SessionEnded, ConsentGiven, ParticipantJoined,
    ConnectionChanged, TaskStarted, FileAdded, FileRenamed, FileRemoved, FileRestored, Edited, PromptSent,
    ReplyFinished, SuggestionOffered, SuggestionDecided, HintGiven, NoteAdded, BookmarkAdded, QuestionTicked,
    FlawJudged, ScoreGiven, EvidenceLinked, EvidenceUnlinked, Recommended, Unknown>;

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
/// Shared for what the candidate may see; InterviewersOnly for notes, scores, evidence and every unknown kind.
[[nodiscard]] Visibility visibilityOf(const event::Payload& payload);

/// The compact JSON that stands in the journal, and back. Unknown kinds become event::Unknown, never an error.
[[nodiscard]] QJsonObject payloadToJson(const event::Payload& payload);
[[nodiscard]] Result<event::Payload> payloadFromJson(const QString& kind, const QJsonObject& json);

} // namespace jumpseat
