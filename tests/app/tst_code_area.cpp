// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "editor/code_area.h"
#include "editor/file_tabs.h"
#include "editor/find_bar.h"
#include "editor/origin_legend.h"
#include "editor/origin_margin.h"
#include "editor/origin_strip.h"
#include "editor/pane_overlay.h"
#include "pictures.h"
#include "theme/follow_button.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

// Each area stands in a window without size limits: the offscreen platform warns about those.

QString lines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"line %1\n"_s.arg(i);
    return text;
}

/// The file of the design's pictures with everybody's hand in it.
QList<EventPtr> designEvents()
{
    QList<EventPtr> events;
    const auto put = [&events](const char* actor, event::Payload payload) {
        events.append(std::make_shared<const Event>(Event {
            events.size() + 1, { QString::fromLatin1(actor) }, events.size() * 1'000'000, 0, std::move(payload) }));
    };
    const std::pair<OriginKind, const char*> rows[] = {
        { OriginKind::Baseline, "\"\"\"Sliding-window rate limiter for the public API.\"\"\"\n" },
        { OriginKind::Baseline, "from __future__ import annotations\n\n" },
        { OriginKind::Assistant, "import threading\n" }, { OriginKind::Baseline, "import time\n" },
        { OriginKind::Pasted, "from collections import deque\n" },
        { OriginKind::Assistant, "from dataclasses import dataclass, field\n" }, { OriginKind::Baseline, "\n\n" },
        { OriginKind::Assistant, "@dataclass(slots=True)\nclass Window:\n    limit: int\n" },
        { OriginKind::Candidate, "    period: float  # seconds on the injected clock\n" },
        { OriginKind::Pasted, "    hits: deque[float] = field(default_factory=deque)\n" },
        { OriginKind::Baseline, "\n\nclass RateLimiter:\n    def allow(self, key: str) -> bool:\n" },
        { OriginKind::Assistant,
            "        now = self._clock()\n        w = self._windows.get(key)\n        if w is None:\n            with "
            "self._lock:\n                w = self._windows[key] = Window(self._limit, self._period)\n        while "
            "w.hits and now - w.hits[0] >= w.period:\n            w.hits.popleft()\n        if len(w.hits) " },
        { OriginKind::Edited, ">=" },
        { OriginKind::Assistant,
            " w.limit:\n            return False\n        w.hits.append(now)\n        return True\n" },
        { OriginKind::Baseline, "\n    def retry_after(self, key: str) -> float:\n" },
        { OriginKind::Candidate,
            "        \"\"\"Seconds until `allow` can succeed again != 0.0 if it can now.\"\"\"\n" },
        { OriginKind::Edited, "        if w is None or len(w.hits) < w.limit:\n" },
        { OriginKind::Interviewer, "        # what happens at the boundary?\n        # and before it?\n" },
        { OriginKind::Unknown, "        return max(0.0, w.hits[0] + w.period - self._clock())\n" }
    };
    put("", event::ParticipantJoined { { u"i1"_s }, Role::Interviewer, u"R. Lantern"_s });
    put("", event::ParticipantJoined { { u"c1"_s }, Role::Candidate, u"Ines Fable"_s });
    put("", event::ConnectionChanged { { u"c1"_s }, true });
    put("", event::FileAdded { CodeRig::file, {}, u"limiter.py"_s, {}, false });
    put("", event::FileAdded { { u"f3"_s }, {}, u"test_limiter.py"_s, u"def test():\n    pass\n"_s, false });
    put("", event::FileAdded { CodeRig::brief, {}, u"brief.md"_s, u"# Brief\n"_s, true });
    qint32 length = 0;
    qint64 version = 0;
    for (const auto& [kind, text] : rows) {
        const QString added = QString::fromUtf8(text);
        put("c1",
            event::Edited { CodeRig::file, ++version, { u"x"_s }, version,
                ChangeSet::replace(length, length, length, added), u"input.type"_s,
                { kind, kind == OriginKind::Assistant ? u"S4"_s : QString() } });
        length += qint32(added.size());
    }
    put("i1", event::FlawJudged { { u"F1"_s }, FlawVerdict::Caught });
    return events;
}

Kit designKit()
{
    Kit kit = CodeRig::kit({}, u"limiter.py"_s);
    kit.tasks[0].flaws = { { { u"F1"_s }, false, u"off by one"_s, CodeRig::file, u"if len(w.hits) >="_s, {} },
        { { u"F2"_s }, false, u"race on a new key"_s, CodeRig::file, u"if w is None:"_s, {} },
        { { u"C1"_s }, true, u"injected clock is right"_s, CodeRig::file, u"now = self._clock()"_s, {} } };
    return kit;
}

} // namespace

class TestCodeArea : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
    }

    void nothingYetIsSaidInWords()
    {
        SessionModel model(CodeRig::kit({}, u"main.py"_s));
        QWidget window;
        CodeArea area(&model, &window);
        area.resize(700, 300);
        QVERIFY(area.currentFile().isEmpty());
        QVERIFY(!area.currentPane());
        area.find();
        area.goToEvent(1);
        area.setOriginsVisible(false);
        takePicture(area, u"code area empty"_s);
    }

    void filesBecomeTabs()
    {
        CodeRig rig;
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        auto* tabs = area.findChild<FileTabs*>();
        QCOMPARE(tabs->count(), 2);
        QCOMPARE(area.currentFile(), CodeRig::file);
        QSignalSpy changed(&area, &CodeArea::currentFileChanged);
        tabs->setCurrentIndex(1);
        QCOMPARE(area.currentFile(), CodeRig::brief);
        QCOMPARE(changed.count(), 1);
        QVERIFY(area.currentPane()->isReadOnly());
        QVERIFY(!tabs->tabIcon(1).isNull());
        QVERIFY(tabs->tabIcon(0).isNull());
    }

    void followingGoesWhereTheCandidateIs()
    {
        CodeRig rig(lines(300));
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        area.resize(900, 400);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(area.isFollowing());
        area.openFile(CodeRig::file);
        const qint32 far = area.currentPane()->textIndex().lineStart(200);
        rig.pageEdits(far, far, u"here "_s);
        rig.settle();
        const auto inView = [&](int line) {
            const CodePane* pane = area.currentPane();
            return line >= pane->topLine() && line < pane->topLine() + pane->linesInView();
        };
        QTRY_VERIFY(inView(200));
        QVERIFY(area.isFollowing());
        QCOMPARE(area.findChild<FileTabs*>()->candidateFile(), CodeRig::file);
        rig.pageMoves(0, 0);
        rig.settle();
        QTRY_VERIFY(inView(0));
        QVERIFY(area.isFollowing());
    }

    void followingEndsWithTheInterviewersHand_data()
    {
        QTest::addColumn<QString>("hand");
        for (const char* hand : { "wheel", "strip", "key", "typing", "tab" })
            QTest::newRow(hand) << QString::fromLatin1(hand);
    }
    void followingEndsWithTheInterviewersHand()
    {
        QFETCH(QString, hand);
        CodeRig rig(lines(300));
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        area.resize(900, 400);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        rig.pageEdits(0, 0, u"here "_s);
        rig.settle();
        QVERIFY(area.isFollowing());
        CodePane* pane = area.currentPane();
        pane->setFocus();
        if (hand == u"wheel") {
            QWheelEvent wheel({ 50, 50 }, pane->mapToGlobal(QPointF(50, 50)), {}, { 0, -240 }, Qt::NoButton, {},
                Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(pane->viewport(), &wheel);
        } else if (hand == u"strip") {
            QTest::mouseClick(area.findChild<OriginStrip*>(), Qt::LeftButton, {}, { 8, 250 });
        } else if (hand == u"key") {
            QTest::keyClick(pane, Qt::Key_PageDown);
        } else if (hand == u"typing") {
            QTest::keyClick(pane, 'x');
        } else {
            area.findChild<FileTabs*>()->setCurrentIndex(1);
        }
        QTRY_VERIFY(!area.isFollowing());
        QCOMPARE(area.findChild<FollowButton*>()->text(), u"Free look"_s);
        area.setFollowing(true);
        QCOMPARE(area.currentFile(), CodeRig::file);
        QCOMPARE(area.findChild<FollowButton*>()->text(), u"Following Ines"_s);
    }

    void anEventIsShownInItsPlace()
    {
        CodeRig rig(lines(300));
        SessionModel* model = rig.addModel();
        QWidget window;
        CodeArea area(model, &window);
        area.resize(900, 400);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        rig.pageEdits(2000, 2000, u"there"_s);
        rig.settle();
        const Seq seq = model->state().lastSeq;
        rig.pageEdits(0, 0, u"\U0001F600 above\n"_s);
        rig.settle();
        area.openFile(CodeRig::brief);
        area.goToEvent(seq);
        QCOMPARE(area.currentFile(), CodeRig::file);
        QCOMPARE(area.currentPane()->selectionText(), u"there"_s);
        QVERIFY(!area.isFollowing());
    }

    void findMarksAndGoesRound()
    {
        CodeRig rig(u"one\U0001F600 two\nTWO one\ntwo\n"_s);
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        area.find();
        auto* bar = area.findChild<FindBar*>();
        auto* field = bar->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"two"_s);
        QCOMPARE(area.currentPane()->selectionText(), u"two"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(area.currentPane()->selectionText(), u"TWO"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(area.currentPane()->selection().first, qint32(area.currentPane()->plainText().lastIndexOf(u"two"_s)));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(area.currentPane()->hasFocus());
    }

    void theMarginTellsWhoWroteALine()
    {
        SessionModel model(designKit(), designEvents());
        QWidget window;
        CodeArea area(&model, &window);
        area.resize(1000, 380);
        window.resize(area.size());
        auto* margin = area.findChild<OriginMargin*>();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        CodePane* pane = area.currentPane();
        area.setFollowing(false);
        pane->scrollToLine(0);
        QCOMPARE(margin->letterAt(0), u"B"_s);
        QCOMPARE(margin->letterAt(1), QString());
        QCOMPARE(margin->letterAt(3), u"A"_s);
        QCOMPARE(margin->letterAt(5), u"V"_s);
        pane->scrollToLine(1);
        QCOMPARE(margin->letterAt(1), u"B"_s); // the top of the view
        QCOMPARE(pane->marks().odd.size(), 1);
        QCOMPARE(pane->marks().odd.first().kind, OriginKind::Edited);
        const auto underlined = [pane] {
            const long at = pane->textIndex().toByte(qint32(pane->plainText().indexOf(u">= w.limit"_s)));
            return sendSci(*pane, QsciScintillaBase::SCI_INDICATORVALUEAT, 8 + int(OriginKind::Edited), at);
        };
        area.goToEvent(19);
        QTRY_COMPARE(underlined(), 1);
        const auto* legend = area.findChild<OriginLegend*>();
        QVERIFY(legend->isVisible());
        // One switch for everything that says whose it is; the line numbers stay.
        const QImage with = margin->grab().toImage();
        area.setOriginsVisible(false);
        QTRY_COMPARE(underlined(), 0);
        QCOMPARE(margin->letterAt(pane->topLine()), QString());
        QVERIFY(!legend->isVisible());
        takePicture(area, u"code without origins"_s);
        const QImage without = margin->grab().toImage();
        const auto columns = [](const QImage& image, int from, int to) { return image.copy(from, 0, to - from, 380); };
        const int letters = margin->width() - 29;
        QVERIFY(columns(with, 0, letters) == columns(without, 0, letters));
        QVERIFY(columns(with, letters, margin->width()) != columns(without, letters, margin->width()));
        area.setOriginsVisible(true);
        QTRY_COMPARE(underlined(), 1);
        QVERIFY(margin->grab().toImage() == with);
    }

    void theSharesAreOfTheFileShown()
    {
        CodeRig rig(u"base\n"_s);
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        area.resize(1200, 380);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto* legend = area.findChild<OriginLegend*>();
        QCOMPARE(legend->shareText(OriginKind::Baseline), u"100 %"_s);
        QCOMPARE(legend->shareText(OriginKind::Candidate), QString());
        rig.pageEdits(5, 5, QString(15, u'x'));
        rig.settle();
        QTRY_COMPARE(legend->shareText(OriginKind::Candidate), u"75 %"_s);
        QCOMPARE(legend->shareText(OriginKind::Baseline), u"25 %"_s);
        QCOMPARE(legend->accessibleName(), u"Who wrote main.py: Candidate 75 %, Baseline 25 %"_s);
        area.currentPane()->select(0, 0);
        QTest::keyClicks(area.currentPane(), u"i"_s); // before the host has it
        QTRY_COMPARE(legend->shareText(OriginKind::Interviewer), u"5 %"_s);
        area.openFile(CodeRig::brief);
        QCOMPARE(legend->shareText(OriginKind::Candidate), QString());
        QCOMPARE(legend->shareText(OriginKind::Baseline), u"100 %"_s);
        rig.settle();
    }

    void patternsDifferWithoutColour()
    {
        Theme::instance().install(ThemeChoice::Dark);
        QList<QImage> seen;
        for (const OriginKind kind : { OriginKind::Baseline, OriginKind::Candidate, OriginKind::Assistant,
                 OriginKind::Edited, OriginKind::Pasted, OriginKind::Interviewer, OriginKind::Unknown }) {
            QImage image(7, 38, QImage::Format_RGB32);
            image.fill(Theme::instance().color(Token::SurfaceBase));
            QPainter painter(&image);
            paintOriginBand(painter, kind, image.rect());
            painter.end();
            // Ink or no ink: what is left when all colours look the same. An edge that is half covered is ink.
            const int base = qGray(Theme::instance().color(Token::SurfaceBase).rgb());
            int most = 1;
            const auto contrast = [&](int x, int y) { return std::abs(qGray(image.pixel(x, y)) - base); };
            for (int i = 0; i < image.width() * image.height(); ++i)
                most = std::max(most, contrast(i % image.width(), i / image.width()));
            QImage ink(image.size(), QImage::Format_Grayscale8);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    ink.scanLine(y)[x] = 2 * contrast(x, y) >= most ? 255 : 0;
            }
            for (const QImage& other : std::as_const(seen)) {
                int different = 0;
                for (int y = 0; y < ink.height(); ++y) {
                    for (int x = 0; x < ink.width(); ++x)
                        different += ink.constScanLine(y)[x] != other.constScanLine(y)[x];
                }
                QVERIFY2(different >= 38, qPrintable(originName(kind))); // a pixel of seven in every row
            }
            seen += ink;
        }
    }

    void theStripIsTheWholeFile()
    {
        CodeRig rig(lines(1000));
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        area.resize(900, 400);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* strip = area.findChild<OriginStrip*>();
        QVERIFY(strip->pitch() * 1000 <= strip->height());
        QTest::mouseClick(strip, Qt::LeftButton, {}, { 8, strip->height() / 2 });
        const int middle = area.currentPane()->topLine() + area.currentPane()->linesInView() / 2;
        QVERIFY(std::abs(middle - 500) < 30);
        QTest::mouseClick(strip, Qt::LeftButton, {}, { 8, strip->height() - 1 });
        QCOMPARE(area.currentPane()->topLine(), 1001 - area.currentPane()->linesInView());
    }

    void theFlagSaysWhoAndHowLong()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        const auto* overlay = pane.findChild<PaneOverlay*>();
        rig.pageMoves(4, 4);
        rig.settle();
        QTRY_VERIFY(!pane.carets().all().isEmpty());
        QCOMPARE(overlay->flagText(pane.carets().all().first()), u"Ines"_s);
        rig.pageMoves(0, 6);
        rig.settle();
        QTRY_VERIFY(pane.carets().all().first().hasSelection());
        QCOMPARE(overlay->flagText(pane.carets().all().first()), u"Ines, selected 2 lines for 0:00"_s);
        rig.session().setConnected(rig.candidate, false);
        rig.settle();
        QCOMPARE(overlay->flagText(pane.carets().all().first()), u"Ines, offline"_s);
    }

    void everyPartPaints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << false << 1010;
        QTest::newRow("dark") << true << 1010;
        QTest::newRow("narrow") << true << 560;
    }
    void everyPartPaints()
    {
        QFETCH(bool, dark);
        QFETCH(int, width);
        SessionModel model(designKit(), designEvents());
        QWidget window;
        CodeArea area(&model, &window);
        area.resize(width, 460);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light); // while it is shown
        const CodePane* pane = area.currentPane();
        QCOMPARE(pane->lineHeight(), qRound(QFontInfo(Theme::instance().code()).pixelSize() * 1.46));
        QCOMPARE(pane->topLine(), pane->textIndex().lineCount() - pane->linesInView()); // still at the last edit
        takePicture(area, u"code replay "_s + QString::fromLatin1(QTest::currentDataTag()));
    }

    void aLivePanePaints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void aLivePanePaints()
    {
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const auto rows = designEvents();
        SessionModel recorded(designKit(), rows);
        CodeRig rig(recorded.state().file(CodeRig::file)->document.text(), u"limiter.py"_s);
        QWidget window;
        CodeArea area(rig.addModel(), &window);
        area.resize(1010, 460);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        CodePane* pane = area.currentPane();
        const qint32 from = qint32(rig.text().indexOf(u"if w is None"_s));
        rig.pageEdits(from, from, u"print(now != 0)\n        "_s);
        rig.settle();
        rig.pageMoves(from, qint32(rig.text().indexOf(u"while w.hits"_s)) - 9);
        rig.settle();
        pane->setFocus();
        area.find();
        area.findChild<QLineEdit*>()->setText(u"self"_s);
        QTRY_VERIFY(!pane->carets().all().isEmpty());
        takePicture(area, u"code live "_s + QString::fromLatin1(QTest::currentDataTag()));
        rig.session().setConnected(rig.candidate, false);
        rig.settle();
        takePicture(area, u"code offline "_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestCodeArea)
#include "tst_code_area.moc"
