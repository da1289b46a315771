// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/act_scrubber.h"

#include "base/json.h"
#include "watch/mirror_policy.h"

#include <QJsonObject>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// `text` without the folders before the last name.
QStringView baseName(QStringView text)
{
    return text.sliced(text.lastIndexOf(u'/') + 1);
}

bool isPathUnit(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u"_./~-@+").contains(c);
}

/// Whether a word of a command line, or of a patch, names such a file.
bool namesSecret(const QString& text)
{
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        while (to < text.size() && isPathUnit(text.at(to)))
            ++to;
        const auto word = QStringView(text).sliced(from, to - from);
        const bool isPath = word.contains(u'.') || word.contains(u'/') || word.startsWith(u"id_");
        if (isPath && isSecretName(baseName(word)))
            return true;
        from = to + 1;
    }
    return false;
}

/// Of an input that is JSON only the members that name files are looked at: a program may speak of passwords.
bool inputNamesSecret(const QString& input)
{
    const QJsonObject json = parseJson(input.toUtf8()).object();
    for (auto member = json.constBegin(); member != json.constEnd(); ++member) {
        const QString key = member.key();
        const bool isPath =
            key.contains("path"_L1, Qt::CaseInsensitive) || key.contains("file"_L1, Qt::CaseInsensitive);
        if (isPath && member.value().isString() && isSecretName(baseName(member.value().toString())))
            return true;
        const bool isCommand = key == "command"_L1 || key == "cmd"_L1 || key == "pattern"_L1 || key == "glob"_L1;
        if (isCommand && namesSecret(member.value().toString()))
            return true;
    }
    return false;
}

} // namespace

ActScrubber::ActScrubber(QString folder, QString home)
    : m_folder(std::move(folder))
    , m_home(std::move(home))
{
}

Act ActScrubber::scrubbed(Act act)
{
    if (auto* used = std::get_if<act::ToolUsed>(&act.what))
        scrub(*used);
    else if (auto* ended = std::get_if<act::ToolEnded>(&act.what))
        scrub(*ended);
    else if (auto* prompted = std::get_if<act::Prompted>(&act.what)) {
        prompted->text = shortened(prompted->text);
        for (QString& path : prompted->context)
            path = relative(path);
    } else if (auto* said = std::get_if<act::Said>(&act.what))
        said->text = shortened(said->text);
    else if (auto* decided = std::get_if<act::ToolDecided>(&act.what))
        decided->feedback = shortened(decided->feedback);
    else if (auto* failed = std::get_if<act::Failed>(&act.what))
        failed->what = shortened(failed->what);
    else if (auto* offered = std::get_if<act::Offered>(&act.what)) {
        offered->text = isSecretName(baseName(offered->path)) ? QString::fromUtf16(withheldText) : offered->text;
        offered->path = relative(offered->path);
    }
    return act;
}

void ActScrubber::scrub(act::ToolUsed& used)
{
    const bool isSecret = namesSecret(used.command) || inputNamesSecret(used.input)
        || std::ranges::any_of(used.edits, [](const ActEdit& edit) { return isSecretName(baseName(edit.path)); });
    if (isSecret) {
        if (!used.callId.isEmpty())
            m_withheld.insert(used.callId);
        used.input = QString::fromUtf16(withheldText);
        if (!used.command.isEmpty())
            used.command = used.input;
        for (ActEdit& edit : used.edits) {
            edit.before.clear();
            edit.after.clear();
        }
    }
    used.input = shortened(used.input);
    used.command = shortened(used.command);
    for (ActEdit& edit : used.edits) {
        const QString path = edit.path;
        edit.path = relative(path);
        if (edit.path.startsWith(u'/') || edit.path.startsWith(u'~')) { // in the folder the text is the file's
            edit.before = shortened(edit.before);
            edit.after = shortened(edit.after);
        }
    }
}

void ActScrubber::scrub(act::ToolEnded& ended)
{
    if (m_withheld.contains(ended.callId))
        ended.output = QString::fromUtf16(withheldText);
    ended.output = shortened(ended.output);
}

QString ActScrubber::shortened(const QString& text) const
{
    if (m_home.size() < 2 || !text.contains(m_home))
        return text;
    QString result;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(m_home); at >= 0; at = text.indexOf(m_home, from)) {
        const qsizetype end = at + m_home.size();
        const bool isWhole =
            end == text.size() || !(text.at(end).isLetterOrNumber() || QStringView(u"_-").contains(text.at(end)));
        result += QStringView(text).sliced(from, at - from);
        result += isWhole ? u"~"_s : m_home;
        from = end;
    }
    return result + QStringView(text).sliced(from).toString();
}

QString ActScrubber::relative(const QString& path) const
{
    return path.startsWith(m_folder + u'/') ? path.sliced(m_folder.size() + 1) : shortened(path);
}

} // namespace jumpseat
