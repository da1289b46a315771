// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/event_lines.h"

#include "base/json.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

QByteArray line(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<QJsonObject> parseLine(const QByteArray& bytes, int number)
{
    QJsonParseError problem;
    const QJsonDocument document = parseJson(bytes, &problem);
    if (!document.isObject())
        return fail(
            ErrorCode::Malformed, u"Line %1 is not a JSON object: %2."_s.arg(number).arg(problem.errorString()));
    return document.object();
}

Result<EventPtr> parseEvent(const QJsonObject& json, Seq expected)
{
    Event event;
    event.seq = json.value("seq"_L1).toInteger();
    event.actor.value = json.value("actor"_L1).toString();
    event.atUs = json.value("at_us"_L1).toInteger();
    event.wallMs = json.value("wall_ms"_L1).toInteger();
    if (event.seq != expected)
        return fail(ErrorCode::Malformed, u"Event %1 stands where %2 must."_s.arg(event.seq).arg(expected));
    auto payload = payloadFromJson(json.value("kind"_L1).toString(), json.value("payload"_L1).toObject());
    if (!payload)
        return std::unexpected(payload.error());
    event.payload = std::move(*payload);
    return std::make_shared<const Event>(std::move(event));
}

} // namespace

QByteArray toEventLines(const EventLines& lines)
{
    QByteArray bytes = line({ { u"session"_s, lines.session.value }, { u"kit"_s, lines.kit } });
    for (const EventPtr& event : lines.events) {
        bytes += line({ { u"seq"_s, event->seq }, { u"kind"_s, kindOf(event->payload) },
            { u"actor"_s, event->actor.value }, { u"at_us"_s, event->atUs }, { u"wall_ms"_s, event->wallMs },
            { u"payload"_s, payloadToJson(event->payload) } });
    }
    return bytes;
}

Result<EventLines> fromEventLines(const QByteArray& bytes)
{
    EventLines lines;
    const QList<QByteArray> rows = bytes.split('\n');
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).trimmed().isEmpty())
            continue;
        const auto json = parseLine(rows.at(i), i + 1);
        if (!json)
            return std::unexpected(json.error());
        if (lines.session.isEmpty()) {
            lines.session.value = json->value("session"_L1).toString();
            lines.kit = json->value("kit"_L1).toString();
            if (lines.session.isEmpty())
                return fail(ErrorCode::Malformed, u"Line %1 names no session."_s.arg(i + 1));
            continue;
        }
        auto event = parseEvent(*json, lines.events.size() + 1);
        if (!event)
            return fail(event.error().code, u"Line %1: %2"_s.arg(i + 1).arg(event.error().what));
        lines.events.append(std::move(*event));
    }
    if (lines.events.isEmpty())
        return fail(ErrorCode::Malformed, u"The file holds no events."_s);
    return lines;
}

} // namespace jumpseat
