// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspace.h"

#include "store/connection.h"
#include "store/file_access.h"
#include "store/file_inspection.h"
#include "store/file_lock.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVariant>

#include <cstdio>

namespace jumpseat {
namespace {

// A full check reads every page: 64 MiB take about 0.1 s. A larger file is checked in full only when the last
// program did not close it, which is when there is a reason to doubt it.
constexpr qint64 alwaysCheckedBytes = 64LL * 1024 * 1024;

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
    return (*connection)->run(QStringLiteral("PRAGMA journal_mode = WAL"));
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

bool needsFullCheck(const QString& file)
{
    return QFileInfo(file).size() <= alwaysCheckedBytes || QFileInfo(file + QStringLiteral("-wal")).size() > 0;
}

std::unexpected<Error> damaged(const QString& file, const QString& why)
{
    return fail(ErrorCode::Damaged, QStringLiteral("%1 is damaged: %2.").arg(file, why));
}

Result<void> checkTables(Connection& connection, const QString& file)
{
    for (const QString& table : schema::tables()) {
        const auto found = connection.value(
            QStringLiteral("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '%1'").arg(table));
        if (!found)
            return std::unexpected(found.error());
        if (!found->isValid())
            return damaged(file, QStringLiteral("the table %1 is missing").arg(table));
    }
    return {};
}

// What a read-only connection can see: nothing is changed by looking.
Result<void> check(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    // The log may hold a newer version than the file's own header.
    const auto version = (*connection)->value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return std::unexpected(version.error());
    if (version->toInt() > Workspace::schemaVersion)
        return fail(ErrorCode::Newer, QStringLiteral("%1 was written by a newer Jumpseat.").arg(file));
    if (needsFullCheck(file)) {
        const auto verdict = (*connection)->value(QStringLiteral("PRAGMA quick_check(1)"));
        if (!verdict)
            return std::unexpected(verdict.error());
        if (verdict->toString() != QStringLiteral("ok"))
            return damaged(file, verdict->toString().simplified());
    }
    // An older format may lack a table that its migration brings.
    return version->toInt() == Workspace::schemaVersion ? checkTables(**connection, file) : Result<void>();
}

// Also takes in what a killed instance left in the log, and leaves no empty log lying about.
Result<void> bringUpToDate(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Write);
    if (!connection)
        return std::unexpected(connection.error());
    return schema::migrate(**connection);
}

Result<void> prepareForWriting(const QString& file, FileKind kind)
{
    if (kind != FileKind::Workspace) {
        if (auto created = create(file); !created)
            return created;
    }
    if (auto checked = check(file); !checked)
        return checked;
    return bringUpToDate(file);
}

} // namespace

Workspace::Workspace(QString file, Mode mode, std::shared_ptr<FileLock> lock)
    : m_file(std::move(file))
    , m_mode(mode)
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
    return mode == Mode::ReadOnly ? openForReading(file, *kind == FileKind::Missing) : openForWriting(file);
}

Result<std::unique_ptr<Workspace>> Workspace::openForReading(const QString& file, bool missing)
{
    if (missing)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 does not exist.").arg(file));
    if (QFileInfo(file).size() == 0)
        return fail(ErrorCode::NotAWorkspace, QStringLiteral("%1 is not a Jumpseat workspace: it is empty.").arg(file));
    if (const auto checked = check(file); !checked)
        return std::unexpected(checked.error());
    return std::unique_ptr<Workspace>(new Workspace(file, Mode::ReadOnly, nullptr));
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
