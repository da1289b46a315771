// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_stage.h"
#include "warnings.h"
#include "wire_client.h"

#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::WireClient;

namespace {

const QByteArray answer =
    "data: {\"id\":\"chatcmpl-7\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Two.\"}}]}\n\n"
    "data: {\"id\":\"chatcmpl-7\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
    "data: {\"id\":\"chatcmpl-7\",\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}\n\n"
    "data: [DONE]\n\n";

/// A server that answers each request at once with the same words.
class ReadyUpstream final : public Upstream {
public:
    explicit ReadyUpstream(Executor executor)
        : m_executor(std::move(executor))
    {
    }
    std::unique_ptr<UpstreamCall> send(UpstreamRequest, UpstreamSink sink) override
    {
        struct Call final : UpstreamCall {
            void pause() override { }
            void readOn() override { }
            std::shared_ptr<bool> alive = std::make_shared<bool>(true);
        };
        auto call = std::make_unique<Call>();
        m_executor([weak = std::weak_ptr(call->alive), sink = std::move(sink)] {
            if (!weak.lock())
                return;
            sink.began(200, { { "Content-Type", "text/event-stream" } });
            sink.said(answer);
            sink.ended({});
        });
        return call;
    }

private:
    Executor m_executor;
};

event::AssistantPinned pinned()
{
    event::AssistantPinned pin;
    pin.provider = u"openai-chat"_s;
    pin.service = u"House"_s;
    pin.origin = u"https://models.example"_s;
    pin.model = u"m-1"_s;
    pin.own = true;
    pin.budgetRequests = 2;
    return pin;
}

ModelAccess readyModels()
{
    return [](const event::AssistantPinned&, Executor executor) -> Result<std::shared_ptr<Upstream>> {
        return std::make_shared<ReadyUpstream>(std::move(executor));
    };
}

QString freshFile()
{
    static const QTemporaryDir folder;
    static int count = 0;
    return folder.filePath(u"%1.jumpseat"_s.arg(++count));
}

/// A host with a model, a session, and its candidate in it.
struct Stage : test::Stage {
    explicit Stage(const event::AssistantPinned& pin = pinned())
        : test::Stage(freshFile(), {}, readyModels())
        , link(startSession(pin))
        , token(link.section(u'#', 1).toLatin1())
    {
    }
    void join()
    {
        QVERIFY(candidate.open(host->port()) == 101);
        QVERIFY(candidate.join(link, u"Ada Quill"_s, u"x"_s));
    }
    [[nodiscard]] int post(const QByteArray& path, const QByteArray& key, const QByteArray& body,
        const QByteArray& more = {}, QByteArray* got = nullptr) const
    {
        const auto [status, bytes] = WireClient::http(host->port(),
            "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(host->port())
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nAuthorization: Bearer " + key + "\r\n"
                + more + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        if (got)
            *got = bytes;
        return status;
    }
    [[nodiscard]] bool comes(const char* kind)
    {
        return QTest::qWaitFor([&] { return ear.heard(QLatin1StringView(kind)); }, 5000);
    }

    QString link;
    QByteArray token;
    WireClient candidate;
};

const QByteArray question = R"({"model":"m-1","stream":true,"messages":[{"role":"user","content":"one and one?"}]})";
const QByteArray hook =
    R"({"session_id":"s1","prompt_id":"p1","transcript_path":"/t","cwd":"/w","hook_event_name":"UserPromptSubmit","prompt":"make it pass"})";
const QByteArray logs =
    R"({"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"claude-code"}}]},"scopeLogs":[{"scope":{"name":"com.anthropic.claude_code.events"},"logRecords":[{"timeUnixNano":"1790000000000000000","body":{"stringValue":"claude_code.user_prompt"},"attributes":[{"key":"event.name","value":{"stringValue":"user_prompt"}},{"key":"session.id","value":{"stringValue":"s1"}},{"key":"prompt.id","value":{"stringValue":"p9"}},{"key":"prompt","value":{"stringValue":"told by telemetry"}},{"key":"prompt_length","value":{"stringValue":"17"}}]}]}]}]})";

} // namespace

class TestOwnTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void aClientIsAnsweredAndRecorded()
    {
        Stage stage;
        stage.join();
        QByteArray got;
        QCOMPARE(stage.post("/v1/chat/completions", stage.token, question, {}, &got), 200);
        QVERIFY(got.contains("Two."));
        QVERIFY(stage.comes("model.used"));
        QVERIFY(stage.ear.heard(u"prompt"_s) && stage.ear.heard(u"reply"_s));
        // The candidate's page hears of it, too.
        const auto prompt = stage.candidate.receive(u"prompt"_s);
        QVERIFY(prompt);
        QCOMPARE((*prompt)["text"_L1].toString(), u"one and one?"_s);
        QVERIFY(!(*prompt)["from"_L1].toString().isEmpty());
    }

    void theBudgetHoldsForToolsAndPanelTogether()
    {
        Stage stage;
        stage.join();
        stage.candidate.send({ { u"type"_s, u"ask"_s }, { u"mid"_s, u"m1"_s }, { u"text"_s, u"one?"_s },
            { u"context"_s, QJsonArray() } });
        QVERIFY(stage.candidate.receive(u"reply"_s));
        QCOMPARE(stage.post("/v1/chat/completions", stage.token, question), 200);
        QByteArray got;
        QCOMPARE(stage.post("/v1/chat/completions", stage.token, question, {}, &got), 403); // two of two
        stage.candidate.send({ { u"type"_s, u"ask"_s }, { u"mid"_s, u"m2"_s }, { u"text"_s, u"more?"_s },
            { u"context"_s, QJsonArray() } });
        for (;;) {
            const auto reply = stage.candidate.receive(u"reply"_s);
            QVERIFY(reply);
            if ((*reply)["ending"_L1].toString() == "budget"_L1)
                break;
        }
    }

    void hooksAndTelemetryAreTakenIn_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("hook of Claude Code") << QByteArray("/hooks/claude-code") << hook;
        QTest::newRow("OTLP logs") << QByteArray("/otlp/v1/logs") << logs;
        QTest::newRow("OTLP logs at the root") << QByteArray("/v1/logs") << logs;
    }
    void hooksAndTelemetryAreTakenIn()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        Stage stage;
        stage.join();
        QCOMPARE(stage.post(path, stage.token, body), 200);
        QVERIFY(stage.comes("prompt"));
        QCOMPARE(stage.post(path, stage.token, "{{{"), 400);
    }

    void whoMayNotIsToldSo_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("gateway") << QByteArray("/v1/chat/completions");
        QTest::newRow("hook") << QByteArray("/hooks/claude-code");
        QTest::newRow("telemetry") << QByteArray("/v1/logs");
    }
    void whoMayNotIsToldSo()
    {
        QFETCH(QByteArray, path);
        Stage stage;
        QCOMPARE(stage.post(path, "not-a-token", question), 401);
        const int early = stage.post(path, stage.token, question); // nobody agreed to anything yet
        QVERIFY2(early == 503 || early == 403, QByteArray::number(early));
        stage.join();
        QCOMPARE(stage.post(path, stage.token, question, "Origin: http://evil.example\r\n"), 403);
        stage.session->post(command::EndSession {});
        QVERIFY(stage.comes("session.ended"));
        const int late = stage.post(path, stage.token, question);
        QVERIFY2(late == 503 || late == 403 || late == 401, QByteArray::number(late));
        QVERIFY(!stage.ear.heard(u"prompt"_s));
    }

    void whatTheSessionDoesNotAllowIsRefused()
    {
        event::AssistantPinned pin = pinned();
        pin.own = false;
        Stage stage(pin);
        stage.join();
        for (const char* path : { "/v1/chat/completions", "/hooks/claude-code", "/v1/logs" })
            QCOMPARE(stage.post(path, stage.token, hook), 403);
    }

    void otherPathsAreStillNotThere()
    {
        Stage stage;
        QCOMPARE(stage.post("/v2/chat", stage.token, question), 405);
    }
};

QTEST_GUILESS_MAIN(TestOwnTools)
#include "tst_own_tools.moc"
