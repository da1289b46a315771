// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "join/qr_code.h"
#include "models/kit_shelf.h"
#include "session/event_lines.h"
#include "session_script.h"
#include "startup/options.h"
#include "startup/samples.h"
#include "startup/screenshots.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "warnings.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QWidget>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestStartup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void optionsAreRead()
    {
        const auto options = parseOptions({ u"jumpseat"_s, u"--workspace"_s, u"a.jumpseat"_s, u"--new-session"_s,
            u"rate-limiter"_s, u"--candidate"_s, u"Otto Quill"_s, u"--size"_s, u"1280x800"_s, u"--port"_s, u"9000"_s,
            u"--lan"_s, u"--theme"_s, u"dark"_s, u"--assistant"_s, u"House/m-1"_s, u"--own-tools"_s, u"--watch"_s });
        QVERIFY(options);
        QCOMPARE(options->workspace, u"a.jumpseat"_s);
        QCOMPARE(options->newSession, u"rate-limiter"_s);
        QCOMPARE(options->candidate, u"Otto Quill"_s);
        QCOMPARE(options->size, QSize(1280, 800));
        QCOMPARE(options->port, quint16(9000));
        QVERIFY(options->lan);
        QCOMPARE(options->assistant, u"House/m-1"_s);
        QVERIFY(options->ownTools && options->watch);
        QVERIFY(options->theme == ThemeChoice::Dark);
    }

    void wrongOptionsAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList { u"--nonsense"_s };
        QTest::newRow("a theme nobody knows") << QStringList { u"--theme"_s, u"pink"_s };
        QTest::newRow("a size without height") << QStringList { u"--size"_s, u"1600"_s };
        QTest::newRow("port 0") << QStringList { u"--port"_s, u"0"_s };
        QTest::newRow("a port too high") << QStringList { u"--port"_s, u"70000"_s };
        QTest::newRow("a word too many") << QStringList { u"kit"_s };
        QTest::newRow("an assistant of no session") << QStringList { u"--assistant"_s, u"none"_s };
        QTest::newRow("begin and open") << QStringList { u"--new-session"_s, u"a"_s, u"--open"_s, u"b"_s };
    }
    void wrongOptionsAreRefused()
    {
        QFETCH(QStringList, arguments);
        const auto options = parseOptions(QStringList { u"jumpseat"_s } + arguments);
        QVERIFY(!options);
        QVERIFY(!options.error().what.isEmpty());
    }

    void eventLinesComeBackAsTheyWent()
    {
        SessionScript script;
        script.begin(u"naïve 😀\nline\n"_s);
        script.edit(2, 0, 1, u"X"_s, { OriginKind::Candidate, {} });
        const QByteArray bytes = toEventLines({ { u"s1"_s }, u"rate-limiter"_s, script.events });
        const auto lines = fromEventLines(bytes);
        QVERIFY(lines);
        QCOMPARE(lines->session.value, u"s1"_s);
        QCOMPARE(lines->kit, u"rate-limiter"_s);
        QCOMPARE(lines->events.size(), script.events.size());
        QCOMPARE(toEventLines(*lines), bytes);
    }

    void damagedEventLinesNameTheLine()
    {
        SessionScript script;
        script.begin();
        QByteArray bytes = toEventLines({ { u"s1"_s }, u"k"_s, script.events });
        const auto gap = fromEventLines(bytes.replace("\"seq\":3", "\"seq\":4"));
        QVERIFY(!gap);
        QVERIFY(gap.error().what.contains("Line 4"_L1));
        QVERIFY(!fromEventLines("not json"));
        QVERIFY(!fromEventLines({}));
    }

    void aSampleIsImportedOnce()
    {
        QTemporaryDir folder;
        SessionScript script;
        script.begin();
        const KitShelf kits;
        QVERIFY(!kits.kits().isEmpty());
        QFile file(folder.filePath(u"one.jumpseat-events"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toEventLines({ { u"sample-1"_s }, kits.kits().first().id, script.events }));
        file.close();
        const auto workspace = Workspace::open(folder.filePath(u"w.jumpseat"_s), Workspace::Mode::ReadWrite);
        QVERIFY(workspace);
        const auto journal = JournalWriter::start(**workspace, {});
        QVERIFY(journal);
        QCOMPARE(samples::importInto(**workspace, **journal, kits, folder.path()), Result<int>(1));
        QCOMPARE(samples::importInto(**workspace, **journal, kits, folder.path()), Result<int>(0));
        const auto rows = (*workspace)->sessions();
        QVERIFY(rows);
        QCOMPARE(rows->size(), 1);
        QVERIFY(rows->first().sample);
        QCOMPARE((*workspace)->events({ u"sample-1"_s })->size(), script.events.size());
        QCOMPARE(kits.forSession(**workspace, rows->first()).id, kits.kits().first().id);
    }

    void anUnknownKitNamesThoseThereAre()
    {
        const KitShelf kits;
        const auto kit = kits.find(u"nonsense"_s);
        QVERIFY(!kit);
        QVERIFY(kit.error().what.contains(kits.kits().first().id));
    }

    void thePictureIsWholeAndRenewed()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"shot.png"_s);
        Screenshots screenshots(path);
        QVERIFY(!screenshots.take()); // no window yet
        QWidget window;
        window.resize(300, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(screenshots.take());
        QCOMPARE(QImage(path).size(), QSize(300, 200));
        window.resize(320, 200);
        QVERIFY(screenshots.take());
        QCOMPARE(QImage(path).width(), 320);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing left beside it
    }

    void aLinkBecomesAQrCode()
    {
        const auto matrix = encodeQr(u"http://192.168.1.20:8420/#AbCdEfGhIjKlMnOpQrStUv"_s);
        QVERIFY(matrix);
        QVERIFY(matrix->size >= 29);
        for (int i = 0; i < 7; ++i) // the finder in the corner
            QVERIFY(matrix->isDark(i, 0) && matrix->isDark(0, i));
        QVERIFY(!matrix->isDark(7, 7));
        QVERIFY(!encodeQr(QString(5000, u'x')));
    }
};

QTEST_MAIN(TestStartup)
#include "tst_startup.moc"
