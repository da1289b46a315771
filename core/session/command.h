// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QList>
#include <QString>

#include <variant>

namespace jumpseat {

/// What a participant asks for. Checked and, if it stands, turned into events by LiveSession.
namespace command {

/// Where a text stood.
struct TextPlace {
    FileId file;
    qint64 version = 0; ///< confirmed
    qint32 from = 0;    ///< UTF-16 units
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};
/// One edit as its author made it, before any rebasing.
struct Update {
    ClientId client;
    qint64 clientSeq = 0; ///< from 1 for this client and file, without gaps
    ChangeSet changes;
    QString userEvent;
    SuggestionId suggestion;              ///< set when the inserted text is the assistant's
    std::optional<TextPlace> source = {}; ///< where the pasted text was cut or copied, when that was in this session
};
/// Edits made on top of `version` of the file.
struct Push {
    FileId file;
    qint64 version = 0;
    QList<Update> updates;
};
/// A new file of the present task.
struct AddFile {
    QString messageId; ///< makes a re-send harmless
    QString name;
    QString text;
};
struct RenameFile {
    QString messageId;
    FileId file;
    QString name;
};
/// Its text is kept: RestoreFile brings it back.
struct RemoveFile {
    QString messageId;
    FileId file;
};
struct RestoreFile {
    QString messageId;
    FileId file;
};
/// Caret and selection, as often as they move. Only where they come to rest is recorded.
struct MoveCursor {
    FileId file;
    qint64 version = 0;
    qint32 anchor = 0, head = 0;
};
struct Ask {
    QString messageId;
    QString text;
    QStringList context;
    PromptId about = {}; ///< with `as`
    QString as = {};     ///< "retry", "pushback"
};
/// The reply that streams is to end.
struct StopReply {
    PromptId prompt;
};
/// How the text could go on where the caret stands; comes as transient::CompletionCame.
struct Complete {
    QString messageId;
    FileId file;
    qint64 version = 0;
    qint32 at = 0;
};
/// A suggestion came before the candidate's eyes.
struct ReportShown {
    QString messageId;
    SuggestionId suggestion;
};
/// A program on the candidate's machine mirrors a folder into the shared files and tells what their tools do.
struct StartWatch {
    QString folder, notice;
    QStringList tools;
};
struct EndWatch {
    QString why;
};
/// What the candidate's own tools did, told by that program.
struct TellActs {
    QList<Act> acts;
};
/// What a file of a tool held, by an interviewer, also after the end.
struct ImportActs {
    event::ActsImported file; ///< what of it was taken is counted here
    QList<Act> acts;
};
/// The candidate pasted text somewhere that is not a file.
struct ReportPaste {
    QString messageId;
    PastePlace where = PastePlace::Elsewhere;
    QString text;
    std::optional<TextPlace> source = {}; ///< where it was cut or copied, when that was in this session
};
struct Decide {
    QString messageId;
    SuggestionId suggestion;
    Decision decision = Decision::Rejected;
    int linesTaken = 0;
};
/// The program of the present task, or its tests, over the files as they are.
struct StartRun {
    QString messageId;
    bool test = false;
};
struct GiveInput {
    QString messageId;
    RunId run;
    QString text;
    bool end = false; ///< nothing follows
};
/// Interrupts it, and kills it when it goes on. A terminal is closed.
struct StopRun {
    RunId run;
};
struct OpenTerminal {
    QString messageId;
    int rows = 24, columns = 80;
};
struct TypeInTerminal {
    RunId run;
    QString text;
};
struct ResizeTerminal {
    RunId run;
    int rows = 24, columns = 80;
};
struct CommentOnChange {
    QString messageId;
    ReviewCommentId comment, replyTo;
    FileId file; ///< path in the pull request
    ReviewSide side = ReviewSide::New;
    int fromLine = 0, toLine = 0;
    QString severity, text;
};
struct EditComment {
    QString messageId;
    ReviewCommentId comment;
    QString severity, text;
};
struct RemoveComment {
    QString messageId;
    ReviewCommentId comment;
};
struct GiveVerdict {
    QString messageId;
    ReviewVerdict verdict = ReviewVerdict::None;
    QString text;
};
struct ViewChange {
    FileId file;
    ReviewSide side = ReviewSide::New;
    int fromLine = 0, toLine = 0;
};
struct LogTradeoff {
    QString messageId;
    TradeoffId tradeoff;
    QString choice, instead, why;
    bool removed = false;
};
struct DrawDiagram {
    FileId file;
    int index = 0;
    QString source;
    QString svg;
};
/// Of the kit when `index` is not negative, else of the interviewer's own making.
struct DropConstraint {
    int index = -1;
    QString title, text;
};
/// Runs the hidden tests of the present task over the files as they are; nobody but interviewers hears of it.
struct TryHiddenTests { };
struct StartTask {
    int index = 0; ///< in kit order
};
struct GiveHint {
    int index = 0; ///< of the current task
};
struct EndSession { };
struct AddNote {
    QString text;
    NoteTag tag = NoteTag::Behaviour;
};
struct AddBookmark { };
struct TickQuestion {
    int index = 0; ///< of the current task
    bool asked = true;
};
struct JudgeFlaw {
    FlawId flaw;
    FlawVerdict verdict = FlawVerdict::Caught;
};
/// Ties words to an event in which the candidate said or showed something about a flaw.
struct RecordFinding {
    FlawId flaw;
    Seq event = 0;
    QString text;
};
struct GiveScore {
    CriterionId criterion;
    std::optional<int> level;
};
struct LinkEvidence {
    CriterionId criterion;
    Seq event = 0;
};
struct UnlinkEvidence {
    EvidenceId evidence;
};
struct Recommend {
    Recommendation value = Recommendation::None;
};
/// Gives the rater's word: refused until every criterion has a level or "not observed" and there is a recommendation.
struct SubmitScorecard { };
/// Opens the submitted card again.
struct AmendScorecard {
    QString reason;
};

} // namespace command

using Command = std::variant<command::StopReply, command::Complete, command::ReportShown, command::StartWatch,
    command::EndWatch, command::TellActs, command::ImportActs, command::Push, command::AddFile, command::RenameFile,
    command::RemoveFile, command::RestoreFile, command::MoveCursor, command::Ask, command::ReportPaste, command::Decide,
    command::StartRun, command::GiveInput, command::StopRun, command::OpenTerminal, command::TypeInTerminal,
    command::ResizeTerminal, command::CommentOnChange, command::EditComment, command::RemoveComment,
    command::GiveVerdict, command::ViewChange, command::LogTradeoff, command::DrawDiagram, command::DropConstraint,
    command::TryHiddenTests, command::RecordFinding, command::StartTask, command::GiveHint, command::EndSession,
    command::AddNote, command::AddBookmark, command::TickQuestion, command::JudgeFlaw, command::GiveScore,
    command::LinkEvidence, command::UnlinkEvidence, command::Recommend, command::SubmitScorecard,
    command::AmendScorecard>;

/// The id of a request that a page sends again until it is answered; empty for commands without one.
[[nodiscard]] QString messageIdOf(const Command& command);

/// The table of who may do what; the host asks it for every command.
[[nodiscard]] bool isPermitted(Role role, const Command& command);

} // namespace jumpseat
