// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/provenance.h"
#include "text/text_document.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;

namespace {

/// "BBBAAC": one letter a unit.
QString letters(const Provenance& provenance)
{
    QString result;
    for (const auto& run : provenance.runs())
        result.append(QString(run.length, originLetter(run.origin.kind)));
    return result;
}

const Origin baseline { OriginKind::Baseline, {} };
const Origin candidate { OriginKind::Candidate, {} };
const Origin pasted { OriginKind::Pasted, {} };
const Origin assistant { OriginKind::Assistant, QStringLiteral("S1") };

ChangeSet at(const Provenance& p, int from, int to, const char* text)
{
    return ChangeSet::replace(p.length(), from, to, QLatin1StringView(text));
}

} // namespace

class TestProvenance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void insertedTextIsItsAuthors()
    {
        Provenance p(4, baseline);
        p.apply(at(p, 2, 2, "xy"), candidate);
        QCOMPARE(letters(p), QStringLiteral("BBCCBB"));
        p.apply(at(p, 6, 6, "aa"), assistant);
        QCOMPARE(letters(p), QStringLiteral("BBCCBBAA"));
        QCOMPARE(p.at(7), assistant);
        QCOMPARE(p.at(8), Origin {});
    }

    void anyEditsLeaveWhatACharacterByCharacterBookWouldSay()
    {
        QRandomGenerator random(7);
        const QList<Origin> origins { candidate, candidate, pasted, assistant,
            { OriginKind::Assistant, QStringLiteral("S2") } };
        for (int story = 0; story < 200; ++story) {
            Provenance p(20, baseline);
            QList<Origin> book(20, baseline);
            for (int step = 0; step < 60; ++step) {
                const auto from = qint32(random.bounded(book.size() + 1));
                const auto to = std::min(qint32(book.size()), from + qint32(random.bounded(4)));
                const auto count = qint32(random.bounded(4));
                Origin origin = origins.at(random.bounded(origins.size()));
                p.apply(ChangeSet::replace(p.length(), from, to, QString(count, u'x')), origin);
                book.remove(from, to - from);
                const Origin left = book.value(from - 1);
                const Origin right = book.value(from);
                const auto isAssistants = [](const Origin& o) { return !o.source.isEmpty(); };
                if (origin == candidate && isAssistants(left) && isAssistants(right) && left.source == right.source)
                    origin = { OriginKind::Edited, left.source };
                book.insert(from, count, origin);
                QCOMPARE(p.length(), book.size());
            }
            qint32 pos = 0;
            Origin last;
            for (const auto& run : p.runs()) {
                QVERIFY(run.length > 0 && (pos == 0 || run.origin != last));
                last = run.origin;
                for (const qint32 end = pos + run.length; pos < end; ++pos)
                    QCOMPARE(book.at(pos), run.origin);
            }
            QCOMPARE(pos, book.size());
        }
    }

    void reworkingTheAssistantIsTold_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("inside its text") << 3 << 3 << QStringLiteral("BBAEAABB");
        QTest::newRow("replacing a part of it") << 3 << 4 << QStringLiteral("BBAEABB");
        QTest::newRow("before it") << 2 << 2 << QStringLiteral("BBCAAABB");
        QTest::newRow("behind it") << 5 << 5 << QStringLiteral("BBAAACBB");
        QTest::newRow("in place of all of it") << 2 << 5 << QStringLiteral("BBCBB");
    }
    void reworkingTheAssistantIsTold()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, expected);
        Provenance p(4, baseline);
        p.apply(at(p, 2, 2, "aaa"), assistant);
        p.apply(at(p, from, to, "c"), candidate);
        QCOMPARE(letters(p), expected);
    }

    void whatComesBetweenTwoSuggestionsIsTheCandidates()
    {
        Provenance p(0, baseline);
        p.apply(at(p, 0, 0, "aa"), assistant);
        p.apply(at(p, 2, 2, "bb"), Origin { OriginKind::Assistant, QStringLiteral("S2") });
        p.apply(at(p, 2, 2, "c"), candidate);
        QCOMPARE(letters(p), QStringLiteral("AACAA"));
    }

    void pasteInsideTheAssistantsTextStaysAPaste()
    {
        Provenance p(0, baseline);
        p.apply(at(p, 0, 0, "aa"), assistant);
        p.apply(at(p, 1, 1, "v"), pasted);
        QCOMPARE(letters(p), QStringLiteral("AVA"));
    }

    void sharesAddUp()
    {
        Provenance p(10, baseline);
        p.apply(at(p, 0, 4, "abcdefgh"), assistant);
        p.apply(at(p, 0, 0, "c"), candidate);
        const auto shares = p.shares();
        QCOMPARE(shares.size(), 3);
        QCOMPARE(shares.first().kind, OriginKind::Assistant);
        qint32 sum = 0;
        for (const auto& share : shares)
            sum += share.units;
        QCOMPARE(sum, p.length());
        QCOMPARE(p.length(), 15);
    }

    /// Against a book that gives every character an identity: two editors write at the same time, each takes back and
    /// repeats only its own, last in, first out.
    void undoAndRedoBringEveryCharacterBackAsItWas()
    {
        struct Step {
            qint32 from;
            QString removed, inserted;
            QList<Origin> removedOrigins, insertedOrigins;
        };
        QRandomGenerator random(5);
        int back = 0;
        for (int story = 0; story < 300; ++story) {
            TextDocument text(QStringLiteral("the first text of all"));
            Provenance p(text.length(), baseline);
            QList<Origin> book(text.length(), baseline);
            QList<Step> undo, redo;
            const auto make = [&](const Step& step, EditWay way) {
                const auto changes = ChangeSet::replace(
                    text.length(), step.from, step.from + qint32(step.removed.size()), step.inserted);
                const QList<OriginRun> parts = way == EditWay::Forward && !step.insertedOrigins.isEmpty()
                    ? QList<OriginRun> { { qint32(step.inserted.size()), step.insertedOrigins.first() } }
                    : QList<OriginRun> {};
                p.apply(changes, { {}, parts, { QStringLiteral("me") }, way }, text);
                QVERIFY(text.apply(changes).has_value());
                book.remove(step.from, step.removed.size());
                for (qsizetype i = 0; i < step.inserted.size(); ++i)
                    book.insert(step.from + i, step.insertedOrigins.at(i));
            };
            for (int i = 0; i < 40; ++i) {
                const int what = random.bounded(4);
                if (what == 0 && !undo.isEmpty()) {
                    const Step s = undo.takeLast();
                    make({ s.from, s.inserted, s.removed, s.insertedOrigins, s.removedOrigins }, EditWay::Undo);
                    redo.append(s);
                    back += !s.removed.isEmpty();
                } else if (what == 1 && !redo.isEmpty()) {
                    const Step s = redo.takeLast();
                    make(s, EditWay::Redo);
                    undo.append(s);
                    back += !s.inserted.isEmpty();
                } else {
                    const auto from = qint32(random.bounded(text.length() + 1));
                    const auto to = std::min(text.length(), from + qint32(random.bounded(6)));
                    const QString inserted(random.bounded(4), QChar(u'a' + random.bounded(2)));
                    const Origin whose { OriginKind::Pasted, QString::number(random.bounded(9)) };
                    const Step s { from, text.slice(from, to), inserted, book.sliced(from, to - from),
                        QList<Origin>(inserted.size(), whose) };
                    make(s, EditWay::Forward);
                    undo.append(s);
                    redo.clear();
                }
                QCOMPARE(p.length(), text.length());
                QList<Origin> shown;
                for (const auto& run : p.runs())
                    shown.append(QList<Origin>(run.length, run.origin));
                QCOMPARE(shown, book);
            }
        }
        QVERIFY(back > 1000);
    }

    void cutTextIsKnownThoughPartsOfItHadComeAndGone()
    {
        TextDocument text(QStringLiteral("abcdef"));
        Provenance p(6, baseline);
        const auto edit = [&](qint32 from, qint32 to, const char* insert, const Origin& origin) {
            const auto changes = ChangeSet::replace(text.length(), from, to, QLatin1StringView(insert));
            p.apply(changes, { origin, {}, { QStringLiteral("me") } }, text);
            QVERIFY(text.apply(changes).has_value());
        };
        edit(2, 3, "", candidate);
        edit(3, 3, "XY", candidate); // abdXYef
        edit(1, 6, "", candidate);
        QCOMPARE(p.ofRemoved(u"bdXYe"), (QList<OriginRun> { { 2, baseline }, { 2, candidate }, { 1, baseline } }));
        QVERIFY(p.ofRemoved(u"bdX").isEmpty());
    }

    void emptyDocuments()
    {
        Provenance p;
        p.apply(ChangeSet::replace(0, 0, 0, QStringLiteral("ab")), candidate);
        p.apply(ChangeSet::replace(2, 0, 2, QString()), candidate);
        QCOMPARE(p.length(), 0);
        QVERIFY(p.runs().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProvenance)
#include "tst_provenance.moc"
