// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "manual_clock.h"
#include "sample_kit.h"
#include "session/file_names.h"
#include "session/live_session.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// A session in which both are there and the first task has begun.
struct Room {
    Room()
        : session({ u"s"_s }, test::sampleKit(), {}, clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); }, [](const Transient&) {} })
    {
        session.start(u"Ada Quill"_s, u"R. Lantern"_s);
        interviewer = session.join(Role::Interviewer, u"R. Lantern"_s, {});
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
        shadow = session.join(Role::Shadow, u"Moth"_s, {});
    }
    Result<void> add(const QString& name, const QString& text = {}, const QString& mid = {})
    {
        return session.execute(candidate, command::AddFile { mid, name, text });
    }
    const FileState& last() const { return session.state().files.last(); }

    test::ManualClock clock;
    test::FakeAssistant assistant;
    QList<EventPtr> events;
    LiveSession session;
    ParticipantId candidate, interviewer, shadow;
};

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void anAddedFileBelongsToTheTaskAndItsTextToWhoeverBroughtIt()
    {
        Room room;
        QVERIFY(room.add(u"notes.md"_s, u"abc"_s));
        QCOMPARE(room.last().name, u"notes.md"_s);
        QCOMPARE(room.last().task, room.session.state().currentTask()->id);
        QCOMPARE(room.last().provenance.at(0).kind, OriginKind::Pasted);
        QVERIFY(room.session.execute(room.interviewer, command::AddFile { {}, u"hint.md"_s, u"abc"_s }));
        QCOMPARE(room.last().provenance.at(0).kind, OriginKind::Interviewer);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("plain") << u"a.py"_s << true;
        QTest::newRow("in folders") << u"src/deep/a.py"_s << true;
        QTest::newRow("hidden") << u".env"_s << true;
        QTest::newRow("other scripts") << u"größe-\u6587\U0001F600.txt"_s << true;
        QTest::newRow("empty") << u""_s << false;
        QTest::newRow("only a space") << u" "_s << false;
        QTest::newRow("absolute") << u"/etc/passwd"_s << false;
        QTest::newRow("upwards") << u"../a.py"_s << false;
        QTest::newRow("upwards inside") << u"a/../../b"_s << false;
        QTest::newRow("here") << u"./a.py"_s << false;
        QTest::newRow("a folder") << u"src/"_s << false;
        QTest::newRow("twice a slash") << u"a//b"_s << false;
        QTest::newRow("a drive") << u"C:a"_s << false;
        QTest::newRow("a backslash") << u"a\\b"_s << false;
        QTest::newRow("a break") << u"a\nb"_s << false;
        QTest::newRow("a NUL") << u"a"_s + QChar(0) << false;
        QTest::newRow("right to left override") << u"a\u202Eyp.exe"_s << false;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) << false;
        QTest::newRow("a dot at the end") << u"a."_s << false;
        QTest::newRow("a space at the end") << u"a "_s << false;
        QTest::newRow("the longest") << QString(file_names::longest, u'a') << true;
        QTest::newRow("too long") << QString(file_names::longest + 1, u'a') << false;
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(bool, isGood);
        Room room;
        const auto files = room.session.state().files.size();
        const auto added = room.add(name);
        QCOMPARE(added.has_value(), isGood);
        QCOMPARE(room.session.state().files.size(), files + (isGood ? 1 : 0));
        if (!isGood)
            QCOMPARE(added.error().code, ErrorCode::Refused);
    }

    void aNameIsTakenOnlyOnceWhateverItsCase()
    {
        Room room;
        QVERIFY(room.add(u"a.py"_s));
        const FileId first = room.last().id;
        QCOMPARE(room.add(u"A.py"_s).error().code, ErrorCode::Refused);
        QVERIFY(room.add(u"b.py"_s));
        const auto& taken = command::RenameFile { {}, first, u"B.PY"_s };
        QCOMPARE(room.session.execute(room.candidate, taken).error().code, ErrorCode::Refused);
        QVERIFY(room.session.execute(room.candidate, command::RenameFile { {}, first, u"A.PY"_s })); // its own
        QCOMPARE(room.session.state().file(first)->name, u"A.PY"_s);
    }

    void aRemovedFileIsOutOfSightAndComesBackWhole()
    {
        Room room;
        QVERIFY(room.add(u"a.py"_s, u"text"_s));
        const FileId id = room.last().id;
        QVERIFY(room.session.execute(room.interviewer, command::RemoveFile { {}, id }));
        QVERIFY(room.session.state().file(id)->removed);
        QVERIFY(!std::ranges::contains(room.session.state().visibleFiles(), id, &FileState::id));
        const command::Push push { id, 0,
            { { { u"c"_s }, 1, ChangeSet::replace(4, 0, 0, u"x"_s), u"input.type"_s, {} } } };
        QCOMPARE(room.session.execute(room.candidate, push).error().code, ErrorCode::Refused);
        const command::RenameFile rename { {}, id, u"b.py"_s };
        QCOMPARE(room.session.execute(room.candidate, rename).error().code, ErrorCode::Refused);
        QVERIFY(room.session.execute(room.candidate, command::RestoreFile { {}, id }));
        QCOMPARE(room.session.state().file(id)->document.text(), u"text"_s);
        QVERIFY(room.session.execute(room.candidate, push));
    }

    void aNameThatWasTakenMeanwhileKeepsARemovedFileAway()
    {
        Room room;
        QVERIFY(room.add(u"a.py"_s));
        const FileId id = room.last().id;
        QVERIFY(room.session.execute(room.candidate, command::RemoveFile { {}, id }));
        QVERIFY(room.add(u"a.py"_s));
        QCOMPARE(
            room.session.execute(room.candidate, command::RestoreFile { {}, id }).error().code, ErrorCode::Refused);
    }

    void refused_data()
    {
        QTest::addColumn<int>("who"); // 0 candidate, 1 shadow
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::newRow("rename a read-only file") << 0 << u"rename brief"_s << int(ErrorCode::Refused);
        QTest::newRow("remove a read-only file") << 0 << u"remove brief"_s << int(ErrorCode::Refused);
        QTest::newRow("remove what is not there") << 0 << u"remove nothing"_s << int(ErrorCode::NotFound);
        QTest::newRow("a shadow adds") << 1 << u"add"_s << int(ErrorCode::Forbidden);
        QTest::newRow("text with half a pair") << 0 << u"bad text"_s << int(ErrorCode::Malformed);
        QTest::newRow("text too long") << 0 << u"long text"_s << int(ErrorCode::TooLarge);
        QTest::newRow("after the end") << 0 << u"late"_s << int(ErrorCode::Refused);
    }
    void refused()
    {
        QFETCH(int, who);
        QFETCH(QString, what);
        QFETCH(int, code);
        Room room;
        const auto brief = std::ranges::find(room.session.state().files, true, &FileState::readOnly)->id;
        const QHash<QString, Command> commands {
            { u"rename brief"_s, command::RenameFile { {}, brief, u"b"_s } },
            { u"remove brief"_s, command::RemoveFile { {}, brief } },
            { u"remove nothing"_s, command::RemoveFile { {}, { u"?"_s } } },
            { u"add"_s, command::AddFile { {}, u"b"_s, {} } },
            { u"bad text"_s, command::AddFile { {}, u"b"_s, QString(QChar(0xD83D)) } },
            { u"long text"_s, command::AddFile { {}, u"b"_s, QString(2 * 1024 * 1024, u'a') } },
            { u"late"_s, command::AddFile { {}, u"b"_s, {} } },
        };
        if (what == u"late")
            QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        const auto events = room.events.size();
        const auto done = room.session.execute(who == 0 ? room.candidate : room.shadow, commands.value(what));
        QCOMPARE(int(done.error().code), code);
        QCOMPARE(room.events.size(), events);
    }

    void aRequestSentAgainIsCarriedOutOnce()
    {
        Room room;
        QVERIFY(room.add(u"a.py"_s, {}, u"m1"_s));
        QVERIFY(room.add(u"a.py"_s, {}, u"m1"_s));
        const FileId id = room.last().id;
        const command::RemoveFile remove { u"m2"_s, id };
        QVERIFY(room.session.execute(room.candidate, remove));
        QVERIFY(room.session.execute(room.candidate, command::RestoreFile { u"m3"_s, id }));
        QVERIFY(room.session.execute(room.candidate, remove)); // late, and long done
        QVERIFY(!room.session.state().file(id)->removed);
    }

    void theNextTasksFilesFindTheirNamesFree()
    {
        Room room;
        const Kit kit = test::sampleKit();
        QVERIFY(kit.tasks.size() > 1 && !kit.tasks.at(1).files.isEmpty());
        const KitFile& coming = kit.tasks.at(1).files.first();
        QVERIFY(room.add(coming.name));
        const FileId id = room.last().id;
        QVERIFY(room.session.execute(room.interviewer, command::StartTask { 1 }));
        QCOMPARE(file_names::find(room.session.state(), coming.name)->id, coming.id);
        QVERIFY(room.session.state().file(id)->name != coming.name);
    }

    void everyVersionCanBeReadAgain()
    {
        Room room;
        QVERIFY(room.add(u"a.py"_s, u"0"_s));
        const FileId id = room.last().id;
        for (int n = 1; n <= 5; ++n) {
            const auto& file = *room.session.state().file(id);
            const auto changes = ChangeSet::replace(file.document.length(), n, n, QString::number(n));
            QVERIFY(room.session.execute(room.candidate,
                command::Push { id, file.version(), { { { u"c"_s }, n, changes, u"input.type"_s, {} } } }));
        }
        QCOMPARE(room.session.state().file(id)->textAt(0), u"0"_s);
        QCOMPARE(room.session.state().file(id)->textAt(3), u"0123"_s);
        QCOMPARE(room.session.state().file(id)->textAt(5), u"012345"_s);
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
