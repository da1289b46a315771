// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_reader.h"

#include "session/event_decoder.h"
#include "store/journal_table.h"

#include <atomic>
#include <thread>

namespace jumpseat {
namespace {

using Decoded = Result<QList<EventPtr>>;

std::unexpected<Error> damaged(Seq seq, const QString& why)
{
    return fail(ErrorCode::Damaged, QStringLiteral("The journal is damaged at event %1: %2.").arg(seq).arg(why));
}

/// One event at a time, which is slower and can say which of them is damaged.
Decoded decodeOneByOne(const QList<StoredEvent>& stored, Seq first)
{
    QList<EventPtr> events;
    for (const StoredEvent& one : stored) {
        const Seq expected = first + events.size();
        if (one.seq != expected)
            return damaged(expected, QStringLiteral("it is missing"));
        auto event = fromStored(one);
        if (!event)
            return damaged(one.seq, event.error().what);
        events += *std::move(event);
    }
    return events;
}

Decoded decode(const Segment& segment)
{
    if (auto events = decodeEvents(segment.events); events && events->size() == segment.count()
        && events->first()->seq == segment.first && events->last()->seq == segment.last)
        return *std::move(events);
    const OpenedSegment opened = open(segment);
    auto events = decodeOneByOne(opened.events, segment.first);
    if (events && events->size() != segment.count())
        return damaged(segment.first + events->size(), QStringLiteral("it is missing"));
    return events;
}

/// Decoding is most of the work, and segments know nothing of each other.
std::vector<Decoded> decodeAll(const std::vector<Segment>& segments)
{
    std::vector<Decoded> decoded(segments.size());
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        for (size_t i = next++; i < segments.size(); i = next++)
            decoded[i] = decode(segments[i]);
    };
    std::vector<std::jthread> helpers;
    const size_t cores = std::max(1U, std::thread::hardware_concurrency());
    for (size_t i = 1; i < std::min(cores, segments.size()); ++i)
        helpers.emplace_back(work);
    work();
    helpers.clear();
    return decoded;
}

struct Stored {
    std::vector<Segment> segments;
    QList<StoredEvent> tail;
};

// In one transaction: the writer may move events from the tail into a segment meanwhile.
Result<Stored> readStored(Connection& connection, const SessionId& session, Seq after)
{
    Stored stored;
    JournalTable table(connection);
    if (auto begun = connection.run(QStringLiteral("BEGIN")); !begun)
        return std::unexpected(begun.error());
    auto read = table.eachSegment(session, after, [&](Segment segment) -> Result<void> {
        stored.segments.push_back(std::move(segment));
        return {};
    });
    if (read) {
        auto tail = table.tail(session, after);
        if (tail)
            stored.tail = *std::move(tail);
        else
            read = std::unexpected(tail.error());
    }
    (void)connection.run(QStringLiteral("COMMIT"));
    return read ? Result<Stored>(std::move(stored)) : std::unexpected(read.error());
}

} // namespace

Result<QList<EventPtr>> readEvents(Connection& connection, const SessionId& session, Seq after)
{
    auto stored = readStored(connection, session, after);
    if (!stored)
        return std::unexpected(stored.error());
    std::vector<Decoded> parts = decodeAll(stored->segments);
    parts.push_back(decodeOneByOne(stored->tail, stored->tail.isEmpty() ? 0 : stored->tail.first().seq));
    QList<EventPtr> events;
    for (const Decoded& part : parts) {
        if (!part)
            return std::unexpected(part.error());
        for (const EventPtr& event : *part) {
            if (event->seq <= after)
                continue;
            if (event->seq != after + events.size() + 1)
                return damaged(after + events.size() + 1, QStringLiteral("it is missing"));
            events += event;
        }
    }
    return events;
}

} // namespace jumpseat
