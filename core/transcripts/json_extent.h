// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace jumpseat {

/// Where a JSON object or array ends, told byte by byte and without looking at anything but brackets and strings, so that
/// a value can come in pieces of any size.
class JsonExtent {
public:
    /// Takes bytes until the value has ended or there are no more. Returns how many were taken; isWhole() says why.
    qsizetype take(QByteArrayView bytes)
    {
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (step(bytes[i]))
                return i + 1;
        }
        return bytes.size();
    }
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// A line ended inside a string, which JSON does not allow: the value was cut off.
    [[nodiscard]] bool isBroken() const { return m_broken; }
    [[nodiscard]] bool hasBegun() const { return m_depth > 0; }

private:
    /// True at the end.
    bool step(char c)
    {
        if (m_inString) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
            else if (c == '\n')
                return m_broken = true;
            return false;
        }
        if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if (c == '}' || c == ']') {
            m_whole = --m_depth <= 0;
            return m_whole;
        }
        return false;
    }

    qint64 m_depth = 0;
    bool m_inString = false, m_escaped = false, m_whole = false, m_broken = false;
};

} // namespace jumpseat
