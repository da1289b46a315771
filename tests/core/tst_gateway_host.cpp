// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway_stage.h"
#include "scripted_server.h"
#include "warnings.h"
#include "wire_client.h"

#include <QTest>

#include <atomic>
#include <thread>

// The gateway behind a host's connections: when sessions and hosts end. What clients see is in tests/clients.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray begun = "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n";

/// A server that begins an answer and then waits for its client to leave.
AnswerScript beginning(std::atomic<int>& left)
{
    return [&left](const AskedRequest&, ScriptedAnswer& answer) {
        answer.say(chunkedHead("text/event-stream") + chunk(begun));
        left += answer.waitForClient();
    };
}

QByteArray question(quint16 port)
{
    const QByteArray body = R"({"model":"m-1","messages":[{"role":"user","content":"Why?"}]})";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nAuthorization: Bearer token\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

NetworkUpstream::Config at(const ScriptedServer& server)
{
    return { .baseUrl = server.url(), .key = u"sk-a-key-of-the-host"_s, .systemProxy = false };
}

/// Counts the pieces of answers that have gone through.
class CountingUpstream final : public Upstream {
public:
    CountingUpstream(std::unique_ptr<Upstream> server, std::atomic<int>& heard)
        : m_server(std::move(server))
        , m_heard(heard)
    {
    }
    std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) override
    {
        sink.said = [said = std::move(sink.said), this](const QByteArray& bytes) {
            said(bytes);
            ++m_heard;
        };
        return m_server->send(std::move(request), std::move(sink));
    }

private:
    std::unique_ptr<Upstream> m_server;
    std::atomic<int>& m_heard;
};

} // namespace

class TestGatewayHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aSessionThatEndsEndsItsCalls()
    {
        std::atomic<int> left = 0;
        ScriptedServer server(beginning(left));
        std::atomic<int> pieces = 0;
        GatewayStage stage;
        stage.open(u"token"_s, {}, [&](Executor executor) {
            return std::make_shared<CountingUpstream>(
                NetworkUpstream::make(at(server), std::move(executor)).value(), pieces);
        });
        QByteArray heard;
        std::thread client([&] { heard = WireClient::http(stage.port(), question(stage.port())).second; });
        QTRY_COMPARE(pieces.load(), 1);
        stage.endCalls(u"token"_s);
        client.join();
        QVERIFY(heard.contains("Half"));
        QVERIFY(!heard.endsWith("0\r\n\r\n")); // the client can tell
        QTRY_COMPARE(left.load(), 1);
        QTRY_COMPARE(stage.acts().size(), 3);
        const auto said = std::get<act::Said>(stage.acts().at(1).what);
        QCOMPARE(said.text, u"Half"_s);
        QCOMPARE(said.ending, u"cut"_s);
        QCOMPARE(stage.callsUnderWay(u"token"_s), 0);
        QCOMPARE(stage.setAside(u"token"_s), Spending {});
    }

    void aHostMayEndInTheMiddle()
    {
        std::atomic<int> left = 0;
        ScriptedServer server(beginning(left));
        std::thread client;
        {
            GatewayStage stage;
            stage.open(u"token"_s, {}, at(server));
            client = std::thread([port = stage.port()] { WireClient::http(port, question(port)); });
            QTRY_COMPARE(server.asked().size(), 1);
        }
        client.join();
        QTRY_COMPARE(left.load(), 1);
    }

    void aTokenOfNoSessionIsRefused()
    {
        GatewayStage stage; // with none open
        const auto [status, answer] = WireClient::http(stage.port(), question(stage.port()));
        QCOMPARE(status, 401);
        QVERIFY(answer.contains("x-should-retry: false"));
    }
};

QTEST_GUILESS_MAIN(TestGatewayHost)
#include "tst_gateway_host.moc"
