// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/watch_words.h"

#include "ctl/ctl.h"
#include "ctl/session_text.h"

#include <algorithm>

namespace jumpseat::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNameUnits = 1'500; // of file names in a notice
constexpr qsizetype mostListed = 40;       // of what is left out, in a preview, by reason

/// As many as fit, then how many more.
QString namesWithin(const QStringList& names, qsizetype units)
{
    QString text;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (text.size() + names.at(i).size() > units)
            return text + Words::tr(" and %n more", nullptr, int(names.size() - i));
        text += (i > 0 ? u", "_s : QString()) + names.at(i);
    }
    return text;
}

QString neverSent()
{
    return Words::tr("Never sent: anything outside this folder; links; hidden files and folders; .git; packages, build "
                     "outputs and environments; what .gitignore ignores; files whose names say that they hold keys or "
                     "passwords; files that are no text.");
}

struct ActCounts {
    int prompts = 0, answers = 0, calls = 0, suggestions = 0;
};

void append(QStringList& parts, int count, const QString& one, const QString& many)
{
    if (count > 0)
        parts += (count == 1 ? one : many).arg(count);
}

} // namespace

QString toolWords(const QString& tool)
{
    static const QHash<QString, QString> names { { u"claude-code"_s, u"Claude Code"_s }, { u"codex"_s, u"Codex"_s },
        { u"aider"_s, u"Aider"_s }, { u"gemini-cli"_s, u"Gemini CLI"_s }, { u"continue"_s, u"Continue"_s } };
    return names.value(tool, tool);
}

QString watchPreview(
    const QString& folder, const Snapshot& snapshot, const QList<FoundTranscript>& transcripts, bool withTranscripts)
{
    QString text = Words::tr("Folder: %1").arg(folder) + u'\n';
    text +=
        Words::tr("Sent now, and again whenever they change: %n file(s)", nullptr, int(snapshot.files.size())) + u'\n';
    for (const QString& path : snapshot.files.keys())
        text += u"  "_s + path + u'\n';
    QMap<LeftOut, QStringList> leftOut;
    for (auto each = snapshot.leftOut.cbegin(); each != snapshot.leftOut.cend(); ++each)
        leftOut[each.value()] += each.key();
    if (!leftOut.isEmpty())
        text += Words::tr("Left out:") + u'\n';
    for (auto each = leftOut.cbegin(); each != leftOut.cend(); ++each) {
        QStringList names = each.value();
        const int more = int(std::max<qsizetype>(0, names.size() - mostListed));
        names = names.first(names.size() - more);
        text += u"  %1: %2"_s.arg(leftOutWords(each.key()), names.join(u", "_s))
            + (more > 0 ? Words::tr(" and %n more", nullptr, more) : QString()) + u'\n';
    }
    if (!withTranscripts)
        return text + Words::tr("What AI tools keep is not followed (--no-transcripts).") + u'\n';
    text += Words::tr("Followed from now on, where the session's time has come: what AI tools keep about this folder")
        + u'\n';
    for (const FoundTranscript& file : transcripts)
        text += u"  %1: %2\n"_s.arg(toolWords(file.tool), file.path);
    if (transcripts.isEmpty())
        text += u"  "_s + Words::tr("(nothing yet; Claude Code, Codex, Aider, Gemini CLI and Continue are looked for)")
            + u'\n';
    return text;
}

QString watchNotice(const QString& folder, const Snapshot& snapshot, bool withTranscripts)
{
    QStringList parts;
    parts +=
        Words::tr("From the folder \"%1\" the text files are sent to the interviewers as they are now and with every "
                  "change, and the interviewers' edits and the files of the session are written into it. Now: %2.")
            .arg(folder,
                snapshot.files.isEmpty() ? Words::tr("none") : namesWithin(snapshot.files.keys(), mostNameUnits));
    if (withTranscripts)
        parts +=
            Words::tr("What your AI tools (Claude Code, Codex, Aider, Gemini CLI, Continue) keep about this folder is "
                      "sent from the start of the session on: your prompts, their answers, what they did and what "
                      "came out of it.");
    parts += neverSent();
    parts += Words::tr("It ends with the session, or when you press Ctrl C.");
    return parts.join(u'\n');
}

QString newsLine(const MirrorNews& news)
{
    switch (news.kind) {
    case MirrorNews::Sent:
        return news.lines == 1 ? Words::tr("%1: 1 line").arg(news.path)
                               : Words::tr("%1: %2 lines").arg(news.path).arg(news.lines);
    case MirrorNews::Added: return Words::tr("%1: new").arg(news.path);
    case MirrorNews::Renamed: return Words::tr("%1: now %2").arg(news.path, news.other);
    case MirrorNews::Removed: return Words::tr("%1: removed").arg(news.path);
    case MirrorNews::Written: return Words::tr("%1: written here, from the session").arg(news.path);
    case MirrorNews::SetAside: return Words::tr("%1: the other version is kept as %2").arg(news.path, news.other);
    case MirrorNews::NotDone: return Words::tr("%1: left alone: %2").arg(news.path, news.why);
    }
    return {};
}

QStringList actLines(const QList<Act>& acts)
{
    QMap<QString, ActCounts> tools;
    for (const Act& act : acts) {
        ActCounts& counts = tools[act.tool];
        counts.prompts += std::holds_alternative<act::Prompted>(act.what);
        counts.answers += std::holds_alternative<act::Said>(act.what);
        counts.suggestions += std::holds_alternative<act::Offered>(act.what);
        counts.calls += std::holds_alternative<act::ToolUsed>(act.what);
    }
    QStringList lines;
    for (auto tool = tools.cbegin(); tool != tools.cend(); ++tool) {
        QStringList parts;
        append(parts, tool->prompts, Words::tr("%1 prompt"), Words::tr("%1 prompts"));
        append(parts, tool->answers, Words::tr("%1 answer"), Words::tr("%1 answers"));
        append(parts, tool->calls, Words::tr("%1 tool call"), Words::tr("%1 tool calls"));
        append(parts, tool->suggestions, Words::tr("%1 suggestion"), Words::tr("%1 suggestions"));
        if (!parts.isEmpty())
            lines += u"%1: %2"_s.arg(toolWords(tool.key()), parts.join(u", "_s));
    }
    return lines;
}

} // namespace jumpseat::ctl
