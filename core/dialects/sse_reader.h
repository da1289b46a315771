// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace jumpseat {

/// One event of a text/event-stream.
struct SseEvent {
    QByteArray name;  ///< of its `event:` line; empty without one
    QByteArray data;  ///< its `data:` lines, joined by \n
    bool cut = false; ///< it was longer than SseReader::maxEvent, and `data` is only the beginning
    friend bool operator==(const SseEvent&, const SseEvent&) = default;
};

/// Server-sent events (WHATWG HTML, 9.2.6) out of bytes in any pieces: lines end with LF, CRLF or CR, a byte order mark
/// and comments are skipped. Bytes stay bytes, so a character may be split between pieces. Holds at most one event and
/// one line of maxEvent bytes.
class SseReader {
public:
    static constexpr qsizetype maxEvent = 8 * 1024 * 1024; ///< bytes of one event's data

    /// The events that end within these bytes. An event without data is none.
    [[nodiscard]] QList<SseEvent> feed(QByteArrayView bytes);
    /// The event that no empty line ended. The standard drops it; some servers forget that line behind their last one.
    [[nodiscard]] QList<SseEvent> finish();
    /// Lines that are no field that the standard knows: perhaps this is no event stream.
    [[nodiscard]] qint64 strayLines() const { return m_strayLines; }

private:
    void endLine(QList<SseEvent>& events);
    void takeData(QByteArrayView value);
    void dispatch(QList<SseEvent>& events);

    SseEvent m_event;
    QByteArray m_line;
    bool m_lineCut = false;
    bool m_hasData = false;
    bool m_afterCr = false; ///< a LF that comes next belongs to the line that is over
    bool m_atStart = true;  ///< of the stream, where a byte order mark may stand
    qint64 m_strayLines = 0;
};

} // namespace jumpseat
