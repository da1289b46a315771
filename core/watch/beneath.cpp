// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/beneath.h"

#include "base/ids.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace jumpseat::beneath {

namespace {

std::unexpected<Error> systemError(const QByteArray& name, int error)
{
    const ErrorCode code = error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Io;
    return fail(code, QStringLiteral("%1: %2").arg(QString::fromUtf8(name), QString::fromLocal8Bit(strerror(error))));
}

std::unexpected<Error> changedMeanwhile(const QByteArray& name)
{
    return fail(ErrorCode::Stale, QStringLiteral("%1 has changed meanwhile").arg(QString::fromUtf8(name)));
}

qint64 nanoseconds(const struct timespec& time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t done = ::write(fd, bytes.data(), size_t(bytes.size()));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes = bytes.sliced(done);
    }
    return true;
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

FileStamp stampOf(const struct stat& status)
{
    return { status.st_ino, status.st_size, nanoseconds(status.st_ctim), nanoseconds(status.st_mtim) };
}

Descriptor openFolder(int parent, const char* name)
{
    return Descriptor(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Result<Place> placeOf(int root, const QString& path, bool make)
{
    auto parts = path.toUtf8().split('/');
    Place place { openFolder(root, "."), parts.takeLast() };
    for (const QByteArray& part : std::as_const(parts)) {
        if (part.isEmpty() || part == "." || part == "..")
            return fail(ErrorCode::Refused, QStringLiteral("%1 is not a path in the folder").arg(path));
        if (make && ::mkdirat(place.folder.get(), part.constData(), 0777) != 0 && errno != EEXIST)
            return systemError(part, errno);
        Descriptor next = openFolder(place.folder.get(), part.constData());
        if (!next.isOpen())
            return systemError(part, errno);
        struct stat here = {}, there = {};
        if (::fstat(place.folder.get(), &here) != 0 || ::fstat(next.get(), &there) != 0 || here.st_dev != there.st_dev)
            return fail(ErrorCode::Refused, QStringLiteral("%1 is on another file system").arg(path));
        place.folder = std::move(next);
    }
    if (place.name.isEmpty() || place.name == "." || place.name == "..")
        return fail(ErrorCode::Refused, QStringLiteral("%1 is not a file of the folder").arg(path));
    return place;
}

Result<Content> read(int folder, const QByteArray& name, dev_t device, qint64 mostBytes)
{
    // Without waiting: a pipe of that name would wait for a writer for ever.
    const Descriptor file(
        ::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen())
        return errno == ELOOP ? fail(ErrorCode::Refused, QStringLiteral("a link")) : systemError(name, errno);
    Content content;
    if (::fstat(file.get(), &content.status) != 0)
        return systemError(name, errno);
    if (!S_ISREG(content.status.st_mode) || content.status.st_dev != device)
        return fail(ErrorCode::Refused, QStringLiteral("not a file of this folder"));
    if (content.status.st_size > mostBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("too large"));
    content.bytes.resize(mostBytes + 1);
    qsizetype filled = 0;
    while (filled < content.bytes.size()) {
        const ssize_t got = ::read(file.get(), content.bytes.data() + filled, size_t(content.bytes.size() - filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(name, errno);
        if (got == 0)
            break;
        filled += got;
    }
    if (filled > mostBytes) // it grew while it was read
        return fail(ErrorCode::TooLarge, QStringLiteral("too large"));
    content.bytes.resize(filled);
    content.bytes.squeeze();
    return content;
}

Result<QByteArray> writeNew(int folder, const QByteArray& content, mode_t mode)
{
    const QByteArray name = ".jumpseat-" + randomToken(9).toLatin1();
    const Descriptor file(
        ::openat(folder, name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(0666)));
    if (!file.isOpen())
        return systemError(name, errno);
    const bool done = writeAll(file.get(), content) && (mode == 0 || ::fchmod(file.get(), mode & 07777) == 0);
    if (!done) {
        const int error = errno;
        ::unlinkat(folder, name.constData(), 0);
        return systemError(name, error);
    }
    return name;
}

Result<void> moveWithoutReplacing(int fromFolder, const QByteArray& from, int toFolder, const QByteArray& to)
{
    if (::renameat2(fromFolder, from.constData(), toFolder, to.constData(), RENAME_NOREPLACE) == 0)
        return {};
    // Some file systems do not know how: a second name for the file does the same.
    if (errno == EINVAL && ::linkat(fromFolder, from.constData(), toFolder, to.constData(), 0) == 0) {
        ::unlinkat(fromFolder, from.constData(), 0);
        return {};
    }
    return errno == EEXIST ? changedMeanwhile(to) : systemError(to, errno);
}

Result<void> replace(
    int folder, const QByteArray& temporary, const QByteArray& name, const QByteArray& expected, dev_t device)
{
    const auto holds = [&](const QByteArray& file, const QByteArray& content) {
        const auto is = read(folder, file, device, content.size());
        return is && is->bytes == content;
    };
    if (!holds(name, expected))
        return changedMeanwhile(name);
    const auto swapNames = [&] {
        return ::renameat2(folder, temporary.constData(), folder, name.constData(), RENAME_EXCHANGE) == 0;
    };
    if (!swapNames()) {
        const bool canSwap = errno != EINVAL && errno != ENOSYS;
        if (canSwap || ::renameat(folder, temporary.constData(), folder, name.constData()) != 0)
            return systemError(name, errno);
        return {};
    }
    if (holds(temporary, expected))
        return {};
    swapNames(); // an editor was faster: what it wrote goes back to its place
    return changedMeanwhile(name);
}

} // namespace jumpseat::beneath
