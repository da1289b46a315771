// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/segment.h"

#include "base/json.h"

#include <QJsonArray>

namespace jumpseat {
namespace {

constexpr QByteArrayView erasedPayload("null");
constexpr int envelopeMembers = 6;

QByteArray lineOf(const StoredEvent& event)
{
    QByteArray line = envelopeOf(event);
    line.chop(1);
    return line + ',' + (event.isErased() ? erasedPayload.toByteArray() : event.payload) + ']';
}

QByteArray part(const QByteArray& joined, qsizetype index, qsizetype size)
{
    return joined.mid(index * size, size);
}

// Behind the sixth comma that stands in no string; -1 when there are fewer.
qsizetype payloadStart(QByteArrayView line)
{
    int commas = 0;
    bool inString = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (c == ',' && !inString && ++commas == envelopeMembers)
            return i + 1;
    }
    return -1;
}

// The payload must come out byte for byte, so only the envelope before it goes through the JSON reader.
std::optional<StoredEvent> eventOfLine(const QByteArray& line)
{
    const qsizetype at = payloadStart(line);
    if (at < 0 || !line.endsWith(']'))
        return std::nullopt;
    const QJsonArray envelope = parseJson(line.first(at - 1) + ']').array();
    if (envelope.size() != envelopeMembers)
        return std::nullopt;
    StoredEvent event { .seq = envelope[0].toInteger(),
        .kind = envelope[1].toString(),
        .actor = envelope[2].toString(),
        .atUs = envelope[3].toInteger(),
        .wallMs = envelope[4].toInteger(),
        .visibility = envelope[5].toString() };
    const QByteArray payload = line.sliced(at, line.size() - 1 - at);
    if (payload != erasedPayload)
        event.payload = payload;
    return event;
}

// The events' lines without the commas between them, whatever has become of the brackets around them.
QList<QByteArray> linesOf(const QByteArray& events)
{
    QList<QByteArray> lines;
    for (const QByteArray& line : events.split('\n')) {
        if (line != "[" && line != "]")
            lines += line.endsWith(',') ? line.chopped(1) : line;
    }
    return lines;
}

QString problemOf(const Segment& segment, const QList<StoredEvent>& events, qsizetype lines)
{
    if (!segment.events.startsWith("[\n") || !segment.events.endsWith("\n]"))
        return QStringLiteral("the events %1 to %2 do not stand together").arg(segment.first).arg(segment.last);
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (events[i].seq != segment.first + i)
            return QStringLiteral("event %1 cannot be read").arg(segment.first + i);
    }
    if (events.size() != segment.count() || lines != segment.count())
        return QStringLiteral("%1 events stand where %2 belong").arg(lines).arg(segment.count());
    return {};
}

} // namespace

Segment seal(const QList<StoredEvent>& events)
{
    Segment segment { .first = events.first().seq, .last = events.last().seq };
    QByteArrayList lines;
    for (const StoredEvent& event : events) {
        lines += lineOf(event);
        segment.hashes += event.hash;
        if (event.isErased())
            segment.payloadHashes += event.payloadHash;
        else
            segment.salts += event.salt;
    }
    segment.events = "[\n" + lines.join(",\n") + "\n]";
    return segment;
}

OpenedSegment open(const Segment& segment)
{
    OpenedSegment opened;
    Seq last = segment.first - 1;
    // Each line by its own number: one that is damaged may have become two, or swallowed its neighbours.
    const QList<QByteArray> lines = linesOf(segment.events);
    for (const QByteArray& line : lines) {
        auto event = eventOfLine(line);
        if (!event || event->seq <= last || event->seq > segment.last)
            continue;
        last = event->seq;
        const qsizetype i = event->seq - segment.first;
        event->hash = hashAt(segment, event->seq);
        event->salt = part(segment.salts, i, chain::saltSize);
        event->payloadHash = event->isErased() ? part(segment.payloadHashes, i, chain::hashSize)
                                               : chain::ofPayload(event->salt, event->payload);
        opened.events += *std::move(event);
    }
    opened.problem = problemOf(segment, opened.events, lines.size());
    return opened;
}

QByteArray hashAt(const Segment& segment, Seq seq)
{
    const QByteArray hash = part(segment.hashes, seq - segment.first, chain::hashSize);
    return hash.size() == chain::hashSize ? hash : QByteArray();
}

} // namespace jumpseat
