// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_lock.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace jumpseat {
namespace {

std::unexpected<Error> failedToOpen(const QString& path, int error)
{
    const bool readOnly = error == EACCES || error == EPERM || error == EROFS;
    return fail(readOnly ? ErrorCode::ReadOnly : ErrorCode::Io,
        QStringLiteral("%1 cannot be written: %2.").arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace

Result<std::shared_ptr<FileLock>> FileLock::take(const QString& file)
{
    const QString path = file + QStringLiteral(".lock");
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failedToOpen(path, errno);
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &range) == 0)
        return std::shared_ptr<FileLock>(new FileLock(descriptor));
    const int error = errno;
    ::close(descriptor);
    if (error == EAGAIN || error == EACCES)
        return fail(ErrorCode::Locked, QStringLiteral("%1 is open in another Jumpseat.").arg(file));
    return fail(ErrorCode::Io,
        QStringLiteral("%1 cannot be locked: %2.").arg(file, QString::fromLocal8Bit(std::strerror(error))));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

} // namespace jumpseat
