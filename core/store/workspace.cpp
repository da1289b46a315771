// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspace.h"

#include "store/connection.h"
#include "store/file_access.h"
#include "store/file_inspection.h"
#include "store/file_lock.h"
#include "store/heads_file.h"
#include "store/quick_check.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVariant>

#include <cstdio>

namespace jumpseat {
namespace {

// One name for one file, however it was spelled, so that two spellings meet the same lock.
QString realPath(const QString& path)
{
    const QFileInfo info(path);
    if (const QString canonical = info.canonicalFilePath(); !canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

Result<void> prepareFolder(const QString& file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    if (file != defaultWorkspaceFile())
        return fail(ErrorCode::NotFound, QStringLiteral("The folder %1 does not exist.").arg(folder));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, QStringLiteral("The folder %1 cannot be made.").arg(folder));
    return {};
}

Result<void> checkWritable(const QString& file)
{
    // SQLite writes its log beside the file, so the folder counts too.
    for (const QString& path : { file, QFileInfo(file).path() }) {
        if (QFileInfo::exists(path) && !canWrite(path))
            return fail(ErrorCode::ReadOnly, QStringLiteral("%1 is read-only.").arg(path));
    }
    return {};
}

Result<void> fillNewFile(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Create);
    if (!connection)
        return std::unexpected(connection.error());
    if (auto migrated = schema::migrate(**connection); !migrated)
        return migrated;
    return sqlite::useLog(**connection);
}

// Made under another name and renamed when complete: a workspace is never half there. Called with the lock held.
Result<void> create(const QString& file)
{
    const QString draft = file + QStringLiteral(".new");
    for (const QString& suffix : { QString(), QStringLiteral("-journal"), QStringLiteral("-wal") })
        QFile::remove(draft + suffix);
    if (auto filled = fillNewFile(draft); !filled) {
        QFile::remove(draft);
        return filled;
    }
    // It holds what people said about people: for its owner only. SQLite gives its log the same permissions.
    QFile::setPermissions(draft, QFile::ReadOwner | QFile::WriteOwner);
    const bool renamed = std::rename(QFile::encodeName(draft).constData(), QFile::encodeName(file).constData()) == 0;
    if (!renamed || !syncFolder(QFileInfo(file).path()))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be created.").arg(file));
    return {};
}

// What the file was before its format changes, for whoever has to go back. Made anew when an earlier try was cut off.
Result<void> keepOldFormat(Connection& connection, const QString& file, int format)
{
    const QString kept = QStringLiteral("%1.format-%2").arg(file).arg(format);
    QFile::remove(kept);
    if (auto copied = sqlite::copy(connection, kept, [](int, int) { return true; }); !copied)
        return copied;
    QFile::setPermissions(kept, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

// Also takes in what a killed instance left in the log, and leaves no empty log lying about.
Result<void> bringUpToDate(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Write);
    if (!connection)
        return std::unexpected(connection.error());
    const auto format = sqlite::formatOf(**connection);
    if (!format || *format == Workspace::schemaVersion)
        return format ? Result<void>() : std::unexpected(format.error());
    if (auto kept = keepOldFormat(**connection, file, *format); !kept)
        return kept;
    if (auto migrated = schema::migrate(**connection); !migrated)
        return migrated;
    const auto heads = headsIn(**connection);
    return heads ? HeadsFile::write(file, *heads) : std::unexpected(heads.error());
}

Result<void> prepareForWriting(const QString& file, FileKind kind)
{
    if (kind == FileKind::Missing || kind == FileKind::Empty) {
        if (auto created = create(file); !created)
            return created;
    }
    if (auto checked = checkQuickly(file); !checked)
        return checked;
    return bringUpToDate(file);
}

/// What a power cut leaves on a disk that then cannot be written: a log, and no shared memory, which SQLite would have
/// to make before it can read the two.
bool needsACopyToBeRead(const QString& file)
{
    return QFileInfo::exists(file + QStringLiteral("-wal")) && !QFileInfo::exists(file + QStringLiteral("-shm"))
        && !canWrite(QFileInfo(file).path());
}

std::unexpected<Error> isABundle(const QString& file)
{
    return fail(ErrorCode::NotAWorkspace,
        QStringLiteral("%1 is not a workspace but a bundle of one session: import it.").arg(file));
}

} // namespace

Workspace::Workspace(QString file, Mode mode, std::shared_ptr<FileLock> lock)
    : m_file(std::move(file))
    , m_mode(mode)
    , m_readFile(m_file)
    , m_lock(std::move(lock))
{
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& name, Mode mode)
{
    if (name.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("No workspace file is named."));
    const QString file = realPath(name);
    const auto kind = inspectFile(file);
    if (!kind)
        return std::unexpected(kind.error());
    if (*kind == FileKind::Bundle)
        return isABundle(file);
    return mode == Mode::ReadOnly ? openForReading(file, *kind) : openForWriting(file);
}

Result<std::unique_ptr<Workspace>> Workspace::openForReading(const QString& file, FileKind kind)
{
    if (kind == FileKind::Missing)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 does not exist.").arg(file));
    if (kind == FileKind::Empty)
        return fail(ErrorCode::NotAWorkspace, QStringLiteral("%1 is not a Jumpseat workspace: it is empty.").arg(file));
    std::unique_ptr<Workspace> workspace(new Workspace(file, Mode::ReadOnly, nullptr));
    if (needsACopyToBeRead(file)) {
        if (auto copied = workspace->copyWithLog(); !copied)
            return std::unexpected(copied.error());
    }
    auto checked = checkQuickly(workspace->m_readFile);
    if (checked) {
        if (auto readable = workspace->readOlderFormat(); !readable)
            return std::unexpected(readable.error());
        return workspace;
    }
    checked.error().what.replace(workspace->m_readFile, file); // where a copy stands helps nobody
    // Damaged, or newer: what can be read is shown, with the reason why nothing may be written.
    const ErrorCode code = checked.error().code;
    const bool maybe =
        code == ErrorCode::Damaged || (code == ErrorCode::Newer && isReadableThoughNewer(workspace->m_readFile));
    if (!maybe || !workspace->sessions())
        return std::unexpected(checked.error());
    workspace->m_problem = checked.error().what;
    return workspace;
}

Result<void> Workspace::copyWithLog()
{
    m_copyFolder = std::make_unique<QTemporaryDir>();
    m_readFile = m_copyFolder->filePath(QStringLiteral("as-found.jumpseat"));
    for (const QString& suffix : { QString(), QStringLiteral("-wal"), QStringLiteral(".heads") }) {
        QFile part(m_file + suffix);
        if (part.exists() && !part.copy(m_readFile + suffix))
            return fail(
                ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(part.fileName(), part.errorString()));
    }
    return {};
}

// A file that must not be changed is brought up to date in a copy.
Result<void> Workspace::readOlderFormat()
{
    auto connection = Connection::open(m_readFile, Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    const auto format = sqlite::formatOf(**connection);
    if (!format || *format == schemaVersion)
        return format ? Result<void>() : std::unexpected(format.error());
    if (!m_copyFolder)
        m_copyFolder = std::make_unique<QTemporaryDir>();
    m_readFile = m_copyFolder->filePath(QStringLiteral("copy.jumpseat"));
    return sqlite::copy(**connection, m_readFile, [](int, int) { return true; }).and_then([&]() -> Result<void> {
        auto copy = Connection::open(m_readFile, Connection::Access::Write);
        return copy ? schema::migrate(**copy) : std::unexpected(copy.error());
    });
}

Result<std::unique_ptr<Workspace>> Workspace::openForWriting(const QString& file)
{
    if (auto folder = prepareFolder(file); !folder)
        return std::unexpected(folder.error());
    if (auto writable = checkWritable(file); !writable)
        return std::unexpected(writable.error());
    auto lock = FileLock::take(file);
    if (!lock)
        return std::unexpected(lock.error());
    // Looked at again: until the lock was ours, another instance could have made or changed it.
    const auto kind = inspectFile(file);
    if (!kind)
        return std::unexpected(kind.error());
    if (auto prepared = prepareForWriting(file, *kind); !prepared)
        return std::unexpected(prepared.error());
    return std::unique_ptr<Workspace>(new Workspace(file, Mode::ReadWrite, *lock));
}

QString defaultWorkspaceFile()
{
    // Not AppDataLocation: it depends on the program's own name, and several programs open this file.
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    return data.filePath(QStringLiteral("jumpseat/workspace.jumpseat"));
}

} // namespace jumpseat
