// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/report_text.h"

#include <cmath>

namespace jumpseat {
namespace {

/// No more of it than makes a text of `most` units and one more: nobody pays for the end of a message of 16 MiB.
template <class View> View beginning(View text, qsizetype most)
{
    constexpr qsizetype longestUnit = 4; // bytes of UTF-8, or units where a pair may be halved
    return text.first(std::min(text.size(), longestUnit * (most + 1)));
}

bool isShowable(QChar c)
{
    return c == u'\n' || c == u'\t' || (c.category() != QChar::Other_Control && c.unicode() < 0xFFFE);
}

QString shown(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || !isShowable(c))
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString shortened(QString text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    text.truncate(most - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

} // namespace

std::optional<QByteArrayView> ReportLines::next()
{
    const qsizetype end = m_rest.indexOf('\n');
    if (end < 0)
        return {};
    QByteArrayView line = m_rest.first(end);
    m_rest.slice(end + 1);
    ++m_number;
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

Error malformedAt(qint64 line, const QString& what)
{
    return { ErrorCode::Malformed, QStringLiteral("Line %1: %2.").arg(line).arg(what) };
}

QByteArray withoutColours(QByteArrayView line)
{
    if (!line.contains('\x1b'))
        return line.toByteArray();
    QByteArray plain;
    while (!line.isEmpty()) {
        const qsizetype start = line.indexOf("\x1b[");
        plain += line.first(start < 0 ? line.size() : start);
        line.slice(start < 0 ? line.size() : start + 2);
        const auto isParameter = [](char c) { return c >= 0x20 && c < 0x40; };
        while (start >= 0 && !line.isEmpty() && isParameter(line.front()))
            line.slice(1);
        if (start >= 0 && !line.isEmpty())
            line.slice(1); // the letter that ends a sequence
    }
    return plain;
}

QString plainText(QByteArrayView utf8, qsizetype most)
{
    return shortened(shown(QString::fromUtf8(beginning(utf8, most))), most);
}

QString plainText(QStringView text, qsizetype most)
{
    return shortened(shown(beginning(text, most).toString()), most);
}

qint64 microseconds(double seconds)
{
    constexpr double longest = 1e9;
    return seconds >= 0 && seconds <= longest ? qint64(std::llround(seconds * 1e6)) : 0; // never with NaN
}

qint64 microsecondsOf(QStringView seconds)
{
    bool isNumber = false;
    const double value = seconds.trimmed().toString().remove(u',').toDouble(&isNumber);
    return isNumber ? microseconds(value) : 0;
}

} // namespace jumpseat
