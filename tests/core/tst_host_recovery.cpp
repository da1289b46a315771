// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_stage.h"
#include "store/archive/verify.h"
#include "store/heads_file.h"
#include "store/job_queue.h"
#include "store/journal_writer.h"
#include "text/text_hash.h"
#include "warnings.h"
#include "wire_client.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::Stage;
using test::WireClient;

namespace {

QJsonObject message(const QString& type, QJsonObject fields)
{
    fields.insert(u"type"_s, type);
    return fields;
}

const QString mainText = u"def f():\n    return 1\n"_s;

/// Puts `text` before everything else in main.py.
QJsonObject typing(qint64 version, qint64 n, const QString& text, qint64 length)
{
    const QJsonObject update { { u"n"_s, n }, { u"changes"_s, QJsonArray { QJsonArray { 0, text }, length } },
        { u"event"_s, u"input.type"_s } };
    return message(
        u"push"_s, { { u"file"_s, u"main.py"_s }, { u"version"_s, version }, { u"updates"_s, QJsonArray { update } } });
}

QString hello(WireClient& client, const QString& link, const QString& id, const QJsonArray& instead)
{
    client.send(message(u"hello"_s,
        { { u"protocol"_s, 1 }, { u"token"_s, link.section(u'#', 1) }, { u"client"_s, id },
            { u"instead"_s, instead } }));
    const auto lobby = client.receive(u"lobby"_s);
    return lobby ? lobby->value(u"notice"_s).toString() : QString();
}

} // namespace

/// What happens to files and texts when pages go, come back and differ.
class TestHostRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void filesComeAndGoForEverybody()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient one, two;
        one.open(stage.host->port());
        QVERIFY(one.join(link, u"Ada Quill"_s, u"a"_s));
        two.open(stage.host->port());
        QVERIFY(two.join(link, u"Ada Quill"_s, u"b"_s));

        one.send(
            message(u"file-add"_s, { { u"mid"_s, u"m1"_s }, { u"name"_s, u"notes.md"_s }, { u"text"_s, u"x"_s } }));
        const auto added = two.receive(u"file"_s);
        QVERIFY(added);
        QCOMPARE(added->value(u"mid"_s).toString(), u"m1"_s);
        QCOMPARE(added->value(u"text"_s).toString(), u"x"_s);
        const QString id = added->value(u"id"_s).toString();

        two.send(message(u"file-rename"_s, { { u"mid"_s, u"m2"_s }, { u"file"_s, id }, { u"name"_s, u"todo.md"_s } }));
        QCOMPARE(one.receive(u"file-renamed"_s)->value(u"name"_s).toString(), u"todo.md"_s);
        stage.session->post(command::RemoveFile { {}, { id } });
        QCOMPARE(one.receive(u"file-removed"_s)->value(u"file"_s).toString(), id);

        WireClient late;
        late.open(stage.host->port());
        const auto welcome = late.join(link, u"Ada Quill"_s, u"c"_s);
        QCOMPARE(welcome->value(u"files"_s).toArray().size(), 2);
        QCOMPARE(welcome->value(u"removed"_s)[0][u"name"_s].toString(), u"todo.md"_s);
        late.send(message(u"file-restore"_s, { { u"mid"_s, u"m3"_s }, { u"file"_s, id } }));
        const auto back = one.receive(u"file"_s);
        QCOMPARE(back->value(u"mid"_s).toString(), u"m3"_s);
        QCOMPARE(back->value(u"name"_s).toString(), u"todo.md"_s);
    }

    void aNameThatCannotBeIsToldHoweverOften()
    {
        Stage stage(file());
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(stage.startSession(), u"Ada Quill"_s, u"a"_s));
        for (int i = 0; i < 2 * Host::Limits::badMessages; ++i) {
            client.send(message(u"file-add"_s, { { u"mid"_s, u"m%1"_s.arg(i) }, { u"name"_s, u"../etc/passwd"_s } }));
            const auto error = client.receive(u"error"_s);
            QVERIFY(error); // a person's typing errors do not close the connection
            QCOMPARE(error->value(u"mid"_s).toString(), u"m%1"_s.arg(i));
            QCOMPARE(error->value(u"code"_s).toString(), u"refused"_s);
        }
    }

    void aPageThatGoesOnInPlaceOfAnotherEndsIt()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient first, second;
        first.open(stage.host->port());
        QVERIFY(first.join(link, u"Ada Quill"_s, u"a"_s));
        second.open(stage.host->port());
        const QString notice = hello(second, link, u"b"_s, { u"a"_s });
        while (first.receive()) { }
        QCOMPARE(first.closeCode(), 4003);
        first.send(typing(0, 1, u"late"_s, mainText.size())); // whatever comes now counts as never sent
        second.send(message(u"join"_s, { { u"name"_s, u"Ada Quill"_s }, { u"notice"_s, notice } }));
        const auto welcome = second.receive(u"welcome"_s);
        QVERIFY(welcome);
        QCOMPARE(welcome->value(u"files"_s)[0][u"text"_s].toString(), mainText);
    }

    void nobodyEndsAnothersPage()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient first;
        first.open(stage.host->port());
        QVERIFY(first.join(link, u"Ada Quill"_s, u"a"_s));
        auto other = *stage.host->create({ test::sampleKit(), u"Bo Finch"_s, u"R. Lantern"_s }, stage.ear.sink());
        WireClient stranger;
        stranger.open(stage.host->port());
        QVERIFY(!hello(stranger, other->joinLink(), u"s"_s, { u"a"_s }).isEmpty());
        first.send(typing(0, 1, u"still"_s, mainText.size()));
        QVERIFY(first.receive(u"updates"_s));
    }

    void aPageMayNotTakeThePanesId()
    {
        Stage stage(file());
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(!client.join(link, u"Ada Quill"_s, stage.session->clientId().value + u".pane"_s));
    }

    void hashesComeNowAndThenAndAreRight()
    {
        Stage stage(file());
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(stage.startSession(), u"Ada Quill"_s, u"a"_s));
        QString text = mainText;
        int hashes = 0;
        for (int i = 0; i < 70; ++i) {
            client.send(typing(i, i + 1, u"x"_s, text.size()));
            text.prepend(u'x');
            const auto updates = client.receive(u"updates"_s);
            QVERIFY(updates);
            if (updates->contains(u"hash"_s)) {
                QCOMPARE(updates->value(u"hash"_s).toString(), textHash(text));
                ++hashes;
            }
        }
        QCOMPARE(hashes, 2);
    }

    void afterARestartAPageGoesOnWhereItWas()
    {
        const auto [id, link] = twoEditsThenClosed();
        Stage stage(file());
        stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
        WireClient client;
        client.open(stage.host->port());
        const auto welcome = client.join(link, u"Ada Quill"_s, u"b"_s);
        QCOMPARE(welcome->value(u"epoch"_s).toInt(), 3); // opened, and opened again twice
        // It has version 1 of the epoch before, and the record has the same text for that.
        client.send(pulling(1, 1, textHash(u"1"_s + mainText)));
        const auto updates = client.receive(u"updates"_s);
        QVERIFY(updates);
        QCOMPARE(updates->value(u"updates"_s).toArray().size(), 1);
    }

    void aRecordPutBackFromAnOlderCopyIsNoticed_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("text");
        QTest::newRow("the page is ahead") << 2 << u"21"_s + mainText;
        QTest::newRow("the page has another text of the same version") << 1 << u"other"_s + mainText;
    }
    void aRecordPutBackFromAnOlderCopyIsNoticed()
    {
        QFETCH(int, version);
        QFETCH(QString, text);
        const auto [id, link] = twoEditsThenClosed(m_dir->filePath(u"copy.db"_s));
        putBack(u"copy.db"_s);
        Stage stage(file());
        stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(link, u"Ada Quill"_s, u"b"_s));
        client.send(pulling(version, 1, textHash(text)));
        QCOMPARE(client.receive(u"refused"_s)->value(u"reason"_s).toString(), u"epoch"_s);
        // What it types on top of that text is kept out, or two texts would grow from one version number.
        client.send(typing(1, 1, u"x"_s, 1 + mainText.size()));
        QCOMPARE(client.receive(u"refused"_s)->value(u"reason"_s).toString(), u"epoch"_s);

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"had another text of main.py"_s));
        client.send(message(
            u"reload"_s, { { u"file"_s, u"main.py"_s }, { u"version"_s, version }, { u"hash"_s, textHash(text) } }));
        const auto whole = client.receive(u"file"_s);
        QVERIFY(whole);
        QCOMPARE(whole->value(u"text"_s).toString(), u"1"_s + mainText);
        QTRY_VERIFY(stage.ear.transient<transient::CopyDiffered>().has_value()); // the interviewer is told
        client.send(typing(1, 1, u"x"_s, 1 + mainText.size()));
        QVERIFY(client.receive(u"updates"_s));
    }

    void aSessionThatCannotBeSavedIsRefusedAndNotFoundLater()
    {
        std::atomic<bool> failing = true;
        Stage stage(file(), [&] { return failing ? u"disk full"_s : QString(); });
        const auto refused = stage.host->create({ test::sampleKit(), u"Ada Quill"_s, u"R. Lantern"_s }, {});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::Io);
        failing = false;
        QVERIFY(stage.host->journal().flush());
        QCOMPARE(stage.workspace->sessions()->size(), 0);
        QVERIFY(!stage.startSession().isEmpty());
        QCOMPARE(stage.workspace->sessions()->size(), 1);
    }

    void aPageIsHeldBackWhileTheJournalIsFull()
    {
        std::atomic<bool> failing = false;
        Stage stage(file(), [&] { return failing ? u"disk full"_s : QString(); });
        const QString link = stage.startSession();
        WireClient client;
        client.open(stage.host->port());
        QVERIFY(client.join(link, u"Ada Quill"_s, u"a"_s));
        failing = true;
        for (quint64 i = 0; i <= JobQueue::capacityJobs; ++i)
            stage.session->post(command::AddBookmark {});
        QTRY_VERIFY(stage.ear.transient<transient::CommandRefused>().has_value()); // the window is told
        QVERIFY(stage.ear.transient<transient::SaveFailed>().has_value());
        // The first message still finds its way in; the others stay outside.
        const auto edits = [&] {
            const std::lock_guard lock(stage.ear.mutex);
            return std::ranges::count_if(stage.ear.events,
                [](const EventPtr& event) { return std::holds_alternative<event::Edited>(event->payload); });
        };
        for (int n = 1; n <= 10; ++n)
            client.send(typing(n - 1, n, u"x"_s, int(mainText.size()) + n - 1));
        QTRY_COMPARE(edits(), 1);
        failing = false;
        for (int n = 1; n <= 10; ++n)
            QVERIFY(client.receive(u"updates"_s));
        QCOMPARE(edits(), 10);
    }

    void aSessionGoesOnElsewhereWhenTheDiskFails_data()
    {
        QTest::addColumn<bool>("oldFileIsThere");
        QTest::newRow("the old file can be read") << true;
        QTest::newRow("the old file is gone") << false;
    }
    void aSessionGoesOnElsewhereWhenTheDiskFails()
    {
        QFETCH(bool, oldFileIsThere);
        std::atomic<bool> failing = false;
        const QString elsewhere = m_dir->filePath(u"elsewhere.db"_s);
        SessionId id;
        ChainHead oldHead;
        {
            Stage stage(file(), [&] { return failing ? u"disk full"_s : QString(); });
            const QString link = stage.startSession();
            id = stage.session->id();
            WireClient client;
            client.open(stage.host->port());
            QVERIFY(client.join(link, u"Ada Quill"_s, u"a"_s));
            client.send(typing(0, 1, u"1"_s, mainText.size()));
            QVERIFY(client.receive(u"updates"_s));
            QVERIFY(stage.host->journal().flush());
            oldHead = HeadsFile::read(file()).heads.value(id);
            failing = true;
            client.send(typing(1, 2, u"2"_s, mainText.size() + 1));
            stage.session->post(command::AddNote { u"while nothing could be saved"_s, {} });
            QTRY_VERIFY(stage.ear.transient<transient::SaveFailed>().has_value());
            if (!oldFileIsThere) {
                for (const QString& suffix : { u""_s, u"-wal"_s, u"-shm"_s })
                    QFile::remove(file() + suffix);
            }
            const auto moved = stage.host->continueIn(elsewhere);
            QVERIFY2(moved.has_value(), moved ? "" : qPrintable(moved.error().what));
            QVERIFY(client.receive(u"updates"_s)); // it is acknowledged now
            client.send(typing(2, 3, u"3"_s, mainText.size() + 2));
            QVERIFY(client.receive(u"updates"_s));
            // The link goes on to work, and a second try to move says why not.
            WireClient again;
            again.open(stage.host->port());
            QVERIFY(again.join(link, u"Ada Quill"_s, u"b"_s));
            QCOMPARE(stage.host->continueIn(elsewhere).error().code, ErrorCode::Refused);
        }
        const auto verdict = verify(elsewhere);
        QVERIFY(verdict.has_value());
        QVERIFY2(verdict->isSound(), qPrintable(verdict->problem));
        const auto workspace = *Workspace::open(elsewhere, Workspace::Mode::ReadOnly);
        QCOMPARE(workspace->isOnRecord(id, oldHead.hash), oldFileIsThere); // the same chain goes on
        SessionState state;
        const auto stored = workspace->events(id);
        QVERIFY(stored.has_value());
        for (const EventPtr& event : *stored)
            QVERIFY(state.apply(event).has_value());
        QCOMPARE(state.file({ u"main.py"_s })->document.text(), u"321"_s + mainText);
        QCOMPARE(state.notes.size(), 1);
    }

    void aReceiptForWhatIsMissingIsTold()
    {
        const auto [id, link] = twoEditsThenClosed(m_dir->filePath(u"copy.db"_s));
        const auto joinedWith = [&](Stage& stage, const QByteArray& receipt) {
            stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
            WireClient client;
            client.open(stage.host->port());
            (void)client.join(link, u"Ada Quill"_s, u"b"_s, receipt);
            return QByteArray::fromHex(client.receive(u"receipt"_s)->value(u"hash"_s).toString().toLatin1());
        };
        QByteArray newest;
        {
            Stage stage(file());
            newest = joinedWith(stage, {});
            QCOMPARE(newest.size(), 32);
        }
        {
            Stage stage(file());
            (void)joinedWith(stage, newest);
            QVERIFY(!stage.ear.transient<transient::ReceiptUnknown>().has_value());
        }
        putBack(u"copy.db"_s);
        Stage stage(file());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"holds a receipt that is not on record"_s));
        (void)joinedWith(stage, newest);
        QTRY_VERIFY(stage.ear.transient<transient::ReceiptUnknown>().has_value());
    }

private:
    /// An older copy in place of the record, by somebody who knows of the second file.
    void putBack(const QString& copy) const
    {
        for (const QString& suffix : { u""_s, u"-wal"_s, u"-shm"_s, u".heads"_s })
            QFile::remove(file() + suffix);
        QVERIFY(QFile::copy(m_dir->filePath(copy), file()));
    }
    static QJsonObject pulling(int version, int epoch, const QString& hash)
    {
        return message(u"pull"_s,
            { { u"file"_s, u"main.py"_s }, { u"version"_s, version }, { u"epoch"_s, epoch }, { u"hash"_s, hash } });
    }

    /// "1" is typed, then "2" before it; `copy` is the record as it was in between.
    std::pair<SessionId, QString> twoEditsThenClosed(const QString& copy = {})
    {
        SessionId id;
        QString link;
        const auto edit = [&](Stage& stage, int n) {
            WireClient client;
            client.open(stage.host->port());
            const auto welcome = client.join(link, u"Ada Quill"_s, u"a%1"_s.arg(n));
            client.send(
                typing(n - 1, 1, QString::number(n), welcome->value(u"files"_s)[0][u"text"_s].toString().size()));
            return client.receive(u"updates"_s).has_value();
        };
        {
            Stage stage(file());
            link = stage.startSession();
            id = stage.session->id();
            if (!edit(stage, 1))
                return {};
        }
        if (!copy.isEmpty() && !QFile::copy(file(), copy))
            return {};
        Stage stage(file());
        stage.session = *stage.host->resume(id, test::sampleKit(), stage.ear.sink());
        if (!edit(stage, 2))
            return {};
        return { id, link };
    }
    QString file() const { return m_dir->filePath(u"w.db"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestHostRecovery)
#include "tst_host_recovery.moc"
