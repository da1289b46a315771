// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/line_marks.h"
#include "editor/own_history.h"
#include "editor/pane_sync.h"
#include "editor/scintilla.h"
#include "editor/scintilla_text.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using Sci = QsciScintillaBase;

namespace {

Provenance runs(const QList<std::pair<int, OriginKind>>& parts)
{
    Provenance provenance;
    qint32 length = 0;
    for (const auto& [units, kind] : parts) {
        provenance.apply(ChangeSet::replace(length, length, length, QString(units, u'x')), { kind, {} });
        length += units;
    }
    return provenance;
}

LineMarks marksOf(const QString& text, const Provenance& provenance)
{
    QsciScintilla sci;
    SciText::prepare(sci);
    const QByteArray bytes = text.toUtf8();
    sci.SendScintilla(Sci::SCI_ADDTEXT, uintptr_t(bytes.size()), bytes.constData());
    return lineMarks(SciText(sci), provenance);
}

QString apply(const std::optional<ChangeSet>& changes, const QString& text)
{
    return changes ? changes->apply(text).value_or(u"does not fit"_s) : u"nothing"_s;
}

} // namespace

class TestCodeText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void positionsAreUtf16_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("ascii") << u"one\ntwo\n"_s;
        QTest::newRow("emoji") << u"a\U0001F600b\n\U0001F680\U0001F680c\nlast"_s;
        QTest::newRow("combining") << u"e\u0301\no\u0308\u0323x\n"_s;
        QTest::newRow("family") << u"x\U0001F469\u200D\U0001F469\u200D\U0001F467y\n"_s;
        QTest::newRow("wide") << u"\u4e2d\u6587\n\u20ac"_s;
        QTest::newRow("line separators that are not breaks") << u"a\u2028b\u0085c\nd"_s;
        QTest::newRow("byte order mark") << u"\ufeffa\n\ufeff"_s;
    }
    void positionsAreUtf16()
    {
        QFETCH(QString, text);
        QsciScintilla sci;
        SciText::prepare(sci);
        const QByteArray bytes = text.toUtf8();
        sci.SendScintilla(Sci::SCI_ADDTEXT, uintptr_t(bytes.size()), bytes.constData());
        const SciText index(sci);
        QCOMPARE(index.length(), qint32(text.size()));
        QCOMPARE(index.text(), text);
        QCOMPARE(index.lineCount(), int(text.count(u'\n')) + 1);
        for (qint32 pos = 0; pos <= text.size(); ++pos) {
            if (pos < text.size() && text.at(pos).isLowSurrogate())
                continue;
            const long byte = text.first(pos).toUtf8().size();
            QCOMPARE(index.toByte(pos), byte);
            QCOMPARE(index.fromByte(byte), pos);
            QCOMPARE(index.lineOf(pos), int(text.first(pos).count(u'\n')));
        }
        QCOMPARE(index.toByte(qint32(text.size()) + 99), long(bytes.size()));
    }

    void inputIsMadeFit_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<QString>("fit");
        QTest::newRow("windows breaks") << u"a\r\nb\rc\n"_s << u"a\nb\nc\n"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"a\u2400b"_s;
        QTest::newRow("high half") << u"a"_s + QChar(0xD83D) + u"b"_s << u"a\ufffdb"_s;
        QTest::newRow("low half") << QString(QChar(0xDE00)) << u"\ufffd"_s;
        QTest::newRow("high half at the end") << QString(QChar(0xD83D)) << u"\ufffd"_s;
        QTest::newRow("a whole pair stays") << u"\U0001F600"_s << u"\U0001F600"_s;
    }
    void inputIsMadeFit()
    {
        QFETCH(QString, raw);
        QFETCH(QString, fit);
        QCOMPARE(cleanInput(raw), fit);
    }

    void theSmallestChange_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("touched");
        QTest::newRow("same") << u"abc"_s << u"abc"_s << 0;
        QTest::newRow("from nothing") << QString() << u"abc"_s << 0;
        QTest::newRow("middle") << u"abXcd"_s << u"abYYcd"_s << 1;
        QTest::newRow("repeated") << u"aaa"_s << u"aaaa"_s << 0;
        QTest::newRow("less of the same") << u"aaaa"_s << u"aa"_s << 2;
        QTest::newRow("half a pair in common") << u"\U0001F600"_s << u"\U0001F601"_s << 2;
        QTest::newRow("other half in common") << u"\U0001F600"_s << u"\U00010200"_s << 2;
    }
    void theSmallestChange()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, touched);
        const ChangeSet change = smallestChange(from, to);
        QCOMPARE(change.apply(from).value_or(QString()), to);
        int gone = 0;
        for (const auto& part : change.changes())
            gone += part.toA - part.fromA;
        QCOMPARE(gone, touched);
    }

    void undoLeavesOthersTextAlone()
    {
        // "abc": mine is "XY" behind a; theirs goes into the middle of it.
        OwnHistory history;
        history.record(ChangeSet::replace(5, 1, 3, {}), true);
        history.moveOver(ChangeSet::replace(5, 2, 2, u"theirs"_s));
        QCOMPARE(apply(history.takeUndo(), u"aXtheirsYbc"_s), u"atheirsbc"_s);
        QVERIFY(!history.canUndo());
    }

    void undoOfWhatIsGoneIsPassedOver()
    {
        OwnHistory history;
        history.record(ChangeSet::replace(3, 0, 1, {}), false);
        history.record(ChangeSet::replace(4, 3, 4, {}), false);
        history.moveOver(ChangeSet::replace(4, 3, 4, {}));
        QCOMPARE(apply(history.takeUndo(), u"Mab"_s), u"ab"_s);
    }

    void typingIsTakenBackTogether()
    {
        OwnHistory history;
        history.record(ChangeSet::replace(1, 0, 1, {}), true);
        history.record(ChangeSet::replace(2, 1, 2, {}), true);
        history.breakGroup();
        history.record(ChangeSet::replace(3, 2, 3, {}), true);
        QCOMPARE(apply(history.takeUndo(), u"abc"_s), u"ab"_s);
        QCOMPARE(apply(history.takeUndo(), u"ab"_s), QString());
    }

    void olderEntriesFollowOthersEdits()
    {
        // Random own and other edits: undoing all of mine must leave exactly what the others made of the start.
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QString text = u"0123456789"_s;
            OwnHistory history;
            QString mineOnly;
            for (int step = 0; step < 12; ++step) {
                const auto at = qint32(random.bounded(int(text.size()) + 1));
                const bool mine = random.bounded(2) == 0;
                const auto change = ChangeSet::replace(qint32(text.size()), at, at, mine ? u"m"_s : u"T"_s);
                if (mine)
                    history.record(*change.invert(text), random.bounded(2) == 0);
                else
                    history.moveOver(change);
                text = *change.apply(text);
            }
            const QString wanted = QString(text).remove(u'm');
            while (const auto undo = history.takeUndo())
                text = *undo->apply(text);
            QCOMPARE(text, wanted);
        }
    }

    void redoBringsItBack()
    {
        OwnHistory history;
        const QString text = u"aXb"_s;
        history.record(ChangeSet::replace(3, 1, 2, {}), false);
        const auto undo = *history.takeUndo();
        const QString without = *undo.apply(text);
        history.undone(*undo.invert(text));
        history.moveOver(ChangeSet::replace(2, 0, 0, u"T"_s));
        QCOMPARE(apply(history.takeRedo(), u"T"_s + without), u"TaXb"_s);
    }

    void aNewEditEndsRedo()
    {
        OwnHistory history;
        history.record(ChangeSet::replace(1, 0, 1, {}), false);
        history.undone(ChangeSet::replace(0, 0, 0, u"a"_s));
        QVERIFY(history.canRedo());
        history.record(ChangeSet::replace(1, 0, 1, {}), false);
        QVERIFY(!history.canRedo());
    }

    void linesBelongToTheMost_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("letters");
        QTest::addColumn<int>("odd");
        // provenance: 4 baseline, 6 candidate, 4 assistant
        QTest::newRow("one line") << u"aaaabbbbbbcccc"_s << u"C"_s << 2;
        QTest::newRow("by line") << u"aaa\nbbbbb\ncccc"_s << u"BCA"_s << 0;
        QTest::newRow("white space does not count") << u"aaaa      cc\nc"_s << u"BA"_s << 1;
        QTest::newRow("blank line is its break's") << u"aaa\n\nbbbb\ncccc"_s << u"BCCA"_s << 0;
        QTest::newRow("break at the end") << u"aaa\nbbbbb\nccc\n"_s << u"BCAA"_s << 0;
        QTest::newRow("many lines of one") << u"a\na\nbb\n\nb\nc\n\n\nc"_s << u"BBCCCAAAA"_s << 0;
        QTest::newRow("a break alone") << u"aaaa\nbbbb\ncccc"_s << u"BCA"_s << 0;
        QTest::newRow("three on a line between others") << u"a\naabbbbbbcc\nc"_s << u"BCA"_s << 2;
        QTest::newRow("tie goes to the first") << u"aaaa    bb\ncccc"_s << u"BA"_s << 1;
    }
    void linesBelongToTheMost()
    {
        QFETCH(QString, text);
        QFETCH(QString, letters);
        QFETCH(int, odd);
        const auto marks = marksOf(text,
            runs({ { 4, OriginKind::Baseline }, { 6, OriginKind::Candidate },
                { int(text.size()) - 10, OriginKind::Assistant } }));
        QString got;
        for (const OriginKind kind : marks.lines)
            got += originLetter(kind);
        QCOMPARE(got, letters);
        QCOMPARE(marks.odd.size(), odd);
    }

    void anEmptyTextHasOneLine()
    {
        const auto marks = marksOf({}, {});
        QCOMPARE(marks.lines.size(), 1);
        QVERIFY(marks.odd.isEmpty());
    }

    void runsStartWhereTheOriginChanges()
    {
        const auto marks =
            marksOf(u"a\na\nb\nb\nb"_s, runs({ { 4, OriginKind::Baseline }, { 5, OriginKind::Candidate } }));
        QCOMPARE(marks.runStart(1), 0);
        QCOMPARE(marks.runStart(4), 2);
    }
};

QTEST_MAIN(TestCodeText)
#include "tst_code_text.moc"
