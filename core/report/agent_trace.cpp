// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/agent_trace.h"

#include "report/line_authors.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <QUuid>

#include <map>
#include <tuple>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

QString contributorOf(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Candidate:
    case OriginKind::Interviewer: return u"human"_s;
    case OriginKind::Assistant: return u"ai"_s;
    case OriginKind::Edited: return u"mixed"_s;
    default: return u"unknown"_s;
    }
}

QJsonObject conversationOf(const AuthorshipOf& of, OriginKind kind, const PromptId& prompt)
{
    QJsonObject contributor { { u"type"_s, contributorOf(kind) } };
    QJsonObject conversation;
    if (const Turn* turn = of.state.turn(prompt)) {
        if (const QString model = modelOf(of.state, *turn); !model.isEmpty())
            contributor.insert(u"model_id"_s, model);
        conversation.insert(u"url"_s, u"urn:jumpseat:%1:%2"_s.arg(of.session.value, prompt.value));
    }
    conversation.insert(u"contributor"_s, contributor);
    return conversation;
}

QJsonArray conversationsOf(const AuthorshipOf& of, const FileState& file)
{
    std::map<std::tuple<OriginKind, QString>, QJsonArray> ranges;
    for (const AuthoredLines& lines : authoredLines(of.state, file))
        ranges[{ lines.origin.kind, lines.prompt.value }].append(
            QJsonObject { { u"start_line"_s, lines.fromLine }, { u"end_line"_s, lines.toLine } });
    QJsonArray conversations;
    for (const auto& [author, list] : ranges) {
        QJsonObject conversation = conversationOf(of, std::get<0>(author), { std::get<1>(author) });
        conversation.insert(u"ranges"_s, list);
        conversations.append(conversation);
    }
    return conversations;
}

QString timeOf(const SessionState& state)
{
    return QDateTime::fromMSecsSinceEpoch(state.wallMsOf(state.lastUs), QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

/// "6-8", "16,21-25"
QString rangeWords(const QList<AuthoredLines>& lines)
{
    QStringList words;
    for (const AuthoredLines& range : lines)
        words += range.fromLine == range.toLine ? QString::number(range.fromLine)
                                                : u"%1-%2"_s.arg(range.fromLine).arg(range.toLine);
    return words.join(u',');
}

/// Sixteen hex digits that stand for one conversation with one tool, as the standard makes them.
QString keyOf(const QString& tool, const QString& conversation)
{
    const QByteArray hash = QCryptographicHash::hash((tool + u':' + conversation).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(16));
}

QString conversationId(const AuthorshipOf& of, const Turn& turn)
{
    return turn.from.conversation.isEmpty() ? of.session.value + u'/' + turn.id.value : turn.from.conversation;
}

struct NotePrompt {
    QJsonObject agent;
    int lines = 0;
};

/// Adds the lines of one file under the keys of their conversations.
std::map<QString, QList<AuthoredLines>> linesByKey(
    const AuthorshipOf& of, const FileState& file, std::map<QString, NotePrompt>& prompts)
{
    std::map<QString, QList<AuthoredLines>> byKey;
    for (const AuthoredLines& lines : authoredLines(of.state, file)) {
        const Turn* turn = of.state.turn(lines.prompt);
        const bool isOfAssistant =
            lines.origin.kind == OriginKind::Assistant || lines.origin.kind == OriginKind::Edited;
        if (!turn || !isOfAssistant)
            continue;
        const QString conversation = conversationId(of, *turn);
        const QString key = keyOf(toolOf(*turn), conversation);
        NotePrompt& prompt = prompts[key];
        prompt.agent = { { u"tool"_s, toolOf(*turn) }, { u"id"_s, conversation },
            { u"model"_s, modelOf(of.state, *turn) } };
        prompt.lines += lines.toLine - lines.fromLine + 1;
        byKey[key].append(lines);
    }
    return byKey;
}

QString notePath(const QString& name)
{
    return name.contains(u' ') || name.contains(u'\t') ? u'"' + name + u'"' : name;
}

} // namespace

QJsonObject agentTrace(const AuthorshipOf& of)
{
    QJsonArray files;
    for (const FileState& file : of.state.visibleFiles()) {
        const QJsonArray conversations = conversationsOf(of, file);
        if (!conversations.isEmpty())
            files.append(QJsonObject { { u"path"_s, file.name }, { u"conversations"_s, conversations } });
    }
    static const QUuid urls(u"{6ba7b811-9dad-11d1-80b4-00c04fd430c8}"_s); // RFC 9562, 6.6
    const QString seed = u"urn:jumpseat:%1:%2"_s.arg(of.session.value).arg(of.state.lastSeq);
    QJsonObject record { { u"version"_s, u"0.1.0"_s },
        { u"id"_s, QUuid::createUuidV5(urls, seed).toString(QUuid::WithoutBraces) },
        { u"timestamp"_s, timeOf(of.state) },
        { u"tool"_s, QJsonObject { { u"name"_s, u"jumpseat"_s }, { u"version"_s, QStringLiteral(JUMPSEAT_VERSION) } } },
        { u"files"_s, files } };
    if (!of.revision.isEmpty())
        record.insert(u"vcs"_s, QJsonObject { { u"type"_s, u"git"_s }, { u"revision"_s, of.revision } });
    return record;
}

QString gitAiNote(const AuthorshipOf& of)
{
    QString note;
    std::map<QString, NotePrompt> prompts;
    for (const FileState& file : of.state.visibleFiles()) {
        const auto byKey = linesByKey(of, file, prompts);
        if (byKey.empty())
            continue;
        note += notePath(file.name) + u'\n';
        for (const auto& [key, lines] : byKey)
            note += u"  "_s + key + u' ' + rangeWords(lines) + u'\n';
    }
    QJsonObject about;
    for (const auto& [key, prompt] : prompts) {
        QJsonObject entry { { u"agent_id"_s, prompt.agent }, { u"accepted_lines"_s, prompt.lines } };
        if (!of.person.isEmpty())
            entry.insert(u"human_author"_s, of.person);
        about.insert(key, entry);
    }
    const QJsonObject json { { u"schema_version"_s, u"authorship/3.0.0"_s }, { u"base_commit_sha"_s, of.revision },
        { u"prompts"_s, about } };
    return note + u"---\n"_s + QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented));
}

} // namespace jumpseat
