// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "manual_clock.h"
#include "sample_kit.h"
#include "session/live_session.h"
#include "share/wire.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

// Reviewing a pull request and talking a design through: what is taken in, and what a page hears of it.

namespace {

Kit kitToTalkAbout()
{
    Kit kit = test::sampleKit();
    kit.tasks[0].review = PullRequest { u"Bulk export"_s, u"Priya"_s, u"As asked."_s,
        { { {}, u"a.py"_s, u"one\ntwo\n"_s, false }, { {}, u"same.py"_s, u"same\n"_s, false } },
        { { {}, u"a.py"_s, u"one\n2\nthree\n"_s, false }, { {}, u"same.py"_s, u"same\n"_s, false },
            { {}, u"b.py"_s, u"new\n"_s, false } } };
    kit.tasks[1].design =
        DesignBrief { { u"more.py"_s }, { { u"budget"_s, u"Half the budget"_s, u"From now on."_s, u"later"_s } } };
    return kit;
}

struct Room {
    Room()
        : session({ u"s"_s }, kitToTalkAbout(), {}, clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); }, [](const Transient&) {} })
    {
        session.start(u"Ada Quill"_s, u"R. Lantern"_s);
        interviewer = session.join(Role::Interviewer, u"R. Lantern"_s, {});
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
    }
    Result<void> comment(const char* id, int from, int to, const char* severity = "important",
        ReviewSide side = ReviewSide::New, const char* file = "a.py", const char* text = "This races.")
    {
        return session.execute(candidate,
            command::CommentOnChange { u"m-"_s + QLatin1StringView(id), { QLatin1StringView(id) }, {},
                { QLatin1StringView(file) }, side, from, to, QLatin1StringView(severity), QLatin1StringView(text) });
    }
    QJsonObject heard() const
    {
        const auto frame = wire::forCandidate(*events.last(), session.state(), session.kit());
        return frame ? QJsonDocument::fromJson(*frame).object() : QJsonObject {};
    }
    QJsonObject welcome() const
    {
        return QJsonDocument::fromJson(wire::welcome(session.kit(), session.state(), { candidate, 0, {} })).object();
    }
    void toTheDesign() { QVERIFY(session.execute(interviewer, command::StartTask { 1 })); }
    Result<void> log(const char* id, const char* choice, bool removed = false)
    {
        return session.execute(candidate,
            command::LogTradeoff { u"l-"_s + QLatin1StringView(choice), { QLatin1StringView(id) },
                QLatin1StringView(choice), u"that"_s, u"because"_s, removed });
    }

    test::ManualClock clock;
    test::FakeAssistant assistant;
    QList<EventPtr> events;
    LiveSession session;
    ParticipantId candidate, interviewer;
};

} // namespace

class TestReviewSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void thePageGetsWhatChanged()
    {
        Room room;
        const QJsonObject pull = room.welcome()[u"task"_s][u"pull"_s].toObject();
        QCOMPARE(pull[u"title"_s].toString(), u"Bulk export"_s);
        const QJsonArray files = pull[u"files"_s].toArray();
        QCOMPARE(files.size(), 2); // what did not change is not there
        QCOMPARE(files[0][u"path"_s].toString(), u"a.py"_s);
        QCOMPARE(files[0][u"base"_s].toString(), u"one\ntwo\n"_s);
        QCOMPARE(files[1][u"path"_s].toString(), u"b.py"_s);
        QVERIFY(files[1][u"base"_s].isUndefined());
    }

    void commentsAreRecordedAndHeard()
    {
        Room room;
        QVERIFY(room.comment("k1", 2, 3));
        QCOMPARE(room.heard()[u"type"_s].toString(), u"review-comment"_s);
        QCOMPARE(room.heard()[u"from"_s].toInt(), 2);
        QCOMPARE(room.heard()[u"mid"_s].toString(), u"m-k1"_s);
        const auto count = room.events.size();
        QVERIFY(room.comment("k1", 2, 3)); // again, after a lost connection
        QCOMPARE(room.events.size(), count);
        QCOMPARE(room.welcome()[u"review"_s][u"comments"_s].toArray().size(), 1);
    }

    void whereACommentMayStand_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("old");
        QTest::addColumn<bool>("may");
        QTest::addRow("a line") << 1 << 1 << u"a.py"_s << false << true;
        QTest::addRow("the old text") << 2 << 2 << u"a.py"_s << true << true;
        QTest::addRow("behind the last line") << 1 << 5 << u"a.py"_s << false << false;
        QTest::addRow("behind the last old line") << 4 << 4 << u"a.py"_s << true << false;
        QTest::addRow("line 0") << 0 << 1 << u"a.py"_s << false << false;
        QTest::addRow("backwards") << 3 << 2 << u"a.py"_s << false << false;
        QTest::addRow("no such file") << 1 << 1 << u"c.py"_s << false << false;
        QTest::addRow("old text of a new file") << 1 << 1 << u"b.py"_s << true << false;
    }
    void whereACommentMayStand()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, file);
        QFETCH(bool, old);
        QFETCH(bool, may);
        Room room;
        QCOMPARE(
            room.comment("k1", from, to, "minor", old ? ReviewSide::Old : ReviewSide::New, file.toLatin1().constData())
                .has_value(),
            may);
    }

    void aCommentSaysSomethingOfSomeWeight()
    {
        Room room;
        QCOMPARE(room.comment("k1", 1, 1, "dreadful").error().code, ErrorCode::Malformed);
        QCOMPARE(room.comment("k2", 1, 1, "minor", ReviewSide::New, "a.py", "  ").error().code, ErrorCode::Malformed);
        QCOMPARE(
            room.comment("k3", 1, 1, "minor", ReviewSide::New, "a.py", QByteArray(9000, 'x').constData()).error().code,
            ErrorCode::TooLarge);
    }

    void answersStandWhereTheirThreadBegan()
    {
        Room room;
        QVERIFY(room.comment("k1", 2, 3));
        QVERIFY(room.session.execute(room.interviewer,
            command::CommentOnChange {
                u"m2"_s, { u"k2"_s }, { u"k1"_s }, { u"b.py"_s }, ReviewSide::Old, 99, 99, u"minor"_s, u"Why?"_s }));
        QCOMPARE(room.heard()[u"file"_s].toString(), u"a.py"_s);
        QCOMPARE(room.heard()[u"to"_s].toInt(), 3);
        QCOMPARE(room.heard()[u"severity"_s].toString(), QString());
        QCOMPARE(room.heard()[u"by"_s].toString(), room.interviewer.value);
        QVERIFY(!room.session.execute(room.candidate, // no thread in a thread
            command::CommentOnChange { u"m3"_s, { u"k3"_s }, { u"k2"_s }, {}, ReviewSide::New, 1, 1, {}, u"x"_s }));
    }

    void onlyOnesOwnCommentsAreChanged()
    {
        Room room;
        QVERIFY(room.comment("k1", 1, 1));
        QCOMPARE(
            room.session.execute(room.interviewer, command::EditComment { u"e"_s, { u"k1"_s }, u"minor"_s, u"x"_s })
                .error()
                .code,
            ErrorCode::Forbidden);
        QVERIFY(room.session.execute(room.candidate, command::EditComment { u"e"_s, { u"k1"_s }, u"minor"_s, u"x"_s }));
        QCOMPARE(room.session.state().reviewComments.first().text, u"x"_s);
        QVERIFY(room.session.execute(room.candidate, command::RemoveComment { u"r"_s, { u"k1"_s } }));
        QVERIFY(room.welcome()[u"review"_s][u"comments"_s].toArray().isEmpty());
        QCOMPARE(room.session.state().reviewComments.first().text, u"x"_s); // the record keeps it
        QCOMPARE(room.session.execute(room.candidate, command::RemoveComment { u"q"_s, { u"k1"_s } }).error().code,
            ErrorCode::NotFound);
    }

    void aLaterVerdictReplacesTheFirst()
    {
        Room room;
        for (const auto verdict : { ReviewVerdict::Approve, ReviewVerdict::Changes })
            QVERIFY(room.session.execute(
                room.candidate, command::GiveVerdict { reviewVerdictName(verdict), verdict, u"so"_s }));
        QCOMPARE(room.welcome()[u"review"_s][u"verdict"_s].toString(), u"changes"_s);
        QVERIFY(!room.session.execute(room.interviewer, command::GiveVerdict { {}, ReviewVerdict::Approve, {} }));
    }

    void whatIsReadIsKnownToInterviewersAlone()
    {
        Room room;
        QVERIFY(room.session.execute(room.candidate, command::ViewChange { { u"a.py"_s }, ReviewSide::New, 1, 3 }));
        QCOMPARE(room.session.state().reviewView->toLine, 3);
        QVERIFY(room.heard().isEmpty());
    }

    void constraintsAreDroppedOnce()
    {
        Room room;
        QCOMPARE(room.session.execute(room.interviewer, command::DropConstraint { 0, {}, {} }).error().code,
            ErrorCode::Refused); // not in this task
        room.toTheDesign();
        QVERIFY(room.session.execute(room.interviewer, command::DropConstraint { 0, {}, {} }));
        QCOMPARE(room.heard()[u"title"_s].toString(), u"Half the budget"_s);
        QCOMPARE(room.session.execute(room.interviewer, command::DropConstraint { 0, {}, {} }).error().code,
            ErrorCode::Refused);
        QVERIFY(room.session.execute(room.interviewer, command::DropConstraint { -1, u"No cloud"_s, u"Why not."_s }));
        QCOMPARE(room.welcome()[u"design"_s][u"constraints"_s].toArray().size(), 2);
        QVERIFY(!room.session.execute(room.candidate, command::DropConstraint { -1, u"More money"_s, {} }));
    }

    void tradeoffsAreReplacedAndTakenOut()
    {
        Room room;
        QVERIFY(!room.log("t1", "a queue"));
        room.toTheDesign();
        QVERIFY(room.log("t1", "a queue"));
        QVERIFY(room.log("t1", "two queues"));
        QCOMPARE(room.welcome()[u"design"_s][u"tradeoffs"_s].toArray().size(), 1);
        QVERIFY(room.log("t1", "gone", true));
        QCOMPARE(room.heard()[u"removed"_s].toBool(), true);
        QCOMPARE(room.session.state().tradeoffs.first().choice, u"two queues"_s);
        QVERIFY(room.welcome()[u"design"_s][u"tradeoffs"_s].toArray().isEmpty());
        QVERIFY(!room.log("t2", "never there", true));
    }

    void diagramsAreCleanedAndRecordedOnce()
    {
        Room room;
        room.toTheDesign();
        const QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script><rect x=\"1\"/></svg>"_s;
        QVERIFY(room.session.execute(room.candidate, command::DrawDiagram { { u"more.py"_s }, 0, u"1234"_s, svg }));
        QVERIFY(!room.session.state().diagrams.first().svg.contains(u"script"));
        const auto count = room.events.size();
        QVERIFY(room.session.execute(room.candidate, command::DrawDiagram { { u"more.py"_s }, 0, u"1234"_s, svg }));
        QCOMPARE(room.events.size(), count);
        QVERIFY(!room.session.execute(
            room.candidate, command::DrawDiagram { { u"main.py"_s }, 0, u"1234"_s, svg })); // not the document
        QVERIFY(room.heard().isEmpty());
    }

    void afterTheEndNothingIsTakenIn()
    {
        Room room;
        QVERIFY(room.comment("k1", 1, 1));
        QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        const auto count = room.events.size();
        QVERIFY(!room.comment("k2", 1, 1));
        QVERIFY(
            !room.session.execute(room.candidate, command::EditComment { u"e"_s, { u"k1"_s }, u"minor"_s, u"x"_s }));
        QVERIFY(!room.session.execute(room.candidate, command::RemoveComment { u"r"_s, { u"k1"_s } }));
        QVERIFY(room.session.execute(room.candidate, command::ViewChange { { u"a.py"_s }, ReviewSide::New, 1, 3 }));
        QCOMPARE(room.events.size(), count);
    }
};

QTEST_MAIN(TestReviewSession)
#include "tst_review_session.moc"
