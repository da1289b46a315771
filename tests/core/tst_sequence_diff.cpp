// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sequence_diff.h"
#include "warnings.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// The kept characters of `after`, the others as dots.
QString picture(const QString& after, const QList<SameStretch>& kept)
{
    QString result(after.size(), u'.');
    for (const SameStretch& stretch : kept) {
        for (qsizetype i = 0; i < stretch.count; ++i)
            result[stretch.after + i] = after.at(stretch.after + i);
    }
    return result;
}

/// The length of the longest common subsequence, by the textbook's table.
qsizetype longestCommon(const QList<QStringView>& a, const QList<QStringView>& b)
{
    QList<QList<qsizetype>> table(a.size() + 1, QList<qsizetype>(b.size() + 1, 0));
    for (qsizetype i = a.size(); i-- > 0;) {
        for (qsizetype j = b.size(); j-- > 0;)
            table[i][j] = a.at(i) == b.at(j) ? table.at(i + 1).at(j + 1) + 1
                                             : std::max(table.at(i + 1).at(j), table.at(i).at(j + 1));
    }
    return table.at(0).at(0);
}

} // namespace

class TestSequenceDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void whatIsKeptIsEqualInOrderAndAsMuchAsCanBe()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 2000; ++round) {
            QString texts[2];
            for (QString& text : texts) {
                for (int i = random.bounded(14); i > 0; --i)
                    text += QChar(u'a' + random.bounded(3));
            }
            QList<QStringView> sides[2];
            for (int side = 0; side < 2; ++side) {
                for (qsizetype i = 0; i < texts[side].size(); ++i)
                    sides[side].append(QStringView(texts[side]).sliced(i, 1));
            }
            qsizetype before = 0, after = 0, count = 0;
            for (const SameStretch& stretch : sameStretches(sides[0], sides[1])) {
                QVERIFY(stretch.count > 0 && stretch.before >= before && stretch.after >= after);
                QCOMPARE(texts[0].sliced(stretch.before, stretch.count), texts[1].sliced(stretch.after, stretch.count));
                before = stretch.before + stretch.count;
                after = stretch.after + stretch.count;
                count += stretch.count;
            }
            QVERIFY2(count == longestCommon(sides[0], sides[1]), qPrintable(texts[0] + u" -> "_s + texts[1]));
        }
    }

    void keeps_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("kept");
        QTest::newRow("nothing") << u""_s << u"ab"_s << u".."_s;
        QTest::newRow("everything") << u"a b\n"_s << u"a b\n"_s << u"a b\n"_s;
        QTest::newRow("wider indentation") << u"if x:\n  y()\n"_s << u"if x:\n    y()\n"_s << u"if x:\n  ..y()\n"_s;
        QTest::newRow("other quotes") << u"f('a')\n"_s << u"f(\"a\")\n"_s << u"f(.a.)\n"_s;
        QTest::newRow("a line broken in two")
            << u"f(a, b)\n"_s << u"f(\n    a,\n    b,\n)\n"_s << u"f(.....a,.... b..)\n"_s;
        QTest::newRow("a part of a word") << u"colour\n"_s << u"color\n"_s << u"color\n"_s;
        QTest::newRow("a line between") << u"a\nb\n"_s << u"a\nnew\nb\n"_s << u"a\n....b\n"_s;
        QTest::newRow("pairs stay whole") << u"\U0001F600x"_s << u"\U0001F601x"_s << u"..x"_s;
    }
    void keeps()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, kept);
        QCOMPARE(picture(after, keptText(before, after)), kept);
    }

    void wholeLinesOnly()
    {
        const QString before = u"def f():\n    return 1\n\nprint(f())\n"_s;
        const QString after = u"def f():\n    return 2\n\nprint(f())\n"_s;
        QCOMPARE(picture(after, keptLines(before, after)), u"def f():\n.............\nprint(f())\n"_s);
        QVERIFY(keptLines(u"a\n\nb\n"_s, u"c\n\nd\n"_s).isEmpty()); // a blank line says nothing
    }

    void hugeDifferencesAreGivenUpInTime_data()
    {
        QTest::addColumn<int>("linesBetween"); // of a part that differs
        QTest::newRow("one great part") << 200'000;
        QTest::newRow("many parts that are small enough each") << 900;
    }
    void hugeDifferencesAreGivenUpInTime()
    {
        QFETCH(int, linesBetween);
        QString before, after;
        for (int line = 0; line < 180'000; ++line) {
            const bool same = line % linesBetween == 0;
            before += QStringLiteral("a%1\n").arg(line);
            after += same ? QStringLiteral("a%1\n").arg(line) : QStringLiteral("b%1\n").arg(line);
        }
        QElapsedTimer clock;
        clock.start();
        const auto kept = keptText(before, after);
        QVERIFY(!kept.isEmpty()); // the first line at least
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestSequenceDiff)
#include "tst_sequence_diff.moc"
