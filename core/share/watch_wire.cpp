// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/watch_wire.h"

#include "acts/act_json.h"
#include "base/json.h"
#include "share/wire_json.h"

namespace jumpseat::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFrameBytes = 900 * 1024; // a host takes 1 MiB
constexpr qsizetype mostActsAFrame = 1'000;      // and twice as many
constexpr qsizetype shortestCut = 1'000;

/// One overload for each command that a watched folder gives.
struct HostFrame {
    QByteArray operator()(const command::Push& push) const
    {
        QJsonArray updates;
        for (const command::Update& update : push.updates)
            updates += QJsonObject { { key("n"), update.clientSeq }, { key("changes"), update.changes.toJson() },
                { key("event"), update.userEvent } };
        return pack("push",
            { { key("file"), push.file.value }, { key("version"), push.version }, { key("updates"), updates } });
    }
    QByteArray operator()(const command::AddFile& add) const
    {
        return pack(
            "file-add", { { key("mid"), add.messageId }, { key("name"), add.name }, { key("text"), add.text } });
    }
    QByteArray operator()(const command::RenameFile& rename) const
    {
        return pack("file-rename",
            { { key("mid"), rename.messageId }, { key("file"), rename.file.value }, { key("name"), rename.name } });
    }
    QByteArray operator()(const command::RemoveFile& remove) const
    {
        return pack("file-remove", { { key("mid"), remove.messageId }, { key("file"), remove.file.value } });
    }
    QByteArray operator()(const command::StartWatch& watch) const
    {
        return pack("watch-start",
            { { key("folder"), watch.folder }, { key("notice"), watch.notice },
                { key("tools"), QJsonArray::fromStringList(watch.tools) } });
    }
    QByteArray operator()(const command::EndWatch& watch) const
    {
        return pack("watch-end", { { key("why"), watch.why } });
    }
    template <class Other> QByteArray operator()(const Other&) const { return {}; }
};

QString cutTo(QString text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    text.truncate(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
    return text;
}

QJsonValue cutTexts(const QJsonValue& value, qsizetype most)
{
    if (value.isString())
        return cutTo(value.toString(), most);
    if (value.isArray()) {
        QJsonArray cut;
        for (const QJsonValue& each : value.toArray())
            cut += cutTexts(each, most);
        return cut;
    }
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isString() || member.value().isArray() || member.value().isObject())
            member.value() = cutTexts(member.value(), most);
    }
    return value.isObject() ? QJsonValue(object) : value;
}

/// An act with several long texts may be larger than a message: all of them are cut alike until it is not.
QByteArray actBytes(const Act& act)
{
    QJsonObject json = actToJson(act);
    QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    for (qsizetype most = 128 * 1024; bytes.size() > mostFrameBytes / 2 && most >= shortestCut; most /= 2) {
        json = cutTexts(json, most).toObject();
        bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    }
    return bytes;
}

} // namespace

QByteArray encodeForHost(const Command& command)
{
    return std::visit(HostFrame {}, command);
}

QByteArray pullFrame(const FileId& file, qint64 version, qint64 epoch, const QString& hash)
{
    QJsonObject json { { key("file"), file.value }, { key("version"), version }, { key("epoch"), epoch } };
    if (!hash.isEmpty())
        json.insert(key("hash"), hash);
    return pack("pull", json);
}

QList<QByteArray> actFrames(const QList<Act>& acts)
{
    QList<QByteArray> frames;
    QByteArrayList batch;
    qsizetype size = 0;
    const auto flush = [&] {
        if (!batch.isEmpty())
            frames += "{\"type\":\"acts\",\"acts\":[" + batch.join(',') + "]}";
        batch.clear();
        size = 0;
    };
    for (const Act& act : acts) {
        const QByteArray bytes = actBytes(act);
        if (size + bytes.size() > mostFrameBytes || batch.size() >= mostActsAFrame)
            flush();
        if (bytes.size() > mostFrameBytes)
            continue; // thousands of edits in one call: nothing that a message could hold
        batch += bytes;
        size += bytes.size() + 1;
    }
    flush();
    return frames;
}

Result<FromHost> decodeFromHost(const QByteArray& frame)
{
    const QJsonObject json = parseJson(frame).object();
    const QString type = json.value("type"_L1).toString();
    if (type.isEmpty())
        return fail(ErrorCode::Malformed, u"the host said something that is no message"_s);
    return FromHost { type, json };
}

SharedFile sharedFile(const QJsonObject& json)
{
    return { { json.value("id"_L1).toString() }, json.value("name"_L1).toString(), json.value("readOnly"_L1).toBool(),
        json.value("text"_L1).toString(), json.value("version"_L1).toInteger() };
}

FolderMirror::Shared sharedOf(const QJsonObject& welcome)
{
    FolderMirror::Shared shared;
    for (const QJsonValue& file : welcome.value("files"_L1).toArray())
        shared.files += sharedFile(file.toObject());
    shared.known = shared.files.size() + welcome.value("removed"_L1).toArray().size();
    shared.epoch = welcome.value("epoch"_L1).toInteger();
    shared.hasTask = welcome.contains("task"_L1);
    return shared;
}

Result<QList<FolderMirror::Accepted>> acceptedOf(const QJsonObject& updates)
{
    QList<FolderMirror::Accepted> accepted;
    for (const QJsonValue& update : updates.value("updates"_L1).toArray()) {
        auto changes = ChangeSet::fromJson(update["changes"_L1].toArray());
        if (!changes)
            return std::unexpected(changes.error());
        accepted += { { update["client"_L1].toString() }, *std::move(changes) };
    }
    return accepted;
}

} // namespace jumpseat::wire
