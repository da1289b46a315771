// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_model.h"
#include "session_script.h"
#include "warnings.h"

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestSessionModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void anEditDoesNotWaitForTheFrameOfACaret()
    {
        SessionScript script;
        script.begin();
        SessionModel model(sampleKit());
        const DesktopSink feed = model.feed();
        feed.transient(transient::CursorMoved { { u"c1"_s }, { u"main.py"_s }, 0, 1, 1 });
        QTRY_VERIFY(!model.cursors().isEmpty());
        // The caret was shown this moment; one more would wait for the next frame.
        feed.transient(transient::CursorMoved { { u"c1"_s }, { u"main.py"_s }, 0, 2, 2 });
        feed.event(script.events.first());
        QCoreApplication::processEvents();
        QCOMPARE(model.state().lastSeq, script.events.first()->seq);
        QCOMPARE(model.cursors().value({ u"c1"_s }).head, 2); // in the order in which they came
    }

    void nothingIsLostBetweenFrames()
    {
        SessionScript script;
        script.begin();
        SessionModel model(sampleKit());
        const DesktopSink feed = model.feed();
        int heard = 0;
        connect(&model, &SessionModel::eventApplied, this, [&heard] { ++heard; });
        for (const EventPtr& event : std::as_const(script.events)) {
            feed.event(event);
            feed.transient(transient::SavedThrough { event->seq });
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(model.savedThrough(), script.events.last()->seq);
        QCOMPARE(heard, int(script.events.size()));
    }
};

QTEST_GUILESS_MAIN(TestSessionModel)
#include "tst_session_model.moc"
