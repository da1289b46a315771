// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_assistant.h"
#include "base/json.h"
#include "live_stage.h"
#include "warnings.h"

#include <QJsonArray>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// A server that says what the test says, when it says so.
class FakeUpstream final : public Upstream {
public:
    struct Call final : UpstreamCall {
        explicit Call(int* open)
            : m_open(open)
        {
            ++*m_open;
        }
        ~Call() override { --*m_open; }
        void pause() override { }
        void readOn() override { }
        int* m_open;
    };
    std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) override
    {
        requests.append(request);
        m_sink = std::move(sink);
        return std::make_unique<Call>(&open);
    }
    void begin(int status, HeaderList headers = { { "content-type", "text/event-stream" } })
    {
        m_sink.began(status, std::move(headers));
    }
    void say(const QByteArray& bytes) { m_sink.said(bytes); }
    void end(std::optional<UpstreamProblem> problem = {}) { m_sink.ended(std::move(problem)); }
    void delta(const QByteArray& text)
    {
        say("data: {\"id\":\"chatcmpl-1\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
            + "\"}}]}\n\n");
    }
    void finish(const char* reason = "stop")
    {
        say(QByteArray("data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"")
            + reason + "\"}]}\n\n");
        say("data: {\"id\":\"chatcmpl-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100,"
            "\"prompt_tokens_details\":{\"cached_tokens\":400}}}\n\ndata: [DONE]\n\n");
        end();
    }
    [[nodiscard]] QJsonObject body() const { return parseJson(requests.last().body).object(); }

    QList<UpstreamRequest> requests;
    int open = 0;

private:
    UpstreamSink m_sink;
};

event::AssistantPinned pinned()
{
    event::AssistantPinned pin;
    pin.provider = u"openai-chat"_s;
    pin.service = u"House"_s;
    pin.origin = u"https://models.example"_s;
    pin.model = u"m-1"_s;
    pin.systemPrompt = u"Be brief."_s;
    pin.temperature = u"0.2"_s;
    pin.maxTokens = 900;
    pin.inputPrice = 3'000'000;
    pin.cachedPrice = 300'000;
    pin.outputPrice = 15'000'000;
    pin.completes = true;
    return pin;
}

/// A live session with a model behind its assistant.
struct Stage {
    Stage()
        : assistant(test::sampleKit(),
              { pinned(), Dialect::OpenAiChat, upstream, {},
                  { [this](qint64 input, qint64 output, const QString&) -> Result<qint64> {
                       if (isSpent)
                           return fail(ErrorCode::Refused, u"12 of 12 requests are used"_s);
                       reserved.append({ input, output });
                       return reserved.size();
                   },
                      [this](qint64 reservation, const event::ModelUsed& used) {
                          settled.append({ reservation, used });
                      } } },
              clock)
        , session({ u"s"_s }, test::sampleKit(), {}, clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); },
                  [this](const Transient& transient) { transients.append(transient); } })
    {
        session.start({}, u"R. Lantern"_s, pinned());
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
    }
    void ask(const QString& text, const QStringList& context = {}, const PromptId& about = {}, const QString& as = {})
    {
        QVERIFY(session.execute(candidate, command::Ask { QString::number(++asked), text, context, about, as }));
    }
    [[nodiscard]] const Turn& turn() const { return session.state().turns.last(); }
    [[nodiscard]] QString streamed() const
    {
        QString all;
        for (const Transient& transient : transients) {
            if (const auto* delta = std::get_if<transient::ReplyDelta>(&transient))
                all += delta->text;
        }
        return all;
    }

    test::ManualClock clock;
    std::shared_ptr<FakeUpstream> upstream = std::make_shared<FakeUpstream>();
    bool isSpent = false;
    QList<std::pair<qint64, qint64>> reserved;
    QList<std::pair<qint64, event::ModelUsed>> settled;
    ModelAssistant assistant;
    QList<EventPtr> events;
    QList<Transient> transients;
    LiveSession session;
    ParticipantId candidate;
    int asked = 0;
};

} // namespace

class TestModelAssistant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void theRequestHasWhatWasPinnedAndWhatWasAttached()
    {
        Stage stage;
        stage.ask(u"why 1?"_s, { u"main.py:2"_s, u"brief.md"_s });
        QCOMPARE(stage.upstream->requests.last().path, "/v1/chat/completions");
        const QJsonObject body = stage.upstream->body();
        QCOMPARE(body["model"_L1].toString(), u"m-1"_s);
        QCOMPARE(body["temperature"_L1].toDouble(), 0.2);
        QCOMPARE(body["stream"_L1].toBool(), true);
        const QJsonArray messages = body["messages"_L1].toArray();
        QCOMPARE(messages.size(), 2);
        QVERIFY(messages[0]["content"_L1].toString().startsWith("Be brief."_L1));
        QVERIFY(messages[0]["content"_L1].toString().contains("Mend the function."_L1));
        const QString question = messages[1]["content"_L1].toString();
        QVERIFY(question.contains("main.py:2:\n```\n    return 1\n```"_L1));
        QVERIFY(question.contains("brief.md:\n```\nRead me.\n```"_L1));
        QVERIFY(question.endsWith("why 1?"_L1));
        QVERIFY(!stage.upstream->requests.last().body.contains("KEY")); // it has none
        QCOMPARE(stage.reserved.size(), 1);
        QCOMPARE(stage.reserved.first().second, 900);
    }

    void aReplyStreamsAndIsSettled()
    {
        Stage stage;
        stage.ask(u"why?"_s);
        stage.upstream->begin(200, { { "content-type", "text/event-stream" }, { "x-request-id", "req_9" } });
        stage.upstream->delta("Because ");
        stage.clock.advanceMs(1500);
        stage.upstream->delta("it is so.");
        stage.upstream->finish();
        QCOMPARE(stage.streamed(), u"Because it is so."_s);
        QCOMPARE(stage.turn().reply, u"Because it is so."_s);
        QCOMPARE(stage.turn().ending, QString());
        QCOMPARE(stage.turn().model, u"m-1"_s);
        const event::ModelUsed& used = stage.session.state().modelUses.last().used;
        QCOMPARE(used.inputTokens, 1000);
        QCOMPARE(used.cachedTokens, 400);
        QCOMPARE(used.costMicros, 600 * 3 + 400 * 3 / 10 + 100 * 15);
        QCOMPARE(used.durationUs, 1'500'000);
        QCOMPARE(used.prompt, stage.turn().id);
        QCOMPARE(stage.settled.size(), 1);
        QCOMPARE(stage.upstream->open, 0);
    }

    void theConversationIsSentAgainWithoutWhatWasAskedAgain()
    {
        Stage stage;
        for (const auto& [question, answer] : { std::pair("one", "first"), std::pair("two", "second") }) {
            stage.ask(QLatin1StringView(question));
            stage.upstream->begin(200);
            stage.upstream->delta(answer);
            stage.upstream->finish();
        }
        stage.ask(u"two"_s, {}, { u"p2"_s }, u"retry"_s);
        const QJsonArray messages = stage.upstream->body()["messages"_L1].toArray();
        QStringList said;
        for (const auto& message : messages.toVariantList().sliced(1))
            said += message.toMap()[u"content"_s].toString();
        QCOMPARE(said, QStringList({ u"one"_s, u"first"_s, u"two"_s }));
    }

    void anEditIsProposed()
    {
        Stage stage;
        stage.ask(u"mend it"_s);
        stage.upstream->begin(200);
        stage.upstream->delta(
            R"(So:\n```edit main.py\n<<<<<<< SEARCH\n    return 1\n=======\n    return 2\n>>>>>>> REPLACE\n```)");
        stage.upstream->finish();
        QCOMPARE(stage.session.state().suggestions.size(), 1);
        const auto& suggestion = stage.session.state().suggestions.first();
        QCOMPARE(suggestion.linesAdded, 1);
        QCOMPARE(*suggestion.changes.apply(u"def f():\n    return 1\n"_s), u"def f():\n    return 2\n"_s);
    }

    void anEditThatDoesNotFitIsSaid()
    {
        Stage stage;
        stage.ask(u"mend it"_s);
        stage.upstream->begin(200);
        stage.upstream->delta(R"(```edit gone.py\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```)");
        stage.upstream->finish();
        QVERIFY(stage.session.state().suggestions.isEmpty());
        QVERIFY(stage.turn().reply.endsWith("The edit of gone.py does not fit its text as it is now."_L1));
    }

    void whatGoesWrongIsSaidAndWhatCameIsKept_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("problem"); // of the way there; -1: none
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("why");
        QTest::addColumn<int>("wait");
        QTest::addColumn<QString>("text");
        const QByteArray some = "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Some\"}}]}\n\n";
        const int none = -1;
        const int cut = int(UpstreamProblem::Kind::Cut);
        QTest::newRow("cut in the middle")
            << 200 << some << cut << u"cut"_s << u"the connection to the model broke"_s << 0 << u"Some"_s;
        QTest::newRow("ended without an end")
            << 200 << some << none << u"cut"_s << u"the connection to the model broke"_s << 0 << u"Some"_s;
        QTest::newRow("never reached") << 0 << QByteArray() << int(UpstreamProblem::Kind::NotReached) << u"failed"_s
                                       << u"the model's server cannot be reached"_s << 0 << QString();
        QTest::newRow("silent for too long") << 200 << QByteArray() << int(UpstreamProblem::Kind::Late) << u"failed"_s
                                             << u"the model's server did not answer in time"_s << 0 << QString();
        QTest::newRow("too many requests")
            << 429 << QByteArray(R"({"error":{"type":"rate_limit","message":"slow down"}})") << none << u"failed"_s
            << u"the model's server has too much to do at the moment"_s << 20 << QString();
        QTest::newRow("wrong key")
            << 401 << QByteArray(R"({"error":{"type":"invalid_api_key","message":"bad key"}})") << none << u"failed"_s
            << u"the model's server does not accept the key of this interview; tell your interviewer"_s << 20
            << QString();
        QTest::newRow("a problem of its own") << 502 << QByteArray("<html>Bad gateway</html>") << none << u"failed"_s
                                              << u"the model's server has a problem (502)"_s << 20 << QString();
        QTest::newRow("an error in the middle")
            << 200 << some + "data: {\"error\":{\"type\":\"server_error\",\"message\":\"oops\"}}\n\n"
            << none << u"cut"_s << u"the model's server broke off"_s << 0 << u"Some"_s;
        QTest::newRow("garbage") << 200 << QByteArray("data: {{{\n\n\xff\xfe garbage\n\n") << none << u"failed"_s
                                 << u"the connection to the model broke"_s << 0 << QString();
        QTest::newRow("at the limit") << 200
                                      << some
                + "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\ndata: "
                  "[DONE]\n\n" << none << u"length"_s
                                      << QString() << 0 << u"Some"_s;
        QTest::newRow("refused") << 200
                                 << some
                + "data: "
                  "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}"
                  "\n\ndata: [DONE]\n\n"
                                 << none << u"refused"_s << QString() << 0 << u"Some"_s;
    }
    void whatGoesWrongIsSaidAndWhatCameIsKept()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, problem);
        Stage stage;
        stage.ask(u"why?"_s);
        const bool isStream = status == 200;
        HeaderList headers { { "content-type", isStream ? "text/event-stream" : "application/json" } };
        if (status >= 400)
            headers.append(Header { "retry-after", "20" });
        if (status > 0)
            stage.upstream->begin(status, headers);
        if (!body.isEmpty())
            stage.upstream->say(body);
        if (problem >= 0)
            stage.upstream->end(UpstreamProblem { UpstreamProblem::Kind(problem), u"what happened"_s });
        else
            stage.upstream->end();
        QTEST(stage.turn().ending, "ending");
        QTEST(stage.turn().why, "why");
        QTEST(stage.turn().waitSeconds, "wait");
        QTEST(stage.turn().reply, "text");
        QCOMPARE(stage.upstream->open, 0);
        QCOMPARE(stage.settled.size(), 1);
        // And it can be asked again.
        stage.ask(u"why?"_s, {}, stage.turn().id, u"retry"_s);
        stage.upstream->begin(200);
        stage.upstream->delta("So.");
        stage.upstream->finish();
        QCOMPARE(stage.turn().reply, u"So."_s);
    }

    void aStopKeepsWhatWasSaid()
    {
        Stage stage;
        stage.ask(u"explain everything"_s);
        stage.upstream->begin(200);
        stage.upstream->delta("First of");
        QVERIFY(stage.session.execute(stage.candidate, command::StopReply { stage.turn().id }));
        QCOMPARE(stage.turn().reply, u"First of"_s);
        QCOMPARE(stage.turn().ending, u"stopped"_s);
        QCOMPARE(stage.upstream->open, 0);
        stage.upstream->delta("late"); // a server that did not hear of it
        QCOMPARE(stage.turn().reply, u"First of"_s);
        QCOMPARE(stage.settled.size(), 1);
    }

    void aSpentBudgetIsNoRequest()
    {
        Stage stage;
        stage.isSpent = true;
        stage.ask(u"why?"_s);
        QVERIFY(stage.upstream->requests.isEmpty());
        QCOMPARE(stage.turn().ending, u"budget"_s);
        QCOMPARE(stage.turn().why, u"12 of 12 requests are used"_s);
        QVERIFY(stage.session.state().modelUses.isEmpty());
    }

    void withoutItsServerItSaysWhy()
    {
        test::ManualClock clock;
        ModelAssistant assistant(
            test::sampleKit(), { pinned(), Dialect::OpenAiChat, nullptr, u"the keyring is locked"_s, {} }, clock);
        LiveSession session(
            { u"s"_s }, test::sampleKit(), {}, clock, assistant, { [](const EventPtr&) { }, [](const Transient&) { } });
        session.start({}, u"R. Lantern"_s, pinned());
        const ParticipantId candidate = session.join(Role::Candidate, u"Ada"_s, u"notice"_s);
        QVERIFY(session.execute(candidate, command::Ask { u"m"_s, u"hello"_s, {} }));
        QCOMPARE(session.state().turns.last().ending, u"failed"_s);
        QCOMPARE(session.state().turns.last().why, u"the keyring is locked"_s);
    }

    void aReplyWithoutEndIsCutOffAtItsLimit()
    {
        Stage stage;
        stage.ask(u"go on for ever"_s);
        stage.upstream->begin(200);
        const QByteArray piece(60'000, 'x');
        for (int i = 0; i < 40 && stage.upstream->open > 0; ++i)
            stage.upstream->delta(piece);
        QCOMPARE(stage.upstream->open, 0);
        QCOMPARE(stage.turn().ending, u"length"_s);
        QCOMPARE(stage.turn().reply.size(), 1024 * 1024);
    }

    void aCompletionAnswersTheNewestRequest()
    {
        Stage stage;
        const FileId file { u"main.py"_s };
        QVERIFY(stage.session.execute(stage.candidate, command::Complete { u"a"_s, file, 0, 8 }));
        QVERIFY(stage.session.execute(stage.candidate, command::Complete { u"b"_s, file, 0, 8 }));
        QCOMPARE(stage.upstream->open, 1); // the first is void
        QVERIFY(stage.upstream->body()["messages"_L1].toArray().last()["content"_L1].toString().contains(
            "def f():<CARET>\n"_L1));
        stage.upstream->begin(200);
        stage.upstream->delta("  # one");
        stage.upstream->finish();
        const auto came = std::get<transient::CompletionCame>(stage.transients.last());
        QCOMPARE(came.messageId, u"b"_s);
        QCOMPARE(came.text, u"  # one"_s);
        QCOMPARE(stage.session.state().modelUses.size(), 1);
    }

    void nothingIsHeardOfASessionThatIsGone()
    {
        const auto upstream = std::make_shared<FakeUpstream>();
        test::ManualClock clock;
        {
            ModelAssistant assistant(test::sampleKit(), { pinned(), Dialect::OpenAiChat, upstream, {}, {} }, clock);
            LiveSession session({ u"s"_s }, test::sampleKit(), {}, clock, assistant,
                { [](const EventPtr&) { }, [](const Transient&) { } });
            session.start({}, u"R. Lantern"_s, pinned());
            const ParticipantId candidate = session.join(Role::Candidate, u"Ada"_s, u"notice"_s);
            QVERIFY(session.execute(candidate, command::Ask { u"m"_s, u"hello"_s, {} }));
            QCOMPARE(upstream->open, 1);
        }
        QCOMPARE(upstream->open, 0);
        upstream->begin(200);
        upstream->delta("late");
        upstream->end();
    }
};

QTEST_GUILESS_MAIN(TestModelAssistant)
#include "tst_model_assistant.moc"
