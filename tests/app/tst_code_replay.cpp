// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/code_area.h"
#include "editor/code_pane.h"
#include "editor/pane_overlay.h"
#include "models/session_model.h"
#include "pictures.h"
#include "session_script.h"
#include "theme/theme.h"
#include "warnings.h"

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

/// A minute of Ines and R. Lantern in one file: Ines moves, types, selects; R. Lantern answers above her.
SessionScript session()
{
    SessionScript script;
    script.begin(u"one\ntwo\nthree\nfour\n"_s);
    const auto rest = [&](double seconds, const ParticipantId& who, qint32 anchor, qint32 head) {
        script.add(seconds, who, event::CaretMoved { limiterFile, script.version, anchor, head });
    };
    rest(10, candidateId, 4, 4);
    script.edit(20, 4, 4, u"half "_s, { OriginKind::Candidate, {} });
    rest(30, candidateId, 13, 18); // "three"
    rest(35, interviewerId, 0, 0);
    const ChangeSet above = ChangeSet::replace(script.length, 0, 0, u"# look\n"_s);
    script.length = above.lengthAfter();
    script.interviewer(40,
        event::Edited {
            limiterFile, ++script.version, { u"desk"_s }, 1, above, u"input.type"_s, { OriginKind::Interviewer, {} } });
    script.program(50, event::ConnectionChanged { candidateId, false });
    return script;
}

std::optional<RemoteCaret> caretOf(const CodePane& pane, const ParticipantId& who)
{
    for (const RemoteCaret& caret : pane.carets().all()) {
        if (caret.who == who && caret.isPlaced)
            return caret;
    }
    return std::nullopt;
}

QString selectedBy(const CodePane& pane, const ParticipantId& who)
{
    const auto caret = caretOf(pane, who);
    return caret ? pane.plainText().sliced(caret->from(), caret->to() - caret->from()) : u"nobody"_s;
}

qint32 headOf(const CodePane& pane, const ParticipantId& who)
{
    const auto caret = caretOf(pane, who);
    return caret ? caret->head : -1;
}

constexpr qint64 second = 1'000'000;

} // namespace

class TestCodeReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void caretsStandWhereTheyStoodForwardsAndBackwards()
    {
        SessionModel model(sampleKit(), session().events);
        CodePane pane(&model, limiterFile);
        const auto check = [&] {
            model.seek(5 * second);
            QCOMPARE(headOf(pane, candidateId), -1);
            model.seek(15 * second);
            QCOMPARE(headOf(pane, candidateId), 4);
            model.seek(25 * second); // typed, and no word about the caret
            QCOMPARE(headOf(pane, candidateId), 9);
            model.seek(32 * second);
            QCOMPARE(selectedBy(pane, candidateId), u"three"_s);
            QCOMPARE(headOf(pane, interviewerId), -1);
            model.seek(45 * second); // the text before it has grown
            QCOMPARE(selectedBy(pane, candidateId), u"three"_s);
            QCOMPARE(headOf(pane, interviewerId), 7);
        };
        check();
        check();                 // from the end
        model.seek(25 * second); // backwards, over the selection
        QCOMPARE(headOf(pane, candidateId), 9);
        QCOMPARE(selectedBy(pane, candidateId), QString());
        model.seek(0);
        QVERIFY(pane.carets().all().isEmpty());
    }

    void stepByStepIsTheSameAsAtOnce()
    {
        SessionModel model(sampleKit(), session().events);
        CodePane stepping(&model, limiterFile);
        for (qint64 at = 0; at <= 50; ++at)
            model.seek(at * second);
        const CodePane fresh(&model, limiterFile);
        for (const auto& who : { candidateId, interviewerId })
            QCOMPARE(headOf(stepping, who), headOf(fresh, who));
        QCOMPARE(selectedBy(stepping, candidateId), u"three"_s);
    }

    void theFlagSaysHowLongItWasSelected()
    {
        SessionModel model(sampleKit(), session().events);
        CodePane pane(&model, limiterFile);
        const auto* overlay = pane.findChild<PaneOverlay*>();
        model.seek(39 * second);
        QCOMPARE(overlay->flagText(*caretOf(pane, candidateId)), u"Ines, selected for 0:09"_s);
        model.seek(50 * second);
        QCOMPARE(overlay->flagText(*caretOf(pane, candidateId)), u"Ines, offline"_s);
    }

    void theModelSaysWhoStandsWhere()
    {
        SessionModel model(sampleKit(), session().events);
        model.seek(45 * second);
        const auto cursors = model.cursors();
        QCOMPARE(cursors.size(), 2);
        QCOMPARE(cursors.value(candidateId).version, 2);
        QCOMPARE(cursors.value(candidateId).file, limiterFile);
        model.seek(12 * second);
        QCOMPARE(model.cursors().value(candidateId).version, 0);
        QCOMPARE(model.cursors().value(candidateId).head, 4);
    }

    void itPaints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void itPaints()
    {
        QFETCH(bool, dark);
        SessionModel model(sampleKit(), session().events);
        model.seek(45 * second);
        QWidget window; // without size limits: the offscreen platform warns about those
        CodeArea area(&model, &window);
        area.resize(760, 260);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QCOMPARE(area.currentPane()->carets().all().size(), 2);
        takePicture(area, u"code carets in replay "_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestCodeReplay)
#include "tst_code_replay.moc"
