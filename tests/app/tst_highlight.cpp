// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/dirty_lines.h"
#include "editor/scintilla.h"
#include "editor/scintilla_text.h"
#include "editor/style_table.h"
#include "editor/syntax_lexer.h"
#include "theme/syntax_repository.h"
#include "warnings.h"

#include <KSyntaxHighlighting/Repository>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using Sci = QsciScintillaBase;

namespace {

struct Editor {
    QsciScintilla sci;
    SyntaxLexer* lexer = nullptr;

    explicit Editor(const QString& fileName)
    {
        SciText::prepare(sci);
        sendSci(sci, Sci::SCI_SETUNDOCOLLECTION, 0);
        lexer = new SyntaxLexer(&sci, fileName);
    }
    void setText(const QString& text)
    {
        const QByteArray bytes = text.toUtf8();
        sendSci(sci, Sci::SCI_SETTARGETRANGE, 0, sendSci(sci, Sci::SCI_GETLENGTH));
        sci.SendScintilla(Sci::SCI_REPLACETARGET, uintptr_t(bytes.size()), bytes.constData());
        lexer->finish();
    }
    void replace(int line, int column, int length, const char* with)
    {
        const long at = sendSci(sci, Sci::SCI_POSITIONFROMLINE, line) + column;
        sendSci(sci, Sci::SCI_SETTARGETRANGE, at, at + length);
        sci.SendScintilla(Sci::SCI_REPLACETARGET, uintptr_t(qstrlen(with)), with);
    }
    /// The style of the first occurrence of `what`.
    [[nodiscard]] long styleOf(const char* what) const
    {
        const QByteArray bytes = SciText(sci).text().toUtf8();
        return sendSci(sci, Sci::SCI_GETSTYLEAT, long(bytes.indexOf(what)));
    }
    [[nodiscard]] long styleAt(int line, int column) const
    {
        return sendSci(sci, Sci::SCI_GETSTYLEAT, sendSci(sci, Sci::SCI_POSITIONFROMLINE, line) + column);
    }
};

QString cppLines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"    int value%1 = compute(\"text\", %1); // note\n"_s.arg(i);
    return text;
}

} // namespace

class TestHighlight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::failOnWarnings(); }
    void init() { test::failOnWarnings(); }

    void coloursByFileName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("python") << u"a.py"_s << u"def \"\" \n"_s;
        QTest::newRow("c++") << u"a.cpp"_s << u"if \"\" \n"_s;
        QTest::newRow("by mime type") << u"Makefile.am"_s << u"if \n"_s;
    }
    void coloursByFileName()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        Editor editor(name);
        editor.setText(text);
        QVERIFY(editor.lexer->styles().count() > 1);
        QVERIFY(definitionFor(name).isValid());
    }

    void unknownFilesArePlain()
    {
        Editor editor(u"notes.qqq"_s);
        editor.setText(u"if x then \"y\"\n"_s);
        QCOMPARE(editor.styleOf("if"), long(StyleTable::plain));
        QVERIFY(!editor.lexer->isBusy());
    }

    void aStringGoesOnOverLines()
    {
        Editor editor(u"a.py"_s);
        editor.setText(u"x = '''\nwords here\n'''\nreturn 1\n"_s);
        const long string = editor.styleAt(0, 4);
        QVERIFY(string != StyleTable::plain);
        QCOMPARE(editor.styleAt(1, 0), string);
        QVERIFY(editor.styleAt(3, 0) != string);
    }

    void anOpenedStringRunsToTheEndAndBack()
    {
        Editor editor(u"a.py"_s);
        editor.setText(u"\nfirst = 1\nreturn 2\n"_s);
        const long keyword = editor.styleAt(2, 0);
        editor.replace(0, 0, 0, "'''");
        editor.lexer->finish();
        const long string = editor.styleAt(0, 0);
        QCOMPARE(editor.styleAt(2, 0), string);
        editor.replace(0, 0, 3, "");
        editor.lexer->finish();
        QCOMPARE(editor.styleAt(2, 0), keyword);
        QVERIFY(keyword != string);
    }

    void aKeystrokeLexesItsLineOnly()
    {
        Editor editor(u"a.cpp"_s);
        editor.setText(cppLines(2000));
        const qint64 before = editor.lexer->linesLexed();
        editor.replace(1000, 4, 0, "x");
        editor.lexer->finish();
        QCOMPARE(editor.lexer->linesLexed() - before, 1);
        editor.replace(1000, 4, 0, "\n");
        editor.lexer->finish();
        QCOMPARE(editor.lexer->linesLexed() - before, 3);
    }

    void joinedLinesKeepTheirStates()
    {
        Editor editor(u"a.cpp"_s);
        editor.setText(u"int a;\n/* one\ntwo */\nint b;\n"_s);
        const long type = editor.styleAt(3, 0);
        const long comment = editor.styleAt(1, 0);
        editor.replace(0, 6, 1, "");
        editor.lexer->finish();
        QCOMPARE(editor.styleAt(1, 0), comment);
        QCOMPARE(editor.styleAt(2, 0), type);
    }

    void unitsBecomeBytes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("ascii") << u"abc"_s;
        QTest::newRow("two bytes") << u"\u00e9\u00df"_s;
        QTest::newRow("three bytes") << u"\u4e2d\u20ac"_s;
        QTest::newRow("emoji") << u"\U0001F600\U0001F680"_s;
        QTest::newRow("combining") << u"e\u0301o\u0308"_s;
        QTest::newRow("byte order mark") << u"\ufeffa"_s;
    }
    void unitsBecomeBytes()
    {
        QFETCH(QString, before);
        Editor editor(u"a.py"_s);
        editor.setText(u"x = '%1' + 12\n"_s.arg(before));
        Editor plain(u"a.py"_s);
        plain.setText(u"x = 'abc' + 12\n"_s);
        QCOMPARE(editor.styleOf("12"), plain.styleOf("12"));
        QCOMPARE(editor.styleOf("' +"), plain.styleOf("' +"));
        QVERIFY(editor.styleOf("12") != editor.styleOf("' +"));
    }

    void aLongFileIsDoneInSlices()
    {
        readDefinition(definitionFor(u"a.cpp"_s));
        Editor editor(u"a.cpp"_s);
        const QByteArray bytes = cppLines(30'000).toUtf8();
        editor.sci.SendScintilla(Sci::SCI_ADDTEXT, uintptr_t(bytes.size()), bytes.constData());
        editor.lexer->styleText(0, 100);
        QVERIFY(editor.lexer->isBusy());
        QVERIFY(editor.styleAt(5, 4) != StyleTable::plain); // what comes first is there
        QTRY_VERIFY_WITH_TIMEOUT(!editor.lexer->isBusy(), 20'000);
        QCOMPARE(editor.styleAt(29'990, 4), editor.styleAt(5, 4));
    }

    void textIsShownBeforeItsLanguageIsRead()
    {
        const auto definition = definitionFor(u"a.adb"_s); // Ada, which no other test reads
        Editor editor(u"a.adb"_s);
        editor.sci.SendScintilla(Sci::SCI_ADDTEXT, uintptr_t(9), "if x then");
        QTest::qWait(0); // whatever timers were started
        QVERIFY(!wasRead(definition));
        editor.lexer->styleText(0, 9); // as the first paint does
        QVERIFY(!wasRead(definition));
        QCOMPARE(editor.styleAt(0, 0), long(StyleTable::plain));
        QTRY_VERIFY(editor.styleAt(0, 0) != StyleTable::plain);
        QVERIFY(wasRead(definition));
    }

    void veryLongLinesStayPlain()
    {
        Editor editor(u"a.cpp"_s);
        editor.setText(u"int a;\n"_s + u"if "_s.repeated(20'000) + u"\nint b;\n"_s);
        QCOMPARE(editor.styleAt(1, 0), long(StyleTable::plain));
        QCOMPARE(editor.styleAt(2, 0), editor.styleAt(0, 0));
    }

    void aThemeChangesColoursNotStates()
    {
        Editor editor(u"a.py"_s);
        editor.setText(u"x = '''\nwords\n'''\n"_s);
        const auto foreground = [&editor] { return sendSci(editor.sci, Sci::SCI_STYLEGETFORE, editor.styleAt(1, 0)); };
        const long light = foreground();
        QFont font(u"monospace"_s);
        font.setPointSizeF(10);
        editor.lexer->setLook(syntaxTheme(true), font, 0xff141619);
        editor.lexer->finish();
        QVERIFY(foreground() != light);
        QCOMPARE(editor.styleAt(1, 0), editor.styleAt(0, 4));
    }

    void stylesAreGivenByLook()
    {
        StyleTable table({ 0xff000000, false, false, false });
        QCOMPARE(table.styleOf({ 0xff000000, false, false, false }), 0);
        const int bold = table.styleOf({ 0xff000000, true, false, false });
        QCOMPARE(table.styleOf({ 0xff000000, true, false, false }), bold);
        QVERIFY(bold != table.styleOf({ 0xff000000, true, true, false }));
        QCOMPARE(table.count(), 3);
    }

    void stylesKeepOutOfScintillasOwn()
    {
        StyleTable table;
        QSet<int> seen { 0 };
        for (QRgb colour = 1; colour < StyleTable::capacity; ++colour) {
            const int style = table.styleOf({ colour, false, false, false });
            QVERIFY(style < 32 || style > 39);
            QVERIFY(style < 256);
            seen.insert(style);
        }
        QCOMPARE(seen.size(), StyleTable::capacity);
        QCOMPARE(table.styleOf({ 0xffffff, true, true, true }), int(StyleTable::plain));
    }

    void dirtyLinesJoinAndMove()
    {
        DirtyLines dirty;
        dirty.add(10, 12);
        dirty.add(5, 6);
        dirty.add(12, 14);
        QCOMPARE(dirty.count(), 5);
        QCOMPARE(dirty.first(), 5);
        dirty.linesInserted(7, 3);
        QVERIFY(dirty.contains(13) && dirty.contains(16) && !dirty.contains(12));
        dirty.linesRemoved(13, 2);
        QVERIFY(dirty.contains(13) && dirty.contains(14) && !dirty.contains(15));
        dirty.removeFirst();
        QCOMPARE(dirty.first(), 13);
        dirty.linesRemoved(2, 100);
        QCOMPARE(dirty.first(), 2);
    }

    void everyDefinitionColoursWithoutComplaint()
    {
        const auto definitions = syntaxRepository().definitions();
        QVERIFY(definitions.size() > 300);
        int most = 0;
        for (const auto& definition : definitions) {
            Editor editor(u"x"_s);
            editor.lexer->setSyntax(definition);
            editor.setText(u"/* a \"b\" */ if (x) { <p>$y</p> } # 1\nend 'c' -- 2\n"_s);
            QVERIFY2(!editor.lexer->isBusy(), qPrintable(definition.name()));
            most = std::max(most, editor.lexer->styles().count());
        }
        QVERIFY2(most < StyleTable::capacity, qPrintable(QString::number(most)));
    }
};

QTEST_MAIN(TestHighlight)
#include "tst_highlight.moc"
