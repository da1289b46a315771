// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "recorded_session.h"
#include "report/handover.h"
#include "report/html_text.h"
#include "report/stored_rubric.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

// What a candidate gets who asks what is stored about them: all of it, and nothing of anybody else.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const SessionId asked1 { u"asked-1"_s };
const SessionId asked2 { u"asked-2"_s };

EventPtr eventAt(Seq seq, const char* actor, event::Payload payload)
{
    return std::make_shared<const Event>(
        Event { seq, { QString::fromLatin1(actor) }, seq * 1000, 1'790'000'000'000, std::move(payload) });
}

HandoverSession sessionWith(const QList<EventPtr>& events)
{
    return { { u"s"_s }, u"Sample kit"_s, 1, sampleKit().rubric, events };
}

QJsonArray sessionsOf(const Handover& handover)
{
    return parseJson(handover.json).object()[u"sessions"_s].toArray();
}

} // namespace

class TestHandover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        StoreStage stage(m_dir.filePath(u"w.jumpseat"_s));
        stage.record(asked1, Recording { u"Ines Fable"_s, u"Quentin Moor"_s, u"zebra"_s, 700 }.events());
        stage.record(asked2, Recording { u"Ines Fable"_s, u"Petra Dusk"_s, u"gnu"_s, 30 }.events());
        stage.record({ u"b"_s }, Recording { u"Robin Elsewhere"_s, u"Quentin Moor"_s, u"okapi"_s, 30 }.events());
        stage.record({ u"c"_s }, Recording { u"Juno Nobody"_s, u"Quentin Moor"_s, u"quagga"_s, 30 }.events());
        QList<HandoverSession> sessions;
        for (const SessionId& id : { asked1, asked2 }) {
            const auto row = stage.workspace->session(id);
            const auto events = stage.workspace->events(id);
            const auto kit = stage.workspace->storedKit(id);
            QVERIFY(row && events && kit);
            sessions += { id, row->kitTitle, row->kitVersion, rubricOfStoredKit(*kit), *events };
            m_events += *events;
        }
        const auto made = handOver(sessions, 1'790'000'000'000);
        QVERIFY2(made, made ? "" : qPrintable(made.error().what));
        m_handover = *made;
    }
    void init() { failOnWarnings(); }

    void everyEventIsInIt()
    {
        QMap<QString, int> wanted, counted, told;
        for (const EventPtr& event : m_events)
            ++wanted[kindOf(event->payload)];
        for (const QJsonValue& session : sessionsOf(m_handover)) {
            for (const QJsonValue& event : session[u"events"_s].toArray())
                ++counted[event[u"kind"_s].toString()];
            const QJsonObject counts = session[u"event_counts"_s].toObject();
            for (auto it = counts.begin(); it != counts.end(); ++it)
                told[it.key()] += it->toInt();
        }
        QCOMPARE(counted, wanted);
        QCOMPARE(told, wanted);
        QVERIFY(wanted.size() > 15);
    }

    void theirOwnWordsAreInBoth_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* where : { "typed text", "prompt", "reply", "hint", "note" })
            QTest::newRow(where) << u" in the "_s + QLatin1StringView(where);
    }
    void theirOwnWordsAreInBoth()
    {
        QFETCH(QString, text);
        for (const QString& canary : { u"zebra"_s, u"gnu"_s }) {
            QVERIFY(m_handover.html.contains((canary + text).toUtf8()));
            QVERIFY(m_handover.json.contains((canary + text).toUtf8()));
        }
        QVERIFY(m_handover.html.contains("Ines Fable") && m_handover.json.contains("Ines Fable"));
    }

    void nothingOfOthersIsInEither_data()
    {
        QTest::addColumn<QByteArray>("canary");
        QTest::newRow("another candidate's name") << QByteArray("Robin");
        QTest::newRow("a third candidate's name") << QByteArray("Juno");
        QTest::newRow("another candidate's words") << QByteArray("okapi");
        QTest::newRow("a third candidate's words") << QByteArray("quagga");
        QTest::newRow("an interviewer's name") << QByteArray("Quentin");
        QTest::newRow("another interviewer's name") << QByteArray("Petra");
        QTest::newRow("which flaw a suggestion carried") << QByteArray("carries");
        QTest::newRow("the title of a flaw") << QByteArray("off by one");
        QTest::newRow("why it is one") << QByteArray("it should be 2");
    }
    void nothingOfOthersIsInEither()
    {
        QFETCH(QByteArray, canary);
        QVERIFY(!m_handover.html.contains(canary));
        QVERIFY(!m_handover.json.contains(canary));
    }

    void hiddenTestsAreCountedAndNotNamed()
    {
        const TestResult failed { u"hidden::the_trap"_s, {}, TestOutcome::Failed, 0, u"the bound"_s };
        const TestResult passed { u"hidden::other"_s, {}, TestOutcome::Passed, 0, {} };
        const auto event = std::make_shared<const Event>(
            Event { 1, {}, 0, 0, event::HiddenTested { { u"t1"_s }, { failed, passed }, u"the bound"_s, 0 } });
        const auto made = handOver({ sessionWith({ event }) }, 0);
        QVERIFY(made.has_value());
        for (const char* secret : { "the_trap", "hidden::", "the bound" })
            QVERIFY2(!made->json.contains(secret) && !made->html.contains(secret), secret);
        QCOMPARE(sessionsOf(*made)[0][u"events"_s][0][u"payload"_s][u"passed"_s].toInt(), 1);
    }

    void saysHowTheScoreWasMeant()
    {
        const QJsonValue score = sessionsOf(m_handover)[0][u"scores"_s][0];
        QCOMPARE(score[u"rater"_s].toString(), u"Interviewer 1"_s);
        QCOMPARE(score[u"criterion"_s].toString(), u"Verifying output"_s);
        QCOMPARE(score[u"level"_s].toInt(), 3);
        QCOMPARE(score[u"anchor"_s].toString(), u"three"_s);
        QVERIFY(m_handover.html.contains("Verifying output") && m_handover.html.contains("three"));
        const QJsonValue session = sessionsOf(m_handover)[0];
        QCOMPARE(session[u"criteria"_s][0][u"anchors"_s].toArray().size(), 5);
        QCOMPARE(session[u"evidence"_s].toArray().size(), 1);
        QCOMPARE(session[u"recommendations"_s][0][u"value"_s].toString(), u"yes"_s);
        QCOMPARE(session[u"suggestions"_s][0][u"decision"_s].toString(), u"rejected"_s);
    }

    void namesInNotesBecomeRoles_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a whole name") << u"as Vera Lamplight said"_s << u"as Interviewer 1 said"_s;
        QTest::newRow("a surname") << u"Lamplight asked"_s << u"Interviewer 1 asked"_s;
        QTest::newRow("an observer") << u"ask Otto Glim"_s << u"ask Observer 1"_s;
        QTest::newRow("inside a word") << u"Lamplighting"_s << u"Lamplighting"_s;
        QTest::newRow("the candidate's own name") << u"Vera Fable did"_s << u"Vera Fable did"_s;
        QTest::newRow("signs of a pattern") << u"(.*) Vera Lamplight $1"_s << u"(.*) Interviewer 1 $1"_s;
    }
    void namesInNotesBecomeRoles()
    {
        QFETCH(QString, note);
        QFETCH(QString, shown);
        event::SessionStarted started;
        started.interviewer = u"Vera Lamplight"_s;
        const auto made = handOver(
            { sessionWith({ eventAt(1, "", started),
                eventAt(2, "i1", event::ParticipantJoined { { u"i1"_s }, Role::Interviewer, u"Vera Lamplight"_s }),
                eventAt(3, "o1", event::ParticipantJoined { { u"o1"_s }, Role::Shadow, u"Otto Glim"_s }),
                eventAt(4, "c1", event::ParticipantJoined { { u"c1"_s }, Role::Candidate, u"Vera Fable"_s }),
                eventAt(5, "i1", event::NoteAdded { note, {} }) }) },
            0);
        QVERIFY(made);
        const QJsonValue session = sessionsOf(*made)[0];
        QCOMPARE(session[u"notes"_s][0][u"text"_s].toString(), shown);
        QCOMPARE(session[u"events"_s][4][u"payload"_s][u"text"_s].toString(), shown);
        QVERIFY(made->html.contains(shown.toHtmlEscaped().toUtf8()));
    }

    // Edits count characters: a name that is taken out of one would make the rest wrong.
    void theCandidatesOwnWordsStayToTheLetter()
    {
        const QString prompt = u"Vera Lamplight told me to ask"_s;
        const auto made = handOver(
            { sessionWith(
                { eventAt(1, "i1", event::ParticipantJoined { { u"i1"_s }, Role::Interviewer, u"Vera Lamplight"_s }),
                    eventAt(2, "c1", event::PromptSent { { u"p1"_s }, prompt, {}, {} }) }) },
            0);
        QVERIFY(made);
        QCOMPARE(sessionsOf(*made)[0][u"events"_s][1][u"payload"_s][u"text"_s].toString(), prompt);
    }

    void whatIsNotKnownIsCountedAndWithheld()
    {
        const auto made = handOver(
            { sessionWith({ eventAt(1, "i1", event::Unknown { u"of.tomorrow"_s, { { u"who"_s, u"a secret"_s } } }) }) },
            0);
        QVERIFY(made);
        QVERIFY(!made->json.contains("a secret") && !made->html.contains("a secret"));
        const QJsonValue event = sessionsOf(*made)[0][u"events"_s][0];
        QCOMPARE(event[u"kind"_s].toString(), u"of.tomorrow"_s);
        QVERIFY(event[u"withheld"_s].isString());
    }

    void foreignTextIsHarmlessAndVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a script") << u"<script>alert(1)</script>"_s << u"&lt;script&gt;alert(1)&lt;/script&gt;"_s;
        QTest::newRow("the end of an attribute") << u"\"'><img src=x>"_s << u"&quot;&#39;&gt;&lt;img src=x&gt;"_s;
        QTest::newRow("an entity") << u"&lt;"_s << u"&amp;lt;"_s;
        QTest::newRow("a change of direction") << u"a\u202Eb"_s << u"a&lt;U+202E&gt;b"_s;
        QTest::newRow("a mark of direction") << u"a\u200Fb"_s << u"a&lt;U+200F&gt;b"_s;
        QTest::newRow("an escape") << u"\x1b[31m"_s << u"␛[31m"_s;
        QTest::newRow("a return") << u"FAIL\rok"_s << u"FAIL␍ok"_s;
        QTest::newRow("a NUL") << QString(QChar(0)) << u"␀"_s;
        QTest::newRow("lines") << u"a\n\tb"_s << u"a\n\tb"_s;
        QTest::newRow("an emoji") << u"\U0001F600"_s << u"\U0001F600"_s;
    }
    void foreignTextIsHarmlessAndVisible()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(htmlText(text), shown);
        const auto made = handOver({ sessionWith({ eventAt(1, "i1", event::NoteAdded { text, {} }) }) }, 0);
        QVERIFY(made->html.contains(shown.toUtf8()));
        QVERIFY(!made->html.contains("<script") && !made->html.contains("<img"));
    }

    void nothingIsLoaded()
    {
        QVERIFY(m_handover.html.startsWith("<!DOCTYPE html>"));
        QVERIFY(m_handover.html.contains("default-src 'none'"));
        for (const char* loading : { "src=", "href=", "url(", "@import", "<script", "<iframe" })
            QVERIFY2(!m_handover.html.contains(loading), loading);
    }

    void saysWhichEventDoesNotFit()
    {
        const auto made = handOver({ sessionWith({ eventAt(2, "i1", event::NoteAdded {}) }) }, 0);
        QCOMPARE(made.error().code, ErrorCode::Damaged);
        QVERIFY(made.error().what.contains(u"Event 2"_s));
    }

private:
    QTemporaryDir m_dir;
    QList<EventPtr> m_events;
    Handover m_handover;
};

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
