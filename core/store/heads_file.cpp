// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/heads_file.h"

#include "store/file_access.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <unistd.h>

namespace jumpseat {
namespace {

// While a session is busy the second file is synced so often and no oftener: each sync competes with those that
// acknowledgements wait for.
constexpr int pauseMs = 250;
constexpr qint64 shortenedAtBytes = 1024 * 1024;

QByteArray checkOf(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(8);
}

QByteArray lineOf(const SessionId& session, const ChainHead& head)
{
    const QByteArray hash = head.seq > 0 ? head.hash.toHex() : QByteArray("-");
    const QByteArray text = session.value.toUtf8() + ' ' + QByteArray::number(head.seq) + ' ' + hash;
    return text + ' ' + checkOf(text) + '\n';
}

bool takeLine(const QByteArray& line, QHash<SessionId, ChainHead>& heads)
{
    const qsizetype at = line.lastIndexOf(' ');
    const QByteArrayList words = line.left(at).split(' ');
    if (at < 0 || words.size() != 3 || line.sliced(at + 1) != checkOf(line.first(at)))
        return false;
    const SessionId session { QString::fromUtf8(words[0]) };
    if (const Seq seq = words[1].toLongLong(); seq > 0)
        heads.insert(session, { seq, QByteArray::fromHex(words[2]) });
    else
        heads.remove(session);
    return true;
}

} // namespace

QString HeadsFile::nameFor(const QString& workspaceFile)
{
    return workspaceFile + QStringLiteral(".heads");
}

HeadsFile::Read HeadsFile::read(const QString& workspaceFile)
{
    Read result;
    QFile file(nameFor(workspaceFile));
    if (!file.open(QIODevice::ReadOnly)) {
        result.missing = true;
        return result;
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !takeLine(line, result.heads))
            ++result.damagedLines;
    }
    return result;
}

Result<void> HeadsFile::write(const QString& workspaceFile, const QHash<SessionId, ChainHead>& heads)
{
    QSaveFile file(nameFor(workspaceFile));
    QByteArray text;
    for (const auto& [session, head] : heads.asKeyValueRange())
        text += lineOf(session, head);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size() && file.commit() && syncFolder(QFileInfo(workspaceFile).path());
    if (!done)
        return fail(
            ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

HeadsFile::HeadsFile(const QString& workspaceFile)
    : m_file(workspaceFile)
    , m_heads(read(workspaceFile).heads)
    , m_thread([this] { run(); })
{
}

HeadsFile::~HeadsFile()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
    (void)write(m_file, m_heads); // when that fails the longer file stands, which says the same
}

void HeadsFile::note(const SessionId& session, const ChainHead& head)
{
    {
        const std::lock_guard lock(m_mutex);
        m_heads.insert(session, head);
        m_waiting.insert(session, head);
        ++m_noted;
    }
    m_wake.notify_all();
}

void HeadsFile::forget(const SessionId& session)
{
    std::unique_lock lock(m_mutex);
    m_heads.remove(session);
    m_waiting.insert(session, {});
    const quint64 ticket = ++m_noted;
    m_urgent = true;
    m_wake.notify_all();
    m_written.wait(lock, [&] { return m_done >= ticket; });
}

void HeadsFile::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping || !m_waiting.isEmpty()) {
        if (m_waiting.isEmpty()) {
            m_wake.wait(lock);
            continue;
        }
        const auto waiting = std::exchange(m_waiting, {});
        const auto all = m_heads;
        const quint64 ticket = m_noted;
        m_urgent = false;
        lock.unlock();
        put(waiting, all);
        lock.lock();
        m_done = ticket;
        m_written.notify_all();
        pause(lock);
    }
}

void HeadsFile::pause(std::unique_lock<std::mutex>& lock)
{
    m_wake.wait_for(lock, std::chrono::milliseconds(pauseMs), [this] { return m_stopping || m_urgent; });
}

void HeadsFile::put(const QHash<SessionId, ChainHead>& waiting, const QHash<SessionId, ChainHead>& all)
{
    if (QFileInfo(nameFor(m_file)).size() > shortenedAtBytes)
        (void)write(m_file, all);
    else
        add(waiting);
}

void HeadsFile::add(const QHash<SessionId, ChainHead>& heads)
{
    QFile file(nameFor(m_file));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return; // a full disk stops the journal as well, and that is said aloud
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QByteArray text = file.size() > 0 ? QByteArray("\n") : QByteArray(); // ends what a power cut may have left half
    for (const auto& [session, head] : heads.asKeyValueRange())
        text += lineOf(session, head);
    file.write(text);
    ::fdatasync(file.handle());
}

} // namespace jumpseat
