// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/transcript_words.h"
#include "record_rig.h"
#include "startup/transcript_jobs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTest>
#include <QTimeZone>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sessionWallMs = 1'790'000'000'000; // when the recorded sessions of the rig begin

QString isoAt(qint64 wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

/// Made-up lines as Claude Code writes them: a question, an answer that runs the tests, and a record nobody knows.
QByteArray claudeLines(const QString& conversation, qint64 wallMs)
{
    int number = 0;
    const auto line = [&](const char* type, const QJsonObject& message) {
        QJsonObject json { { u"type"_s, QString::fromLatin1(type) }, { u"sessionId"_s, conversation },
            { u"uuid"_s, conversation + QString::number(number) }, { u"timestamp"_s, isoAt(wallMs + number) },
            { u"cwd"_s, u"/home/somebody"_s }, { u"version"_s, u"2.1.0"_s } };
        ++number;
        if (!message.isEmpty())
            json.insert(u"message"_s, message);
        return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    };
    const QJsonObject ask { { u"role"_s, u"user"_s }, { u"content"_s, u"Why does the test fail?"_s } };
    const QJsonObject call { { u"type"_s, u"tool_use"_s }, { u"id"_s, u"toolu_"_s + conversation },
        { u"name"_s, u"Bash"_s }, { u"input"_s, QJsonObject { { u"command"_s, u"pytest -q"_s } } } };
    const QJsonObject answer { { u"role"_s, u"assistant"_s }, { u"id"_s, u"msg_"_s + conversation },
        { u"model"_s, u"swift-1"_s },
        { u"content"_s,
            QJsonArray { QJsonObject { { u"type"_s, u"text"_s }, { u"text"_s, u"Let me look."_s } }, call } } };
    const QJsonObject result { { u"role"_s, u"user"_s },
        { u"content"_s,
            QJsonArray { QJsonObject { { u"type"_s, u"tool_result"_s },
                { u"tool_use_id"_s, u"toolu_"_s + conversation }, { u"content"_s, u"1 failed"_s } } } } };
    return line("user", ask) + line("assistant", answer) + line("user", result) + line("novelty-of-tomorrow", {});
}

} // namespace

/// What a candidate's own tool wrote is looked at, and taken into the record of the session when somebody says so.
class TestTranscriptImport : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordRig> m_rig;

    QString file(const QString& name, const QByteArray& bytes) const
    {
        const QString path = m_rig->path(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        return writeFile(path, bytes) ? path : QString();
    }
    void open()
    {
        m_rig->record();
        m_rig->start();
        m_rig->home()->setCurrentSession(ines);
    }
    /// The imports that the record has, and its prompts from elsewhere.
    QList<event::ActsImported> imported() const
    {
        QList<event::ActsImported> found;
        const auto workspace = Workspace::open(m_rig->file, Workspace::Mode::ReadOnly);
        if (!workspace)
            return found;
        for (const QList<EventPtr> events = (*workspace)->events(ines).value_or(QList<EventPtr>());
            const EventPtr& event : events) {
            if (const auto* import = std::get_if<event::ActsImported>(&event->payload))
                found.append(*import);
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_transcript_import"_s);
    }
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
        m_rig = std::make_unique<RecordRig>();
    }
    void cleanup() { m_rig.reset(); }

    void aTranscriptIsLookedAtAndThenTaken()
    {
        open();
        const QString path = file(u"session.jsonl"_s, claudeLines(u"abc"_s, sessionWallMs + 20));
        QVERIFY(m_rig->ask("record.transcripts", { path }));
        QTRY_VERIFY(m_rig->home()->recordPanel()->isAsking());
        const QString report = m_rig->report();
        for (const QString& words : { u"session.jsonl · Claude Code"_s, u"1 prompt"_s, u"1 tool call"_s,
                 u"1 shell command"_s, u"fall into the session"_s, u"novelty-of-tomorrow 1"_s, u"Ines Fable"_s })
            QVERIFY2(report.contains(words), qPrintable(report));
        QVERIFY(imported().isEmpty()); // nothing is stored before it was confirmed
        takePictures(*m_rig->home(), u"transcript-preview"_s);
        m_rig->home()->recordPanel()->answer(true);
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Imported: "_s), qPrintable(m_rig->outcome()));
        takePicture(*m_rig->home(), u"transcript-imported"_s);
        QCOMPARE(imported().size(), 1);
        const event::ActsImported import = imported().first();
        QCOMPARE(import.name, u"session.jsonl"_s);
        QCOMPARE(import.source, u"claude-code"_s);
        QCOMPARE(import.notUnderstood, 1);
        QVERIFY(import.acts >= 3);
        QCOMPARE(import.elsewhen, 0);

        // Once is enough.
        QVERIFY(m_rig->ask("record.transcripts", { path }));
        QTRY_VERIFY(m_rig->outcome().contains(u"nothing to take"_s));
        QVERIFY(m_rig->report().contains(u"in the record already"_s));
        QVERIFY(!m_rig->home()->recordPanel()->isAsking());
    }

    void noIsNo()
    {
        open();
        QVERIFY(
            m_rig->ask("record.transcripts", { file(u"session.jsonl"_s, claudeLines(u"abc"_s, sessionWallMs + 20)) }));
        QTRY_VERIFY(m_rig->home()->recordPanel()->isAsking());
        m_rig->home()->recordPanel()->answer(false);
        QVERIFY(!m_rig->home()->recordPanel()->isVisible());
        QVERIFY(imported().isEmpty());
    }

    void whatIsOfAnotherTimeOrOfNoToolIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("the day before") << claudeLines(u"abc"_s, sessionWallMs - 86'400'000)
                                        << u"falls into the session. It will not be taken."_s;
        QTest::newRow("a letter") << QByteArray("Dear Sir or Madam,\n") << u"no AI tool that is known here wrote it"_s;
        QTest::newRow("nothing") << QByteArray() << u"no AI tool that is known here wrote it"_s;
    }
    void whatIsOfAnotherTimeOrOfNoToolIsNotTaken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        open();
        QVERIFY(m_rig->ask("record.transcripts", { file(u"other.jsonl"_s, bytes) }));
        QTRY_VERIFY(!m_rig->isWorking() && !m_rig->outcome().isEmpty());
        QVERIFY2(m_rig->outcome().contains(u"nothing to take"_s), qPrintable(m_rig->outcome()));
        QVERIFY2(m_rig->report().contains(words), qPrintable(m_rig->report()));
        QVERIFY(!m_rig->home()->recordPanel()->isAsking());
        QVERIFY(imported().isEmpty());
    }

    void aFolderGivesWhatBelongsHere()
    {
        open();
        file(u"projects/a/one.jsonl"_s, claudeLines(u"one"_s, sessionWallMs + 10));
        file(u"projects/b/two.jsonl"_s, claudeLines(u"two"_s, sessionWallMs + 30));
        file(u"projects/b/old.jsonl"_s, claudeLines(u"old"_s, sessionWallMs - 86'400'000));
        file(u"projects/notes.md"_s, "# Shopping\n\nMilk.\n");
        QVERIFY(m_rig->ask("record.transcripts.folder", { m_rig->path(u"projects"_s) }));
        QTRY_VERIFY(m_rig->home()->recordPanel()->isAsking());
        const QString report = m_rig->report();
        QVERIFY(report.contains(u"one.jsonl"_s) && report.contains(u"two.jsonl"_s));
        QVERIFY(!report.contains(u"old.jsonl"_s) && !report.contains(u"notes.md"_s));
        QVERIFY2(report.contains(u"of another time"_s), qPrintable(report));
        m_rig->home()->recordPanel()->answer(true);
        QTRY_COMPARE(imported().size(), 2);
    }

    void anEmptyFolderIsSaid()
    {
        open();
        QVERIFY(QDir().mkpath(m_rig->path(u"empty"_s)));
        QVERIFY(m_rig->ask("record.transcripts.folder", { m_rig->path(u"empty"_s) }));
        QTRY_COMPARE(m_rig->outcome(), u"There is no file of an AI tool in this folder"_s);
    }

    void cancellingLeavesTheRecordAlone()
    {
        m_rig->record();
        RecordSource source;
        source.workspace = *Workspace::open(m_rig->file, Workspace::Mode::ReadWrite);
        const QString path = file(u"long.jsonl"_s, claudeLines(u"abc"_s, sessionWallMs + 20).repeated(20'000));
        const auto preview = std::make_shared<TranscriptPreview>();
        const RecordWork::Job job = jobs::readTranscripts(source, ines, { path }, preview);
        int told = 0;
        const RecordOutcome outcome = job([&](int, int) { return ++told < 3; });
        QCOMPARE(outcome.kind, RecordOutcome::Kind::Cancelled);
        QCOMPARE(told, 3); // at once, not behind the file's end
        QVERIFY(preview->imports.isEmpty());
    }

    void onlyWhereSomethingCanBeWritten()
    {
        open();
        QMenu menu;
        m_rig->home()->fillSessionMenu(menu);
        const auto* item = menu.findChild<QAction*>(u"record.transcripts"_s);
        QVERIFY(item && item->isEnabled());
        m_rig->home()->setWorkspace(m_rig->file, true);
        QVERIFY(!m_rig->home()->whyNot(RecordAsk::ImportActs).isEmpty());
        QVERIFY(!m_rig->home()->whyNot(RecordAsk::ImportActsFolder).isEmpty());
    }
};

QTEST_MAIN(TestTranscriptImport)
#include "tst_transcript_import.moc"
