// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/salvage.h"

namespace jumpseat {
namespace {

class Salvager {
public:
    Salvager(const SessionId& session, const FoundSession& found, const std::optional<ChainHead>& noted)
        : m_found(found)
        , m_noted(noted)
    {
        m_result.head = { 0, chain::before(session) };
        // An older image of a page may still show what was erased: that stays erased.
        m_result.erased = (found.row && found.row->erasedWallMs > 0)
            || (!found.row && std::ranges::any_of(found.events, &StoredEvent::isErased));
    }

    Salvaged run()
    {
        while (takeNext()) { }
        if (m_result.erased)
            m_result.state = {};
        collectStrays();
        const Seq saved = std::max({ m_noted ? m_noted->seq : 0, m_found.row ? m_found.row->head.seq : 0,
            m_found.events.isEmpty() ? 0 : m_found.events.lastKey() });
        const Seq end = m_result.head.seq;
        m_result.lostTo = saved > end ? saved : 0;
        if (m_result.lostTo && m_result.reason.isEmpty())
            m_result.reason = m_found.events.contains(end + 1)
                ? QStringLiteral("event %1 is not what was written").arg(end + 1)
                : QStringLiteral("event %1 is missing").arg(end + 1);
        return m_result;
    }

private:
    [[nodiscard]] QByteArray linkAfterEnd(const StoredEvent& event) const { return linkOf(event, m_result.head.hash); }

    /// The stored hash of an event may be what is damaged, and the event not: then what comes after it, or one of those
    /// who noted where the journal ended, knows the hash that it must have.
    [[nodiscard]] bool isConfirmed(const ChainHead& end) const
    {
        if ((m_noted && *m_noted == end) || (m_found.row && m_found.row->head == end))
            return true;
        const auto [from, to] = m_found.events.equal_range(end.seq + 1);
        return std::any_of(from, to, [&](const StoredEvent& next) { return linkOf(next, end.hash) == next.hash; });
    }

    [[nodiscard]] std::optional<StoredEvent> nextThatFits() const
    {
        const Seq seq = m_result.head.seq + 1;
        const auto [from, to] = m_found.events.equal_range(seq);
        for (auto it = from; it != to; ++it) {
            const QByteArray link = linkAfterEnd(*it);
            if (link == it->hash || isConfirmed({ seq, link })) {
                StoredEvent event = *it;
                event.hash = link;
                return event;
            }
        }
        return std::nullopt;
    }

    bool takeNext()
    {
        std::optional<StoredEvent> event = nextThatFits();
        if (!event)
            return false;
        if (m_result.erased) {
            if (!event->isErased())
                event->payloadHash = chain::ofPayload(event->salt, event->payload);
            event->payload = {};
            event->salt = {};
        } else if (!folds(*event)) {
            return false;
        }
        m_result.head = { event->seq, event->hash };
        m_result.kept += *event;
        return true;
    }

    bool folds(const StoredEvent& stored)
    {
        const auto event = fromStored(stored);
        const Result<void> folded = event ? fits(**event).and_then([&] { return m_result.state.apply(*event); })
                                          : std::unexpected(event.error());
        if (!folded)
            m_result.reason = QStringLiteral("event %1 does not fit: %2").arg(stored.seq).arg(folded.error().what);
        return folded.has_value();
    }

    /// What a check asks of an event besides that it folds.
    [[nodiscard]] Result<void> fits(const Event& event) const
    {
        if (event.atUs < m_result.state.lastUs)
            return fail(ErrorCode::Damaged, QStringLiteral("it is earlier than the one before it"));
        const auto* submitted = std::get_if<event::ScorecardSubmitted>(&event.payload);
        if (!submitted || submitted->headHash.isEmpty())
            return {};
        const bool known = submitted->headSeq >= 1 && submitted->headSeq <= m_result.kept.size();
        if (!known || m_result.kept[submitted->headSeq - 1].hash.toHex() != submitted->headHash.toLatin1())
            return fail(ErrorCode::Damaged, QStringLiteral("the record it was submitted on is another"));
        return {};
    }

    void collectStrays()
    {
        Seq last = m_result.head.seq;
        for (const StoredEvent& event : m_found.events) {
            if (event.seq > last && !m_result.erased && !event.isErased()) {
                m_result.strays += event;
                last = event.seq;
            }
        }
    }

    const FoundSession& m_found;
    const std::optional<ChainHead>& m_noted;
    Salvaged m_result;
};

} // namespace

Salvaged salvage(const SessionId& session, const FoundSession& found, const std::optional<ChainHead>& noted)
{
    return Salvager(session, found, noted).run();
}

} // namespace jumpseat
