// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/tap_line.h"

#include "run/reports/report_text.h"
#include "run/reports/test_report.h"

#include <algorithm>

namespace jumpseat {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

QByteArrayView withoutLeadingBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text.slice(1);
    return text;
}

/// Takes `word` off the front of `line` where it stands there as a word.
bool takeWord(QByteArrayView& line, QByteArrayView word)
{
    if (!line.startsWith(word) || (line.size() > word.size() && !isBlank(line.at(word.size()))))
        return false;
    line = withoutLeadingBlanks(line.sliced(word.size()));
    return true;
}

qsizetype countOfDigits(QByteArrayView line)
{
    return std::ranges::find_if_not(line, isDigit) - line.begin();
}

/// Takes a number off the front. 0 when there is none, or too large a one. "2nd call" has none.
int takeNumber(QByteArrayView& line)
{
    const qsizetype digits = countOfDigits(line);
    if (digits < line.size() && !isBlank(line.at(digits)) && line.at(digits) != '#')
        return 0;
    const int number = line.first(digits).toInt();
    line = withoutLeadingBlanks(line.sliced(digits));
    return number;
}

/// Where a "#" begins that no backslash takes its meaning; the end when there is none.
qsizetype placeOfDirective(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == '\\')
            ++i;
        else if (text.at(i) == '#')
            return i;
    }
    return text.size();
}

QString unescaped(QByteArrayView text)
{
    QByteArray plain;
    text = text.trimmed();
    for (qsizetype i = 0; i < text.size() && plain.size() <= 4 * report::longestId; ++i) {
        const bool escapes =
            text.at(i) == '\\' && i + 1 < text.size() && (text.at(i + 1) == '#' || text.at(i + 1) == '\\');
        plain += text.at(escapes ? ++i : i);
    }
    return plainText(plain, report::longestId);
}

/// In TAP 13 "skip" may go on, as in "skipped:"; in both, letters may be large or small.
TapDirective directiveOf(QByteArrayView word)
{
    const QByteArray lower = word.first(std::min<qsizetype>(word.size(), 5)).toByteArray().toLower();
    if (lower.startsWith("skip"))
        return TapDirective::Skip;
    return lower == "todo" || lower == "todo:" ? TapDirective::ToDo : TapDirective::None;
}

void takeDirective(TapPoint& point, QByteArrayView text)
{
    text = withoutLeadingBlanks(text);
    qsizetype length = 0;
    while (length < text.size() && !isBlank(text.at(length)))
        ++length;
    point.directive = directiveOf(text.first(length));
    if (point.directive != TapDirective::None)
        point.reason = plainText(text.sliced(length).trimmed(), report::longestMessage);
}

} // namespace

std::optional<TapPoint> tapPoint(QByteArrayView line)
{
    TapPoint point { .isOk = !takeWord(line, "not") };
    if (!takeWord(line, "ok"))
        return {};
    point.number = takeNumber(line);
    if (line.startsWith("- ") || line == "-")
        line.slice(1);
    const qsizetype end = placeOfDirective(line);
    if (end < line.size())
        takeDirective(point, line.sliced(end + 1));
    // What follows a "#" and is no directive belongs to the name.
    point.description = unescaped(point.directive == TapDirective::None ? line : line.first(end));
    return point;
}

std::optional<int> tapPlan(QByteArrayView line)
{
    if (!line.startsWith("1.."))
        return {};
    line.slice(3);
    const qsizetype digits = countOfDigits(line);
    const QByteArrayView rest = withoutLeadingBlanks(line.sliced(digits));
    bool isNumber = false;
    const int count = line.first(digits).toInt(&isNumber);
    return isNumber && (rest.isEmpty() || rest.startsWith('#')) ? std::optional(count) : std::nullopt;
}

std::optional<QString> tapSubtest(QByteArrayView line)
{
    constexpr QByteArrayView start("# Subtest:");
    if (!line.startsWith(start))
        return {};
    QString name = unescaped(line.sliced(start.size()));
    return name.isEmpty() ? std::nullopt : std::optional(std::move(name));
}

std::optional<QString> tapBailOut(QByteArrayView line)
{
    constexpr QByteArrayView start("Bail out!");
    if (!line.startsWith(start))
        return {};
    return plainText(line.sliced(start.size()).trimmed(), report::longestMessage);
}

bool isTapVersion(QByteArrayView line)
{
    return line.startsWith("TAP version ");
}

} // namespace jumpseat
