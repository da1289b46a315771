// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "share/wire_fields.h"

#include <QJsonDocument>

namespace jumpseat::wire {

namespace {

constexpr qsizetype maxInstead = 32;

command::TextPlace textPlace(const QJsonObject& json, Fields& outer)
{
    Fields in(json);
    command::TextPlace place { { in.text("file", idLimit) }, in.number("version"), 0 };
    const qint64 from = in.number("from");
    if (from > ChangeSet::maxLength)
        in.wrong("from");
    place.from = qint32(from);
    if (auto checked = in.finish(Pull {}); !checked)
        outer.set(checked.error());
    return place;
}

command::Update update(const QJsonObject& json, const ClientId& client, Fields& outer)
{
    Fields in(json);
    command::Update result;
    result.client = client;
    result.clientSeq = in.number("n");
    result.userEvent = in.has("event") ? in.text("event", 64) : QString();
    if (in.has("suggestion"))
        result.suggestion = { in.text("suggestion", idLimit) };
    if (const QJsonValue source = json.value(QLatin1String("source")); !source.isUndefined())
        result.source = textPlace(source.toObject(), in);
    auto changes = ChangeSet::fromJson(in.array("changes"));
    if (!changes)
        outer.set(changes.error());
    else
        result.changes = std::move(*changes);
    if (auto checked = in.finish(Pull {}); !checked)
        outer.set(checked.error());
    return result;
}

Result<Message> push(const QJsonObject& json, const ClientId& client)
{
    Fields in(json);
    command::Push result { { in.text("file", idLimit) }, in.number("version"), {} };
    const QJsonArray updates = in.array("updates");
    if (updates.isEmpty())
        in.wrong("updates");
    if (updates.size() > maxUpdatesPerPush)
        in.set({ ErrorCode::TooLarge, QStringLiteral("too many edits in one message") });
    else
        for (const QJsonValue& item : updates)
            result.updates.append(update(item.toObject(), client, in));
    return in.finish(Command(std::move(result)));
}

Result<Message> cursor(const QJsonObject& json)
{
    Fields in(json);
    command::MoveCursor result { { in.text("file", idLimit) }, in.number("version"), 0, 0 };
    const qint64 anchor = in.number("anchor");
    const qint64 head = in.number("head");
    if (std::max(anchor, head) > ChangeSet::maxLength)
        in.wrong("head");
    result.anchor = qint32(anchor);
    result.head = qint32(head);
    return in.finish(Command(result));
}

Result<Message> ask(const QJsonObject& json)
{
    Fields in(json);
    command::Ask result { in.text("mid", idLimit), in.text("text", 64 * 1024), {} };
    if (in.has("about") || in.has("as")) {
        result.about = { in.text("about", idLimit) };
        result.as = in.text("as", idLimit);
    }
    const QJsonArray context = in.array("context");
    for (const QJsonValue& item : context) {
        if (!item.isString() || item.toString().size() > 256 || !TextDocument::isSound(item.toString()))
            in.wrong("context");
        result.context.append(item.toString());
    }
    return in.finish(Command(std::move(result)));
}

Result<Message> pasteReport(const QJsonObject& json)
{
    Fields in(json);
    command::ReportPaste result { in.text("mid", idLimit), PastePlace::Question, in.text("text", 32 * 1024), {} };
    if (result.messageId.isEmpty())
        in.wrong("mid");
    if (const QJsonValue source = json.value(QLatin1String("source")); !source.isUndefined())
        result.source = textPlace(source.toObject(), in);
    return in.finish(Command(std::move(result)));
}

Result<Message> addFile(const QJsonObject& json)
{
    Fields in(json);
    command::AddFile result { in.text("mid", idLimit), in.text("name", nameLimit), {} };
    if (in.has("text"))
        result.text = in.text("text", ChangeSet::maxLength);
    return in.finish(Command(std::move(result)));
}

Result<Message> renameFile(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(
        command::RenameFile { in.text("mid", idLimit), { in.text("file", idLimit) }, in.text("name", nameLimit) }));
}

/// RemoveFile or RestoreFile.
template <class Request> Result<Message> fileRequest(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(Request { in.text("mid", idLimit), { in.text("file", idLimit) } }));
}

Result<Message> hello(const QJsonObject& json)
{
    Fields in(json);
    if (in.number("protocol") != 1)
        return fail(ErrorCode::Malformed, QStringLiteral("this host speaks protocol 1: reload the page"));
    Hello result { in.text("token", idLimit), { in.text("client", idLimit) }, {} };
    const QJsonArray instead = json.value(QLatin1String("instead")).toArray();
    if (instead.size() > maxInstead)
        in.wrong("instead");
    for (const QJsonValue& item : instead) {
        if (!item.isString() || item.toString().size() > idLimit)
            in.wrong("instead");
        result.instead.append({ item.toString() });
    }
    return in.finish(std::move(result));
}

Result<Message> pull(const QJsonObject& json)
{
    Fields in(json);
    Pull result { { in.text("file", idLimit) }, in.number("version"), {}, {} };
    if (in.has("epoch"))
        result.epoch = in.number("epoch");
    if (in.has("hash"))
        result.hash = in.text("hash", idLimit);
    return in.finish(std::move(result));
}

Result<Message> decide(const QJsonObject& json)
{
    Fields in(json);
    command::Decide result;
    result.messageId = in.text("mid", idLimit);
    result.suggestion = { in.text("suggestion", idLimit) };
    result.decision = decisionFromName(in.text("decision", idLimit));
    const qint64 lines = in.number("lines");
    if (result.decision == Decision::Open || lines > 1'000'000)
        in.wrong("decision");
    result.linesTaken = int(std::min<qint64>(lines, 1'000'000));
    return in.finish(Command(std::move(result)));
}

} // namespace

Result<Message> decode(const QByteArray& frame, const ClientId& client)
{
    QJsonParseError parse {};
    const QJsonDocument document = parseJson(frame, &parse);
    if (!document.isObject())
        return fail(ErrorCode::Malformed, QStringLiteral("a message is one JSON object"));
    const QJsonObject json = document.object();
    const QString type = json.value(QLatin1String("type")).toString();
    if (type == QLatin1String("push"))
        return push(json, client);
    if (type == QLatin1String("cursor"))
        return cursor(json);
    if (type == QLatin1String("ask"))
        return ask(json);
    if (type == QLatin1String("pasted"))
        return pasteReport(json);
    if (type == QLatin1String("decide"))
        return decide(json);
    if (type == QLatin1String("pull"))
        return pull(json);
    if (type == QLatin1String("hello"))
        return hello(json);
    if (type == QLatin1String("file-add"))
        return addFile(json);
    if (type == QLatin1String("file-rename"))
        return renameFile(json);
    if (type == QLatin1String("file-remove"))
        return fileRequest<command::RemoveFile>(json);
    if (type == QLatin1String("file-restore"))
        return fileRequest<command::RestoreFile>(json);
    if (auto aboutAssistant = decodeAboutAssistant(type, json))
        return *std::move(aboutAssistant);
    if (auto aboutTasks = decodeAboutTasks(type, json))
        return *std::move(aboutTasks);
    Fields in(json);
    if (type == QLatin1String("join"))
        return in.finish(Join { in.text("name", 4 * maxNameLength), in.text("notice", 16 * 1024),
            QByteArray::fromHex(in.has("receipt") ? in.text("receipt", 64).toLatin1() : QByteArray()) });
    if (type == QLatin1String("reload"))
        return in.finish(Reload { { in.text("file", idLimit) }, in.number("version"), in.text("hash", idLimit) });
    return fail(ErrorCode::Malformed, QStringLiteral("unknown message type"));
}

} // namespace jumpseat::wire
