// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QRandomGenerator>

// The pane as a client of the session: whatever a hand can do to the text arrives as edits of the right kind, and
// both sides have the same text afterwards.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Sci = QsciScintillaBase;

namespace {

struct OpenPane : CodePane {
    using CodePane::CodePane;
    /// Called when a drag has begun: the platform of the tests would end each at once.
    mutable std::function<void(const QMimeData&)> whileDragging;
    QMimeData* toMimeData(const QByteArray& text, bool rectangular) const override
    {
        QMimeData* mime = CodePane::toMimeData(text, rectangular);
        if (const auto dragged = std::exchange(whileDragging, {}))
            dragged(*mime);
        return mime;
    }
    using CodePane::dragMoveEvent;
    using CodePane::dropEvent;
    using CodePane::fromMimeData;
    using CodePane::inputMethodQuery;
};

/// One pane on a text, shown and with the focus.
struct Seat {
    explicit Seat(const QString& text = u"one\ntwo\nthree\n"_s)
        : rig(text)
        , pane(rig.addModel(), CodeRig::file)
    {
        pane.resize(600, 300);
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        pane.setFocus();
    }

    /// Everything typed here and there has arrived everywhere.
    void settle()
    {
        pane.sync().flush();
        rig.settle();
        QVERIFY(!pane.sync().hasUnconfirmed());
        QCOMPARE(pane.plainText(), rig.text());
        QCOMPARE(rig.pageText, rig.text());
        const FileState* file = rig.session().state().file(CodeRig::file);
        QCOMPARE(pane.sync().origins().runs(), file->provenance.runs());
        QCOMPARE(sendSci(pane, Sci::SCI_CANUNDO), 0); // Scintilla keeps none of it
    }

    /// The edits of this desk as the session recorded them.
    [[nodiscard]] QList<event::Edited> edits() const
    {
        QList<event::Edited> found;
        for (const EventPtr& event : rig.events) {
            const auto* edit = std::get_if<event::Edited>(&event->payload);
            if (edit && event->actor == rig.interviewer)
                found.append(*edit);
        }
        return found;
    }
    [[nodiscard]] QStringList userEvents() const
    {
        QStringList names;
        for (const auto& edit : edits())
            names += edit.userEvent;
        return names;
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&pane, key, modifiers); }
    void type(const QString& text) { QTest::keyClicks(&pane, text); }
    void preedit(const QString& text)
    {
        QInputMethodEvent event(text, {});
        QCoreApplication::sendEvent(&pane, &event);
    }
    void commit(const QString& text, int replaceFrom = 0, int replaceLength = 0)
    {
        QInputMethodEvent event;
        event.setCommitString(text, replaceFrom, replaceLength);
        QCoreApplication::sendEvent(&pane, &event);
    }
    void paste(const QString& text)
    {
        QGuiApplication::clipboard()->setText(text);
        key(Qt::Key_V, Qt::ControlModifier);
    }
    /// Carets behind each of the places.
    void carets(const QList<qint32>& places)
    {
        for (qsizetype i = 0; i < places.size(); ++i) {
            const long at = pane.textIndex().toByte(places.at(i));
            sendSci(pane, i == 0 ? Sci::SCI_SETSELECTION : Sci::SCI_ADDSELECTION, at, at);
        }
    }
    void block(qint32 anchor, qint32 caret)
    {
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONANCHOR, pane.textIndex().toByte(anchor));
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONCARET, pane.textIndex().toByte(caret));
    }
    [[nodiscard]] qint32 caret() const { return pane.textIndex().fromByte(sendSci(pane, Sci::SCI_GETCURRENTPOS)); }

    CodeRig rig;
    OpenPane pane;
};

/// Something a hand may do, wherever the carets happen to be.
int doSomething(CodePane& pane, QRandomGenerator& random)
{
    const auto anywhere = [&] {
        return sendSci(
            pane, Sci::SCI_POSITIONBEFORE, pane.textIndex().toByte(random.bounded(pane.textIndex().length() + 1)));
    };
    const auto click = [&pane](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&pane, key, modifiers);
    };
    const int what = random.bounded(16);
    switch (what) {
    case 0: sendSci(pane, Sci::SCI_SETSELECTION, anywhere(), anywhere()); break;
    case 1: sendSci(pane, Sci::SCI_ADDSELECTION, anywhere(), anywhere()); break;
    case 2:
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONANCHOR, anywhere());
        sendSci(pane, Sci::SCI_SETRECTANGULARSELECTIONCARET, anywhere());
        break;
    case 3: click(Qt::Key_Backspace); break;
    case 4: click(Qt::Key_Return); break;
    case 5: click(Qt::Key_Tab); break;
    case 6: click(Qt::Key_Backtab, Qt::ShiftModifier); break;
    case 7: click(Qt::Key_D, Qt::ControlModifier); break;
    case 8: // with several selections Scintilla moves what is no text at all; no key is bound to it
        if (sendSci(pane, Sci::SCI_GETSELECTIONS) == 1
            && sendSci(pane, Sci::SCI_GETSELECTIONMODE) == Sci::SC_SEL_STREAM)
            sendSci(pane, Sci::SCI_MOVESELECTEDLINESDOWN);
        break;
    case 9: click(Qt::Key_Insert); break;
    case 10: click(Qt::Key_Z, Qt::ControlModifier); break;
    case 11: click(Qt::Key_Y, Qt::ControlModifier); break;
    case 12: click(Qt::Key_C, Qt::ControlModifier); break;
    case 13: click(Qt::Key_V, Qt::ControlModifier); break;
    case 14: {
        QInputMethodEvent event;
        event.setCommitString(u"\u304b\U0001F680"_s);
        QCoreApplication::sendEvent(&pane, &event);
        break;
    }
    default: QTest::keyClicks(&pane, u"ab"_s);
    }
    return what;
}

/// All that the interviewer wrote is the interviewer's; the rest is as it was.
void compareOwn(const Seat& seat, qint32 units)
{
    qint32 own = 0;
    for (const auto& share : seat.pane.model()->state().file(CodeRig::file)->provenance.shares())
        own += share.kind == OriginKind::Interviewer ? share.units : 0;
    QCOMPARE(own, units);
}

} // namespace

class TestCodeClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init() { failOnWarnings(); }

    // ---- input methods

    void aCompositionSurvivesOthersEdits_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("result");
        QTest::newRow("before it") << 0 << 0 << u"\U0001F600\n"_s << u"\U0001F600\none\ntwo\u304b\u306a\nthree\n"_s;
        QTest::newRow("right at it") << 7 << 7 << u"!"_s << u"one\ntwo\u304b\u306a!\nthree\n"_s;
        QTest::newRow("behind it") << 8 << 13 << u"3"_s << u"one\ntwo\u304b\u306a\n3\n"_s;
        QTest::newRow("around it") << 5 << 10 << u"-"_s << u"one\nt\u304b\u306a-ree\n"_s;
        QTest::newRow("all of it") << 0 << 14 << QString() << u"\u304b\u306a"_s;
    }
    void aCompositionSurvivesOthersEdits()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, theirs);
        QFETCH(QString, result);
        Seat seat;
        seat.pane.select(7, 7);
        seat.preedit(u"\u304b"_s);
        seat.rig.pageEdits(from, to, theirs);
        seat.settle();
        QVERIFY(seat.edits().isEmpty()); // what is not committed is nobody's
        seat.preedit(u"\u304bn"_s);
        seat.commit(u"\u304b\u306a"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), result);
        QCOMPARE(seat.userEvents(), QStringList { u"input.type.compose"_s });
        compareOwn(seat, 2);
        QCOMPARE(seat.caret(), qint32(result.indexOf(u'\u306a')) + 1);
        seat.pane.undo();
        seat.settle();
        QCOMPARE(seat.rig.text(), QString(result).remove(u"\u304b\u306a"_s));
    }

    void aCompositionGivenUpIsNoEdit()
    {
        Seat seat;
        seat.preedit(u"\u304b"_s);
        seat.preedit({});
        seat.settle();
        QVERIFY(seat.edits().isEmpty());
    }

    void aCompositionReplacesTheSelection()
    {
        Seat seat;
        seat.pane.select(4, 7);
        seat.preedit(u"\u4e8c"_s);
        seat.commit(u"\u4e8c"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one\n\u4e8c\nthree\n"_s);
        QCOMPARE(seat.edits().size(), 1);
    }

    void anInputMethodMayReplaceWhatStandsThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("caret");
        QTest::newRow("plain") << u"x ab\n"_s << 4;
        QTest::newRow("behind an emoji") << u"\U0001F600 ab\n"_s << 5;
        QTest::newRow("behind combining marks") << u"e\u0301o\u0308\u0323 ab\n"_s << 8;
    }
    void anInputMethodMayReplaceWhatStandsThere()
    {
        QFETCH(QString, text);
        QFETCH(int, caret);
        Seat seat(text);
        seat.pane.select(caret, caret);
        // What it asks before: the line, and where in it the caret is, in the units it answers in.
        QCOMPARE(seat.pane.inputMethodQuery(Qt::ImSurroundingText).toString(), text.chopped(1));
        QCOMPARE(seat.pane.inputMethodQuery(Qt::ImCursorPosition).toInt(), caret);
        QCOMPARE(seat.pane.inputMethodQuery(Qt::ImAnchorPosition).toInt(), caret);
        seat.commit(u"\u4e8c"_s, -2, 2);
        seat.settle();
        QCOMPARE(seat.rig.text(), QString(text).replace(u"ab"_s, u"\u4e8c"_s));
        QCOMPARE(seat.edits().size(), 1);
    }

    void deadKeysWriteOneCharacter_data()
    {
        QTest::addColumn<QString>("preedit");
        QTest::addColumn<QString>("commit");
        QTest::newRow("acute e") << u"\u00b4"_s << u"\u00e9"_s;
        QTest::newRow("a pair that does not combine") << u"^"_s << u"^x"_s;
        QTest::newRow("decomposed") << u"~"_s << u"n\u0303"_s;
    }
    void deadKeysWriteOneCharacter()
    {
        QFETCH(QString, preedit);
        QFETCH(QString, commit);
        Seat seat;
        seat.pane.select(3, 3);
        seat.preedit(preedit);
        seat.commit(commit);
        QKeyEvent direct(QEvent::KeyPress, Qt::Key_Egrave, Qt::NoModifier, u"\u00e8"_s); // a layout with the letter
        QCoreApplication::sendEvent(&seat.pane, &direct);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one"_s + commit + u"\u00e8\ntwo\nthree\n"_s);
        compareOwn(seat, qint32(commit.size()) + 1);
    }

    void aCompositionGoesToEveryCaret()
    {
        Seat seat;
        seat.carets({ 0, 4, 8 });
        seat.commit(u"\u00e9\U0001F600"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\u00e9\U0001F600one\n\u00e9\U0001F600two\n\u00e9\U0001F600three\n"_s);
        QCOMPARE(seat.edits().size(), 1);
        seat.commit(u"!"_s); // the carets stand behind
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\u00e9\U0001F600!one\n\u00e9\U0001F600!two\n\u00e9\U0001F600!three\n"_s);
    }

    // ---- several carets and blocks

    void severalCaretsWriteOneEdit()
    {
        Seat seat(u"\U0001F600a\ne\u0301b\nc\n"_s);
        seat.carets({ 2, 6, 9 }); // behind emoji, behind the accent, behind c
        seat.type(u"x"_s);
        seat.pane.sync().flush();
        QCOMPARE(seat.pane.plainText(), u"\U0001F600xa\ne\u0301xb\ncx\n"_s);
        seat.settle();
        QCOMPARE(seat.edits().size(), 1);
        QCOMPARE(seat.edits().first().changes.changes().size(), 3);
        compareOwn(seat, 3);
        seat.type(u"y"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600xya\ne\u0301xyb\ncxy\n"_s);
        seat.key(Qt::Key_Backspace);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600xa\ne\u0301xb\ncx\n"_s);
        QCOMPARE(seat.userEvents(), (QStringList { u"input.type"_s, u"input.type"_s, u"delete.backward"_s }));
        seat.key(Qt::Key_Z, Qt::ControlModifier); // the deletion
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600xya\ne\u0301xyb\ncxy\n"_s);
        seat.key(Qt::Key_Z, Qt::ControlModifier); // the typing, as one
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600a\ne\u0301b\nc\n"_s);
        seat.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600xya\ne\u0301xyb\ncxy\n"_s);
    }

    void caretsComeFromTheMouse()
    {
        Seat seat;
        const auto at = [&](qint32 pos) { return seat.pane.pointOf(pos) + QPoint(1, 4); };
        QTest::mouseClick(seat.pane.viewport(), Qt::LeftButton, {}, at(0));
        QTest::mouseClick(seat.pane.viewport(), Qt::LeftButton, Qt::ControlModifier, at(4));
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETSELECTIONS), 2);
        seat.type(u"#"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"#one\n#two\nthree\n"_s);
        seat.key(Qt::Key_Escape);
        seat.key(Qt::Key_Left);
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETSELECTIONS), 1);
    }

    void severalCaretsStayWhileOthersWrite()
    {
        Seat seat;
        seat.carets({ 3, 7 });
        seat.rig.pageEdits(0, 0, u"\U0001F600\n"_s);
        seat.settle();
        seat.rig.pageEdits(7, 7, u"__"_s); // "\U0001F600\none\n__two"
        seat.settle();
        seat.type(u"!"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600\none!\n__two!\nthree\n"_s);
    }

    void aBlockIsWrittenInAndPasted()
    {
        Seat seat(u"aaa\n\U0001F600b\nccc\n"_s);
        seat.block(0, 9); // a column before a, the emoji and c
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETSELECTIONS), 3);
        seat.type(u"|"_s);
        seat.settle();
        QCOMPARE(seat.rig.text().count(u'|'), 3);
        QCOMPARE(seat.edits().size(), 1);
        Seat other(u"abc\nabc\nabc\n"_s);
        other.block(1, 10); // the b of each line
        other.key(Qt::Key_C, Qt::ControlModifier);
        other.pane.select(0, 0);
        other.key(Qt::Key_V, Qt::ControlModifier);
        other.settle();
        QCOMPARE(other.rig.text(), u"babc\nbabc\nbabc\n"_s);
        QCOMPARE(other.userEvents(), QStringList { u"input.paste"_s });
        other.block(1, 12);
        other.key(Qt::Key_Delete);
        other.settle();
        QCOMPARE(other.rig.text(), u"bbc\nbbc\nbbc\n"_s);
        QCOMPARE(other.edits().size(), 2);
        other.pane.undo();
        other.pane.undo();
        other.settle();
        QCOMPARE(other.rig.text(), u"abc\nabc\nabc\n"_s);
    }

    void whateverTwoHandsDoConverges_data()
    {
        QTest::addColumn<uint>("seed");
        const int seeds = std::max(12, qEnvironmentVariableIntValue("JUMPSEAT_HANDS")); // more, to try it for long
        for (int seed = 1; seed <= seeds; ++seed)
            QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << uint(seed);
    }
    void whateverTwoHandsDoConverges()
    {
        QFETCH(uint, seed);
        QRandomGenerator random(seed);
        QGuiApplication::clipboard()->setText(u"paste\r\n\U0001F600"_s);
        CodeRig rig(u"h\U0001F600llo\n  w\u00f6rld\n\t_e\u0301\nlast"_s);
        CodePane first(rig.addModel(), CodeRig::file);
        CodePane second(rig.addModel(), CodeRig::file);
        int what = -1;
        for (int step = 0; step < 120 && rig.text().size() < 20'000; ++step) {
            for (CodePane* pane : { &first, &second }) // what the pane tells of is what happened to its text
                QVERIFY2(pane->textIndex().length() == pane->sync().length(), qPrintable(QString::number(what)));
            switch (random.bounded(6)) {
            case 0:
            case 1: what = doSomething(first, random); break;
            case 2:
            case 3: what = doSomething(second, random); break;
            case 4: rig.carryOut(); break;
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
        for (CodePane* pane : { &first, &second }) { // all of it can be taken back without harm
            for (int i = 0; i < 60; ++i)
                pane->undo();
            rig.settle();
        }
        QTRY_VERIFY((rig.settle(), !first.sync().hasUnconfirmed() && !second.sync().hasUnconfirmed()));
        QCOMPARE(first.plainText(), rig.text());
        QCOMPARE(second.plainText(), rig.text());
    }

    void aBlockMayHoldAnyCharacter()
    {
        Seat seat(u"a\U0001F600\u00e9\u4e2db\nxyz\n\n"_s);
        seat.block(1, 9); // emoji, accent and a wide one; below them yz
        seat.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\U0001F600"_s));
        seat.pane.select(0, 0);
        seat.key(Qt::Key_V, Qt::ControlModifier); // Scintilla inserts it byte by byte
        seat.settle();
        QCOMPARE(seat.rig.text().count(u"\U0001F600"_s), 2);
        QVERIFY(!seat.rig.text().contains(QChar::ReplacementCharacter));
        QCOMPARE(seat.userEvents(), QStringList { u"input.paste"_s });
        seat.pane.undo();
        seat.settle();
        QCOMPARE(seat.rig.text(), u"a\U0001F600\u00e9\u4e2db\nxyz\n\n"_s);
    }

    // ---- Scintilla's own commands

    void linesAreChangedByKey_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("userEvent");
        const auto row = [](const char* name, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& result,
                             const QString& userEvent) {
            QTest::newRow(name) << key << modifiers << result << userEvent;
        };
        const Qt::KeyboardModifiers control = Qt::ControlModifier, both = Qt::ControlModifier | Qt::ShiftModifier;
        row("indent", Qt::Key_Tab, {}, u"    one\n    tw\U0001F600\nthree\n"_s, u"input.indent"_s);
        row("duplicate", Qt::Key_D, control, u"one\ntw\U0001F600one\ntw\U0001F600\nthree\n"_s, u"input.copyline"_s);
        row("delete lines", Qt::Key_L, both, u"one\nthree\n"_s, u"delete.line"_s);
        row("cut the line", Qt::Key_L, control, u"three\n"_s, u"delete.line"_s);
        row("transpose", Qt::Key_T, control, u"tw\U0001F600\none\nthree\n"_s, u"move.line"_s);
        row("upper case", Qt::Key_U, both, u"ONE\nTW\U0001F600\nthree\n"_s, u"input"_s);
        row("delete the selection", Qt::Key_Delete, {}, u"\nthree\n"_s, u"delete.forward"_s);
        row("delete a word back", Qt::Key_Backspace, control, u"one\ntw\nthree\n"_s, u"delete.backward"_s);
        row("cut", Qt::Key_X, control, u"\nthree\n"_s, u"delete.cut"_s);
    }
    void linesAreChangedByKey()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, result);
        QFETCH(QString, userEvent);
        const QString text = u"one\ntw\U0001F600\nthree\n"_s;
        Seat seat(text);
        seat.pane.select(0, 8);
        seat.key(key, modifiers);
        seat.settle();
        QCOMPARE(seat.rig.text(), result);
        QCOMPARE(seat.userEvents(), QStringList { userEvent });
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), text);
    }

    void aBlockIsUnindentedInOneEdit()
    {
        Seat seat(u"    one\n\ttwo\n  \U0001F600\nnone\n"_s);
        seat.pane.select(0, 20);
        seat.key(Qt::Key_Backtab, Qt::ShiftModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one\ntwo\n\U0001F600\nnone\n"_s);
        QCOMPARE(seat.userEvents(), QStringList { u"delete.dedent"_s });
        seat.pane.undo();
        seat.settle();
        QCOMPARE(seat.rig.text(), u"    one\n\ttwo\n  \U0001F600\nnone\n"_s);
    }

    void linesMoveInOneEdit_data()
    {
        QTest::addColumn<uint>("message");
        QTest::addColumn<QString>("result");
        QTest::newRow("up") << uint(Sci::SCI_MOVESELECTEDLINESUP) << u"tw\U0001F600\none\nthree"_s;
        QTest::newRow("down") << uint(Sci::SCI_MOVESELECTEDLINESDOWN) << u"one\nthree\ntw\U0001F600"_s;
        QTest::newRow("copied") << uint(Sci::SCI_LINEDUPLICATE) << u"one\ntw\U0001F600\ntw\U0001F600\nthree"_s;
        QTest::newRow("deleted") << uint(Sci::SCI_LINEDELETE) << u"one\nthree"_s;
    }
    void linesMoveInOneEdit()
    {
        QFETCH(uint, message);
        QFETCH(QString, result);
        Seat seat(u"one\ntw\U0001F600\nthree"_s); // the last line has no break
        seat.pane.select(5, 5);
        sendSci(seat.pane, message);
        seat.settle();
        QCOMPARE(seat.rig.text(), result);
        QCOMPARE(seat.edits().size(), 1);
        seat.pane.undo();
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one\ntw\U0001F600\nthree"_s);
    }

    void overtypingReplacesWholeCharacters()
    {
        Seat seat(u"a\U0001F600e\u0301\nz\n"_s);
        seat.pane.select(0, 0);
        seat.key(Qt::Key_Insert);
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETOVERTYPE), 1);
        seat.type(u"xy"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"xye\u0301\nz\n"_s);
        seat.type(u"123"_s); // does not eat the line break
        seat.settle();
        QVERIFY(seat.rig.text().endsWith(u"\nz\n"_s));
        QVERIFY(seat.rig.text().startsWith(u"xy12"_s));
        seat.key(Qt::Key_Insert);
        seat.pane.select(0, 0);
        seat.type(u">"_s);
        seat.settle();
        QVERIFY(seat.rig.text().startsWith(u">xy12"_s));
        for (int i = 0; i < 9; ++i)
            seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"a\U0001F600e\u0301\nz\n"_s);
    }

    void commandsOfNobodyAreNotTyped_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("typed");
        QTest::newRow("Ctrl =") << Qt::Key_Equal << Qt::KeyboardModifiers(Qt::ControlModifier) << QString();
        QTest::newRow("Ctrl 7") << Qt::Key_7 << Qt::KeyboardModifiers(Qt::ControlModifier) << QString();
        QTest::newRow("Alt q") << Qt::Key_Q << Qt::KeyboardModifiers(Qt::AltModifier) << QString();
        QTest::newRow("Meta q") << Qt::Key_Q << Qt::KeyboardModifiers(Qt::MetaModifier) << QString();
        QTest::newRow("AltGr as Ctrl Alt") << Qt::Key_At << (Qt::ControlModifier | Qt::AltModifier) << u"@"_s;
        QTest::newRow("AltGr") << Qt::Key_At << Qt::KeyboardModifiers(Qt::GroupSwitchModifier) << u"@"_s;
        QTest::newRow("Shift") << Qt::Key_At << Qt::KeyboardModifiers(Qt::ShiftModifier) << u"@"_s;
    }
    void commandsOfNobodyAreNotTyped()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, typed);
        Seat seat;
        seat.pane.select(0, 0);
        QKeyEvent press(QEvent::KeyPress, key, modifiers, QString(QChar(int(key))).toLower());
        QCoreApplication::sendEvent(&seat.pane, &press);
        seat.settle();
        QCOMPARE(seat.rig.text(), typed + u"one\ntwo\nthree\n"_s);
    }

    void zoomKeysChangeNothing_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("plus") << Qt::Key_Plus;
        QTest::newRow("minus") << Qt::Key_Minus;
        QTest::newRow("equal") << Qt::Key_Equal;
        QTest::newRow("slash") << Qt::Key_Slash;
        QTest::newRow("nought") << Qt::Key_0;
    }
    void zoomKeysChangeNothing()
    {
        QFETCH(Qt::Key, key);
        Seat seat;
        const int height = seat.pane.lineHeight();
        seat.key(key, Qt::ControlModifier);
        seat.key(key, Qt::ControlModifier | Qt::KeypadModifier);
        QWheelEvent wheel({ 50, 50 }, seat.pane.mapToGlobal(QPointF(50, 50)), {}, { 0, 240 }, Qt::NoButton,
            Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(seat.pane.viewport(), &wheel);
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETZOOM), 0);
        QCOMPARE(seat.pane.lineHeight(), height);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one\ntwo\nthree\n"_s);
    }

    // ---- pasting and dropping

    void whatIsPastedArrivesAsOneEdit_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("arrives");
        const auto same = [](const char* name, const QString& text) { QTest::newRow(name) << text << text; };
        QTest::newRow("CRLF") << u"a\r\nb\r\n"_s << u"a\nb\n"_s;
        QTest::newRow("CR") << u"a\rb\r"_s << u"a\nb\n"_s;
        QTest::newRow("mixed breaks") << u"a\r\r\nb\n\rc"_s << u"a\n\nb\n\nc"_s;
        same("NEL", u"a\u0085b"_s);
        same("line and paragraph separator", u"a\u2028b\u2029c"_s);
        same("vertical tab and form feed", u"a\vb\fc"_s);
        same("a family", u"\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s);
        same("combining marks", u"Z\u0351\u036B\u0343 e\u0301"_s);
        same("right to left", u"\u05e9\u05dc\u05d5\u05dd\u202Eabc"_s);
        same("byte order mark", u"a\ufeffb"_s);
        QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) + u"b"_s << u"a\ufffdb"_s;
        QTest::newRow("halves the wrong way round") << QString(QChar(0xDE00)) + QChar(0xD83D) << u"\ufffd\ufffd"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) << u"a\u2400"_s;
    }
    void whatIsPastedArrivesAsOneEdit()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, arrives);
        Seat seat(u"\U0001F600\n"_s);
        seat.pane.select(2, 2);
        seat.paste(pasted);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600"_s + arrives + u"\n"_s);
        QCOMPARE(seat.userEvents(), QStringList { u"input.paste"_s });
        compareOwn(seat, qint32(arrives.size()));
        QCOMPARE(seat.caret(), 2 + qint32(arrives.size()));
        seat.type(u"!"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600"_s + arrives + u"!\n"_s);
    }

    void aDragInsideThePaneIsOneEdit_data()
    {
        QTest::addColumn<Qt::DropAction>("action");
        QTest::addColumn<qint32>("to");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QStringList>("userEvents");
        QTest::newRow("moved down") << Qt::MoveAction << 12 << u"a\n\U0001F600b\nccw\U0001F600 c\n"_s
                                    << QStringList { u"move.drop"_s };
        QTest::newRow("copied down") << Qt::CopyAction << 12 << u"aw\U0001F600 \n\U0001F600b\nccw\U0001F600 c\n"_s
                                     << QStringList { u"input.drop"_s };
        QTest::newRow("moved into itself")
            << Qt::MoveAction << 2 << u"aw\U0001F600 \n\U0001F600b\nccc\n"_s << QStringList {};
    }
    void aDragInsideThePaneIsOneEdit()
    {
        QFETCH(Qt::DropAction, action);
        QFETCH(qint32, to);
        QFETCH(QString, result);
        QFETCH(QStringList, userEvents);
        const QString text = u"aw\U0001F600 \n\U0001F600b\nccc\n"_s;
        Seat seat(text);
        seat.pane.select(1, 5); // "w", emoji, space
        QWidget* view = seat.pane.viewport();
        bool dropped = false;
        seat.pane.whileDragging = [&](const QMimeData& mime) {
            const QPoint place = seat.pane.pointOf(to) + QPoint(1, 5);
            QDragMoveEvent over(place, action, &mime, Qt::LeftButton, {});
            over.setDropAction(action);
            seat.pane.dragMoveEvent(&over);
            QDropEvent drop(place, action, &mime, Qt::LeftButton, {});
            drop.setDropAction(action);
            seat.pane.dropEvent(&drop);
            dropped = true;
        };
        const QPoint from = seat.pane.pointOf(2) + QPoint(2, 5);
        QTest::mousePress(view, Qt::LeftButton, {}, from);
        for (const int step : { 20, 30 }) {
            const QPointF at = from + QPoint(step, 2);
            QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(view, &move);
        }
        QVERIFY(dropped);
        seat.settle();
        QCOMPARE(seat.rig.text(), result);
        QCOMPARE(seat.userEvents(), userEvents);
        if (!userEvents.isEmpty()) {
            seat.pane.undo();
            seat.settle();
            QCOMPARE(seat.rig.text(), text);
        }
    }

    void textIsDroppedFromOutside()
    {
        Seat seat(u"\U0001F600x\n"_s);
        QMimeData mime;
        mime.setText(u"e\u0301\r\n"_s);
        const QPoint place = seat.pane.pointOf(2) + QPoint(1, 5);
        QDragMoveEvent over(place, Qt::CopyAction, &mime, Qt::LeftButton, {});
        seat.pane.dragMoveEvent(&over);
        QDropEvent drop(place, Qt::MoveAction, &mime, Qt::LeftButton, {}); // moved out of another program
        drop.setDropAction(Qt::MoveAction);
        seat.pane.dropEvent(&drop);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600e\u0301\nx\n"_s);
        QCOMPARE(seat.userEvents(), QStringList { u"input.drop"_s });
    }

    // ---- where copied text stood

    void whatIsCopiedSaysWhereItStood()
    {
        Seat seat(u"\U0001F600 one\ntwo\n"_s);
        seat.pane.select(3, 6);
        seat.key(Qt::Key_C, Qt::ControlModifier);
        const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(mime->text(), u"one"_s);
        QCOMPARE(markedPlace(*mime, { u"s"_s }), (command::TextPlace { CodeRig::file, 0, 3 }));
        QCOMPARE(markedPlace(*mime, { u"another"_s }), std::nullopt);
        seat.key(Qt::Key_X, Qt::ControlModifier); // cut: where it stood before
        QCOMPARE(markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s }),
            (command::TextPlace { CodeRig::file, 0, 3 }));
        seat.settle();
        seat.pane.select(5, 5);
        seat.key(Qt::Key_L, Qt::ControlModifier); // the line, without a selection
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->text(), u"two\n"_s);
        QCOMPARE(markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s }),
            (command::TextPlace { CodeRig::file, 1, 4 }));
        seat.settle();
    }

    void placesAreOfTheConfirmedText_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("place");
        // "one\nMINEtwo\nthree\n" is shown, "one\ntwo\nthree\n" is what the host has.
        QTest::newRow("before what is on its way") << 0 << 3 << 0;
        QTest::newRow("behind it") << 8 << 11 << 4;
        QTest::newRow("a part of it") << 5 << 7 << -1;
        QTest::newRow("across its edge") << 6 << 10 << -1;
    }
    void placesAreOfTheConfirmedText()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, place);
        Seat seat;
        seat.rig.swallow = true;
        seat.pane.select(4, 4);
        seat.type(u"MINE"_s);
        seat.pane.select(from, to);
        seat.key(Qt::Key_C, Qt::ControlModifier);
        const auto marked = markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s });
        QCOMPARE(marked.has_value(), place >= 0);
        if (marked)
            QCOMPARE(*marked, (command::TextPlace { CodeRig::file, 0, place }));
    }

    void severalPiecesHaveNoPlace()
    {
        Seat seat;
        seat.carets({ 0 });
        seat.pane.select(0, 3);
        sendSci(seat.pane, Sci::SCI_ADDSELECTION, 4, 7);
        seat.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s }), std::nullopt);
        seat.block(0, 9);
        seat.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s }), std::nullopt);
    }

    void marksOfOthersAreNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("mark");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another session") << QByteArray(R"({"session":"x","file":"f1","version":0,"from":0})");
        QTest::newRow("no file") << QByteArray(R"({"session":"s","version":0,"from":0})");
        QTest::newRow("no number") << QByteArray(R"({"session":"s","file":"f1","version":"0","from":0})");
        QTest::newRow("negative") << QByteArray(R"({"session":"s","file":"f1","version":-1,"from":0})");
        QTest::newRow("a fraction") << QByteArray(R"({"session":"s","file":"f1","version":0,"from":0.5})");
        QTest::newRow("too large") << QByteArray(R"({"session":"s","file":"f1","version":0,"from":3000000000})");
        QTest::newRow("endless") << QByteArray(R"({"session":"s","file":"f1","version":0,"from":0,"x":")")
                + QByteArray(5000, 'x') + "\"}";
    }
    void marksOfOthersAreNotBelieved()
    {
        QFETCH(QByteArray, mark);
        QMimeData mime;
        mime.setText(u"text"_s);
        mime.setData(QLatin1String(placeMimeType), mark);
        QCOMPARE(markedPlace(mime, { u"s"_s }), std::nullopt);
        QMimeData good;
        markPlace(good, { u"s"_s }, { CodeRig::file, 7, 3 });
        QCOMPARE(markedPlace(good, { u"s"_s }), (command::TextPlace { CodeRig::file, 7, 3 }));
        // Pasted all the same, as text.
        Seat seat;
        bool rectangular = false;
        QCOMPARE(seat.pane.fromMimeData(&mime, rectangular), QByteArray("text"));
    }

    void textGoesFromOneFileToAnother()
    {
        Seat seat;
        CodePane other(seat.pane.model(), CodeRig::brief);
        other.selectAll();
        other.copy();
        const auto place = markedPlace(*QGuiApplication::clipboard()->mimeData(), { u"s"_s });
        QCOMPARE(place, (command::TextPlace { CodeRig::brief, 0, 0 }));
        seat.pane.select(0, 3);
        seat.key(Qt::Key_V, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"Read *me*.\n\ntwo\nthree\n"_s);
    }

    // ---- undo

    void typingIsUndoneInGroups()
    {
        Seat seat;
        seat.pane.select(3, 3);
        seat.type(u"abc"_s);
        seat.settle();
        seat.pane.select(0, 0);
        seat.type(u"x"_s);
        seat.settle();
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"oneabc\ntwo\nthree\n"_s);
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"one\ntwo\nthree\n"_s);
        seat.key(Qt::Key_Y, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"oneabc\ntwo\nthree\n"_s);
        QCOMPARE(seat.userEvents().last(), u"redo"_s);
        QCOMPARE(seat.userEvents().at(seat.userEvents().size() - 2), u"undo"_s);
    }

    void undoTakesOnlyWhatIsLeftOfOnesOwn_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("undone");
        QTest::addColumn<QString>("redone");
        // "oneabcdef\ntwo\nthree\n": abcdef is one's own
        QTest::newRow("they wrote inside")
            << 6 << 6 << u"\U0001F600"_s << u"one\U0001F600\ntwo\nthree\n"_s << u"oneabcdef\U0001F600\ntwo\nthree\n"_s;
        QTest::newRow("they removed a part")
            << 4 << 6 << QString() << u"one\ntwo\nthree\n"_s << u"oneadef\ntwo\nthree\n"_s;
        QTest::newRow("they removed the end and more")
            << 7 << 11 << QString() << u"onewo\nthree\n"_s << u"oneabcdwo\nthree\n"_s;
        QTest::newRow("they removed all of it")
            << 3 << 9 << QString() << u"one\ntwo\nthree\n"_s << u"one\ntwo\nthree\n"_s;
        QTest::newRow("they wrote before it")
            << 0 << 1 << u"0\n"_s << u"0\nne\ntwo\nthree\n"_s << u"0\nneabcdef\ntwo\nthree\n"_s;
    }
    void undoTakesOnlyWhatIsLeftOfOnesOwn()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, theirs);
        QFETCH(QString, undone);
        QFETCH(QString, redone);
        Seat seat;
        seat.pane.select(3, 3);
        seat.type(u"abcdef"_s);
        seat.settle();
        seat.rig.pageEdits(from, to, theirs);
        seat.settle();
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), undone);
        seat.key(Qt::Key_Z, Qt::ControlModifier); // there is no more
        seat.settle();
        QCOMPARE(seat.rig.text(), undone);
        seat.key(Qt::Key_Y, Qt::ControlModifier);
        seat.settle();
        if (theirs == u"\U0001F600") { // on either side of what they wrote
            QCOMPARE(QString(seat.rig.text()).remove(theirs), QString(redone).remove(theirs));
        } else {
            QCOMPARE(seat.rig.text(), redone);
        }
    }

    void redoMovesWithWhatOthersWrote()
    {
        Seat seat;
        seat.pane.select(7, 7);
        seat.type(u"!!"_s);
        seat.settle();
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        seat.rig.pageEdits(0, 3, u"\U0001F600\U0001F600"_s);
        seat.settle();
        seat.key(Qt::Key_Y, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600\U0001F600\ntwo!!\nthree\n"_s);
        QCOMPARE(seat.caret(), 10);
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"\U0001F600\U0001F600\ntwo\nthree\n"_s);
    }

    void undoWhileOnesOwnIsOnItsWay()
    {
        Seat seat;
        seat.pane.select(3, 3);
        seat.type(u"ab"_s);
        seat.pane.sync().flush();         // under way
        seat.rig.pageEdits(0, 0, u"P"_s); // and theirs crosses it
        seat.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(seat.pane.plainText(), u"one\ntwo\nthree\n"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"Pone\ntwo\nthree\n"_s);
    }

    void scintillasOwnUndoIsOff()
    {
        Seat seat;
        seat.pane.select(0, 0);
        seat.type(u"x"_s);
        seat.rig.pageEdits(14, 14, u"theirs"_s);
        seat.settle();
        QCOMPARE(sendSci(seat.pane, Sci::SCI_GETUNDOCOLLECTION), 0);
        sendSci(seat.pane, Sci::SCI_UNDO);
        sendSci(seat.pane, Sci::SCI_REDO);
        QCOMPARE(seat.pane.plainText(), seat.rig.text());
        QVERIFY(!seat.pane.isUndoAvailable());
        seat.key(Qt::Key_Backspace, Qt::AltModifier); // Scintilla's other key for it
        seat.settle();
        QVERIFY(seat.rig.text().endsWith(u"theirs"_s));
    }

    // ---- places

    void caretsArePlacedBehindAnyCharacter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint32>("at");
        const auto row = [](const char* name, const QString& before, const QString& behind) {
            QTest::newRow(name) << before + behind << qint32(before.size());
        };
        row("emoji", u"a\U0001F600"_s, u"b\nc"_s);
        row("combining mark", u"e\u0301"_s, u"x\n"_s);
        row("stacked marks", u"o\u0308\u0323\u0301"_s, u"x\n"_s);
        row("a family", u"\U0001F469\u200D\U0001F469\u200D\U0001F467"_s, u"!\n"_s);
        row("a line break", u"one\n"_s, u"two"_s);
        row("an emoji before a break", u"\U0001F600"_s, u"\ntwo"_s);
        row("line separator", u"a\u2028"_s, u"b"_s);
        row("wide", u"\u4e2d\u6587"_s, u"\u5b57"_s);
        row("the very end", u"a\U0001F600\ne\u0301"_s, {});
    }
    void caretsArePlacedBehindAnyCharacter()
    {
        QFETCH(QString, text);
        QFETCH(qint32, at);
        Seat seat(text);
        const long byte = text.first(at).toUtf8().size();
        // Theirs, with the pixel that Scintilla has for it.
        seat.rig.pageMoves(at, at);
        seat.rig.settle();
        QTRY_COMPARE(seat.pane.carets().all().size(), 1);
        QCOMPARE(seat.pane.carets().all().first().head, at);
        QCOMPARE(seat.pane.pointOf(at).x(), int(sendSci(seat.pane, Sci::SCI_POINTXFROMPOSITION, 0, byte)));
        QCOMPARE(seat.pane.pointOf(at).y(), int(sendSci(seat.pane, Sci::SCI_POINTYFROMPOSITION, 0, byte)));
        // Theirs as a selection from the start: the wash ends right there.
        seat.rig.pageMoves(0, at);
        seat.rig.settle();
        QTRY_VERIFY(seat.pane.carets().all().first().hasSelection());
        QCOMPARE(sendSci(seat.pane, Sci::SCI_INDICATOREND, 16, 0), byte);
        QVERIFY(at == text.size() || sendSci(seat.pane, Sci::SCI_INDICATORVALUEAT, 16, byte) == 0);
        // One's own: what is typed stands there, and the host is told that place.
        seat.pane.select(at, at);
        QCOMPARE(seat.caret(), at);
        seat.type(u"i"_s);
        seat.settle();
        QCOMPARE(seat.rig.text(), QString(text).insert(at, u'i'));
        QTRY_VERIFY((seat.rig.settle(), std::ranges::any_of(seat.rig.posted, [&](const Command& command) {
            const auto* moved = std::get_if<command::MoveCursor>(&command);
            return moved && moved->version == 1 && moved->head == at + 1;
        })));
        QCOMPARE(seat.pane.carets().all().first().to(), at); // theirs did not grow
    }

    void arrowsStepOverWholeCharacters()
    {
        Seat seat(u"a\U0001F600b\n"_s);
        seat.pane.select(0, 0);
        seat.key(Qt::Key_Right);
        seat.key(Qt::Key_Right);
        QCOMPARE(seat.caret(), 3);
        seat.key(Qt::Key_Backspace);
        seat.settle();
        QCOMPARE(seat.rig.text(), u"ab\n"_s);
        seat.pane.undo();
        seat.settle();
        QCOMPARE(seat.rig.text(), u"a\U0001F600b\n"_s);
    }
};

QTEST_MAIN(TestCodeClient)
#include "tst_code_client.moc"
