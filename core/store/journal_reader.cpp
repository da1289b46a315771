// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_reader.h"

#include "session/event_decoder.h"
#include "store/journal_table.h"

#include <condition_variable>
#include <deque>
#include <mutex>
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

/// Decodes segments on all cores while they are still being read: decoding is most of the work, and segments know
/// nothing of each other.
class SegmentDecoders {
public:
    SegmentDecoders()
    {
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
            m_helpers.emplace_back([this] { work(); });
    }
    ~SegmentDecoders() { (void)finish(); }

    void add(Segment segment)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_work.push_back({ std::move(segment), Decoded {} });
        }
        m_changed.notify_one();
    }
    /// All of them, in the order in which they were added.
    [[nodiscard]] std::vector<Decoded> finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_complete = true;
        }
        m_changed.notify_all();
        work();
        m_helpers.clear();
        std::vector<Decoded> all;
        for (Part& part : m_work)
            all.push_back(std::move(part.decoded));
        m_work.clear();
        return all;
    }

private:
    struct Part {
        Segment segment;
        Decoded decoded;
    };

    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_next < m_work.size() || m_complete; });
            if (m_next >= m_work.size())
                return;
            Part& part = m_work[m_next++];
            lock.unlock();
            part.decoded = decode(part.segment);
            part.segment = {};
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Part> m_work; // growing does not move its elements
    size_t m_next = 0;
    bool m_complete = false;
    std::vector<std::jthread> m_helpers;
};

struct Read {
    std::vector<Decoded> segments;
    QList<StoredEvent> tail;
};

// In one transaction: the writer may move events from the tail into a segment meanwhile.
Result<Read> readAll(Connection& connection, const SessionId& session, Seq after)
{
    JournalTable table(connection);
    SegmentDecoders decoders;
    if (auto begun = connection.run(QStringLiteral("BEGIN")); !begun)
        return std::unexpected(begun.error());
    const auto segments = table.eachSegmentText(session, after, [&](Segment segment) -> Result<void> {
        decoders.add(std::move(segment));
        return {};
    });
    auto tail = table.tail(session, after);
    (void)connection.run(QStringLiteral("COMMIT"));
    if (!segments || !tail)
        return std::unexpected(!segments ? segments.error() : tail.error());
    return Read { decoders.finish(), *std::move(tail) };
}

} // namespace

Result<QList<EventPtr>> readEvents(Connection& connection, const SessionId& session, Seq after)
{
    auto read = readAll(connection, session, after);
    if (!read)
        return std::unexpected(read.error());
    std::vector<Decoded> parts = std::move(read->segments);
    parts.push_back(decodeOneByOne(read->tail, read->tail.isEmpty() ? 0 : read->tail.first().seq));
    qsizetype count = 0;
    for (const Decoded& part : parts)
        count += part ? part->size() : 0;
    QList<EventPtr> events;
    events.reserve(count);
    for (Decoded& part : parts) {
        if (!part)
            return std::unexpected(part.error());
        for (EventPtr& event : *part) {
            if (event->seq <= after)
                continue;
            if (event->seq != after + events.size() + 1)
                return damaged(after + events.size() + 1, QStringLiteral("it is missing"));
            events.append(std::move(event));
        }
    }
    return events;
}

} // namespace jumpseat
