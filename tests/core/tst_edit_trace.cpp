// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/gzip.h"
#include "text/edit_trace.h"
#include "text/text_document.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;

namespace {

// printf hello | gzip -n | od -An -tx1
const QByteArray hello = QByteArray::fromHex("1f8b0800000000000003cb48cdc9c9070086a6103605000000");

} // namespace

class TestEditTrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void tracesLeadToTheirEnd_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("edits");
        QTest::newRow("typing") << QByteArray(
            R"({"startContent":"","endContent":"ab","txns":[{"patches":[[0,0,"a"]]},{"patches":[[1,0,"b"]]}]})")
                                << 2;
        QTest::newRow("several patches at once, and a start")
            << QByteArray(R"({"startContent":"abc","endContent":"xbz","txns":[{"patches":[[0,1,"x"],[2,1,"z"]]}]})")
            << 2;
        QTest::newRow("positions count characters")
            << QByteArray(R"({"startContent":"🙂🙂","endContent":"🙂-","txns":[{"patches":[[1,1,"-"]]}]})") << 1;
        QTest::newRow("positions count UTF-16 units")
            << QByteArray(R"({"startContent":"🙂🙂","endContent":"🙂-","txns":[{"patches":[[2,2,"-"]]}]})") << 1;
        QTest::newRow("nothing happens") << QByteArray(R"({"startContent":"a","endContent":"a","txns":[]})") << 0;
    }
    void tracesLeadToTheirEnd()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, edits);
        const auto trace = EditTrace::fromJson(json);
        QVERIFY2(trace, trace ? "" : qPrintable(trace.error().what));
        QCOMPARE(trace->edits.size(), edits);
        TextDocument document(trace->start);
        for (const ChangeSet& edit : trace->edits)
            QVERIFY(document.apply(edit));
        QCOMPARE(document.text(), trace->end);
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("PK\x03\x04");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no transactions") << QByteArray(R"({"endContent":""})");
        QTest::newRow("no end") << QByteArray(R"({"txns":[]})");
        QTest::newRow("a transaction without patches") << QByteArray(R"({"endContent":"","txns":[{}]})");
        QTest::newRow("a patch of two") << QByteArray(R"({"endContent":"","txns":[{"patches":[[0,0]]}]})");
        QTest::newRow("half a position") << QByteArray(R"({"endContent":"a","txns":[{"patches":[[0.5,0,"a"]]}]})");
        QTest::newRow("before the start") << QByteArray(R"({"endContent":"a","txns":[{"patches":[[-1,0,"a"]]}]})");
        QTest::newRow("past the end") << QByteArray(R"({"endContent":"a","txns":[{"patches":[[1,0,"a"]]}]})");
        QTest::newRow("deletes past the end") << QByteArray(R"({"endContent":"a","txns":[{"patches":[[0,1,"a"]]}]})");
        QTest::newRow("another end") << QByteArray(R"({"endContent":"b","txns":[{"patches":[[0,0,"a"]]}]})");
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, json);
        const auto trace = EditTrace::fromJson(json);
        QVERIFY(!trace);
        QCOMPARE(trace.error().code, ErrorCode::Malformed);
        QVERIFY(trace.error().what.startsWith(QStringLiteral("this is not an editing trace: ")));
    }

    void gzipIsUnpacked()
    {
        QCOMPARE(gunzip(hello, 5), QByteArray("hello"));
        QCOMPARE(gunzip(hello + hello, 10), QByteArray("hellohello")); // members in a row are one content
    }

    void badGzipIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray() << 9 << int(ErrorCode::Malformed);
        QTest::newRow("text") << QByteArray("hello") << 9 << int(ErrorCode::Malformed);
        QTest::newRow("cut short") << hello.chopped(9) << 9 << int(ErrorCode::Malformed);
        QTest::newRow("damaged") << QByteArray(hello).replace(12, 1, "x") << 9 << int(ErrorCode::Malformed);
        QTest::newRow("something behind") << hello + QByteArray("more") << 9 << int(ErrorCode::Malformed);
        QTest::newRow("larger than allowed") << hello << 4 << int(ErrorCode::TooLarge);
    }
    void badGzipIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, most);
        QFETCH(int, code);
        const auto content = gunzip(bytes, most);
        QVERIFY(!content);
        QCOMPARE(int(content.error().code), code);
    }
};

QTEST_GUILESS_MAIN(TestEditTrace)
#include "tst_edit_trace.moc"
