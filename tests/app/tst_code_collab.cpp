// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "editor/origin_margin.h"
#include "editor/pane_frame.h"
#include "editor/syntax_lexer.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Sci = QsciScintillaBase;

namespace {

void caretTo(CodePane& pane, qint32 pos)
{
    pane.select(pos, pos);
}

template <class T> QList<T> sent(const CodeRig& rig)
{
    QList<T> found;
    for (const Command& command : rig.posted) {
        if (const auto* one = std::get_if<T>(&command))
            found.append(*one);
    }
    return found;
}

QString lines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"line %1\n"_s.arg(i);
    return text;
}

/// How often a widget is painted.
class PaintCount : public QObject {
public:
    explicit PaintCount(QWidget* widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int paints = 0;
};

} // namespace

class TestCodeCollab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init() { failOnWarnings(); }

    void typingReachesTheSession()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 3);
        QTest::keyClicks(&pane, u"!?"_s);
        QCOMPARE(pane.plainText(), u"one!?\ntwo\nthree\n"_s);
        rig.settle();
        pane.sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), pane.plainText());
        QCOMPARE(rig.pageText, pane.plainText());
        QVERIFY(!pane.sync().hasUnconfirmed());
        const auto pushes = sent<command::Push>(rig);
        QCOMPARE(pushes.first().updates.first().userEvent, u"input.type"_s);
    }

    void oneOperationIsOneEdit()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        pane.select(0, 7);
        QTest::keyClick(&pane, 'x');
        pane.sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), u"x\nthree\n"_s);
        const auto pushes = sent<command::Push>(rig);
        QCOMPARE(pushes.size(), 1);
        QCOMPARE(pushes.first().updates.size(), 1);
        pane.undo();
        QCOMPARE(pane.plainText(), u"one\ntwo\nthree\n"_s);
    }

    void othersEditsArriveWithoutEcho()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        rig.pageEdits(4, 7, u"TWO\U0001F600"_s);
        rig.settle();
        QCOMPARE(pane.plainText(), u"one\nTWO\U0001F600\nthree\n"_s);
        QVERIFY(sent<command::Push>(rig).isEmpty());
    }

    void caretAndViewStayWhileOthersWrite()
    {
        CodeRig rig(lines(200));
        CodePane pane(rig.addModel(), CodeRig::file);
        pane.resize(500, 300);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        pane.scrollToLine(100);
        const qint32 start = pane.textIndex().lineStart(105);
        pane.select(start, start + 8);
        QSignalSpy scrolled(&pane, &CodePane::userScrolled);
        rig.pageEdits(0, 0, u"new\nnew\n"_s);
        rig.settle();
        QCOMPARE(pane.topLine(), 102);
        QCOMPARE(pane.selectionText(), u"line 105"_s);
        rig.pageEdits(pane.textIndex().lineStart(107), pane.textIndex().lineStart(107), u"in front "_s);
        rig.settle();
        QCOMPARE(pane.selectionText(), u"line 105"_s);
        QCOMPARE(pane.topLine(), 102);
        QCoreApplication::processEvents();
        QCOMPARE(scrolled.count(), 0);
    }

    void whatIsPastedIsMadeFit()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 0);
        QGuiApplication::clipboard()->setText(u"a\r\nb\rc"_s + QChar(0) + QChar(0xD83D) + u"\U0001F680"_s);
        QTest::keyClick(&pane, Qt::Key_V, Qt::ControlModifier);
        pane.sync().flush();
        rig.settle();
        const QString wanted = u"a\nb\nc\u2400\ufffd\U0001F680one\ntwo\nthree\n"_s;
        QCOMPARE(pane.plainText(), wanted);
        QCOMPARE(rig.text(), wanted);
        QCOMPARE(sent<command::Push>(rig).first().updates.first().userEvent, u"input.paste"_s);
    }

    void anInsertionBesideThePasteIsMadeFitToo()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 0);
        pane.insert(u"x\r\ny"_s);
        pane.sync().flush();
        rig.settle();
        QCOMPARE(pane.plainText(), u"x\nyone\ntwo\nthree\n"_s);
        QCOMPARE(rig.text(), pane.plainText());
    }

    void compositionsBecomeEditsWhenCommitted()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 3);
        QInputMethodEvent preedit(u"\u304b"_s, {});
        QCoreApplication::sendEvent(&pane, &preedit);
        QCOMPARE(pane.plainText(), u"one\ntwo\nthree\n"_s);
        QInputMethodEvent commit;
        commit.setCommitString(u"\u304b\u306a\U0001F600"_s);
        QCoreApplication::sendEvent(&pane, &commit);
        pane.sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), u"one\u304b\u306a\U0001F600\ntwo\nthree\n"_s);
        QCOMPARE(pane.plainText(), rig.text());
    }

    void droppedTextBecomesAnEdit()
    {
        struct OpenPane : CodePane {
            using CodePane::CodePane;
            using CodePane::dropEvent;
        };
        CodeRig rig;
        OpenPane pane(rig.addModel(), CodeRig::file);
        pane.resize(400, 200);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QMimeData mime;
        mime.setText(u"dropped\r\n"_s);
        QDropEvent drop(pane.pointOf(0) + QPoint(1, 3), Qt::CopyAction, &mime, Qt::LeftButton, {});
        pane.dropEvent(&drop);
        pane.sync().flush();
        rig.settle();
        QCOMPARE(pane.plainText(), u"dropped\none\ntwo\nthree\n"_s);
        QCOMPARE(rig.text(), pane.plainText());
        QCOMPARE(sent<command::Push>(rig).first().updates.first().userEvent, u"input.drop"_s);
    }

    void blockEditsChangeEveryLine()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONANCHOR, 0);
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONCARET, 9); // lines 0 to 2, one column
        QTest::keyClick(&pane, '#');
        pane.sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), pane.plainText());
        QCOMPARE(pane.plainText().count(u'#'), 3);
        QCOMPARE(sent<command::Push>(rig).size(), 1);
    }

    void linesAreIndentedInOneEdit()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        pane.select(0, 7);
        QTest::keyClick(&pane, Qt::Key_Tab);
        pane.sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), u"    one\n    two\nthree\n"_s);
        QCOMPARE(pane.plainText(), rig.text());
    }

    void ownUndoTakesOnlyOwnText()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 3);
        QTest::keyClicks(&pane, u"mine"_s);
        pane.sync().flush();
        rig.settle();
        rig.pageEdits(5, 5, u"THEIRS"_s);
        rig.settle();
        QCOMPARE(pane.plainText(), u"onemiTHEIRSne\ntwo\nthree\n"_s);
        QTest::keyClick(&pane, Qt::Key_Z, Qt::ControlModifier);
        rig.settle();
        QCOMPARE(pane.plainText(), u"oneTHEIRS\ntwo\nthree\n"_s);
        QCOMPARE(rig.text(), pane.plainText());
        QTest::keyClick(&pane, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pane.plainText(), u"oneTHEIRS\ntwo\nthree\n"_s);
        QTest::keyClick(&pane, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        rig.settle();
        QCOMPARE(QString(pane.plainText()).remove(u"THEIRS"_s), u"onemine\ntwo\nthree\n"_s);
        QCOMPARE(rig.text(), pane.plainText());
    }

    void crossedEditsConverge_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 12; ++seed)
            QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
    }
    void crossedEditsConverge()
    {
        QFETCH(uint, seed);
        QRandomGenerator random(seed);
        CodeRig rig(u"h\U0001F600llo\nw\u00f6rld\n"_s);
        CodePane first(rig.addModel(), CodeRig::file);
        CodePane second(rig.addModel(), CodeRig::file);
        const auto type = [&random](CodePane& pane) {
            const int length = pane.textIndex().length();
            const long at = sendSci(pane, Sci::SCI_POSITIONBEFORE, pane.textIndex().toByte(random.bounded(length + 1)));
            sendSci(pane, Sci::SCI_SETSELECTION, at, at);
            switch (random.bounded(5)) {
            case 0: QTest::keyClick(&pane, Qt::Key_Backspace); break;
            case 1: QTest::keyClick(&pane, Qt::Key_Return); break;
            case 2: pane.undo(); break;
            case 3: pane.insert(u"\U0001F680z"_s); break;
            default: QTest::keyClicks(&pane, u"ab"_s);
            }
        };
        for (int step = 0; step < 60; ++step) {
            switch (random.bounded(5)) {
            case 0: type(first); break;
            case 1: type(second); break;
            case 2: {
                auto at = qint32(random.bounded(int(rig.pageText.size()) + 1));
                at -= at < rig.pageText.size() && rig.pageText.at(at).isLowSurrogate() ? 1 : 0;
                auto to = std::min<qint32>(at + qint32(random.bounded(3)), qint32(rig.pageText.size()));
                to += to < rig.pageText.size() && rig.pageText.at(to).isLowSurrogate() ? 1 : 0;
                rig.pageEdits(at, to, u"P"_s);
                break;
            }
            case 3: rig.carryOut(); break;
            default: QCoreApplication::processEvents();
            }
        }
        for (int i = 0; i < 3; ++i) {
            first.sync().flush();
            second.sync().flush();
            rig.settle();
        }
        QTRY_VERIFY((rig.settle(), !first.sync().hasUnconfirmed() && !second.sync().hasUnconfirmed()));
        rig.settle();
        QCOMPARE(first.plainText(), rig.text());
        QCOMPARE(second.plainText(), rig.text());
        QCOMPARE(rig.pageText, rig.text());
        QCOMPARE(first.sync().origins().length(), first.textIndex().length());
    }

    void aRefusedPushIsOfferedAgain()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        rig.refuseAll = true;
        caretTo(pane, 0);
        QTest::keyClicks(&pane, u"x"_s);
        pane.sync().flush();
        rig.settle();
        QVERIFY(pane.sync().hasUnconfirmed());
        rig.refuseAll = false;
        QTRY_VERIFY((rig.settle(), !pane.sync().hasUnconfirmed()));
        QCOMPARE(rig.text(), u"xone\ntwo\nthree\n"_s);
    }

    void anotherRefusalDoublesNothing()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 0);
        QTest::keyClicks(&pane, u"x"_s);
        pane.sync().flush();
        rig.tell(transient::CommandRefused { u"something else"_s });
        // The host is slow: the edit is offered a second time before the first is carried out.
        QTRY_COMPARE(sent<command::Push>(rig).size(), 2);
        rig.settle();
        QCOMPARE(rig.text(), u"xone\ntwo\nthree\n"_s);
        QCOMPARE(pane.plainText(), rig.text());
    }

    void readOnlyFilesAreShownOnly()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::brief);
        QVERIFY(pane.isReadOnly());
        QTest::keyClicks(&pane, u"x"_s);
        QCOMPARE(pane.plainText(), u"Read *me*.\n"_s);
    }

    void theEndClosesThePane()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        QVERIFY(!pane.isReadOnly());
        rig.swallow = true;
        caretTo(pane, 0);
        QTest::keyClicks(&pane, u"late"_s);
        pane.sync().flush();
        rig.settle();
        QVERIFY(rig.session().execute(rig.interviewer, command::EndSession {}).has_value());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was taken from the session again"_s));
        rig.settle();
        QVERIFY(pane.isReadOnly());
        QCOMPARE(pane.plainText(), rig.text());
    }

    void theCandidatesCaretMovesWithTheText()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        rig.pageMoves(4, 7);
        rig.settle();
        QTRY_COMPARE(pane.carets().all().size(), 1);
        QCOMPARE(pane.carets().all().first().from(), 4);
        QCOMPARE(pane.carets().all().first().to(), 7);
        caretTo(pane, 0);
        pane.insert(u"\U0001F600"_s);
        QCOMPARE(pane.carets().all().first().from(), 4 + pane.textIndex().length() - 14);
        pane.sync().flush();
        rig.settle();
    }

    void theOwnCaretIsSentInConfirmedPositions()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        pane.setFocus();
        QTest::keyClicks(&pane, u"abc"_s);
        QTRY_VERIFY((rig.settle(), !sent<command::MoveCursor>(rig).isEmpty()));
        const auto last = sent<command::MoveCursor>(rig).last();
        QCOMPARE(last.head, 3);
        QCOMPARE(last.version, rig.session().state().file(CodeRig::file)->version());
        QVERIFY(pane.carets().all().isEmpty());
    }

    void ownTextIsTheInterviewers()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        caretTo(pane, 3);
        QTest::keyClicks(&pane, u"  long enough"_s);
        QCOMPARE(pane.marks().lines.first(), OriginKind::Interviewer);
        pane.sync().flush();
        rig.settle();
        QCOMPARE(pane.marks().lines.first(), OriginKind::Interviewer);
        QCOMPARE(pane.marks().lines.at(1), OriginKind::Baseline);
    }

    void flawNotesFollowTheirLine()
    {
        CodeRig rig;
        CodePane pane(rig.addModel(), CodeRig::file);
        QCOMPARE(pane.flawNotes().size(), 2);
        QCOMPARE(pane.flawNotes().first().line, 1);
        QCOMPARE(pane.flawNotes().first().words, u"off by one, open"_s);
        rig.pageEdits(0, 0, u"zero\n"_s);
        rig.settle();
        QCOMPARE(pane.flawNotes().first().line, 2);
        QVERIFY(rig.session()
                .execute(rig.interviewer, command::JudgeFlaw { { u"F1"_s }, FlawVerdict::Caught })
                .has_value());
        rig.settle();
        QVERIFY(pane.flawNotes().first().words.contains(u"caught"_s));
    }

    void anEditOfTheirsIsOnePaint()
    {
        CodeRig rig;
        QWidget window; // the frame has size limits, which the offscreen platform warns about
        window.resize(500, 300);
        auto* frame = new PaneFrame(rig.addModel(), CodeRig::file, &window);
        frame->resize(window.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(!frame->pane()->syntaxLexer()->isBusy());
        const PaintCount code(frame->pane()->viewport());
        const PaintCount margin(frame->findChild<OriginMargin*>());
        const auto theyType = [&](const QString& text) {
            const int before = code.paints;
            rig.pageEdits(0, 0, text);
            rig.settle();
            QTRY_VERIFY(code.paints > before);
            for (int i = 0; i < 20; ++i)
                QCoreApplication::processEvents(); // what would come later, comes
        };
        theyType(u"mine\n"_s);
        QCOMPARE(code.paints, 1);
        QCOMPARE(margin.paints, 1);
        theyType(u"x"_s);
        QCOMPARE(code.paints, 2);
        QCOMPARE(margin.paints, 1); // the line is as much theirs as before
    }

    void replayFollowsThePlayhead()
    {
        CodeRig rig;
        rig.addModel();
        rig.pageEdits(4, 7, u"TWO \U0001F600"_s);
        rig.settle();
        rig.pageEdits(0, 0, u"zero\n"_s);
        rig.settle();
        QList<EventPtr> events;
        for (const EventPtr& event : std::as_const(rig.events)) {
            auto copy = std::make_shared<Event>(*event);
            copy->atUs = copy->seq * 1'000'000;
            events.append(copy);
        }
        SessionModel model(CodeRig::kit({}, u"main.py"_s), events);
        CodePane pane(&model, CodeRig::file);
        QVERIFY(pane.isReadOnly());
        QCOMPARE(pane.plainText(), rig.text());
        for (qint64 second = events.size(); second >= 0; --second) {
            model.seek(second * 1'000'000);
            const FileState* state = model.state().file(CodeRig::file);
            QCOMPARE(pane.plainText(), state ? state->document.text() : QString());
            QCOMPARE(pane.sync().origins().length(), pane.textIndex().length());
        }
        model.seek(model.durationUs());
        QCOMPARE(pane.plainText(), rig.text());
        QTest::keyClicks(&pane, u"x"_s);
        QCOMPARE(pane.plainText(), rig.text());
    }
};

QTEST_MAIN(TestCodeCollab)
#include "tst_code_collab.moc"
