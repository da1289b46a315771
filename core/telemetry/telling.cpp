// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telling.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// 2: the texts of its edits, 1: some input, 0: only that there is such a call.
int toldOf(const act::ToolUsed& used)
{
    const bool hasTexts = std::ranges::any_of(
        used.edits, [](const ActEdit& edit) { return !edit.before.isEmpty() || !edit.after.isEmpty(); });
    return hasTexts ? 2 : used.input.isEmpty() ? 0 : 1;
}

} // namespace

void Telling::addAt(qint64 wallMs, act::What what)
{
    Act act = m_head;
    act.wallMs = wallMs;
    act.what = std::move(what);
    m_acts.append(std::move(act));
}

void Telling::addUsed(const act::ToolUsed& used, qint64 wallMs)
{
    if (!used.callId.isEmpty()) {
        const size_t key = memoryKey(int(m_head.channel), used.callId);
        const int told = toldOf(used);
        if (memory.calls.contains(key) && memory.calls.value(key) >= told)
            return;
        memory.calls.insert(key, told);
    }
    addAt(wallMs, used);
}

void Telling::addEnded(const act::ToolEnded& ended)
{
    if (ended.callId.isEmpty() || memory.ends.isNew(memoryKey(int(m_head.channel), ended.callId)))
        add(ended);
}

} // namespace jumpseat
