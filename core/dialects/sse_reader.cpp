// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/sse_reader.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// Its value, without the one space that may stand before it.
QByteArrayView valueOf(QByteArrayView line, qsizetype colon)
{
    const QByteArrayView value = line.sliced(colon + 1);
    return value.startsWith(' ') ? value.sliced(1) : value;
}

} // namespace

QList<SseEvent> SseReader::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    while (!bytes.isEmpty()) {
        if (std::exchange(m_afterCr, false) && bytes.front() == '\n')
            bytes = bytes.sliced(1);
        const auto end = std::ranges::find_if(bytes, [](char c) { return c == '\n' || c == '\r'; });
        const auto length = qsizetype(end - bytes.begin());
        const qsizetype room = std::max(qsizetype(0), maxEvent - m_line.size());
        m_lineCut = m_lineCut || length > room;
        m_line.append(bytes.first(std::min(length, room)));
        if (end == bytes.end())
            break;
        m_afterCr = *end == '\r';
        endLine(events);
        bytes = bytes.sliced(length + 1);
    }
    return events;
}

QList<SseEvent> SseReader::finish()
{
    QList<SseEvent> events;
    if (!m_line.isEmpty())
        endLine(events);
    dispatch(events);
    return events;
}

void SseReader::endLine(QList<SseEvent>& events)
{
    QByteArrayView line = m_line;
    if (std::exchange(m_atStart, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    const QByteArrayView value = colon < 0 ? QByteArrayView() : valueOf(line, colon);
    if (line.isEmpty())
        dispatch(events);
    else if (field == "data")
        takeData(value);
    else if (field == "event")
        m_event.name = value.toByteArray();
    else if (colon != 0 && field != "id" && field != "retry")
        ++m_strayLines;
    m_line.truncate(0);
    m_lineCut = false;
}

void SseReader::takeData(QByteArrayView value)
{
    if (m_hasData && m_event.data.size() < maxEvent)
        m_event.data.append('\n');
    m_hasData = true;
    const qsizetype room = maxEvent - m_event.data.size();
    m_event.cut = m_event.cut || m_lineCut || value.size() > room;
    m_event.data.append(value.first(std::min(value.size(), room)));
}

void SseReader::dispatch(QList<SseEvent>& events)
{
    if (m_hasData)
        events.append(m_event);
    m_event = {};
    m_hasData = false;
}

} // namespace jumpseat
