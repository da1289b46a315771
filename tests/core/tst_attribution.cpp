// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "manual_clock.h"
#include "sample_kit.h"
#include "session/live_session.h"
#include "session/reply_match.h"
#include "text/section_iterator.h"
#include "text/sequence_diff.h"
#include "warnings.h"

#include <QElapsedTimer>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

event::AssistantPinned ownTools()
{
    event::AssistantPinned pinned;
    pinned.provider = u"scripted"_s;
    pinned.own = pinned.watch = true;
    return pinned;
}

/// A live session whose main file reads `text`, and an editor of the candidate's that types into it.
struct Room {
    explicit Room(const QString& text)
        : kit(test::sampleKit())
        , session({ u"s"_s }, withText(kit, text), {}, clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); }, [](const Transient&) {} })
    {
        session.start(u"Ada Quill"_s, u"R. Lantern"_s, ownTools());
        interviewer = session.join(Role::Interviewer, u"R. Lantern"_s, {});
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
    }
    static Kit withText(Kit& kit, const QString& text)
    {
        kit.tasks[0].files[0].text = text;
        kit.tasks[0].flaws.clear();
        return kit;
    }
    const FileState& file(const FileId& id = mainFile) const { return *session.state().file(id); }
    QString text() const { return file().document.text(); }
    /// "BBCCA": a letter a unit; text of no document is "".
    QString letters(const FileId& id = mainFile) const
    {
        QString result;
        for (const auto& run : file(id).provenance.runs())
            result.append(QString(run.length, originLetter(run.origin.kind)));
        return result;
    }
    struct How {
        QString event = u"input.type"_s;
        SuggestionId suggestion = {};
        std::optional<command::TextPlace> source = {};
        FileId file = mainFile;
        QString client = u"page"_s;
    };
    void change(const ChangeSet& changes, const How& how, bool byCandidate = true)
    {
        const command::Push push { how.file, file(how.file).version(),
            { { { how.client }, ++numbers[how.client + how.file.value], changes, how.event, how.suggestion,
                how.source } } };
        const auto done = session.execute(byCandidate ? candidate : interviewer, push);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().what));
    }
    void replace(int from, int to, const QString& insert, const How& how)
    {
        change(ChangeSet::replace(file(how.file).document.length(), from, to, insert), how);
    }
    void replace(int from, int to, const QString& insert) { replace(from, to, insert, {}); }
    void say(const QString& reply)
    {
        QVERIFY(session.execute(candidate, command::Ask { u"m%1"_s.arg(++asked), u"help"_s, {} }));
        AssistantReply answer;
        answer.text = reply;
        assistant.finish(answer);
    }
    /// A call of a tool of the candidate's own, as its transcript tells of it.
    void useTool(const QList<ActEdit>& edits, ToolOutcome outcome)
    {
        QVERIFY(session.execute(candidate, command::StartWatch { u"work"_s, u"what is watched"_s, {} }));
        const auto act = [](act::What what) { return Act { Channel::Transcript, u"claude-code"_s, u"c"_s, 0, what }; };
        QList<Act> acts { act(act::Prompted { .id = u"u1"_s, .text = u"do it"_s, .context = {} }),
            act(act::ToolUsed { .callId = u"t1"_s,
                .messageId = {},
                .tool = u"Edit"_s,
                .kind = ToolKind::Edit,
                .input = {},
                .edits = edits,
                .command = {} }) };
        if (outcome != ToolOutcome::None)
            acts += act(act::ToolEnded { .callId = u"t1"_s, .outcome = outcome, .output = {} });
        QVERIFY(session.execute(candidate, command::TellActs { acts }));
    }
    /// The file as a watched folder brings it in.
    void watch(const QString& after)
    {
        const QString before = text();
        QList<SameStretch> kept = keptText(before, after);
        kept.append({ before.size(), after.size(), 0 });
        ChangeSetBuilder changes;
        qsizetype i = 0;
        qsizetype j = 0;
        for (const SameStretch& stretch : std::as_const(kept)) {
            if (stretch.before > i || stretch.after > j) {
                changes.add(qint32(stretch.before - i), qint32(stretch.after - j));
                changes.addText(QStringView(after).sliced(j, stretch.after - j));
            }
            changes.add(qint32(stretch.count), -1);
            i = stretch.before + stretch.count;
            j = stretch.after + stretch.count;
        }
        change(changes.take(), { .event = u"input.watch"_s });
    }
    const event::Edited& lastEdit() const
    {
        for (auto event = events.crbegin();; ++event) {
            if (const auto* edit = std::get_if<event::Edited>(&(*event)->payload))
                return *edit;
        }
    }

    static inline const FileId mainFile { u"main.py"_s };
    test::ManualClock clock;
    test::FakeAssistant assistant;
    Kit kit;
    QList<EventPtr> events;
    LiveSession session;
    ParticipantId candidate, interviewer;
    QHash<QString, qint64> numbers;
    int asked = 0;
};

} // namespace

class TestAttribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void undoBringsOriginsBack()
    {
        Room room(u"base\n"_s);
        room.replace(4, 4, u"typed"_s);
        room.replace(2, 6, {}); // "se" of the kit, "ty" of the candidate
        QCOMPARE(room.letters(), u"BBCCCB"_s);
        room.replace(2, 2, u"sety"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"BBBBCCCCCB"_s);
        QCOMPARE(room.lastEdit().origins.size(), 2); // recorded, so that any reader of the journal knows
        room.replace(2, 6, {}, { .event = u"redo"_s });
        room.replace(2, 2, u"sety"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"BBBBCCCCCB"_s);
    }

    void undoOfWhatWasNeverThereIsUnknown()
    {
        Room room(u"base\n"_s);
        room.replace(0, 0, u"surprise"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"????????BBBBB"_s);
    }

    void undoFindsItsTextWhateverOthersWroteThere()
    {
        Room room(u"ab\n"_s);
        room.replace(0, 2, {});
        room.change(ChangeSet::replace(1, 0, 0, u"XX"_s), { .client = u"desk"_s }, false);
        room.replace(2, 2, u"ab"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"IIBBB"_s);
    }

    void theSameLettersOfTwoAuthorsComeBackInTheirOrder()
    {
        Room room(u"a\n"_s);
        room.replace(0, 1, {}); // the kit's
        room.replace(0, 0, u"a"_s);
        room.replace(0, 1, {}); // the candidate's
        room.replace(0, 0, u"a"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"CB"_s);
        room.replace(0, 1, {}, { .event = u"undo"_s });
        room.replace(0, 0, u"a"_s, { .event = u"undo"_s });
        QCOMPARE(room.letters(), u"BB"_s);
        room.replace(0, 1, {}, { .event = u"redo"_s });
        room.replace(0, 0, u"a"_s, { .event = u"redo"_s });
        QCOMPARE(room.letters(), u"CB"_s);
    }

    void aLineThatMovesKeepsItsAuthors()
    {
        Room room(u"one\ntwo\n"_s);
        room.replace(4, 7, u"TWO"_s);
        // As CodeMirror's moveLineUp does: the line above goes below.
        const auto json = QJsonArray { QJsonArray { 4 }, 3, QJsonArray { 0, u""_s, u"one"_s }, 1 };
        room.change(*ChangeSet::fromJson(json), { .event = u"move.line"_s });
        QCOMPARE(room.text(), u"TWO\none\n"_s);
        QCOMPARE(room.letters(), u"CCCBBBBB"_s);
    }

    void cutAndPastedTextKeepsItsAuthorsInAnyFile()
    {
        Room room(u"base\n"_s);
        room.replace(2, 2, u"mine"_s);
        room.replace(1, 7, {}, { .event = u"delete.cut"_s }); // "a" B, "mine" C, "s" B
        QVERIFY(room.session.execute(room.candidate, command::AddFile { {}, u"b.py"_s, {} }));
        const FileId other = room.session.state().files.last().id;
        room.replace(0, 0, u"amines"_s,
            { .event = u"input.paste"_s, .source = command::TextPlace { Room::mainFile, 1, 1 }, .file = other });
        QCOMPARE(room.letters(other), u"BCCCCB"_s);
    }

    void copiedTextKeepsItsAuthorsThoughEditsMovedIt()
    {
        Room room(u"base base\n"_s);
        room.replace(5, 9, u"MINE"_s);
        const command::TextPlace place { Room::mainFile, room.file().version(), 5 };
        room.replace(0, 0, u"## "_s);
        room.replace(13, 13, u"MINE"_s, { .event = u"input.paste"_s, .source = place });
        QCOMPARE(room.letters().right(5), u"BCCCC"_s);
    }

    void aPlaceThatTheRecordDoesNotBearOutIsUnknown_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<qint64>("version");
        QTest::addColumn<int>("from");
        QTest::newRow("other text there") << u"main.py"_s << qint64(0) << 0;
        QTest::newRow("behind the end") << u"main.py"_s << qint64(0) << 100;
        QTest::newRow("a version to come") << u"main.py"_s << qint64(99) << 0;
        QTest::newRow("no such file") << u"none"_s << qint64(0) << 0;
    }
    void aPlaceThatTheRecordDoesNotBearOutIsUnknown()
    {
        QFETCH(QString, file);
        QFETCH(qint64, version);
        QFETCH(int, from);
        Room room(u"base\n"_s);
        room.replace(0, 0, u"foreign"_s,
            { .event = u"input.paste"_s, .source = command::TextPlace { { file }, version, from } });
        QCOMPARE(room.letters(), u"???????BBBBB"_s);
    }

    void aFormatterOwnsOnlyWhatItChanged()
    {
        Room room(u"if x:\n  y( 1 )\n"_s);
        room.replace(8, 9, u"z"_s);
        QCOMPARE(room.letters(), u"BBBBBBBBCBBBBBB"_s);
        const QString formatted = u"if x:\n    z(1)\n"_s;
        room.replace(0, int(room.text().size()), formatted, { .event = u"format"_s });
        QCOMPARE(room.text(), formatted);
        QCOMPARE(room.letters(), u"BBBBBBBBTTCBBBB"_s);
    }

    void codeThatComesBackFromOutsideKeepsTheLinesItRepeats()
    {
        Room room(u"def f():\n    return 1\n"_s);
        room.replace(0, int(room.text().size()), u"def f():\n    return 2\n"_s, { .event = u"input.paste"_s });
        QCOMPARE(room.letters(), u"BBBBBBBBBVVVVVVVVVVVVV"_s);
    }

    void aPastedReplyIsTheAssistants()
    {
        Room room(u"\n"_s);
        room.say(u"Try this:\n```python\ndef allow(self):\n    return self.count < self.limit\n```\n"_s);
        room.replace(0, 0, u"def allow(self):\n\treturn self.count < self.limit\n"_s, { .event = u"input.paste"_s });
        QCOMPARE(room.lastEdit().origin, (Origin { OriginKind::Assistant, u"p1"_s }));
        QCOMPARE(room.lastEdit().matchedPercent, 100);
    }

    void ofAReworkedReplyOnlyTheRestIsPasted()
    {
        Room room(u"\n"_s);
        room.say(u"def allow(self):\n    return self.count < self.limit\n"_s);
        const QString pasted = u"def allow(self):\n    return self.count < self.limit\n# and my own words\n"_s;
        room.replace(0, 0, pasted, { .event = u"input.paste"_s });
        const auto& edit = room.lastEdit();
        QCOMPARE(edit.origin.source, u"p1"_s);
        QVERIFY(edit.matchedPercent > 50 && edit.matchedPercent < 90);
        QCOMPARE(room.file().provenance.at(2).kind, OriginKind::Assistant);
        QCOMPARE(room.file().provenance.at(qint32(pasted.size()) - 3).kind, OriginKind::Pasted);
    }

    void strangersAreNotTheAssistants_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("another text") << u"class Window(object):\n    size = 10\n"_s;
        QTest::newRow("too short to tell") << u"return self"_s;
        QTest::newRow("white space only") << u"\n\n        \n"_s;
        QTest::newRow("less than half")
            << u"return self.count\nclass Window(object):\n    size = 10\n    more = 20\n"_s;
    }
    void strangersAreNotTheAssistants()
    {
        QFETCH(QString, text);
        Room room(u"\n"_s);
        room.say(u"def allow(self):\n    return self.count < self.limit\n"_s);
        room.replace(0, 0, text, { .event = u"input.paste"_s });
        QCOMPARE(room.lastEdit().origin, (Origin { OriginKind::Pasted, {} }));
        QCOMPARE(room.lastEdit().matchedPercent, 0);
    }

    void theNewestOfTwoEqualRepliesIsMeant()
    {
        Room room(u"\n"_s);
        room.say(u"return self.count < self.limit\n"_s);
        room.say(u"Again: return self.count < self.limit\n"_s);
        room.replace(0, 0, u"return self.count < self.limit\n"_s, { .event = u"input.paste"_s });
        QCOMPARE(room.lastEdit().origin.source, u"p2"_s);
    }

    void matchingTakesItsTimeInBounds()
    {
        SessionState state;
        Turn turn;
        turn.id = { u"p1"_s };
        turn.reply = QString(200'000, u'a');
        state.turns.append(turn);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(matchReplies(state, QString(200'000, u'a')).has_value());
        (void)matchReplies(state, (QString(11, u'a') + u'b').repeated(20'000));
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }

    void watchedTextIsTheToolsWhereItsCallsPutItAndElseNobodys_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QList<ActEdit>>("edits");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("after"); // of the whole file
        QTest::addColumn<QString>("letters");
        const QString path = u"/home/ada/work/main.py"_s;
        const auto edit = [&](const QString& from, const QString& to) { return QList<ActEdit> { { path, from, to } }; };
        QTest::newRow("what a call put there") << u"a = 1\n"_s << edit({}, u"b = read_all()\n"_s) << u"ok"_s
                                               << u"a = 1\nb = read_all()\n"_s << u"BBBBBBAAAAAAAAAAAAAAA"_s;
        QTest::newRow("a short one where the old text was")
            << u"x = 1\n"_s << edit(u"x = 1"_s, u"x = 2"_s) << u"ok"_s << u"x = 2\n"_s << u"BBBBAB"_s;
        QTest::newRow("the same letter elsewhere is nobody's") << u"x = 1\ny = 1\n"_s << edit(u"x = 1"_s, u"x = 2"_s)
                                                               << u"ok"_s << u"x = 1\ny = 2\n"_s << u"BBBBBBBBBB?B"_s;
        QTest::newRow("beside it, what nobody told of is unknown")
            << u"a\n"_s << edit({}, u"b = read_all()\n"_s) << u"ok"_s << u"a\nb = read_all()\nmine\n"_s
            << u"BBAAAAAAAAAAAAAAA?????"_s;
        QTest::newRow("lines of it, indented otherwise")
            << u"a\n"_s << edit({}, u"one = first()\n  two = second()\n"_s) << u"ok"_s << u"a\n two = second()\n"_s
            << u"BBAAAAAAAAAAAAAAAA"_s;
        QTest::newRow("before the call has ended")
            << u""_s << edit({}, u"b = read_all()\n"_s) << QString() << u"b = read_all()\n"_s << u"AAAAAAAAAAAAAAA"_s;
        QTest::newRow("a call that was rejected brought nothing")
            << u""_s << edit({}, u"b = read_all()\n"_s) << u"rejected"_s << u"b = read_all()\n"_s
            << u"???????????????"_s;
        QTest::newRow("nor one that failed")
            << u""_s << edit({}, u"b = read_all()\n"_s) << u"error"_s << u"b = read_all()\n"_s << u"???????????????"_s;
        QTest::newRow("nor one about another file")
            << u""_s << QList<ActEdit> { { u"/home/ada/work/domain.py"_s, {}, u"b = read_all()\n"_s } } << u"ok"_s
            << u"b = read_all()\n"_s << u"???????????????"_s;
        QTest::newRow("nothing was told of") << u"a\n"_s << QList<ActEdit> {} << u"ok"_s << u"a\nb\n"_s << u"BB??"_s;
        QTest::newRow("lines that moved keep their origin")
            << u"first line\nsecond line\n"_s << QList<ActEdit> {} << u"ok"_s << u"second line\nfirst line\n"_s
            << u"BBBBBBBBBBBBBBBBBBBBBBB"_s;
        QTest::newRow("Windows' line breaks") << u"a\n"_s << edit({}, u"one = first()\r\ntwo\r\n"_s) << u"ok"_s
                                              << u"a\none = first()\ntwo\n"_s << u"BBAAAAAAAAAAAAAAAAAA"_s;
    }
    void watchedTextIsTheToolsWhereItsCallsPutItAndElseNobodys()
    {
        QFETCH(QString, before);
        QFETCH(QList<ActEdit>, edits);
        QFETCH(QString, outcome);
        QFETCH(QString, after);
        QFETCH(QString, letters);
        Room room(before);
        room.useTool(edits, *toolOutcomeFromName(outcome));
        room.watch(after);
        QCOMPARE(room.text(), after);
        QCOMPARE(room.letters(), letters);
        for (const OriginRun& run : room.file().provenance.runs()) {
            QVERIFY(run.origin.kind != OriginKind::Candidate);
            if (run.origin.kind == OriginKind::Assistant)
                QCOMPARE(run.origin.source, u"p1"_s);
        }
    }

    void watchedTextThatWasRemovedAndComesBackIsWhoseItWas()
    {
        Room room(u"base\n"_s);
        room.replace(5, 5, u"typed line\n"_s);
        room.replace(5, 16, {}, { .event = u"input.watch"_s });
        room.replace(5, 5, u"typed line\n"_s, { .event = u"input.watch"_s });
        QCOMPARE(room.letters(), u"BBBBBCCCCCCCCCCC"_s);
    }

    void aReplysLinesInAWatchedFileAreTheAssistants()
    {
        Room room(u"a\n"_s);
        room.say(u"Try this:\n```\nvalue = compute(x)\n```\n"_s);
        room.watch(u"a\n    value = compute(x)\nmy = own\n"_s);
        QCOMPARE(room.letters(), u"BBAAAAAAAAAAAAAAAAAAAAAAA?????????"_s);
    }

    void manyEqualLinesInAWatchedFileTakeBoundedTime()
    {
        Room room(u"a\n"_s);
        room.useTool({ { u"main.py"_s, {}, u"}\n"_s.repeated(20'000) + u"last = line()\n"_s } }, ToolOutcome::Ok);
        QElapsedTimer clock;
        clock.start();
        room.watch(u"a\n"_s + u"}\n\n"_s.repeated(20'000));
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestAttribution)
#include "tst_attribution.moc"
