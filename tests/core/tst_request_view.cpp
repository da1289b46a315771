// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act.h"
#include "dialects/human_text.h"
#include "dialects/request_view.h"
#include "dialects/request_writer.h"
#include "dialects/tool_names.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

// What the requests of candidates' tools say, and the requests that Jumpseat writes itself.

using namespace jumpseat;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestRequestView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }
    void findsThePrompt_data();
    void findsThePrompt();
    void findsWhatToolsBrought_data();
    void findsWhatToolsBrought();
    void tellsTyped_data();
    void tellsTyped();
    void readsTheRest_data();
    void readsTheRest();
    void knowsTools_data();
    void knowsTools();
    void knowsConversations_data();
    void knowsConversations();
    void estimatesOnTheHighSide();
    void refusesWhatIsNoObject();
    void refusesTwoMeanings_data();
    void refusesTwoMeanings();
    void readsWhatWasCutBetweenSurrogates();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void putsTheKeyWhereItBelongs();
};

namespace {

RequestView viewOf(Dialect dialect, const QByteArray& body, const HeaderList& headers = {})
{
    return readRequest(dialect, headers, body).value(); // throws, and so fails the test, where it is not read
}

using enum Dialect;

} // namespace

void TestRequestView::findsThePrompt_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<bool>("isNew");
    const auto row = [](const char* name, Dialect dialect, const QByteArray& body, const QString& prompt, bool isNew) {
        QTest::newRow(name) << dialect << body << prompt << isNew;
    };
    row("chat", OpenAiChat, R"({"messages":[{"role":"system","content":"s"},{"role":"user","content":"Why?"}]})",
        u"Why?"_s, true);
    row("chat in parts", OpenAiChat,
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"Why?"},{"type":"image_url","image_url":{"url":"data:"}}]}]})",
        u"Why?"_s, true);
    row("chat that goes on with its tools", OpenAiChat,
        R"({"messages":[{"role":"user","content":"Why?"},{"role":"assistant","tool_calls":[]},{"role":"tool","tool_call_id":"a","content":"x"}]})",
        u"Why?"_s, false);
    row("anthropic, with a reminder beside", Anthropic,
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"<system-reminder>Today is Monday</system-reminder>"},{"type":"text","text":"Why?"}]}]})",
        u"Why?"_s, true);
    row("anthropic, results and nothing typed", Anthropic,
        R"({"messages":[{"role":"user","content":"Why?"},{"role":"assistant","content":"w"},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"x"},{"type":"text","text":"<system-reminder>r</system-reminder>"}]}]})",
        u"Why?"_s, false);
    row("anthropic, typed while it worked", Anthropic,
        R"({"messages":[{"role":"user","content":"Why?"},{"role":"assistant","content":"w"},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"x"},{"type":"text","text":"Stop that"}]}]})",
        u"Stop that"_s, true);
    row("anthropic, the answer begun for it", Anthropic,
        R"({"messages":[{"role":"user","content":"Why?"},{"role":"assistant","content":"{"}]})", u"Why?"_s, false);
    row("responses", OpenAiResponses, R"({"input":"Why?"})", u"Why?"_s, true);
    row("responses, codex", OpenAiResponses,
        R"({"input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"<permissions>"}]},)"
        R"({"type":"message","role":"user","content":[{"type":"input_text","text":")"
        "\x23"
        R"( AGENTS.md instructions for /x"},{"type":"input_text","text":"<environment_context>e</environment_context>"}]},)"
        R"({"type":"message","role":"user","content":[{"type":"input_text","text":"Why?"}]}]})",
        u"Why?"_s, true);
    row("responses that go on with their tools", OpenAiResponses,
        R"({"input":[{"role":"user","content":"Why?"},{"type":"reasoning"},{"type":"function_call","call_id":"c"},{"type":"function_call_output","call_id":"c","output":"x"}]})",
        u"Why?"_s, false);
    row("ollama", OllamaChat, R"({"messages":[{"role":"user","content":"Why?","images":["aGk="]}]})", u"Why?"_s, true);
    row("ollama, generate", OllamaGenerate, R"({"prompt":"Why?"})", u"Why?"_s, true);
    row("nothing at all", OpenAiChat, "{}", {}, false);
    row("all of the wrong types", Anthropic,
        R"({"messages":[1,"x",{"role":5,"content":{"a":1}},null],"model":[],"tools":3})", {}, false);
}

void TestRequestView::findsThePrompt()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, body);
    const RequestView view = viewOf(dialect, body);
    QTEST(view.prompt, "prompt");
    QTEST(view.promptIsNew, "isNew");
}

void TestRequestView::findsWhatToolsBrought_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<ToolResult>>("results");
    const auto row = [](const char* name, Dialect dialect, const QByteArray& body, const QList<ToolResult>& results) {
        QTest::newRow(name) << dialect << body << results;
    };
    row("chat", OpenAiChat,
        R"({"messages":[{"role":"tool","tool_call_id":"old","content":"x"},{"role":"assistant","content":""},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":[{"type":"text","text":"2"}]}]})",
        { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } });
    row("anthropic", Anthropic,
        R"({"messages":[{"role":"assistant","content":[]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"1"},{"type":"tool_result","tool_use_id":"b","is_error":true,"content":[{"type":"text","text":"2"},{"type":"image","source":{"data":"aGk="}}]}]}]})",
        { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s, true } });
    row("responses", OpenAiResponses,
        R"({"input":[{"type":"function_call","call_id":"a"},{"type":"function_call_output","call_id":"a","output":"1"},{"type":"custom_tool_call_output","call_id":"b","output":[{"type":"input_text","text":"2"}]},{"type":"function_call_output","call_id":"c","output":{"content":"3","success":true}}]})",
        { { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s }, { u"c"_s, u"3"_s } });
    row("ollama", OllamaChat,
        R"({"messages":[{"role":"assistant","content":""},{"role":"tool","tool_name":"ls","content":"1"}]})",
        { { {}, u"1"_s } });
}

void TestRequestView::findsWhatToolsBrought()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, body);
    QFETCH(QList<ToolResult>, results);
    QCOMPARE(viewOf(dialect, body).toolResults, results);
}

void TestRequestView::tellsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<HumanText>("human");
    const auto row = [](const char* name, const QString& text, const HumanText& human) {
        QTest::newRow(name) << text << human;
    };
    row("typed", u" Fix the bug\n"_s, { u"Fix the bug"_s });
    row("behind a reminder", u"<system-reminder>a</system-reminder>\nFix\n<system-reminder>b</system-reminder>"_s,
        { u"Fix"_s });
    row("an open file", u"<ide_opened_file>x</ide_opened_file>Fix"_s, { u"Fix"_s });
    row("a word that only looks like it", u"What does <system-reminder> mean?"_s,
        { u"What does <system-reminder> mean?"_s });
    row("a command", u"<command-name>/clear</command-name>"_s, {});
    row("a command's output", u"<local-command-stdout>x</local-command-stdout>"_s, {});
    row("an interruption", u"[Request interrupted by user]"_s, {});
    row("an environment", u"<environment_context>\n<cwd>/</cwd>\n</environment_context>"_s, {});
    row("queued",
        u"<system-reminder>\nThe user sent a new message while you were working:\nStop that\n\nIMPORTANT: After "
        u"completing "
        "your current task, you MUST address it.\n</system-reminder>"_s,
        { u"Stop that"_s, true });
    row("queued, as older versions say it",
        u"<system-reminder>The user sent the following message:\nStop that\n\nPlease address this message.</system-reminder>"_s,
        { u"Stop that"_s, true });
}

void TestRequestView::tellsTyped()
{
    QFETCH(QString, text);
    QFETCH(HumanText, human);
    QCOMPARE(humanTextOf(text), human);
}

void TestRequestView::readsTheRest_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<qint64>("maxTokens"); // -1: none
    QTest::addColumn<bool>("hasSystem");
    QTest::addColumn<int>("tools");
    const auto row = [](const char* name, Dialect dialect, const QByteArray& body, bool stream, qint64 maxTokens,
                         bool hasSystem, int tools) {
        QTest::newRow(name) << dialect << body << stream << maxTokens << hasSystem << tools;
    };
    row("chat", OpenAiChat,
        R"({"stream":true,"max_completion_tokens":7,"messages":[{"role":"developer","content":"s"}],"tools":[{},{}]})",
        true, 7, true, 2);
    row("chat, older", OpenAiChat, R"({"max_tokens":7})", false, 7, false, 0);
    row("responses", OpenAiResponses, R"({"stream":true,"max_output_tokens":7,"instructions":"s","input":"x"})", true,
        7, true, 0);
    row("anthropic", Anthropic, R"({"max_tokens":7,"system":[{"type":"text","text":"s"}]})", false, 7, true, 0);
    row("ollama streams unless told", OllamaChat, R"({"options":{"num_predict":7}})", true, 7, false, 0);
    row("ollama without end", OllamaChat, R"({"stream":false,"options":{"num_predict":-1}})", false, -1, false, 0);
    row("below nothing", Anthropic, R"({"max_tokens":-5})", false, 0, false, 0);
}

void TestRequestView::readsTheRest()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, body);
    const RequestView view = viewOf(dialect, body);
    QTEST(view.stream, "stream");
    QTEST(view.maxTokens.value_or(-1), "maxTokens");
    QTEST(view.hasSystem, "hasSystem");
    QTEST(view.tools, "tools");
}

void TestRequestView::knowsTools_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QString>("tool");
    const auto agent = [](const char* name, const QByteArray& value, const QString& tool) {
        QTest::newRow(name) << HeaderList { { "User-Agent", value } } << tool;
    };
    agent("Claude Code", "claude-cli/2.1.40 (external, cli)", u"claude-code"_s);
    agent("Codex", "codex_cli_rs/0.98.0 (Debian 13; x86_64) xterm", u"codex"_s);
    agent("an SDK of OpenAI's", "OpenAI/Python 2.1.0", u"openai"_s);
    agent("an SDK of Anthropic's", "Anthropic/JS 0.70.0", u"anthropic"_s);
    agent("Ollama's", "ollama-js/0.6.0 (x64 linux Node.js/v20)", u"ollama"_s);
    agent("nobody known", "curl/8.14", {});
    QTest::newRow("a title beats the SDK")
        << HeaderList { { "user-agent", "OpenAI/JS 6" }, { "X-Title", "Cline" } } << u"cline"_s;
    QTest::newRow("none") << HeaderList {} << QString();
}

void TestRequestView::knowsTools()
{
    QFETCH(HeaderList, headers);
    QTEST(toolOf(headers), "tool");
}

void TestRequestView::knowsConversations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<HeaderList>("headers");
    const auto row = [](const char* name, const QByteArray& body, const HeaderList& headers = {}) {
        QTest::newRow(name) << body << headers;
    };
    row("Claude Code", R"({"metadata":{"user_id":"user_ab_account_cd_session_12-34"}})");
    row("Claude Code, newer", R"({"metadata":{"user_id":"{\"device_id\":\"d\",\"session_id\":\"12-34\"}"}})");
    row("a header", "{}", { { "session_id", "12-34" } });
    row("a header before the cache's key", R"({"prompt_cache_key":"other"})", { { "Conversation_Id", "12-34" } });
    row("the cache's key", R"({"prompt_cache_key":"12-34"})");
    row("an object", R"({"conversation":{"id":"12-34"}})");
}

void TestRequestView::knowsConversations()
{
    QFETCH(QByteArray, body);
    QFETCH(HeaderList, headers);
    QCOMPARE(viewOf(OpenAiResponses, body, headers).conversation, u"12-34"_s);
    QCOMPARE(viewOf(OpenAiResponses, "{}").conversation, QString());
}

void TestRequestView::estimatesOnTheHighSide()
{
    const QByteArray text(10'000, 'x');
    QVERIFY(viewOf(OpenAiChat, R"({"messages":[{"role":"user","content":")" + text + "\"}]}").estimatedInputTokens
        >= 5'000);
    const QByteArray picture = R"({"messages":[{"role":"user","content":[{"type":"image","source":{"data":")"
        + QByteArray(1'000'000, 'A') + R"("}}]}]})";
    const qint64 tokens = viewOf(Anthropic, picture).estimatedInputTokens;
    QVERIFY2(tokens >= 1'600 && tokens < 10'000, qPrintable(QString::number(tokens)));
}

void TestRequestView::refusesWhatIsNoObject()
{
    for (const QByteArray& body :
        { QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray("\xff"), QByteArray(5000, '[') }) {
        const auto view = readRequest(OpenAiChat, {}, body);
        QVERIFY(!view);
        QCOMPARE(view.error().code, ErrorCode::Malformed);
    }
    const RequestView long_ =
        viewOf(OpenAiChat, R"({"messages":[{"role":"user","content":")" + QByteArray(maxActText + 5, 'x') + "\"}]}");
    QCOMPARE(long_.prompt.size(), maxActText);
}

void TestRequestView::refusesTwoMeanings_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const QByteArray& body, const QString& member) {
        QTest::newRow(name) << body << u"the body of the request says \"%1\" twice"_s.arg(member);
    };
    row("two models", R"({"model":"m-1","stream":true,"model":"m-2"})", u"model"_s);
    row("in other letters", R"({"Model":"m-1","model":"m-2"})", u"model"_s);
    row("written with escapes", R"({"model":"m-1","\u006dodel":"m-2"})", u"model"_s);
    row("one of them null", R"({"model":null,"model":"m-2"})", u"model"_s);
    row("two conversations", R"({"messages":[],"messages":[]})", u"messages"_s);
    row("two limits", R"({"max_tokens":1,"max_tokens":100000})", u"max_tokens"_s);
}

void TestRequestView::refusesTwoMeanings()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    for (const Dialect dialect : { OpenAiChat, OpenAiResponses, Anthropic, OllamaChat, OllamaGenerate }) {
        const auto view = readRequest(dialect, {}, body);
        QVERIFY(!view);
        QCOMPARE(view.error().code, ErrorCode::Malformed);
        QCOMPARE(view.error().what, why);
    }
    QCOMPARE(viewOf(OllamaChat, R"({"Model":"m-1"})").model, u"m-1"_s); // as a server in Go reads it
}

void TestRequestView::readsWhatWasCutBetweenSurrogates()
{
    const RequestView view =
        viewOf(OpenAiChat, R"({"model":"m-1","messages":[{"role":"user","content":"Why \ud83d"}]})");
    QCOMPARE(view.prompt, u"Why \uFFFD"_s);
    QCOMPARE(view.model, u"m-1"_s);
}

void TestRequestView::writesWhatItReads_data()
{
    QTest::addColumn<Dialect>("dialect");
    for (const Dialect dialect : { OpenAiChat, OpenAiResponses, Anthropic, OllamaChat, OllamaGenerate })
        QTest::newRow(qPrintable(dialectName(dialect))) << dialect;
}

void TestRequestView::writesWhatItReads()
{
    QFETCH(Dialect, dialect);
    ChatRequest request;
    request.model = u"m-1"_s;
    request.system = u"Be brief."_s;
    request.temperature = 0.5;
    request.maxTokens = 300;
    request.messages = { { ChatMessage::Role::User, u"Hi"_s }, { ChatMessage::Role::Assistant, u"Hello"_s },
        { ChatMessage::Role::User, u"Why €?"_s } };
    const WrittenRequest written = writeRequest(dialect, request);
    QCOMPARE(dialectOfPath(written.path), dialect);
    QCOMPARE(dialectFromName(dialectName(dialect)), dialect);
    QCOMPARE(headerValue(written.headers, "content-type"), "application/json");
    QCOMPARE(hasHeader(written.headers, "anthropic-version"), dialect == Anthropic);
    const RequestView view = viewOf(dialect, written.body);
    QCOMPARE(view.model, u"m-1"_s);
    QVERIFY(view.stream);
    QVERIFY(view.hasSystem);
    QCOMPARE(view.maxTokens, 300);
    QVERIFY(view.promptIsNew);
    QVERIFY(view.prompt.endsWith(u"Why €?"_s));
    const QJsonObject body = QJsonDocument::fromJson(written.body).object();
    const QJsonObject temperatureIn = isOllama(dialect) ? body.value("options"_L1).toObject() : body;
    QCOMPARE(temperatureIn.value("temperature"_L1).toDouble(), 0.5);
    QCOMPARE(body.value("stream_options"_L1)["include_usage"_L1].toBool(), dialect == OpenAiChat);

    const WrittenRequest bare =
        writeRequest(dialect, { .model = u"m"_s, .system = {}, .temperature = {}, .messages = {}, .stream = false });
    const RequestView plain = viewOf(dialect, bare.body);
    QVERIFY(!plain.stream);
    QVERIFY(!plain.hasSystem);
    QCOMPARE(plain.maxTokens.has_value(), dialect == Anthropic); // which must have one
}

void TestRequestView::putsTheKeyWhereItBelongs()
{
    QCOMPARE(keyHeader(Anthropic, u"k"_s), (Header { "x-api-key", "k" }));
    QCOMPARE(keyHeader(OpenAiChat, u"k"_s), (Header { "Authorization", "Bearer k" }));
    QCOMPARE(keyHeader(OllamaChat, {}), std::nullopt);
}

QTEST_GUILESS_MAIN(TestRequestView)
#include "tst_request_view.moc"
