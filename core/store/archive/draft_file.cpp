// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/draft_file.h"

#include "store/file_access.h"
#include "store/file_inspection.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace jumpseat {
namespace {

std::unexpected<Error> cannotMake(const QString& file, int error)
{
    const bool readOnly = error == EACCES || error == EPERM || error == EROFS;
    return fail(readOnly ? ErrorCode::ReadOnly : ErrorCode::Io,
        QStringLiteral("%1 cannot be written: %2.").arg(file, QString::fromLocal8Bit(std::strerror(error))));
}

Result<void> checkName(const QString& file, DraftFile::Existing existing)
{
    const QFileInfo info(file);
    if (!QFileInfo(info.absolutePath()).isDir())
        return fail(ErrorCode::NotFound, QStringLiteral("The folder %1 does not exist.").arg(info.absolutePath()));
    if (!info.exists() && !info.isSymLink())
        return {};
    if (!info.isFile())
        return fail(ErrorCode::Refused, QStringLiteral("%1 is not an ordinary file.").arg(file));
    if (existing == DraftFile::Existing::Refuse)
        return fail(ErrorCode::Refused, QStringLiteral("%1 exists already.").arg(file));
    if (const auto kind = inspectFile(file); kind && *kind == FileKind::Workspace)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is a workspace and is not replaced.").arg(file));
    return {};
}

bool makeEmpty(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
    return descriptor >= 0;
}

bool syncFile(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
}

} // namespace

DraftFile::DraftFile(QString file, Existing existing)
    : m_file(std::move(file))
    , m_draft(m_file + QStringLiteral(".draft"))
    , m_existing(existing)
{
}

Result<std::unique_ptr<DraftFile>> DraftFile::create(const QString& file, Existing existing)
{
    if (file.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("No file is named."));
    const QString name = QFileInfo(file).absoluteFilePath();
    if (auto checked = checkName(name, existing); !checked)
        return std::unexpected(checked.error());
    std::unique_ptr<DraftFile> draft(new DraftFile(name, existing));
    draft->remove(); // what a try that was cut off has left
    if (!makeEmpty(draft->m_draft))
        return cannotMake(name, errno);
    return draft;
}

DraftFile::~DraftFile()
{
    if (!m_published)
        remove();
}

void DraftFile::remove() const
{
    for (const QString& suffix : { QString(), QStringLiteral("-journal"), QStringLiteral("-wal"),
             QStringLiteral("-shm"), QStringLiteral(".heads") })
        QFile::remove(m_draft + suffix);
}

Result<void> DraftFile::publish()
{
    if (!syncFile(m_draft))
        return cannotMake(m_file, errno);
    const QByteArray from = QFile::encodeName(m_draft);
    const QByteArray to = QFile::encodeName(m_file);
    const unsigned flags = m_existing == Existing::Refuse ? RENAME_NOREPLACE : 0;
    int code = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), flags);
    if (code != 0 && errno == EINVAL) // a file system that cannot promise it; the name was free a moment ago
        code = std::rename(from.constData(), to.constData());
    if (code != 0)
        return errno == EEXIST ? fail(ErrorCode::Refused, QStringLiteral("%1 exists already.").arg(m_file))
                               : cannotMake(m_file, errno);
    m_published = true;
    return syncFolder(QFileInfo(m_file).path()) ? Result<void>() : cannotMake(m_file, errno);
}

} // namespace jumpseat
