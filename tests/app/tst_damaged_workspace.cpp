// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/problem_page.h"
#include "record_rig.h"
#include "store/archive/verify.h"
#include "theme/widgets.h"

#include <QLabel>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

/// A workspace that is not well, from the start of the program to a file one can go on in.
class TestDamagedWorkspace : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordRig> m_rig;

    HomeWindow* home() const { return m_rig->home(); }
    NoticeStrip* notice() const { return home()->sessionsPage()->notice(); }
    ActionButton* noticeButton(const QString& text) const
    {
        for (ActionButton* button : notice()->buttons()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_damaged_workspace"_s);
    }
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
        m_rig = std::make_unique<RecordRig>();
    }
    void cleanup() { m_rig.reset(); }

    void aDamagedFileOpensForReadingAndIsRecovered()
    {
        m_rig->record(700);
        QVERIFY(damageTable(m_rig->file, u"segments"_s));
        const QByteArray before = bytesOfFile(m_rig->file);
        m_rig->start();
        QVERIFY(home()->sessionsPage()->isVisible());
        QVERIFY(notice()->isVisible());
        QVERIFY2(notice()->heading().contains(u"is damaged and is open read-only"_s), qPrintable(notice()->heading()));
        QCOMPARE(home()->sessionsPage()->table()->model()->rowCount(), 2);
        QVERIFY(home()->whyNot(RecordAsk::Import).contains(u"read-only"_s));
        takePictures(*home(), u"damaged-notice"_s);

        const QString fresh = m_rig->path(u"interviews-recovered.jumpseat"_s);
        m_rig->chosen = QStringList { fresh };
        noticeButton(u"Recover into a new file…"_s)->click();
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Recovered into interviews-recovered.jumpseat"_s),
            qPrintable(m_rig->outcome() + m_rig->reason()));
        QCOMPARE(m_rig->asked, QStringList { fresh }); // beside the damaged one
        QVERIFY(!notice()->isVisible());
        QVERIFY2(m_rig->report().contains(u"Ines Fable"_s) && m_rig->report().contains(u"lost"_s),
            qPrintable(m_rig->report()));
        takePictures(*home(), u"damaged-recovered"_s);
        QCOMPARE(bytesOfFile(m_rig->file), before);
        QVERIFY(verify(fresh)->isSound());
        home()->startNewSession();
        QVERIFY(home()->newSessionPanel()->isVisible()); // one can go on in it
    }

    void whatCannotBeReadAtAllIsRecoveredFromThePage()
    {
        m_rig->record(700);
        QVERIFY(damageTable(m_rig->file, u"sessions"_s));
        m_rig->start();
        QVERIFY(home()->problemPage()->isVisible());
        ActionButton* first = home()->problemPage()->buttons().first();
        QCOMPARE(first->text(), u"Recover into a new file…"_s);
        // A name that is taken: said on this page, which stays.
        m_rig->chosen = QStringList { m_rig->file };
        first->click();
        NoticeStrip* outcome = home()->problemPage()->outcome();
        QTRY_COMPARE(outcome->heading(), u"Nothing was recovered"_s);
        QVERIFY(home()->problemPage()->isVisible());
        takePictures(*home(), u"damaged-page"_s);
        m_rig->chosen = QStringList { m_rig->path(u"fresh.jumpseat"_s) };
        first->click();
        QTRY_VERIFY(home()->sessionsPage()->isVisible());
        QTRY_COMPARE(m_rig->outcome(), u"Recovered into fresh.jumpseat: 2 of 2 session(s) whole"_s);
    }

    void aNewerFileOpensForReading()
    {
        m_rig->record();
        QCOMPARE(tamper(m_rig->file,
                     { u"PRAGMA user_version = 99"_s, u"INSERT OR REPLACE INTO about VALUES ('readable_from', '1')"_s,
                         u"INSERT OR REPLACE INTO about VALUES ('program', '9.9.0')"_s }),
            QString());
        m_rig->start();
        QVERIFY(home()->sessionsPage()->isVisible());
        QVERIFY2(notice()->heading().contains(u"newer Jumpseat"_s), qPrintable(notice()->heading()));
        QVERIFY(notice()->details().contains(u"9.9.0"_s));
        QVERIFY(!noticeButton(u"Recover into a new file…"_s));
        QVERIFY(noticeButton(u"Choose another workspace…"_s));
        takePictures(*home(), u"newer-notice"_s);
        home()->startNewSession();
        QVERIFY(!home()->newSessionPanel()->isVisible());
        QVERIFY(m_rig->ask("record.export", { m_rig->path(u"one.jumpseat"_s) })); // reading is possible
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Exported"_s), qPrintable(m_rig->outcome() + u' ' + m_rig->reason()));
        QVERIFY(m_rig->outcome().contains(u"does not know of this copy"_s));
    }
};

QTEST_MAIN(TestDamagedWorkspace)
#include "tst_damaged_workspace.moc"
