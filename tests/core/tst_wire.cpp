// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "all_events.h"
#include "sample_kit.h"
#include "share/wire.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace jumpseat;

namespace {

const ClientId client { QStringLiteral("x") };

/// A push of one edit.
QByteArray edit(const QByteArray& changes)
{
    return R"({"type":"push","file":"f","version":0,"updates":[{"n":1,"changes":)" + changes + "}]}";
}

/// A state in which every event below can be applied.
SessionState stateWithEverything()
{
    SessionState state;
    const auto apply = [&](event::Payload payload) {
        const Event event { state.lastSeq + 1, { QStringLiteral("c1") }, 0, 0, std::move(payload) };
        if (auto applied = state.apply(event); !applied)
            qFatal("%ls", qUtf16Printable(applied.error().what));
    };
    apply(event::SessionStarted {});
    apply(event::ParticipantJoined { { QStringLiteral("c1") }, Role::Candidate, QStringLiteral("Ada") });
    apply(event::ParticipantJoined { { QStringLiteral("i1") }, Role::Interviewer, QStringLiteral("R. Lantern") });
    apply(event::ParticipantJoined { { QStringLiteral("s1") }, Role::Shadow, QStringLiteral("P. Vane") });
    apply(event::TaskStarted { { QStringLiteral("t1") }, 0, QStringLiteral("Mend it"), 20 });
    apply(event::FileAdded { { QStringLiteral("f") }, {}, QStringLiteral("f"), QStringLiteral("text"), false });
    apply(event::PromptSent { { QStringLiteral("p1") }, QStringLiteral("hi"), {}, QStringLiteral("m") });
    apply(event::SuggestionOffered { { QStringLiteral("S1") }, { QStringLiteral("p1") }, { QStringLiteral("f") }, 0,
        ChangeSet::identity(4), 1, 0, { { QStringLiteral("CANARY-flaw") } } });
    return state;
}

} // namespace

class TestWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void goodMessagesAreRead()
    {
        const auto push = wire::decode(
            R"({"type":"push","file":"f","version":3,"updates":[{"n":1,"changes":[[0,"a"],4],"event":"input.type","suggestion":"S1"}]})",
            client);
        QVERIFY2(push.has_value(), push ? "" : qPrintable(push.error().what));
        const auto& command = std::get<command::Push>(std::get<Command>(*push));
        QCOMPARE(command.version, 3);
        QCOMPARE(command.updates.first().client, client);
        QCOMPARE(command.updates.first().suggestion.value, QStringLiteral("S1"));
        const auto ask = wire::decode(R"({"type":"ask","mid":"m","text":"hi","context":["f"]})", client);
        QCOMPARE(std::get<command::Ask>(std::get<Command>(*ask)).context, QStringList { QStringLiteral("f") });
        const auto hello = wire::decode(R"({"type":"hello","protocol":1,"token":"t","client":"x"})", client);
        QCOMPARE(std::get<wire::Hello>(*hello).token, QStringLiteral("t"));
        const auto back =
            wire::decode(R"({"type":"hello","protocol":1,"token":"t","client":"x","instead":["y","z"]})", client);
        QCOMPARE(std::get<wire::Hello>(*back).instead.size(), 2);
        const auto pull = wire::decode(R"({"type":"pull","file":"f","version":3,"epoch":2,"hash":"0a"})", client);
        QCOMPARE(std::get<wire::Pull>(*pull).epoch, std::optional<qint64>(2));
        const auto paste = wire::decode(
            R"({"type":"push","file":"f","version":3,"updates":[{"n":1,"changes":[[0,"a"],4],"event":"input.paste","source":{"file":"g","version":2,"from":7}}]})",
            client);
        const command::TextPlace place { { QStringLiteral("g") }, 2, 7 };
        QCOMPARE(std::get<command::Push>(std::get<Command>(*paste)).updates.first().source, std::optional(place));
        const auto add = wire::decode(R"({"type":"file-add","mid":"m","name":"a.py","text":"x"})", client);
        QCOMPARE(std::get<command::AddFile>(std::get<Command>(*add)).text, QStringLiteral("x"));
        const auto rename = wire::decode(R"({"type":"file-rename","mid":"m","file":"f","name":"a.py"})", client);
        QCOMPARE(std::get<command::RenameFile>(std::get<Command>(*rename)).name, QStringLiteral("a.py"));
        const auto remove = wire::decode(R"({"type":"file-remove","mid":"m","file":"f"})", client);
        QCOMPARE(std::get<command::RemoveFile>(std::get<Command>(*remove)).file.value, QStringLiteral("f"));
        const auto restore = wire::decode(R"({"type":"file-restore","mid":"m","file":"f"})", client);
        QCOMPARE(std::get<command::RestoreFile>(std::get<Command>(*restore)).messageId, QStringLiteral("m"));
        const auto reload = wire::decode(R"({"type":"reload","file":"f","version":3,"hash":"0a"})", client);
        QCOMPARE(std::get<wire::Reload>(*reload).hash, QStringLiteral("0a"));
        const auto pasted = wire::decode(
            R"({"type":"pasted","mid":"m","text":"import time","source":{"file":"g","version":2,"from":7}})", client);
        const auto& report = std::get<command::ReportPaste>(std::get<Command>(*pasted));
        QCOMPARE(report.where, PastePlace::Question);
        QCOMPARE(report.text, QStringLiteral("import time"));
        QCOMPARE(report.source, std::optional(place));
        const auto decide =
            wire::decode(R"({"type":"decide","mid":"m","suggestion":"S1","decision":"partly","lines":2})", client);
        QCOMPARE(std::get<command::Decide>(std::get<Command>(*decide)).decision, Decision::Partly);
    }

    void everyCharacterArrives_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a byte order mark at the start") << QStringLiteral("\ufeffx");
        QTest::newRow("a byte order mark alone") << QStringLiteral("\ufeff");
        QTest::newRow("byte order marks inside") << QStringLiteral("a\ufeff\ufeffb\ufeff");
        QTest::newRow("beyond the basic plane") << QStringLiteral("🙂 e\u0301 漢");
        QTest::newRow("a character that is none") << QStringLiteral("\uffff\u2028\u0001");
        QTest::newRow("quotes and backslashes") << QStringLiteral("\"\\\ufeff\\ufeff\t");
    }
    void everyCharacterArrives()
    {
        // Raw in the frame, as JSON.stringify writes it.
        QFETCH(QString, text);
        QByteArray frame =
            QJsonDocument(QJsonObject { { QStringLiteral("type"), QStringLiteral("ask") },
                              { QStringLiteral("mid"), QStringLiteral("m") }, { QStringLiteral("text"), text },
                              { QStringLiteral("context"), QJsonArray() } })
                .toJson(QJsonDocument::Compact);
        const auto ask = wire::decode(frame, client);
        QVERIFY(ask);
        QCOMPARE(std::get<command::Ask>(std::get<Command>(*ask)).text, text);
    }

    void badMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("code");
        const auto malformed = int(ErrorCode::Malformed);
        const auto tooLarge = int(ErrorCode::TooLarge);
        QTest::newRow("no JSON") << QByteArray("hello") << malformed;
        QTest::newRow("cut off") << QByteArray(R"({"type":"ask","mid":)") << malformed;
        QTest::newRow("an array") << QByteArray("[1]") << malformed;
        QTest::newRow("deeper than any message") << QByteArray(5000, '[') << malformed;
        QTest::newRow("unknown type") << QByteArray(R"({"type":"score","level":5})") << malformed;
        QTest::newRow("type is a number") << QByteArray(R"({"type":5})") << malformed;
        QTest::newRow("version below zero") << QByteArray(R"({"type":"pull","file":"f","version":-1})") << malformed;
        QTest::newRow("version is a fraction")
            << QByteArray(R"({"type":"pull","file":"f","version":1.5})") << malformed;
        QTest::newRow("version beyond exact numbers")
            << QByteArray(R"({"type":"pull","file":"f","version":1e300})") << malformed;
        QTest::newRow("caret far away") << QByteArray(
            R"({"type":"cursor","file":"f","version":0,"anchor":0,"head":99999999999})")
                                        << malformed;
        QTest::newRow("half a surrogate pair")
            << QByteArray(R"({"type":"ask","mid":"m","text":"\ud800","context":[]})") << malformed;
        QTest::newRow("NUL in a name") << QByteArray(R"({"type":"join","name":"a\u0000b","notice":"n"})") << malformed;
        QTest::newRow("a place that is none")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[{"n":1,"changes":[1],"source":7}]})")
            << malformed;
        QTest::newRow("a place before the start") << QByteArray(
            R"({"type":"push","file":"f","version":0,"updates":[{"n":1,"changes":[1],"source":{"file":"f","version":0,"from":-1}}]})")
                                                  << malformed;
        QTest::newRow("a name that is a number")
            << QByteArray(R"({"type":"file-add","mid":"m","name":5})") << malformed;
        QTest::newRow("instead of numbers")
            << QByteArray(R"({"type":"hello","protocol":1,"token":"t","client":"x","instead":[1]})") << malformed;
        QTest::newRow("instead of a crowd")
            << QByteArray(R"({"type":"hello","protocol":1,"token":"t","client":"x","instead":[)")
                + QByteArray("\"a\",").repeated(100) + "\"a\"]}"
            << malformed;
        QTest::newRow("an epoch of words")
            << QByteArray(R"({"type":"pull","file":"f","version":0,"epoch":"now"})") << malformed;
        QTest::newRow("no edits") << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[]})") << malformed;
        QTest::newRow("an edit without changes")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[{"n":1}]})") << malformed;
        QTest::newRow("edits that are no list")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":{}})") << malformed;
        QTest::newRow("edits that are no edits")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[7,null,"x",[]]})") << malformed;
        QTest::newRow("changes that are no list") << edit(R"({})") << malformed;
        QTest::newRow("a negative length in an edit") << edit("[-1]") << malformed;
        QTest::newRow("a fraction in an edit") << edit("[1.5]") << malformed;
        QTest::newRow("a huge number in an edit") << edit("[1e300]") << tooLarge;
        QTest::newRow("no number in an edit") << edit("[NaN]") << malformed;
        QTest::newRow("a line feed in a line") << edit(R"([[0,"a\nb"],4])") << malformed;
        QTest::newRow("a carriage return in a line") << edit(R"([[0,"a\rb"],4])") << malformed;
        QTest::newRow("wrong types in an edit") << edit(R"(["4",null,{},true])") << malformed;
        QTest::newRow("an edit deeper than any") << edit("[" + QByteArray(5000, '[') + "]") << malformed;
        QTest::newRow("a negative count")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[{"n":-1,"changes":[4]}]})") << malformed;
        QTest::newRow("a count that is a string")
            << QByteArray(R"({"type":"push","file":"f","version":0,"updates":[{"n":"1","changes":[4]}]})") << malformed;
        QTest::newRow("more edits than a message may hold") << R"({"type":"push","file":"f","version":0,"updates":[)"
                + QByteArray(R"({"n":1,"changes":[4]},)").repeated(wire::maxUpdatesPerPush)
                + R"({"n":1,"changes":[4]}]})" << tooLarge;
        QTest::newRow("bytes that are not UTF-8")
            << QByteArray("{\"type\":\"ask\",\"mid\":\"m\",\"text\":\"\xff\xfe\",\"context\":[]}") << malformed;
        QTest::newRow("a context that is no list")
            << QByteArray(R"({"type":"ask","mid":"m","text":"x","context":"main.py"})") << malformed;
        QTest::newRow("a context of numbers")
            << QByteArray(R"({"type":"ask","mid":"m","text":"x","context":[1]})") << malformed;
        QTest::newRow("decision that is none")
            << QByteArray(R"({"type":"decide","mid":"m","suggestion":"S1","decision":"open","lines":0})") << malformed;
        QTest::newRow("another protocol")
            << QByteArray(R"({"type":"hello","protocol":2,"token":"t","client":"x"})") << malformed;
        QTest::newRow("a prompt without end")
            << QByteArray(R"({"type":"ask","mid":"m","text":")") + QByteArray(100'000, 'a') + "\"}" << tooLarge;
        QTest::newRow("a run without an id") << QByteArray(R"({"type":"run","mid":"","test":false})") << malformed;
        QTest::newRow("a run that is perhaps a test")
            << QByteArray(R"({"type":"run","mid":"m","test":"yes"})") << malformed;
        QTest::newRow("a terminal of half a row")
            << QByteArray(R"({"type":"terminal-open","mid":"m","rows":0.5,"columns":80})") << malformed;
        QTest::newRow("a terminal beyond all screens")
            << QByteArray(R"({"type":"terminal-resize","run":"R1","rows":1e9,"columns":80})") << malformed;
        QTest::newRow("a side that is none")
            << QByteArray(R"({"type":"review-view","file":"a","side":"left","from":1,"to":2})") << malformed;
        QTest::newRow("a verdict that is none")
            << QByteArray(R"({"type":"review-verdict","mid":"m","verdict":"none","text":""})") << malformed;
        QTest::newRow("a drawing that is a number")
            << QByteArray(R"({"type":"diagram","file":"f","index":0,"source":"a","svg":7})") << malformed;
        QTest::newRow("a trade-off without words")
            << QByteArray(R"({"type":"tradeoff","mid":"m","tradeoff":"t"})") << malformed;
        QTest::newRow("a paste without end")
            << QByteArray(R"({"type":"pasted","mid":"m","text":")") + QByteArray(32 * 1024 + 1, 'a') + "\"}"
            << tooLarge;
        QTest::newRow("a paste that cannot be acknowledged")
            << QByteArray(R"({"type":"pasted","mid":"","text":"x"})") << malformed;
        QTest::newRow("a paste of half a pair")
            << QByteArray(R"({"type":"pasted","mid":"m","text":"\ud83d"})") << malformed;
        QTest::newRow("a paste from no place")
            << QByteArray(R"({"type":"pasted","mid":"m","text":"x","source":7})") << malformed;
        QTest::newRow("an id without end")
            << QByteArray(R"({"type":"pull","version":0,"file":")") + QByteArray(1000, 'a') + "\"}" << tooLarge;
    }
    void badMessagesAreRefused()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, code);
        const auto message = wire::decode(frame, client);
        QVERIFY(!message.has_value());
        QCOMPARE(int(message.error().code), code);
    }

    void candidatesHearNothingOfJudgement_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < int(privateEvents().size()); ++i)
            QTest::addRow("%s, %d", qPrintable(kindOf(privateEvents().at(i))), i) << i;
    }
    void candidatesHearNothingOfJudgement()
    {
        QFETCH(int, which);
        const Event event { 9, { QStringLiteral("i1") }, 0, 0, privateEvents().at(which) };
        QVERIFY(!wire::forCandidate(event, stateWithEverything(), test::sampleKit()).has_value());
    }

    // Shared, because they are the candidate's own or the assistant's; but no page has asked for them yet.
    void whatNoPageShowsIsNotSent_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : { "caret", "review.viewed", "design.diagram", "session.started", "consent.given" })
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void whatNoPageShowsIsNotSent()
    {
        QFETCH(QString, kind);
        int tried = 0;
        for (const auto& payload : test::oneOfEach()) {
            if (kindOf(payload) != kind)
                continue;
            ++tried;
            const Event event { 9, { QStringLiteral("c1") }, 0, 0, payload };
            QVERIFY(!wire::forCandidate(event, stateWithEverything(), test::sampleKit()).has_value());
        }
        QVERIFY(tried > 0);
    }

    void callsOfOwnToolsAreShownAndThoseOfTheAssistantAreNot()
    {
        SessionState state = stateWithEverything();
        const auto sent = [&](const QString& call, const Outside& from) {
            const Event event { state.lastSeq + 1, {}, 0, 0,
                event::ToolCalled { .call = { call },
                    .prompt = { QStringLiteral("p1") },
                    .tool = QStringLiteral("Bash"),
                    .input = {},
                    .command = QStringLiteral("pytest"),
                    .from = from } };
            if (!state.apply(event))
                qFatal("the call was not applied");
            return wire::forCandidate(event, state, test::sampleKit());
        };
        QVERIFY(!sent(QStringLiteral("t1"), {}));
        const auto own = sent(QStringLiteral("t2"), { QStringLiteral("hook"), QStringLiteral("codex"), {}, {}, {}, 0 });
        QVERIFY(own && own->contains("pytest"));
    }

    void aTerminalsNulIsLeftOut()
    {
        const auto message = wire::decode(R"({"type":"terminal-input","run":"R1","text":"a\u0000b\u0003"})", client);
        QVERIFY(message.has_value());
        QCOMPARE(std::get<command::TypeInTerminal>(std::get<Command>(*message)).text, QStringLiteral("ab\x03"));
    }

    void theNoticeSaysWhatTheTasksRecord()
    {
        Kit kit = test::sampleKit();
        SessionState state;
        state.info = event::SessionStarted {};
        state.info->interviewer = QStringLiteral("R. Lantern");
        const QString plain = wire::notice(kit, state);
        QVERIFY(plain.startsWith(QLatin1String("Recorded: ")) && plain.contains(QLatin1String(" Not recorded: ")));
        for (const char* word : { "run", "tests of ours", "pull request", "diagrams" })
            QVERIFY2(!plain.contains(QLatin1StringView(word)), word);
        kit.tasks[0].test.command = { QStringLiteral("pytest") };
        kit.tasks[0].hidden.recipe = kit.tasks[0].test;
        kit.tasks[1].review = PullRequest {};
        kit.tasks[1].design = DesignBrief {};
        const QString full = wire::notice(kit, state);
        for (const char* word : { "what you run", "tests of ours", "pull request", "diagrams" })
            QVERIFY2(full.contains(QLatin1StringView(word)), word);
    }

    void theNoticeSaysWhereQuestionsGoAndWhatOwnToolsTell()
    {
        SessionState state;
        state.info = event::SessionStarted {};
        state.assistant = event::AssistantPinned {};
        const QString plain = wire::notice(test::sampleKit(), state);
        for (const char* word : { "model", "tools", "folder" })
            QVERIFY2(!plain.contains(QLatin1StringView(word)), word);
        state.assistant->origin = QStringLiteral("https://models.example");
        state.assistant->model = QStringLiteral("sonnet-x");
        state.assistant->own = state.assistant->watch = true;
        const QString full = wire::notice(test::sampleKit(), state);
        for (const char* word : { "the model sonnet-x at models.example", "tools of your own",
                 "text files of the folder", "outside this page and the tools that you connect" })
            QVERIFY2(full.contains(QLatin1StringView(word)), word);
    }

    void aRunIsHeardFromItsStartToItsEnd()
    {
        SessionState state = stateWithEverything();
        const RunId run { QStringLiteral("R1") };
        const auto heard = [&](const event::Payload& payload) {
            const Event event { state.lastSeq + 1, { QStringLiteral("c1") }, 2'000'000, 0, payload };
            if (!state.apply(event))
                return QJsonObject {};
            const auto frame = wire::forCandidate(event, state, test::sampleKit());
            return frame ? QJsonDocument::fromJson(*frame).object() : QJsonObject {};
        };
        const auto started = heard(event::RunStarted {
            run, { QStringLiteral("t1") }, QStringLiteral("pytest"), true, 0, 0, QStringLiteral("m") });
        QCOMPARE(started[QStringLiteral("type")].toString(), QStringLiteral("run-started"));
        QCOMPARE(started[QStringLiteral("mid")].toString(), QStringLiteral("m"));
        QCOMPARE(started[QStringLiteral("at")].toInt(), 2000);
        QCOMPARE(heard(event::RunOutput { run, OutputStream::Err, QStringLiteral("oh") })[QStringLiteral("stream")]
                     .toString(),
            QStringLiteral("stderr"));
        QCOMPARE(
            heard(event::RunInput { run, QStringLiteral("y\n"), true, QStringLiteral("m2") })[QStringLiteral("end")]
                .toBool(),
            true);
        const auto tests =
            heard(event::TestsReported { run, { { QStringLiteral("a"), {}, TestOutcome::Failed, 7000, {} } } });
        QCOMPARE(tests[QStringLiteral("tests")][0][QStringLiteral("outcome")].toString(), QStringLiteral("failed"));
        QCOMPARE(heard(event::RunFinished { run, 3, QStringLiteral("time"), 5'000'000 })[QStringLiteral("ms")].toInt(),
            5000);
        const RunId terminal { QStringLiteral("R2") };
        QCOMPARE(heard(event::RunStarted {
                     terminal, {}, {}, false, 24, 80, {} })[QStringLiteral("terminal")][QStringLiteral("columns")]
                     .toInt(),
            80);
        const auto cast = [&](const char* code, const char* data) {
            return heard(
                event::TerminalRecorded { terminal, { { 5, QString::fromLatin1(code), QString::fromLatin1(data) } } });
        };
        QCOMPARE(cast("o", "$ ")[QStringLiteral("stream")].toString(), QStringLiteral("terminal"));
        QVERIFY(cast("i", "ls").isEmpty()); // it echoes by itself
        QCOMPARE(cast("r", "100x30")[QStringLiteral("rows")].toInt(), 30);
        const auto welcome = QJsonDocument::fromJson(
            wire::welcome(test::sampleKit(), state, { { QStringLiteral("c1") }, 0, QStringLiteral("not here") }));
        QCOMPARE(welcome[QStringLiteral("running")].toString(), QStringLiteral("not here"));
        const auto runs = welcome[QStringLiteral("runs")];
        QCOMPARE(runs[0][QStringLiteral("reason")].toString(), QStringLiteral("time"));
        QCOMPARE(runs[0][QStringLiteral("output")][1][0].toString(), QStringLiteral("stdin"));
        QVERIFY(runs[1][QStringLiteral("reason")].isUndefined());
        QCOMPARE(runs[1][QStringLiteral("output")][0][1].toString(), QStringLiteral("$ "));
    }

    void whoComesBackGetsTheEndOfALongOutput()
    {
        SessionState state = stateWithEverything();
        const RunId run { QStringLiteral("R1") };
        QVERIFY(state.apply(Event { state.lastSeq + 1, {}, 0, 0, event::RunStarted { run, {}, {}, false, 0, 0, {} } }));
        const QString much = QString(100'000, u'a') + QStringLiteral("the end");
        QVERIFY(state.apply(Event { state.lastSeq + 1, {}, 0, 0, event::RunOutput { run, OutputStream::Out, much } }));
        const auto welcome =
            QJsonDocument::fromJson(wire::welcome(test::sampleKit(), state, { { QStringLiteral("c1") }, 0, {} }));
        const auto first = welcome[QStringLiteral("runs")][0];
        QVERIFY(first[QStringLiteral("cut")].toBool());
        QVERIFY(first[QStringLiteral("output")][0][1].toString().endsWith(QLatin1String("the end")));
        QVERIFY(first[QStringLiteral("output")][0][1].toString().size() < 70'000);
    }

    void aPasteIsAcknowledgedAndNotJudgedAloud()
    {
        const Event event { 9, { QStringLiteral("c1") }, 0, 0,
            event::Pasted { PastePlace::Question, QStringLiteral("CANARY"),
                { OriginKind::Assistant, QStringLiteral("CANARY") }, 77, QStringLiteral("m7") } };
        const auto frame = wire::forCandidate(event, stateWithEverything(), test::sampleKit());
        QVERIFY(frame.has_value());
        QCOMPARE(QJsonDocument::fromJson(*frame).object(),
            (QJsonObject { { QStringLiteral("type"), QStringLiteral("pasted") },
                { QStringLiteral("mid"), QStringLiteral("m7") } }));
    }

    void aStateFullOfJudgementGreetsWithoutAWordOfIt()
    {
        SessionState state = stateWithEverything();
        const QList<event::Payload> payloads { event::NoteAdded { QStringLiteral("CANARY-note"), {} },
            event::FeedbackWritten { QStringLiteral("CANARY-feedback") },
            event::FindingRecorded { {}, {}, 1, QStringLiteral("CANARY-finding") },
            event::MediaAdded { { QStringLiteral("CANARY") }, QStringLiteral("CANARY"), {}, 1, {} },
            event::ScorecardSubmitted { 1, QStringLiteral("CANARY") },
            event::ScorecardAmended { QStringLiteral("CANARY-reason") },
            event::RecordRecovered { 1, 2, 3, QStringLiteral("CANARY-damage") },
            event::HiddenTested { {},
                { { QStringLiteral("CANARY"), {}, TestOutcome::Failed, 0, QStringLiteral("CANARY") } },
                QStringLiteral("CANARY"), 0 },
            event::Pasted { PastePlace::Question, {}, { OriginKind::Assistant, QStringLiteral("CANARY") }, 77, {} } };
        for (const auto& payload : payloads)
            QVERIFY(state.apply(Event { state.lastSeq + 1, { QStringLiteral("i1") }, 0, 0, payload }));
        const QByteArray all = wire::welcome(test::sampleKit(), state, { { QStringLiteral("c1") }, 0, {} })
            + wire::lobby(test::sampleKit(), state, {}) + wire::people(state);
        QVERIFY(!all.contains("CANARY"));
    }

    void whatASuggestionCarriesStaysHere()
    {
        const SessionState state = stateWithEverything();
        const auto& suggestion = state.suggestions.first();
        const Event event { 8, {}, 0, 0,
            event::SuggestionOffered {
                suggestion.id, suggestion.prompt, suggestion.file, 0, suggestion.changes, 1, 0, suggestion.carries } };
        const auto frame = wire::forCandidate(event, state, test::sampleKit());
        QVERIFY(frame.has_value());
        QVERIFY(!frame->contains("CANARY"));
        const QByteArray all = wire::welcome(test::sampleKit(), state, { { QStringLiteral("c1") }, 0, {} })
            + wire::lobby(test::sampleKit(), state, {});
        QVERIFY(!all.contains("CANARY"));
        for (const char* secret :
            { "off by one", "it should be 2", "seq", "What did you check?", "Look at the return" })
            QVERIFY2(!all.contains(secret), secret);
    }

    void shadowsLeaveNoTrace()
    {
        const SessionState state = stateWithEverything();
        const transient::CursorMoved move { { QStringLiteral("s1") }, { QStringLiteral("f") }, 0, 1, 2 };
        QVERIFY(!wire::forCandidate(Transient(move), state).has_value());
        transient::CursorMoved interviewer = move;
        interviewer.participant = { QStringLiteral("i1") };
        QVERIFY(wire::forCandidate(Transient(interviewer), state).has_value());
    }

    void updatesCarryEveryVersionOnce()
    {
        SessionState state = stateWithEverything();
        const FileId file { QStringLiteral("f") };
        for (int i = 1; i <= 3; ++i) {
            const Event event { state.lastSeq + 1, {}, 0, 0,
                event::Edited { file, i, client, i, ChangeSet::replace(3 + i, 0, 0, QStringLiteral("a")), {}, {} } };
            QVERIFY(state.apply(event));
        }
        const auto frame = wire::updatesSince(*state.file(file), 1);
        const auto json = QJsonDocument::fromJson(*frame).object();
        QCOMPARE(json.value(QLatin1String("version")).toInt(), 1);
        QCOMPARE(json.value(QLatin1String("updates")).toArray().size(), 2);
        QVERIFY(!wire::updatesSince(*state.file(file), 3).has_value());
    }

private:
    static QList<event::Payload> privateEvents()
    {
        auto events = test::oneOfEach();
        events.removeIf([](const event::Payload& payload) { return visibilityOf(payload) == Visibility::Shared; });
        events.append(event::Unknown { QStringLiteral("future"), {} });
        return events;
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
