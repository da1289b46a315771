// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/json_keys.h"

#include <algorithm>

namespace jumpseat {
namespace {

/// Walks over the bytes of one object.
class KeyScanner {
public:
    KeyScanner(QByteArrayView bytes, JsonKeys& found)
        : m_bytes(bytes.data(), size_t(bytes.size()))
        , m_found(found)
    {
    }

    void scan()
    {
        for (; m_at < m_bytes.size() && !m_found.isWhole && !m_found.isBroken; ++m_at)
            step(m_bytes[m_at]);
        m_found.size = qsizetype(m_at);
    }

private:
    void step(char c)
    {
        switch (c) {
        case '{':
        case '[': ++m_depth; break;
        case '}':
        case ']': m_found.isWhole = --m_depth <= 0; break;
        case '"': string(); break;
        case ',': m_afterColon = m_depth == 1 ? false : m_afterColon; break;
        case ':': m_afterColon = m_depth == 1 ? true : m_afterColon; break;
        default: m_found.isBroken = m_depth == 0; break;
        }
    }

    void string()
    {
        const size_t begin = m_at + 1;
        size_t end = begin;
        bool escaped = false;
        while (end < m_bytes.size() && m_bytes[end] != '"' && m_bytes[end] != '\n') {
            escaped = escaped || m_bytes[end] == '\\';
            end += m_bytes[end] == '\\' ? 2 : 1;
        }
        m_found.isBroken = end < m_bytes.size() && m_bytes[end] == '\n';
        const bool isWhole = end < m_bytes.size() && !m_found.isBroken;
        constexpr size_t mostMembers = 200;
        if (m_depth == 1 && isWhole && m_found.members.size() < mostMembers) {
            const std::string_view text = m_bytes.substr(begin, end - begin);
            if (!m_afterColon)
                m_found.members.push_back({ text, {} });
            else if (!m_found.members.empty() && !escaped)
                m_found.members.back().text = text;
        }
        m_at = std::min(end, m_bytes.size() - 1);
    }

    std::string_view m_bytes;
    JsonKeys& m_found;
    size_t m_at = 0;
    qint64 m_depth = 0;
    bool m_afterColon = false;
};

} // namespace

bool JsonKeys::has(std::string_view key) const
{
    return std::ranges::find(members, key, &Member::key) != members.end();
}

std::string_view JsonKeys::text(std::string_view key) const
{
    const auto member = std::ranges::find(members, key, &Member::key);
    return member == members.end() ? std::string_view() : member->text;
}

JsonKeys jsonKeys(QByteArrayView bytes)
{
    JsonKeys found;
    found.isBroken = !bytes.startsWith('{');
    if (!found.isBroken)
        KeyScanner(bytes, found).scan();
    return found;
}

} // namespace jumpseat
