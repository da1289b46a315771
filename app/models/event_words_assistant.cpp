// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assistant_words.h"
#include "models/event_words.h"
#include "models/session_model.h"

// The words of what assistants and the candidate's own tools do.

namespace jumpseat {

QString SessionModel::words(const Event&, const event::AssistantPinned& e) const
{
    if (e.provider == u"none")
        return tr("No assistant in this session");
    return e.origin.isEmpty() ? tr("Assistant: scripted") : tr("Assistant: %1").arg(openingWords(e.model));
}

QString SessionModel::words(const Event& event, const event::AssistantStopped& e) const
{
    if (e.from.isThere())
        return tr("%1 stopped %2").arg(nameOf(event.actor), toolTitle(e.from.tool));
    return tr("%1 stopped the reply").arg(nameOf(event.actor));
}

QString SessionModel::words(const Event&, const event::ModelUsed& e) const
{
    if (!e.problem.isEmpty())
        return tr("Request to the model failed: %1").arg(openingWords(e.problem));
    return tr("%1: %2 tokens in, %3 out")
        .arg(openingWords(e.model), tokenWords(e.inputTokens), tokenWords(e.outputTokens));
}

QString SessionModel::words(const Event&, const event::ToolCalled& e) const
{
    const QString what = openingWords(e.command.isEmpty() ? e.input : e.command);
    if (!e.from.isThere())
        return tr("The assistant called %1: %2").arg(openingWords(e.tool), what);
    if (!e.edits.isEmpty())
        return tr("%1 wants to edit %2").arg(toolTitle(e.from.tool), openingWords(e.edits.first().path));
    return tr("%1 called %2: %3").arg(toolTitle(e.from.tool), openingWords(e.tool), what);
}

QString SessionModel::words(const Event& event, const event::ToolDecided& e) const
{
    const QString who = event.actor.isEmpty() ? tr("A rule") : nameOf(event.actor);
    const auto* call = state().toolCall(e.call);
    const QString tool = openingWords(call ? call->tool : e.call.value);
    if (e.accepted)
        return tr("%1 allowed %2").arg(who, tool);
    return e.feedback.isEmpty() ? tr("%1 rejected %2").arg(who, tool)
                                : tr("%1 rejected %2: %3").arg(who, tool, openingWords(e.feedback));
}

QString SessionModel::words(const Event&, const event::ToolReturned& e) const
{
    return e.failed ? tr("The call failed: %1").arg(openingWords(e.output))
                    : tr("The call returned: %1").arg(openingWords(e.output));
}

QString SessionModel::words(const Event&, const event::SuggestionShown& e) const
{
    return tr("%1 came into view").arg(e.suggestion.value);
}

QString SessionModel::words(const Event&, const event::EditorOffered& e) const
{
    const QString tool = toolTitle(e.from.tool);
    return e.accepted ? tr("%1 offered text in %2, taken").arg(tool, openingWords(e.path))
                      : tr("%1 offered text in %2, not taken").arg(tool, openingWords(e.path));
}

QString SessionModel::words(const Event&, const event::WatchStarted& e) const
{
    return tr("Folder %1 is mirrored").arg(openingWords(e.folder));
}

QString SessionModel::words(const Event&, const event::WatchEnded& e) const
{
    return e.why.isEmpty() ? tr("The folder is no longer mirrored")
                           : tr("The folder is no longer mirrored: %1").arg(openingWords(e.why));
}

QString SessionModel::words(const Event&, const event::ActsImported& e) const
{
    return tr("%1 acts taken in from %2").arg(e.acts).arg(openingWords(e.name));
}

} // namespace jumpseat
