// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assistant_words.h"

#include "models/shown_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("jumpseat::Assistant", text);
}

} // namespace

QString toolTitle(const QString& tool)
{
    static const QHash<QString, QString> titles { { u"claude-code"_s, u"Claude Code"_s }, { u"codex"_s, u"Codex"_s },
        { u"aider"_s, u"Aider"_s }, { u"gemini-cli"_s, u"Gemini CLI"_s }, { u"continue"_s, u"Continue"_s },
        { u"copilot"_s, u"Copilot"_s }, { u"cursor"_s, u"Cursor"_s }, { u"opencode"_s, u"OpenCode"_s },
        { u"openai"_s, u"OpenAI client"_s }, { u"anthropic"_s, u"Anthropic client"_s },
        { u"ollama"_s, u"Ollama client"_s } };
    return tool.isEmpty() ? tr("Own tool") : titles.value(tool, tool);
}

QString pinnedWords(const std::optional<event::AssistantPinned>& pinned)
{
    constexpr qsizetype longestName = 60;
    const bool own = pinned && pinned->own;
    if (pinned && pinned->provider == u"none")
        return own ? tr("The candidate's own tools") : tr("No assistant");
    const bool isScripted = !pinned || pinned->origin.isEmpty(); // of old records, too
    const QString words = isScripted
        ? tr("Scripted assistant, same replies for every candidate")
        : tr("%1 of %2").arg(shownLine(pinned->model, longestName), shownLine(pinned->service, longestName));
    return own ? tr("%1, own tools too").arg(words) : words;
}

QString channelWords(const QString& channel)
{
    if (channel == "gateway"_L1)
        return tr("gateway");
    if (channel == "hook"_L1)
        return tr("hook");
    if (channel == "telemetry"_L1)
        return tr("telemetry");
    if (channel == "transcript"_L1)
        return tr("transcript");
    return channel;
}

QString outcomeWords(const ToolCallState& call)
{
    const bool isRejected = call.outcome == "rejected"_L1 || (!call.decidedBy.isEmpty() && !call.accepted);
    if (isRejected && call.decidedBy != "rule"_L1 && call.decidedBy != "hook"_L1)
        return tr("rejected by the candidate");
    if (isRejected || call.outcome == "denied"_L1)
        return tr("denied by a rule");
    if (call.outcome == "interrupted"_L1)
        return tr("stopped by the candidate");
    return call.failed ? tr("failed") : QString();
}

QString endingWords(const QString& ending, const QString& why)
{
    const auto with = [&](const QString& words) { return why.isEmpty() ? words : words + u": "_s + why; };
    if (ending == "stopped"_L1)
        return tr("Stopped by the candidate");
    if (ending == "cut"_L1)
        return with(tr("Broken off"));
    if (ending == "length"_L1)
        return tr("At the model's limit of length");
    if (ending == "refused"_L1)
        return tr("The model refused");
    if (ending == "budget"_L1)
        return with(tr("The session's budget is used up"));
    return ending.isEmpty() ? QString() : with(tr("Failed"));
}

QString tokenWords(qint64 tokens)
{
    const QLocale locale;
    if (tokens < 10'000)
        return locale.toString(tokens);
    if (tokens < 1'000'000)
        return locale.toString(double(tokens) / 1e3, 'f', 1) + u'k';
    return locale.toString(double(tokens) / 1e6, 'f', 2) + u'M';
}

QString costWords(qint64 micros)
{
    if (micros > 0 && micros < 10'000)
        return tr("under $0.01");
    return u'$' + QLocale().toString(double(micros) / 1e6, 'f', 2);
}

} // namespace jumpseat
