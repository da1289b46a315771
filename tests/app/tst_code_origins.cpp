// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "code_rig.h"
#include "editor/code_area.h"
#include "editor/origin_margin.h"
#include "editor/origin_popover.h"
#include "editor/origin_story.h"
#include "pictures.h"
#include "session_script.h"
#include "theme/labels.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

/// limiter.py by many hands: what S1 brought (asked for by p1), a line out of the reply to p2 pasted twice, the
/// second time with a part of its own.
SessionScript manyHands()
{
    SessionScript script;
    script.begin(u"base\n\n"_s);
    script.prompt(60, "p1", u"Write allow() against this interface\nand these tests"_s);
    script.reply(62, 64, "p1", u"Here."_s);
    script.offer(64, "S1", "p1", 1);
    script.edit(70, 5, 5, u"taken \U0001F600\n"_s, { OriginKind::Assistant, u"S1"_s });
    script.edit(75, 10, 10, u"!"_s, { OriginKind::Candidate, {} }); // inside of S1: Edited
    script.prompt(80, "p2", u"How is the boundary?"_s);
    script.reply(82, 84, "p2", u"hits = deque()"_s);
    const auto paste = [&](double at, const QString& text, int matched) {
        const ChangeSet changes = ChangeSet::replace(script.length, script.length, script.length, text);
        script.length = changes.lengthAfter();
        ++script.version;
        script.candidate(at,
            event::Edited { limiterFile, script.version, { u"browser"_s }, script.version, changes, u"input.paste"_s,
                { OriginKind::Assistant, u"p2"_s }, {}, matched });
    };
    paste(90, u"hits = deque()\n"_s, 100);
    paste(95, u"hits = deque() or so\n"_s, 68);
    return script;
}

QList<OriginStory> ask(const SessionModel& model, const QString& what)
{
    const FileState* file = model.state().file(limiterFile);
    const auto from = qint32(file->document.text().indexOf(what));
    return whoWrote(model, file->provenance, { limiterFile, from, from + qint32(what.size()), what });
}

QStringList labels(const QWidget& widget)
{
    QStringList words;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->textFormat() == Qt::PlainText)
            words += label->text();
    }
    for (const ElidedLabel* label : widget.findChildren<ElidedLabel*>())
        words += label->text();
    return words;
}

/// The code area in a window with a field in front of it, to have the focus.
struct Shown {
    explicit Shown(SessionModel* model, const QSize& size = { 900, 420 })
        : area(model, &window)
    {
        window.resize(size);
        area.setGeometry(0, 40, size.width(), size.height() - 40);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field.setFocus();
    }
    [[nodiscard]] OriginPopover* answer() const { return window.findChild<OriginPopover*>(); }
    [[nodiscard]] CodePane* pane() const { return area.currentPane(); }
    void askFor(const QString& what)
    {
        const auto from = qint32(pane()->plainText().indexOf(what));
        pane()->select(from, from + qint32(what.size()));
        area.askWhoWrote();
    }

    QWidget window;
    QLineEdit field { &window };
    CodeArea area;
};

} // namespace

class TestCodeOrigins : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
    }

    void sharesAreOfCharacters()
    {
        SessionModel model(sampleKit(), manyHands().events);
        const auto stories = ask(model, u"base\n"_s + u"taken! \U0001F600"_s);
        QCOMPARE(stories.size(), 3);
        QCOMPARE(stories.at(0).origin, (Origin { OriginKind::Assistant, u"S1"_s }));
        QCOMPARE(stories.at(0).characters, 7); // the emoji is one
        QCOMPARE(stories.at(0).percent, 54);
        QCOMPARE(stories.at(1).origin.kind, OriginKind::Baseline);
        QCOMPARE(stories.at(1).characters, 5);
        QCOMPARE(stories.at(2).origin, (Origin { OriginKind::Edited, u"S1"_s }));
        QCOMPARE(stories.at(2).percent, 8);
        QCOMPARE(stories.at(1).promptSeq, 0);
        QVERIFY(stories.at(1).prompt.isEmpty());
    }

    void theSourceLeadsToThePrompt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("seconds");
        QTest::newRow("a suggestion") << u"taken"_s << u"p1"_s << 60;
        QTest::newRow("what was reworked in it") << u"!"_s << u"p1"_s << 60;
        QTest::newRow("out of a reply") << u"hits"_s << u"p2"_s << 80;
    }
    void theSourceLeadsToThePrompt()
    {
        QFETCH(QString, what);
        QFETCH(QString, prompt);
        QFETCH(int, seconds);
        SessionModel model(sampleKit(), manyHands().events);
        const auto stories = ask(model, what);
        QCOMPARE(stories.size(), 1);
        QCOMPARE(stories.first().prompt.value, prompt);
        QCOMPARE(stories.first().promptUs, seconds * 1'000'000LL);
        const auto event = model.event(stories.first().promptSeq);
        QCOMPARE(std::get<event::PromptSent>(event->payload).prompt.value, prompt);
    }

    void howMuchOfAPasteStandsInTheReply_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("percent");
        QTest::newRow("the first paste") << u"hits = deque()\nh"_s.chopped(2) << 100;
        QTest::newRow("the second") << u" or so"_s << 68;
        QTest::newRow("both: the least") << u"hits = deque()\nhits"_s << 68;
        QTest::newRow("a suggestion was not pasted") << u"taken"_s << 0;
    }
    void howMuchOfAPasteStandsInTheReply()
    {
        QFETCH(QString, what);
        QFETCH(int, percent);
        SessionModel model(sampleKit(), manyHands().events);
        QCOMPARE(ask(model, what).first().matchedPercent, percent);
    }

    void whatComesLaterIsNotKnownYet()
    {
        SessionModel model(sampleKit(), manyHands().events);
        model.seek(92'000'000);
        QCOMPARE(ask(model, u"hits"_s).first().matchedPercent, 100);
    }

    void theAnswerSaysItAll()
    {
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        shown.askFor(u"hits = deque() or so\n"_s);
        QVERIFY(shown.answer()->isVisible());
        const auto words = labels(*shown.answer());
        QVERIFY(words.contains(u"Who wrote this in line 5"_s));
        QVERIFY(words.contains(u"Assistant, p2"_s));
        QVERIFY(words.contains(u"100 %"_s));
        QVERIFY(words.contains(u"21 characters"_s));
        QVERIFY(words.contains(u"68 % of it stands in the reply to p2"_s));
        QVERIFY(words.contains(u"01:20  “How is the boundary?”"_s));
        const QString spoken = shown.answer()->accessibleName();
        for (const char* part : { "line 5", "Assistant, p2", "100 %", "How is the boundary?", "68 %" })
            QVERIFY2(spoken.contains(QString::fromLatin1(part)), part);
    }

    void enterGoesToThePrompt()
    {
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        QSignalSpy wanted(&shown.area, &CodeArea::promptWanted);
        shown.askFor(u"taken"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const auto event = model.event(wanted.first().first().value<Seq>());
        QCOMPARE(std::get<event::PromptSent>(event->payload).prompt.value, u"p1"_s);
        QVERIFY(!shown.answer()->isVisible());
    }

    void tabStaysAndEscapeGivesTheFocusBack()
    {
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        shown.askFor(u"taken"_s); // the prompt and the moment
        auto* first = QApplication::focusWidget();
        QVERIFY(shown.answer()->isAncestorOf(first));
        QTest::keyClick(first, Qt::Key_Tab);
        auto* second = QApplication::focusWidget();
        QVERIFY(shown.answer()->isAncestorOf(second) && second != first);
        QTest::keyClick(second, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), first);
        QTest::keyClick(first, Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), second);
        QTest::keyClick(second, Qt::Key_Escape);
        QVERIFY(!shown.answer()->isVisible());
        QVERIFY(shown.field.hasFocus());
    }

    void nothingToGoToCanBeClosedToo_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Esc") << Qt::Key_Escape;
        QTest::newRow("Enter") << Qt::Key_Return;
    }
    void nothingToGoToCanBeClosedToo()
    {
        QFETCH(Qt::Key, key);
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        shown.askFor(u"base"_s);
        QCOMPARE(QApplication::focusWidget(), shown.answer());
        QTest::keyClick(shown.answer(), key);
        QVERIFY(!shown.answer()->isVisible());
        QVERIFY(shown.field.hasFocus());
    }

    void turningAwayClosesIt()
    {
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        shown.askFor(u"taken"_s);
        shown.field.setFocus();
        QVERIFY(!shown.answer()->isVisible());
        shown.askFor(u"taken"_s);
        shown.askFor(u"base"_s); // another question while one is answered
        QVERIFY(shown.answer()->isVisible());
        QVERIFY(labels(*shown.answer()).contains(u"Baseline"_s));
        model.seek(0);
        QVERIFY(!shown.answer()->isVisible());
        QVERIFY(shown.field.hasFocus());
    }

    void aClickOnTheBandAsksAboutTheLine_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("a line") << 0 << u"Baseline"_s;
        QTest::newRow("the assistant's") << 3 << u"Assistant, p2"_s;
        QTest::newRow("an empty one: its break") << 2 << u"Baseline"_s;
        QTest::newRow("the last, where nothing is") << 5 << u"Nothing is written here."_s;
    }
    void aClickOnTheBandAsksAboutTheLine()
    {
        QFETCH(int, line);
        QFETCH(QString, word);
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model);
        QCOMPARE(shown.pane()->textIndex().lineCount(), 6);
        auto* margin = shown.area.findChild<OriginMargin*>();
        const int y = shown.pane()->lineTop(line) + 4;
        QTest::mouseClick(margin, Qt::LeftButton, {}, { margin->width() - 40, y }); // a number
        QVERIFY(!shown.answer());
        QTest::mouseClick(margin, Qt::LeftButton, {}, { margin->width() - 4, y });
        QVERIFY(shown.answer() && shown.answer()->isVisible());
        QVERIFY2(labels(*shown.answer()).contains(word), qPrintable(labels(*shown.answer()).join(u'|')));
    }

    void whileLiveItSpeaksOfWhatIsTypedToo()
    {
        CodeRig rig;
        Shown shown(rig.addModel());
        shown.pane()->select(0, 0);
        QTest::keyClicks(shown.pane(), u"mine"_s);
        QVERIFY(shown.pane()->sync().hasUnconfirmed());
        shown.pane()->select(0, 7);
        shown.area.askWhoWrote();
        const auto words = labels(*shown.answer());
        QVERIFY(words.contains(u"Interviewer"_s));
        QVERIFY(words.contains(u"57 %"_s));
        QVERIFY(words.contains(u"Baseline"_s));
        rig.settle();
    }

    void itLiesInTheWindow_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("what");
        QTest::newRow("light") << false << QSize(900, 420) << u"taken! \U0001F600\n\nhits = deque()\nhits"_s;
        QTest::newRow("dark") << true << QSize(900, 420) << u"taken! \U0001F600\n\nhits = deque()\nhits"_s;
        QTest::newRow("low") << true << QSize(560, 200) << u"or so"_s;
    }
    void itLiesInTheWindow()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(QString, what);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        SessionModel model(sampleKit(), manyHands().events);
        Shown shown(&model, size);
        shown.askFor(what);
        QVERIFY(shown.window.rect().contains(shown.answer()->geometry()));
        for (const auto* label : shown.answer()->findChildren<QLabel*>())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        takePicture(shown.window, u"code who "_s + QString::fromLatin1(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestCodeOrigins)
#include "tst_code_origins.moc"
