// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctl.h"
#include "ctl/session_text.h"
#include "recorded_session.h"
#include "session/event_lines.h"
#include "store/journal_writer.h"
#include "warnings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const SessionId first { u"abc-first"_s };
const SessionId second { u"abd-second"_s };
const SessionId dashed { u"--dashed"_s };
const FileId code { u"code"_s };
const ParticipantId candidate { u"c1"_s }, interviewer { u"i1"_s };
const CriterionId verifying { u"verifying"_s };

Kit someKit()
{
    Kit kit;
    kit.id = u"k"_s;
    kit.title = u"A kit"_s;
    kit.rubric.criteria = { { verifying, u"Verifying output"_s, {}, {} } };
    return kit;
}

struct Entry {
    ParticipantId actor;
    event::Payload payload;
};

// A short interview: two lines of code, one of them taken from the assistant.
QList<Entry> interview()
{
    event::SessionStarted started;
    started.kitId = u"k"_s;
    started.kitTitle = u"A kit"_s;
    started.interviewer = u"R. Lantern"_s;
    const auto edit = [](qint64 version, const QString& before, const QString& text, const Origin& origin) {
        const qint32 length = qint32(before.size());
        return event::Edited { code, version, { u"x"_s }, version, ChangeSet::replace(length, length, length, text),
            u"input"_s, origin };
    };
    const ChangeSet offered = ChangeSet::replace(4, 4, 4, u"b\n"_s);
    return { { {}, started },
        { interviewer, event::ParticipantJoined { interviewer, Role::Interviewer, u"R. Lantern"_s } },
        { candidate, event::ParticipantJoined { candidate, Role::Candidate, u"Ines \x1b[31mFable"_s } },
        { interviewer, event::TaskStarted { { u"t"_s }, 0, u"Task"_s, 10 } },
        { {}, event::FileAdded { code, { u"t"_s }, u"code.py"_s, u"a\n"_s, false } },
        { candidate, edit(1, u"a\n"_s, u"c\n"_s, { OriginKind::Candidate, {} }) },
        { candidate, event::PromptSent { { u"p1"_s }, u"what now?"_s, { u"code.py"_s }, u"m1"_s } },
        { {}, event::ReplyFinished { { u"p1"_s }, u"this"_s, u"scripted"_s, u"r1"_s, 0 } },
        { {}, event::SuggestionOffered { { u"S1"_s }, { u"p1"_s }, code, 1, offered, 1, 0, { { u"F1"_s } } } },
        { candidate, edit(2, u"a\nc\n"_s, u"b\n"_s, { OriginKind::Assistant, u"S1"_s }) },
        { candidate, event::SuggestionDecided { { u"S1"_s }, Decision::Accepted, 1, u"m2"_s } },
        { interviewer, event::NoteAdded { u"took it unread"_s, NoteTag::Behaviour } },
        { interviewer, event::ScoreGiven { verifying, 2 } },
        { interviewer, event::EvidenceLinked { { u"E1"_s }, verifying, 11 } } };
}

struct Outcome {
    int code = 0;
    QString out, err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

Outcome call(const QStringList& arguments)
{
    Outcome outcome;
    QTextStream out(&outcome.out);
    QTextStream err(&outcome.err);
    outcome.code = ctl::run(QStringList { u"jumpseatctl"_s } + arguments, out, err);
    out.flush();
    err.flush();
    return outcome;
}

} // namespace

class TestCtl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_dir.filePath(u"w %2.jumpseat"_s);
        m_workspace = *Workspace::open(m_file, Workspace::Mode::ReadWrite);
        m_writer = *JournalWriter::start(*m_workspace, {});
        record(first, interview());
        QList<Entry> other = interview().first(3);
        other += { {}, event::SessionEnded {} };
        record(second, other, 60'000);
        record(dashed, other.first(1), -60'000);
        QVERIFY(m_writer->flush()); // and the writer stays: the tool reads beside a live program
    }
    void init() { test::failOnWarnings(); }

    void listsSessionsTheNewestFirst()
    {
        const Outcome json = call({ u"list"_s, u"--json"_s, u"--workspace"_s, m_file });
        QCOMPARE(json.code, 0);
        const QJsonArray sessions = json.json()[u"sessions"].toArray();
        QCOMPARE(sessions.size(), 3);
        QCOMPARE(sessions[0][u"id"].toString(), second.value);
        QCOMPARE(sessions[0][u"ended"].toBool(), true);
        QCOMPARE(sessions[1][u"candidate"].toString(), u"Ines \x1b[31mFable"_s);
        QCOMPARE(sessions[1][u"events"].toInt(), 14);
        QCOMPARE(sessions[1][u"started"].toString(), u"2026-09-21T14:13:20.000Z"_s);
        const Outcome text = call({ u"list"_s, u"--workspace"_s, m_file });
        QCOMPARE(text.code, 0);
        QCOMPARE(text.out.count(u'\n'), 4);
        QVERIFY(text.out.contains(first.value) && text.out.contains(u"A kit v1"_s));
    }

    void showsASessionAsJson()
    {
        const Outcome outcome = call({ u"show"_s, first.value, u"--json"_s, u"--workspace"_s, m_file });
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const QJsonObject json = outcome.json();
        const QJsonValue file = json[u"files"][0];
        QCOMPARE(file[u"text"].toString(), u"a\nc\nb\n"_s);
        QCOMPARE(file[u"version"].toInt(), 2);
        QCOMPARE(file[u"origins"].toObject(),
            (QJsonObject { { u"baseline"_s, 2 }, { u"candidate"_s, 2 }, { u"assistant"_s, 2 } }));
        QCOMPARE(file[u"sha256"].toString().toUtf8(),
            QCryptographicHash::hash("a\nc\nb\n", QCryptographicHash::Sha256).toHex());
        QCOMPARE(json[u"event_counts"][u"edit"].toInt(), 2);
        QCOMPARE(json[u"conversation"][0][u"reply"].toString(), u"this"_s);
        QCOMPARE(json[u"conversation"][0][u"suggestions"][0].toString(), u"S1"_s);
        QCOMPARE(json[u"suggestions"][0][u"decision"].toString(), u"accepted"_s);
        QCOMPARE(json[u"suggestions"][0][u"lines_taken"].toInt(), 1);
        QCOMPARE(json[u"suggestions"][0][u"carries"][0].toString(), u"F1"_s);
        QCOMPARE(json[u"scores"].toArray().size(), 1);
        QCOMPARE(json[u"scores"][0][u"level"].toInt(), 2);
        QCOMPARE(json[u"scores"][0][u"title"].toString(), u"Verifying output"_s);
        QCOMPARE(json[u"evidence"][0][u"event"].toInt(), 11);
        QCOMPARE(json[u"evidence"][0][u"text"].toString(), u"S1 accepted, lines taken: 1"_s);
        QCOMPARE(json[u"notes"][0][u"text"].toString(), u"took it unread"_s);
        QCOMPARE(json[u"session"][u"duration_ms"].toInt(), 14'000);
    }

    void showsASessionAsTextThatATerminalSurvives()
    {
        const Outcome outcome = call({ u"show"_s, first.value, u"--workspace"_s, m_file });
        QCOMPARE(outcome.code, 0);
        QVERIFY(!outcome.out.contains(QChar(0x1b)));
        for (const QString& part : { u"Ines ␛[31mFable"_s, u"a\nc\nb\n"_s, u"what now?"_s, u"2  Verifying output"_s,
                 u"evidence for Verifying output: 0:00:11 #11"_s, u"took it unread"_s })
            QVERIFY2(outcome.out.contains(part), qPrintable(part + outcome.out));
    }

    void printsEventsThatCanBeReadBack()
    {
        const Outcome outcome = call({ u"events"_s, dashed.value, u"--workspace"_s, m_file });
        QCOMPARE(outcome.code, 0);
        const auto lines = fromEventLines(outcome.out.toUtf8());
        QVERIFY(lines);
        QCOMPARE(lines->session, dashed);
        QCOMPARE(lines->events.size(), 1);
        QCOMPARE(call({ u"events"_s }).code, 2);
    }

    void aTerminalIsPrintedAsAnAsciicast()
    {
        const QString file = m_dir.filePath(u"terminal.jumpseat"_s);
        const RunId shell { u"R1"_s }, later { u"R3"_s };
        QList<Entry> entries = interview().first(5);
        entries += { { candidate, event::RunStarted { shell, { u"t"_s }, u"sh"_s, false, 24, 80 } },
            { {}, event::TerminalRecorded { shell, { { 1'500'000, u"o"_s, u"$ \x1b[1mls\r\n"_s } } } },
            { candidate, event::TerminalRecorded { shell, { { 2'000'000, u"i"_s, u"ü\r"_s } } } },
            { candidate, event::RunStarted { { u"R2"_s }, { u"t"_s }, u"pytest"_s, true } },
            { candidate, event::RunStarted { later, { u"t"_s }, u"sh"_s, false, 43, 132 } } };
        {
            test::StoreStage stage(file);
            record(*stage.writer, first, entries);
            record(*stage.writer, second, interview().first(3));
        }
        const QStringList place { u"--workspace"_s, file };
        const Outcome cast = call(QStringList { u"cast"_s, u"abc"_s, u"--run"_s, u"R1"_s } + place);
        QVERIFY2(cast.code == 0, qPrintable(cast.err));
        const QStringList lines = cast.out.split(u'\n');
        QCOMPARE(lines.size(), 4);
        const QJsonObject header = QJsonDocument::fromJson(lines[0].toUtf8()).object();
        QCOMPARE(header,
            (QJsonObject {
                { u"version"_s, 2 }, { u"width"_s, 80 }, { u"height"_s, 24 }, { u"timestamp"_s, 1'790'000'005 } }));
        QCOMPARE(
            QJsonDocument::fromJson(lines[1].toUtf8()).array(), (QJsonArray { 1.5, u"o"_s, u"$ \x1b[1mls\r\n"_s }));
        QCOMPARE(QJsonDocument::fromJson(lines[2].toUtf8()).array(), (QJsonArray { 2, u"i"_s, u"ü\r"_s }));
        QVERIFY(!cast.out.contains(QChar(0x1b))); // whoever prints it to a terminal sees text
        QVERIFY(call(QStringList { u"cast"_s, u"abc"_s } + place).out.startsWith(u"{\"height\":43"_s)); // the last one
        QCOMPARE(call(QStringList { u"cast"_s, u"abc"_s, u"--run"_s, u"R2"_s } + place).code, 1);       // no terminal
        QCOMPARE(call(QStringList { u"cast"_s, u"xyz"_s } + place).code, 1);
        QCOMPARE(call({ u"cast"_s }).code, 2);
    }

    void findsASession_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("the whole id") << first.value << 0 << first.value;
        QTest::newRow("the beginning of one") << u"abc"_s << 0 << first.value;
        QTest::newRow("the last one") << u"last"_s << 0 << second.value;
        QTest::newRow("the beginning of two") << u"ab"_s << 1 << u"abd-second, abc-first"_s;
        QTest::newRow("an id that begins like an option") << u"--da"_s << 0 << dashed.value;
        QTest::newRow("unknown") << u"xyz"_s << 1 << u"has no session \"xyz\""_s;
    }

    void findsASession()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome outcome = call({ u"show"_s, name, u"--workspace"_s, m_file });
        QCOMPARE(outcome.code, code);
        QVERIFY2((code ? outcome.err : outcome.out).contains(says), qPrintable(outcome.err + outcome.out));
        QCOMPARE(code ? outcome.out : outcome.err, QString());
    }

    void saysHowItIsUsed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("an unknown command") << QStringList { u"delete"_s };
        QTest::newRow("an unknown option") << QStringList { u"list"_s, u"--all"_s };
        QTest::newRow("no session") << QStringList { u"show"_s };
        QTest::newRow("too many words") << QStringList { u"list"_s, u"x"_s };
        QTest::newRow("an option without its value") << QStringList { u"list"_s, u"--workspace"_s };
        QTest::newRow("an export to nowhere") << QStringList { u"export"_s, u"abc"_s };
        QTest::newRow("an import of nothing") << QStringList { u"import"_s };
        QTest::newRow("a backup to two files") << QStringList { u"backup"_s, u"a"_s, u"b"_s };
        QTest::newRow("an erasure of nobody") << QStringList { u"erase"_s, u"--yes"_s };
        QTest::newRow("a handover to nowhere") << QStringList { u"handover"_s, u"abc"_s };
        QTest::newRow("a recovery to nowhere") << QStringList { u"recover"_s, u"a"_s };
        QTest::newRow("half a receipt") << QStringList { u"verify"_s, u"--receipt"_s, u"ab"_s };
    }

    void saysHowItIsUsed()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = call(arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QString());
        QVERIFY(outcome.err.contains(u"--help"_s));
    }

    void helpsAndNamesItsVersion()
    {
        QVERIFY(call({ u"--help"_s }).out.contains(u"jumpseatctl COMMAND"_s));
        QVERIFY(call({ u"--version"_s }).out.startsWith(u"jumpseatctl "_s));
        QCOMPARE(call({ u"--help"_s }).code, 0);
    }

    /// Nothing that would give the task away, or that is the interviewer's.
    void previewsAKitAsTheCandidateMeetsIt()
    {
        const QStringList kits = QDir(u"" SOURCE_DIR "/resources/kits"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(kits.size(), 9);
        for (const QString& name : kits) {
            const QString folder = u"" SOURCE_DIR "/resources/kits/"_s + name;
            const auto kit = loadKit(folder);
            QVERIFY2(kit, kit ? "" : qPrintable(kit.error().what));
            const Outcome shown = call({ u"kit"_s, u"preview"_s, folder });
            QCOMPARE(shown.code, 0);
            QVERIFY(shown.out.contains(kit->title) && shown.out.contains(kit->tasks.last().title));
            for (const Task& task : kit->tasks) {
                for (const PlantedFlaw& flaw : task.flaws)
                    QVERIFY2(!shown.out.contains(flaw.why), qPrintable(name + flaw.id.value));
                for (const KitQuestion& question : task.questions)
                    QVERIFY2(!shown.out.contains(question.ask), qPrintable(question.ask));
            }
        }
        QCOMPARE(call({ u"kit"_s, u"preview"_s, u"/nonexistent"_s }).code, 1);
        QCOMPARE(call({ u"kit"_s }).code, 2);
    }

    void listsTheProgramsKits()
    {
        QVERIFY(call({ u"kits"_s }).out.contains(u"rate-limiter"_s));
        QStringList ids;
        const QJsonArray kits = call({ u"kits"_s, u"--json"_s }).json()[u"kits"_s].toArray();
        for (const QJsonValue& kit : kits)
            ids += kit[u"id"].toString();
        QVERIFY2(ids.size() == 9 && ids.contains(u"rate-limiter"_s), qPrintable(ids.join(u' ')));
    }

    void saysWhenTheFileIsNoWorkspace()
    {
        const QString file = m_dir.filePath(u"note.txt"_s);
        QFile text(file);
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("hello") == 5);
        text.close();
        for (const QString& name : { file, m_dir.filePath(u"none"_s), m_dir.path() }) {
            const Outcome outcome = call({ u"list"_s, u"--workspace"_s, name });
            QCOMPARE(outcome.code, 1);
            QVERIFY(outcome.err.startsWith(u"jumpseatctl: "_s) && outcome.err.contains(name));
        }
    }

    void verifiesAWorkspace()
    {
        Idle idle(*this);
        const Outcome text = call({ u"verify"_s, idle.file });
        QVERIFY2(text.code == 0, qPrintable(text.out + text.err));
        QVERIFY(text.out.contains(u"abc-first: sound, 14 events"_s) && text.out.contains(u" is sound."_s));
        const QJsonObject json = call({ u"verify"_s, u"--workspace"_s, idle.file, u"--json"_s }).json();
        QCOMPARE(json[u"sound"_s].toBool(), true);
        QCOMPARE(json[u"heads_missing"_s].toBool(), false);
        QString receipt;
        for (const QJsonValue& session : json[u"sessions"_s].toArray())
            receipt = session[u"id"_s].toString() == first.value ? session[u"receipt"_s].toString() : receipt;
        QCOMPARE(receipt.size(), 64);
        const Outcome found = call({ u"verify"_s, idle.file, u"--receipt"_s, receipt });
        QCOMPARE(found.code, 0);
        QVERIFY(found.out.contains(u"event 14 of session abc-first"_s));
        QCOMPARE(call({ u"verify"_s, idle.file, u"--receipt"_s, QString(64, u'0') }).code, 1);
        QVERIFY(QFile::remove(idle.file + u".heads"_s));
        const Outcome without = call({ u"verify"_s, idle.file });
        QCOMPARE(without.code, 0);
        QVERIFY(without.out.contains(u".heads is missing"_s));
    }

    void namesTheFirstEventThatDoesNotFit()
    {
        Idle idle(*this);
        QCOMPARE(
            test::tamper(idle.file,
                { u"UPDATE events SET payload = '{\"text\":\"read it\"}' WHERE session = 'abc-first' AND seq = 12"_s }),
            QString());
        const Outcome text = call({ u"verify"_s, idle.file });
        QCOMPARE(text.code, 1);
        QVERIFY2(text.out.contains(u"abc-first: not sound at event 12"_s), qPrintable(text.out));
        const Outcome json = call({ u"verify"_s, idle.file, u"--json"_s });
        QCOMPARE(json.code, 1);
        QCOMPARE(json.json()[u"sound"_s].toBool(), false);
        const QString recovered = m_dir.filePath(u"recovered.jumpseat"_s);
        const Outcome outcome = call({ u"recover"_s, idle.file, recovered });
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains(u"abc-first: 11 events kept, 12 to 14 lost"_s));
        QCOMPARE(call({ u"verify"_s, recovered }).code, 0);
        QCOMPARE(call({ u"recover"_s, idle.file, recovered }).code, 1);
    }

    void carriesASessionOver()
    {
        Idle idle(*this);
        const QString bundle = m_dir.filePath(u"carried.jumpseat"_s);
        const Outcome out = call({ u"export"_s, dashed.value, bundle, u"--workspace"_s, idle.file });
        QVERIFY2(out.code == 0, qPrintable(out.err));
        QVERIFY(out.out.contains(dashed.value) && !out.out.contains(u"does not know"_s));
        QCOMPARE(call({ u"export"_s, u"abc"_s, bundle, u"--workspace"_s, idle.file }).code, 1);
        QCOMPARE(call({ u"export"_s, u"abc"_s, bundle, u"--replace"_s, u"--workspace"_s, idle.file }).code, 0);
        QCOMPARE(call({ u"verify"_s, bundle }).code, 0);
        QVERIFY(!call({ u"verify"_s, bundle }).out.contains(u".heads"_s));
        const QString target = m_dir.filePath(u"target.jumpseat"_s);
        QVERIFY(call({ u"import"_s, bundle, u"--workspace"_s, target }).out.contains(u"abc-first: added, 14 events"_s));
        const Outcome again = call({ u"import"_s, bundle, m_dir.filePath(u"none"_s), u"--workspace"_s, target });
        QCOMPARE(again.code, 1);
        QVERIFY(again.out.contains(u"abc-first: already there"_s) && again.out.contains(u"does not exist"_s));
        QCOMPARE(call({ u"show"_s, u"abc"_s, u"--workspace"_s, target }).code, 0);
    }

    void saysWhatIsInTranscripts()
    {
        const QString samples = QStringLiteral(SOURCE_DIR "/tests/golden/transcripts");
        const QString claude = samples + u"/claude-main.jsonl"_s, codex = samples + u"/codex.jsonl"_s;
        const Outcome json = call({ u"import"_s, claude, codex, u"--dry-run"_s, u"--json"_s });
        QVERIFY2(json.code == 0 && json.err.isEmpty(), qPrintable(json.err));
        const QJsonArray files = QJsonDocument::fromJson(json.out.toUtf8()).array();
        QCOMPARE(files.size(), 2);
        const QJsonObject first = files[0].toObject();
        QCOMPARE(first.keys(),
            (QStringList { u"assistant_messages"_s, u"detail"_s, u"errors"_s, u"file"_s, u"file_edit_calls"_s,
                u"first_timestamp"_s, u"human_prompts"_s, u"interrupted"_s, u"kind"_s, u"last_timestamp"_s,
                u"not_understood"_s, u"queued_prompts"_s, u"rejected"_s, u"shell_commands"_s, u"tool_calls"_s }));
        QCOMPARE(first[u"file"_s].toString(), claude);
        QCOMPARE(first[u"kind"_s].toString(), u"claude-code"_s);
        QCOMPARE(first[u"human_prompts"_s].toInt(), 4);
        QCOMPARE(files[1][u"kind"_s].toString(), u"codex"_s);
        const Outcome text = call({ u"import"_s, claude, u"--dry-run"_s });
        QCOMPARE(text.code, 0);
        QVERIFY(text.out.startsWith(u"Kind"_s) && text.out.contains(u"claude-code"_s) && text.out.contains(claude));
    }

    void whatCannotBeReadDoesNotHideTheOthers()
    {
        const QString claude = QStringLiteral(SOURCE_DIR "/tests/golden/transcripts/claude-main.jsonl");
        const QString none = m_dir.filePath(u"none.jsonl"_s), other = m_dir.filePath(u"other.jsonl"_s);
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\":\"\x1b[31m\"}\n");
        file.close();
        const Outcome json = call({ u"import"_s, none, claude, other, m_file, u"--dry-run"_s, u"--json"_s });
        QCOMPARE(json.code, 1);
        const QJsonArray files = QJsonDocument::fromJson(json.out.toUtf8()).array();
        QCOMPARE(files.size(), 4);
        for (int i : { 0, 2, 3 }) {
            QCOMPARE(files[i].toObject().keys(), (QStringList { u"error"_s, u"file"_s, u"kind"_s }));
            QCOMPARE(files[i][u"kind"_s].toString(), u"unknown"_s);
            QVERIFY(!files[i][u"error"_s].toString().isEmpty());
        }
        QCOMPARE(files[1][u"human_prompts"_s].toInt(), 4);
        const Outcome text = call({ u"import"_s, none, claude, u"--dry-run"_s });
        QCOMPARE(text.code, 1);
        QVERIFY(text.out.contains(u"claude-code"_s) && text.out.contains(none + u": there is no such file"_s));
        QCOMPARE(call({ u"import"_s, u"--dry-run"_s }).code, 2);
    }

    void aFolderStandsForTheTranscriptsBelowIt()
    {
        const QString samples = QStringLiteral(SOURCE_DIR "/tests/golden/transcripts");
        const Outcome json = call({ u"import"_s, samples, u"--dry-run"_s, u"--json"_s });
        QCOMPARE(json.code, 0); // the goldens beside them are no transcripts
        QStringList names;
        for (const QJsonValue& file : QJsonDocument::fromJson(json.out.toUtf8()).array())
            names += file[u"file"_s].toString();
        QVERIFY(names.size() >= 14 && names.contains(samples + u"/aider.md"_s));
        QVERIFY(std::ranges::is_sorted(names));
        const QString empty = m_dir.filePath(u"empty"_s);
        QVERIFY(QDir().mkpath(empty));
        const Outcome nothing = call({ u"import"_s, empty, u"--dry-run"_s });
        QCOMPARE(nothing.code, 1);
        QVERIFY(nothing.out.contains(u"no file of an AI tool"_s));
    }

    void transcriptsNeedASessionThatIsThere()
    {
        const QString claude = QStringLiteral(SOURCE_DIR "/tests/golden/transcripts/claude-main.jsonl");
        const QString target = m_dir.filePath(u"not-made.jumpseat"_s);
        const Outcome into = call({ u"import"_s, claude, u"--session"_s, u"abc"_s, u"--workspace"_s, target });
        QCOMPARE(into.code, 1);
        QVERIFY2(into.err.contains(u"does not exist"_s), qPrintable(into.err));
        const Outcome without = call({ u"import"_s, claude, u"--workspace"_s, target });
        QCOMPARE(without.code, 1);
        QVERIFY2(without.err.contains(u"--session"_s), qPrintable(without.err));
        QVERIFY(!QFile::exists(target));
    }

    void whatIsOpenIsCopiedAndNotChanged()
    {
        const QString backup = m_dir.filePath(u"backup.jumpseat"_s);
        const Outcome out = call({ u"backup"_s, backup, u"--workspace"_s, m_file });
        QVERIFY2(out.code == 0, qPrintable(out.err));
        QVERIFY2(out.out.contains(u"does not know of this copy"_s) && out.out.contains(u"open in another Jumpseat"_s),
            qPrintable(out.out));
        QCOMPARE(call({ u"verify"_s, backup }).code, 0);
        for (const QStringList& changing :
            { QStringList { u"import"_s, backup }, QStringList { u"erase"_s, u"abc"_s, u"--yes"_s } }) {
            const Outcome refused = call(changing + QStringList { u"--workspace"_s, m_file });
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(u"open in another Jumpseat"_s), qPrintable(refused.err));
        }
        QVERIFY(m_workspace->events(first).has_value());
    }

    void neverMakesAWorkspaceToCopyFrom()
    {
        const QString none = m_dir.filePath(u"never.jumpseat"_s);
        for (const QStringList& command :
            { QStringList { u"backup"_s, m_dir.filePath(u"x"_s) }, QStringList { u"erase"_s, u"a"_s, u"--yes"_s },
                QStringList { u"export"_s, u"a"_s, m_dir.filePath(u"x"_s) } }) {
            QCOMPARE(call(command + QStringList { u"--workspace"_s, none }).code, 1);
            QVERIFY(!QFile::exists(none));
        }
    }

    void erasesOnlyWhenTold()
    {
        Idle idle(*this);
        const QString bundle = m_dir.filePath(u"kept-copy.jumpseat"_s);
        QCOMPARE(call({ u"export"_s, u"abc"_s, bundle, u"--workspace"_s, idle.file }).code, 0);
        const Outcome plan = call({ u"erase"_s, u"abc"_s, dashed.value, u"--workspace"_s, idle.file });
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        QVERIFY(plan.out.contains(u"abc-first"_s) && plan.out.contains(dashed.value));
        QVERIFY(plan.out.contains(bundle) && plan.out.contains(u"Nothing was changed"_s));
        QCOMPARE(call({ u"show"_s, u"abc"_s, u"--workspace"_s, idle.file }).code, 0);
        const Outcome done = call({ u"erase"_s, u"abc"_s, dashed.value, u"--yes"_s, u"--workspace"_s, idle.file });
        QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
        QVERIFY(done.out.contains(u"abc-first: erased"_s) && done.out.contains(bundle));
        QVERIFY(!done.out.contains(u"FOUND"_s) && done.out.contains(u"Searched for "_s));
        QCOMPARE(call({ u"show"_s, u"abc"_s, u"--workspace"_s, idle.file }).code, 1);
        QVERIFY(call({ u"verify"_s, idle.file }).out.contains(u"abc-first: sound, 14 events (erased)"_s));
        const Outcome back = call({ u"import"_s, bundle, u"--workspace"_s, idle.file });
        QVERIFY(back.code == 1 && back.out.contains(u"erased here"_s));
        QCOMPARE(call({ u"import"_s, bundle, u"--even-erased"_s, u"--workspace"_s, idle.file }).code, 0);
    }

    void handsOverWhatIsStoredAboutOnePerson()
    {
        Idle idle(*this);
        const QString folder = m_dir.filePath(u"handover"_s);
        const QStringList where { u"--to"_s, folder, u"--workspace"_s, idle.file };
        const Outcome out = call(QStringList { u"handover"_s, u"abc"_s, second.value } + where);
        QVERIFY2(out.code == 0, qPrintable(out.err));
        QVERIFY(out.out.contains(folder + u"/handover.html"_s));
        const QByteArray json = test::bytesOfFile(folder + u"/handover.json"_s);
        QCOMPARE(QJsonDocument::fromJson(json)[u"sessions"_s].toArray().size(), 2);
        QVERIFY(!json.contains("Lantern") && json.contains("what now?"));
        QVERIFY(test::bytesOfFile(folder + u"/handover.html"_s).contains("Ines"));
        QCOMPARE(
            test::asked(idle.file, u"SELECT count(*) FROM copies WHERE kind = 'handover'"_s), QStringList { u"4"_s });
        QCOMPARE(call(QStringList { u"handover"_s, u"abc"_s } + where).code, 1); // the files are there
        const Outcome mixed = call(QStringList { u"handover"_s, u"abc"_s, dashed.value } + where);
        QCOMPARE(mixed.code, 1);
        QVERIFY2(mixed.err.contains(u"different candidates"_s), qPrintable(mixed.err));
    }

    void measuresATrace()
    {
        const QString file = m_dir.filePath(u"trace.json"_s);
        QFile json(file);
        QVERIFY(json.open(QIODevice::WriteOnly));
        json.write(R"({"startContent":"","endContent":"hello","txns":[{"patches":[[0,0,"hllo"],[1,0,"e"]]}]})");
        json.close();
        const Outcome outcome = call({ u"bench"_s, u"trace"_s, file });
        QCOMPARE(outcome.code, 0);
        const QJsonObject measured = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(measured.value("edits"_L1).toInt(), 2);
        QVERIFY(measured.value("milliseconds"_L1).isDouble());
        QVERIFY(measured.value("peak_memory_bytes"_L1).toInteger() > 1'000'000);
        QCOMPARE(measured.value("sha256"_L1).toString(),
            u"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"_s); // sha256sum of "hello"
        QCOMPARE(call({ u"bench"_s, u"trace"_s, m_dir.filePath(u"none"_s) }).code, 1);
        QCOMPARE(call({ u"bench"_s, u"trace"_s }).code, 2);
    }

    void marksWhatATerminalWouldObey_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain text") << u"a\tb\n"_s << u"a\tb\n"_s;
        QTest::newRow("an escape") << u"\x1b]0;x\x07"_s << u"␛]0;x␇"_s;
        QTest::newRow("a carriage return") << u"FAIL\rok"_s << u"FAIL␍ok"_s;
        QTest::newRow("a NUL") << QString(QChar(0)) << u"␀"_s;
        QTest::newRow("an 8-bit control") << QString(QChar(0x9b)) << u"<U+009b>"_s;
        QTest::newRow("a direction override") << QString(QChar(0x202e)) << u"<U+202e>"_s;
        QTest::newRow("an emoji") << u"\U0001F600"_s << u"\U0001F600"_s;
    }

    void marksWhatATerminalWouldObey()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(ctl::printable(text), shown);
    }

private:
    /// A copy of the workspace that no program has open.
    struct Idle {
        explicit Idle(const TestCtl& test)
            : file(test.m_dir.filePath(u"idle.jumpseat"_s))
        {
            for (const QString& suffix : { QString(), u".heads"_s, u"-wal"_s, u"-shm"_s })
                QFile::remove(file + suffix);
            test::StoreStage stage(file);
            record(*stage.writer, first, interview());
            QList<Entry> other = interview().first(3);
            other += { {}, event::SessionEnded {} };
            record(*stage.writer, second, other, 60'000);
            record(*stage.writer, dashed, other.first(1), -60'000);
        }
        QString file;
    };

    void record(const SessionId& id, const QList<Entry>& entries, qint64 wallOffsetMs = 0)
    {
        record(*m_writer, id, entries, wallOffsetMs);
    }
    static void record(JournalWriter& writer, const SessionId& id, const QList<Entry>& entries, qint64 wallOffsetMs = 0)
    {
        writer.createSession(id, someKit());
        for (qsizetype i = 0; i < entries.size(); ++i) {
            Event event;
            event.seq = i + 1;
            event.actor = entries[i].actor;
            event.atUs = (i + 1) * 1'000'000;
            event.wallMs = 1'790'000'000'000 + wallOffsetMs + i * 1000;
            event.payload = entries[i].payload;
            writer.append(id, std::make_shared<const Event>(event));
        }
    }

    QTemporaryDir m_dir;
    QString m_file;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<JournalWriter> m_writer;
};

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
