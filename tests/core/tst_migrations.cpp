// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_state.h"
#include "store/archive/verify.h"
#include "store/heads_file.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "warnings.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

// Every format that was ever released, brought up to date from a file that its own program wrote.

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QString fixture(int format)
{
    return QStringLiteral(SOURCE_DIR "/tests/fixtures/workspace-%1.jumpseat").arg(format);
}

SessionState foldOf(const Workspace& workspace, const SessionId& id)
{
    SessionState state;
    const auto events = workspace.events(id);
    if (!events)
        qFatal("%ls", qUtf16Printable(events.error().what));
    for (const EventPtr& event : *events) {
        if (auto applied = state.apply(event); !applied)
            qFatal("%ls", qUtf16Printable(applied.error().what));
    }
    return state;
}

/// What the fixtures hold: a recorded interview and one that was only begun.
void checkContent(const Workspace& workspace)
{
    const auto rows = workspace.sessions();
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), 2);
    for (const SessionRow& row : *rows) {
        const SessionState state = foldOf(workspace, row.id);
        QCOMPARE(state.lastSeq, row.events);
        QCOMPARE(state.ended, row.ended);
        QCOMPARE(state.lastUs, row.durationUs);
        QCOMPARE(row.events, row.sample ? 168 : 6);
        QCOMPARE(row.candidate, row.sample ? state.candidate()->name : u"Robin Sample"_s);
        if (row.sample)
            QCOMPARE(state.scorecards.size(), 1);
    }
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"w.jumpseat"_s);
    }

    void thereIsAFixtureForEveryFormatBeforeThisOne()
    {
        for (int format = 1; format < Workspace::schemaVersion; ++format)
            QVERIFY2(QFileInfo::exists(fixture(format)), qPrintable(fixture(format)));
    }

    void bringsAFileUpToDateAndKeepsTheOldOne_data() { formats(); }
    void bringsAFileUpToDateAndKeepsTheOldOne()
    {
        QFETCH(int, format);
        copyFixture(format);
        {
            const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
            QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().what));
            checkContent(**workspace);
        }
        const auto verdict = verify(m_file);
        QVERIFY(verdict.has_value());
        for (const SessionVerdict& session : verdict->sessions)
            QVERIFY2(session.isSound(), qPrintable(session.problem));
        QVERIFY2(verdict->isSound(), qPrintable(verdict->problem));
        QVERIFY(!verdict->secondFileMissing);
        QVERIFY(QFileInfo::exists(u"%1.format-%2"_s.arg(m_file).arg(format)));
        // It goes on like any other.
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        const auto writer = *JournalWriter::start(**workspace, {});
        const SessionRow row = (*workspace)->sessions()->first();
        writer->append(row.id,
            std::make_shared<const Event>(
                Event { row.events + 1, { u"i1"_s }, row.durationUs, 1, event::BookmarkAdded {} }));
        QVERIFY(writer->flush());
    }

    void readsAnOlderFileWithoutChangingIt_data() { formats(); }
    void readsAnOlderFileWithoutChangingIt()
    {
        QFETCH(int, format);
        copyFixture(format);
        const QByteArray before = bytesOf(m_file);
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().what));
        checkContent(**workspace);
        QCOMPARE(bytesOf(m_file), before);
    }

private:
    static void formats()
    {
        QTest::addColumn<int>("format");
        for (int format = 1; format < Workspace::schemaVersion; ++format)
            QTest::addRow("format %d", format) << format;
    }

    void copyFixture(int format) const
    {
        QVERIFY(QFile::copy(fixture(format), m_file));
        QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
