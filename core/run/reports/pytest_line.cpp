// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/pytest_line.h"

#include <QRegularExpression>

#include <array>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;

struct PytestWord {
    QLatin1StringView word;
    TestOutcome outcome;
};
// A test that is expected to fail and does (XFAIL) is known to be open; one that does not (XPASS) has passed.
constexpr std::array pytestWords { PytestWord { "PASSED"_L1, TestOutcome::Passed },
    PytestWord { "FAILED"_L1, TestOutcome::Failed }, PytestWord { "ERROR"_L1, TestOutcome::Error },
    PytestWord { "SKIPPED"_L1, TestOutcome::Skipped }, PytestWord { "XFAIL"_L1, TestOutcome::Skipped },
    PytestWord { "XPASS"_L1, TestOutcome::Passed } };

/// Without the " [ 10%]" with which -v ends its lines.
QStringView withoutProgress(QStringView line)
{
    line = line.trimmed();
    if (!line.endsWith(u"%]"))
        return line;
    const qsizetype bracket = line.lastIndexOf(u" [");
    return bracket < 0 ? line : line.first(bracket).trimmed();
}

TestResult resultNamed(QStringView id, TestOutcome outcome, QStringView message)
{
    // Parameters may hold colons.
    const qsizetype bracket = id.indexOf(u'[');
    const qsizetype colons = id.first(bracket < 0 ? id.size() : bracket).lastIndexOf(u"::");
    const QStringView name = colons < 0 ? id : id.sliced(colons + 2);
    return { id.toString(), name.toString(), outcome, 0,
        outcome == TestOutcome::Passed ? QString() : message.trimmed().toString() };
}

/// Where the id of a summary line ends: before " - ", unless that stands inside the brackets of a parametrised test.
qsizetype endOfId(QStringView text)
{
    constexpr QStringView dash = u" - ";
    const qsizetype first = text.indexOf(dash);
    const qsizetype bracket = text.indexOf(u'[');
    if (first < 0 || bracket < 0 || first < bracket)
        return first < 0 ? text.size() : first;
    const qsizetype behind = text.indexOf(u"] - ", bracket);
    return behind < 0 ? text.size() : behind + 1;
}

} // namespace

std::optional<TestResult> pytestVerboseLine(const QString& line)
{
    const QStringView text = withoutProgress(line);
    const qsizetype file = text.indexOf(u".py::");
    if (file <= 0 || text.front().isSpace())
        return {};
    for (const auto& [word, outcome] : pytestWords) {
        const QString bare = u' ' + word, withReason = u' ' + word + u" ("_s;
        if (text.endsWith(bare))
            return resultNamed(text.chopped(bare.size()), outcome, {});
        const qsizetype at = text.endsWith(u')') ? text.indexOf(withReason, file) : -1;
        if (at >= 0)
            return resultNamed(text.first(at), outcome, text.sliced(at + withReason.size()).chopped(1));
    }
    return {};
}

std::optional<TestResult> pytestSummaryLine(const QString& line)
{
    for (const auto& [word, outcome] : pytestWords) {
        if (!line.startsWith(word) || line.size() <= word.size() + 1 || line.at(word.size()) != u' ')
            continue;
        const QStringView text = QStringView(line).sliced(word.size() + 1);
        const qsizetype end = endOfId(text);
        return resultNamed(text.first(end), outcome, text.sliced(std::min(end + 3, text.size())));
    }
    return {};
}

std::optional<PytestSkips> pytestSkips(const QString& line)
{
    static const QRegularExpression shape(u"^SKIPPED \\[(\\d{1,6})\\] (([^:]+):\\d+)(?:: (.*))?$"_s);
    if (!line.startsWith(u"SKIPPED"))
        return {};
    const QRegularExpressionMatch match = shape.match(line);
    if (!match.hasMatch())
        return {};
    return PytestSkips { match.captured(1).toInt(), match.captured(3), match.captured(2), match.captured(4) };
}

bool isPytestsLastLine(const QString& line)
{
    static const QRegularExpression shape(
        u"^=* ?(?:\\d+ (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?)\\b|no tests ran\\b).* in "
        "[0-9.]+s(?: \\([0-9:]+\\))? ?=*$"_s);
    return line.contains(u" in ") && shape.match(line).hasMatch(); // few lines are worth an expression
}

} // namespace jumpseat
