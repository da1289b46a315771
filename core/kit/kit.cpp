// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"

#include <algorithm>

namespace jumpseat {

const PlantedFlaw* Kit::findFlaw(const FlawId& id) const
{
    for (const Task& task : tasks) {
        const auto flaw = std::ranges::find(task.flaws, id, &PlantedFlaw::id);
        if (flaw != task.flaws.end())
            return &*flaw;
    }
    return nullptr;
}

const ScriptedReply* Kit::findReply(const QString& id) const
{
    const auto reply = std::ranges::find(assistant.replies, id, &ScriptedReply::id);
    return reply == assistant.replies.end() ? nullptr : &*reply;
}

} // namespace jumpseat
