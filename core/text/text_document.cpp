// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/text_document.h"

#include "text/change_set.h"

#include <algorithm>

namespace jumpseat {

TextDocument::TextDocument(const QString& text)
    : m_units(reinterpret_cast<const char16_t*>(text.utf16()),
          reinterpret_cast<const char16_t*>(text.utf16()) + text.size())
    , m_gapStart(qint32(text.size()))
{
    for (qsizetype i = text.indexOf(u'\n'); i >= 0; i = text.indexOf(u'\n', i + 1))
        m_breaksBefore.push_back(qint32(i));
}

QString TextDocument::text() const
{
    return slice(0, length());
}

QString TextDocument::slice(qint32 from, qint32 to) const
{
    QString result;
    result.reserve(to - from);
    const auto append = [&](qint32 start, qint32 end) {
        result.append(reinterpret_cast<const QChar*>(m_units.data()) + start, end - start);
    };
    if (from < m_gapStart)
        append(from, std::min(to, m_gapStart));
    if (to > m_gapStart)
        append(std::max(from, m_gapStart) + m_gapLength, to + m_gapLength);
    return result;
}

char16_t TextDocument::at(qint32 pos) const
{
    return m_units[size_t(pos < m_gapStart ? pos : pos + m_gapLength)];
}

qint32 TextDocument::lineCount() const
{
    return qint32(m_breaksBefore.size() + m_breaksAfter.size()) + 1;
}

qint32 TextDocument::lineAt(qint32 pos) const
{
    // as many lines before it as breaks
    if (pos <= m_gapStart)
        return qint32(std::ranges::lower_bound(m_breaksBefore, pos) - m_breaksBefore.begin());
    const auto behind = std::ranges::upper_bound(m_breaksAfter, length() - pos);
    return qint32(m_breaksBefore.size()) + qint32(m_breaksAfter.end() - behind);
}

qint32 TextDocument::lineStart(qint32 line) const
{
    if (line == 0)
        return 0;
    const auto index = size_t(line) - 1; // of the break before it
    if (index < m_breaksBefore.size())
        return m_breaksBefore[index] + 1;
    return length() - m_breaksAfter[m_breaksAfter.size() - 1 - (index - m_breaksBefore.size())] + 1;
}

Result<void> TextDocument::apply(const ChangeSet& changes)
{
    if (changes.lengthBefore() != length())
        return fail(ErrorCode::WrongLength, QStringLiteral("the change was made for a document of another length"));
    changes.eachChange([&](const ChangeSet::ChangeView& change) {
        replace(change.fromB, change.fromB + (change.toA - change.fromA), change.text);
    });
    return {};
}

void TextDocument::replace(qint32 from, qint32 to, QStringView insert)
{
    const auto size = qint32(insert.size());
    const qint32 removed = to - from;
    if (to == m_gapStart) {
        m_gapStart = from; // deleting backwards, what typing does most: no unit moves
        while (!m_breaksBefore.empty() && m_breaksBefore.back() >= from)
            m_breaksBefore.pop_back();
    } else {
        moveGap(from, 0);
        while (!m_breaksAfter.empty() && length() - m_breaksAfter.back() < to)
            m_breaksAfter.pop_back();
    }
    m_gapLength += removed;
    if (m_gapLength < size)
        moveGap(from, size);
    std::copy_n(insert.utf16(), size, m_units.begin() + m_gapStart);
    for (qsizetype i = insert.indexOf(u'\n'); i >= 0; i = insert.indexOf(u'\n', i + 1))
        m_breaksBefore.push_back(from + qint32(i));
    m_gapStart += size;
    m_gapLength -= size;
}

void TextDocument::moveGap(qint32 to, qint32 need)
{
    const auto units = m_units.begin();
    if (to < m_gapStart)
        std::move_backward(units + to, units + m_gapStart, units + m_gapStart + m_gapLength);
    else if (to > m_gapStart)
        std::move(units + m_gapStart + m_gapLength, units + to + m_gapLength, units + m_gapStart);
    m_gapStart = to;
    shiftBreaks(to);
    if (m_gapLength >= need)
        return;
    const qint32 grow = std::max<qint32>(need - m_gapLength, std::max<qint32>(64, length() / 8));
    m_units.insert(m_units.begin() + m_gapStart, size_t(grow), u'\0');
    m_gapLength += grow;
}

void TextDocument::shiftBreaks(qint32 to)
{
    const qint32 end = length();
    while (!m_breaksBefore.empty() && m_breaksBefore.back() >= to) {
        m_breaksAfter.push_back(end - m_breaksBefore.back());
        m_breaksBefore.pop_back();
    }
    while (!m_breaksAfter.empty() && end - m_breaksAfter.back() < to) {
        m_breaksBefore.push_back(end - m_breaksAfter.back());
        m_breaksAfter.pop_back();
    }
}

QString TextDocument::normalised(QString raw)
{
    raw.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    raw.replace(u'\r', u'\n');
    return raw;
}

bool TextDocument::isSound(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isNull() || c.isLowSurrogate())
            return false;
        if (c.isHighSurrogate()) {
            ++i;
            if (i == text.size() || !text.at(i).isLowSurrogate())
                return false;
        }
    }
    return true;
}

} // namespace jumpseat
