// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "telemetry/recent.h"

#include <QHashFunctions>

namespace jumpseat {

/// What must be known of earlier requests: an act is often told several times, by a retry, by an event and a span, by
/// every later request that repeats the conversation. Bounded; what is forgotten may be told again.
struct TelemetryMemory {
    Recent<char> records { 16'384 };   ///< OTLP records, by time and content
    Recent<int> calls { 4'096 };       ///< calls of tools; how much of them was told, see Telling::addUsed
    Recent<char> ends { 4'096 };       ///< calls whose end was told
    Recent<char> answers { 4'096 };    ///< responses, by what was told of them
    Recent<char> prompts { 4'096 };    ///< texts of prompts, by trace or conversation
    Recent<QString> inputs { 256 };    ///< inputs that events of calls bring, for those that stand before them
    Recent<QString> hookCalls { 512 }; ///< Cursor: the id of a call by what it does
};

template <class... Parts> [[nodiscard]] size_t memoryKey(const Parts&... parts)
{
    return qHashMulti(0x6a756d70, parts...);
}

/// Puts acts of one source into a list, each only once on its channel: what another channel adds, the recorder wants to
/// hear.
class Telling {
public:
    Telling(TelemetryMemory& memory, QList<Act>& acts, Channel channel)
        : memory(memory)
        , m_acts(acts)
    {
        m_head.channel = channel;
    }
    /// Whose acts follow, and when.
    void setHead(const QString& tool, const QString& conversation, qint64 wallMs)
    {
        m_head.tool = tool;
        m_head.conversation = conversation;
        m_head.wallMs = wallMs;
    }
    [[nodiscard]] const QString& tool() const { return m_head.tool; }
    [[nodiscard]] const QString& conversation() const { return m_head.conversation; }
    [[nodiscard]] qint64 wallMs() const { return m_head.wallMs; }

    void add(act::What what) { addAt(m_head.wallMs, std::move(what)); }
    void addAt(qint64 wallMs, act::What what);
    /// Once more only when it then says more of what the call is to do: its input, or the texts of its edits.
    void addUsed(const act::ToolUsed& used, qint64 wallMs);
    void addEnded(const act::ToolEnded& ended);

    TelemetryMemory& memory;

private:
    QList<Act>& m_acts;
    Act m_head;
};

/// Whether a record was one that this room knows.
enum class Understood {
    Yes,
    Unused, ///< known, and no act is made of it
    No,
};

} // namespace jumpseat
