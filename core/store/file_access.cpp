// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_access.h"

#include <QFile>
#include <QSet>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace jumpseat {

bool canWrite(const QString& path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

bool canRead(const QString& path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), R_OK, AT_EACCESS) == 0;
}

QByteArray networkFileSystem(const QString& path)
{
    const QByteArray type = QStorageInfo(path).fileSystemType();
    return isNetworkFileSystem(type) ? type : QByteArray();
}

bool isNetworkFileSystem(const QByteArray& type)
{
    static const QSet<QByteArray> types { "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p",
        "ceph", "lustre", "glusterfs", "gfs2", "ocfs2", "beegfs", "davfs", "webdav", "afpfs", "fuse.sshfs",
        "fuse.davfs2", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse" };
    return types.contains(type);
}

bool syncFolder(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

bool overwrite(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT;
    const std::array<char, 65536> zeros {};
    off_t left = ::lseek(descriptor, 0, SEEK_END);
    bool done = left >= 0;
    for (off_t at = 0; done && left > 0;) {
        const ssize_t written = ::pwrite(descriptor, zeros.data(), std::min(size_t(left), zeros.size()), at);
        done = written > 0;
        at += written;
        left -= written;
    }
    done = done && ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

} // namespace jumpseat
