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

// The events' lines without the brackets around them and the commas between them.
QList<QByteArray> linesOf(const QByteArray& events)
{
    QList<QByteArray> lines = events.split('\n');
    if (lines.size() < 3 || lines.first() != "[" || lines.last() != "]")
        return {};
    lines = lines.sliced(1, lines.size() - 2);
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].endsWith(','))
            lines[i].chop(1);
    }
    return lines;
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
    const auto problem = [&](const QString& what) {
        if (opened.problem.isEmpty())
            opened.problem = what;
    };
    const QList<QByteArray> lines = linesOf(segment.events);
    if (lines.size() != segment.count())
        problem(QStringLiteral("%1 events stand where %2 belong").arg(lines.size()).arg(segment.count()));
    for (qsizetype i = 0; i < std::min(lines.size(), segment.count()); ++i) {
        auto event = eventOfLine(lines[i]);
        if (!event || event->seq != segment.first + i) {
            problem(QStringLiteral("event %1 cannot be read").arg(segment.first + i));
            continue;
        }
        event->hash = hashAt(segment, event->seq);
        event->salt = part(segment.salts, i, chain::saltSize);
        event->payloadHash = event->isErased() ? part(segment.payloadHashes, i, chain::hashSize)
                                               : chain::ofPayload(event->salt, event->payload);
        opened.events += *std::move(event);
    }
    return opened;
}

QByteArray hashAt(const Segment& segment, Seq seq)
{
    const QByteArray hash = part(segment.hashes, seq - segment.first, chain::hashSize);
    return hash.size() == chain::hashSize ? hash : QByteArray();
}

} // namespace jumpseat
