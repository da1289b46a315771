// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flaws/flaw_ledger.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int nearLines = 2;                // a comment this far from the marked line still speaks of it
constexpr qsizetype keptOutput = 64 * 1024; // of a run, in UTF-16 units
constexpr qsizetype shortestMarker = 8;     // a shorter one stands in many a message by chance

bool isBad(const TestResult& test)
{
    return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
}

/// Where the marker stands in the file as the pull request brings it, from 1.
int lineInPull(const PlantedFlaw& flaw, const Task& task)
{
    if (!task.review || flaw.marker.isEmpty())
        return 0;
    const auto file = std::ranges::find(task.review->head, flaw.file.value, &KitFile::name);
    if (file == task.review->head.end())
        return 0;
    const qsizetype at = file->text.indexOf(flaw.marker);
    return at < 0 ? 0 : int(QStringView(file->text).first(at).count(u'\n')) + 1;
}

/// Test runners print the lines around a failure.
bool speaksOf(QStringView text, const PlantedFlaw& flaw)
{
    const QStringView marker = QStringView(flaw.marker).trimmed();
    return marker.size() >= shortestMarker && text.contains(marker);
}

} // namespace

bool isPlantedFromTheStart(const PlantedFlaw& flaw, const Task& task)
{
    const auto holds = [&](const KitFile& file) { return file.id == flaw.file && file.text.contains(flaw.marker); };
    const auto holdsByName = [&](const KitFile& file) {
        return file.name == flaw.file.value && file.text.contains(flaw.marker);
    };
    return flaw.marker.isEmpty() || std::ranges::any_of(task.files, holds)
        || (task.review && std::ranges::any_of(task.review->head, holdsByName));
}

const FlawEvidence* FlawEntry::find(FlawSign sign) const
{
    const auto found = std::ranges::find(signs, sign, &FlawEvidence::sign);
    return found == signs.end() ? nullptr : &*found;
}

FlawVerdict FlawEntry::proposed() const
{
    if (control)
        return find(FlawSign::FalseAlarm) ? FlawVerdict::FalseAlarm : FlawVerdict::Open;
    if (find(FlawSign::Stated) || find(FlawSign::Fixed))
        return FlawVerdict::Caught;
    return find(FlawSign::Missed) ? FlawVerdict::Missed : FlawVerdict::Open;
}

std::optional<qint64> FlawEntry::timeToCatchUs() const
{
    const FlawEvidence* met = find(FlawSign::Met);
    std::optional<qint64> caughtUs;
    for (const FlawSign sign : { FlawSign::Stated, FlawSign::Fixed }) {
        if (const FlawEvidence* shown = find(sign); shown && (!caughtUs || shown->atUs < *caughtUs))
            caughtUs = shown->atUs;
    }
    if (!met || !caughtUs || control)
        return std::nullopt;
    return std::max<qint64>(0, *caughtUs - met->atUs);
}

FlawLedger::FlawLedger(const Kit& kit)
{
    for (const Task& task : kit.tasks) {
        for (const PlantedFlaw& flaw : task.flaws) {
            Row row;
            row.entry.id = flaw.id;
            row.entry.control = flaw.control;
            row.entry.task = task.id;
            row.planted = isPlantedFromTheStart(flaw, task);
            row.line = lineInPull(flaw, task);
            m_rows.append(std::move(row));
            m_flaws.append(flaw);
        }
    }
}

void FlawLedger::append(const Event& event)
{
    std::visit([&](const auto& payload) { add(event, payload); }, event.payload);
}

void FlawLedger::note(Row& row, FlawSign sign, const Event& event)
{
    if (!row.entry.find(sign))
        row.entry.signs.append({ sign, event.seq, event.atUs });
}

void FlawLedger::meet(Row& row, const Event& event)
{
    note(row, FlawSign::Met, event);
}

void FlawLedger::closeTask(const Event& event)
{
    for (Row& row : m_rows) {
        const FlawEntry& entry = row.entry;
        const bool isOpen = !entry.find(FlawSign::Stated) && !entry.find(FlawSign::Fixed);
        if (entry.task == m_task && !entry.control && row.inText && isOpen)
            note(row, FlawSign::Missed, event);
    }
}

void FlawLedger::add(const Event& event, const event::TaskStarted& started)
{
    closeTask(event);
    m_task = started.task;
    for (Row& row : m_rows) {
        if (row.entry.task != started.task || !row.planted)
            continue;
        meet(row, event);
        row.inText = true;
    }
}

void FlawLedger::add(const Event& event, const event::SessionEnded&)
{
    closeTask(event);
}

void FlawLedger::add(const Event& event, const event::SuggestionOffered& offered)
{
    m_carried.insert(offered.suggestion, offered.carries);
    for (Row& row : m_rows) {
        if (offered.carries.contains(row.entry.id))
            meet(row, event);
    }
}

void FlawLedger::add(const Event& event, const event::SuggestionDecided& decided)
{
    if (decided.decision == Decision::Open || decided.decision == Decision::Rejected)
        return;
    const QList<FlawId> carried = m_carried.value(decided.suggestion);
    for (Row& row : m_rows) {
        if (!carried.contains(row.entry.id))
            continue;
        note(row, FlawSign::Accepted, event);
        row.inText = true;
    }
}

void FlawLedger::add(const Event&, const event::RunStarted& started)
{
    m_output = { { started.run, QString() } };
}

void FlawLedger::add(const Event&, const event::RunOutput& output)
{
    const auto kept = m_output.find(output.run);
    if (kept != m_output.end() && kept->size() < keptOutput)
        *kept += output.text;
}

void FlawLedger::add(const Event& event, const event::TestsReported& reported)
{
    const QString printed = m_output.value(reported.run);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PlantedFlaw& flaw = m_flaws.at(i);
        const auto shows = [&](const TestResult& test) {
            return isBad(test)
                && (test.id == flaw.hiddenTest || speaksOf(test.message, flaw) || speaksOf(printed, flaw));
        };
        if (!flaw.control && m_rows[i].inText && std::ranges::any_of(reported.tests, shows))
            note(m_rows[i], FlawSign::SeenFailing, event);
    }
}

void FlawLedger::add(const Event& event, const event::HiddenTested& tested)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PlantedFlaw& flaw = m_flaws.at(i);
        Row& row = m_rows[i];
        if (row.entry.task != tested.task || flaw.hiddenTest.isEmpty() || !row.inText)
            continue;
        const auto test = std::ranges::find(tested.tests, flaw.hiddenTest, &TestResult::id);
        if (test == tested.tests.end())
            continue;
        if (flaw.control && isBad(*test))
            note(row, FlawSign::FalseAlarm, event);
        else if (!flaw.control && test->outcome == TestOutcome::Passed)
            note(row, FlawSign::Fixed, event);
    }
}

void FlawLedger::add(const Event& event, const event::ReviewCommented& comment)
{
    if (!comment.replyTo.isEmpty() || comment.side != ReviewSide::New)
        return;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        const bool isNear =
            row.line > 0 && row.line >= comment.fromLine - nearLines && row.line <= comment.toLine + nearLines;
        if (!isNear || m_flaws.at(i).file != comment.file || row.entry.task != comment.task)
            continue;
        const bool isQuestion = comment.severity == QLatin1String("question");
        if (!row.entry.control)
            note(row, FlawSign::Stated, event);
        else if (!isQuestion) // asking about what looks odd is no accusation
            note(row, FlawSign::FalseAlarm, event);
    }
}

void FlawLedger::add(const Event& event, const event::FlawJudged& judged)
{
    for (Row& row : m_rows) {
        if (row.entry.id != judged.flaw)
            continue;
        row.entry.verdict = judged.verdict;
        row.entry.verdictSeq = event.seq;
    }
}

void FlawLedger::add(const Event& event, const event::FindingRecorded& finding)
{
    for (Row& row : m_rows) {
        if (row.entry.id != finding.flaw)
            continue;
        row.entry.findings.append(
            { finding.finding, event.seq, event.atUs, event.actor, finding.flaw, finding.event, finding.text });
        if (!row.entry.control)
            note(row, FlawSign::Stated, event);
    }
}

QList<FlawEntry> FlawLedger::entries(const SessionState& now) const
{
    QList<FlawEntry> entries;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        FlawEntry entry = m_rows.at(i).entry;
        const PlantedFlaw& flaw = m_flaws.at(i);
        const FileState* file = now.file(flaw.file);
        const bool isGone = m_rows.at(i).inText && !flaw.marker.isEmpty() && file && !file->removed
            && !file->document.text().contains(flaw.marker);
        const FlawSign shown = entry.control ? FlawSign::FalseAlarm : FlawSign::Fixed;
        // A hidden test knows better than the text whether it is right now; lines may be gone for many a reason.
        if (isGone && flaw.hiddenTest.isEmpty() && !entry.find(shown) && !entry.find(FlawSign::Missed))
            entry.signs.append({ shown, 0, now.lastUs });
        entries.append(std::move(entry));
    }
    return entries;
}

} // namespace jumpseat
