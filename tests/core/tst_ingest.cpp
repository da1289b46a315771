// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act_rows.h"
#include "base/gzip.h"
#include "otlp_writer.h"
#include "telemetry/ingest_request.h"
#include "warnings.h"

#include <QTest>

#include <protozero/pbf_reader.hpp>

#include <zlib.h>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

constexpr auto jsonType = "application/json";
constexpr auto protobufType = "application/x-protobuf";

IngestRequest post(const char* path, const char* type, const QByteArray& body)
{
    return { "POST", path, { { "Host", "localhost" }, { "content-type", type } }, body, 1'790'000'000'000 };
}

struct Answered {
    IngestAnswer answer;
    QList<Act> acts;
};

Answered ask(const IngestRequest& request)
{
    TelemetrySession session;
    Answered answered;
    int calls = 0;
    answered.answer = takeIn(request, session, [&](QList<Act> acts) {
        ++calls;
        answered.acts += acts;
    });
    return calls == !answered.acts.isEmpty() ? answered : Answered {}; // the sink hears of acts once, of none never
}

OtlpLogs someLogs()
{
    OtlpLogs logs;
    OtlpLog log;
    log.timeNs = 1'790'000'000'000'000'000;
    log.attributes = test::otlpAttributes(R"({"event.name":"codex.user_prompt","prompt":"Why"})");
    logs.groups.append({ { { u"service.name"_s, { u"codex_cli_rs"_s } } }, u"codex_otel"_s, { log } });
    return logs;
}

QByteArray gzipped(const QByteArray& content)
{
    z_stream stream {};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(content.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return whole ? packed : QByteArray();
}

/// The code and the words of a google.rpc.Status in protobuf.
std::pair<int, QString> statusOf(const QByteArray& bytes)
{
    std::pair<int, QString> status;
    protozero::pbf_reader message(bytes.constData(), size_t(bytes.size()));
    while (message.next()) {
        if (message.tag() == 1)
            status.first = message.get_int32();
        else
            status.second = QString::fromStdString(message.get_string());
    }
    return status;
}

} // namespace

class TestIngest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void exportsAreTakenIn_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("JSON") << QByteArray("/v1/logs") << QByteArray(jsonType) << QByteArray();
        QTest::newRow("JSON with a character set")
            << QByteArray("/v1/logs") << QByteArray("Application/JSON; charset=utf-8") << QByteArray();
        QTest::newRow("protobuf") << QByteArray("/v1/logs") << QByteArray(protobufType) << QByteArray();
        QTest::newRow("below /otlp") << QByteArray("/otlp/v1/logs") << QByteArray(protobufType) << QByteArray();
        QTest::newRow("with a query") << QByteArray("/v1/logs?a=b") << QByteArray(jsonType) << QByteArray("identity");
        QTest::newRow("JSON in gzip") << QByteArray("/v1/logs") << QByteArray(jsonType) << QByteArray("gzip");
        QTest::newRow("protobuf in gzip") << QByteArray("/v1/logs") << QByteArray(protobufType) << QByteArray("GZIP");
    }
    void exportsAreTakenIn()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, encoding);
        const bool json = type.toLower().startsWith("application/json");
        const QByteArray content = json ? test::otlpToJson(someLogs()) : test::otlpToProtobuf(someLogs());
        IngestRequest request =
            post(path.constData(), type.constData(), encoding.toLower() == "gzip" ? gzipped(content) : content);
        if (!encoding.isEmpty())
            request.headers.append({ "CONTENT-ENCODING", encoding });
        QVERIFY(isIngestPath(path));
        const auto [answer, acts] = ask(request);
        QCOMPARE(answer, (IngestAnswer { 200, json ? jsonType : protobufType, json ? "{}" : "", {} }));
        QCOMPARE(test::kindsOf(acts), test::tidy(R"([{"kind":"prompted","what":{"text":"Why"}}])"));
    }

    void everySignalHasItsPlace()
    {
        OtlpSpans spans;
        OtlpSpan span;
        span.attributes = test::otlpAttributes(R"({"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"t"})");
        spans.groups.append({ {}, {}, { span } });
        OtlpMetrics metrics;
        metrics.groups.append({ {}, {}, { { u"claude_code.cost.usage"_s, {}, true, true } } });
        QCOMPARE(ask(post("/v1/traces", jsonType, test::otlpToJson(spans))).acts.size(), 2);
        QCOMPARE(ask(post("/v1/traces", protobufType, test::otlpToProtobuf(spans))).acts.size(), 2);
        QCOMPARE(ask(post("/v1/metrics", jsonType, test::otlpToJson(metrics))).answer.status, 200);
        QCOMPARE(ask(post("/v1/metrics", protobufType, test::otlpToProtobuf(metrics))).answer.status, 200);
    }

    void hooksAreTakenIn()
    {
        const auto claude =
            ask(post("/hooks/claude-code", jsonType, R"({"hook_event_name":"UserPromptSubmit","prompt":"a"})"));
        QCOMPARE(claude.answer, (IngestAnswer { 200, jsonType, "{}", {} }));
        QCOMPARE(claude.acts.size(), 1);
        QCOMPARE(claude.acts.first().wallMs, 1'790'000'000'000);
        const auto cursor =
            ask(post("/hooks/cursor", jsonType, R"({"hook_event_name":"beforeSubmitPrompt","prompt":"a"})"));
        QCOMPARE(cursor.answer.body, QByteArray(R"({"continue":true})"));
        QCOMPARE(cursor.acts.first().tool, u"cursor"_s);
        IngestRequest plain = post("/hooks/cursor", jsonType, R"({"hook_event_name":"stop","status":"aborted"})");
        plain.headers.clear(); // a script that does not say what it sends
        QCOMPARE(ask(plain).acts.size(), 1);
    }

    void requestsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const auto row = [](const char* what, const char* method, const char* path, const char* type,
                             const char* encoding, const QByteArray& body, int status, int code) {
            QTest::newRow(what) << QByteArray(method) << QByteArray(path) << QByteArray(type) << QByteArray(encoding)
                                << body << status << code;
        };
        const QByteArray bomb = gzipped(QByteArray(64 * 1024 * 1024, ' '));
        row("another address", "POST", "/v2/logs", jsonType, "", "{}", 404, 5);
        row("a longer address", "POST", "/v1/logs/", jsonType, "", "{}", 404, 5);
        row("another hook", "POST", "/hooks/unknown", jsonType, "", "{}", 404, 5);
        row("GET", "GET", "/v1/logs", "", "", "", 405, 12);
        row("GET of a hook", "GET", "/hooks/cursor", "", "", "", 405, 12);
        row("lower case", "post", "/v1/logs", jsonType, "", "{}", 405, 12);
        row("no type", "POST", "/v1/logs", "", "", "{}", 415, 3);
        row("a form", "POST", "/v1/logs", "application/x-www-form-urlencoded", "", "{}", 415, 3);
        row("text, which pages of strangers may post", "POST", "/hooks/cursor", "text/plain", "", "{}", 415, 3);
        row("a hook in protobuf", "POST", "/hooks/cursor", protobufType, "", "{}", 415, 3);
        row("another encoding", "POST", "/v1/logs", jsonType, "br", "{}", 415, 3);
        row("no JSON", "POST", "/v1/logs", jsonType, "", "hello", 400, 3);
        row("no protobuf", "POST", "/v1/logs", protobufType, "", "hello", 400, 3);
        row("no protobuf for spans", "POST", "/v1/traces", protobufType, "", "\x0a\x05", 400, 3);
        row("no JSON for metrics", "POST", "/v1/metrics", jsonType, "", "[]", 400, 3);
        row("no hook", "POST", "/hooks/claude-code", jsonType, "", "{}", 400, 3);
        row("no gzip", "POST", "/v1/logs", jsonType, "gzip", "{}", 400, 3);
        row("half a gzip", "POST", "/v1/logs", protobufType, "gzip", gzipped("{}").chopped(9), 400, 3);
        row("a body beyond the limit", "POST", "/v1/logs", jsonType, "", QByteArray(maxIngestBody + 1, ' '), 413, 8);
        row("a small body that unpacks to a large one", "POST", "/v1/logs", protobufType, "gzip", bomb, 413, 8);
        row("a hook that unpacks to a large one", "POST", "/hooks/cursor", jsonType, "gzip", bomb, 413, 8);
    }
    void requestsThatAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(int, code);
        IngestRequest request { method, path, {}, body, 0 };
        if (!type.isEmpty())
            request.headers.append({ "Content-Type", type });
        if (!encoding.isEmpty())
            request.headers.append({ "Content-Encoding", encoding });
        QCOMPARE(isIngestPath(path), status != 404);
        const auto [answer, acts] = ask(request);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.allow, status == 405 ? QByteArray("POST") : QByteArray());
        QVERIFY(acts.isEmpty());
        if (type == protobufType) {
            QCOMPARE(answer.contentType, QByteArray(protobufType));
            QCOMPARE(statusOf(answer.body).first, code);
            QVERIFY(!statusOf(answer.body).second.isEmpty());
        } else {
            QCOMPARE(answer.contentType, QByteArray(jsonType));
            const QJsonObject json = parseJson(answer.body).object();
            QCOMPARE(json.value("code"_L1).toInt(), code);
            QVERIFY(!json.value("message"_L1).toString().isEmpty());
        }
    }

    void bodiesOfTooManyValuesAreRefused()
    {
        const QByteArray few = R"({"x":[)" + QByteArray("0,").repeated(maxIngestValues - 3) + "0]}";
        QCOMPARE(ask(post("/v1/logs", jsonType, few)).answer.status, 200);
        const QByteArray many = R"({"x":[)" + QByteArray("0,").repeated(maxIngestValues) + "0]}";
        QCOMPARE(ask(post("/v1/logs", jsonType, many)).answer.status, 413);
        QCOMPARE(ask(post("/hooks/cursor", jsonType, many)).answer.status, 413);
        const QByteArray text =
            QByteArray("{\"x\":\"\\\",[{") + QByteArray(",").repeated(maxIngestValues) + "\"}"; // no values
        QCOMPARE(ask(post("/v1/logs", jsonType, text)).answer.status, 200);
    }

    void rejectedRecordsAreReported()
    {
        const char* logs = R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"x"},7,
            {"timeUnixNano":"1","attributes":[{"key":"event.name","value":{"stringValue":"codex.user_prompt"}}]}]}]}]})";
        const auto [answer, acts] = ask(post("/v1/logs", jsonType, logs));
        QCOMPARE(answer.status, 200);
        QCOMPARE(acts.size(), 1);
        const QJsonValue partial = parseJson(answer.body).object().value("partialSuccess"_L1);
        QCOMPARE(partial["rejectedLogRecords"_L1].toString(), u"2"_s); // 64-bit integers are texts in protobuf's JSON
        QVERIFY(!partial["errorMessage"_L1].toString().isEmpty());

        const auto spans = ask(post("/v1/traces", jsonType, R"({"resourceSpans":[{"scopeSpans":[{"spans":[1]}]}]})"));
        QVERIFY(spans.answer.body.contains("rejectedSpans"));
        const auto metrics =
            ask(post("/v1/metrics", jsonType, R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[1]}]}]})"));
        QVERIFY(metrics.answer.body.contains("rejectedDataPoints"));

        const QByteArray broken("\x0a\x05\x12\x03\x12\x01\x09", 7); // a record of one byte
        const auto protobuf = ask(post("/v1/logs", protobufType, broken));
        QCOMPARE(protobuf.answer.status, 200);
        protozero::pbf_reader response(protobuf.answer.body.constData(), size_t(protobuf.answer.body.size()));
        QVERIFY(response.next(1));
        protozero::pbf_reader rejected = response.get_message();
        QVERIFY(rejected.next(1));
        QCOMPARE(rejected.get_int64(), 1);
        QVERIFY(rejected.next(2));
        QVERIFY(!rejected.get_string().empty());
    }
};

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
