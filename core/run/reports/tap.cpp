// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/tap.h"

#include "run/reports/report_text.h"
#include "run/reports/result_list.h"
#include "run/reports/tap_level.h"

#include <vector>

namespace jumpseat {
namespace {

constexpr qsizetype levelIndent = 4;
constexpr qsizetype blockIndent = 2; ///< of a YAML block, against its point
constexpr qsizetype mostLevels = 32;

qsizetype indentOf(QByteArrayView line)
{
    qsizetype blanks = 0;
    while (blanks < line.size() && line.at(blanks) == ' ')
        ++blanks;
    return blanks;
}

class TapReader {
public:
    Result<TestReport> read(QByteArrayView report);

private:
    void take(QByteArrayView line);
    bool takeBlockLine(QByteArrayView line);
    bool beginsBlock(qsizetype indent) const;
    void takeTap(qsizetype level, QByteArrayView line);
    void takePoint(qsizetype level, const TapPoint& point);
    void takeSubtest(qsizetype level, const QString& name);
    void takeComment(qsizetype level, QByteArrayView line);
    TapLevel& enter(qsizetype level);
    void closeDownTo(qsizetype level, bool atEnd = false);
    [[nodiscard]] bool isWhole(const ReportLines& lines) const;
    [[nodiscard]] Result<TestReport> finish(const ReportLines& lines);

    std::vector<TapLevel> m_levels = std::vector<TapLevel>(1);
    TapBudget m_budget;
    bool m_isTap = false;
    bool m_inBlock = false; ///< of the open point of the deepest level
    std::optional<QString> m_bailOut;
};

Result<TestReport> TapReader::read(QByteArrayView report)
{
    ReportLines lines(report);
    while (!m_bailOut) {
        const auto line = lines.next();
        if (!line)
            break;
        take(*line);
    }
    return finish(lines);
}

void TapReader::take(QByteArrayView line)
{
    if (m_inBlock && takeBlockLine(line))
        return;
    const qsizetype indent = indentOf(line);
    const QByteArrayView text = line.sliced(indent);
    if (text == "---" && beginsBlock(indent)) {
        m_inBlock = true;
        return;
    }
    // What is indented otherwise is a print, as is what stands deeper than a subtest of the open level can.
    const qsizetype level = indent / levelIndent;
    if (indent % levelIndent == 0 && level < mostLevels && level <= qsizetype(m_levels.size()))
        takeTap(level, text);
}

bool TapReader::beginsBlock(qsizetype indent) const
{
    const TapLevel& deepest = m_levels.back();
    return deepest.open && !deepest.open->blockEnded
        && indent == qsizetype(m_levels.size() - 1) * levelIndent + blockIndent;
}

bool TapReader::takeBlockLine(QByteArrayView line)
{
    const qsizetype indent = qsizetype(m_levels.size() - 1) * levelIndent + blockIndent;
    const bool isInside = indentOf(line) >= indent || line.trimmed().isEmpty();
    TapOpenPoint& open = *m_levels.back().open;
    const QByteArrayView text = line.sliced(std::min(indent, line.size()));
    m_inBlock = isInside && text != "...";
    open.blockEnded = !m_inBlock; // also where it breaks off: whatever comes next is another line
    if (m_inBlock)
        open.diagnostics.take(text);
    return isInside;
}

void TapReader::takeTap(qsizetype level, QByteArrayView line)
{
    if (const auto point = tapPoint(line)) {
        takePoint(level, *point);
    } else if (const auto plan = tapPlan(line)) {
        TapLevel& here = enter(level);
        here.plan = here.plan.value_or(*plan);
        m_isTap = true;
    } else if (const auto name = tapSubtest(line)) {
        takeSubtest(level, *name);
    } else if (auto reason = tapBailOut(line)) {
        m_bailOut = std::move(reason);
    } else if (line.startsWith('#')) {
        takeComment(level, line.sliced(1));
    } else if (isTapVersion(line)) {
        m_isTap = true;
    }
}

void TapReader::takePoint(qsizetype level, const TapPoint& point)
{
    if (level < qsizetype(m_levels.size()) && m_levels[level].isPrint(point))
        return;
    m_isTap = true;
    closeDownTo(level + 1);
    QList<TestResult> children;
    if (qsizetype(m_levels.size()) == level + 2) {
        children = m_levels.back().finish(m_budget);
        m_levels.pop_back();
    }
    enter(level).take(point, std::move(children));
}

// The comment stands at the depth of the parent (node, Test::More), or is the first line of the subtest (TAP 14).
void TapReader::takeSubtest(qsizetype level, const QString& name)
{
    const bool isNew = level == qsizetype(m_levels.size());
    TapLevel& here = enter(level);
    if (isNew && !m_levels[level - 1].announced)
        m_levels[level - 1].announced = name;
    else
        here.announced = name;
}

void TapReader::takeComment(qsizetype level, QByteArrayView line)
{
    if (level + 1 != qsizetype(m_levels.size()) || !m_levels.back().open)
        return;
    QString& comments = m_levels.back().open->comments;
    if (comments.size() <= report::longestMessage)
        comments += plainText(line, report::longestMessage) + u'\n';
}

/// The level that a line belongs to: the open point before it is closed, and what is deeper.
TapLevel& TapReader::enter(qsizetype level)
{
    closeDownTo(level);
    m_levels.back().closePoint(m_budget);
    if (qsizetype(m_levels.size()) == level)
        m_levels.emplace_back();
    return m_levels.back();
}

/// Closes levels deeper than `level`, whose parent did not come.
void TapReader::closeDownTo(qsizetype level, bool atEnd)
{
    while (qsizetype(m_levels.size()) > level + 1) {
        QList<TestResult> tests = m_levels.back().finish(m_budget, atEnd);
        m_levels.pop_back();
        TapLevel& above = m_levels.back();
        if (above.announced || !atEnd) // at the end the name of the parent may be yet to come
            above.adopt(std::move(tests), above.announced.value_or(QString()));
        above.announced.reset();
    }
}

bool TapReader::isWhole(const ReportLines& lines) const
{
    if (m_bailOut)
        return true;
    const TapLevel& top = m_levels.front();
    const bool isHeldBack = top.open && top.open->isTest(false) && !top.open->isTest(true);
    return top.plan && m_levels.size() == 1 && !m_inBlock && !isHeldBack && !lines.endInside();
}

Result<TestReport> TapReader::finish(const ReportLines& lines)
{
    const int line = std::max(lines.number(), 1);
    if (!m_isTap && !m_bailOut)
        return std::unexpected(malformedAt(line, QStringLiteral("no line up to here is TAP")));
    std::optional<Error> cut;
    if (!isWhole(lines))
        cut = malformedAt(line, QStringLiteral("the report ends before its tests do"));
    closeDownTo(0, true);
    ResultList results;
    for (TestResult& test : m_levels.front().finish(m_budget, true))
        results.add(std::move(test), SecondTime::AnotherTest);
    if (m_bailOut)
        results.add({ QStringLiteral("Bail out!"), QStringLiteral("Bail out!"), TestOutcome::Error, 0, *m_bailOut },
            SecondTime::AnotherTest);
    results.leaveOut(m_budget.leftOut);
    return results.finish(std::move(cut));
}

} // namespace

Result<TestReport> readTap(QByteArrayView report)
{
    return TapReader().read(report);
}

} // namespace jumpseat
