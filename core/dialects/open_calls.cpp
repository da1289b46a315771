// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/open_calls.h"

#include "base/json.h"
#include "dialects/reply_reader.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool isWholeObject(const QString& arguments)
{
    return arguments.endsWith(u'}') && parseJson(arguments.toUtf8()).isObject();
}

} // namespace

void OpenCalls::add(const Piece& piece)
{
    Call* call = callFor(piece);
    if (!call)
        return begin(piece);
    if (call->call.id.isEmpty())
        call->call.id = piece.id;
    if (call->call.name.isEmpty())
        call->call.name = piece.name;
    append(*call, piece.arguments);
}

void OpenCalls::begin(const Piece& piece)
{
    if (m_calls.size() >= ReplyReader::maxOpenCalls) {
        ++m_dropped;
        return;
    }
    m_calls.append(
        { { .id = piece.id, .name = piece.name, .arguments = {}, .byServer = piece.byServer }, piece.index });
    append(m_calls.last(), piece.arguments);
}

OpenCalls::Call* OpenCalls::callFor(const Piece& piece)
{
    if (m_calls.isEmpty())
        return nullptr;
    if (!piece.id.isEmpty()) {
        const auto known = std::ranges::find(m_calls, piece.id, [](const Call& c) { return c.call.id; });
        if (known != m_calls.end())
            return &*known;
        Call* same = piece.index ? newestAt(piece.index) : nullptr;
        return same && same->call.id.isEmpty() ? same : nullptr;
    }
    Call* call = newestAt(piece.index);
    // Without ids, and all of them number 0: a name behind arguments that are whole begins another call.
    if (call && !piece.name.isEmpty() && !call->call.name.isEmpty() && isWholeObject(call->call.arguments))
        return nullptr;
    return call;
}

/// Without an index: the newest of all. With one that none has: none when it could begin another call.
OpenCalls::Call* OpenCalls::newestAt(std::optional<qint64> index)
{
    if (!index)
        return m_calls.isEmpty() ? nullptr : &m_calls.last();
    const auto found = std::find_if(m_calls.rbegin(), m_calls.rend(), [&](const Call& c) { return c.index == index; });
    return found == m_calls.rend() ? nullptr : &*found;
}

void OpenCalls::append(Call& call, const QString& arguments)
{
    const qsizetype room = ReplyReader::maxArguments - m_held;
    call.call.whole = call.call.whole && arguments.size() <= room;
    m_dropped += arguments.size() > room;
    call.call.arguments += QStringView(arguments).first(std::min(arguments.size(), room));
    m_held += std::min(arguments.size(), room);
}

reply::ToolCall OpenCalls::take(qsizetype at)
{
    reply::ToolCall call = m_calls.takeAt(at).call;
    m_held -= call.arguments.size();
    return call;
}

std::optional<reply::ToolCall> OpenCalls::end(std::optional<qint64> index)
{
    const Call* call = newestAt(index);
    if (!call)
        return std::nullopt;
    return take(call - m_calls.constData());
}

QList<reply::ToolCall> OpenCalls::endAll(bool whole)
{
    QList<reply::ToolCall> all;
    while (!m_calls.isEmpty()) {
        all.append(take(0));
        all.last().whole = all.last().whole && whole;
    }
    return all;
}

} // namespace jumpseat
