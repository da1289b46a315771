// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/collab_client.h"

namespace jumpseat {

namespace {
/// How far a remote caret may lag behind and still be shown in its place.
constexpr size_t rememberedUpdates = 512;
} // namespace

CollabClient::CollabClient(ClientId client, FileId file, qint64 version, qint32 length)
    : m_client(std::move(client))
    , m_file(std::move(file))
    , m_version(version)
    , m_length(length)
{
}

void CollabClient::edit(const ChangeSet& changes, const QString& userEvent, std::optional<command::TextPlace> source)
{
    m_pending.push_back({ m_nextClientSeq++, changes, userEvent, std::move(source) });
    m_length = changes.lengthAfter();
}

std::optional<command::Push> CollabClient::takePush(qint64 mostUnits)
{
    if (m_inFlight > 0 || m_pending.empty())
        return std::nullopt;
    command::Push push { m_file, m_version, {} };
    qint64 units = 0;
    for (const auto& pending : m_pending) {
        units += pending.changes.insertedLength();
        if (units > mostUnits && !push.updates.isEmpty())
            break;
        push.updates.append({ m_client, pending.clientSeq, pending.changes, pending.userEvent, {}, pending.source });
    }
    m_inFlight = push.updates.size();
    return push;
}

Result<std::optional<ChangeSet>> CollabClient::receive(const ClientId& client, const ChangeSet& changes)
{
    ChangeSet theirs = changes;
    const bool echo = client == m_client && !m_pending.empty();
    if (echo) {
        m_pending.pop_front();
        m_inFlight = std::max<qsizetype>(0, m_inFlight - 1);
    } else {
        std::deque<Pending> moved = m_pending;
        for (auto& pending : moved) {
            auto over = pending.changes.map(theirs, false);
            auto after = theirs.map(pending.changes, true);
            if (!over)
                return std::unexpected(over.error());
            if (!after)
                return std::unexpected(after.error());
            pending.changes = std::move(*over);
            theirs = std::move(*after);
        }
        if (theirs.lengthBefore() != m_length)
            return fail(ErrorCode::WrongLength, QStringLiteral("an edit does not fit the text shown"));
        m_pending = std::move(moved);
        m_length = theirs.lengthAfter();
    }
    ++m_version;
    m_recent.push_back(changes);
    if (m_recent.size() > rememberedUpdates)
        m_recent.pop_front();
    if (echo)
        return std::optional<ChangeSet> {};
    return std::optional(theirs);
}

std::optional<qint32> CollabClient::fromVersion(qint64 version, qint32 pos, int assoc) const
{
    const qint64 behind = m_version - version;
    if (behind < 0 || behind > qint64(m_recent.size()))
        return std::nullopt;
    for (auto it = m_recent.end() - behind; it != m_recent.end(); ++it) {
        if (pos > it->lengthBefore())
            return std::nullopt;
        pos = *it->mapPos(pos, assoc);
    }
    for (const auto& pending : m_pending) {
        if (pos > pending.changes.lengthBefore())
            return std::nullopt;
        pos = *pending.changes.mapPos(pos, assoc);
    }
    return pos;
}

} // namespace jumpseat
