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

Decoded decode(const Segment& segment, EventDecoder& decoder)
{
    if (auto events = decoder.decode(segment.events); events && events->size() == segment.count()
        && events->first()->seq == segment.first && events->last()->seq == segment.last)
        return *std::move(events);
    const OpenedSegment opened = open(segment);
    auto events = decodeOneByOne(opened.events, segment.first);
    if (events && events->size() != segment.count())
        return damaged(segment.first + events->size(), QStringLiteral("it is missing"));
    return events;
}

/// Decodes segments on other cores while the owner reads on and uses what is ready: decoding is most of the work, and
/// segments know nothing of each other.
class SegmentDecoders {
public:
    SegmentDecoders()
    {
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
            m_helpers.emplace_back([this](const std::stop_token& stop) { help(stop); });
    }

    void add(Segment segment)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_parts.push_back({ std::move(segment), std::nullopt });
        }
        m_changed.notify_all();
    }
    /// Of those added, the first that was not taken yet; nullopt unless it is decoded.
    [[nodiscard]] std::optional<Decoded> takeReady()
    {
        const std::lock_guard lock(m_mutex);
        return takeFirst();
    }
    /// The same, waiting for it; nullopt when there is none.
    [[nodiscard]] std::optional<Decoded> takeNext()
    {
        std::unique_lock lock(m_mutex);
        while (!m_parts.empty()) {
            if (auto first = takeFirst())
                return first;
            if (m_next < m_parts.size())
                decodeNext(lock, m_decoder);
            else
                m_changed.wait(lock);
        }
        return std::nullopt;
    }

private:
    struct Part {
        Segment segment;
        std::optional<Decoded> decoded;
    };

    std::optional<Decoded> takeFirst()
    {
        if (m_parts.empty() || !m_parts.front().decoded)
            return std::nullopt;
        auto first = std::move(m_parts.front().decoded);
        m_parts.pop_front();
        --m_next;
        return first;
    }
    void decodeNext(std::unique_lock<std::mutex>& lock, EventDecoder& decoder)
    {
        Part& part = m_parts[m_next++]; // stays where it is: others are added behind it and taken before it
        lock.unlock();
        Decoded decoded = decode(part.segment, decoder);
        lock.lock();
        part.segment = {};
        part.decoded = std::move(decoded);
        m_changed.notify_all();
    }
    void help(const std::stop_token& stop)
    {
        EventDecoder decoder;
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_next < m_parts.size(); }) && !stop.stop_requested())
            decodeNext(lock, decoder);
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Part> m_parts;
    size_t m_next = 0; // the first that nobody has begun to decode
    EventDecoder m_decoder;
    std::vector<std::jthread> m_helpers; // last: they use all of the above
};

/// Hands over what is behind `after`, and sees that none is missing.
class InOrder {
public:
    InOrder(Seq after, const EventConsumer& take)
        : m_last(after)
        , m_take(take)
    {
    }
    Result<void> operator()(Decoded events)
    {
        if (!events)
            return std::unexpected(events.error());
        events->removeIf([this](const EventPtr& event) { return event->seq <= m_last; });
        for (const EventPtr& event : std::as_const(*events)) {
            if (event->seq != m_last + 1)
                return damaged(m_last + 1, QStringLiteral("it is missing"));
            ++m_last;
        }
        return events->isEmpty() ? Result<void> {} : m_take(*std::move(events));
    }

private:
    Seq m_last;
    const EventConsumer& m_take;
};

Result<void> readInOrder(Connection& connection, const SessionId& session, Seq after, InOrder& take)
{
    JournalTable table(connection);
    SegmentDecoders decoders;
    const auto read = table.eachSegmentText(session, after, [&](Segment segment) -> Result<void> {
        decoders.add(std::move(segment));
        while (auto ready = decoders.takeReady()) {
            if (auto taken = take(*std::move(ready)); !taken)
                return taken;
        }
        return {};
    });
    if (!read)
        return read;
    while (auto next = decoders.takeNext()) {
        if (auto taken = take(*std::move(next)); !taken)
            return taken;
    }
    auto tail = table.tail(session, after);
    if (!tail)
        return std::unexpected(tail.error());
    return take(decodeOneByOne(*tail, tail->isEmpty() ? 0 : tail->first().seq));
}

} // namespace

Result<void> readEvents(Connection& connection, const SessionId& session, Seq after, const EventConsumer& take)
{
    // In one transaction: the writer may move events from the tail into a segment meanwhile.
    if (auto begun = connection.run(QStringLiteral("BEGIN")); !begun)
        return begun;
    InOrder inOrder(after, take);
    auto read = readInOrder(connection, session, after, inOrder);
    (void)connection.run(QStringLiteral("COMMIT"));
    return read;
}

} // namespace jumpseat
