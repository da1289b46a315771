// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/verify.h"
#include "store/heads_file.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "warnings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// The files of a workspace belong together. People and programs copy, delete and put back single ones; whatever the
// mix, it opens with all that its second file knows of, or it is called damaged and stays as it is.

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const SessionId session { u"aaaa"_s };
const QStringList parts { u""_s, u"-wal"_s, u"-shm"_s, u".heads"_s };

EventPtr eventAt(Seq seq, event::Payload payload)
{
    return std::make_shared<const Event>(
        Event { seq, { u"i1"_s }, seq * 1000, 1'790'000'000'000 + seq, std::move(payload) });
}

/// Long enough for several pages of the log each.
EventPtr noteAt(Seq seq, const QString& word)
{
    return eventAt(seq, event::NoteAdded { word + QString::number(seq).rightJustified(300, u'.'), {} });
}

bool copyOver(const QString& from, const QString& to)
{
    return (!QFile::exists(to) || QFile::remove(to)) && QFile::copy(from, to);
}

/// Waits until the second file names this event: it is written by a thread of its own.
bool isNoted(const QString& file, Seq seq)
{
    return QTest::qWaitFor([&] { return HeadsFile::read(file).heads.value(session).seq == seq; });
}

/// A workspace that is opened, written and closed several times; each picture is taken while it is open, and so is what
/// a kill would leave.
class Story {
public:
    Story(const QString& folder, const QString& word)
        : m_folder(folder)
        , m_word(word)
        , m_file(m_folder + u"/live.jumpseat"_s)
    {
    }

    /// A picture at each of these events.
    bool tell(const QList<Seq>& ends)
    {
        for (qsizetype moment = 0; moment < ends.size(); ++moment) {
            const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
            const auto writer = workspace ? JournalWriter::start(**workspace, {}) : std::unexpected(workspace.error());
            if (!writer)
                return false;
            if (m_last == 0)
                (*writer)->createSession(session, Kit());
            while (m_last < ends[moment])
                (*writer)->append(
                    session, ++m_last == 1 ? eventAt(1, event::SessionStarted {}) : noteAt(m_last, m_word));
            if (!(*writer)->flush() || !isNoted(m_file, m_last) || !keep(moment))
                return false;
        }
        return true;
    }

    [[nodiscard]] QString part(qsizetype moment, const QString& suffix) const
    {
        return u"%1/%2%3"_s.arg(m_folder).arg(moment).arg(suffix);
    }

private:
    [[nodiscard]] bool keep(qsizetype moment) const
    {
        return std::ranges::all_of(
            parts, [&](const QString& suffix) { return QFile::copy(m_file + suffix, part(moment, suffix)); });
    }

    QString m_folder, m_word, m_file;
    Seq m_last = 0;
};

} // namespace

class TestMixedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& name : { u"own"_s, u"other"_s })
            QVERIFY(QDir(m_dir.path()).mkdir(name));
        QVERIFY(m_own.tell({ 3, 40, 41, 560, 600 }));
        QVERIFY(m_other.tell({ 3, 40, 41, 560, 600 }));
    }
    void init() { test::failOnWarnings(); }

    void everyMixOpensWholeOrIsCalledDamaged()
    {
        const QList<qsizetype> moments { none, 0, 1, 2, 3, 4 };
        for (qsizetype file = 0; file < 5; ++file) {
            for (const qsizetype log : moments) {
                for (const qsizetype heads : moments) {
                    mix({ { u""_s, m_own.part(file, {}) },
                        { u"-wal"_s, log == none ? QString() : m_own.part(log, u"-wal"_s) },
                        { u"-shm"_s, log == none ? QString() : m_own.part(4 - log, u"-shm"_s) },
                        { u".heads"_s, heads == none ? QString() : m_own.part(heads, u".heads"_s) } });
                    judge(u"file %1, log %2, heads %3"_s.arg(file).arg(log).arg(heads));
                }
            }
        }
        // Both must have happened, and often: else the mixes are no test.
        QVERIFY2(m_opened >= 30 && m_refused >= 30, qPrintable(u"%1 %2"_s.arg(m_opened).arg(m_refused)));
    }

    void theLogOfAnotherWorkspaceIsNoPartOfThisOne()
    {
        for (qsizetype file = 0; file < 5; ++file) {
            for (qsizetype log = 0; log < 5; ++log) {
                mix({ { u""_s, m_own.part(file, {}) }, { u"-wal"_s, m_other.part(log, u"-wal"_s) },
                    { u".heads"_s, m_own.part(file, u".heads"_s) } });
                judge(u"file %1, the other's log %2"_s.arg(file).arg(log));
            }
        }
    }

    void aLogThatWasCutLosesNothingUnseen()
    {
        const QByteArray whole = bytesOf(m_own.part(3, u"-wal"_s));
        QVERIFY(whole.size() > 20 * 4096);
        for (qsizetype size = 0; size < whole.size(); size += 5 * 512) {
            mix({ { u""_s, m_own.part(3, {}) }, { u".heads"_s, m_own.part(3, u".heads"_s) } });
            QFile log(m_file + u"-wal"_s);
            QVERIFY(log.open(QIODevice::WriteOnly));
            log.write(whole.first(size));
            log.close();
            judge(u"cut at %1"_s.arg(size));
        }
    }

    void aTornPageIsSeen()
    {
        constexpr qsizetype page = 4096;
        mix({ { u""_s, m_own.part(4, {}) }, { u"-wal"_s, m_own.part(4, u"-wal"_s) } });
        QVERIFY(Workspace::open(m_file, Workspace::Mode::ReadWrite).has_value()); // takes the log in
        const QByteArray whole = bytesOf(m_file);
        int seen = 0;
        for (qsizetype at = page; at < whole.size(); at += page) {
            QByteArray torn = whole;
            std::fill_n(torn.begin() + at + page / 2, page / 2, '\0');
            write(torn);
            seen += isSeen(u"page at %1"_s.arg(at));
        }
        for (qsizetype cut = 512; cut <= 2 * page; cut += 512) {
            write(whole.first(whole.size() - cut));
            seen += isSeen(u"shorter by %1"_s.arg(cut));
        }
        QVERIFY(seen > 20);
    }

    void withoutSharedMemoryNothingIsMissing()
    {
        for (qsizetype moment = 0; moment < 5; ++moment) {
            mix({ { u""_s, m_own.part(moment, {}) }, { u"-wal"_s, m_own.part(moment, u"-wal"_s) },
                { u".heads"_s, m_own.part(moment, u".heads"_s) } });
            const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
            QVERIFY(workspace.has_value());
            QCOMPARE((*workspace)->events(session)->size(), HeadsFile::read(m_file).heads.value(session).seq);
        }
    }

    void aDeletedLogIsNoticed()
    {
        mix({ { u""_s, m_own.part(4, {}) }, { u".heads"_s, m_own.part(4, u".heads"_s) } });
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        QVERIFY(!workspace.has_value());
        QCOMPARE(workspace.error().code, ErrorCode::Damaged);
    }

private:
    static constexpr qsizetype none = -1;

    static QByteArray bytesOf(const QString& path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    /// Puts these files beside each other: suffix and where it comes from; nothing where that is empty.
    void mix(const QList<std::pair<QString, QString>>& from)
    {
        for (const QString& suffix : parts)
            QFile::remove(m_file + suffix);
        for (const auto& [suffix, path] : from)
            QVERIFY2(path.isEmpty() || copyOver(path, m_file + suffix), qPrintable(path));
    }

    void write(const QByteArray& content)
    {
        for (const QString& suffix : parts)
            QFile::remove(m_file + suffix);
        QFile out(m_file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
    }

    /// False when nothing was harmed: the bytes were zeros before, or of no use.
    bool isSeen(const QString& what)
    {
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        if (!workspace)
            return true;
        const auto verdict = verify(m_file);
        const auto events = (*workspace)->events(session);
        const bool sound = verdict && verdict->isSound();
        [&] { QVERIFY2(!sound || (events && events->size() == 600), qPrintable(what)); }();
        return !sound;
    }

    void judge(const QString& mixed)
    {
        const QByteArray before = bytesOf(m_file);
        const Seq noted = HeadsFile::read(m_file).heads.value(session).seq;
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        if (!workspace) {
            ++m_refused;
            QVERIFY2(workspace.error().code == ErrorCode::Damaged, qPrintable(mixed + workspace.error().what));
            QVERIFY2(bytesOf(m_file) == before, qPrintable(mixed));
            return;
        }
        ++m_opened;
        const auto events = (*workspace)->events(session);
        const qsizetype count = events ? events->size() : 0;
        QVERIFY2(count >= noted, qPrintable(u"%1: %2 of %3 events"_s.arg(mixed).arg(count).arg(noted)));
        const auto verdict = verify(m_file);
        QVERIFY2(verdict && verdict->isSound(), qPrintable(mixed));
    }

    QTemporaryDir m_dir;
    Story m_own { m_dir.filePath(u"own"_s), u"own"_s };
    Story m_other { m_dir.filePath(u"other"_s), u"other"_s };
    QString m_file = m_dir.filePath(u"mixed.jumpseat"_s);
    int m_opened = 0, m_refused = 0;
};

QTEST_GUILESS_MAIN(TestMixedFiles)
#include "tst_mixed_files.moc"
