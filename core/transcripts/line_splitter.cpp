// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/line_splitter.h"

namespace jumpseat {

LineSplitter::LineSplitter(qsizetype longest, OnLine onLine)
    : m_longest(longest)
    , m_onLine(std::move(onLine))
{
}

void LineSplitter::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        if (end < 0) {
            keep(bytes);
            return;
        }
        lineEnds(bytes.first(end), bytes.size() - end >= JsonParser::padding);
        bytes = bytes.sliced(end + 1);
    }
}

void LineSplitter::finish()
{
    if (m_skipping || !m_begun.isEmpty())
        lineEnds({}, false);
}

void LineSplitter::keep(QByteArrayView bytes)
{
    if (m_skipping)
        return;
    if (m_begun.size() + bytes.size() > m_longest) {
        m_skipping = true;
        m_begun = QByteArray();
        return;
    }
    m_begun.append(bytes);
}

void LineSplitter::lineEnds(QByteArrayView rest, bool padded)
{
    if (m_begun.isEmpty() && !m_skipping && rest.size() <= m_longest) {
        m_onLine(rest, padded);
        return;
    }
    keep(rest);
    if (m_skipping) {
        m_skipping = false;
        ++m_tooLong;
        return;
    }
    // Zeros behind the line, so that it need not be copied once more.
    const qsizetype size = m_begun.size();
    m_begun.append(JsonParser::padding, '\0');
    m_onLine(QByteArrayView(m_begun).first(size), true);
    constexpr qsizetype kept = 4 << 20; // what one huge line needed is given back
    if (m_begun.capacity() > kept)
        m_begun = QByteArray();
    else
        m_begun.resize(0);
}

} // namespace jumpseat
