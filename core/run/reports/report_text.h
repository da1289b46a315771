// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace jumpseat {

/// The lines of a report without their ends. What follows the last line break is no line: it may be half of one.
class ReportLines {
public:
    explicit ReportLines(QByteArrayView report)
        : m_rest(report)
    {
    }
    [[nodiscard]] std::optional<QByteArrayView> next();
    [[nodiscard]] int number() const { return m_number; } ///< of the line that next() gave last; from 1
    /// After the last line: more was to come.
    [[nodiscard]] bool endInside() const { return !m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    int m_number = 0;
};

/// "Line 12: the report ends too early."
[[nodiscard]] Error malformedAt(qint64 line, const QString& what);

/// Without the escape sequences that colour a terminal.
[[nodiscard]] QByteArray withoutColours(QByteArrayView line);

/// `utf8` as text that can be stored and shown: line breaks are "\n", and what is neither text nor blank (controls, half
/// a surrogate pair, invalid UTF-8) is U+FFFD. At most `most` units, the last of them "…" when there was more.
[[nodiscard]] QString plainText(QByteArrayView utf8, qsizetype most);
[[nodiscard]] QString plainText(QStringView text, qsizetype most);

/// Microseconds; 0 for what is no time: negative, not finite, over thirty years.
[[nodiscard]] qint64 microseconds(double seconds);
/// Of "0.012" or, as some tools write it, "1,234.5".
[[nodiscard]] qint64 microsecondsOf(QStringView seconds);

} // namespace jumpseat
