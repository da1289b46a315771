// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act_json.h"
#include "fake_upstream.h"
#include "gateway/gateway_call.h"
#include "gateway/gateway_headers.h"
#include "gateway/tool_acts.h"
#include "manual_clock.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

// One request between a candidate's tool and a model server that a test plays; what goes over the network is in
// tests/clients.

using namespace jumpseat;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestGateway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }
    void knowsItsPaths_data();
    void knowsItsPaths();
    void findsTheKey();
    void passesBothWaysUntouched();
    void keepsHeadersToThemselves();
    void refusesInTheDialectsWords_data();
    void refusesInTheDialectsWords();
    void recordsAnAnswerInItsOrder();
    void recordsWhatWasCut_data();
    void recordsWhatWasCut();
    void settlesByWhatIsKnown_data();
    void settlesByWhatIsKnown();
    void tellsToComeBackWhenItIsTooMuchAtOnce();
    void recordsEachThingOnce();
    void recordsNothingOfWhatItOnlyPasses();
    void knowsWhatToolsDo_data();
    void knowsWhatToolsDo();
    void knowsWhatBecameOfThem_data();
    void knowsWhatBecameOfThem();
};

namespace {

/// A session, a server and what one call after the other came to.
struct Rig {
    explicit Rig(GatewayPolicy policy = {})
        : session(std::make_shared<GatewaySession>(SessionId { u"s"_s }, std::move(policy), upstream))
    {
    }
    void ask(const QByteArray& target, const QByteArray& body, const HeaderList& headers = {},
        const QByteArray& method = "POST")
    {
        status = 0;
        answer.clear();
        ended.reset();
        const auto path = gatewayPathOf(target, headers);
        QVERIFY(path);
        call = std::make_unique<GatewayCall>(session, *path, GatewayRequest { method, target, headers, body }, clock,
            GatewaySink { [this](int s, const HeaderList& h) {
                             status = s;
                             answerHeaders = h;
                         },
                [this](const QByteArray& bytes) { answer += bytes; }, [this](bool whole) { ended = whole; },
                [this](const QList<Act>& told) { acts += told; } });
        call->start();
    }
    /// A whole answer in SSE.
    void stream(const QByteArray& bytes)
    {
        upstream->begin(200, { { "Content-Type", "text/event-stream" } });
        upstream->say(bytes);
        upstream->end();
    }
    /// The acts as "kind member=value ..." without durations.
    [[nodiscard]] QStringList told() const
    {
        QStringList lines;
        for (const Act& act : acts) {
            QStringList words { actKindName(act.what) };
            const QJsonObject what = actToJson(act).value("what"_L1).toObject();
            for (auto it = what.begin(); it != what.end(); ++it) {
                if (it.key() != "durationUs"_L1)
                    words.append(it.key() + u'=' + it.value().toVariant().toString());
            }
            lines.append(words.join(u' '));
        }
        return lines;
    }

    std::shared_ptr<test::FakeUpstream> upstream = std::make_shared<test::FakeUpstream>();
    std::shared_ptr<GatewaySession> session;
    test::ManualClock clock;
    int status = 0;
    HeaderList answerHeaders;
    QByteArray answer;
    std::optional<bool> ended;
    QList<Act> acts;
    std::unique_ptr<GatewayCall> call; ///< last: it tells its last acts when it goes
};

const QByteArray chatPath = "/v1/chat/completions";
const QByteArray why = R"({"model":"m-1","max_tokens":50,"messages":[{"role":"user","content":"Why?"}]})";
const QByteArray because =
    "data: {\"id\":\"c1\",\"model\":\"m-1\",\"choices\":[{\"delta\":{\"content\":\"Because.\"}}]}\n\n";
const QByteArray stop =
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_"
    "tokens\":3}}\n\ndata: [DONE]\n\n";

} // namespace

void TestGateway::knowsItsPaths_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("kind"); // -1: none of its
    QTest::addColumn<Dialect>("dialect");
    const auto row = [](const char* target, int kind, Dialect dialect = Dialect::OpenAiChat) {
        QTest::newRow(target) << QByteArray(target) << kind << dialect;
    };
    const int model = int(GatewayKind::Model), passing = int(GatewayKind::Passing), hello = int(GatewayKind::Hello);
    row("/v1/chat/completions", model);
    row("/v1/responses", model, Dialect::OpenAiResponses);
    row("/v1/messages", model, Dialect::Anthropic);
    row("/v1/messages?beta=true", model, Dialect::Anthropic);
    row("/v1/messages/count_tokens?beta=true", passing, Dialect::Anthropic);
    row("/v1/models", passing);
    row("/v1/models/m-1", passing);
    row("/v1/models/org%2Fm-1", passing);
    row("/api/chat", model, Dialect::OllamaChat);
    row("/api/generate", model, Dialect::OllamaGenerate);
    row("/api/tags", passing, Dialect::OllamaChat);
    row("/api/show", passing, Dialect::OllamaChat);
    row("/api/version", passing, Dialect::OllamaChat);
    row("/api/hello", hello, Dialect::Anthropic);
    for (const char* other :
        { "/", "", "/ws", "/v1", "/v1/", "/v1/models/", "/v1/models/a/b", "/v1/embeddings", "/V1/messages",
            "/v1/messages/", "/v1//messages", "/api/pull", "/api/delete", "/v1/files", "?/v1/messages" })
        row(other, -1);
}

void TestGateway::knowsItsPaths()
{
    QFETCH(QByteArray, target);
    QFETCH(int, kind);
    QFETCH(Dialect, dialect);
    const auto path = gatewayPathOf(target);
    QCOMPARE(path ? int(path->kind) : -1, kind);
    if (path)
        QCOMPARE(path->dialect, dialect);
    if (target == "/v1/models")
        QCOMPARE(gatewayPathOf(target, { { "Anthropic-Version", "2023-06-01" } })->dialect, Dialect::Anthropic);
}

void TestGateway::findsTheKey()
{
    QCOMPARE(keyOf({ { "Authorization", "Bearer t" } }), "t");
    QCOMPARE(keyOf({ { "authorization", "bearer  t " } }), "t");
    QCOMPARE(keyOf({ { "X-Api-Key", "t" } }), "t");
    QCOMPARE(keyOf({ { "authorization", "Basic t" }, { "x-api-key", "u" } }), "u");
    QCOMPARE(keyOf({ { "authorization", "Bear" } }), "");
    QCOMPARE(keyOf({}), "");
}

void TestGateway::passesBothWaysUntouched()
{
    Rig rig;
    const QByteArray body =
        "  {\"stream\":true ,\"model\":\"m-1\", \"unknown\": [1e300, \"\\u00e9\"],\"messages\":[]}\n";
    rig.ask("/v1/messages?beta=true", body, { { "anthropic-beta", "a,b" }, { "X-Stainless-Lang", "js" } });
    QCOMPARE(rig.upstream->last().request.body, body);
    QCOMPARE(rig.upstream->last().request.path, "/v1/messages?beta=true");
    QCOMPARE(headerValue(rig.upstream->last().request.headers, "anthropic-beta"), "a,b");
    QCOMPARE(headerValue(rig.upstream->last().request.headers, "x-stainless-lang"), "js");
    rig.upstream->begin(200, { { "Content-Type", "text/event-stream" }, { "X-Ratelimit", "5" } });
    const QByteArray garbage("\xff\0data: {]\r\rnothing", 19);
    for (const char c : garbage)
        rig.upstream->say(QByteArray(1, c));
    QVERIFY(!rig.ended);
    rig.call->pause();
    rig.call->readOn();
    QCOMPARE(rig.upstream->last().pauses, 1);
    QCOMPARE(rig.upstream->last().readOns, 1);
    rig.upstream->end();
    QCOMPARE(rig.answer, garbage);
    QCOMPARE(rig.ended, true);
    QCOMPARE(headerValue(rig.answerHeaders, "x-ratelimit"), "5");
}

void TestGateway::keepsHeadersToThemselves()
{
    const HeaderList sent = headersToServer({ { "Authorization", "Bearer t" }, { "x-api-key", "t" }, { "Cookie", "c" },
        { "Origin", "o" }, { "Accept-Encoding", "br" }, { "Connection", "X-Gone, close" }, { "X-Gone", "1" },
        { "Transfer-Encoding", "chunked" }, { "Content-Length", "5" }, { "Host", "h" }, { "Sec-Fetch-Mode", "cors" },
        { "OpenAI-Organization", "o" }, { "OpenAI-Beta", "b" }, { "Content-Type", "application/json" } });
    QCOMPARE(sent,
        (HeaderList {
            { "OpenAI-Beta", "b" }, { "Content-Type", "application/json" }, { "Accept-Encoding", "identity" } }));
    const HeaderList heard = headersToClient({ { "Set-Cookie", "c" }, { "Location", "http://elsewhere/" },
        { "Alt-Svc", "h3" }, { "Access-Control-Allow-Origin", "*" }, { "Transfer-Encoding", "chunked" },
        { "Connection", "keep-alive" }, { "anthropic-organization-id", "o" }, { "request-id", "r" },
        { "retry-after", "3" }, { "Content-Length", "9" } });
    QCOMPARE(heard, (HeaderList { { "request-id", "r" }, { "retry-after", "3" }, { "Content-Length", "9" } }));
}

void TestGateway::refusesInTheDialectsWords_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("member"); // where its words stand
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* target, const char* method, const QByteArray& body, int status,
                         const QString& member, const QString& words) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(method) << body << status << member << words;
    };
    row("a method", "/v1/messages", "GET", "", 405, u"error.message"_s, u"POST"_s);
    row("no JSON", "/v1/responses", "POST", "x", 400, u"error.message"_s, u"no JSON"_s);
    row("no JSON, Ollama", "/api/chat", "POST", "x", 400, u"error"_s, u"no JSON"_s);
    row("another model", "/v1/messages", "POST", R"({"model":"m-9"})", 404, u"error.message"_s, u"m-1"_s);
    row("another model, Ollama", "/api/chat", "POST", R"({"model":"m-9"})", 404, u"error"_s, u"m-1"_s);
    row("too many tokens", "/v1/messages", "POST", R"({"model":"m-1","max_tokens":200000})", 403, u"error.message"_s,
        u"100000 are left"_s);
}

void TestGateway::refusesInTheDialectsWords()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(QString, member);
    QFETCH(QString, words);
    Rig rig({ .limits = { .tokens = 100'000 }, .onlyModel = u"m-1"_s });
    rig.ask(target, body, {}, method);
    QTEST(rig.status, "status");
    QCOMPARE(rig.ended, true);
    QVERIFY(rig.upstream->calls.isEmpty());
    QJsonValue value = QJsonDocument::fromJson(rig.answer).object();
    for (const QString& name : member.split(u'.'))
        value = value[name];
    QVERIFY2(value.toString().contains(words), rig.answer.constData());
    QCOMPARE(headerValue(rig.answerHeaders, "x-should-retry"), "false");
    QCOMPARE(headerValue(rig.answerHeaders, "content-length").toInt(), rig.answer.size());
    QCOMPARE(rig.session->budget.setAside(), Spending {});
}

void TestGateway::recordsAnAnswerInItsOrder()
{
    Rig rig;
    rig.ask("/v1/messages", why, { { "User-Agent", "claude-cli/2" } }); // without tools: for itself
    rig.stream(
        "data: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\"}}\n\ndata: {\"type\":\"message_stop\"}\n\n");
    QCOMPARE(rig.told(), QStringList { u"used messageId=msg_1 model=m-1 status=200"_s });
    rig.acts.clear();
    rig.ask(chatPath, why, { { "User-Agent", "OpenAI/Python" } });
    rig.stream(because
        + "data: "
          "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"Bash\","
          "\"arguments\":\"{\\\"command\\\":\\\"ls\\\"}\"}}]}}]}\n\n"
        + QByteArray(stop).replace("\"stop\"", "\"tool_calls\""));
    QCOMPARE(rig.told(),
        (QStringList { u"prompted text=Why?"_s, u"said messageId=c1 model=m-1 text=Because."_s,
            u"tool-used callId=t1 command=ls input={\"command\":\"ls\"} kind=shell messageId=c1 tool=Bash"_s,
            u"used inputTokens=7 messageId=c1 model=m-1 outputTokens=3 status=200"_s }));
    QVERIFY(std::ranges::all_of(
        rig.acts, [](const Act& act) { return act.channel == Channel::Gateway && act.tool == u"openai"_s; }));
}

void TestGateway::recordsWhatWasCut_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QStringList>("told");
    const QString half = u"said ending=cut messageId=c1 model=m-1 text=Because."_s;
    const QString used = u"used messageId=c1 model=m-1 status=200"_s;
    QTest::newRow("by the server") << because << u"problem"_s << QStringList { half, used };
    QTest::newRow("an end that is none") << because << u"end"_s << QStringList { half, used };
    QTest::newRow("by the client") << because << u"leave"_s << QStringList { half, used };
    QTest::newRow("before its first word")
        << QByteArray() << u"leave"_s
        << QStringList { u"failed what=the request was given up before its answer began"_s };
    QTest::newRow("before its first word, by the server")
        << QByteArray() << u"problem"_s << QStringList { u"failed status=502 what=it broke"_s };
}

void TestGateway::recordsWhatWasCut()
{
    QFETCH(QByteArray, said);
    QFETCH(QString, how);
    Rig rig;
    rig.ask(chatPath, why);
    if (!said.isEmpty()) {
        rig.upstream->begin(200, { { "Content-Type", "text/event-stream" } });
        rig.upstream->say(said);
    }
    rig.acts.removeFirst(); // the prompt
    if (how == "problem"_L1)
        rig.upstream->end(UpstreamProblem { UpstreamProblem::Kind::Cut, u"it broke"_s });
    else if (how == "end"_L1)
        rig.upstream->end();
    else
        rig.call.reset();
    QTEST(rig.told(), "told");
    rig.call.reset();
    QVERIFY(rig.upstream->last().isDropped);
    QCOMPARE(rig.session->calls, 0);
    QCOMPARE(rig.session->budget.setAside(), Spending {});
}

void TestGateway::settlesByWhatIsKnown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Spending>("spent");
    const qint64 estimated = (why.size() + 1) / 2;
    QTest::newRow("what the server counts") << 200 << because + stop << Spending { 1, 10, 7 * 3 + 3 * 15 };
    QTest::newRow("nobody counts") << 200 << because << Spending { 1, estimated + 3, estimated * 3 + 3 * 15 };
    QTest::newRow("refused by the server") << 429 << QByteArray("{}") << Spending {};
    QTest::newRow("broken at once") << 200 << QByteArray("data: {\"error\":{\"message\":\"x\"}}\n\n") << Spending {};
}

void TestGateway::settlesByWhatIsKnown()
{
    QFETCH(int, status);
    QFETCH(QByteArray, bytes);
    const QJsonObject price { { u"input"_s, 3 }, { u"output"_s, 15 } };
    Rig rig({ .limits = { .micros = 1'000'000 }, .prices = PriceList::fromJson({ { u"m-1"_s, price } }).value() });
    rig.ask(chatPath, why);
    const Spending aside = rig.session->budget.setAside();
    QCOMPARE(aside.tokens, (why.size() + 1) / 2 + 50);
    QCOMPARE(aside.micros, (why.size() + 1) / 2 * 3 + 50 * 15);
    rig.upstream->begin(status, { { "Content-Type", status == 200 ? "text/event-stream" : "application/json" } });
    rig.upstream->say(bytes);
    rig.upstream->end();
    QTEST(rig.session->budget.spent(), "spent");
    QCOMPARE(rig.session->budget.setAside(), Spending {});
    // A limit in dollars holds only where there is a price.
    rig.ask(chatPath, QByteArray(why).replace("m-1", "m-2"));
    QCOMPARE(rig.status, 403);
    QVERIFY(rig.answer.contains("nobody has set a price"));
}

void TestGateway::tellsToComeBackWhenItIsTooMuchAtOnce()
{
    Rig rig({ .callsAtOnce = 1 });
    Rig other;
    other.session = rig.session;
    other.ask(chatPath, why);
    rig.ask(chatPath, why);
    QCOMPARE(rig.status, 429);
    QCOMPARE(headerValue(rig.answerHeaders, "x-should-retry"), "true");
    QVERIFY(hasHeader(rig.answerHeaders, "retry-after"));
    other.call.reset();
    rig.ask(chatPath, why);
    QCOMPARE(rig.status, 0);
    QCOMPARE(rig.session->calls, 1);
}

void TestGateway::recordsEachThingOnce()
{
    Rig rig;
    const auto ask = [&](const QByteArray& messages) {
        rig.acts.clear();
        rig.ask(chatPath, R"({"model":"m-1","messages":[)" + messages + "]}");
        rig.call.reset();
        QStringList told = rig.told();
        told.removeIf([](const QString& line) { return line.startsWith(u"failed"_s); });
        return told;
    };
    const QByteArray go = R"({"role":"user","content":"Go on"})";
    const QByteArray called = R"({"role":"assistant","content":null})";
    const QByteArray result = R"({"role":"tool","tool_call_id":"t1","content":"x"})";
    QCOMPARE(ask(go), QStringList { u"prompted text=Go on"_s });
    QCOMPARE(ask(go), QStringList()); // tried again
    QCOMPARE(ask(go + "," + called + "," + result), QStringList { u"tool-ended callId=t1 outcome=ok output=x"_s });
    QCOMPARE(ask(go + "," + called + "," + result), QStringList());
    QCOMPARE(ask(go + "," + called + "," + go), QStringList { u"prompted text=Go on"_s }); // said again
}

void TestGateway::recordsNothingOfWhatItOnlyPasses()
{
    Rig rig;
    rig.ask("/v1/models", {}, {}, "GET");
    rig.upstream->begin(200, { { "Content-Type", "application/json" } });
    rig.upstream->say("{}");
    rig.upstream->end();
    QCOMPARE(rig.answer, "{}");
    rig.ask("/v1/messages/count_tokens", "not even JSON");
    rig.upstream->end(UpstreamProblem { UpstreamProblem::Kind::Late, u"it was late"_s });
    QCOMPARE(rig.status, 504);
    QVERIFY(rig.acts.isEmpty());
    QCOMPARE(rig.session->budget.spent(), Spending {});
}

void TestGateway::knowsWhatToolsDo_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QList<ActEdit>>("edits");
    const auto row = [](const char* name, const QString& tool, const char* arguments, ToolKind kind,
                         const QString& command, const QList<ActEdit>& edits) {
        QTest::newRow(name) << tool << QString::fromUtf8(arguments) << int(kind) << command << edits;
    };
    row("Bash", u"Bash"_s, R"({"command":"ls -l","description":"d"})", ToolKind::Shell, u"ls -l"_s, {});
    row("shell", u"shell"_s, R"({"command":["bash","-lc","ls -l"]})", ToolKind::Shell, u"ls -l"_s, {});
    row("shell, plain words", u"shell"_s, R"({"command":["ls","-l"]})", ToolKind::Shell, u"ls -l"_s, {});
    row("exec_command", u"exec_command"_s, R"({"cmd":"ls"})", ToolKind::Shell, u"ls"_s, {});
    row("Edit", u"Edit"_s, R"({"file_path":"a.py","old_string":"x","new_string":"y"})", ToolKind::Edit, {},
        { { u"a.py"_s, u"x"_s, u"y"_s } });
    row("MultiEdit", u"MultiEdit"_s,
        R"({"file_path":"a.py","edits":[{"old_string":"x","new_string":"y"},{"old_string":"p","new_string":"q"}]})",
        ToolKind::Edit, {}, { { u"a.py"_s, u"x"_s, u"y"_s }, { u"a.py"_s, u"p"_s, u"q"_s } });
    row("Write", u"Write"_s, R"({"file_path":"a.py","content":"z"})", ToolKind::Edit, {},
        { { u"a.py"_s, {}, u"z"_s } });
    const char* patch =
        "*** Begin Patch\n*** Update File: a.py\n@@\n same\n-x\n+y\n*** Add File: b.py\n+new\n*** End Patch";
    const QList<ActEdit> patched { { u"a.py"_s, u"same\nx\n"_s, u"same\ny\n"_s }, { u"b.py"_s, {}, u"new\n"_s } };
    row("apply_patch", u"apply_patch"_s, patch, ToolKind::Edit, {}, patched);
    row("apply_patch by a shell", u"shell"_s,
        R"({"command":["apply_patch","*** Begin Patch\n*** Delete File: a.py\n*** End Patch"]})", ToolKind::Edit,
        u"apply_patch *** Begin Patch\n*** Delete File: a.py\n*** End Patch"_s, { { u"a.py"_s, {}, {} } });
    row("another", u"WebFetch"_s, R"({"url":"http://x"})", ToolKind::Other, {}, {});
    row("no JSON", u"Edit"_s, "nonsense", ToolKind::Edit, {}, {});
}

void TestGateway::knowsWhatToolsDo()
{
    QFETCH(QString, tool);
    QFETCH(QString, arguments);
    const act::ToolUsed used = toolUsedOf({ .id = u"t"_s, .name = tool, .arguments = arguments }, u"m"_s, true);
    QTEST(int(used.kind), "kind");
    QTEST(used.command, "command");
    QTEST(used.edits, "edits");
    QCOMPARE(used.input, arguments);
    QVERIFY(used.byAgent);
}

void TestGateway::knowsWhatBecameOfThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char* name, const QString& text, bool isError, ToolOutcome outcome) {
        QTest::newRow(name) << text << isError << int(outcome);
    };
    row("well", u"done"_s, false, ToolOutcome::Ok);
    row("badly", u"no such file"_s, true, ToolOutcome::Error);
    row("rejected", u"The user doesn't want to proceed with this tool use. The tool use was rejected"_s, true,
        ToolOutcome::Rejected);
    row("rejected in Codex", u"exec command rejected by user"_s, false, ToolOutcome::Rejected);
    row("interrupted", u"[Request interrupted by user for tool use]"_s, true, ToolOutcome::Interrupted);
    row("denied", u"Permission to use Bash with command rm has been denied."_s, true, ToolOutcome::Denied);
}

void TestGateway::knowsWhatBecameOfThem()
{
    QFETCH(QString, text);
    QFETCH(bool, isError);
    QTEST(int(toolEndedOf({ u"t"_s, text, isError }).outcome), "outcome");
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
