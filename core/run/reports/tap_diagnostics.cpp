// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/tap_diagnostics.h"

#include "run/reports/report_text.h"
#include "run/reports/test_report.h"

namespace jumpseat {
namespace {

constexpr qsizetype longestKept = 4 * report::longestMessage; // bytes, before it is cut in units

/// 'it''s', "it's" or `it's`: YAML's quotes, and what node's inspect() makes of a text that holds them.
QByteArray unquoted(QByteArrayView value)
{
    value = value.first(std::min(value.size(), longestKept)).trimmed();
    const char quote = value.isEmpty() ? ' ' : value.front();
    if (value.size() < 2 || value.back() != quote || (quote != '\'' && quote != '"' && quote != '`'))
        return value.toByteArray();
    QByteArray text;
    const QByteArrayView inner = value.sliced(1, value.size() - 2);
    for (qsizetype i = 0; i < inner.size(); ++i) {
        const char next = i + 1 < inner.size() ? inner.at(i + 1) : ' ';
        if (inner.at(i) == '\\' && next == 'n') {
            text += '\n';
            ++i;
        } else {
            const bool escapes =
                inner.at(i) == '\\' ? next == quote || next == '\\' : inner.at(i) == quote && next == quote;
            text += inner.at(escapes ? ++i : i);
        }
    }
    return text;
}

bool isBlockMark(QByteArrayView value)
{
    return value == "|-" || value == "|" || value == "|+" || value == ">-" || value == ">";
}

} // namespace

TapDiagnostics::Member TapDiagnostics::memberOf(QByteArrayView key)
{
    if (key == "duration_ms")
        return &TapDiagnostics::m_duration;
    if (key == "type")
        return &TapDiagnostics::m_type;
    if (key == "failureType")
        return &TapDiagnostics::m_failure;
    if (key == "error")
        return &TapDiagnostics::m_error;
    return key == "message" ? &TapDiagnostics::m_message : nullptr;
}

void TapDiagnostics::take(QByteArrayView line)
{
    if (line.startsWith("  ") || line.trimmed().isEmpty()) {
        goOn(line);
        return;
    }
    m_block = nullptr;
    const qsizetype colon = line.indexOf(':');
    const Member member = colon > 0 ? memberOf(line.first(colon)) : nullptr;
    if (!member || !(this->*member).isEmpty()) // the first counts
        return;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (isBlockMark(value))
        m_block = member;
    else
        this->*member = unquoted(value);
}

void TapDiagnostics::goOn(QByteArrayView line)
{
    if (!m_block || (this->*m_block).size() > longestKept)
        return;
    line = line.sliced(std::min<qsizetype>(2, line.size()));
    (this->*m_block).append(line.first(std::min(line.size(), longestKept))).append('\n');
}

qint64 TapDiagnostics::durationUs() const
{
    bool isNumber = false;
    const double milliseconds = m_duration.toDouble(&isNumber);
    return isNumber ? microseconds(milliseconds / 1000) : 0;
}

QString TapDiagnostics::message() const
{
    return plainText(QByteArrayView(m_error.isEmpty() ? m_message : m_error).trimmed(), report::longestMessage);
}

} // namespace jumpseat
