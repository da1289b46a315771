// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_writer.h"

#include "kit/kit_snapshot.h"
#include "store/file_lock.h"
#include "store/heads_file.h"
#include "store/job_queue.h"
#include "store/journal_rows.h"
#include "store/token_hash.h"

#include <QSet>
#include <QVariant>

#include <future>
#include <thread>

namespace jumpseat {
namespace {

const SessionId* sessionOfEvent(const Job& job)
{
    const auto* append = std::get_if<job::Append>(&job.what);
    return append ? &append->session : nullptr;
}

job::CreateSession createJob(const SessionId& id, const Kit& kit, bool sample)
{
    const QByteArray snapshot = kitSnapshot(kit);
    return { .session = id,
        .kitHash = kitSnapshotHash(snapshot),
        .kitId = kit.id,
        .kitTitle = kit.title,
        .kitVersion = kit.version,
        .snapshot = QString::fromUtf8(snapshot),
        .sample = sample };
}

} // namespace

struct JournalWriter::Impl {
    QString file;
    std::shared_ptr<FileLock> lock;
    Callbacks callbacks;
    Fault fault;

    JobQueue queue;
    std::thread thread;

    std::optional<HeadsFile> heads; // while the file is open for writing

    // The writer thread's own.
    std::unique_ptr<Connection> connection;
    std::unique_ptr<JournalRows> rows;
    bool failed = false; // the last try to write
    std::deque<Job> batch;
    QSet<SessionId> brokenSessions;
    QString reported; // what failing() was last told

    void run(std::promise<Result<void>> started);
    Result<void> open();
    void close();
    bool takeBatch();
    void writeBatch();
    [[nodiscard]] Result<void> tryBatch(qsizetype& at);
    [[nodiscard]] Result<void> commitBatch();
    [[nodiscard]] Result<void> commit(const std::function<Result<void>()>& commitRows);
    [[nodiscard]] Result<void> carryOutWork(const WriterWork& work);
    void finishWork(const job::Work& work);
    void reject(size_t at, const QString& why);
    void batchWritten();
    void settleBatch();
    void report(const QString& what);
    void rejectRestOfBrokenSessions(size_t from);
};

// When there is a connection already, a write of it failed, and nothing that it holds in memory can be believed. The
// next one is opened before that one goes. For a commit whose sync failed lies in the kernel's memory as if it were
// written: a connection that has to read the log from its beginning would find it there, and it would be acknowledged
// though it may never reach the disk. The shared memory, which lives as long as one of the two, says that the log ends
// before it.
Result<void> JournalWriter::Impl::open()
{
    auto opened = Connection::open(file, Connection::Access::Write);
    if (!opened)
        return std::unexpected(opened.error());
    if (const auto format = sqlite::formatOf(**opened); !format) // the first reading is what joins the shared memory
        return std::unexpected(format.error());
    if (!sqlite::isDurable(**opened))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be written safely there: no write-ahead log.").arg(file));
    rows = std::make_unique<JournalRows>(**opened); // the statements of the old one go first
    connection = *std::move(opened);
    failed = false;
    return {};
}

void JournalWriter::Impl::close()
{
    rows.reset(); // its statements first
    connection.reset();
}

void JournalWriter::Impl::run(std::promise<Result<void>> started)
{
    const auto opened = open();
    started.set_value(opened);
    if (!opened)
        return;
    while (takeBatch())
        writeBatch();
    (void)sqlite::emptyLog(*connection);
    close();
}

// False when there is nothing left to do for good.
bool JournalWriter::Impl::takeBatch()
{
    const size_t known = batch.size();
    const bool any = queue.takeInto(batch);
    rejectRestOfBrokenSessions(known);
    return any;
}

void JournalWriter::Impl::writeBatch()
{
    if (const auto* work = std::get_if<job::Work>(&batch.front().what))
        return finishWork(*work);
    qsizetype at = -1;
    const Result<void> written = tryBatch(at);
    if (written) {
        batchWritten();
    } else if (written.error().code == ErrorCode::Malformed && at >= 0) {
        reject(size_t(at), written.error().what);
    } else {
        for (Job& job : batch)
            job.uncertain = true;
        failed = true;
        report(written.error().what);
        if (!queue.waitForRetry(reported)) { // given up, and never acknowledged
            queue.noteLoss();
            queue.settle(batch);
        }
    }
}

// `at` is the job that failed, or -1 when it was the transaction.
Result<void> JournalWriter::Impl::tryBatch(qsizetype& at)
{
    if (failed) {
        if (const auto opened = open(); !opened)
            return opened;
    }
    if (auto begun = rows->begin(); !begun)
        return begun;
    for (qsizetype i = 0; i < qsizetype(batch.size()); ++i) {
        if (batch[size_t(i)].rejected)
            continue;
        if (const auto* remove = std::get_if<job::RemoveSession>(&batch[size_t(i)].what))
            heads->forget(remove->session);
        if (auto written = rows->write(batch[size_t(i)]); !written) {
            rows->rollback();
            at = i;
            return written;
        }
    }
    return commitBatch();
}

Result<void> JournalWriter::Impl::commitBatch()
{
    const Result<void> committed = commit([this] { return rows->commit(); });
    if (!committed)
        rows->rollback();
    return committed;
}

Result<void> JournalWriter::Impl::commit(const std::function<Result<void>()>& commitRows)
{
    if (const QString said = fault ? fault() : QString(); !said.isEmpty())
        return fail(ErrorCode::Io, said);
    return commitRows();
}

Result<void> JournalWriter::Impl::carryOutWork(const WriterWork& work)
{
    if (failed) {
        if (auto opened = open(); !opened)
            return opened;
    }
    return carryOut(work, *connection, *heads,
        [this](Connection& own) { return commit([&] { return own.run(QStringLiteral("COMMIT")); }); });
}

void JournalWriter::Impl::finishWork(const job::Work& work)
{
    const Result<void> done = carryOutWork(work.work);
    failed = failed || !done; // perhaps a sync: see open()
    rows->forget();
    work.outcome->set_value(done);
    settleBatch();
}

// An event that cannot be written takes all later ones of its session with it: a journal has no gaps.
void JournalWriter::Impl::reject(size_t at, const QString& why)
{
    batch[at].rejected = true;
    if (const SessionId* session = sessionOfEvent(batch[at])) {
        brokenSessions.insert(*session);
        rejectRestOfBrokenSessions(at);
    }
    queue.noteLoss();
    report(why);
}

void JournalWriter::Impl::rejectRestOfBrokenSessions(size_t from)
{
    for (size_t i = from; i < batch.size() && !brokenSessions.isEmpty(); ++i) {
        const SessionId* session = sessionOfEvent(batch[i]);
        if (session && brokenSessions.contains(*session))
            batch[i].rejected = true;
    }
}

void JournalWriter::Impl::batchWritten()
{
    if (brokenSessions.isEmpty())
        report({});
    for (const auto& [session, head] : rows->committedHeads().asKeyValueRange()) {
        if (callbacks.committed)
            callbacks.committed(session, head);
        heads->note(session, head);
    }
    settleBatch();
}

void JournalWriter::Impl::settleBatch()
{
    if (queue.settle(batch) && callbacks.relieved)
        callbacks.relieved();
}

void JournalWriter::Impl::report(const QString& what)
{
    if (what == reported)
        return;
    reported = what;
    if (callbacks.failing)
        callbacks.failing(what);
}

JournalWriter::JournalWriter()
    : m_impl(std::make_unique<Impl>())
{
}

JournalWriter::~JournalWriter()
{
    m_impl->queue.stop();
    if (m_impl->thread.joinable())
        m_impl->thread.join();
    if (m_impl->lock)
        m_impl->lock->giveWriterPlaceBack();
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::start(
    const Workspace& workspace, Callbacks callbacks, Fault fault)
{
    if (workspace.isReadOnly())
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1 is open for reading only.").arg(workspace.file()));
    // Two writing connections could lose commits (SQLite before 3.51.3), so there is never a second one.
    if (!workspace.m_lock->takeWriterPlace())
        return fail(ErrorCode::Locked, QStringLiteral("%1 has a writer already.").arg(workspace.file()));
    std::unique_ptr<JournalWriter> writer(new JournalWriter);
    Impl* impl = writer->m_impl.get();
    impl->file = workspace.file();
    impl->lock = workspace.m_lock;
    impl->callbacks = std::move(callbacks);
    impl->fault = std::move(fault);
    impl->heads.emplace(impl->file);
    std::promise<Result<void>> promise;
    auto started = promise.get_future();
    impl->thread = std::thread([impl, promise = std::move(promise)]() mutable { impl->run(std::move(promise)); });
    if (auto opened = started.get(); !opened)
        return std::unexpected(opened.error());
    return writer;
}

void JournalWriter::createSession(const SessionId& id, const Kit& kit, bool sample)
{
    m_impl->queue.add({ createJob(id, kit, sample) });
}

void JournalWriter::append(const SessionId& session, EventPtr event)
{
    const qint64 weight = weightOf(*event);
    m_impl->queue.add({ .what = job::Append { session, std::move(event) }, .weight = weight });
}

void JournalWriter::addInvite(const QString& token, const Invite& invite)
{
    m_impl->queue.add({ job::AddInvite { tokenHash(token), invite } });
}

void JournalWriter::bindInvite(const QString& token, const ParticipantId& participant)
{
    m_impl->queue.add({ job::BindInvite { tokenHash(token), participant } });
}

void JournalWriter::revokeInvites(const SessionId& session)
{
    m_impl->queue.add({ job::RevokeInvites { session } });
}

void JournalWriter::removeSession(const SessionId& session)
{
    m_impl->queue.add({ job::RemoveSession { session } });
}

bool JournalWriter::isFull() const
{
    return m_impl->queue.isFull();
}

Result<void> JournalWriter::work(WriterWork work)
{
    auto promise = std::make_shared<std::promise<Result<void>>>();
    auto outcome = promise->get_future();
    m_impl->queue.add({ job::Work { std::move(work), std::move(promise) } });
    return outcome.get();
}

bool JournalWriter::flush(int timeoutMs)
{
    return m_impl->queue.flush(timeoutMs);
}

} // namespace jumpseat
