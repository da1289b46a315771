// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/line_reader.h"
#include "dialects/sse_reader.h"
#include "warnings.h"

#include <QTest>

// Server-sent events and JSON Lines, in any pieces.

using namespace jumpseat;

namespace {

QList<SseEvent> eventsOf(const QByteArray& bytes, qsizetype piece)
{
    SseReader reader;
    QList<SseEvent> events;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        events += reader.feed(QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)));
    return events + reader.finish();
}

} // namespace

class TestEventStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }

    void readsEvents_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<SseEvent>>("events");
        const auto row = [](const char* name, const QByteArray& bytes, const QList<SseEvent>& events) {
            QTest::newRow(name) << bytes << events;
        };
        row("data lines", "data: a\n\ndata: b\n\n", { { "", "a" }, { "", "b" } });
        row("a name belongs to its event only", "event: x\ndata: a\n\ndata: b\n\n", { { "x", "a" }, { "", "b" } });
        row("several data lines are one text", "data: a\ndata: b\n\n", { { "", "a\nb" } });
        row("CRLF", "event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", { { "x", "a" }, { "", "b" } });
        row("CR", "data: a\r\rdata: b\r\r", { { "", "a" }, { "", "b" } });
        row("a mix of ends", "data: a\r\n\ndata: b\r\r\n", { { "", "a" }, { "", "b" } });
        row("comments", ": hello\n:\ndata: a\n: between\n\n: keep-alive\n\n", { { "", "a" } });
        row("a byte order mark",
            "\xEF\xBB\xBF"
            "data: a\n\n",
            { { "", "a" } });
        row("a byte order mark that is content", "data: \xEF\xBB\xBF\n\n", { { "", "\xEF\xBB\xBF" } });
        row("no space behind the colon", "data:a\n\n", { { "", "a" } });
        row("only one space goes", "data:  a \n\n", { { "", " a " } });
        row("empty data is data", "data:\n\ndata\n\n", { { "", "" }, { "", "" } });
        row("an event without data is none", "event: x\n\ndata: a\n\n", { { "", "a" } });
        row("id and retry are nothing to us", "id: 7\nretry: 10\ndata: a\n\n", { { "", "a" } });
        row("the last event without an empty line", "data: a\n\ndata: [DONE]", { { "", "a" }, { "", "[DONE]" } });
        row("characters of several bytes", "data: \xE2\x82\xAC\xF0\x9F\x98\x80\n\n",
            { { "", "\xE2\x82\xAC\xF0\x9F\x98\x80" } });
        row("NUL", QByteArray("data: a\0b\n\n", 11), { { "", QByteArray("a\0b", 3) } });
    }
    void readsEvents()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<SseEvent>, events);
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece)
            QCOMPARE(eventsOf(bytes, piece), events);
    }

    void countsLinesThatAreNoField()
    {
        SseReader reader;
        QCOMPARE(reader.feed("<html>\n{\"a\": 1}\ndata: a\n\n").size(), 1);
        QCOMPARE(reader.strayLines(), 2);
    }

    void anEventTooLongIsCutAndTheNextIsWhole()
    {
        SseReader reader;
        const QByteArray megabyte(1024 * 1024, 'x');
        QCOMPARE(reader.feed("event: long\ndata: ").size(), 0);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(reader.feed(megabyte).size(), 0);
        const auto events = reader.feed("\ndata: and more\n\ndata: b\n\n");
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).name, "long");
        QVERIFY(events.at(0).cut);
        QVERIFY(events.at(0).data.size() <= SseReader::maxEvent);
        QCOMPARE(events.at(1), (SseEvent { "", "b" }));
    }

    void manyDataLinesOfOneEventAreCutToo()
    {
        SseReader reader;
        const QByteArray line = "data: " + QByteArray(64 * 1024, 'x') + "\n";
        for (int i = 0; i < 200; ++i)
            QCOMPARE(reader.feed(line).size(), 0);
        const auto events = reader.feed("\n");
        QCOMPARE(events.size(), 1);
        QVERIFY(events.at(0).cut);
        QVERIFY(events.at(0).data.size() <= SseReader::maxEvent);
    }

    void readsLines()
    {
        const QByteArray bytes = "{\"a\":1}\r\n\n{\"b\":\"\xE2\x82\xAC\"}\n{\"c\":3}";
        const QList<LineReader::Line> expected { { "{\"a\":1}" }, { "{\"b\":\"\xE2\x82\xAC\"}" }, { "{\"c\":3}" } };
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            LineReader reader;
            QList<LineReader::Line> lines;
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                lines += reader.feed(QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)));
            QCOMPARE(lines + reader.finish(), expected);
        }
    }

    void aLineTooLongIsCut()
    {
        LineReader reader;
        const QByteArray megabyte(1024 * 1024, 'x');
        for (int i = 0; i < 20; ++i)
            QCOMPARE(reader.feed(megabyte).size(), 0);
        const auto lines = reader.feed("\n{}\n");
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).cut);
        QCOMPARE(lines.at(0).bytes.size(), LineReader::maxLine);
        QCOMPARE(lines.at(1), (LineReader::Line { "{}" }));
    }
};

QTEST_GUILESS_MAIN(TestEventStreams)
#include "tst_event_streams.moc"
