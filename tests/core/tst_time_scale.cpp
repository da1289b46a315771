// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/time_scale.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;

namespace {
constexpr qint64 second = 1'000'000;
constexpr qint64 minute = 60 * second;
} // namespace

class TestTimeScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void timeAndPixelAreInverse()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 2000; ++i) {
            const qint64 from = random.bounded(5000) * second;
            const TimeScale scale(from, from + (3 + random.bounded(7200)) * second, 1 + random.bounded(3000));
            const double x = random.bounded(1.0) * scale.widthPx();
            QVERIFY(std::abs(scale.xOf(scale.timeAt(x)) - x) <= 1 / scale.usPerPx() + 1e-9);
            QCOMPARE(scale.columnOf(scale.fromUs()), 0);
            QCOMPARE(scale.columnOf(scale.toUs()), qRound(scale.widthPx()));
        }
    }

    void laterIsNeverFurtherLeft()
    {
        const TimeScale scale(0, 45 * minute, 1484);
        int before = -1;
        for (qint64 us = 0; us <= 45 * minute; us += 700'001) {
            QVERIFY(scale.columnOf(us) >= before);
            before = scale.columnOf(us);
        }
    }

    void zoomKeepsTheTimeUnderTheHand()
    {
        QRandomGenerator random(2);
        for (int i = 0; i < 500; ++i) {
            const TimeScale scale(0, 60 * minute, 1500);
            const double x = random.bounded(1500);
            const auto zoomed = scale.zoomed(0.5 + random.bounded(8.0), x);
            QVERIFY(std::abs(zoomed.timeAt(x) - scale.timeAt(x)) <= 2);
        }
    }

    void zoomStopsAtTheShortestSpan()
    {
        const auto scale = TimeScale(0, 60 * minute, 1000).zoomed(1e9, 500);
        QCOMPARE(scale.spanUs(), TimeScale::shortestSpanUs);
    }

    void clampKeepsTheStretchInsideTheSession_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<qint64>("wantFrom");
        QTest::addColumn<qint64>("wantTo");
        QTest::newRow("inside stays") << 5 * minute << 9 * minute << 5 * minute << 9 * minute;
        QTest::newRow("before the start moves") << -3 * minute << 2 * minute << qint64(0) << 5 * minute;
        QTest::newRow("behind the end moves") << 58 * minute << 63 * minute << 55 * minute << 60 * minute;
        QTest::newRow("longer than the session shrinks") << -5 * minute << 90 * minute << qint64(0) << 60 * minute;
    }
    void clampKeepsTheStretchInsideTheSession()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        const auto scale = TimeScale(from, to, 800).clamped(60 * minute);
        QTEST(scale.fromUs(), "wantFrom");
        QTEST(scale.toUs(), "wantTo");
    }

    void nothingBreaksOnDegenerateInput()
    {
        const TimeScale scale(5, 5, 0);
        QVERIFY(scale.usPerPx() > 0);
        QCOMPARE(scale.clamped(0).fromUs(), 0);
        QVERIFY(scale.ticks().size() <= 2);
    }

    void ticksAreRoundTimesWithRoomForTheirWords_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<qint64>("major");
        QTest::newRow("45 minutes") << 45 * minute << 5 * minute;
        QTest::newRow("4 min 50 s") << 290 * second << 30 * second;
        QTest::newRow("an hour") << 60 * minute << 5 * minute;
        QTest::newRow("10 seconds") << 10 * second << second;
        QTest::newRow("three days") << 72 * 60 * minute << 6 * 60 * minute;
    }
    void ticksAreRoundTimesWithRoomForTheirWords()
    {
        QFETCH(qint64, span);
        QFETCH(qint64, major);
        const TimeScale scale(minute + 1, minute + 1 + span, 1484);
        const auto ticks = scale.ticks();
        QVERIFY(ticks.size() > 4 && ticks.size() < 400);
        qint64 last = -1;
        for (const auto& tick : ticks) {
            QVERIFY(scale.contains(tick.us));
            if (!tick.major)
                continue;
            QCOMPARE(tick.us % major, 0);
            if (last >= 0)
                QCOMPARE(tick.us - last, major);
            last = tick.us;
        }
        QVERIFY(scale.xOf(major) - scale.xOf(0) >= 80);
    }
};

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_time_scale.moc"
