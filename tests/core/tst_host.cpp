// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_runner.h"
#include "host_stage.h"
#include "warnings.h"
#include "wire_client.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using test::Stage;
using test::WireClient;

namespace {

QJsonObject message(const char* type, QJsonObject fields = {})
{
    fields.insert(QStringLiteral("type"), QLatin1StringView(type));
    return fields;
}

QJsonObject push(qint64 version, qint64 n, const QJsonArray& changes)
{
    return message("push",
        { { QStringLiteral("file"), QStringLiteral("main.py") }, { QStringLiteral("version"), version },
            { QStringLiteral("updates"),
                QJsonArray { QJsonObject { { QStringLiteral("n"), n }, { QStringLiteral("changes"), changes },
                    { QStringLiteral("event"), QStringLiteral("input.type") } } } } });
}

/// A push as bytes, so that it can hold what no JSON library writes.
QByteArray edit(const QByteArray& changes, const QByteArray& version = "0", const QByteArray& file = "main.py")
{
    return R"({"type":"push","file":")" + file + R"(","version":)" + version + R"(,"updates":[{"n":1,"changes":)"
        + changes + "}]}";
}

/// How the host named what was wrong with the last message.
QString answerTo(WireClient& client)
{
    while (const auto answer = client.receive()) {
        const QString type = answer->value(QLatin1String("type")).toString();
        if (type == QLatin1String("refused"))
            return answer->value(QLatin1String("reason")).toString();
        if (type == QLatin1String("error"))
            return answer->value(QLatin1String("code")).toString();
    }
    return {};
}

/// Reads until `wanted` versions have come. Returns how many did.
qsizetype versionsHeard(WireClient& client, qsizetype wanted)
{
    qsizetype heard = 0;
    while (heard < wanted) {
        const auto updates = client.receive(QStringLiteral("updates"));
        if (!updates)
            break;
        heard += updates->value(QLatin1String("updates")).toArray().size();
    }
    return heard;
}

constexpr int mainLength = 22; // "def f():\n    return 1\n"

} // namespace

class TestHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void aDesktopThatComesLateHearsWhetherCodeCanRun()
    {
        const auto runner = std::make_shared<test::FakeRunner>();
        runner->why = QStringLiteral("bwrap is missing"); // was found out before anybody listened
        SystemClock clock;
        const auto workspace = *Workspace::open(file(), Workspace::Mode::ReadWrite);
        Host::Config config;
        config.port = 0;
        config.runner = runner;
        test::Ear ear; // before the host, whose thread tells it
        const auto host = *Host::start(config, *workspace, clock);
        const auto session =
            *host->create({ test::sampleKit(), QStringLiteral("Ada Quill"), QStringLiteral("R. Lantern") }, ear.sink());
        QTRY_VERIFY(ear.transient<transient::RunningKnown>().has_value());
        QCOMPARE(ear.transient<transient::RunningKnown>()->why, QStringLiteral("bwrap is missing"));
    }

    void pageIsServedWithItsPolicy()
    {
        Stage stage(file());
        const QByteArray host =
            "Host: 127.0.0.1:" + QByteArray::number(stage.host->port()) + "\r\nConnection: close\r\n\r\n";
        const auto get = [&](const QByteArray& line) {
            return WireClient::http(stage.host->port(), line + "\r\n" + host);
        };
        const auto [status, answer] = get("GET / HTTP/1.1");
        QCOMPARE(status, 200);
        QVERIFY(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"));
        QVERIFY(answer.contains("X-Content-Type-Options: nosniff"));
        QVERIFY(answer.contains("<html"));
        QCOMPARE(get("GET /app.js HTTP/1.1").first, 200);
        QCOMPARE(get("GET /../../etc/passwd HTTP/1.1").first, 404);
        QCOMPARE(get("POST / HTTP/1.1").first, 405);
    }

    void foreignRequestsAreRefused()
    {
        Stage stage(file());
        const auto port = stage.host->port();
        QCOMPARE(
            WireClient::http(port, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").first, 421);
        QCOMPARE(
            WireClient::http(port, "GET / HTTP/1.1\r\nHost: x\r\nX: " + QByteArray(20'000, 'a') + "\r\n\r\n").first,
            431);
        QCOMPARE(WireClient().open(port, { QStringLiteral("http://evil.example"), {} }), 403);
        QCOMPARE(WireClient().open(port, { QStringLiteral("https://127.0.0.1:%1").arg(port), {} }), 403);
        QCOMPARE(WireClient().open(port, { QStringLiteral("none"), {} }), 403);
        QCOMPARE(WireClient().open(port, { {}, QStringLiteral("evil.example") }), 421);
        QCOMPARE(WireClient().open(port), 101);
    }

    void aPasteIntoTheQuestionIsAcknowledgedAsOftenAsItIsTold()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        QCOMPARE(client.open(stage.host->port()), 101);
        QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("x")));
        const QJsonObject report = message("pasted",
            { { QStringLiteral("mid"), QStringLiteral("m1") },
                { QStringLiteral("text"), QStringLiteral("copied from somewhere else") } });
        client.send(report);
        const QJsonObject answer = message("pasted", { { QStringLiteral("mid"), QStringLiteral("m1") } });
        QCOMPARE(client.receive(QStringLiteral("pasted")), std::optional(answer));
        client.send(report); // the page did not hear it
        QCOMPARE(client.receive(QStringLiteral("pasted")), std::optional(answer));
        QVERIFY(stage.host->journal().flush());
        const auto events = stage.workspace->events(stage.session->id());
        QVERIFY(events.has_value());
        QCOMPARE(std::ranges::count_if(*events,
                     [](const EventPtr& event) { return std::holds_alternative<event::Pasted>(event->payload); }),
            1);
    }

    void theHostRecordsWhereACaretRestsByItself()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        QCOMPARE(client.open(stage.host->port()), 101);
        QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("x")));
        for (const int head : { 3, 5, 8 })
            client.send(message("cursor",
                { { QStringLiteral("file"), QStringLiteral("main.py") }, { QStringLiteral("version"), 0 },
                    { QStringLiteral("anchor"), head }, { QStringLiteral("head"), head } }));
        QTRY_VERIFY(stage.ear.heard(QStringLiteral("caret")));
        QVERIFY(stage.host->journal().flush());
        QList<int> heads;
        const auto events = stage.workspace->events(stage.session->id());
        QVERIFY(events.has_value());
        for (const EventPtr& event : *events) {
            if (const auto* caret = std::get_if<event::CaretMoved>(&event->payload))
                heads.append(caret->head);
        }
        QCOMPARE(heads, QList { 8 });
    }

    void aWrongTokenIsToldAndClosed()
    {
        Stage stage(file());
        stage.startSession();
        WireClient client;
        QCOMPARE(client.open(stage.host->port()), 101);
        QVERIFY(!client.join(QStringLiteral("http://x/#wrong"), QStringLiteral("Eve"), QStringLiteral("e")));
        QCOMPARE(client.closeCode(), 4001);
    }

    void aRevokedLinkStopsWorking()
    {
        Stage stage(file());
        const QString old = stage.startSession();
        const QString fresh = stage.session->renewLink();
        QVERIFY(old != fresh);
        WireClient late;
        late.open(stage.host->port());
        QVERIFY(!late.join(old, QStringLiteral("Ada"), QStringLiteral("a")));
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(fresh, QStringLiteral("Ada"), QStringLiteral("a")));
    }

    void editsAreAcknowledgedFromTheDisk()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        const auto welcome = client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a"));
        QVERIFY(welcome);
        QCOMPARE(welcome->value(QLatin1String("files")).toArray().size(), 2);
        client.send(push(0, 1, { QJsonArray { 0, QStringLiteral("# hi") }, mainLength }));
        const auto echo = client.receive(QStringLiteral("updates"));
        QVERIFY(echo);
        QCOMPARE(echo->value(QLatin1String("updates"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("client"))
                     .toString(),
            QStringLiteral("a"));
        // Read back on a connection of its own at the moment the echo is here: it is there already.
        const auto stored = stage.workspace->events(stage.session->id());
        QVERIFY(stored);
        QCOMPARE(kindOf(stored->last()->payload), QStringLiteral("edit"));
    }

    void twoPeopleTypeAndTheDesktopHearsBoth()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
        stage.session->post(command::Push { { QStringLiteral("main.py") }, 0,
            { { stage.session->clientId(), 1,
                ChangeSet::replace(mainLength, mainLength, mainLength, QStringLiteral("# i")),
                QStringLiteral("input.type"), {} } } });
        const auto theirs = client.receive(QStringLiteral("updates"));
        QVERIFY(theirs);
        QCOMPARE(theirs->value(QLatin1String("updates"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("origins"))
                     .toArray()
                     .first()
                     .toArray()
                     .at(1)
                     .toString(),
            QStringLiteral("interviewer"));
        client.send(push(
            0, 1, { QJsonArray { 0, QStringLiteral("# c"), QString() }, mainLength })); // made before theirs was seen
        QVERIFY(client.receive(QStringLiteral("updates")));
        const auto events = *stage.workspace->events(stage.session->id());
        SessionState state;
        for (const auto& event : events)
            QVERIFY(state.apply(event));
        QCOMPARE(state.files.first().document.text(), QStringLiteral("# c\ndef f():\n    return 1\n# i"));
        QVERIFY(stage.ear.heard(QStringLiteral("edit")));
    }

    void brokenPagesGetTypedErrorsAndAreClosedWhenTheyPersist()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient rude;
        rude.open(stage.host->port());
        QVERIFY(rude.join(link, QStringLiteral("Ada"), QStringLiteral("a")));
        WireClient good;
        good.open(stage.host->port());
        QVERIFY(good.join(link, QStringLiteral("Ada"), QStringLiteral("b")));
        rude.sendRaw("nonsense");
        QCOMPARE(rude.receive(QStringLiteral("error"))->value(QLatin1String("code")).toString(),
            QStringLiteral("malformed"));
        rude.send(push(0, 1, { 5 }));
        QCOMPARE(rude.receive(QStringLiteral("refused"))->value(QLatin1String("reason")).toString(),
            QStringLiteral("wrong-length"));
        rude.send(push(99, 1, { mainLength }));
        QCOMPARE(rude.receive(QStringLiteral("refused"))->value(QLatin1String("reason")).toString(),
            QStringLiteral("ahead"));
        rude.send(message("note", { { QStringLiteral("text"), QStringLiteral("x") } }));
        rude.sendRaw("x", true);
        while (rude.receive()) { }
        QCOMPARE(rude.closeCode(), 4002);
        good.send(push(0, 1, { QJsonArray { 0, QStringLiteral("!") }, mainLength }));
        QVERIFY(good.receive(QStringLiteral("updates"))); // the session goes on
    }

    void aHostileFrameDisturbsNobody_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QString>("code");
        const auto malformed = QStringLiteral("malformed");
        const auto wrongLength = QStringLiteral("wrong-length");
        const auto tooLarge = QStringLiteral("too-large");
        QTest::newRow("no JSON") << QByteArray("nonsense") << malformed;
        QTest::newRow("depth") << QByteArray(100'000, '[') << malformed;
        QTest::newRow("depth in an edit") << edit(QByteArray(5000, '[') + QByteArray(5000, ']')) << malformed;
        QTest::newRow("wrong types") << edit(R"(["22",null,{},true])") << malformed;
        QTest::newRow("changes that are no list") << edit("{}") << malformed;
        QTest::newRow("a negative length") << edit("[-1,23]") << malformed;
        QTest::newRow("a fraction") << edit("[1.5,20.5]") << malformed;
        QTest::newRow("a huge number") << edit("[1e300]") << tooLarge;
        QTest::newRow("a line feed in a line") << edit(R"([[0,"a\nb"],22])") << malformed;
        QTest::newRow("a carriage return in a line") << edit(R"([[0,"a\rb"],22])") << malformed;
        QTest::newRow("a total that is too small") << edit("[[2],3]") << wrongLength;
        QTest::newRow("a total that is too large") << edit("[22,[5]]") << wrongLength;
        QTest::newRow("zero-length retains and a trailing [0] of another length") << edit("[0,0,[0]]") << wrongLength;
        QTest::newRow("a text that would be too long") << edit(R"([22,[8388600]])") << tooLarge;
        QTest::newRow("the first half of a pair") << edit(R"([[0,"\ud83d"],22])") << malformed;
        QTest::newRow("the second half of a pair") << edit(R"([[0,"\ude00"],22])") << malformed;
        QTest::newRow("NUL") << edit(R"([[0,"\u0000"],22])") << malformed;
        QTest::newRow("a pair made, then cut in two")
            << edit(R"([22,[0,"\ud83d\ude00"]]},{"n":2,"changes":[23,[0,"x"],1])") << malformed;
        QTest::newRow("an edit counted twice") << edit(R"([[0,"h"],22]},{"n":1,"changes":[[0,"h"],23])") << malformed;
        QTest::newRow("an edit left out")
            << edit(R"([[0,"h"],22]},{"n":3,"changes":[[0,"h"],23])") << QStringLiteral("refused");
        QTest::newRow("a version of the future") << edit(R"([22])", "99") << QStringLiteral("ahead");
        QTest::newRow("a version below zero") << edit("[22]", "-1") << malformed;
        QTest::newRow("a version beyond exact numbers") << edit("[22]", "9007199254740993000") << malformed;
        QTest::newRow("a file that is not there") << edit("[22]", "0", "etc/passwd") << QStringLiteral("not-found");
        QTest::newRow("a file that is read-only") << edit("[[9]]", "0", "brief.md") << QStringLiteral("refused");
        QTest::newRow("a command that is not theirs") << QByteArray(R"({"type":"note","text":"x"})") << malformed;
    }
    void aHostileFrameDisturbsNobody()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QString, code);
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient hostile;
        WireClient good;
        hostile.open(stage.host->port());
        good.open(stage.host->port());
        QVERIFY(hostile.join(link, QStringLiteral("Eve"), QStringLiteral("h")));
        QVERIFY(good.join(link, QStringLiteral("Ada"), QStringLiteral("g")));

        good.send(push(0, 1, { QJsonArray { 0, QStringLiteral("1") }, mainLength }));
        hostile.sendRaw(frame);
        stage.session->post(command::Push { { QStringLiteral("main.py") }, 0,
            { { stage.session->clientId(), 1,
                ChangeSet::replace(mainLength, mainLength, mainLength, QStringLiteral("2")), {}, {} } } });
        QCOMPARE(versionsHeard(good, 2), 2);
        QCOMPARE(answerTo(hostile), code);
        good.send(push(2, 2, { QJsonArray { 0, QStringLiteral("3") }, mainLength + 2 }));
        QCOMPARE(versionsHeard(good, 1), 1);
        // The page that misbehaved once goes on, too.
        hostile.send(push(3, 1, { QJsonArray { 0, QStringLiteral("4") }, mainLength + 3 }));
        QCOMPARE(versionsHeard(good, 1), 1);

        SessionState state;
        const auto events = *stage.workspace->events(stage.session->id());
        for (const auto& event : events)
            QVERIFY(state.apply(event));
        QCOMPARE(state.files.first().document.text(), QStringLiteral("431def f():\n    return 1\n2"));
        QCOMPARE(state.files.first().version(), 4);
        QVERIFY(!stage.ear.transient<transient::CommandRefused>().has_value());
    }

    void aPageMayNotPassForTheDesktop()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient hostile;
        hostile.open(stage.host->port());
        hostile.send(message("hello",
            { { QStringLiteral("protocol"), 1 }, { QStringLiteral("token"), link.section(u'#', 1) },
                { QStringLiteral("client"), stage.session->clientId().value } }));
        QCOMPARE(answerTo(hostile), QStringLiteral("refused"));
        QVERIFY(hostile.join(link, QStringLiteral("Eve"), QStringLiteral("h"))); // as itself it is welcome
    }

    void aFrameThatIsNoMessageClosesTheConnectionOnly_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("closeCode");
        QTest::newRow("over the limit") << QByteArray(Host::Limits::message + 1, ' ') << 1009;
        QTest::newRow("bytes that are not UTF-8") << QByteArray("{\"type\":\"\xff\"}") << 1007;
    }
    void aFrameThatIsNoMessageClosesTheConnectionOnly()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, closeCode);
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(link, QStringLiteral("Ada"), QStringLiteral("a")));
        client.sendRaw(frame);
        while (client.receive()) { }
        QCOMPARE(client.closeCode(), closeCode);
        WireClient again;
        again.open(stage.host->port());
        QVERIFY(again.join(link, QStringLiteral("Ada"), QStringLiteral("b")));
    }

    void aKilledPageComesBackAndLosesNothing()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        {
            WireClient client;
            client.open(stage.host->port());
            QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
            client.send(push(0, 1, { QJsonArray { 0, QStringLiteral("x") }, mainLength }));
            client.drop();
        }
        QTRY_VERIFY(stage.ear.heard(QStringLiteral("participant.connection")));
        WireClient again;
        again.open(stage.host->port());
        const auto welcome = again.join(link, QStringLiteral("Ada Quill"), QStringLiteral("b"));
        QVERIFY(welcome);
        QCOMPARE(welcome->value(QLatin1String("participant")).toString(), QStringLiteral("c1"));
        const auto main = welcome->value(QLatin1String("files")).toArray().first().toObject();
        QCOMPARE(main.value(QLatin1String("text")).toString().left(4), QStringLiteral("xdef"));
        again.send(message(
            "pull", { { QStringLiteral("file"), QStringLiteral("main.py") }, { QStringLiteral("version"), 0 } }));
        QCOMPARE(again.receive(QStringLiteral("updates"))->value(QLatin1String("updates")).toArray().size(), 1);
    }

    void aPromptIsAnsweredAndAResumedHostRemembers()
    {
        SessionId id;
        QString link;
        {
            Stage stage(file());
            link = stage.startSession();
            id = stage.session->id();
            WireClient client;
            client.open(stage.host->port());
            QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
            client.send(message("ask",
                { { QStringLiteral("mid"), QStringLiteral("m1") },
                    { QStringLiteral("text"), QStringLiteral("please fix it") },
                    { QStringLiteral("context"), QJsonArray() } }));
            QVERIFY(client.receive(QStringLiteral("prompt")));
            QVERIFY(client.receive(QStringLiteral("delta")));
            const auto suggestion = client.receive(QStringLiteral("suggestion"));
            QVERIFY(suggestion);
            client.send(message("decide",
                { { QStringLiteral("mid"), QStringLiteral("m2") },
                    { QStringLiteral("suggestion"), suggestion->value(QLatin1String("id")) },
                    { QStringLiteral("decision"), QStringLiteral("rejected") }, { QStringLiteral("lines"), 0 } }));
            QVERIFY(client.receive(QStringLiteral("decided")));
        }
        Stage stage(file());
        stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
        QVERIFY(stage.ear.heard(QStringLiteral("suggestion.decided")));
        WireClient client;
        client.open(stage.host->port());
        const auto welcome = client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("b")); // the old link
        QVERIFY(welcome);
        QCOMPARE(welcome->value(QLatin1String("turns")).toArray().size(), 1);
        QCOMPARE(welcome->value(QLatin1String("suggestions"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("decision"))
                     .toString(),
            QStringLiteral("rejected"));
    }

    void aRightLinkOfASessionThatIsNotOpenIsToldToTryAgain()
    {
        QString link;
        SessionId id;
        {
            Stage stage(file());
            link = stage.startSession();
            id = stage.session->id();
        }
        // As a page meets it that comes back while the program starts: the port is there before the session is.
        Stage stage(file());
        WireClient early;
        early.open(stage.host->port());
        QVERIFY(!early.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
        QCOMPARE(early.closeCode(), 1013);
        stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
        WireClient later;
        later.open(stage.host->port());
        QVERIFY(later.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
    }

    void aRefusedMessageIsNamedSoThatThePageStopsWaiting_data()
    {
        QTest::addColumn<QJsonObject>("sent");
        QTest::newRow("a prompt of spaces") << message("ask",
            { { QStringLiteral("mid"), QStringLiteral("m1") }, { QStringLiteral("text"), QStringLiteral("  ") },
                { QStringLiteral("context"), QJsonArray() } });
        QTest::newRow("a suggestion that is not there") << message("decide",
            { { QStringLiteral("mid"), QStringLiteral("m1") }, { QStringLiteral("suggestion"), QStringLiteral("s9") },
                { QStringLiteral("decision"), QStringLiteral("rejected") }, { QStringLiteral("lines"), 0 } });
    }

    void aRefusedMessageIsNamedSoThatThePageStopsWaiting()
    {
        QFETCH(QJsonObject, sent);
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(link, QStringLiteral("Ada Quill"), QStringLiteral("a")));
        client.send(sent);
        const auto error = client.receive(QStringLiteral("error"));
        QVERIFY(error);
        QCOMPARE(error->value(QLatin1String("mid")).toString(), QStringLiteral("m1"));
    }

    void aTakenPortIsSteppedOver()
    {
        Stage first(file());
        Host::Config config;
        config.port = first.host->port();
        const auto workspace =
            *Workspace::open(m_dir->filePath(QStringLiteral("other.db")), Workspace::Mode::ReadWrite);
        const auto second = Host::start(config, *workspace, first.clock);
        QVERIFY(second);
        QVERIFY((*second)->portWasTaken());
        config.portTries = 1;
        config.address = QStringLiteral("203.0.113.7");
        QCOMPARE(Host::start(config, *workspace, first.clock).error().code, ErrorCode::Io);
    }

    void desktopCommandsAreRefusedByWord()
    {
        Stage stage(file());
        stage.startSession();
        stage.session->post(command::GiveScore { { QStringLiteral("verifying") }, 9 });
        QTRY_VERIFY(stage.ear.transient<transient::CommandRefused>().has_value());
        stage.session->post(command::GiveScore { { QStringLiteral("verifying") }, 4 });
        QTRY_VERIFY(stage.ear.heard(QStringLiteral("score")));
    }

private:
    QString file() const { return m_dir->filePath(QStringLiteral("w.db")); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestHost)
#include "tst_host.moc"
