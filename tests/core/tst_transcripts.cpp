// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_repair.h"
#include "transcript_stage.h"
#include "transcripts/transcript_file.h"
#include "warnings.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

// Files of all kinds, made up, in tests/golden/transcripts with what is read of them beside them: JUMPSEAT_UPDATE_GOLDEN=1
// writes that anew; look at the difference before you commit it. What one kind alone does stands in tst_transcript_*.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QStringList samples()
{
    const QDir folder(QStringLiteral(SOURCE_DIR "/tests/golden/transcripts"));
    QStringList paths;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        if (!name.endsWith(u".golden"))
            paths += folder.filePath(name);
    }
    return paths;
}

void sampleRows()
{
    QTest::addColumn<QString>("path");
    QVERIFY(samples().size() >= 14);
    for (const QString& path : samples())
        QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
}

/// Freed memory is kept back by sanitizers, to find who uses it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 mostGrowth = 1 << 30;
#else
constexpr qint64 mostGrowth = 4 << 20;
#endif

/// Of this process, in bytes.
qint64 residentMemory()
{
    const QList<QByteArray> fields = contentOf(u"/proc/self/statm"_s).split(' ');
    return fields.value(1).toLongLong() * 4096;
}

const QByteArray claudeLine = R"({"type":"user","uuid":"u","sessionId":"s","message":{"role":"user","content":"hi"}})"
                              "\n";

} // namespace

class TestTranscripts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void samplesAreReadAsTheyWere_data() { sampleRows(); }
    void samplesAreReadAsTheyWere()
    {
        QFETCH(QString, path);
        const ReadTranscript read = readTranscript(contentOf(path));
        QVERIFY(read.kind != TranscriptKind::Unknown);
        const QString golden = path + u".golden"_s;
        if (qEnvironmentVariableIsSet("JUMPSEAT_UPDATE_GOLDEN")) {
            QFile out(golden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(read.text());
        }
        QCOMPARE(read.text(), contentOf(golden));
    }

    void piecesReadAsTheWhole_data() { sampleRows(); }
    void piecesReadAsTheWhole()
    {
        QFETCH(QString, path);
        QRandomGenerator random(4711);
        const QByteArray bytes = contentOf(path);
        const QByteArray whole = readTranscript(bytes).text();
        QCOMPARE(readInPieces(bytes, {}, [] { return 1; }).text(), whole);
        for (int largest : { 3, 70, 1000, 5000 }) {
            const auto size = [&] { return 1 + qsizetype(random.bounded(largest)); };
            QCOMPARE(readInPieces(bytes, {}, size).text(), whole);
        }
    }

    void damagedFilesReadAlikeInPieces_data() { sampleRows(); }
    void damagedFilesReadAlikeInPieces()
    {
        QFETCH(QString, path);
        QRandomGenerator random(1234);
        const QByteArray bytes = contentOf(path);
        for (int i = 0; i < 60; ++i) {
            QByteArray damaged = bytes.first(random.bounded(bytes.size() + 1));
            for (int spot = 0; spot < 5 && !damaged.isEmpty(); ++spot)
                damaged[random.bounded(damaged.size())] = char(random.bounded(256));
            TranscriptLimits limits;
            limits.longestLine = i % 3 == 0 ? 300 : limits.longestLine;
            const QByteArray whole = readTranscript(damaged, limits).text();
            const auto size = [&] { return 1 + qsizetype(random.bounded(400)); };
            QCOMPARE(readInPieces(damaged, limits, size).text(), whole);
        }
    }

    void whoOnlyCountsCountsTheSame_data() { sampleRows(); }
    void whoOnlyCountsCountsTheSame()
    {
        QFETCH(QString, path);
        const QByteArray bytes = contentOf(path);
        TranscriptReader reader;
        reader.feed(bytes);
        reader.finish();
        QCOMPARE(reader.counts().toJson(), readTranscript(bytes).counts.toJson());
    }

    void kindsHaveNames()
    {
        for (int i = 0; i <= int(TranscriptKind::OpenCode); ++i)
            QCOMPARE(transcriptKindFromName(transcriptKindName(TranscriptKind(i))), TranscriptKind(i));
        QCOMPARE(transcriptKindName(TranscriptKind::GeminiTelemetry), u"gemini-telemetry"_s);
        QVERIFY(!transcriptKindFromName(u"cursor"));
    }

    void kindsAreToldByContent_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char* name, const char* head, const char* kind) {
            QTest::newRow(name) << QByteArray(head) << QString::fromLatin1(kind);
        };
        row("Claude Code: a prompt", claudeLine.constData(), "claude-code");
        row("Claude Code: a summary first", R"({"type":"summary","summary":"x","leafUuid":"u"})", "claude-code");
        row("Claude Code: the queue first", R"({"type":"queue-operation","operation":"enqueue","sessionId":"s"})",
            "claude-code");
        row("Claude Code: a snapshot first",
            R"({"type":"file-history-snapshot","messageId":"m","snapshot":{},"isSnapshotUpdate":false})",
            "claude-code");
        row("Claude Code: nothing but a message", R"({"type":"user","message":{"content":"x"}})", "claude-code");
        row("Claude Code: a type nobody knows, then a prompt",
            "{\"kind\":\"x\"}\n{\"type\":\"assistant\",\"message\":{}}\n", "claude-code");
        row("Claude Code: a broken line first", "{\"type\":\"us\n{\"type\":\"user\",\"message\":{}}\n", "claude-code");
        row("Claude Code: half of a long line",
            "{\"parentUuid\":null,\"isSidechain\":false,\"message\":{\"content\":\"", "claude-code");
        row("Claude Code: a byte order mark", "\xEF\xBB\xBF{\"type\":\"user\",\"message\":{}}", "claude-code");
        row("Codex: with envelope", R"({"timestamp":"x","type":"session_meta","payload":{"id":"s"}})", "codex");
        row("Codex: without", R"({"id":"s","timestamp":"x","instructions":null})", "codex");
        row("Codex: without, and without its first line", R"({"type":"message","role":"user","content":[]})", "codex");
        row("Codex: a mark of the state", R"({"record_type":"state"})", "codex");
        row("Aider", "\n# aider chat started at 2026-01-01 00:00:00\n", "aider");
        row("Aider: from its middle", "> Tokens: 1\n\n# aider chat started at 2026-01-01 00:00:00\n", "aider");
        row("Continue: with its name", R"({"eventName":"x","schema":"0.2.0"})", "continue");
        row("Continue: without", R"({"accepted":true,"completion":"x","prefix":"y"})", "continue");
        row("Continue: tokens", R"({"model":"m","provider":"p","promptTokens":1,"generatedTokens":2})", "continue");
        row("Gemini: one object", "{\n  \"sessionId\": \"s\",\n  \"projectHash\": \"h\",\n", "gemini");
        row("Gemini: a log", R"({"sessionId":"s","projectHash":"h","startTime":"x"})", "gemini");
        row("Gemini: the log's end", R"({"$set":{"lastUpdated":"x"}})", "gemini");
        row("Gemini: a message alone", R"({"id":"m","timestamp":"x","type":"gemini","content":"y"})", "gemini");
        row("telemetry of Gemini", "{\n  \"attributes\": {\n    \"event.name\": \"gemini_cli.config\"\n  }\n}\n",
            "gemini-telemetry");
        row("telemetry of somebody else", R"({"resource":{},"attributes":{"event.name":"user_prompt"}})", "unknown");
        row("git-ai", "a.c\n  s_1::t_2 1\n---\n{\n  \"schema_version\": \"authorship/3.0.0\"\n}", "git-ai");
        row("git-ai: no lines of anybody", "---\n{\"schema_version\":\"authorship/3.0.0\"}", "git-ai");
        row("agent-trace", R"({"version":"0.1.0","id":"i","timestamp":"x","files":[]})", "agent-trace");
        row("what OpenCode exports", "{\n \"info\": {\n  \"id\": \"ses_1\"\n },\n \"messages\": [", "opencode");
        row("another JSON", R"({"name":"left-pad","version":"1.0.0","files":["index.js"]})", "unknown");
        row("a list", "[1,2]", "unknown");
        row("text", "Dear all,\n\n---\nbest\n", "unknown");
        row("an ELF file",
            "\x7f"
            "ELF\x02\x01\x01",
            "unknown");
        row("brackets without end", "{{{{{{{{", "unknown");
        row("nothing", "", "unknown");
    }
    void kindsAreToldByContent()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, kind);
        const auto detected = detectTranscript(head, true);
        QVERIFY(detected);
        QCOMPARE(transcriptKindName(detected->kind), kind);
        QCOMPARE(transcriptKindName(readTranscript(head).kind), kind);
    }

    void unknownBytesAreGivenUpSoon()
    {
        TranscriptReader reader;
        const QByteArray noise(1 << 16, 'x');
        for (int i = 0; i < 32 && !reader.isHopeless(); ++i)
            reader.feed(noise);
        QVERIFY(reader.isHopeless());
        reader.finish();
        QCOMPARE(reader.kind(), TranscriptKind::Unknown);
        QCOMPARE(reader.counts().toJson(), TranscriptCounts().toJson());
    }

    // What the host does with a transcript that is being written.
    void aGrowingFileTellsEachLineWhenItIsWhole()
    {
        QList<Act> acts;
        TranscriptReader reader([&](Act act) { acts += std::move(act); });
        reader.feed(claudeLine.first(20));
        QCOMPARE(acts.size(), 0);
        reader.feed(claudeLine.sliced(20));
        QCOMPARE(acts.size(), 1);
        QCOMPARE(reader.kind(), TranscriptKind::ClaudeCode);
        reader.feed(claudeLine.chopped(1));
        QCOMPARE(acts.size(), 1);
        QCOMPARE(reader.counts().humanPrompts, 1);
        reader.feed("\n");
        QCOMPARE(acts.size(), 2);
        QCOMPARE(reader.counts().humanPrompts, 2);
    }

    void hostileLinesCostOnlyThemselves_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("counted");
        QTest::newRow("NULs") << QByteArray(100, '\0') << QByteArray("bad JSON");
        QTest::newRow("a NUL in a string") << QByteArray("{\"type\":\"user\0\"}", 16) << QByteArray("bad JSON");
        QTest::newRow("noise") << QByteArray("\x8f\xff\xfe{\"\\u12") << QByteArray("bad JSON");
        QTest::newRow("cut short") << QByteArray("{\"type\":\"user\",\"message\":{\"con") << QByteArray("bad JSON");
        QTest::newRow("brackets without end") << QByteArray(100'000, '[') << QByteArray("bad JSON");
        QTest::newRow("nested without need")
            << QByteArray(5'000, '[') + QByteArray(5'000, ']') << QByteArray("nested too deep");
        QTest::newRow("a number") << QByteArray("12") << QByteArray("no object");
        QTest::newRow("a list") << QByteArray("[{}]") << QByteArray("no object");
        QTest::newRow("an object without a type") << QByteArray("{}") << QByteArray("no type");
        QTest::newRow("a type that is no text") << QByteArray(R"({"type":{"a":1}})") << QByteArray("no type");
        QTest::newRow("longer than allowed") << QByteArray("{\"type\":\"user\",\"x\":\"") + QByteArray(200'000, 'x')
                + "\"}" << QByteArray("line too long");
    }
    void hostileLinesCostOnlyThemselves()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, counted);
        TranscriptLimits limits;
        limits.longestLine = 150'000;
        const ReadTranscript read = readTranscript(claudeLine + line + '\n' + claudeLine + line, limits);
        QCOMPARE(read.counts.humanPrompts, 2);
        QCOMPARE(read.counts.notUnderstood.of(counted.toStdString()), 2);
        QCOMPARE(read.counts.notUnderstood.sum(), 2);
    }

    void aLineOfManySmallValuesIsNotParsed()
    {
        const QByteArray dense = "{\"a\":[" + QByteArray("1,").repeated(9 << 20) + "1]}\n";
        const ReadTranscript read = readTranscript(claudeLine + dense + claudeLine);
        QCOMPARE(read.notUnderstood("too many values"), 1);
        QCOMPARE(read.counts.humanPrompts, 2);
    }

    void whatIsNoUnicodeIsReadAsFarAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("counted");
        const QString hole(QChar::ReplacementCharacter);
        QTest::newRow("half a pair at the end") << QByteArray(R"(a\ud83d)") << u"a"_s + hole << 0;
        QTest::newRow("half a pair before another escape") << QByteArray(R"(\ud83d\u0041)") << hole + u"A"_s << 0;
        QTest::newRow("the wrong half") << QByteArray(R"(\ude00b)") << hole + u"b"_s << 0;
        QTest::newRow("a whole pair beside it") << QByteArray(R"(\ud83d\ude00\ud83d)") << u"\U0001F600"_s + hole << 0;
        QTest::newRow("a backslash before the letters") << QByteArray(R"(\\ud83d\ud83d)") << u"\\ud83d"_s + hole << 0;
        QTest::newRow("bytes that are not UTF-8") << QByteArray("a\xff") << u"a"_s + hole << 1;
        QTest::newRow("a cut character") << QByteArray("\xF0\x9F\x98 x") << hole.repeated(3) + u" x"_s << 1;
    }
    void whatIsNoUnicodeIsReadAsFarAsItIs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, text);
        QFETCH(int, counted);
        const ReadTranscript read = readTranscript(QByteArray(claudeLine).replace("hi", content));
        QCOMPARE(read.of<act::Prompted>().value(0).text, text);
        QCOMPARE(read.notUnderstood("invalid UTF-8"), counted);
        QCOMPARE(read.counts.notUnderstood.sum(), counted);
    }

    void goodJsonNeedsNoRepair()
    {
        QVERIFY(!repairedJson(R"({"a":"\ud83d\ude00 é \\ud83d"})"));
        QVERIFY(!repairedJson("\\"));
        QVERIFY(!repairedJson(""));
    }

    void aLineOfAGigabyteTakesNoMemory()
    {
        TranscriptLimits limits;
        limits.longestLine = 8 << 20;
        TranscriptReader reader({}, limits);
        reader.feed(claudeLine);
        reader.feed("{\"type\":\"user\",\"message\":{\"content\":\"");
        const QByteArray piece(1 << 20, 'x');
        for (int i = 0; i < 16; ++i)
            reader.feed(piece);
        const qint64 before = residentMemory();
        for (int i = 16; i < 1024; ++i)
            reader.feed(piece);
        const qint64 grown = residentMemory() - before;
        QVERIFY2(grown < mostGrowth, qPrintable(QString::number(grown)));
        reader.feed("\"}}\n" + claudeLine);
        QCOMPARE(reader.counts().humanPrompts, 2);
        QCOMPARE(reader.counts().notUnderstood.of("line too long"), 1);
    }

    void aHugeValueOverManyLinesTakesNoMemory()
    {
        TranscriptLimits limits;
        limits.longestLine = 8 << 20;
        TranscriptReader reader({}, limits);
        reader.feed("{\n  \"sessionId\": \"s\",\n  \"projectHash\": \"h\",\n  \"messages\": [\n");
        const QByteArray piece = QByteArray("    {\"id\": \"m\"},\n").repeated(1 << 16);
        for (int i = 0; i < 16; ++i)
            reader.feed(piece);
        const qint64 before = residentMemory();
        for (int i = 0; i < 100; ++i)
            reader.feed(piece);
        QVERIFY(residentMemory() - before < mostGrowth);
        reader.finish();
        QCOMPARE(reader.kind(), TranscriptKind::Gemini);
        QCOMPARE(reader.counts().notUnderstood.of("line too long"), 1);
    }

    void manyRecordsTakeNoMoreMemoryThanFew()
    {
        TranscriptReader reader;
        qint64 before = 0;
        for (int i = 0; i < 1'100'000; ++i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray content = R"([{"type":"tool_use","id":"t%","name":"n%"}])";
            QByteArray line = R"({"type":"assistant","message":{"id":"m%","content":)" + content + "}}\n";
            reader.feed(line.replace('%', n));
            if (i == 550'000)
                before = residentMemory();
        }
        const qint64 grown = residentMemory() - before;
        // The sets of ids that were seen are thrown away and grow again.
        QVERIFY2(grown < 3 * mostGrowth, qPrintable(QString::number(grown)));
        QCOMPARE(reader.counts().assistantMessages, 1'100'000);
        QCOMPARE(reader.counts().toolCalls.sum(), 1'100'000);
        QCOMPARE(reader.counts().toolCalls.of("(other names)"), 1'100'000 - 200);
    }

    void textsOfActsAreCut()
    {
        const ReadTranscript read =
            readTranscript(QByteArray(claudeLine).replace("hi", QByteArray("\xF0\x9F\x98\x80").repeated(maxActText)));
        const QString text = read.of<act::Prompted>().value(0).text;
        QCOMPARE(text.size(), maxActText);
        QVERIFY(text.isValidUtf16());
    }

    void stampsKeepTheirPrecision_data()
    {
        QTest::addColumn<QByteArray>("iso");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* iso, const char* text) {
            QTest::newRow(iso) << QByteArray(iso) << QString::fromLatin1(text);
        };
        row("2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05.678Z");
        row("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z");
        row("2026-01-02T03:04:05.6Z", "2026-01-02T03:04:05.6Z");
        row("2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123456789Z");
        row("2026-01-02T03:04:05.1234567891Z", "2026-01-02T03:04:05.123456789Z");
        row("2026-01-02T03:04Z", "2026-01-02T03:04:00Z");
        row("2026-01-02T01:04:05.000+02:00", "2026-01-01T23:04:05.000Z");
        row("2026-01-02T23:34:05-0130", "2026-01-03T01:04:05Z");
        row("2024-02-29 10:00:00", "2024-02-29T10:00:00");
        row("2025-02-29T10:00:00Z", "");
        row("2026-13-01T00:00:00Z", "");
        row("2026-01-02T24:00:00Z", "");
        row("2026-01-02", "");
        row("1969-12-31T23:59:59Z", "");
        row("yesterday", "");
        row("2026-01-02T03:04:05.678Z and more", "");
    }
    void stampsKeepTheirPrecision()
    {
        QFETCH(QByteArray, iso);
        QFETCH(QString, text);
        const auto stamp = stampFromIso(std::string_view(iso));
        QCOMPARE(stamp ? stamp->text() : QString(), text);
        if (stamp && !stamp->isLocal)
            QCOMPARE(stamp->wallMs(), QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch());
    }

    void onlyRegularFilesAreRead()
    {
        QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe.jsonl"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(readTranscriptFile(pipe).error().code, ErrorCode::Refused); // and does not wait for a writer
        QCOMPARE(readTranscriptFile(folder.path()).error().code, ErrorCode::Refused);
        QCOMPARE(readTranscriptFile(folder.filePath(u"none"_s)).error().code, ErrorCode::NotFound);
        QFile empty(folder.filePath(u"empty.jsonl"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        const auto read = readTranscriptFile(empty.fileName());
        QCOMPARE(read.error(), (Error { ErrorCode::Malformed, u"the file is empty"_s }));
    }

    void filesBelowAFolderAreSorted()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"b/deep"_s));
        for (const QString& name :
            { u"b/deep/z.jsonl"_s, u"b/a.jsonl"_s, u"c.json"_s, u".aider.chat.history.md"_s, u"x.png"_s }) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(QFile::link(folder.path(), folder.filePath(u"b/loop"_s)));
        QStringList names;
        for (const QString& path : transcriptsBelow(folder.path()))
            names += QDir(folder.path()).relativeFilePath(path);
        QCOMPARE(
            names, (QStringList { u".aider.chat.history.md"_s, u"b/a.jsonl"_s, u"b/deep/z.jsonl"_s, u"c.json"_s }));
    }
};

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
