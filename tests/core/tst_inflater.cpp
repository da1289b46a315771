// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inflater.h"
#include "warnings.h"

#include <QTest>

#include <zlib.h>

// Unpacking as it comes.

using namespace jumpseat;

namespace {

/// `window`: 16 + 15 for gzip, 15 for zlib.
QByteArray packed(const QByteArray& content, int window)
{
    z_stream stream {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(content.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

class TestInflater : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { jumpseat::test::failOnWarnings(); }

    void unpacksInAnyPieces_data()
    {
        QTest::addColumn<QByteArray>("stream");
        const QByteArray content = QByteArray("data: words and words\n\n").repeated(9000);
        QTest::newRow("gzip") << packed(content, 31);
        QTest::newRow("zlib") << packed(content, 15);
        QTest::newRow("two members") << packed(content.first(100), 31) + packed(content.sliced(100), 31);
    }
    void unpacksInAnyPieces()
    {
        QFETCH(QByteArray, stream);
        const QByteArray content = QByteArray("data: words and words\n\n").repeated(9000);
        for (const qsizetype piece : { qsizetype(1), qsizetype(7), stream.size() }) {
            QByteArray got;
            Inflater inflater(1 << 20, [&](QByteArrayView more) { got.append(more); });
            for (qsizetype at = 0; at < stream.size(); at += piece)
                QVERIFY(inflater.feed(QByteArrayView(stream).sliced(at).first(std::min(piece, stream.size() - at))));
            QCOMPARE(got, content);
            QVERIFY(inflater.isComplete());
        }
    }

    void tellsWhatIsThereBeforeTheEnd()
    {
        QByteArray got;
        Inflater inflater(1 << 20, [&](QByteArrayView more) { got.append(more); });
        const QByteArray stream = packed(QByteArray(100'000, 'x'), 31);
        QVERIFY(inflater.feed(stream.chopped(9)));
        QVERIFY(got.size() > 10'000);
        QVERIFY(!inflater.isComplete());
    }

    void stopsAtDamageAndAtTheLimit()
    {
        qint64 got = 0;
        Inflater bomb(1 << 20, [&](QByteArrayView more) { got += more.size(); });
        const QByteArray stream = packed(QByteArray(50 << 20, 'x'), 31);
        QVERIFY(!bomb.feed(stream));
        QVERIFY(!bomb.feed(stream));
        QVERIFY(got <= 1 << 20);
        Inflater damaged(1 << 20, [](QByteArrayView) { });
        QVERIFY(!damaged.feed("this is no gzip"));
        QVERIFY(!damaged.isComplete());
        QVERIFY(!damaged.feed(packed("x", 31)));
    }
};

QTEST_GUILESS_MAIN(TestInflater)
#include "tst_inflater.moc"
