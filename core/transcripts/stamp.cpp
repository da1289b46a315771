// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/stamp.h"

#include "base/json_value.h"

#include <chrono>

namespace jumpseat {
namespace {

/// Reads digits and separators from the front of a text.
struct StampText {
    std::string_view rest;

    [[nodiscard]] std::optional<int> digits(size_t count)
    {
        if (rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : rest.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest.remove_prefix(count);
        return value;
    }
    [[nodiscard]] bool skip(std::string_view anyOf)
    {
        if (rest.empty() || !anyOf.contains(rest.front()))
            return false;
        rest.remove_prefix(1);
        return true;
    }
};

std::optional<qint64> daysSince1970(StampText& text)
{
    using namespace std::chrono;
    const auto years = text.digits(4);
    if (!years || !text.skip("-"))
        return std::nullopt;
    const auto months = text.digits(2);
    if (!months || !text.skip("-"))
        return std::nullopt;
    const auto days = text.digits(2);
    if (!days)
        return std::nullopt;
    const year_month_day date { year { *years }, month { unsigned(*months) }, day { unsigned(*days) } };
    if (!date.ok() || *years < 1970)
        return std::nullopt;
    return sys_days { date }.time_since_epoch().count();
}

std::optional<int> secondsOfDay(StampText& text)
{
    const auto hours = text.digits(2);
    if (!hours || *hours > 23 || !text.skip(":"))
        return std::nullopt;
    const auto minutes = text.digits(2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    int seconds = 0;
    if (text.skip(":")) {
        const auto given = text.digits(2);
        if (!given || *given > 60)
            return std::nullopt;
        seconds = *given;
    }
    return (*hours * 60 + *minutes) * 60 + seconds;
}

void takeFraction(StampText& text, Stamp& stamp)
{
    if (!text.skip(".,"))
        return;
    constexpr int mostDigits = 9;
    int unit = 1'000'000'000;
    while (!text.rest.empty() && text.rest.front() >= '0' && text.rest.front() <= '9') {
        if (stamp.digits < mostDigits) {
            unit /= 10;
            stamp.nanos += unit * (text.rest.front() - '0');
            ++stamp.digits;
        }
        text.rest.remove_prefix(1);
    }
}

/// Seconds east of UTC; nothing when what follows is no zone.
std::optional<int> zoneOffset(StampText& text, bool& isLocal)
{
    isLocal = text.rest.empty();
    if (isLocal || text.skip("Zz"))
        return 0;
    const bool isWest = text.rest.starts_with('-');
    if (!text.skip("+-"))
        return std::nullopt;
    const auto hours = text.digits(2);
    static_cast<void>(text.skip(":"));
    const auto minutes = text.digits(2);
    if (!hours || *hours > 23)
        return std::nullopt;
    const int offset = (*hours * 60 + minutes.value_or(0)) * 60;
    return isWest ? -offset : offset;
}

} // namespace

QString Stamp::text() const
{
    using namespace std::chrono;
    const sys_seconds at { std::chrono::seconds(seconds) };
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    const auto two = [](auto n) { return QStringLiteral("%1").arg(qint64(n), 2, 10, QLatin1Char('0')); };
    QString text = QStringLiteral("%1-%2-%3T%4:%5:%6")
                       .arg(int(date.year()), 4, 10, QLatin1Char('0'))
                       .arg(two(unsigned(date.month())), two(unsigned(date.day())), two(time.hours().count()),
                           two(time.minutes().count()), two(time.seconds().count()));
    if (digits > 0)
        text += u'.' + QStringLiteral("%1").arg(nanos, 9, 10, QLatin1Char('0')).first(digits);
    return isLocal ? text : text + u'Z';
}

std::optional<Stamp> stampFromIso(std::string_view iso)
{
    constexpr size_t longest = 48;
    StampText text { iso };
    if (iso.size() > longest)
        return std::nullopt;
    const auto days = daysSince1970(text);
    if (!days || !text.skip("T t"))
        return std::nullopt;
    const auto seconds = secondsOfDay(text);
    if (!seconds)
        return std::nullopt;
    Stamp stamp;
    takeFraction(text, stamp);
    const auto offset = zoneOffset(text, stamp.isLocal);
    if (!offset || !text.rest.empty())
        return std::nullopt;
    stamp.seconds = *days * 86'400 + *seconds - *offset;
    return stamp;
}

std::optional<Stamp> stampFrom(const JsonValue& value)
{
    if (value.isString())
        return stampFromIso(value.text());
    const auto number = value.number();
    constexpr double year2001Ms = 978'307'200'000.0, year9999Ms = 253'402'300'800'000.0;
    if (!number || !(*number > 0 && *number < year9999Ms))
        return std::nullopt;
    Stamp stamp;
    if (*number < year2001Ms) {
        stamp.seconds = qint64(*number);
        return stamp;
    }
    const qint64 ms = qint64(*number);
    stamp.seconds = ms / 1000;
    stamp.nanos = int(ms % 1000) * 1'000'000;
    stamp.digits = 3;
    return stamp;
}

void StampRange::add(const Stamp& stamp)
{
    if (!m_first || stamp.order(*m_first) < 0)
        m_first = stamp;
    if (!m_last || stamp.order(*m_last) > 0)
        m_last = stamp;
    m_monotonic = m_monotonic && !(m_previous && stamp.order(*m_previous) < 0);
    m_previous = stamp;
}

} // namespace jumpseat
