// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scripted assistant of a kit.

#include "kit/kit_parser.h"
#include "kit/unwrap.h"

#include <algorithm>

namespace jumpseat {

ScriptedAssistant KitParser::assistant(YamlMap map)
{
    ScriptedAssistant assistant;
    assistant.fallback = map.text("fallback").trimmed();
    if (map.has("words_per_second"))
        assistant.wordsPerSecond = map.number("words_per_second");
    map.each("replies", false,
        [&](const YAML::Node& node) { assistant.replies += reply(YamlMap(node, QStringLiteral("a reply"))); });
    map.finish();
    for (const auto& [line, id] : std::as_const(m_named)) {
        if (!m_used.contains(QStringLiteral("reply ") + id))
            throw KitProblem { line, QStringLiteral("there is no reply \"%1\"").arg(id) };
    }
    checkMarkers(assistant);
    return assistant;
}

ScriptedReply KitParser::reply(YamlMap map)
{
    ScriptedReply reply;
    reply.id = map.text("id");
    checkUnused(map, QStringLiteral("reply"), reply.id);
    reply.once = map.flag("once");
    reply.text = unwrapped(map.text("text"));
    map.each("when", true, [&](const YAML::Node& node) { reply.any += keywords(node); });
    map.each("edits", false, [&](const YAML::Node& node) {
        reply.edits += edit(YamlMap(node, QStringLiteral("an edit")));
        m_edits += reply.edits.last();
    });
    for (const QString& id : map.texts("carries")) {
        if (!m_flaws.contains(FlawId { id }))
            map.complain(QStringLiteral("there is no flaw \"%1\"").arg(id), "carries");
        reply.carries += { id };
    }
    reply.buildsOn = map.texts("builds_on");
    for (const QString& id : std::as_const(reply.buildsOn))
        m_named += { map.line("builds_on"), id };
    if (!reply.carries.isEmpty() && reply.edits.isEmpty())
        map.complain(QStringLiteral("a reply without edits carries no flaw"), "carries");
    map.finish();
    return reply;
}

/// A marker stands in the file once, or in an edit of a reply that carries its flaw.
void KitParser::checkMarkers(const ScriptedAssistant& assistant) const
{
    for (const OpenMarker& open : m_markers) {
        const QString& marker = open.flaw.marker;
        const qsizetype count = open.file.text.count(marker);
        const bool broughtIn = std::ranges::any_of(assistant.replies, [&](const ScriptedReply& reply) {
            return reply.carries.contains(open.flaw.id)
                && std::ranges::any_of(reply.edits, [&](const ScriptedEdit& edit) {
                       return edit.file == open.flaw.file && edit.replace.contains(marker);
                   });
        });
        if (marker.contains(u'\n') || count > 1 || (count == 0 && !broughtIn))
            throw KitProblem { open.line,
                QStringLiteral("the marker of %1 must stand in one line of %2, it is there %3 times")
                    .arg(open.flaw.id.value, open.file.name, QString::number(count)) };
    }
}

QStringList KitParser::keywords(const YAML::Node& group)
{
    const QString name = QStringLiteral("a keyword");
    if (!group.IsSequence() || group.size() == 0)
        throw KitProblem { yamlLine(group), QStringLiteral("each entry of \"when\" must be a list of keywords") };
    QStringList words;
    for (const YAML::Node& word : group) {
        words += yamlText(word, name);
        if (!std::ranges::any_of(words.last(), [](QChar c) { return c.isLetterOrNumber(); }))
            throw KitProblem { yamlLine(word), QStringLiteral("a keyword needs a letter or a digit") };
    }
    return words;
}

ScriptedEdit KitParser::edit(YamlMap map)
{
    ScriptedEdit edit { { map.text("file") }, map.text("find"), map.optionalText("replace") };
    checkEdit(map, edit);
    map.finish();
    return edit;
}

void KitParser::checkEdit(const YamlMap& map, const ScriptedEdit& edit) const
{
    const auto file = std::ranges::find(m_known, edit.file, &KitFile::id);
    if (file == m_known.end())
        map.complain(QStringLiteral("there is no file \"%1\"").arg(edit.file.value), "file");
    if (file->readOnly)
        map.complain(QStringLiteral("%1 is read-only").arg(file->name), "file");
    if (edit.find == edit.replace)
        map.complain(QStringLiteral("the edit changes nothing"), "find");
    const qsizetype count = file->text.count(edit.find);
    // What is not there at the start may be brought in by an earlier edit.
    const bool broughtIn = std::ranges::any_of(m_edits,
        [&](const ScriptedEdit& other) { return other.file == edit.file && other.replace.contains(edit.find); });
    if (count > 1 || (count == 0 && !broughtIn))
        map.complain(QStringLiteral("\"find\" must stand in %1 exactly once, it is there %2 times")
                         .arg(file->name, QString::number(count)),
            "find");
}

} // namespace jumpseat
