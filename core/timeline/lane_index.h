// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "timeline/edit_column.h"
#include "timeline/mark_column.h"
#include "timeline/span_column.h"

#include <QHash>
#include <QList>

#include <array>

namespace jumpseat {

/// A planted flaw or control from the moment it came in front of the candidate until it was judged: with the task,
/// when the task's own files hold it, else with the suggestion that brought it in.
struct FlawRow {
    FlawId id;
    QString title;
    bool control = false;
    TaskId task;
    bool planted = false; ///< in the files the task begins with
    qint64 startUs = -1;  ///< -1: not met yet
    qint64 endUs = stillOpen;
    Seq startSeq = 0, endSeq = 0;
    FlawVerdict verdict = FlawVerdict::Open;
};

/// What the tests came to stands on the mark of their start; `next` is the mark after that in the lane of runs.
[[nodiscard]] bool isCovered(const TimeScale& scale, const Mark& start, const Mark& next);

/// A session's events sorted into the lanes of the timeline, ready to be asked for a stretch of time. Grows event by
/// event, knows no pixels but those of a TimeScale, and answers for a million events as fast as for a hundred.
class LaneIndex {
public:
    LaneIndex() = default;
    /// `self`: whose notes and scores may be shown; another rater's never enter a lane. Empty: everybody's.
    LaneIndex(const Kit& kit, ParticipantId self);

    /// Events in order of seq.
    void append(const Event& event);

    [[nodiscard]] qint64 lastUs() const { return m_lastUs; }
    [[nodiscard]] Seq lastSeq() const { return m_lastSeq; }
    /// Session time of the last event with seq <= `seq`; 0 before the first.
    [[nodiscard]] qint64 timeOf(Seq seq) const;
    [[nodiscard]] int count(Lane lane) const;

    [[nodiscard]] const QList<Span>& tasks() const { return m_tasks; }
    [[nodiscard]] const QList<FlawRow>& flaws() const { return m_flaws; }
    [[nodiscard]] const SpanColumn& replies() const { return m_replies; }
    [[nodiscard]] const SpanColumn& suggestions() const { return m_suggestions; }
    [[nodiscard]] const EditColumn& edits() const { return m_edits; }
    [[nodiscard]] const MarkColumn& marks(Lane lane) const { return m_lanes[size_t(lane)]; }

    /// The marks of all lanes in order, typing left out.
    [[nodiscard]] const MarkColumn& all() const { return m_all; }

    /// What stands at x in a lane, at most `tolerancePx` away. `row`: which row of the flaws, -1 any.
    [[nodiscard]] std::optional<Mark> hit(
        Lane lane, const TimeScale& scale, double x, MarkKinds kinds, int row = -1, double tolerancePx = 12) const;
    /// The mark of an event; edits included.
    [[nodiscard]] std::optional<Mark> find(Seq seq) const;
    /// The nearest mark of `kinds` behind or before the place (us, seq); typing has no marks of its own here.
    [[nodiscard]] std::optional<Mark> next(qint64 us, Seq seq, MarkKinds kinds) const;
    [[nodiscard]] std::optional<Mark> previous(qint64 us, Seq seq, MarkKinds kinds) const;

private:
    void put(const Event& event, Lane lane, MarkKind kind, int detail = 0);
    void putAt(const Event& event, const Outside& from, Lane lane, MarkKind kind);
    [[nodiscard]] bool isMine(const Event& event) const;
    void add(const Event& event, const event::TaskStarted& started);
    void add(const Event& event, const event::SessionEnded&);
    void add(const Event& event, const event::Edited& edited);
    void add(const Event& event, const event::Pasted&);
    void add(const Event& event, const event::PromptSent& prompt);
    void add(const Event& event, const event::ReplyFinished& reply);
    void add(const Event& event, const event::AssistantStopped& stopped);
    void add(const Event& event, const event::ToolCalled& call);
    void add(const Event& event, const event::ToolDecided& decided);
    void add(const Event& event, const event::EditorOffered& offered);
    void add(const Event& event, const event::SuggestionOffered& offered);
    void add(const Event& event, const event::SuggestionDecided& decided);
    void add(const Event& event, const event::RunStarted& run);
    void add(const Event& event, const event::TestsReported& tests);
    void add(const Event& event, const event::HintGiven& hint);
    void add(const Event& event, const event::NoteAdded& note);
    void add(const Event& event, const event::BookmarkAdded& bookmark);
    void add(const Event& event, const event::FlawJudged& judged);
    void add(const Event& event, const event::ScoreGiven& score);
    void expose(FlawRow& row, const Event& event);
    template <class Other> void add(const Event&, const Other&) { }

    ParticipantId m_self;
    qint64 m_lastUs = 0;
    Seq m_lastSeq = 0;
    QList<Span> m_tasks;
    QList<FlawRow> m_flaws;
    std::array<MarkColumn, laneCount> m_lanes;
    MarkColumn m_all;
    SpanColumn m_replies, m_suggestions;
    EditColumn m_edits;
    int m_runs = 0;
    QHash<SuggestionId, qsizetype> m_suggestionAt;
    QHash<SuggestionId, QList<FlawId>> m_carried;
    std::vector<qint64> m_timeBySeq; // [i]: time of event i + 1
};

} // namespace jumpseat
