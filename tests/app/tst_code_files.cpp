// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "editor/code_area.h"
#include "editor/file_tabs.h"
#include "editor/files_bar.h"
#include "editor/name_field.h"
#include "editor/removed_bar.h"
#include "editor/syntax_lexer.h"
#include "pictures.h"
#include "theme/action_button.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QMenu>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

/// A window of the interviewer on the rig's session.
struct Desk {
    explicit Desk(CodeRig& rig)
        : model(rig.addModel())
        , area(model, &window)
    {
        area.resize(900, 400);
        window.resize(area.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    [[nodiscard]] FileTabs* tabs() const { return area.findChild<FileTabs*>(); }
    [[nodiscard]] FilesBar* bar() const { return area.findChild<FilesBar*>(); }
    [[nodiscard]] NameField* field() const { return area.findChild<NameField*>(); }
    [[nodiscard]] RemovedBar* removed() const { return area.findChild<RemovedBar*>(); }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int i = 0; i < tabs()->count(); ++i)
            names += tabs()->tabText(i);
        return names;
    }
    [[nodiscard]] ActionButton* undo() const
    {
        for (auto* button : removed()->findChildren<ActionButton*>()) {
            if (!button->text().isEmpty())
                return button;
        }
        return nullptr;
    }

    QWidget window;
    SessionModel* model;
    CodeArea area;
};

void does(CodeRig& rig, const ParticipantId& who, const Command& command)
{
    const auto done = rig.session().execute(who, command);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().what));
    rig.settle();
}

const FileId added { u"added-3"_s };

QStringList entries(const QMenu& menu)
{
    QStringList texts;
    for (const QAction* action : menu.actions())
        texts += action->isSeparator() ? u"-"_s : action->isEnabled() ? action->text() : u"("_s + action->text() + u')';
    return texts;
}

QString language(const CodePane* pane)
{
    pane->syntaxLexer()->finish();
    return pane->syntaxLexer()->syntaxName();
}

} // namespace

class TestCodeFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init() { failOnWarnings(); }

    void tabsFollowWhatTheCandidateDoes()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::AddFile { u"m1"_s, u"notes & more.md"_s, u"# Notes\n"_s });
        QCOMPARE(desk.names(), (QStringList { u"main.py"_s, u"brief.md"_s, u"notes && more.md"_s }));
        does(rig, rig.candidate, command::RenameFile { u"m2"_s, added, u"src/a.js"_s });
        QCOMPARE(desk.names(), (QStringList { u"main.py"_s, u"brief.md"_s, u"src/a.js"_s }));
        QCOMPARE(desk.tabs()->accessibleTabName(2), u"src/a.js"_s);
        QCOMPARE(desk.tabs()->accessibleTabName(1), u"brief.md, read-only"_s);
        does(rig, rig.candidate, command::RemoveFile { u"m3"_s, CodeRig::file });
        QCOMPARE(desk.names(), (QStringList { u"brief.md"_s, u"src/a.js"_s }));
        does(rig, rig.candidate, command::RestoreFile { u"m4"_s, CodeRig::file });
        QCOMPARE(desk.names(), (QStringList { u"main.py"_s, u"brief.md"_s, u"src/a.js"_s }));
        QCOMPARE(desk.tabs()->fileAt(0), CodeRig::file);
    }

    void theLanguageFollowsTheName()
    {
        CodeRig rig;
        Desk desk(rig);
        const CodePane* pane = desk.area.currentPane();
        QCOMPARE(language(pane), u"Python"_s);
        QCOMPARE(pane->accessibleName(), u"Code of main.py"_s);
        does(rig, rig.candidate, command::RenameFile { u"m"_s, CodeRig::file, u"main.ts"_s });
        QCOMPARE(language(pane), u"TypeScript"_s);
        QCOMPARE(pane->accessibleName(), u"Code of main.ts"_s);
    }

    void replayShowsTheFilesAsTheyWere()
    {
        CodeRig rig;
        rig.addModel();
        const auto step = [&rig](const Command& command) { does(rig, rig.candidate, command); };
        step(command::AddFile { u"m1"_s, u"util.py"_s, u"x = 1\n"_s });
        step(command::RenameFile { u"m2"_s, added, u"util.js"_s });
        step(command::RemoveFile { u"m3"_s, added });
        step(command::RestoreFile { u"m4"_s, added });
        QList<EventPtr> events;
        for (const EventPtr& event : std::as_const(rig.events)) {
            auto copy = std::make_shared<Event>(*event);
            copy->atUs = copy->seq * 1'000'000;
            events.append(copy);
        }
        SessionModel model(CodeRig::kit({}, u"main.py"_s), events);
        QWidget window;
        CodeArea area(&model, &window);
        area.openFile(added);
        auto* tabs = area.findChild<FileTabs*>();
        QVERIFY(!area.findChild<RemovedBar*>()->isVisibleTo(&area));
        const auto wanted = [&model] {
            QStringList names;
            for (const FileState& file : model.state().visibleFiles())
                names += file.name;
            return names;
        };
        const auto compare = [&] {
            QStringList names;
            for (int i = 0; i < tabs->count(); ++i)
                names += tabs->tabText(i);
            QCOMPARE(names, wanted());
            QCOMPARE(area.currentFile().isEmpty(), names.isEmpty());
            if (CodePane* pane = area.currentPane()) {
                const FileState* state = model.state().file(area.currentFile());
                QCOMPARE(pane->plainText(), state->document.text());
                QCOMPARE(pane->accessibleName(), u"Code of "_s + state->name);
                QVERIFY(!state->removed);
            }
        };
        QSet<QStringList> seen;
        for (qint64 second = events.size(); second >= 0; --second) { // jumps
            model.seek(second * 1'000'000);
            compare();
            seen.insert(wanted());
        }
        for (qint64 second = 0; second <= events.size(); ++second) { // played
            model.seek(second * 1'000'000);
            compare();
        }
        QVERIFY(seen.contains(QStringList { u"main.py"_s, u"brief.md"_s, u"util.py"_s }));
        QVERIFY(seen.contains(QStringList { u"main.py"_s, u"brief.md"_s, u"util.js"_s }));
        QVERIFY(seen.contains(QStringList()));
        area.openFile(added);
        QCOMPARE(language(area.currentPane()), u"JavaScript"_s);
    }

    void aRemovedFileComesBackInSync()
    {
        CodeRig rig;
        Desk desk(rig);
        CodePane* pane = desk.area.currentPane();
        pane->select(0, 0);
        QTest::keyClicks(pane, u"ab"_s);
        pane->sync().flush();
        rig.settle();
        does(rig, rig.candidate, command::RemoveFile { u"m1"_s, CodeRig::file });
        QVERIFY(pane->isReadOnly());
        QVERIFY(!pane->isVisible());
        QCOMPARE(desk.area.currentFile(), CodeRig::brief);
        does(rig, rig.candidate, command::RestoreFile { u"m2"_s, CodeRig::file });
        desk.area.openFile(CodeRig::file);
        QVERIFY(!desk.area.currentPane()->isReadOnly());
        QTest::keyClicks(desk.area.currentPane(), u"cd"_s);
        rig.pageEdits(0, 0, u"theirs "_s);
        desk.area.currentPane()->sync().flush();
        rig.settle();
        QCOMPARE(desk.area.currentPane()->plainText(), rig.text());
        QCOMPARE(rig.pageText, rig.text());
        QVERIFY(rig.text().contains(u"abcd"_s));
        QTest::keyClick(desk.area.currentPane(), Qt::Key_Z, Qt::ControlModifier);
        rig.settle();
        QVERIFY(!rig.text().contains(u"cd"_s));
        QCOMPARE(desk.area.currentPane()->plainText(), rig.text());
    }

    void whatTheHostNeverGotIsSaidToBeLost_data()
    {
        QTest::addColumn<bool>("onItsWay");
        QTest::newRow("not sent yet") << false;
        QTest::newRow("refused on arrival") << true;
    }
    void whatTheHostNeverGotIsSaidToBeLost()
    {
        QFETCH(bool, onItsWay);
        CodeRig rig;
        Desk desk(rig);
        CodePane* pane = desk.area.currentPane();
        pane->select(0, 0);
        pane->setFocus();
        QTest::keyClicks(pane, u"lost"_s);
        if (onItsWay)
            pane->sync().flush(); // waits in the rig's queue
        QVERIFY(pane->sync().hasUnconfirmed());
        // The candidate is first: the event is there before the push is carried out.
        QVERIFY(rig.session().execute(rig.candidate, command::RemoveFile { u"m1"_s, CodeRig::file }).has_value());
        rig.settle();
        QVERIFY(desk.removed()->isVisible());
        QCOMPARE(desk.removed()->words(), u"main.py was removed. What you wrote in it last was not kept."_s);
        QVERIFY(!pane->sync().hasUnconfirmed());
        takePicture(desk.area, u"code file lost"_s);
        does(rig, rig.candidate, command::RestoreFile { u"m2"_s, CodeRig::file });
        QCOMPARE(rig.text(), u"one\ntwo\nthree\n"_s);
        QCOMPARE(pane->plainText(), rig.text());
        QVERIFY(!desk.removed()->isVisible());
        QCOMPARE(desk.area.currentFile(), CodeRig::file); // back under the hands that were writing
        QVERIFY(pane->hasFocus());
        QTest::keyClicks(pane, u"kept"_s);
        pane->sync().flush();
        rig.settle();
        QCOMPARE(rig.text(), pane->plainText());
        QVERIFY(rig.text().contains(u"kept"_s));
    }

    void typingGoesNowhereWhenItsFileVanishes()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::AddFile { u"m0"_s, u"other.py"_s, u"x\n"_s });
        desk.area.currentPane()->setFocus();
        does(rig, rig.candidate, command::RemoveFile { u"m1"_s, CodeRig::file });
        QWidget* focus = QApplication::focusWidget();
        QCOMPARE(focus, desk.removed());
        QVERIFY(focus->testAttribute(Qt::WA_InputMethodEnabled)); // single keys of the window are off
        QTest::keyClicks(focus, u"abc"_s);
        QTest::keyClick(focus, Qt::Key_Return);
        rig.settle();
        for (const FileState& file : rig.session().state().files)
            QVERIFY(file.version() == 0);
        QTest::keyClick(focus, Qt::Key_Escape);
        QVERIFY(!desk.removed()->isVisible());
        QVERIFY(!desk.removed()->testAttribute(Qt::WA_InputMethodEnabled));
        QCOMPARE(QApplication::focusWidget(), &desk.window);
    }

    void followingSurvivesRemovals()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::AddFile { u"m1"_s, u"other.py"_s, u"x\n"_s });
        rig.pageEdits(0, 0, u"here"_s);
        rig.settle();
        does(rig, rig.candidate, command::MoveCursor { added, 0, 1, 1 });
        QTRY_COMPARE(desk.area.currentFile(), added); // they opened another file
        does(rig, rig.candidate, command::RemoveFile { u"m2"_s, added });
        QCOMPARE(desk.area.currentFile(), CodeRig::file); // where they wrote last
        QVERIFY(desk.area.isFollowing());
        QCOMPARE(desk.tabs()->candidateFile(), CodeRig::file);
        does(rig, rig.candidate, command::RemoveFile { u"m3"_s, CodeRig::file });
        QCOMPARE(desk.area.currentFile(), CodeRig::brief); // all there is
        QVERIFY(desk.tabs()->candidateFile().isEmpty());
        does(rig, rig.candidate, command::RestoreFile { u"m4"_s, CodeRig::file });
        does(rig, rig.candidate, command::MoveCursor { CodeRig::file, 1, 0, 0 });
        QTRY_COMPARE(desk.area.currentFile(), CodeRig::file);
    }

    void freeLookStaysWhereItIs()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::AddFile { u"m1"_s, u"other.py"_s, u"x\n"_s });
        desk.area.openFile(added);
        desk.area.setFollowing(false);
        rig.pageEdits(0, 0, u"here"_s);
        rig.settle();
        does(rig, rig.candidate, command::RemoveFile { u"m2"_s, CodeRig::file });
        QCOMPARE(desk.area.currentFile(), added);
        QVERIFY(!desk.area.isFollowing());
        QVERIFY(!desk.removed()->isVisible()); // it was not in view: no news
        does(rig, rig.candidate, command::RemoveFile { u"m3"_s, added });
        QCOMPARE(desk.area.currentFile(), CodeRig::brief); // the tab beside it
        QCOMPARE(desk.removed()->words(), u"Ines Fable removed other.py"_s);
        QVERIFY(!desk.area.isFollowing());
    }

    void aNewFileIsAskedForInTheBar()
    {
        CodeRig rig;
        Desk desk(rig);
        desk.area.newFile();
        QVERIFY(desk.field()->hasFocus());
        QTest::keyClicks(desk.field(), u"MAIN.py"_s);
        QTest::keyClick(desk.field(), Qt::Key_Return);
        QCOMPARE(desk.field()->refusal(), u"there is a file main.py already"_s);
        QCOMPARE(desk.field()->accessibleDescription(), desk.field()->refusal());
        QVERIFY(desk.field()->isVisible());
        takePicture(desk.area, u"code file refused"_s);
        desk.field()->selectAll();
        QTest::keyClicks(desk.field(), u"util.py"_s);
        QVERIFY(desk.field()->refusal().isEmpty());
        QTest::keyClick(desk.field(), Qt::Key_Return);
        rig.settle();
        QVERIFY(!desk.field()->isVisible());
        QCOMPARE(desk.names().last(), u"util.py"_s);
        QCOMPARE(desk.area.currentFile(), added);
        QVERIFY(desk.area.currentPane()->hasFocus());
        QTest::keyClicks(desk.area.currentPane(), u"x = 1"_s);
        desk.area.currentPane()->sync().flush();
        rig.settle();
        QCOMPARE(rig.session().state().file(added)->document.text(), u"x = 1"_s);
    }

    void aFileIsRenamedInItsTab_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("another name") << u"limiter.py"_s << QString();
        QTest::newRow("its own in another case") << u"Main.py"_s << QString();
        QTest::newRow("the name of another") << u"Brief.md"_s << u"there is a file brief.md already"_s;
        QTest::newRow("no name") << u"  "_s << u"a file needs a name"_s;
        QTest::newRow("out of the task") << u"../main.py"_s
                                         << u"a name is a path inside the task, like src/limiter.py"_s;
    }
    void aFileIsRenamedInItsTab()
    {
        QFETCH(QString, name);
        QFETCH(QString, refusal);
        CodeRig rig;
        Desk desk(rig);
        CodePane* pane = desk.area.currentPane();
        pane->setFocus();
        QTest::mouseDClick(desk.tabs(), Qt::LeftButton, {}, desk.tabs()->tabRect(0).center());
        QVERIFY(desk.field()->hasFocus());
        QCOMPARE(desk.field()->selectedText(), u"main"_s);
        takePicture(desk.area, u"code file rename"_s);
        desk.field()->selectAll();
        QTest::keyClicks(desk.field(), name);
        QTest::keyClick(desk.field(), Qt::Key_Return);
        rig.settle();
        QCOMPARE(desk.field()->refusal(), refusal);
        QCOMPARE(desk.field()->isVisible(), !refusal.isEmpty());
        QCOMPARE(desk.names().first(), refusal.isEmpty() ? name : u"main.py"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!desk.field()->isVisible());
        QVERIFY(pane->hasFocus());
    }

    void theHostsRefusalStandsByTheFieldToo()
    {
        CodeRig rig;
        Desk desk(rig);
        desk.area.renameFile();
        desk.field()->setText(u"util.py"_s);
        QTest::keyClick(desk.field(), Qt::Key_Return); // it waits in the rig; the candidate is faster
        QVERIFY(rig.session().execute(rig.candidate, command::AddFile { u"m"_s, u"util.py"_s, {} }).has_value());
        rig.settle();
        QVERIFY(desk.field()->isVisible());
        QCOMPARE(desk.field()->refusal(), u"there is a file util.py already"_s);
        QCOMPARE(desk.names().first(), u"main.py"_s);
    }

    void aRenameOfWhatIsRemovedMeanwhileCloses()
    {
        CodeRig rig;
        Desk desk(rig);
        desk.area.renameFile();
        QVERIFY(desk.field()->isVisible());
        does(rig, rig.candidate, command::RemoveFile { u"m"_s, CodeRig::file });
        QVERIFY(!desk.field()->isVisible());
    }

    void removingCanBeTakenBackAtOnce()
    {
        CodeRig rig;
        Desk desk(rig);
        desk.tabs()->setFocus();
        QTest::keyClick(desk.tabs(), Qt::Key_Delete);
        rig.settle();
        QCOMPARE(desk.names(), QStringList { u"brief.md"_s });
        QCOMPARE(desk.removed()->words(), u"main.py removed"_s);
        takePicture(desk.area, u"code file removed"_s);
        QVERIFY(desk.undo());
        desk.undo()->click();
        rig.settle();
        QCOMPARE(desk.names(), (QStringList { u"main.py"_s, u"brief.md"_s }));
        QCOMPARE(desk.area.currentFile(), CodeRig::file);
        QVERIFY(!desk.removed()->isVisible());
    }

    void removedFilesStandInTheMenu()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::AddFile { u"m1"_s, u"a&b.py"_s, {} });
        does(rig, rig.interviewer, command::RemoveFile { {}, added });
        does(rig, rig.candidate, command::RemoveFile { u"m2"_s, CodeRig::file });
        QMenu menu;
        desk.bar()->fillNewMenu(menu);
        QCOMPARE(
            entries(menu), (QStringList { u"New file…"_s, u"-"_s, u"Bring main.py back"_s, u"Bring a&&b.py back"_s }));
        menu.actions().last()->trigger();
        rig.settle();
        QCOMPARE(desk.area.currentFile(), added);
        QVERIFY(desk.area.whyNotRestore().isEmpty());
        desk.area.restoreFile(); // the other
        rig.settle();
        QCOMPARE(desk.area.currentFile(), CodeRig::file);
        QVERIFY(!desk.area.whyNotRestore().isEmpty());
    }

    void aTakenNameStaysTaken()
    {
        CodeRig rig;
        Desk desk(rig);
        does(rig, rig.candidate, command::RemoveFile { u"m1"_s, CodeRig::file });
        does(rig, rig.candidate, command::AddFile { u"m2"_s, u"main.py"_s, {} });
        QMenu menu;
        desk.bar()->fillNewMenu(menu);
        QCOMPARE(entries(menu).last(), u"(Bring main.py back)"_s);
        QCOMPARE(desk.area.whyNotRestore(), u"another file has its name now"_s);
    }

    void readOnlyFilesStayAsTheyAre()
    {
        CodeRig rig;
        Desk desk(rig);
        desk.area.openFile(CodeRig::brief);
        QMenu menu;
        desk.bar()->fillFileMenu(menu, CodeRig::brief);
        QCOMPARE(entries(menu), (QStringList { u"(Rename)"_s, u"(Remove brief.md)"_s, u"-"_s, u"New file…"_s }));
        desk.area.renameFile();
        QVERIFY(!desk.field()->isVisible());
        desk.area.removeFile();
        rig.settle();
        QCOMPARE(desk.names().size(), 2);
    }

    void nothingOfItAfterTheEnd()
    {
        CodeRig rig;
        Desk desk(rig);
        const auto* plus = desk.bar()->findChild<IconButton*>();
        QVERIFY(plus->isVisible());
        desk.area.removeFile();
        rig.settle();
        QVERIFY(desk.removed()->isVisible());
        desk.area.newFile();
        does(rig, rig.interviewer, command::EndSession {});
        QVERIFY(!plus->isVisible());
        QVERIFY(!desk.field()->isVisible());
        QVERIFY(!desk.removed()->isVisible());
        desk.area.newFile();
        QVERIFY(!desk.field()->isVisible());
        QVERIFY(!desk.area.fileDesk().whyNotAdd().isEmpty());
        QVERIFY(!desk.area.whyNotRestore().isEmpty());
    }
};

QTEST_MAIN(TestCodeFiles)
#include "tst_code_files.moc"
