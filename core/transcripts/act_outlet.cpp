// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/act_outlet.h"

namespace jumpseat {

QString actText(std::string_view utf8, bool* cut)
{
    // A unit of UTF-16 takes three bytes of UTF-8 at most, so that nothing within the limit is lost here.
    constexpr size_t mostBytes = size_t(maxActText) * 3 + 3;
    const std::string_view part = utf8.substr(0, mostBytes);
    // fromUtf8 drops a byte order mark with which a text begins; here it is a character like others.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    QString text = QString::fromUtf8(part.data(), qsizetype(part.size()));
    if (part.starts_with(mark))
        text.prepend(QChar(QChar::ByteOrderMark));
    if (cut)
        *cut = text.size() > maxActText;
    return cutToActText(std::move(text));
}

QString NamePool::get(std::string_view utf8)
{
    constexpr size_t mostNames = 512, longestName = 200;
    if (const auto known = m_names.find(utf8); known != m_names.end())
        return known->second;
    const QString text = actText(utf8);
    if (m_names.size() < mostNames && utf8.size() <= longestName)
        m_names.emplace(utf8, text);
    return text;
}

} // namespace jumpseat
