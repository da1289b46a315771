// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/home_window.h"
#include "home/problem_page.h"
#include "home/sessions_page.h"
#include "home_fixture.h"
#include "keys/action_registry.h"
#include "pictures.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

QStringList visibleTexts(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts;
}

bool shows(const QWidget& widget, const QString& words)
{
    return std::ranges::any_of(visibleTexts(widget), [&words](const QString& text) { return text.contains(words); });
}

} // namespace

class TestHome : public QObject {
    Q_OBJECT

private:
    SessionsModel m_sessions;
    std::unique_ptr<HomeWindow> m_home;

    void open(QList<SessionRow> rows)
    {
        m_sessions.setRows(std::move(rows));
        m_home = std::make_unique<HomeWindow>(&m_sessions);
        m_home->setKits({ sampleKit() });
        m_home->setWorkspace(u"/somewhere/interviews.jumpseat"_s, false);
        m_home->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_home.get()));
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_sessions.setReader([](const SessionRow&) {
            SessionScript script;
            script.begin();
            return digestOf(script.events, sampleKit());
        });
    }
    void cleanup()
    {
        m_home.reset();
        m_sessions.setRows({});
    }

    void fitsEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const bool dark : { false, true }) {
            for (const QSize size : { QSize(1600, 1000), QSize(1280, 800), QSize(1024, 680) })
                QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
        }
    }
    void fitsEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        open({ sessionRow(u"a1"_s, u"Ines Fable"_s) });
        m_home->resize(size);
        QCOMPARE(m_home->size(), size);
        QVERIFY(m_home->sessionsPage()->table()->isVisible());
        for (const QWidget* child : m_home->findChildren<ActionButton*>()) {
            if (child->isVisible())
                QVERIFY2(child->width() >= child->minimumSizeHint().width(), qPrintable(child->objectName()));
        }
        QTRY_VERIFY(m_sessions.digest({ u"a1"_s }));
        takePicture(*m_home, u"home-"_s + QString::fromUtf8(QTest::currentDataTag()));
        const QImage picture = m_home->grab().toImage();
        QCOMPARE(
            picture.pixelColor(picture.width() / 2, picture.height() - 8), Theme::instance().color(Token::SurfaceBase));
    }

    void anEmptyWorkspaceSaysWhatToDo()
    {
        open({});
        QVERIFY(!m_home->sessionsPage()->table()->isVisible());
        QVERIFY(shows(*m_home, u"Run your own"_s));
        QVERIFY(!shows(*m_home, u"Start with a recorded interview"_s)); // there is none to watch
        QVERIFY(!shows(*m_home, u"Watch how it was flown"_s));
    }

    void theSampleIsOffered()
    {
        SessionRow sample = sessionRow(u"a1"_s, u"Ines Fable"_s);
        sample.sample = true;
        open({ sample });
        QVERIFY(shows(*m_home, u"Start with a recorded interview"_s));
    }

    void theFilterKeepsAndClears()
    {
        open({ sessionRow(u"a1"_s, u"Ines Fable"_s), sessionRow(u"a2"_s, u"Otto Quill"_s) });
        SessionsPage* page = m_home->sessionsPage();
        page->focusTable();
        QTest::keyClick(page->table(), Qt::Key_Slash);
        QVERIFY(page->filterField()->hasFocus());
        QTest::keyClicks(page->filterField(), u"quill rate"_s);
        QCOMPARE(page->table()->model()->rowCount(), 1);
        QCOMPARE(page->current().value, u"a2"_s);
        page->filterField()->setText(u"foo"_s);
        QVERIFY(shows(*m_home, u"Nothing matches 'foo'."_s));
        QVERIFY(!page->table()->isVisible());
        takePicture(*m_home, u"home-nothing"_s);
        QTest::keyClick(page->filterField(), Qt::Key_Escape);
        QCOMPARE(page->table()->model()->rowCount(), 2);
        QVERIFY(page->table()->hasFocus());
    }

    void enterOpensTheChosenSession()
    {
        open({ sessionRow(u"a1"_s, u"Ines Fable"_s), sessionRow(u"a2"_s, u"Otto Quill"_s) });
        QSignalSpy opened(m_home.get(), &HomeWindow::sessionWanted);
        m_home->setCurrentSession({ u"a1"_s });
        m_home->sessionsPage()->focusTable();
        QTest::keyClick(m_home->sessionsPage()->table(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<SessionId>().value, u"a1"_s);
    }

    void enterPressesTheButtonItStandsOn()
    {
        open({ sessionRow(u"a1"_s, u"Ines Fable"_s) });
        QSignalSpy opened(m_home.get(), &HomeWindow::sessionWanted);
        for (auto* button : m_home->findChildren<ActionButton*>()) {
            if (button->isVisible() && button->text() == "New session"_L1) {
                button->setFocus();
                QTest::keyClick(button, Qt::Key_Return);
                break;
            }
        }
        QVERIFY(m_home->newSessionPanel()->isVisible());
        QCOMPARE(opened.size(), 0);
    }

    void thePreviewTellsFacts()
    {
        open({ sessionRow(u"a1"_s, u"<b>Ines</b>"_s) });
        QTRY_VERIFY(m_sessions.digest({ u"a1"_s }));
        QVERIFY(shows(*m_home, u"R. Lantern"_s));
        QVERIFY(shows(*m_home, u"0 of 2 marked caught"_s));
        for (const QLabel* label : m_home->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void aNewSessionGoesFromFormToLinkToCockpit()
    {
        open({});
        m_home->newSessionPanel()->setLanAddress(u"192.168.1.20"_s);
        QTest::keyClick(m_home.get(), Qt::Key_N, Qt::ControlModifier);
        NewSessionPanel* panel = m_home->newSessionPanel();
        QVERIFY(panel->isVisible());
        auto* name = panel->findChild<QLineEdit*>();
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"Otto Quill"_s);
        QSignalSpy wanted(panel, &NewSessionPanel::wanted);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const auto request = wanted.first().first().value<NewSessionRequest>();
        QCOMPARE(request.kit, u"limiter"_s);
        QCOMPARE(request.candidate, u"Otto Quill"_s);
        QVERIFY(!request.localNetwork);

        panel->showLink({ u"s1"_s }, u"http://127.0.0.1:8420/#abc"_s);
        QVERIFY(shows(*panel, u"Waiting for Otto Quill"_s));
        takePicture(*m_home, u"home-new"_s);
        QSignalSpy cockpit(panel, &NewSessionPanel::cockpitWanted);
        QTest::keyClick(m_home.get(), Qt::Key_Return);
        QCOMPARE(cockpit.size(), 1);
        panel->showJoined(u"Otto"_s);
        QVERIFY(shows(*panel, u"Otto has joined"_s));
    }

    void aProblemOfANewSessionIsSaidInThePanel()
    {
        open({});
        m_home->startNewSession();
        m_home->newSessionPanel()->showProblem(u"No port can be had."_s);
        QVERIFY(shows(*m_home->newSessionPanel(), u"No port can be had."_s));
    }

    void anUnusableWorkspaceIsExplained_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<WorkspaceChoice>("first");
        QTest::newRow("locked") << ErrorCode::Locked << u"is open in another Jumpseat"_s << WorkspaceChoice::TryAgain;
        QTest::newRow("not a workspace") << ErrorCode::NotAWorkspace << u"is not a Jumpseat workspace"_s
                                         << WorkspaceChoice::OtherFile;
        QTest::newRow("newer") << ErrorCode::Newer << u"was written by a newer Jumpseat"_s
                               << WorkspaceChoice::OtherFile;
        QTest::newRow("read-only") << ErrorCode::ReadOnly << u"cannot be written"_s << WorkspaceChoice::OpenReadOnly;
        QTest::newRow("damaged") << ErrorCode::Damaged << u"is damaged"_s << WorkspaceChoice::Recover;
        QTest::newRow("other") << ErrorCode::Io << u"cannot be opened"_s << WorkspaceChoice::TryAgain;
    }
    void anUnusableWorkspaceIsExplained()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QString, heading);
        QFETCH(WorkspaceChoice, first);
        open({});
        m_home->showWorkspaceProblem({ code, u"the technical words"_s }, u"/somewhere/interviews.jumpseat"_s);
        QVERIFY(shows(*m_home, u"interviews.jumpseat "_s + heading));
        QVERIFY(shows(*m_home, u"the technical words"_s));
        takePicture(*m_home, u"home-problem-"_s + QString::fromUtf8(QTest::currentDataTag()));
        QSignalSpy answered(m_home.get(), &HomeWindow::problemAnswered);
        QTest::keyClick(m_home->problemPage()->buttons().first(), Qt::Key_Return);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.first().first().value<WorkspaceChoice>(), first);
        m_home->startNewSession(); // there is nowhere to write
        QVERIFY(!m_home->newSessionPanel()->isVisible());
    }

    void noKeyStandsForTwoThings()
    {
        open({});
        QCOMPARE(m_home->actions()->duplicateKeys(), QStringList());
    }

    void everyControlHasAName()
    {
        open({ sessionRow(u"a1"_s, u"Ines Fable"_s) });
        m_home->startNewSession();
        for (const QWidget* child : m_home->findChildren<QWidget*>()) {
            if (!child->isVisible() || !(child->focusPolicy() & Qt::TabFocus))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(child);
            const QString name = button && child->accessibleName().isEmpty() ? button->text() : child->accessibleName();
            QVERIFY2(!name.isEmpty(), child->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestHome)
#include "tst_home.moc"
