// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "editor/pane_frame.h"
#include "replay/replay_cursor.h"
#include "state_dump.h"
#include "store/archive/verify.h"
#include "store/journal_writer.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QRandomGenerator>

// One log, many views: whatever people did, the live session, what is stored, every replay, the window's pane and the
// candidate's page have the same. (The page here is the protocol's client; real Chromium is in tests/e2e.)

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Sci = QsciScintillaBase;

namespace {

const SessionId session { u"s"_s };

SessionState foldOf(const QList<EventPtr>& events, qsizetype count)
{
    SessionState state;
    for (const EventPtr& event : events.first(count)) {
        if (auto applied = state.apply(event); !applied)
            qFatal("%ls", qUtf16Printable(applied.error().what));
    }
    return state;
}

/// What people do, at random.
class Story {
public:
    explicit Story(uint seed)
        : m_random(seed)
        , rig(u"h\U0001F600llo\nw\u00f6rld\n"_s)
        , pane(rig.addModel(), CodeRig::file)
    {
    }

    void tell(int steps)
    {
        for (int step = 0; step < steps; ++step)
            act();
        QTRY_VERIFY((pane.sync().flush(), rig.settle(), !pane.sync().hasUnconfirmed()));
        rig.settle();
    }

private:
    void act()
    {
        rig.clock().advanceMs(m_random.bounded(3));
        switch (m_random.bounded(9)) {
        case 0: return type();
        case 1:
        case 2:
        case 3: return pageEdits();
        case 4: return rig.carryOut();
        case 5: return rig.pageMoves(0, 0);
        case 6: return sayPrivately();
        case 7: return rig.post(command::AddBookmark {});
        default: QCoreApplication::processEvents();
        }
    }
    void type()
    {
        const int length = pane.textIndex().length();
        const long at = sendSci(pane, Sci::SCI_POSITIONBEFORE, pane.textIndex().toByte(m_random.bounded(length + 1)));
        sendSci(pane, Sci::SCI_SETSELECTION, at, at);
        switch (m_random.bounded(4)) {
        case 0: QTest::keyClick(&pane, Qt::Key_Backspace); break;
        case 1: pane.undo(); break;
        case 2: pane.insert(u"\U0001F680z"_s); break;
        default: QTest::keyClicks(&pane, u"ab"_s);
        }
    }
    void pageEdits()
    {
        auto at = qint32(m_random.bounded(int(rig.pageText.size()) + 1));
        at -= at < rig.pageText.size() && rig.pageText.at(at).isLowSurrogate() ? 1 : 0;
        auto to = std::min<qint32>(at + qint32(m_random.bounded(3)), qint32(rig.pageText.size()));
        to += to < rig.pageText.size() && rig.pageText.at(to).isLowSurrogate() ? 1 : 0;
        rig.pageEdits(at, to, m_random.bounded(3) ? u"P"_s : u"two\nlines"_s);
    }
    void sayPrivately() { rig.post(command::AddNote { u"note %1 \uFEFF \"'"_s.arg(m_random.bounded(100)), {} }); }

    QRandomGenerator m_random;

public:
    CodeRig rig;
    CodePane pane;
};

} // namespace

class TestInvariant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init()
    {
        failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void everyViewHasTheSame_data()
    {
        QTest::addColumn<uint>("seed");
        const uint stories = qEnvironmentVariableIsSet("STORIES") ? uint(qEnvironmentVariableIntValue("STORIES")) : 12U;
        for (uint seed = 1; seed <= stories; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void everyViewHasTheSame()
    {
        QFETCH(uint, seed);
        Story story(seed);
        story.tell(400);
        const QString text = story.rig.text();
        const QJsonObject live = dump(story.rig.session().state());
        QCOMPARE(story.pane.plainText(), text);
        QCOMPARE(story.rig.pageText, text);

        const QList<EventPtr> stored = storedAndRead(story.rig.events, story.rig.session().kit());
        QCOMPARE(stored.size(), story.rig.events.size());
        QCOMPARE(dump(foldOf(stored, stored.size())), live);

        ReplayCursor cursor(stored);
        QVERIFY(cursor.seekUs(cursor.durationUs()).has_value());
        QCOMPARE(dump(cursor.state()), live);
        checkInstants(cursor, seed);
        checkReplayedPane(stored, seed);
    }

private:
    QList<EventPtr> storedAndRead(const QList<EventPtr>& events, const Kit& kit) const
    {
        const QString file = m_dir->filePath(u"w.jumpseat"_s);
        {
            const auto workspace = *Workspace::open(file, Workspace::Mode::ReadWrite);
            const auto writer = *JournalWriter::start(*workspace, {});
            writer->createSession(session, kit);
            for (const EventPtr& event : events)
                writer->append(session, event);
            if (!writer->flush())
                return {};
        }
        const auto verdict = verify(file);
        if (!verdict || !verdict->isSound())
            return {};
        return (*Workspace::open(file, Workspace::Mode::ReadOnly))->events(session).value_or(QList<EventPtr>());
    }

    /// Forwards, backwards, over snapshots and within them: always the fold of what had happened by then.
    static void checkInstants(ReplayCursor& cursor, uint seed)
    {
        QRandomGenerator random(seed);
        for (int i = 0; i < 12; ++i) {
            const auto us = qint64(random.bounded(double(cursor.durationUs()) + 1));
            QVERIFY(cursor.seekUs(us).has_value());
            const auto isLater = [&](const EventPtr& event) { return event->atUs > us; };
            const auto count = std::ranges::find_if(cursor.events(), isLater) - cursor.events().begin();
            QCOMPARE(cursor.applied(), count);
            QCOMPARE(dump(cursor.state()), dump(foldOf(cursor.events(), count)));
        }
    }

    static void checkReplayedPane(const QList<EventPtr>& events, uint seed)
    {
        SessionModel model(CodeRig::kit({}, u"main.py"_s), events);
        CodePane pane(&model, CodeRig::file);
        QRandomGenerator random(seed + 1000);
        for (int i = 0; i < 12; ++i) {
            model.seek(qint64(random.bounded(double(model.durationUs()) + 1)));
            const FileState* file = model.state().file(CodeRig::file);
            QCOMPARE(pane.plainText(), file ? file->document.text() : QString());
        }
        model.seek(model.durationUs());
        QCOMPARE(pane.plainText(), model.state().file(CodeRig::file)->document.text());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestInvariant)
#include "tst_invariant.moc"
