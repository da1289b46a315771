// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>
#include <string_view>

namespace jumpseat {

class JsonValue;

/// A time as a file states it, with as many digits of a second as it has.
struct Stamp {
    qint64 seconds = 0; ///< since 1970-01-01; UTC, or of an unknown zone with `isLocal`
    int nanos = 0;
    int digits = 0;       ///< of the fraction: 0 to 9
    bool isLocal = false; ///< the file does not say which zone

    [[nodiscard]] qint64 wallMs() const { return isLocal ? 0 : seconds * 1000 + nanos / 1'000'000; }
    /// ISO 8601: "2026-01-02T03:04:05.678Z", without the Z when it is local.
    [[nodiscard]] QString text() const;

    [[nodiscard]] std::strong_ordering order(const Stamp& other) const
    {
        const auto bySeconds = seconds <=> other.seconds;
        return bySeconds != 0 ? bySeconds : nanos <=> other.nanos;
    }
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// RFC 3339, the seconds may be missing; with a blank for the T; without a zone it is local. Nothing for anything else,
/// for years before 1970 or after 9999, and for days that do not exist.
[[nodiscard]] std::optional<Stamp> stampFromIso(std::string_view text);
/// A string as above, or a number of milliseconds since 1970 (seconds when that would be before 2001).
[[nodiscard]] std::optional<Stamp> stampFrom(const JsonValue& value);

/// The first and the last of many, and whether they came in order.
class StampRange {
public:
    void add(const Stamp& stamp);
    [[nodiscard]] const std::optional<Stamp>& first() const { return m_first; }
    [[nodiscard]] const std::optional<Stamp>& last() const { return m_last; }
    [[nodiscard]] bool isMonotonic() const { return m_monotonic; }

private:
    std::optional<Stamp> m_first, m_last, m_previous;
    bool m_monotonic = true;
};

} // namespace jumpseat
