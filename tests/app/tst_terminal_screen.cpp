// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"
#include "run_script.h"
#include "runs/terminal_colors.h"
#include "runs/terminal_grid.h"
#include "runs/terminal_screen.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

QString textOfRow(const TerminalRow& row)
{
    QString text;
    for (const TerminalCell& cell : row.cells) {
        if (cell.width > 0)
            text += cell.text[0] == 0 ? u" "_s : QString::fromUcs4(cell.text.data(), 1);
    }
    return text;
}

RunState terminal(int rows, int columns, const QStringList& said)
{
    RunState run;
    run.id = { u"R1"_s };
    run.rows = rows;
    run.columns = columns;
    for (const QString& data : said)
        run.cast.append({ run.cast.size() * 1000, u"o"_s, data });
    return run;
}

/// As it stands when all is read.
void showAll(TerminalScreen& screen, const RunState& run)
{
    screen.showRun(&run);
    while (!screen.isComplete())
        screen.showRun(&run);
}

} // namespace

class TestTerminalScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Dark);
    }

    void whatIsPrintedStandsInCells()
    {
        TerminalGrid grid(4, 10);
        grid.write("one\r\ntwo\x1b[1;5Hhere\x1b[2;1H\x1b[K");
        QCOMPARE(textOfRow(grid.row(0)), u"one here"_s);
        QCOMPARE(textOfRow(grid.row(1)).trimmed(), QString());
        QCOMPARE(grid.cursor(), (std::pair { 1, 0 }));
    }

    void coloursAndWeightsAreKept()
    {
        TerminalGrid grid(2, 40);
        grid.write("\x1b[1;31mA\x1b[0;38;5;200mB\x1b[48;2;1;2;3mC\x1b[0;4;7mD");
        const auto& cells = grid.row(0).cells;
        QVERIFY(cells[0].look.bold);
        QCOMPARE(cells[0].look.ink, (CellColor { CellColor::Kind::Indexed, 1 }));
        QVERIFY(!cells[1].look.bold);
        QCOMPARE(cells[1].look.ink, (CellColor { CellColor::Kind::Indexed, 200 }));
        QCOMPARE(cells[2].look.ground, (CellColor { CellColor::Kind::Rgb, 1, 2, 3 }));
        QVERIFY(cells[3].look.underline && cells[3].look.reverse);
        QCOMPARE(cells[3].look.ink, CellColor());
    }

    void aWideCharacterHasTwoCells()
    {
        TerminalGrid grid(2, 10);
        grid.write("漢a");
        QCOMPARE(int(grid.row(0).cells[0].width), 2);
        QCOMPARE(int(grid.row(0).cells[1].width), 0);
        QCOMPARE(grid.row(0).cells[2].text[0], U'a');
        grid.write("\r\x1b[Cx"); // over its second half
        QCOMPARE(grid.row(0).cells[0].text[0], U'\0');
        QCOMPARE(int(grid.row(0).cells[1].width), 1);
    }

    void whatLeavesTheTopIsHistory()
    {
        TerminalGrid grid(3, 10);
        for (int i = 0; i < 2'500; ++i)
            grid.write(QByteArray::number(i).append("\r\n").toStdString());
        QCOMPARE(grid.historySize(), TerminalGrid::mostHistory);
        QCOMPARE(textOfRow(grid.row(grid.historySize() + 1)), u"2499"_s);
        QCOMPARE(textOfRow(grid.row(grid.historySize() - 1)), u"2497"_s);
        grid.write("\x1b[3J");
        QCOMPARE(grid.historySize(), size_t(0));
    }

    void theOtherScreenLeavesNoHistory()
    {
        TerminalGrid grid(3, 20);
        grid.write("shell\r\n\x1b[?1049h\x1b[H1\r\n2\r\n3\r\n4\r\n5");
        QCOMPARE(grid.historySize(), size_t(0));
        QCOMPARE(textOfRow(grid.row(2)), u"5"_s);
        grid.write("\x1b[?1049l");
        QCOMPARE(textOfRow(grid.row(0)), u"shell"_s);
    }

    void aSmallerScreenKeepsTheCursorsRow()
    {
        TerminalGrid grid(10, 20);
        grid.write("1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n$ ");
        grid.resize(3, 20);
        QCOMPARE(grid.cursor().first, 2);
        QCOMPARE(textOfRow(grid.row(grid.historySize() + 2)).trimmed(), u"$"_s);
        QCOMPARE(textOfRow(grid.row(0)), u"1"_s);
        grid.write("x\r\ny");
        QCOMPARE(textOfRow(grid.row(grid.historySize() + 1)), u"$ x"_s);
    }

    void lettersAreReadableInBothLooks_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }
    void lettersAreReadableInBothLooks()
    {
        QFETCH(ThemeChoice, choice);
        Theme::instance().install(choice);
        for (int ground = -1; ground < 256; ++ground) {
            for (int ink = -1; ink < 256; ++ink) {
                CellLook look;
                if (ink >= 0)
                    look.ink = { CellColor::Kind::Indexed, std::uint8_t(ink) };
                if (ground >= 0)
                    look.ground = { CellColor::Kind::Indexed, std::uint8_t(ground) };
                const CellColors colors = cellColors(look, false);
                QVERIFY2(contrastOf(colors.ink, colors.ground) >= 2.9, qPrintable(u"%1 on %2"_s.arg(ink).arg(ground)));
            }
        }
        QCOMPARE(cellColors({}, false).ground, Theme::instance().color(Token::SurfaceBase));
        QCOMPARE(cellColors({}, true).ink, Theme::instance().color(Token::SurfaceBase));
    }

    void stepsFeedWhatIsNewAndJumpsBeginAnew()
    {
        TerminalScreen screen;
        screen.resize(600, 300);
        RunState run = terminal(5, 20, { u"one\r\n"_s });
        showAll(screen, run);
        run.cast.append({ 2, u"o"_s, u"two\r\n"_s });
        run.cast.append({ 3, u"i"_s, u"ls\r"_s });
        showAll(screen, run);
        QCOMPARE(screen.readableText(), u"one\ntwo\n\n"_s);
        QCOMPARE(screen.lastKeys(), u"ls\r"_s);
        run.cast.resize(1); // earlier
        showAll(screen, run);
        QCOMPARE(screen.readableText(), u"one\n\n"_s);
        QCOMPARE(screen.lastKeys(), QString());
        RunState other = terminal(5, 20, { u"else"_s });
        other.id = { u"R2"_s };
        showAll(screen, other);
        QCOMPARE(screen.readableText(), u"else\n"_s);
        screen.showRun(nullptr);
        QCOMPARE(screen.readableText(), QString());
    }

    void itsSizeIsTheRecorded()
    {
        TerminalScreen screen;
        screen.resize(700, 300);
        RunState run = terminal(24, 80, { u"$ "_s });
        run.cast.append({ 5, u"r"_s, u"132x43"_s });
        run.cast.append({ 6, u"r"_s, u"nonsense"_s });
        run.cast.append({ 6, u"r"_s, u"-3x999999"_s });
        showAll(screen, run);
        QCOMPARE(screen.columns(), 132);
        QCOMPARE(screen.rows(), 43);
    }

    void aWideTerminalIsScaledToTheRoom()
    {
        TerminalScreen screen;
        screen.resize(640, 300);
        screen.show();
        showAll(screen, terminal(24, 40, { u"x"_s }));
        const int usual = screen.fittedFont().pixelSize() > 0 ? screen.fittedFont().pixelSize()
                                                              : QFontInfo(screen.fittedFont()).pixelSize();
        RunState wide = terminal(24, 120, { u"x"_s });
        wide.id = { u"R2"_s };
        showAll(screen, wide);
        QVERIFY(screen.fittedFont().pixelSize() < usual);
        QCOMPARE(screen.horizontalScrollBar()->maximum(), 0);
    }

    void theEndIsFollowedUntilSomebodyScrolls()
    {
        TerminalScreen screen;
        screen.resize(600, 120);
        screen.show();
        RunState run = terminal(24, 80, {});
        for (int i = 0; i < 200; ++i)
            run.cast.append({ i, u"o"_s, u"line %1\r\n"_s.arg(i) });
        showAll(screen, run);
        auto* bar = screen.verticalScrollBar();
        QVERIFY(bar->maximum() > 150);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(40);
        run.cast.append({ 300, u"o"_s, u"more\r\n"_s });
        showAll(screen, run);
        QCOMPARE(bar->value(), 40);
        QTest::keyClick(&screen, Qt::Key_End);
        run.cast.append({ 301, u"o"_s, u"more\r\n"_s });
        showAll(screen, run);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void whatIsFedCanOnlyDraw()
    {
        QGuiApplication::clipboard()->setText(u"mine"_s);
        QWidget window;
        TerminalScreen screen(&window);
        window.setWindowTitle(u"ours"_s);
        window.resize(500, 200);
        screen.resize(500, 200);
        window.show();
        showAll(screen,
            terminal(10, 60,
                { u"\x1b]0;pwned\x07\x1b]2;pwned\x07"_s, u"\x1b]52;c;cHduZWQ=\x07"_s,
                    u"\x1b]8;;http://x\x07link\x1b]8;;\x07"_s, u"\x1b[6n\x1b[c\x1b[5n\x1bP$qm\x1b\\"_s,
                    u"\x07\x1b[?1003h"_s, u" after"_s }));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
        QCOMPARE(window.windowTitle(), u"ours"_s);
        QCOMPARE(screen.readableText(), u"link after\n"_s);
    }

    void aMegabyteIsThereAtOnce()
    {
        TerminalScreen screen;
        screen.resize(800, 300);
        screen.show();
        RunState run = terminal(24, 80, {});
        const QString line = u"\x1b[32mtests/test_limiter.py\x1b[0m PASSED                              [ 50%]\r\n"_s;
        qsizetype size = 0;
        while (size < 1024 * 1024) {
            run.cast.append({ size, u"o"_s, line.repeated(40) });
            size += line.size() * 40;
        }
        QElapsedTimer clock;
        clock.start();
        showAll(screen, run);
        qInfo("a megabyte of terminal: %lld ms", clock.elapsed());
        QVERIFY(screen.readableText().contains(u"PASSED"_s));
        QVERIFY2(clock.elapsed() < 1'000, "twenty times what it takes on an idle machine");
    }

    void noRecordKeepsTheWindowWaiting()
    {
        // A few bytes that ask for work on every cell, again and again.
        RunState run =
            terminal(500, 500, { u"\x1b#8\x1b[2J\x1b[500T\x1b[?69h\x1b[2;499s\x1b[500S"_s.repeated(20'000) });
        TerminalScreen screen;
        screen.resize(600, 300);
        QElapsedTimer clock;
        clock.start();
        screen.showRun(&run);
        QVERIFY2(clock.elapsed() < 500, qPrintable(u"%1 ms"_s.arg(clock.elapsed())));
        QVERIFY(!screen.isComplete());
        QSignalSpy more(&screen, &TerminalScreen::moreWanted);
        QTRY_VERIFY(!more.isEmpty());
    }

    void hostileBytesAreOnlyDrawn_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("least") << 2 << 2;
        QTest::newRow("tall") << 500 << 2;
        QTest::newRow("wide") << 2 << 500;
        QTest::newRow("usual") << 24 << 80;
        QTest::newRow("most") << 500 << 500;
    }
    void hostileBytesAreOnlyDrawn()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QRandomGenerator dice(quint32(rows * 1000 + columns));
        TerminalGrid grid(rows, columns);
        const QByteArrayList pieces { "\x1b[", "\x1b]", "\x1bP", "\x1b#8", "\x1b#6", "999999999", ";", "m", "H", "J",
            "K", "L", "M", "P", "@", "X", "r", "s", "S", "T", "b", "?1049h", "?1049l", "?69h", "?6h", "?7l", "4h",
            "\xe6\xbc\xa2", "\xcc\x81", "\xf0\x9f\x98\x80", "\n", "\r", "\t", "\b",
            "\x1b"
            "c",
            "\x1bM",
            "\x1b"
            "D",
            "a", "\xff", "\xc3", "\x9b", "?5h", "3J", "!p", "?25l", "1;1;", "2;" };
        for (int i = 0; i < 20'000; ++i) {
            const auto kind = dice.bounded(100);
            if (kind < 80) {
                const QByteArray& piece = pieces.at(dice.bounded(int(pieces.size())));
                grid.write({ piece.constData(), size_t(piece.size()) });
            } else if (kind < 99) {
                const char byte = char(dice.bounded(256));
                grid.write({ &byte, 1 });
            } else if (i % 50 == 0) {
                grid.resize(2 + dice.bounded(498), 2 + dice.bounded(498));
            }
            const auto [row, column] = grid.cursor();
            QVERIFY(row >= 0 && row < grid.rows() && column >= 0 && column < grid.columns());
        }
        QVERIFY(grid.usedRows() <= grid.historySize() + size_t(grid.rows()));
        for (size_t i = grid.historySize(); i < grid.usedRows(); ++i)
            QVERIFY(grid.row(i).cells.size() <= size_t(grid.columns()));
    }

    void readersGetTheText()
    {
        TerminalScreen screen;
        showAll(screen, terminal(5, 20, { u"$ ls\r\nlimiter.py"_s }));
        auto* face = QAccessible::queryAccessibleInterface(&screen);
        QVERIFY(face && face->textInterface());
        QCOMPARE(face->textInterface()->text(0, 100), u"$ ls\nlimiter.py\n"_s);
        QVERIFY(face->state().readOnly);
        QVERIFY(!screen.accessibleName().isEmpty());
    }

    void itIsPaintedInBothLooks_data() { lettersAreReadableInBothLooks_data(); }
    void itIsPaintedInBothLooks()
    {
        QFETCH(ThemeChoice, choice);
        Theme::instance().install(choice);
        TerminalScreen screen;
        screen.resize(760, 320);
        screen.show();
        QString colours;
        for (int i = 0; i < 16; ++i)
            colours += u"\x1b[38;5;%1m%1 \x1b[0m\x1b[48;5;%1m  \x1b[0m"_s.arg(i);
        showAll(screen,
            terminal(20, 80,
                { u"\x1b[1mbold\x1b[0m \x1b[4munderlined\x1b[0m \x1b[7mreversed\x1b[0m \x1b[3mitalic\x1b[0m\r\n"_s,
                    colours, u"\r\n漢字かな wide, ü, é (e\u0301) and 😀\r\n"_s,
                    u"┌──────────┐\r\n│ box      │\r\n└──────────┘\r\n"_s,
                    u"\x1b[42;30m PASS \x1b[0m \x1b[41;97m FAIL \x1b[0m \x1b[38;2;255;240;120mpale yellow\x1b[0m\r\n"_s,
                    u"\x1b[32mines\x1b[0m:\x1b[34m~/task\x1b[0m$ pytest -q"_s }));
        takePicture(screen, u"terminal %1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        const QImage image = screen.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(image.width() - 3, image.height() - 3), Theme::instance().color(Token::SurfaceBase));
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        QVERIFY(colors.contains(Theme::instance().color(Token::StatePass).rgb()));    // a green ground
        QVERIFY(colors.contains(Theme::instance().ink(OriginKind::Candidate).rgb())); // the cursor
    }
};

QTEST_MAIN(TestTerminalScreen)
#include "tst_terminal_screen.moc"
