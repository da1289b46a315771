// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/request_acts.h"

#include "dialects/human_text.h"
#include "gateway/tool_acts.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// These offer tools with all that a person asks; what comes without any is their own housekeeping.
bool alwaysOffersTools(const QString& tool)
{
    static constexpr std::array names { "claude-code"_L1, "codex"_L1, "opencode"_L1, "crush"_L1, "qwen-code"_L1 };
    return std::ranges::find(names, tool) != names.end();
}

} // namespace

Asker askerOf(const RequestView& view, const ActMemory& memory)
{
    if (alwaysOffersTools(view.tool) && view.tools == 0)
        return Asker::Tool;
    if (!view.prompt.isEmpty() && memory.knows("task"_L1, { view.prompt }))
        return Asker::Agent;
    return Asker::Person;
}

QList<act::What> requestActs(const RequestView& view, Asker asker, ActMemory& memory)
{
    QList<act::What> acts;
    if (asker == Asker::Tool)
        return acts;
    const QString place = QString::number(view.entries) + u' ' + view.previous;
    for (qsizetype i = 0; i < view.toolResults.size(); ++i) {
        const ToolResult& result = view.toolResults.at(i);
        const bool isNew = result.callId.isEmpty()
            ? memory.isNew("nameless result"_L1, { view.conversation, place, QString::number(i), result.text })
            : memory.isNew("result"_L1, { result.callId });
        if (isNew)
            acts.append(toolEndedOf(result));
    }
    // The same words at another place of the conversation are another prompt; at the same one, a request that is repeated.
    const bool asks = view.promptIsNew && asker == Asker::Person;
    if (asks && memory.isNew("prompt"_L1, { view.conversation, place, view.prompt }))
        acts.append(act::Prompted { .id = {}, .text = view.prompt, .context = {}, .queued = view.promptWasQueued });
    return acts;
}

void rememberAgentTask(ActMemory& memory, const QString& task)
{
    if (const QString text = humanTextOf(task).text; !text.isEmpty())
        static_cast<void>(memory.isNew("task"_L1, { cutToActText(text) }));
}

} // namespace jumpseat
