// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/header_bar.h"
#include "keys/action_registry.h"
#include "models/session_model.h"
#include "session_script.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestCockpitHeader : public QObject {
    Q_OBJECT

private:
    SessionScript m_script;
    std::unique_ptr<SessionModel> m_model;
    DesktopSink m_sink;
    std::unique_ptr<QWidget> m_window;
    ActionRegistry* m_actions = nullptr;
    HeaderBar* m_header = nullptr;

    void feedAll()
    {
        for (const EventPtr& event : std::as_const(m_script.events)) {
            if (event->seq > m_model->state().lastSeq)
                m_sink.event(event);
        }
        QTRY_COMPARE(m_model->state().lastSeq, m_script.events.size());
    }

    void build(int width = 1600)
    {
        m_window = std::make_unique<QWidget>();
        m_actions = new ActionRegistry(m_window.get());
        m_header = new HeaderBar(m_model.get(), m_actions, m_window.get());
        m_window->resize(width, 44);
        m_header->resize(width, 44);
        m_window->show();
        m_header->refresh();
    }

    void goLive(int width = 1600, bool withTests = false)
    {
        m_script = {};
        m_script.begin();
        Kit kit = sampleKit();
        kit.minutes = 60;
        if (withTests)
            kit.tasks[0].test.command = { u"pytest"_s };
        m_model = std::make_unique<SessionModel>(kit);
        m_model->attach(std::make_shared<FakeHosted>());
        m_sink = m_model->feed();
        feedAll();
        m_sink.transient(transient::SavedThrough { m_script.events.size() });
        QTRY_COMPARE(m_model->savedThrough(), m_script.events.size());
        build(width);
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
    }
    void cleanup()
    {
        m_window.reset();
        m_model.reset();
    }

    void savedIsSaid()
    {
        goLive();
        QCOMPARE(m_header->statusText(), u"Saved through #5"_s);
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void aNarrowHeaderSaysItShorter()
    {
        goLive(1280);
        QCOMPARE(m_header->statusText(), u"#5"_s);
    }

    void waitingIsSaidOnlyAfterASecond()
    {
        goLive();
        m_script.candidate(double(m_model->nowUs()) / 1e6, event::BookmarkAdded {});
        feedAll();
        m_header->refresh();
        QCOMPARE(m_header->statusText(), u"Saved through #5"_s);
        // Older than the clock by two seconds: as if it had waited so long.
        m_script.events.clear();
        cleanup();
        m_script.begin();
        m_model = std::make_unique<SessionModel>(sampleKit());
        m_model->attach(std::make_shared<FakeHosted>());
        m_sink = m_model->feed();
        m_script.candidate(1, event::BookmarkAdded {});
        m_script.candidate(4, event::BookmarkAdded {});
        feedAll();
        m_sink.transient(transient::SavedThrough { 5 });
        QTRY_COMPARE(m_model->savedThrough(), 5);
        build();
        QVERIFY2(m_header->statusText().startsWith(u"Saving, 2 event"_s), qPrintable(m_header->statusText()));
    }

    void notSavedColoursTheHeaderAndSaysWhatIsHeld()
    {
        goLive();
        m_script.candidate(1, event::BookmarkAdded {});
        feedAll();
        m_sink.transient(transient::SaveFailed { u"disk full"_s });
        QTRY_COMPARE(m_header->alarm(), HeaderBar::Alarm::NotSaved);
        QVERIFY2(m_header->statusText().contains(u"Not saved: disk full"_s), qPrintable(m_header->statusText()));
        QVERIFY2(m_header->statusText().contains(u"held since 00:01"_s), qPrintable(m_header->statusText()));
        QCOMPARE(m_header->grab().toImage().pixelColor(2, 2), Theme::instance().color(Token::StateFailWash));
        m_sink.transient(transient::SaveFailed {});
        m_sink.transient(transient::SavedThrough { 6 });
        QTRY_COMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void anOfflineCandidateIsSaid()
    {
        goLive();
        m_script.program(2, event::ConnectionChanged { candidateId, false });
        feedAll();
        m_sink.transient(transient::SavedThrough { 6 });
        m_header->refresh();
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::Offline);
        QVERIFY2(m_header->statusText().startsWith(u"Ines is offline"_s), qPrintable(m_header->statusText()));
        QSignalSpy copied(m_header, &HeaderBar::copyLinkRequested);
        for (auto* button : m_header->findChildren<ActionButton*>()) {
            if (button->text() == "Copy link"_L1)
                button->click();
        }
        QCOMPARE(copied.size(), 1);
        m_script.program(3, event::ConnectionChanged { candidateId, true });
        feedAll();
        m_header->refresh();
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void runsThatCannotStartColourTheHeader()
    {
        goLive(1600, true);
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None); // nothing heard yet
        m_sink.transient(transient::RunningKnown { u"bwrap is missing"_s });
        QTRY_COMPARE(m_header->alarm(), HeaderBar::Alarm::NoRuns);
        QCOMPARE(m_header->statusText(), u"Runs cannot start, bwrap is missing"_s);
        QCOMPARE(m_header->grab().toImage().pixelColor(2, 2), Theme::instance().color(Token::StateFlawWash));
        m_sink.transient(transient::CommandRefused { u"no"_s }); // a refusal is read all the same
        QTRY_VERIFY(m_header->statusText().contains(u"Not done"_s));
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::NoRuns);
        m_sink.transient(transient::RunningKnown {});
        QTRY_COMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void aTaskWithNothingToRunRaisesNoAlarm()
    {
        goLive();
        m_sink.transient(transient::RunningKnown { u"bwrap is missing"_s });
        QTRY_VERIFY(m_model->whyNoRuns());
        m_header->refresh();
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void aReplayIsRecorded()
    {
        m_script = {};
        m_script.begin();
        m_script.program(90, event::SessionEnded {});
        m_model = std::make_unique<SessionModel>(sampleKit(), m_script.events);
        build();
        QVERIFY2(m_header->statusText().startsWith(u"Recorded "_s), qPrintable(m_header->statusText()));
        QCOMPARE(m_header->clockText(), u"00:01:30"_s);
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void aRefusalIsSaidInPlace()
    {
        goLive();
        m_sink.transient(transient::CommandRefused { u"The last task has begun."_s });
        QTRY_VERIFY(m_header->statusText().contains(u"The last task has begun."_s));
        QCOMPARE(m_header->alarm(), HeaderBar::Alarm::None);
    }

    void aQuestionIsAnsweredOnce()
    {
        goLive();
        int answers = 0;
        m_header->confirm(u"End?"_s, u"End"_s, [&answers] { ++answers; });
        QVERIFY(m_header->isAsking());
        m_header->answer(true);
        m_header->answer(true);
        QCOMPARE(answers, 1);
        m_header->confirm(u"End?"_s, u"End"_s, [&answers] { ++answers; });
        m_header->answer(false);
        QCOMPARE(answers, 1);
    }
};

QTEST_MAIN(TestCockpitHeader)
#include "tst_cockpit_header.moc"
