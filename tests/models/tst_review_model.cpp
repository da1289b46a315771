// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diff_model.h"
#include "models/event_mime.h"
#include "models/session_model.h"
#include "review_script.h"
#include "text/sequence_diff.h"
#include "warnings.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStringListModel>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestReviewModel : public QObject {
    Q_OBJECT

private:
    ReviewScript m_script;
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<ReviewModel> m_review;
    std::unique_ptr<DiffModel> m_diff;

    void play(const Kit& kit = reviewKit())
    {
        m_session = std::make_unique<SessionModel>(kit);
        m_session->attach(std::make_shared<FakeHosted>());
        m_review = std::make_unique<ReviewModel>(m_session.get());
        m_diff = std::make_unique<DiffModel>(m_review.get());
        feed();
    }
    void feed()
    {
        QSignalSpy changed(m_review.get(), &ReviewModel::changed);
        const DesktopSink sink = m_session->feed();
        for (qsizetype i = m_session->events().size(); i < m_script.events.size(); ++i)
            sink.event(m_script.events.at(i));
        QTRY_COMPARE(m_session->events().size(), m_script.events.size());
        QTRY_VERIFY(!changed.isEmpty());
    }
    /// A row a line: signs of lines, folds as their count, comments by their ids.
    [[nodiscard]] QString shape() const
    {
        QStringList rows;
        for (int i = 0; i < m_diff->rowCount(); ++i) {
            const DiffRow& row = m_diff->at(i);
            switch (row.kind) {
            case DiffRow::Kind::Fold: rows.append(u"(%1)"_s.arg(row.count)); break;
            case DiffRow::Kind::Comment: rows.append(row.comment.value); break;
            case DiffRow::Kind::Answer: rows.append(u"answer"_s); break;
            case DiffRow::Kind::Line: {
                const LinePair pair = m_diff->pair(row.pair);
                rows.append(pair.isSame() ? u"="_s : pair.after > 0 ? u"+"_s : u"-"_s);
            }
            }
        }
        return rows.join(u' ');
    }
    static QStringList textsOf(const QList<LinePair>& pairs, const QList<QStringView>& a, const QList<QStringView>& b)
    {
        QStringList before;
        QStringList after;
        for (const LinePair& pair : pairs) {
            if (pair.before > 0)
                before.append(a.at(pair.before - 1).toString());
            if (pair.after > 0)
                after.append(b.at(pair.after - 1).toString());
            if (pair.isSame() && a.at(pair.before - 1) != b.at(pair.after - 1))
                return { u"unequal lines were paired"_s };
        }
        return { before.join(u'\n'), after.join(u'\n') };
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The tester's first look at a row asks for a pixmap, which a program without a GUI does not have.
        QStringListModel any({ u"row"_s });
        QAbstractItemModelTester tester(&any, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void init()
    {
        failOnWarnings();
        m_script = {};
        m_script.begin();
    }
    void cleanup()
    {
        m_diff.reset();
        m_review.reset();
        m_session.reset();
    }

    void pairsPutTogetherAreBothTexts()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            const auto text = [&] {
                QStringList lines;
                for (int i = random.bounded(60); i > 0; --i)
                    lines.append(QString::number(random.bounded(20)));
                return lines.join(u'\n');
            };
            const QString before = text();
            const QString after = text();
            const auto a = bareLinesOf(before);
            const auto b = bareLinesOf(after);
            const QStringList expected { before, after };
            QCOMPARE(textsOf(pairLines(a, b), a, b), expected);
        }
    }

    void longTextsAreCutWhereTheyAgree()
    {
        QStringList old;
        for (int i = 0; i < 5000; ++i)
            old.append(i % 3 == 0 ? u"}"_s : u"line %1"_s.arg(i));
        QStringList now = old;
        for (int i = 4; i < 5000; i += 10)
            now[i] = u"changed %1"_s.arg(i);
        const QString before = old.join(u'\n');
        const QString after = now.join(u'\n');
        const auto a = bareLinesOf(before);
        const auto b = bareLinesOf(after);
        const auto pairs = pairLines(a, b);
        const QStringList expected { before, after };
        QCOMPARE(textsOf(pairs, a, b), expected);
        QCOMPARE(std::ranges::count_if(pairs, [](const LinePair& pair) { return !pair.isSame(); }), 1000);
    }

    void textsWithNothingInCommonTakeNoTime()
    {
        QString before;
        QString after;
        for (int i = 0; i < 20'000; ++i) {
            before += u"a%1\n"_s.arg(i % 900);
            after += u"b%1\n"_s.arg(i % 900);
        }
        QCOMPARE(pairLines(bareLinesOf(before), bareLinesOf(after)).size(), 40'000);
    }

    void beforeItsTaskThereIsOnlyItsNumber()
    {
        play();
        QVERIFY(m_review->isInKit());
        QCOMPARE(m_review->opensWith(), 2);
        QVERIFY(!m_review->task());
        QCOMPARE(m_review->rowCount(), 0);
        QVERIFY(!m_review->isOpen());
    }

    void aKitWithoutOneSaysSo()
    {
        play(sampleKit());
        QVERIFY(!m_review->isInKit());
    }

    void filesSayWhatBecameOfThem()
    {
        m_script.openReview();
        play();
        QStringList files;
        for (int row = 0; row < m_review->rowCount(); ++row)
            files.append(m_review->index(row).data(Qt::AccessibleTextRole).toString());
        const QStringList expected { u"new.py, added"_s, u"old.py, deleted"_s, u"service.py, changed"_s };
        QCOMPARE(files, expected);
        QVERIFY(m_review->isOpen());
    }

    void anUnchangedFileComesInWhenSomebodyLooksAtIt()
    {
        m_script.openReview();
        m_script.look(10, "same.py", 1, 2);
        play();
        QCOMPARE(m_review->rowCount(), 4);
        QCOMPARE(
            m_review->index(3).data(Qt::AccessibleTextRole).toString(), u"same.py, unchanged, the candidate is here"_s);
        m_script.look(20, "service.py", 1, 2);
        feed();
        QCOMPARE(m_review->rowCount(), 4); // no row moves under a hand
        m_diff->setFile({ u"same.py"_s });
        QCOMPARE(shape(), u"= ="_s);
    }

    void unchangedStretchesAreFolded()
    {
        m_script.openReview();
        play();
        m_diff->setFile({ u"service.py"_s });
        // line 20 is another, line 22 is new, and C1 stands in line 24
        QCOMPARE(shape(), u"(16) = = = - + = + = = = = = (14)"_s);
        QCOMPARE(m_diff->index(0).data(Qt::AccessibleTextRole).toString(), u"16 unchanged line(s)"_s);
        m_diff->unfold(0);
        QCOMPARE(m_diff->rowCount(), 16 + 13);
        m_diff->unfold(0);
        QCOMPARE(m_diff->rowCount(), 16 + 13);
    }

    void commentsStandUnderTheirLines()
    {
        m_script.openReview();
        m_script.say(30, "k1", "service.py", 5, 6, "blocking", u"why?"_s);
        m_script.say(31, "k2", "service.py", 20, 20, "minor", u"old name"_s, ReviewSide::Old);
        m_script.answer(40, "k3", "k1", u"look below"_s);
        play();
        m_diff->setFile({ u"service.py"_s });
        QCOMPARE(shape(), u"= = = = = = k1 k3 = = = (7) = = = - k2 + = + = = = = = (14)"_s);
        QCOMPARE(m_review->index(2).data(ReviewModel::CommentsRole).toInt(), 3);
        const int row = m_diff->rowOfSeq(m_session->state().reviewComments.at(0).seq);
        QCOMPARE(row, 6);
        QCOMPARE(m_diff->index(row).data(Qt::AccessibleTextRole).toString(), u"Ines, 00:30, blocking: why?"_s);
        QVERIFY(m_diff->index(row).flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> mime(m_diff->mimeData({ m_diff->index(row) }));
        QCOMPARE(draggedEvent(mime.get()), m_session->state().reviewComments.at(0).seq);
    }

    void whatWasTakenBackIsCountedOnly()
    {
        m_script.openReview();
        m_script.say(30, "k1", "service.py", 20, 20, "minor", u"no"_s);
        play();
        m_diff->setFile({ u"service.py"_s });
        QVERIFY(shape().contains(u"k1"_s));
        m_script.candidate(40, event::ReviewRemoved { { u"k1"_s }, u"m9"_s });
        feed();
        QVERIFY(!shape().contains(u"k1"_s));
        QCOMPARE(m_review->takenBack(), 1);
        QCOMPARE(m_review->comments().size(), 0);
    }

    void aLineThatIsNotThereStandsForTheLast()
    {
        m_script.openReview();
        m_script.say(30, "k1", "service.py", 400, 900, "minor", u"?"_s);
        m_script.say(31, "k2", "gone.py", 1, 1, "minor", u"?"_s);
        play();
        m_diff->setFile({ u"service.py"_s });
        QVERIFY(shape().endsWith(u"= k1"_s));
        m_diff->setFile({ u"gone.py"_s });
        QCOMPARE(shape(), u"k2"_s);
    }

    void newRowsLeaveTheOthersInPlace()
    {
        m_script.openReview();
        play();
        QAbstractItemModelTester tester(m_diff.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_diff->setFile({ u"service.py"_s });
        QSignalSpy resets(m_diff.get(), &QAbstractItemModel::modelReset);
        const QPersistentModelIndex last(m_diff->index(m_diff->rowCount() - 2));
        m_script.say(30, "k1", "service.py", 20, 20, "minor", u"?"_s);
        feed();
        QVERIFY(last.isValid());
        QCOMPARE(last.row(), m_diff->rowCount() - 2);
        QCOMPARE(resets.size(), 0);
    }

    void plantedMarksKnowWhatWasSaidNear_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<bool>("said");
        QTest::newRow("three lines before") << 17 << false;
        QTest::newRow("two lines before") << 18 << true;
        QTest::newRow("at it") << 20 << true;
        QTest::newRow("two lines after") << 22 << true;
        QTest::newRow("three lines after") << 23 << false;
    }
    void plantedMarksKnowWhatWasSaidNear()
    {
        QFETCH(int, line);
        m_script.openReview();
        m_script.say(30, "k1", "service.py", line, line, "minor", u"?"_s);
        play();
        m_diff->setFile({ u"service.py"_s });
        const DiffRow row = m_diff->at(m_diff->rowOfLine(ReviewSide::New, 20));
        const auto marks = m_diff->planted(row.pair);
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.first().flaw.value, u"F1"_s);
        QTEST(marks.first().said, "said");
    }

    void whatTheInterviewerSaysIsNoFinding()
    {
        m_script.openReview();
        m_script.interviewer(30,
            event::ReviewCommented { { u"k1"_s }, {}, { u"service.py"_s }, 20, 20, ReviewSide::New, u"minor"_s, u"?"_s,
                { u"review"_s }, u"k1"_s });
        play();
        m_diff->setFile({ u"service.py"_s });
        QVERIFY(!m_diff->planted(m_diff->at(m_diff->rowOfLine(ReviewSide::New, 20)).pair).first().said);
    }

    void theLinesOnScreenAreKnown()
    {
        m_script.openReview();
        m_script.look(10, "service.py", 19, 21);
        play();
        m_diff->setFile({ u"service.py"_s });
        const auto isSeen = [this](int line) {
            return m_diff->isInView(m_diff->at(m_diff->rowOfLine(ReviewSide::New, line)));
        };
        QVERIFY(!isSeen(18));
        QVERIFY(isSeen(19));
        QVERIFY(isSeen(21));
        QVERIFY(!isSeen(22));
        m_script.look(11, "service.py", 2, 4); // folded until now
        feed();
        QVERIFY(isSeen(3));
        QCOMPARE(m_diff->at(m_diff->rowOfLine(ReviewSide::New, 3)).kind, DiffRow::Kind::Line);
        QVERIFY(!isSeen(19));
    }

    void anAnswerIsWrittenUnderTheThread()
    {
        m_script.openReview();
        m_script.say(30, "k1", "service.py", 20, 20, "minor", u"?"_s);
        m_script.answer(40, "k2", "k1", u"!"_s);
        play();
        m_diff->setFile({ u"service.py"_s });
        m_diff->openAnswer({ u"k2"_s });
        QVERIFY(shape().contains(u"k1 k2 answer ="_s));
        m_script.candidate(50, event::ReviewRemoved { { u"k1"_s }, u"m9"_s });
        feed();
        QCOMPARE(m_diff->answerRow(), -1);
    }

    void hostileLinesAreOnlyText()
    {
        Kit kit = reviewKit();
        kit.tasks[1].review->head.append(
            { { u"h"_s }, u"hostile.py"_s, u"\tx\u202Egnp\x1b[31m\n"_s + QString(300'000, u'y') + u"\n<b>"_s });
        m_script.openReview();
        play(kit);
        m_diff->setFile({ u"hostile.py"_s });
        QCOMPARE(m_diff->lineText(0), u"    x\uFFFDgnp\u241B[31m"_s);
        QVERIFY(m_diff->lineText(1).size() <= DiffModel::longest + 1);
        QVERIFY(m_diff->widest() <= DiffModel::longest + 1);
        QCOMPARE(m_diff->lineText(2), u"<b>"_s);
    }
};

QTEST_GUILESS_MAIN(TestReviewModel)
#include "tst_review_model.moc"
