// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act_json.h"
#include "share/wire_fields.h"

namespace jumpseat::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxActsPerMessage = 2'000;

Result<Message> complete(const QJsonObject& json)
{
    Fields in(json);
    command::Complete result { in.text("mid", idLimit), { in.text("file", idLimit) }, in.number("version"), 0 };
    const qint64 at = in.number("at");
    if (at > ChangeSet::maxLength)
        in.wrong("at");
    result.at = qint32(at);
    return in.finish(Command(std::move(result)));
}

Result<Message> shown(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(command::ReportShown {
        in.has("mid") ? in.text("mid", idLimit) : QString(), { in.text("suggestion", idLimit) } }));
}

Result<Message> watchStart(const QJsonObject& json)
{
    Fields in(json);
    command::StartWatch result { in.text("folder", 1'000), in.text("notice", 16 * 1024), {} };
    for (const QJsonValue& tool : json.value("tools"_L1).toArray())
        result.tools += tool.toString().left(idLimit);
    return in.finish(Command(std::move(result)));
}

Result<Message> acts(const QJsonObject& json)
{
    Fields in(json);
    const QJsonArray list = in.array("acts");
    if (list.size() > maxActsPerMessage)
        in.set({ ErrorCode::TooLarge, u"too many acts in one message"_s });
    command::TellActs result;
    for (const QJsonValue& item : list) {
        auto act = actFromJson(item.toObject());
        if (!act) {
            in.set(act.error());
            break;
        }
        act->channel = Channel::Transcript; // what a watching program tells of was read in files
        result.acts += *std::move(act);
    }
    return in.finish(Command(std::move(result)));
}

} // namespace

std::optional<Result<Message>> decodeAboutAssistant(const QString& type, const QJsonObject& json)
{
    if (type == "complete"_L1)
        return complete(json);
    if (type == "shown"_L1)
        return shown(json);
    if (type == "acts"_L1)
        return acts(json);
    if (type == "watch-start"_L1)
        return watchStart(json);
    Fields in(json);
    if (type == "stop"_L1)
        return in.finish(Command(command::StopReply { { in.text("prompt", idLimit) } }));
    if (type == "watch-end"_L1)
        return in.finish(Command(command::EndWatch { in.text("why", 1'000) }));
    return std::nullopt;
}

} // namespace jumpseat::wire
