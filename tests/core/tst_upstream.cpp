// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_server.h"
#include "upstream/network_upstream.h"
#include "upstream/redact.h"
#include "warnings.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>

// The one server that may be asked over the network, against servers of every manner.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString secret = u"sk-a-key-that-nobody-may-see"_s;

/// What a sink heard.
struct Heard {
    int status = 0;
    HeaderList headers;
    QByteArray body;
    bool hasEnded = false;
    std::optional<UpstreamProblem> problem;

    UpstreamSink sink()
    {
        return { [this](int s, const HeaderList& h) {
                    status = s;
                    headers = h;
                },
            [this](const QByteArray& bytes) { body += bytes; },
            [this](const std::optional<UpstreamProblem>& p) {
                hasEnded = true;
                problem = p;
            } };
    }
};

std::unique_ptr<NetworkUpstream> upstreamOf(const QString& url, NetworkUpstream::Config config = {})
{
    config.baseUrl = url;
    config.key = secret;
    config.systemProxy = false;
    return NetworkUpstream::make(std::move(config), [](std::function<void()> task) {
        QMetaObject::invokeMethod(qApp, std::move(task), Qt::QueuedConnection);
    }).value();
}

UpstreamRequest question(const QByteArray& path = "/v1/chat/completions")
{
    return { .path = path, .headers = { { "Content-Type", "application/json" } }, .body = "{}" };
}

Heard answerTo(
    ScriptedServer& server, UpstreamRequest request, const QString& path = {}, NetworkUpstream::Config config = {})
{
    const auto upstream = upstreamOf(server.url() + path, std::move(config));
    Heard heard;
    const auto call = upstream->send(std::move(request), heard.sink());
    [&] { QTRY_VERIFY_WITH_TIMEOUT(heard.hasEnded, 10'000); }();
    return heard;
}

AnswerScript saying(const QByteArray& bytes)
{
    return [bytes](const AskedRequest&, ScriptedAnswer& answer) { answer.say(bytes); };
}

} // namespace

class TestUpstream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void asksAndHears()
    {
        ScriptedServer server(saying(httpAnswer("200 OK", "application/json", "{\"a\":1}")));
        const Heard heard = answerTo(server,
            { .method = "POST",
                .path = "/v1/messages?beta=true",
                .headers = { { "anthropic-beta", "x, y" }, { "Content-Type", "application/json" }, { "X-Own", "1" },
                    { "Connection", "X-Own" }, { "TE", "trailers" }, { "Authorization", "Bearer candidate" },
                    { "x-api-key", "candidate" }, { "Host", "elsewhere" }, { "Cookie", "c=1" } },
                .body = "{\"q\": 1 }" });
        QCOMPARE(heard.status, 200);
        QCOMPARE(heard.body, "{\"a\":1}");
        QVERIFY(!heard.problem);
        QCOMPARE(headerValue(heard.headers, "Content-Type"), "application/json");
        const AskedRequest asked = server.asked().value(0);
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.target, "/v1/messages?beta=true");
        QCOMPARE(asked.body, "{\"q\": 1 }");
        QCOMPARE(headerValue(asked.headers, "anthropic-beta"), "x, y");
        QCOMPARE(headerValue(asked.headers, "x-api-key"), secret.toUtf8());
        QCOMPARE(headerValue(asked.headers, "accept-encoding"), "identity");
        QCOMPARE(headerValue(asked.headers, "host"), "127.0.0.1:" + QByteArray::number(server.port()));
        for (const char* gone : { "x-own", "te", "authorization", "cookie", "upgrade", "http2-settings" })
            QVERIFY2(!hasHeader(asked.headers, gone), gone);
    }

    void sendsTheKeyAsTheServerWantsIt_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<bool>("isAnthropic");
        QTest::newRow("messages") << QByteArray("/v1/messages") << HeaderList {} << true;
        QTest::newRow("count_tokens") << QByteArray("/v1/messages/count_tokens") << HeaderList {} << true;
        QTest::newRow("models, of Anthropic's")
            << QByteArray("/v1/models") << HeaderList { { "anthropic-version", "2023-06-01" } } << true;
        QTest::newRow("models") << QByteArray("/v1/models") << HeaderList {} << false;
        QTest::newRow("chat") << QByteArray("/v1/chat/completions") << HeaderList {} << false;
        QTest::newRow("ollama") << QByteArray("/api/chat") << HeaderList {} << false;
    }
    void sendsTheKeyAsTheServerWantsIt()
    {
        QFETCH(QByteArray, path);
        QFETCH(HeaderList, headers);
        QFETCH(bool, isAnthropic);
        ScriptedServer server(saying(httpAnswer("200 OK", "text/plain", "ok")));
        answerTo(server, { .path = path, .headers = headers, .body = "{}" });
        const HeaderList asked = server.asked().value(0).headers;
        QCOMPARE(headerValue(asked, "x-api-key"), isAnthropic ? secret.toUtf8() : QByteArray());
        QCOMPARE(headerValue(asked, "authorization"), isAnthropic ? QByteArray() : "Bearer " + secret.toUtf8());
    }

    void joinsPaths_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("none") << u""_s << QByteArray("/v1/models") << QByteArray("/v1/models");
        QTest::newRow("a slash") << u"/"_s << QByteArray("/v1/models") << QByteArray("/v1/models");
        QTest::newRow("v1 once") << u"/v1"_s << QByteArray("/v1/models") << QByteArray("/v1/models");
        QTest::newRow("a longer one") << u"/api/v1/"_s << QByteArray("/v1/models?x=%20y")
                                      << QByteArray("/api/v1/models?x=%20y");
        QTest::newRow("a part of its own")
            << u"/anthropic"_s << QByteArray("/v1/messages") << QByteArray("/anthropic/v1/messages");
        QTest::newRow("a name instead of a path")
            << u""_s << QByteArray("//127.0.0.2/v1") << QByteArray("//127.0.0.2/v1");
    }
    void joinsPaths()
    {
        QFETCH(QString, base);
        QFETCH(QByteArray, path);
        ScriptedServer server(saying(httpAnswer("200 OK", "text/plain", "ok")));
        answerTo(server, question(path), base);
        QTEST(server.asked().value(0).target, "asked");
    }

    void refusesWhatIsNoPath()
    {
        ScriptedServer server(saying(httpAnswer("200 OK", "text/plain", "ok")));
        for (const char* path :
            { "", "v1/models", "http://example.org/", "@example.org/", "/a b", "/a\r\nX: y", "/a#b" }) {
            const Heard heard = answerTo(server, question(path));
            QVERIFY2(heard.problem && heard.problem->kind == UpstreamProblem::Kind::Refused, path);
        }
        QVERIFY(server.asked().isEmpty());
        for (const char* base : { "", "ftp://x", "http://", "http://user:pw@x/", "http://x/?q", "http://x/#f", "x" })
            QVERIFY2(!NetworkUpstream::make({ .baseUrl = QString::fromLatin1(base), .key = {} }, {}), base);
    }

    void passesAnswersOn_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const QByteArray& answer, int status, const QByteArray& body) {
            QTest::newRow(name) << answer << status << body;
        };
        row("chunks", chunkedHead("text/event-stream") + chunk("data: 1\n\n") + chunk("data: 2\n\n") + chunk({}), 200,
            "data: 1\n\ndata: 2\n\n");
        row("a wrong key", "HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer\r\nContent-Length: 2\r\n\r\n{}", 401, "{}");
        row("a wrong key, by name and password",
            "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\n{}", 401, "{}");
        row("too many", httpAnswer("429 Slow", "application/json", "{\"e\":1}"), 429, "{\"e\":1}");
        row("overloaded", httpAnswer("529 Over", "application/json", "{\"e\":1}"), 529, "{\"e\":1}");
        row("broken", httpAnswer("500 No", "text/html", "<p>"), 500, "<p>");
        row("nothing", "HTTP/1.1 204 None\r\n\r\n", 204, "");
        row("until it closes", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc", 200, "abc");
        row("compressed by its own will",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x01", 200,
            "\x1f\x8b\x08\x01");
        row("a hundred first", "HTTP/1.1 100 Continue\r\n\r\n" + httpAnswer("200 OK", "text/plain", "ok"), 200, "ok");
    }
    void passesAnswersOn()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server([answer](const AskedRequest&, ScriptedAnswer& to) {
            to.say(answer);
            if (answer.contains("Connection: close"))
                to.hangUp();
        });
        const Heard heard = answerTo(server, question());
        QTEST(heard.status, "status");
        QTEST(heard.body, "body");
        QVERIFY2(!heard.problem, heard.problem ? qPrintable(heard.problem->what) : "");
        QCOMPARE(server.asked().size(), 1);
    }

    void followsNoRedirect()
    {
        ScriptedServer other(saying(httpAnswer("200 OK", "text/plain", "stolen")));
        ScriptedServer server(saying("HTTP/1.1 307 There\r\nLocation: " + other.url().toLatin1()
            + "/v1/chat/completions\r\nContent-Length: 0\r\n\r\n"));
        const Heard heard = answerTo(server, question());
        QCOMPARE(heard.status, 307);
        QVERIFY(headerValue(heard.headers, "location").startsWith(other.url().toLatin1()));
        QCOMPARE(other.connections(), 0);
    }

    void hearsACut_data()
    {
        QTest::addColumn<QByteArray>("begun");
        QTest::addColumn<bool>("isReset");
        for (const bool isReset : { false, true }) {
            const QByteArray how = isReset ? ", by a reset" : "";
            QTest::newRow("in chunks" + how) << chunkedHead("text/plain") + chunk("abc") << isReset;
            QTest::newRow("in a chunk" + how) << chunkedHead("text/plain") + "5\r\nabc" << isReset;
            QTest::newRow("of a known length" + how)
                << httpAnswer("200 OK", "text/plain", "abcdef").chopped(3) << isReset;
        }
    }
    void hearsACut()
    {
        QFETCH(QByteArray, begun);
        QFETCH(bool, isReset);
        std::atomic<bool> hasHeard = false;
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say(begun);
            answer.waitUntil([&] { return hasHeard.load(); });
            isReset ? answer.reset() : answer.hangUp();
        });
        const auto upstream = upstreamOf(server.url());
        Heard heard;
        const auto call = upstream->send(question(), heard.sink());
        QTRY_COMPARE(heard.body, "abc");
        hasHeard = true;
        QTRY_VERIFY(heard.hasEnded);
        QVERIFY(heard.problem);
        QCOMPARE(heard.problem->kind, UpstreamProblem::Kind::Cut);
        QCOMPARE(heard.body, "abc");
    }

    void hearsThatNobodyAnswers()
    {
        // Closed before it says a word; asked once: nobody pays twice for one question.
        ScriptedServer mute([](const AskedRequest&, ScriptedAnswer& answer) { answer.hangUp(); });
        Heard heard = answerTo(mute, question());
        QVERIFY(heard.problem);
        QCOMPARE(heard.problem->kind, UpstreamProblem::Kind::NotReached);
        QCOMPARE(heard.status, 0);
        QCOMPARE(mute.asked().size(), 1);

        const auto nobody = upstreamOf(u"http://127.0.0.1:1"_s);
        Heard refused;
        const auto call = nobody->send(question(), refused.sink());
        QTRY_VERIFY(refused.hasEnded);
        QCOMPARE(refused.problem->kind, UpstreamProblem::Kind::NotReached);
        QVERIFY(!refused.problem->what.contains(u"127"));
    }

    void aConnectionThatWentStaleIsNotAskedTwice()
    {
        std::atomic<int> asked = 0;
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            if (++asked == 1)
                answer.say(httpAnswer("200 OK", "text/plain", "ok"));
            else
                answer.hangUp();
        });
        const auto upstream = upstreamOf(server.url());
        Heard first, second;
        const auto one = upstream->send(question(), first.sink());
        QTRY_VERIFY(first.hasEnded);
        const auto two = upstream->send(question(), second.sink());
        QTRY_VERIFY(second.hasEnded);
        QVERIFY(second.problem);
        QCOMPARE(asked.load(), 2);
    }

    void aConnectionIsUsedAgain()
    {
        ScriptedServer server([](const AskedRequest& request, ScriptedAnswer& answer) {
            answer.say(httpAnswer("200 OK", "text/plain", request.target));
            if (request.target == "/last")
                answer.hangUp();
        });
        const auto upstream = upstreamOf(server.url());
        const auto ask = [&](const QByteArray& path) {
            Heard heard;
            const auto call = upstream->send(question(path), heard.sink());
            [&] { QTRY_VERIFY(heard.hasEnded); }();
            return heard;
        };
        for (const char* path : { "/1", "/2", "/3", "/last" }) {
            const Heard heard = ask(path);
            QCOMPARE(heard.body, path);
            QVERIFY(!heard.problem);
        }
        QCOMPARE(server.connections(), 1);
        QTRY_VERIFY(ask("/again").body == "/again"); // once it has noticed that the old one was closed
        QCOMPARE(server.connections(), 2);
    }

    void doesNotWaitForever()
    {
        ScriptedServer silent([](const AskedRequest&, ScriptedAnswer& answer) { answer.waitForClient(); });
        Heard heard = answerTo(silent, question(), {}, { .baseUrl = {}, .key = {}, .idleTime = 100ms });
        QVERIFY(heard.problem);
        QCOMPARE(heard.status, 0);

        ScriptedServer drip([](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say(chunkedHead("text/plain") + chunk("abc"));
            answer.waitForClient();
        });
        heard = answerTo(drip, question(), {}, { .baseUrl = {}, .key = {}, .idleTime = 100ms });
        QVERIFY(heard.problem);
        QCOMPARE(heard.problem->kind, UpstreamProblem::Kind::Late);
        QCOMPARE(heard.body, "abc");
    }

    void aSlowReaderDoesNotFillTheMemory()
    {
        std::atomic<qint64> taken = 0;
        const QByteArray piece = chunk(QByteArray(64 * 1024, 'x'));
        constexpr int pieces = 800; // 50 MiB
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say(chunkedHead("text/plain"));
            for (int i = 0; i < pieces && answer.say(piece); ++i)
                taken += 64 * 1024;
            answer.say(chunk({}));
        });
        const auto upstream = upstreamOf(server.url());
        Heard heard;
        qint64 bytes = 0;
        std::unique_ptr<UpstreamCall> call;
        UpstreamSink sink = heard.sink();
        sink.said = [&](const QByteArray& said) {
            if (bytes == 0)
                call->pause();
            bytes += said.size();
        };
        call = upstream->send(question(), sink);
        QTRY_VERIFY(bytes > 0);
        // What stands still is what the network and the buffers hold.
        qint64 before = -1;
        QTRY_VERIFY([&] {
            QTest::qWait(100);
            return std::exchange(before, taken.load()) == taken.load();
        }());
        QVERIFY2(bytes <= NetworkUpstream::readBuffer + 64 * 1024, qPrintable(QString::number(bytes)));
        QVERIFY2(taken < 16 * 1024 * 1024, qPrintable(QString::number(taken))); // the kernel takes some megabytes
        call->readOn();
        QTRY_VERIFY_WITH_TIMEOUT(heard.hasEnded, 30'000);
        QCOMPARE(bytes, pieces * 64 * 1024);
        QVERIFY(!heard.problem);
    }

    void whatIsDroppedIsHeardNoMore()
    {
        std::atomic<bool> clientLeft = false;
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say(chunkedHead("text/plain") + chunk("abc"));
            clientLeft = answer.waitForClient();
        });
        const auto upstream = upstreamOf(server.url());
        Heard heard;
        auto call = upstream->send(question(), heard.sink());
        QTRY_COMPARE(heard.body, "abc");
        call.reset();
        QTRY_VERIFY(clientLeft);
        QVERIFY(!heard.hasEnded);
    }

    void aCallOutlivesItsUpstream()
    {
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say(chunkedHead("text/plain") + chunk("abc"));
            answer.waitForClient();
        });
        auto upstream = upstreamOf(server.url());
        Heard heard;
        auto call = upstream->send(question(), heard.sink());
        QTRY_COMPARE(heard.body, "abc");
        upstream.reset();
        call->pause();
        call->readOn();
        call.reset();
        QVERIFY(!heard.hasEnded);
    }

    void hidesTheKeyThatIsSentBack()
    {
        const QByteArray key = secret.toUtf8(), stars(key.size(), '*');
        ScriptedServer server([&](const AskedRequest&, ScriptedAnswer& answer) {
            answer.say("HTTP/1.1 200 OK\r\nX-Echo: Bearer " + key + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            answer.say(chunk("you sent " + key.first(5)));
            answer.say(chunk(key.sliced(5) + ", twice: " + key + key.first(9)) + chunk({}));
        });
        const Heard heard = answerTo(server, question());
        QCOMPARE(heard.body, "you sent " + stars + ", twice: " + stars + key.first(9));
        QCOMPARE(headerValue(heard.headers, "x-echo"), "Bearer " + stars);
    }

    void redactsInAnyPieces()
    {
        const QByteArray key = "abcabcabd", text = "abcabcabcabd abcabcab abcabcabdabcabcabd";
        QByteArray expected = text;
        expected.replace(key, "*********");
        for (qsizetype piece = 1; piece <= text.size(); ++piece) {
            Redactor redactor(key);
            QByteArray said;
            for (qsizetype at = 0; at < text.size(); at += piece)
                said += redactor.feed(QByteArrayView(text).sliced(at).first(std::min(piece, text.size() - at)));
            QCOMPARE(said + redactor.finish(), expected);
            QCOMPARE(redactor.found(), 3);
        }
        QCOMPARE(Redactor("short").feed("short"), "short");
        QCOMPARE(redacted(u"my key is %1"_s.arg(secret), secret), u"my key is "_s + QString(secret.size(), u'*'));
    }
};

QTEST_GUILESS_MAIN(TestUpstream)
#include "tst_upstream.moc"
