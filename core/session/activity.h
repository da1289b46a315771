// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

namespace jumpseat {

// What people and programs did beside the text, as the fold keeps it. Of whatever can be cut off there is a beginning
// without an end: seq 0 stands for "not yet".

/// Text pasted somewhere that is not a file.
struct PasteState {
    Seq seq = 0;
    qint64 atUs = 0;
    ParticipantId who;
    PastePlace where = PastePlace::Elsewhere;
    QString text;
    Origin origin;
    int matchedPercent = 0;
};

struct ToolCallState {
    ToolCallId id;
    PromptId prompt;
    QString tool, input, output;
    bool failed = false;
    bool truncated = false;
    Seq calledSeq = 0, returnedSeq = 0;
    qint64 calledUs = 0, returnedUs = 0;
    QString use, command; ///< as in event::ToolCalled
    QList<ActEdit> edits;
    bool byAgent = false;
    QString outcome; ///< see toolOutcomeName(); empty: not known yet
    QString decidedBy, feedback;
    bool accepted = false; ///< counts when decidedBy is not empty
    qint64 durationUs = 0;
    Outside from;
};

struct ModelUseState {
    Seq seq = 0;
    qint64 atUs = 0;
    event::ModelUsed used;
};

/// Sums over a session.
struct ModelTotals {
    int requests = 0, problems = 0;
    qint64 inputTokens = 0, outputTokens = 0, cachedTokens = 0, costMicros = 0;
    bool isPriced = true; ///< false: some requests' cost is not known
    [[nodiscard]] qint64 tokens() const { return inputTokens + outputTokens; }
    friend bool operator==(const ModelTotals&, const ModelTotals&) = default;
};

struct EditorOfferState {
    Seq seq = 0;
    qint64 atUs = 0;
    event::EditorOffered offer;
};

struct WatchState {
    Seq seq = 0;
    qint64 fromUs = 0, toUs = -1; ///< -1: it goes on
    QString folder, notice;
    QStringList tools;
    QString why; ///< it ended
};

struct ImportState {
    Seq seq = 0;
    qint64 atUs = 0;
    event::ActsImported import;
};

/// Session time and the clock at one instant.
struct ClockMark {
    qint64 atUs = 0, wallMs = 0;
};

struct OutputPart {
    OutputStream stream = OutputStream::Out;
    QString text;
};

struct RunState {
    RunId id;
    TaskId task;
    ParticipantId who;
    QString command;
    QString messageId;
    bool isTest = false;
    bool inputEnded = false;
    int rows = 0, columns = 0; ///< of a terminal, as it was opened
    QList<OutputPart> output;  ///< in order; neighbours are of different streams
    QList<CastLine> cast;      ///< of a terminal
    QList<TestResult> tests;
    int exitCode = 0;
    QString reason;
    qint64 durationUs = 0;
    Seq startedSeq = 0, finishedSeq = 0;
    qint64 startedUs = 0, finishedUs = 0;

    [[nodiscard]] bool isTerminal() const { return rows > 0; }
    [[nodiscard]] bool isOver() const { return finishedSeq != 0; }
};

struct HiddenTestState {
    TaskId task;
    Seq seq = 0;
    qint64 atUs = 0;
    QList<TestResult> tests;
    QString problem;
};

struct ReviewCommentState {
    ReviewCommentId id, replyTo;
    TaskId task;
    Seq seq = 0;
    qint64 atUs = 0;
    ParticipantId who;
    FileId file;
    int fromLine = 0, toLine = 0;
    ReviewSide side = ReviewSide::New;
    QString severity, text;
    QString messageId;
    bool removed = false; ///< taken back
};

struct VerdictState {
    ReviewVerdict verdict = ReviewVerdict::None;
    QString text;
    Seq seq = 0;
    qint64 atUs = 0;
};

/// What of a change the candidate has before them.
struct ReviewViewState {
    TaskId task;
    FileId file;
    ReviewSide side = ReviewSide::New;
    int fromLine = 0, toLine = 0;
};

struct ConstraintState {
    TaskId task;
    QString constraint;
    QString title, text;
    Seq seq = 0;
    qint64 atUs = 0;
};

struct TradeoffState {
    TradeoffId id;
    TaskId task;
    QString choice, instead, why;
    QString messageId; ///< of the latest word on it
    bool removed = false;
    Seq seq = 0;
    qint64 atUs = 0;
};

struct DiagramState {
    FileId file;
    int index = 0;
    QString source;
    QString svg;
    Seq seq = 0;
};

struct FindingState {
    FindingId id;
    Seq seq = 0;
    qint64 atUs = 0;
    ParticipantId who;
    FlawId flaw;
    Seq event = 0; ///< what it stands on
    QString text;
};

struct FeedbackState {
    Seq seq = 0;
    qint64 atUs = 0;
    ParticipantId who;
    QString text;
};

struct MediaState {
    MediaId id;
    Seq seq = 0;
    qint64 atUs = 0;
    ParticipantId who;
    QString name, type;
    qint64 size = 0;
    QString sha256;
};

/// A place in the record where something is missing.
struct RecoveryState {
    Seq seq = 0;
    Seq lastKept = 0, lostFrom = 0, lostTo = 0;
    QString reason;
};

} // namespace jumpseat
