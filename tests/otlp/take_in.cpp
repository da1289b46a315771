// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests from stdin through takeIn(), all of one session. A request is a line {"method", "path", "headers": [[name,
// value], ...], "length"} and so many bytes of body. Each is answered by a line {"status", "type", "body": base64,
// "acts": [...]}; the end of input by {"counts": {...}}.

#include "acts/act_json.h"
#include "base/json.h"
#include "telemetry/ingest_request.h"

#include <QFile>
#include <QJsonArray>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

IngestRequest requestOf(const QJsonObject& head, const QByteArray& body)
{
    IngestRequest request;
    request.method = head.value("method"_L1).toString().toUtf8();
    request.path = head.value("path"_L1).toString().toUtf8();
    request.body = body;
    request.arrivedMs = head.value("arrived"_L1).toInteger();
    const QJsonArray headers = head.value("headers"_L1).toArray();
    for (const QJsonValue& header : headers)
        request.headers.append(
            { header.toArray().at(0).toString().toUtf8(), header.toArray().at(1).toString().toUtf8() });
    return request;
}

void say(const QJsonObject& json)
{
    std::puts(QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

QJsonObject answered(const IngestRequest& request, TelemetrySession& session)
{
    QJsonArray acts;
    const IngestAnswer answer = takeIn(request, session, [&](const QList<Act>& told) {
        for (const Act& act : told)
            acts.append(actToJson(act));
    });
    return { { u"status"_s, answer.status }, { u"type"_s, QString::fromLatin1(answer.contentType) },
        { u"body"_s, QString::fromLatin1(answer.body.toBase64()) }, { u"acts"_s, acts } };
}

QJsonObject toJson(const TelemetryCounts& counts)
{
    QJsonObject names;
    for (const auto& [name, count] : counts.notUnderstood.asKeyValueRange())
        names.insert(name, count);
    return { { u"used"_s, counts.used }, { u"unused"_s, counts.unused }, { u"repeated"_s, counts.repeated },
        { u"notUnderstood"_s, names } };
}

} // namespace

int main()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return EXIT_FAILURE;
    TelemetrySession session;
    for (QByteArray line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
        const QJsonObject head = parseJson(line).object();
        const qint64 length = head.value("length"_L1).toInteger();
        QByteArray body;
        while (body.size() < length) {
            const QByteArray more = input.read(length - body.size());
            if (more.isEmpty())
                return EXIT_FAILURE;
            body += more;
        }
        say(answered(requestOf(head, body), session));
    }
    say({ { u"counts"_s, toJson(session.counts()) } });
    return EXIT_SUCCESS;
}
