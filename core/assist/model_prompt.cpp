// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_prompt.h"

#include <QRegularExpression>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype aroundCaret = 6'000; // UTF-16 units before it, half as many behind
constexpr int mostLines = 12;
constexpr qint64 completionTokens = 128;

ChatRequest begun(const event::AssistantPinned& pinned, const QString& system)
{
    ChatRequest request;
    request.model = pinned.model;
    request.system = system;
    bool isNumber = false;
    const double temperature = pinned.temperature.toDouble(&isNumber);
    if (isNumber)
        request.temperature = temperature;
    request.maxTokens = pinned.maxTokens;
    return request;
}

const FileState* visibleFile(const SessionState& state, const QString& name)
{
    const auto file = std::ranges::find_if(
        state.files, [&](const FileState& candidate) { return !candidate.removed && candidate.name == name; });
    return file == state.files.end() ? nullptr : &*file;
}

/// "limiter.py" or "limiter.py:26-37", with its text in a fence that nothing in it can close.
QString attached(const SessionState& state, const QString& place)
{
    static const QRegularExpression withLines(u"^(.*):(\\d+)(?:-(\\d+))?$"_s);
    const FileState* file = visibleFile(state, place);
    QString text;
    if (file) {
        text = file->document.text();
    } else if (const auto match = withLines.match(place); match.hasMatch()) {
        file = visibleFile(state, match.captured(1));
        if (!file)
            return {};
        const int from = std::max(1, match.captured(2).toInt());
        const int to = match.captured(3).isEmpty() ? from : match.captured(3).toInt();
        text = file->document.text().split(u'\n').mid(from - 1, std::max(0, to - from + 1)).join(u'\n');
    }
    if (!file)
        return {};
    QString fence = u"```"_s;
    while (text.contains(fence))
        fence += u'`';
    return place + u":\n"_s + fence + u'\n' + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u'\n';
}

QString withContext(const Turn& turn, const SessionState& state)
{
    QString context;
    for (const QString& place : turn.context) {
        const QString part = attached(state, place);
        if (!part.isEmpty() && context.size() + part.size() <= mostContext)
            context += part + u'\n';
    }
    return context + turn.prompt;
}

/// The turns of the panel before this one whose answer still counts.
QList<const Turn*> before(const Turn& turn, const SessionState& state)
{
    QList<const Turn*> turns;
    for (const Turn& other : state.turns) {
        if (other.id == turn.id)
            break;
        if (!other.from.isThere() && !other.reply.isEmpty())
            turns += &other;
    }
    const auto wasAskedAgain = [&](const Turn* other) {
        return (turn.as == "retry"_L1 && turn.about == other->id)
            || std::ranges::any_of(
                state.turns, [&](const Turn& later) { return later.as == "retry"_L1 && later.about == other->id; });
    };
    turns.removeIf(wasAskedAgain);
    qsizetype units = 0;
    qsizetype first = turns.size();
    while (first > 0) {
        units += turns.at(first - 1)->prompt.size() + turns.at(first - 1)->reply.size();
        if (units > mostConversation)
            break;
        --first;
    }
    return turns.sliced(first);
}

QString taskWords(const Kit& kit, const SessionState& state)
{
    const TaskState* current = state.currentTask();
    if (!current || current->index >= kit.tasks.size())
        return {};
    QStringList names;
    for (const FileState& file : state.visibleFiles())
        names += file.name;
    return u"\n\nThe task, as the candidate reads it:\n\n%1\n\nFiles: %2"_s.arg(
        kit.tasks.at(current->index).brief, names.join(u", "_s));
}

} // namespace

QString defaultSystemPrompt()
{
    return u"You assist a software engineer with a task in a technical interview in which assistants are allowed. "
           u"Answer "
           "briefly and in plain Markdown. Say so when you are not sure, and when a request is not clear. Do not do "
           "more "
           "than was asked.\n\n"
           "Propose an edit of a file that you were shown in a fenced block of this form, once for each place, and "
           "otherwise show no code that is meant to replace something:\n\n"
           "```edit NAME\n"
           "<<<<<<< SEARCH\n"
           "lines exactly as they stand in the file, enough to be found once\n"
           "=======\n"
           "the lines to stand there instead\n"
           ">>>>>>> REPLACE\n"
           "```\n\n"
           "The engineer reads each edit and decides whether it is put in."_s;
}

ChatRequest chatRequest(
    const event::AssistantPinned& pinned, const Kit& kit, const Turn& turn, const SessionState& state)
{
    ChatRequest request = begun(pinned, pinned.systemPrompt + taskWords(kit, state));
    for (const Turn* earlier : before(turn, state)) {
        request.messages += { ChatMessage::Role::User, earlier->prompt };
        request.messages += { ChatMessage::Role::Assistant, earlier->reply };
    }
    request.messages += { ChatMessage::Role::User, withContext(turn, state) };
    return request;
}

ChatRequest completionRequest(
    const event::AssistantPinned& pinned, const CompletionRequest& asked, const FileState& file)
{
    ChatRequest request = begun(pinned,
        u"You complete code in an editor. You are given a file with a mark <CARET>. Answer with nothing but the text "
        "that goes exactly there: no explanation, no fences, nothing that stands there already. One statement or a few "
        "lines; an empty answer when nothing is plainly missing."_s);
    request.maxTokens = completionTokens;
    const qint32 from = std::max<qint32>(0, asked.at - aroundCaret);
    const qint32 to = std::min<qint32>(file.document.length(), asked.at + aroundCaret / 2);
    request.messages += { ChatMessage::Role::User,
        file.name + u":\n\n"_s + file.document.slice(from, asked.at) + u"<CARET>"_s
            + file.document.slice(asked.at, to) };
    return request;
}

QString completionText(const QString& answer, const CompletionRequest& asked, const FileState& file)
{
    QString text = answer;
    text.remove(u'\r');
    static const QRegularExpression fenced(
        u"\\A\\s*```[^\\n]*\\n(.*?)\\n?```\\s*\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = fenced.match(text); match.hasMatch())
        text = match.captured(1);
    text.remove(u"<CARET>"_s);
    while (text.endsWith(u'\n'))
        text.chop(1);
    const QString behind = file.document.slice(asked.at, std::min<qint32>(file.document.length(), asked.at + 400));
    const QString line = behind.section(u'\n', 0, 0);
    if (!line.trimmed().isEmpty() && text.endsWith(line)) // it said the rest of the line again
        text.chop(line.size());
    const QStringList lines = text.split(u'\n');
    if (lines.size() > mostLines)
        text = lines.first(mostLines).join(u'\n');
    const QString front = file.document.slice(std::max<qint32>(0, asked.at - 200), asked.at).section(u'\n', -1);
    if (!front.trimmed().isEmpty() && text.startsWith(front)) // or its beginning
        text = text.sliced(front.size());
    return text.trimmed().isEmpty() ? QString() : text;
}

} // namespace jumpseat
