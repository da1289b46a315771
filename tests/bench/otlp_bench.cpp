// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to take in the events of AI tools: 20,000 log records as Claude Code sends them, in batches, in both
// encodings, plain and in gzip. Prints one JSON object.

#include "otlp_writer.h"
#include "telemetry/ingest_request.h"

#include <cstdio>
#include <ctime>
#include <zlib.h>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

constexpr int events = 20'000;

double cpuMicroseconds()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

void add(OtlpAttributes& attributes, const char* key, OtlpValue value)
{
    attributes.append({ QString::fromLatin1(key), std::move(value) });
}

/// One of a turn: prompt, request, decision, result with its input, answer.
OtlpLog eventNumber(int i)
{
    static const char* const names[] { "user_prompt", "api_request", "tool_decision", "tool_result",
        "assistant_response" };
    const QString name = QString::fromLatin1(names[i % 5]);
    OtlpLog log;
    log.timeNs = 1'790'000'000'000'000'000 + i * 1'000'000LL;
    log.observedNs = log.timeNs;
    log.body = { u"claude_code."_s + name };
    OtlpAttributes& a = log.attributes;
    add(a, "event.name", { name });
    add(a, "event.timestamp", { u"2026-09-21T13:46:40.000Z"_s });
    add(a, "event.sequence", { qint64(i) });
    add(a, "session.id", { u"0f8fad5b-d9cb-469f-a165-70867728950e"_s });
    add(a, "organization.id", { u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s });
    add(a, "user.id", { QString(64, u'a') });
    add(a, "user.account_uuid", { u"16fd2706-8baf-433b-82eb-8c7fada847da"_s });
    add(a, "terminal.type", { u"xterm-256color"_s });
    add(a, "prompt.id", { u"p%1"_s.arg(i / 5) });
    const QString call = u"toolu_%1"_s.arg(i / 5);
    switch (i % 5) {
    case 0: add(a, "prompt", { QString(200, u'p') }); break;
    case 1:
        add(a, "model", { u"model-1"_s });
        add(a, "cost_usd", { 0.0125 });
        add(a, "duration_ms", { qint64(1800) });
        add(a, "input_tokens", { qint64(10) });
        add(a, "output_tokens", { qint64(200) });
        add(a, "cache_read_tokens", { qint64(30'000) });
        add(a, "request_id", { u"req_%1"_s.arg(i) });
        break;
    case 2:
    case 3:
        add(a, "tool_name", { u"Bash"_s });
        add(a, "tool_use_id", { call });
        add(a, "decision", { u"accept"_s });
        add(a, "source", { u"user_temporary"_s });
        add(a, "success", { u"true"_s });
        add(a, "duration_ms", { u"1500"_s });
        add(a, "tool_input", { u"{\"command\":\"pytest -q tests\",\"description\":\"Run the tests\"}"_s });
        break;
    default: add(a, "response", { QString(600, u'r') }); add(a, "request_id", { u"req_%1"_s.arg(i) });
    }
    return log;
}

QByteArray gzipped(const QByteArray& content)
{
    z_stream stream {};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(content.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    (void)deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

struct Way {
    const char* name;
    bool json, gzip;
    int batch;
};

QJsonObject measured(const Way& way)
{
    QList<IngestRequest> requests;
    qint64 bytes = 0;
    for (int i = 0; i < events; i += way.batch) {
        OtlpLogs logs;
        auto& group = logs.groups.emplaceBack();
        add(group.resource, "service.name", { u"claude-code"_s });
        group.scope = u"com.anthropic.claude_code.events"_s;
        for (int k = i; k < i + way.batch; ++k)
            group.records.append(eventNumber(k));
        const QByteArray body = way.json ? test::otlpToJson(logs) : test::otlpToProtobuf(logs);
        IngestRequest request { "POST", "/v1/logs", {}, way.gzip ? gzipped(body) : body, 0 };
        request.headers = { { "Content-Type", way.json ? "application/json" : "application/x-protobuf" } };
        if (way.gzip)
            request.headers.emplaceBack("Content-Encoding", "gzip");
        bytes += body.size();
        requests.append(request);
    }
    TelemetrySession session;
    qsizetype acts = 0;
    const double begun = cpuMicroseconds();
    for (const IngestRequest& request : std::as_const(requests)) {
        if (takeIn(request, session, [&](const QList<Act>& told) { acts += told.size(); }).status != 200)
            qFatal("an export was refused");
    }
    const double took = cpuMicroseconds() - begun;
    if (session.counts().used != events || acts < events)
        qFatal("events were lost");
    return { { u"way"_s, QString::fromLatin1(way.name) }, { u"batch"_s, way.batch },
        { u"bytes_per_event"_s, double(bytes) / events }, { u"cpu_us_per_event"_s, took / events } };
}

} // namespace

int main()
{
    QJsonArray all;
    for (const Way& way : { Way { "JSON", true, false, 50 }, Way { "JSON", true, false, 1 },
             Way { "JSON, gzip", true, true, 50 }, Way { "protobuf", false, false, 50 },
             Way { "protobuf", false, false, 1 }, Way { "protobuf, gzip", false, true, 50 } })
        all.append(measured(way));
    std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
    return 0;
}
