// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "live_stage.h"
#include "report/agent_trace.h"
#include "report/line_authors.h"
#include "report/otlp_conversation.h"
#include "warnings.h"

#include <QJsonArray>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const FileId mainFile { u"main.py"_s };

event::AssistantPinned pinned()
{
    event::AssistantPinned pin;
    pin.provider = u"anthropic"_s;
    pin.origin = u"https://models.example"_s;
    pin.model = u"claude-test-1"_s;
    pin.own = pin.watch = true;
    return pin;
}

/// A file with a line of each author: task, candidate, assistant, a blank, the assistant again, edited, pasted.
struct Stage : test::LiveStage {
    Stage()
        : test::LiveStage(pinned())
    {
        (void)session.execute(candidate, command::Ask { u"m1"_s, u"add a line"_s, {} });
        const int end = length();
        AssistantReply reply { .text = u"Here."_s,
            .provider = u"anthropic"_s,
            .edits = { { mainFile, ChangeSet::replace(end, end, end, u"ai_one\n\nai_two\nai_three\n"_s), {} } } };
        reply.model = u"claude-test-1-20260101"_s;
        assistant.finish(reply);
        type(length(), u"ai_one\n\nai_two\nai_three\n"_s, "input.complete", u"S1"_s);
        type(0, u"mine\n"_s, "input.type");
        type(length() - 9, u"X"_s, "input.type"); // inside ai_three
        type(length(), u"pasted_from_somewhere\n"_s, "input.paste");
    }
    [[nodiscard]] int length() const { return state().file(mainFile)->document.length(); }
    void type(int at, const QString& text, const char* how, const QString& suggestion = {})
    {
        const auto done = session.execute(candidate,
            command::Push { mainFile, state().file(mainFile)->version(),
                { { { u"x"_s }, ++n, ChangeSet::replace(length(), at, at, text), QLatin1StringView(how),
                    { suggestion } } } });
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().what));
    }
    [[nodiscard]] AuthorshipOf of() const { return { { u"s1"_s }, state(), u"Ada Quill"_s }; }
    int n = 0;
};

QString rangesOf(const QJsonObject& record, const QString& type)
{
    QStringList words;
    for (const auto& conversation : record["files"_L1][0]["conversations"_L1].toArray().toVariantList()) {
        const QJsonObject json = QJsonObject::fromVariantMap(conversation.toMap());
        if (json["contributor"_L1]["type"_L1].toString() != type)
            continue;
        for (const auto& range : json["ranges"_L1].toArray().toVariantList())
            words += u"%1-%2"_s.arg(range.toMap()[u"start_line"_s].toInt()).arg(range.toMap()[u"end_line"_s].toInt());
    }
    return words.join(u' ');
}

} // namespace

class TestAuthorshipExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void linesHaveTheirAuthors()
    {
        Stage stage;
        const FileState& file = *stage.state().file(mainFile);
        QCOMPARE(file.document.text().split(u'\n').size(), 9);
        const auto lines = authoredLines(stage.state(), file);
        QCOMPARE(lines.first(), (AuthoredLines { 1, 1, { OriginKind::Candidate, {} }, {} }));
        QCOMPARE(lines.at(1).fromLine, 4);
        QCOMPARE(lines.at(1).toLine, 7); // with the blank line, and the line that one letter was put into
        QCOMPARE(lines.at(1).prompt.value, u"p1"_s);
        QCOMPARE(lines.last().origin.kind, OriginKind::Pasted);
        QCOMPARE(lines.size(), 3); // the task's two lines are nobody's
    }

    void theTraceSaysWhatTheRecordKnows()
    {
        Stage stage;
        const QJsonObject record = agentTrace(stage.of());
        QCOMPARE(record["version"_L1].toString(), u"0.1.0"_s);
        QCOMPARE(record["files"_L1].toArray().size(), 1);
        QCOMPARE(record["files"_L1][0]["path"_L1].toString(), u"main.py"_s);
        QCOMPARE(rangesOf(record, u"human"_s), u"1-1"_s);
        QCOMPARE(rangesOf(record, u"ai"_s), u"4-7"_s);
        QCOMPARE(rangesOf(record, u"unknown"_s), u"8-8"_s);
        for (const auto& conversation : record["files"_L1][0]["conversations"_L1].toArray()) {
            if (conversation["contributor"_L1]["type"_L1].toString() == "ai"_L1) {
                QCOMPARE(conversation["contributor"_L1]["model_id"_L1].toString(), u"claude-test-1-20260101"_s);
                QCOMPARE(conversation["url"_L1].toString(), u"urn:jumpseat:s1:p1"_s);
            }
        }
        QVERIFY(!record.contains("vcs"_L1));
        QCOMPARE(agentTrace(stage.of()), record); // the same each time
        AuthorshipOf with = stage.of();
        with.revision = u"f4a8b2c"_s;
        QCOMPARE(agentTrace(with)["vcs"_L1]["revision"_L1].toString(), u"f4a8b2c"_s);
    }

    void theNoteOfGitAiHasAttestationsAndPrompts()
    {
        Stage stage;
        const QStringList parts = gitAiNote(stage.of()).split(u"---\n"_s);
        QCOMPARE(parts.size(), 2);
        const QStringList lines = parts.first().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first(), u"main.py"_s);
        const QStringList words = lines.last().simplified().split(u' ');
        QCOMPARE(words.last(), u"4-7"_s);
        QCOMPARE(words.first().size(), 16);
        const QJsonObject json = parseJson(parts.last().toUtf8()).object();
        QCOMPARE(json["schema_version"_L1].toString(), u"authorship/3.0.0"_s);
        const QJsonObject prompt = json["prompts"_L1][words.first()].toObject();
        QCOMPARE(prompt["agent_id"_L1]["tool"_L1].toString(), u"jumpseat"_s);
        QCOMPARE(prompt["agent_id"_L1]["model"_L1].toString(), u"claude-test-1-20260101"_s);
        QCOMPARE(prompt["accepted_lines"_L1].toInt(), 4);
        QCOMPARE(prompt["human_author"_L1].toString(), u"Ada Quill"_s);
    }

    void theConversationIsAnExportOfTraces()
    {
        Stage stage;
        stage.session.outside({ { Channel::Hook, u"codex"_s, u"c-1"_s, 0,
                                    act::Prompted { .id = u"1"_s, .text = u"run it"_s, .context = {} } },
            { Channel::Hook, u"codex"_s, u"c-1"_s, 0,
                act::ToolUsed { .callId = u"call_1"_s,
                    .messageId = {},
                    .tool = u"shell"_s,
                    .kind = ToolKind::Shell,
                    .input = u"{}"_s,
                    .edits = {},
                    .command = u"pytest"_s } },
            { Channel::Hook, u"codex"_s, u"c-1"_s, 0,
                act::ToolEnded { .callId = u"call_1"_s, .outcome = ToolOutcome::Rejected, .output = u"no"_s } } });
        const QJsonObject request = otlpConversation({ u"s1"_s }, stage.state());
        const QJsonArray spans = request["resourceSpans"_L1][0]["scopeSpans"_L1][0]["spans"_L1].toArray();
        QCOMPARE(spans.size(), 3);
        const auto attribute = [](const QJsonValue& span, const QString& key) {
            for (const auto& entry : span["attributes"_L1].toArray()) {
                if (entry["key"_L1].toString() == key)
                    return entry["value"_L1]["stringValue"_L1].toString();
            }
            return QString();
        };
        QCOMPARE(spans[0]["name"_L1].toString(), u"chat claude-test-1-20260101"_s);
        QCOMPARE(attribute(spans[0], u"gen_ai.provider.name"_s), u"anthropic"_s);
        const QJsonArray said = parseJson(attribute(spans[0], u"gen_ai.output.messages"_s).toUtf8()).array();
        QCOMPARE(said[0]["parts"_L1][0]["content"_L1].toString(), u"Here."_s);
        QCOMPARE(attribute(spans[1], u"gen_ai.conversation.id"_s), u"c-1"_s);
        QCOMPARE(spans[2]["name"_L1].toString(), u"execute_tool shell"_s);
        QCOMPARE(spans[2]["parentSpanId"_L1], spans[1]["spanId"_L1]);
        QCOMPARE(attribute(spans[2], u"gen_ai.tool.call.id"_s), u"call_1"_s);
        QCOMPARE(attribute(spans[2], u"jumpseat.outcome"_s), u"rejected"_s);
        QSet<QString> ids;
        for (const auto& span : spans) {
            QCOMPARE(span["traceId"_L1].toString().size(), 32);
            QCOMPARE(span["spanId"_L1].toString().size(), 16);
            QVERIFY(span["startTimeUnixNano"_L1].toString().toULongLong() >= 1'790'000'000'000'000'000ULL);
            ids.insert(span["spanId"_L1].toString());
        }
        QCOMPARE(ids.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestAuthorshipExport)
#include "tst_authorship_export.moc"
