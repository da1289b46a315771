// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_facts.h"
#include "models/shown_text.h"
#include "session/line_origins.h"
#include "session_script.h"
#include "warnings.h"

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestSessionFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void nothingYetIsSaidAsNothing();
    void promptsAndDecisionsAreCounted();
    void medianOfAnEvenNumberIsTheMiddle();
    void linesAreCountedByWhoWroteMostOfThem();
    void percentagesAddUpToAHundred();
    void readOnlyFilesDoNotCount();
    void presenceFollowsWhatIsLeft();
    void aBlankLineOfASuggestionCounts();
    void controlCharactersBecomeVisible_data();
    void controlCharactersBecomeVisible();
    void longLinesAreFolded();
    void foldingKeepsPairsTogether();

private:
    static SessionState fold(const SessionScript& script)
    {
        SessionState state;
        for (const auto& event : script.events) {
            const auto applied = state.apply(event);
            if (!applied)
                qFatal("%s", qPrintable(applied.error().what));
        }
        return state;
    }
};

void TestSessionFacts::nothingYetIsSaidAsNothing()
{
    const SessionFacts none = facts(SessionState {});
    QCOMPARE(none.prompts, 0);
    QVERIFY(!none.medianReadUs);
    QVERIFY(none.lines.isEmpty());
}

void TestSessionFacts::promptsAndDecisionsAreCounted()
{
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"Draft it"_s, { u"limiter.py"_s });
    script.offer(20, "S1", "p1", 4);
    script.decide(50, "S1", Decision::Accepted, 4);
    script.prompt(60, "p2", u"Why?"_s);
    script.offer(70, "S2", "p2", 2);
    script.decide(80, "S2", Decision::Rejected);
    script.offer(90, "S3", "p2", 2);
    script.decide(140, "S3", Decision::Rejected);
    script.offer(150, "S4", "p2", 1);
    const SessionFacts counted = facts(fold(script));
    QCOMPARE(counted.prompts, 2);
    QCOMPARE(counted.promptsWithContext, 1);
    QCOMPARE(counted.suggestions, 4);
    QCOMPARE(counted.decided(Decision::Accepted), 1);
    QCOMPARE(counted.decided(Decision::Rejected), 2);
    QCOMPARE(counted.decided(Decision::Open), 1);
    QCOMPARE(counted.medianReadUs.value(), 30'000'000);
}

void TestSessionFacts::medianOfAnEvenNumberIsTheMiddle()
{
    SessionScript script;
    script.begin();
    script.prompt(10, "p1", u"Draft it"_s);
    script.offer(20, "S1", "p1", 4);
    script.decide(30, "S1", Decision::Accepted, 4);
    script.offer(40, "S2", "p1", 4);
    script.decide(60, "S2", Decision::Accepted, 4);
    QCOMPARE(facts(fold(script)).medianReadUs.value(), 15'000'000);
}

void TestSessionFacts::linesAreCountedByWhoWroteMostOfThem()
{
    SessionScript script;
    script.begin(u"a = 1\n\nb = 2\n"_s);
    script.edit(5, 13, 13, u"candidate = 3\n"_s, { OriginKind::Candidate, {} });
    script.edit(6, 4, 5, u"one_and_a_long_name"_s, { OriginKind::Candidate, {} });
    const auto lines = facts(fold(script)).lines;
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), (SessionFacts::LineShare { OriginKind::Candidate, 2, 67 }));
    QCOMPARE(lines.at(1), (SessionFacts::LineShare { OriginKind::Baseline, 1, 33 }));
}

void TestSessionFacts::percentagesAddUpToAHundred()
{
    SessionScript script;
    script.begin(u"a\nb\n"_s);
    script.edit(5, 4, 4, u"c\n"_s, { OriginKind::Candidate, {} });
    script.edit(6, 6, 6, u"d\n"_s, { OriginKind::Pasted, {} });
    script.edit(7, 8, 8, u"e\nf\n"_s, { OriginKind::Assistant, u"S1"_s });
    script.edit(8, 12, 12, u"g"_s, { OriginKind::Interviewer, {} });
    int sum = 0;
    for (const auto& share : facts(fold(script)).lines)
        sum += share.percent;
    QCOMPARE(sum, 100);
}

void TestSessionFacts::readOnlyFilesDoNotCount()
{
    SessionScript script;
    script.begin(u"a\n"_s);
    script.program(1, event::FileAdded { { u"brief"_s }, { u"build"_s }, u"brief.md"_s, u"1\n2\n3\n"_s, true });
    const auto lines = facts(fold(script)).lines;
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.at(0).lines, 1);
}

void TestSessionFacts::presenceFollowsWhatIsLeft()
{
    SessionScript script;
    script.begin(u"top\n"_s);
    script.edit(5, 4, 4, u"one = 1\ntwo = 2\nthree = 3\n"_s, { OriginKind::Assistant, u"S1"_s });
    QCOMPARE(suggestionPresence(fold(script)).value(u"S1"_s).lines, 3);
    script.edit(6, 12, 20, QString(), { OriginKind::Candidate, {} }); // line two goes
    script.edit(7, 9, 9, u"0"_s, { OriginKind::Candidate, {} });      // line one is reworked
    const SuggestionPresence left = suggestionPresence(fold(script)).value(u"S1"_s);
    QCOMPARE(left.lines, 2);
    QCOMPARE(left.editedLines, 1);
}

void TestSessionFacts::aBlankLineOfASuggestionCounts()
{
    SessionScript script;
    script.begin(u"x"_s);
    // The first break ends a line of the baseline and is no line of its own.
    script.edit(5, 1, 1, u"\nfoo\n\nbar"_s, { OriginKind::Assistant, u"S1"_s });
    QCOMPARE(suggestionPresence(fold(script)).value(u"S1"_s).lines, 3);
}

void TestSessionFacts::controlCharactersBecomeVisible_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("shown");
    QTest::newRow("text as it is") << u"a\tb\nc <b>"_s << u"a\tb\nc <b>"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"a␀b"_s;
    QTest::newRow("escape") << u"\x1b[31m"_s << u"␛[31m"_s;
    QTest::newRow("carriage return") << u"FAIL\rok"_s << u"FAIL␍ok"_s;
    QTest::newRow("bidi override") << u"a\u202Eb"_s << u"a\uFFFDb"_s;
}

void TestSessionFacts::controlCharactersBecomeVisible()
{
    QFETCH(QString, foreign);
    QTEST(shownText(foreign), "shown");
}

void TestSessionFacts::longLinesAreFolded()
{
    const QString shown = shownText(QString(10'000, u'x') + u"\nshort"_s, 4096);
    for (const QString& line : shown.split(u'\n'))
        QVERIFY(line.size() <= 4096);
    QCOMPARE(QString(shown).remove(u'\n'), QString(10'000, u'x') + u"short"_s);
}

void TestSessionFacts::foldingKeepsPairsTogether()
{
    const QString shown = shownText(u"abc"_s + u"😀"_s.repeated(10), 4);
    for (const QString& line : shown.split(u'\n'))
        QVERIFY(line.isEmpty() || !line.front().isLowSurrogate());
}

QTEST_GUILESS_MAIN(TestSessionFacts)
#include "tst_session_facts.moc"
