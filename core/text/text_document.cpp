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

Result<void> TextDocument::apply(const ChangeSet& changes)
{
    if (changes.lengthBefore() != length())
        return fail(ErrorCode::WrongLength, QStringLiteral("the change was made for a document of another length"));
    for (const auto& change : changes.changes())
        replace(change.fromB, change.fromB + (change.toA - change.fromA), change.text);
    return {};
}

void TextDocument::replace(qint32 from, qint32 to, const QString& insert)
{
    const auto size = qint32(insert.size());
    const qint32 removed = to - from;
    if (to == m_gapStart)
        m_gapStart = from; // deleting backwards, what typing does most: no unit moves
    else
        moveGap(from, 0);
    m_gapLength += removed;
    if (m_gapLength < size)
        moveGap(from, size);
    std::copy_n(insert.utf16(), size, m_units.begin() + m_gapStart);
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
    if (m_gapLength >= need)
        return;
    const qint32 grow = std::max<qint32>(need - m_gapLength, std::max<qint32>(64, length() / 8));
    m_units.insert(m_units.begin() + m_gapStart, size_t(grow), u'\0');
    m_gapLength += grow;
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
