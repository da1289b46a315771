// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/change_set.h"
#include "text/text_document.h"
#include "warnings.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;

namespace {

QJsonArray array(const char* json)
{
    return QJsonDocument::fromJson(json).array();
}

ChangeSet changes(const char* json)
{
    const auto result = ChangeSet::fromJson(array(json));
    return result ? *result : ChangeSet();
}

QByteArray json(const ChangeSet& set)
{
    return QJsonDocument(set.toJson()).toJson(QJsonDocument::Compact);
}

/// A change of one or two ranges, seeded.
ChangeSet randomChange(QRandomGenerator& random, qint32 length)
{
    const auto one = [&](qint32 size) {
        const auto from = qint32(random.bounded(size + 1));
        const auto to = from + qint32(random.bounded(std::min(size - from, 4) + 1));
        QString text;
        for (int i = int(random.bounded(4)); i > 0; --i)
            text.append(random.bounded(8) == 0 ? QChar(u'\n') : QChar(char16_t(u'a' + random.bounded(26))));
        return ChangeSet::replace(size, from, to, text);
    };
    ChangeSet result = one(length);
    if (random.bounded(2) == 0)
        result = *result.compose(one(result.lengthAfter()));
    return result;
}

} // namespace

class TestChangeSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void jsonRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty document") << QByteArray("[]");
        QTest::newRow("nothing changes") << QByteArray("[5]");
        QTest::newRow("pure delete") << QByteArray("[2,[3]]");
        QTest::newRow("insert one line break") << QByteArray("[[0,\"\",\"\"],4]");
        QTest::newRow("replace by two lines") << QByteArray("[1,[2,\"ab\",\"c\"],7]");
        QTest::newRow("touching changes stay apart") << QByteArray("[[2],[0,\"x\"],1]");
    }
    void jsonRoundTrip()
    {
        QFETCH(QByteArray, text);
        const auto parsed = ChangeSet::fromJson(array(text));
        QVERIFY(parsed.has_value());
        QCOMPARE(json(*parsed), text);
    }

    void badJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto malformed = int(ErrorCode::Malformed);
        QTest::newRow("negative length") << QByteArray("[-1]") << malformed;
        QTest::newRow("negative length of what is replaced") << QByteArray("[[-1,\"x\"]]") << malformed;
        QTest::newRow("fraction") << QByteArray("[1.5]") << malformed;
        QTest::newRow("fraction of what is replaced") << QByteArray("[[0.5]]") << malformed;
        QTest::newRow("a truth for a length") << QByteArray("[true]") << malformed;
        QTest::newRow("string for the length of what is replaced") << QByteArray("[[\"3\"]]") << malformed;
        QTest::newRow("string for a length") << QByteArray("[\"3\"]") << malformed;
        QTest::newRow("null") << QByteArray("[null]") << malformed;
        QTest::newRow("object") << QByteArray("[{}]") << malformed;
        QTest::newRow("empty replacement") << QByteArray("[[]]") << malformed;
        QTest::newRow("number for a line") << QByteArray("[[0,5]]") << malformed;
        QTest::newRow("line feed in a line") << QByteArray("[[0,\"a\\nb\"]]") << malformed;
        QTest::newRow("carriage return in a line") << QByteArray("[[0,\"a\\rb\"]]") << malformed;
        QTest::newRow("both in the last of many lines") << QByteArray("[[0,\"a\",\"\",\"b\\r\\n\"]]") << malformed;
        QTest::newRow("nested deeper") << QByteArray("[[0,[\"a\"]]]") << malformed;
        QTest::newRow("nested as deep as can be") << QByteArray(500, '[') + QByteArray(500, ']') << malformed;
        QTest::newRow("huge number") << QByteArray("[1e300]") << int(ErrorCode::TooLarge);
        QTest::newRow("beyond 64 bits") << QByteArray("[18446744073709551616]") << int(ErrorCode::TooLarge);
        QTest::newRow("one more than the longest") << QByteArray("[8388609]") << int(ErrorCode::TooLarge);
        QTest::newRow("an insertion makes it too long")
            << QByteArray("[8388608,[0,\"x\"]]") << int(ErrorCode::TooLarge);
        QTest::newRow("sum too long") << QByteArray("[8388608,[8388608]]") << int(ErrorCode::TooLarge);
    }
    void badJsonIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto parsed = ChangeSet::fromJson(array(text));
        QVERIFY(!parsed.has_value());
        QCOMPARE(int(parsed.error().code), code);
    }

    void composeAndMapMatchCodeMirror_data()
    {
        // Expected values: ChangeSet of @codemirror/state 6.
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QByteArray>("composed"); // b after a; empty: not asked
        QTest::addColumn<QByteArray>("mapped");   // a over b
        QTest::newRow("typing on") << QByteArray("[[0,\"a\"],3]") << QByteArray("[1,[0,\"b\"],3]")
                                   << QByteArray("[[0,\"ab\"],3]") << QByteArray();
        QTest::newRow("insert, then delete part of it") << QByteArray("[1,[0,\"xyz\"],1]") << QByteArray("[2,[1],2]")
                                                        << QByteArray("[1,[0,\"xz\"],1]") << QByteArray();
        QTest::newRow("same place: accepted text stays left")
            << QByteArray("[[0,\"a\"],2]") << QByteArray("[[0,\"b\"],2]") << QByteArray()
            << QByteArray("[1,[0,\"a\"],2]");
        QTest::newRow("delete over an insertion")
            << QByteArray("[[4]]") << QByteArray("[2,[0,\"x\"],2]") << QByteArray() << QByteArray("[[2],1,[2]]");
        QTest::newRow("replace over a delete")
            << QByteArray("[1,[2,\"q\"],1]") << QByteArray("[[4]]") << QByteArray() << QByteArray("[[0,\"q\"]]");
    }
    void composeAndMapMatchCodeMirror()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(QByteArray, composed);
        QFETCH(QByteArray, mapped);
        if (!composed.isEmpty())
            QCOMPARE(json(*changes(a).compose(changes(b))), composed);
        if (!mapped.isEmpty())
            QCOMPARE(json(*changes(a).map(changes(b))), mapped);
    }

    void lengthsOfZeroAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("zero-length retains") << QByteArray("[0,[0,\"a\"],0,0,3,0]") << QByteArray("[[0,\"a\"],3]");
        QTest::newRow("retains in pieces") << QByteArray("[1,2]") << QByteArray("[3]");
        QTest::newRow("a trailing replacement of nothing by nothing") << QByteArray("[4,[0]]") << QByteArray("[4]");
        QTest::newRow("an empty line for no text") << QByteArray("[[0,\"\"],4,[2,\"\"]]") << QByteArray("[4,[2]]");
        QTest::newRow("nothing but zeros") << QByteArray("[0,[0],0,[0,\"\"]]") << QByteArray("[]");
    }
    void lengthsOfZeroAreLeftOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto parsed = ChangeSet::fromJson(array(text));
        QVERIFY(parsed.has_value());
        QCOMPARE(json(*parsed), canonical);
        QCOMPARE(*parsed, changes(canonical));
    }

    void lengthsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        // @codemirror/state's map never ends here.
        QTest::newRow("a shorter one over one that deletes past its end") << QByteArray("[3]") << QByteArray("[2,[4]]");
        QTest::newRow("a shorter edit over one that deletes past its end")
            << QByteArray("[1,[2,\"x\"]]") << QByteArray("[2,[4]]");
        QTest::newRow("a longer one over one that deletes all") << QByteArray("[2,[4]]") << QByteArray("[[3]]");
        QTest::newRow("one of an empty text over one of a text") << QByteArray("[[0,\"x\"]]") << QByteArray("[[4]]");
        QTest::newRow("nothing over nothing of another length") << QByteArray("[3]") << QByteArray("[4]");
    }
    void lengthsThatDoNotFitAreRefused()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const ChangeSet one = changes(a);
        const ChangeSet other = changes(b);
        QVERIFY(one != other);
        QCOMPARE(one.map(other).error().code, ErrorCode::WrongLength);
        QCOMPARE(other.map(one, true).error().code, ErrorCode::WrongLength);
        QVERIFY(one.lengthAfter() != other.lengthBefore());
        QCOMPARE(one.compose(other).error().code, ErrorCode::WrongLength);
        const QString text(one.lengthBefore(), u'a');
        QCOMPARE(other.apply(text).error().code, ErrorCode::WrongLength);
        QCOMPARE(other.invert(text).error().code, ErrorCode::WrongLength);
        TextDocument document(text);
        QCOMPARE(document.apply(other).error().code, ErrorCode::WrongLength);
        QCOMPARE(document.text(), text);
    }

    void anInverseEqualsItsTwinFromJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("an insertion last") << QByteArray("[4,[0,\"x\"]]");
        QTest::newRow("a deletion, then an insertion") << QByteArray("[[2],2,[0,\"x\"]]");
        QTest::newRow("a replacement") << QByteArray("[1,[2,\"abc\"],1]");
    }
    void anInverseEqualsItsTwinFromJson()
    {
        QFETCH(QByteArray, text);
        const auto inverse = changes(text).invert(QStringLiteral("abcd"));
        QVERIFY(inverse.has_value());
        QCOMPARE(*ChangeSet::fromJson(inverse->toJson()), *inverse);
    }

    void mapPosKeepsItsPromises_data()
    {
        QTest::addColumn<QByteArray>("set");
        QTest::addColumn<int>("pos");
        QTest::addColumn<int>("assoc");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("expected"); // -1: lost
        QTest::newRow("before an insertion") << QByteArray("[2,[0,\"xx\"],2]") << 2 << -1 << 0 << 2;
        QTest::newRow("behind an insertion") << QByteArray("[2,[0,\"xx\"],2]") << 2 << 1 << 0 << 4;
        QTest::newRow("inside a deletion") << QByteArray("[1,[3],1]") << 2 << 1 << 0 << 1;
        QTest::newRow("end of a replacement") << QByteArray("[1,[2,\"abc\"],1]") << 3 << -1 << 0 << 4;
        QTest::newRow("lost inside") << QByteArray("[1,[3],1]") << 2 << -1 << 1 << -1;
        QTest::newRow("edge is not inside") << QByteArray("[1,[3],1]") << 1 << -1 << 1 << 1;
        QTest::newRow("lost with what stood before") << QByteArray("[1,[2],1]") << 3 << -1 << 2 << -1;
        QTest::newRow("lost with what stood after") << QByteArray("[1,[2],1]") << 1 << -1 << 3 << -1;
    }
    void mapPosKeepsItsPromises()
    {
        QFETCH(QByteArray, set);
        QFETCH(int, pos);
        QFETCH(int, assoc);
        QFETCH(int, mode);
        QFETCH(int, expected);
        QCOMPARE(changes(set).mapPos(pos, assoc, MapMode(mode)).value_or(-1), expected);
    }

    void randomChangesObeyTheLaws()
    {
        constexpr int rounds = 4000;
        for (int round = 0; round < rounds; ++round) {
            QRandomGenerator random { quint32(round) };
            QString text;
            for (int i = int(random.bounded(20)); i > 0; --i)
                text.append(QChar(char16_t(u'A' + random.bounded(26))));
            const auto a = randomChange(random, qint32(text.size()));
            const auto b = randomChange(random, qint32(text.size()));
            const auto next = randomChange(random, a.lengthAfter());
            const auto note = QByteArray("seed ") + QByteArray::number(round);

            const QString afterA = *a.apply(text);
            QVERIFY2(*a.compose(next)->apply(text) == *next.apply(afterA), note);
            QVERIFY2(*a.invert(text)->apply(afterA) == text, note);
            QVERIFY2(*b.map(a, true)->apply(afterA) == *a.map(b, false)->apply(*b.apply(text)), note);
            QVERIFY2(*ChangeSet::fromJson(a.toJson()) == a, note);
            TextDocument document(text);
            QVERIFY2(document.apply(a).has_value() && document.text() == afterA, note);
            QVERIFY2(document.apply(next).has_value() && document.text() == *next.apply(afterA), note);
        }
    }

    void linesAreCountedThroughAnyEdits()
    {
        QRandomGenerator random(3);
        for (int story = 0; story < 200; ++story) {
            QString text = QStringLiteral("one\ntwo\n\nthree");
            TextDocument document(text);
            for (int step = 0; step < 30; ++step) {
                const auto from = qint32(random.bounded(text.size() + 1));
                const auto to = std::min(qint32(text.size()), from + qint32(random.bounded(5)));
                QString insert;
                for (int i = random.bounded(4); i > 0; --i)
                    insert += random.bounded(3) ? u'x' : u'\n';
                QVERIFY(document.apply(ChangeSet::replace(qint32(text.size()), from, to, insert)).has_value());
                text.replace(from, to - from, insert);
                QCOMPARE(document.lineCount(), text.count(u'\n') + 1);
                qint32 line = 0;
                qint32 start = 0;
                for (qint32 pos = 0; pos <= text.size(); ++pos) {
                    QCOMPARE(document.lineAt(pos), line);
                    QCOMPARE(document.lineStart(line), start);
                    if (pos < text.size() && text.at(pos) == u'\n') {
                        ++line;
                        start = pos + 1;
                    }
                }
            }
        }
    }

    void gapBufferKeepsItsText()
    {
        TextDocument document(QStringLiteral("hello"));
        const auto edit = [&](int from, int to, const char* text) {
            return document.apply(ChangeSet::replace(document.length(), from, to, QLatin1StringView(text))).has_value();
        };
        QVERIFY(edit(5, 5, " world"));
        QVERIFY(edit(0, 1, "J"));
        QVERIFY(edit(4, 11, ""));
        QVERIFY(edit(4, 4, "y, a rather longer text than the gap was prepared for, so that it has to grow"));
        QCOMPARE(document.slice(0, 5), QStringLiteral("Jelly"));
        QCOMPARE(document.at(4), u'y');
        QCOMPARE(document.length(), document.text().size());
        QCOMPARE(TextDocument::normalised(QStringLiteral("a\r\nb\rc\n")), QStringLiteral("a\nb\nc\n"));
        QVERIFY(!TextDocument::isSound(QString(QChar(0xD800))));
        QVERIFY(!TextDocument::isSound(QString(QChar(0))));
        QVERIFY(TextDocument::isSound(QStringLiteral("a\U0001F600b")));
    }
};

QTEST_GUILESS_MAIN(TestChangeSet)
#include "tst_change_set.moc"
