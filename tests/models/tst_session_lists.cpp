// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_model.h"
#include "models/evidence_model.h"
#include "models/ledger_model.h"
#include "models/notes_model.h"
#include "models/session_model.h"
#include "session_script.h"
#include "warnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStringListModel>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

class TestSessionLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { failOnWarnings(); }
    void conversationStandsInOrder();
    void conversationOfARecordingFollowsThePlayhead();
    void aReplyGrowsWhileItStreams();
    void aLateReplyStandsUnderItsOwnPrompt();
    void everySuggestionSaysWhatBecameOfIt_data();
    void everySuggestionSaysWhatBecameOfIt();
    void ledgerSaysWhatIsLeft();
    void ledgerIsWithoutGrades();
    void evidenceFollowsTheCriterion();
    void evidenceOfOthersIsNotShown();
    void notesAndBookmarksStandInTimeOrder();
    void notesOfOthersAreNotShown();

private:
    static SessionScript conversation();
    static void play(SessionModel& live, const QList<EventPtr>& events);
    static QStringList texts(const QAbstractItemModel& model, int role, int column = 0);
};

void TestSessionLists::initTestCase()
{
    // The tester's first look at a row asks for a pixmap, a type that a program without a GUI has not; Qt says so
    // once, and that is no fault of a model of ours.
    QStringListModel any({ u"row"_s });
    QAbstractItemModelTester tester(&any, Mode::QtTest);
}

SessionScript TestSessionLists::conversation()
{
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"Draft the storage"_s, { u"limiter.py"_s, u"limiter.py:2-9"_s });
    script.reply(12, 36, "p1", u"Here it is"_s);
    script.offer(36, "S1", "p1", 3, { { u"F2"_s }, { u"C1"_s } });
    script.decide(64, "S1", Decision::Accepted, 3);
    script.edit(
        64, script.length, script.length, u"one = 1\ntwo = 2\nthree = 3\n"_s, { OriginKind::Assistant, u"S1"_s });
    script.prompt(70, "p2", u"Why?"_s);
    script.reply(72, 75, "p2", u"Because"_s);
    script.offer(75, "S2", "p2", 2);
    return script;
}

void TestSessionLists::play(SessionModel& live, const QList<EventPtr>& events)
{
    const DesktopSink sink = live.feed();
    const auto before = live.events().size();
    for (const auto& event : events)
        sink.event(event);
    QTRY_COMPARE(live.events().size(), before + events.size());
}

QStringList TestSessionLists::texts(const QAbstractItemModel& model, int role, int column)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row, column).data(role).toString());
    return found;
}

void TestSessionLists::conversationStandsInOrder()
{
    SessionModel session(sampleKit(), conversation().events);
    ConversationModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(texts(model, ConversationModel::TextRole),
        (QStringList { u"Draft the storage"_s, u"Here it is"_s, QString(), u"Why?"_s, u"Because"_s, QString() }));
    QCOMPARE(model.index(0).data(ConversationModel::WhoRole).toString(), u"Ines"_s);
    QCOMPARE(model.index(0).data(ConversationModel::MetaRole).toString(), u"limiter.py, limiter.py:2-9 attached"_s);
    QCOMPARE(model.index(1).data(ConversationModel::MetaRole).toString(), u"scripted, 24 s"_s);
    QCOMPARE(model.promptCount(), 2);
    QCOMPARE(model.indexOf(session.state().turns.last().promptSeq).row(), 3);
    QVERIFY(!model.indexOf(0).isValid());
}

void TestSessionLists::conversationOfARecordingFollowsThePlayhead()
{
    SessionModel session(sampleKit(), conversation().events);
    ConversationModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    session.seek(40'000'000);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2).data(ConversationModel::ReadingRole).toString(), u"open 0:04"_s);
    for (const qint64 second : { 64, 70, 75, 0, 75 })
        session.seek(second * 1'000'000);
    QCOMPARE(model.rowCount(), 6);
}

void TestSessionLists::aReplyGrowsWhileItStreams()
{
    SessionModel session(sampleKit());
    ConversationModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"Draft"_s);
    play(session, script.events);
    const DesktopSink sink = session.feed();
    sink.transient(transient::ReplyDelta { { u"p1"_s }, u"Here"_s });
    sink.transient(transient::ReplyDelta { { u"p1"_s }, u" it is"_s });
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_COMPARE(model.index(1).data(ConversationModel::TextRole).toString(), u"Here it is"_s);
    QVERIFY(model.index(1).data(ConversationModel::StreamingRole).toBool());
    const auto soFar = script.events.size();
    script.reply(12, 20, "p1", u"Here it is."_s);
    play(session, script.events.sliced(soFar));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.index(1).data(ConversationModel::StreamingRole).toBool());
}

void TestSessionLists::aLateReplyStandsUnderItsOwnPrompt()
{
    SessionModel session(sampleKit());
    ConversationModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"first"_s);
    script.prompt(11, "p2", u"second"_s);
    script.reply(12, 14, "p1", u"to the first"_s);
    script.offer(14, "S1", "p1", 1);
    script.reply(15, 16, "p2", u"to the second"_s);
    play(session, script.events);
    QCOMPARE(texts(model, ConversationModel::TextRole),
        (QStringList { u"first"_s, u"to the first"_s, QString(), u"second"_s, u"to the second"_s }));
}

void TestSessionLists::everySuggestionSaysWhatBecameOfIt_data()
{
    QTest::addColumn<Decision>("decision");
    QTest::addColumn<int>("taken");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("accepted") << Decision::Accepted << 3 << u"limiter.py +3"_s << u"accepted 01:04"_s;
    QTest::newRow("in part") << Decision::Partly << 2 << u"limiter.py +2 of 3"_s << u"accepted in part 01:04"_s;
    QTest::newRow("edited first") << Decision::Edited << 3 << u"limiter.py +3"_s << u"edited, then kept 01:04"_s;
    QTest::newRow("rejected") << Decision::Rejected << 0 << u"limiter.py +3"_s << u"rejected 01:04"_s;
}

void TestSessionLists::everySuggestionSaysWhatBecameOfIt()
{
    QFETCH(Decision, decision);
    QFETCH(int, taken);
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"Draft"_s);
    script.offer(36, "S1", "p1", 3, { { u"F2"_s }, { u"C1"_s } });
    script.decide(64, "S1", decision, taken);
    SessionModel session(sampleKit(), script.events);
    ConversationModel model(&session);
    const QModelIndex row = model.index(1);
    QTEST(row.data(ConversationModel::ChangeRole).toString(), "change");
    QTEST(row.data(ConversationModel::DecisionRole).toString(), "words");
    QCOMPARE(row.data(ConversationModel::ReadingRole).toString(), u"read 0:28"_s);
    QCOMPARE(row.data(ConversationModel::FlawsRole).toString(), u"carries F2 race"_s);
    QCOMPARE(EventMark(row.data(ConversationModel::MarkRole).toInt()), markOf(decision));
}

void TestSessionLists::ledgerSaysWhatIsLeft()
{
    SessionModel session(sampleKit());
    LedgerModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    SessionScript script = conversation();
    play(session, script.events);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, LedgerModel::StillThere).data().toString(), u"3 of 3"_s);
    QCOMPARE(model.index(0, LedgerModel::Changed).data().toString(), u"no"_s);
    QCOMPARE(model.index(0, LedgerModel::Carried).data().toString(), u"F2, control C1"_s);
    QCOMPARE(model.index(1, LedgerModel::Decided).data().toString(), u"Open"_s);
    QVERIFY(model.index(1, LedgerModel::StillThere).data(LedgerModel::QuietRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const auto soFar = script.events.size();
    script.edit(80, script.length - 10, script.length, QString(), { OriginKind::Candidate, {} });
    play(session, script.events.sliced(soFar));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, LedgerModel::StillThere).data().toString(), u"2 of 3"_s);
    QCOMPARE(model.index(0, LedgerModel::Changed).data().toString(), u"1 line"_s);
}

void TestSessionLists::ledgerIsWithoutGrades()
{
    SessionModel session(sampleKit(), conversation().events);
    LedgerModel model(&session);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.index(row, column).data(Qt::ForegroundRole).isValid());
            QVERIFY(!model.index(row, column).data(Qt::BackgroundRole).isValid());
        }
    }
    QCOMPARE(model.columnCount(), int(LedgerModel::ColumnCount));
}

void TestSessionLists::evidenceFollowsTheCriterion()
{
    SessionModel session(sampleKit());
    EvidenceModel model(&session);
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    SessionScript script;
    script.begin();
    const Seq note = script.interviewer(30, event::NoteAdded { u"Reads the diff"_s, NoteTag::Inference });
    const CriterionId verifying { u"verifying"_s };
    const CriterionId framing { u"framing"_s };
    script.interviewer(40, event::EvidenceLinked { { u"e1"_s }, verifying, note });
    script.interviewer(41, event::EvidenceLinked { { u"e2"_s }, framing, note });
    model.setCriterion(verifying);
    play(session, script.events);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(EvidenceModel::TagNameRole).toString(), u"inference"_s);
    QCOMPARE(model.index(0).data(EvidenceModel::TimeRole).toLongLong(), 30'000'000);
    const auto soFar = script.events.size();
    script.interviewer(50, event::EvidenceUnlinked { { u"e1"_s } });
    play(session, script.events.sliced(soFar));
    QCOMPARE(model.rowCount(), 0);
    model.setCriterion(framing);
    QCOMPARE(model.rowCount(), 1);
}

void TestSessionLists::evidenceOfOthersIsNotShown()
{
    SessionModel session(sampleKit());
    session.attach(std::make_shared<FakeHosted>());
    EvidenceModel model(&session);
    model.setCriterion({ u"framing"_s });
    SessionScript script;
    script.begin();
    script.add(40, { u"i2"_s }, event::EvidenceLinked { { u"e1"_s }, { u"framing"_s }, 1 });
    play(session, script.events);
    QCOMPARE(model.rowCount(), 0);
    model.setCriterion({ u"framing"_s });
    QCOMPARE(model.rowCount(), 0);
}

void TestSessionLists::notesAndBookmarksStandInTimeOrder()
{
    SessionScript script;
    script.begin();
    script.interviewer(10, event::NoteAdded { u"one"_s, NoteTag::Behaviour });
    script.interviewer(20, event::BookmarkAdded {});
    script.interviewer(30, event::NoteAdded { u"two"_s, NoteTag::Procedure });
    SessionModel replay(sampleKit(), script.events);
    NotesModel recorded(&replay);
    QAbstractItemModelTester recordedTester(&recorded, Mode::QtTest);
    QCOMPARE(texts(recorded, Qt::DisplayRole), (QStringList { u"one"_s, u"Bookmark"_s, u"two"_s }));
    QCOMPARE(recorded.noteCount(), 2);

    SessionModel session(sampleKit());
    NotesModel live(&session);
    QAbstractItemModelTester liveTester(&live, Mode::QtTest);
    play(session, script.events);
    QCOMPARE(texts(live, Qt::DisplayRole), texts(recorded, Qt::DisplayRole));
}

void TestSessionLists::notesOfOthersAreNotShown()
{
    SessionScript script;
    script.begin();
    script.add(10, { u"i2"_s }, event::NoteAdded { u"secret"_s, NoteTag::Behaviour });
    SessionModel session(sampleKit(), script.events);
    NotesModel model(&session);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestSessionLists)
#include "tst_session_lists.moc"
