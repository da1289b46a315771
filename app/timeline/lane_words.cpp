// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/theme.h"
#include "timeline/lane_painting.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace jumpseat {
namespace {

constexpr int narrowest = 24; // px; less room than this gets no words
constexpr int openLabel = 28; // px for the name of an open suggestion

QString tr(const char* text)
{
    return QCoreApplication::translate("jumpseat::Timeline", text);
}

/// Collects words of one lane at positions counted from its left end.
class Writer {
public:
    Writer(Lane lane, const TimelineScene& scene)
        : m_lane(scene.geometry.rect(lane))
        , m_right(scene.laneWidth() - LaneGeometry::rightPadding)
    {
    }
    QList<LaneWords> words;

    LaneWords* put(double x, double until, const QString& strong, const QString& text, qint64 us)
    {
        return put(x, until, m_lane.height() / 2.0, strong, text, us);
    }
    LaneWords* put(double x, double until, double middle, const QString& strong, const QString& text, qint64 us)
    {
        const double width = std::min(until, m_right) - x;
        if (width < narrowest || x + width < 0)
            return nullptr;
        LaneWords entry { .area = { x + LaneGeometry::labelWidth, m_lane.top() + middle - 8, width, 16 },
            .strong = strong,
            .text = text,
            .us = us };
        words.append(entry);
        return &words.last();
    }
    [[nodiscard]] double right() const { return m_right; }

private:
    QRect m_lane;
    double m_right;
};

QString textOf(const TimelineScene& scene, Seq seq)
{
    const auto event = scene.model.event(seq);
    if (!event)
        return {};
    if (const auto* prompt = std::get_if<event::PromptSent>(&event->payload))
        return shownLine(prompt->text, 200);
    if (const auto* note = std::get_if<event::NoteAdded>(&event->payload))
        return shownLine(note->text, 200);
    if (const auto* run = std::get_if<event::RunStarted>(&event->payload))
        return shownLine(run->command, 200);
    if (const auto* tests = std::get_if<event::TestsReported>(&event->payload)) {
        const auto passed = std::ranges::count(tests->tests, TestOutcome::Passed, &TestResult::outcome);
        return QStringLiteral("%1/%2").arg(passed).arg(tests->tests.size());
    }
    return {};
}

QList<Mark> shownMarks(Lane lane, const TimelineScene& scene)
{
    auto marks = scene.index.marks(lane).visible(scene.scale, scene.kinds, 16, 12);
    marks.removeIf([&](const Mark& mark) { return mark.us > scene.cutUs; });
    return marks;
}

void writePrompts(Writer& writer, const TimelineScene& scene)
{
    const auto marks = shownMarks(Lane::Assistant, scene);
    const auto replies = scene.index.replies().visible(scene.scale, 16);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const auto until = i + 1 < marks.size() ? scene.column(marks[i + 1].us) - 12 : writer.right();
        double x = scene.column(marks[i].us) + 12;
        for (const auto& reply : replies) {
            if (reply.startUs >= marks[i].us && scene.column(reply.startUs) < until)
                x = std::max(x, scene.column(reply.endUs) + 8.0);
        }
        writer.put(x, until, {}, textOf(scene, marks[i].seq), marks[i].us);
    }
}

QString decisionWord(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Accepted: return tr("accepted");
    case MarkKind::Partly: return tr("taken in part");
    case MarkKind::Edited: return tr("edited");
    case MarkKind::Rejected: return tr("rejected");
    default: return tr("open");
    }
}

QString offerWords(const TimelineScene& scene, const Span& span)
{
    const auto event = scene.model.event(span.startSeq);
    const auto* offered = event ? std::get_if<event::SuggestionOffered>(&event->payload) : nullptr;
    if (!offered)
        return {};
    const auto* file = scene.model.state().file(offered->file);
    return tr("%1 +%2").arg(file ? shownLine(file->name, 60) : offered->file.value).arg(offered->linesAdded);
}

void writeSuggestions(Writer& writer, const TimelineScene& scene)
{
    const auto spans = scene.index.suggestions().visible(scene.scale, 16, 12);
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const auto& span = spans[i];
        if (span.startUs > scene.cutUs || !scene.kinds.has(span.kind) || span.count > 1)
            continue;
        const bool open = span.endUs > scene.cutUs;
        const double left = scene.column(span.startUs);
        double until = writer.right();
        if (i + 1 < spans.size()) // an open one has its name in front of it
            until = scene.column(spans[i + 1].startUs) - (spans[i + 1].endUs > scene.cutUs ? openLabel + 8 : 8);
        if (open) {
            writer.put(left - openLabel - 4, left - 8, {}, span.label, span.startUs);
            continue;
        }
        const double right = scene.column(span.endUs);
        if (!scene.wordy()) {
            if (auto* words = writer.put(right + 10, until, {}, span.label, span.endUs))
                words->quiet = true;
            continue;
        }
        const auto read = durationText(span.endUs - span.startUs);
        if (right - left > 60)
            writer.put(left + 10, right - 8, span.label, tr("read %1").arg(read), span.startUs);
        writer.put(right + 12, until, decisionWord(span.kind), offerWords(scene, span), span.endUs);
    }
}

void writeFlaws(Writer& writer, const TimelineScene& scene)
{
    const QFontMetrics metrics(Theme::instance().caption());
    const auto& flaws = scene.index.flaws();
    if (scene.geometry.flawPitch() + 2 < metrics.ascent()) // the rows of many flaws are no lines of text
        return;
    for (int row = 0; row < flaws.size(); ++row) {
        const auto& flaw = flaws[row];
        if (flaw.startUs < 0 || flaw.startUs > scene.cutUs)
            continue;
        const double y = scene.geometry.flawRowY(row);
        const double left = scene.column(flaw.startUs);
        const auto title = scene.wordy() ? flaw.title : QString();
        const double idWidth = metrics.horizontalAdvance(flaw.id.value) * 1.1 + 4;
        // Before the glyph when there is room, else behind it on a patch that interrupts the line.
        if (!scene.wordy() && left - 8 - idWidth > 2) {
            writer.put(left - 8 - std::max(idWidth, 24.0), left - 6, y, flaw.id.value, {}, flaw.startUs);
        } else if (left < scene.laneWidth() && (flaw.endUs == stillOpen || scene.column(flaw.endUs) > 60)) {
            const double x = left >= 0 ? std::max(left, 6.0) + 10 : 8;
            const double width = idWidth + (title.isEmpty() ? 6 : metrics.horizontalAdvance(title) + 12);
            if (auto* words = writer.put(x, x + std::max(width, 26.0), y, flaw.id.value, title, flaw.startUs))
                words->backed = true;
        }
        if (flaw.endUs <= scene.cutUs && !scene.wordy()) {
            const auto caught = flaw.verdict == FlawVerdict::Caught ? tr("caught after %1") : tr("missed after %1");
            writer.put(scene.column(flaw.endUs) + 8, writer.right(), y, {},
                caught.arg(durationText(flaw.endUs - flaw.startUs)), flaw.endUs);
        }
    }
}

void writeNotes(Writer& writer, const TimelineScene& scene)
{
    const auto marks = shownMarks(Lane::You, scene);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const auto until = i + 1 < marks.size() ? scene.column(marks[i + 1].us) - 10 : writer.right();
        const auto text = textOf(scene, marks[i].seq);
        if (!text.isEmpty())
            writer.put(scene.column(marks[i].us) + 11, until, {}, text, marks[i].us);
    }
}

/// "5/7" beside what tests came to; the commands themselves only when there is much room.
void writeRuns(Writer& writer, const TimelineScene& scene)
{
    const auto marks = shownMarks(Lane::Runs, scene);
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const auto until = i + 1 < marks.size() ? scene.column(marks[i + 1].us) - 9 : writer.right();
        if (marks[i].count > 1 || (marks[i].kind == MarkKind::Run && !scene.wordy()))
            continue;
        if (auto* words =
                writer.put(scene.column(marks[i].us) + 10, until, {}, textOf(scene, marks[i].seq), marks[i].us))
            words->quiet = !scene.wordy();
    }
}

} // namespace

QList<LaneWords> laneWords(Lane lane, const TimelineScene& scene)
{
    Writer writer(lane, scene);
    if (lane == Lane::Suggestions)
        writeSuggestions(writer, scene);
    else if (lane == Lane::Flaws && scene.kinds.has(MarkKind::FlawOpen) && !scene.geometry.merged)
        writeFlaws(writer, scene);
    else if (lane == Lane::Assistant && scene.wordy() && !scene.geometry.merged)
        writePrompts(writer, scene);
    else if (lane == Lane::Runs && !scene.geometry.merged)
        writeRuns(writer, scene);
    else if (lane == Lane::You && scene.wordy() && !scene.geometry.merged)
        writeNotes(writer, scene);
    return writer.words;
}

} // namespace jumpseat
