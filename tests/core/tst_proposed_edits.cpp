// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_prompt.h"
#include "assist/proposed_edits.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

SessionState stateWith(const QString& name, const QString& text, bool readOnly = false)
{
    SessionState state;
    (void)state.apply(Event { 1, {}, 0, 0, event::FileAdded { { u"f"_s }, { u"t"_s }, name, text, readOnly } });
    return state;
}

QString block(const QString& name, const QString& search, const QString& replace)
{
    return u"```edit "_s + name + u"\n<<<<<<< SEARCH\n"_s + search + u"=======\n"_s + replace
        + u">>>>>>> REPLACE\n```\n"_s;
}

const QString code = u"def f(a):\n    if a:\n        return 1\n    return 2\n"_s;

QString applied(const SessionState& state, const FittedEdits& fitted)
{
    const QString text = state.files.first().document.text();
    return fitted.edits.size() == 1 ? *fitted.edits.first().changes.apply(text) : QString();
}

} // namespace

class TestProposedEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void blocksAreRead_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<int>("count");
        const QString one = block(u"a.py"_s, u"x\n"_s, u"y\n"_s);
        QTest::newRow("one") << u"Here:\n\n"_s + one + u"Done."_s << 1;
        QTest::newRow("two blocks") << one + u"and\n"_s + one << 2;
        QTest::newRow("two edits in one block")
            << u"```edit a.py\n<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\n<<<<<<< SEARCH\nz\n=======\n>>>>>>> REPLACE\n```\n"_s
            << 2;
        QTest::newRow("other signs count as they are written")
            << u"````edit a.py\n<<<<<<<<< SEARCH\nx\n=====\ny\n>>>>> REPLACE\n````"_s << 1;
        QTest::newRow("line ends of Windows") << QString(one).replace(u"\n"_s, u"\r\n"_s) << 1;
        QTest::newRow("not ended: cut off") << u"```edit a.py\n<<<<<<< SEARCH\nx\n=======\ny"_s << 0;
        QTest::newRow("code that is no edit") << u"```py\n<<<<<<< SEARCH\n```"_s << 0;
        QTest::newRow("no name") << u"```edit \n<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\n```"_s << 0;
    }
    void blocksAreRead()
    {
        QFETCH(QString, reply);
        QFETCH(int, count);
        const auto edits = writtenEdits(reply);
        QCOMPARE(edits.size(), count);
        if (count > 0) {
            QCOMPARE(edits.first().name, u"a.py"_s);
            QCOMPARE(edits.first().search, u"x\n"_s);
            QCOMPARE(edits.first().replace, u"y\n"_s);
        }
    }

    void everyBeginningOfAReplyIsSafe()
    {
        const QString reply =
            u"So:\n"_s + block(u"a.py"_s, u"x\n"_s, u"y\n"_s) + u"and\n"_s + block(u"b.py"_s, u""_s, u"new\n"_s);
        qsizetype before = 0;
        for (qsizetype i = 0; i <= reply.size(); ++i) {
            const auto edits = writtenEdits(reply.first(i));
            QVERIFY(edits.size() >= before && edits.size() <= 2);
            before = edits.size();
        }
        QCOMPARE(before, 2);
    }

    void editsAreFitted_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("replace");
        QTest::addColumn<QString>("after"); // empty: misplaced
        QTest::newRow("exactly") << u"        return 1\n"_s << u"        return 3\n"_s
                                 << u"def f(a):\n    if a:\n        return 3\n    return 2\n"_s;
        QTest::newRow("without its indentation") << u"if a:\n    return 1\n"_s << u"if not a:\n    return 1\n"_s
                                                 << u"def f(a):\n    if not a:\n        return 1\n    return 2\n"_s;
        QTest::newRow("with too much of it") << u"        if a:\n            return 1\n"_s << u"        pass\n"_s
                                             << u"def f(a):\n    pass\n    return 2\n"_s;
        QTest::newRow("blanks at the end of a line") << u"    return 2   \n"_s << u"    return 4\n"_s
                                                     << u"def f(a):\n    if a:\n        return 1\n    return 4\n"_s;
        QTest::newRow("removes lines") << u"    if a:\n        return 1\n"_s << u""_s << u"def f(a):\n    return 2\n"_s;
        QTest::newRow("stands nowhere") << u"return 9\n"_s << u"x\n"_s << QString();
        QTest::newRow("lines that are shifted differently") << u"if a:\nreturn 1\n"_s << u"x\n"_s << QString();
        QTest::newRow("searches for nothing in a file with text") << u""_s << u"x\n"_s << QString();
    }
    void editsAreFitted()
    {
        QFETCH(QString, search);
        QFETCH(QString, replace);
        QFETCH(QString, after);
        const SessionState state = stateWith(u"a.py"_s, code);
        const auto fitted = fitEdits({ { u"a.py"_s, search, replace } }, state);
        QCOMPARE(fitted.misplaced.size(), after.isEmpty() ? 1 : 0);
        QCOMPARE(applied(state, fitted), after);
    }

    void whatStandsTwiceIsNotGuessedAt()
    {
        const SessionState state = stateWith(u"a.py"_s, u"x\nx\n"_s);
        QCOMPARE(fitEdits({ { u"a.py"_s, u"x\n"_s, u"y\n"_s } }, state).misplaced, QStringList { u"a.py"_s });
    }

    void anEmptyFileIsFilled()
    {
        const SessionState state = stateWith(u"a.py"_s, QString());
        QCOMPARE(applied(state, fitEdits({ { u"a.py"_s, {}, u"x = 1\n"_s } }, state)), u"x = 1\n"_s);
    }

    void oneBadEditKeepsTheOthersOfItsFileBack()
    {
        const SessionState state = stateWith(u"a.py"_s, code);
        const auto fitted = fitEdits(
            { { u"a.py"_s, u"    return 2\n"_s, u"    return 5\n"_s }, { u"a.py"_s, u"nope\n"_s, u"\n"_s } }, state);
        QVERIFY(fitted.edits.isEmpty());
        QCOMPARE(fitted.misplaced, QStringList { u"a.py"_s });
    }

    void filesAreFoundByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("found");
        QTest::newRow("whole") << u"src/a.py"_s << true;
        QTest::newRow("its end") << u"a.py"_s << true;
        QTest::newRow("with a path before it") << u"project/src/a.py"_s << true;
        QTest::newRow("another") << u"b.py"_s << false;
        QTest::newRow("a part of a name is none") << u"ba.py"_s << false;
    }
    void filesAreFoundByName()
    {
        QFETCH(QString, name);
        QFETCH(bool, found);
        const SessionState state = stateWith(u"src/a.py"_s, code);
        QCOMPARE(fitEdits({ { name, u"    return 2\n"_s, u"    return 5\n"_s } }, state).misplaced.isEmpty(), found);
    }

    void whatCannotBeChangedIsMisplaced()
    {
        const SessionState state = stateWith(u"a.py"_s, code, true);
        QCOMPARE(fitEdits({ { u"a.py"_s, u"    return 2\n"_s, u"x\n"_s } }, state).misplaced.size(), 1);
    }

    void theDefaultPromptShowsTheFormThatIsRead() { QCOMPARE(writtenEdits(defaultSystemPrompt()).size(), 1); }

    void aCompletionIsCleaned_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("text");
        QTest::newRow("as it is") << u"return a"_s << u"return a"_s;
        QTest::newRow("in a fence") << u"```python\nreturn a\n```"_s << u"return a"_s;
        QTest::newRow("with the rest of the line again") << u"return a  # sum"_s << u"return a"_s;
        QTest::newRow("with the beginning of the line again") << u"    x = return a"_s << u"return a"_s;
        QTest::newRow("only blanks") << u"  \n \n"_s << QString();
        QTest::newRow("with the mark") << u"return a<CARET>"_s << u"return a"_s;
        QTest::newRow("too long") << QString(u"l\n"_s).repeated(40) << QString(u"l\n"_s).repeated(12).chopped(1);
    }
    void aCompletionIsCleaned()
    {
        QFETCH(QString, answer);
        QFETCH(QString, text);
        const SessionState state = stateWith(u"a.py"_s, u"def f(a):\n    x =   # sum\n"_s);
        const CompletionRequest asked { { u"f"_s }, 0, 18 };
        QCOMPARE(state.files.first().document.slice(10, 18), u"    x = "_s);
        QCOMPARE(completionText(answer, asked, state.files.first()), text);
    }
};

QTEST_GUILESS_MAIN(TestProposedEdits)
#include "tst_proposed_edits.moc"
