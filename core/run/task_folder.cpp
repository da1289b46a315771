// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/task_folder.h"

#include "run/box/io.h"

#include <QFile>

#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace jumpseat {

namespace {

constexpr int maxDepth = 32;

class Descriptor {
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// Below `folder` and through no link, whoever renames things meanwhile.
int openBeneath(int folder, const QByteArray& path, int flags)
{
    open_how how {};
    how.flags = std::uint64_t(flags | O_CLOEXEC | O_NOFOLLOW);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
    return int(::syscall(SYS_openat2, folder, path.constData(), &how, sizeof how));
}

std::unexpected<Error> systemSays(const QByteArray& name)
{
    return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(QFile::decodeName(name), qt_error_string(errno)));
}

class Reader {
public:
    Result<void> folder(int descriptor, const QByteArray& prefix, int depth)
    {
        DIR* entries = ::fdopendir(descriptor);
        if (!entries)
            return systemSays(prefix);
        Result<void> done;
        while (const dirent* next = done ? ::readdir(entries) : nullptr) {
            const QByteArray name(next->d_name);
            const bool hidden = name.startsWith('.');
            struct stat status {};
            if (name == "." || name == ".."
                || ::fstatat(::dirfd(entries), name.constData(), &status, AT_SYMLINK_NOFOLLOW))
                continue;
            if (S_ISDIR(status.st_mode) && !hidden)
                done = depth < maxDepth ? below(::dirfd(entries), prefix, name, depth) : Result<void>();
            else if (S_ISREG(status.st_mode))
                done = file(::dirfd(entries), prefix, name);
        }
        ::closedir(entries);
        return done;
    }
    QList<RunFile> files;

private:
    Result<void> below(int parent, const QByteArray& prefix, const QByteArray& name, int depth)
    {
        const int descriptor = ::openat(parent, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        return descriptor < 0 ? systemSays(prefix + name) : folder(descriptor, prefix + name + '/', depth + 1);
    }
    Result<void> file(int parent, const QByteArray& prefix, const QByteArray& name)
    {
        const Descriptor opened(::openat(parent, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat status {};
        if (!opened.isOpen() || ::fstat(opened.get(), &status) != 0)
            return systemSays(prefix + name);
        if (!S_ISREG(status.st_mode) || status.st_nlink != 1)
            return {};
        const QString path = QFile::decodeName(prefix + name);
        if (!box::isPlainPath(path.toStdString()))
            return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" cannot be a file of a task").arg(path));
        m_left -= status.st_size;
        if (m_left < 0 || files.size() == TaskFolder::maxFiles)
            return fail(ErrorCode::TooLarge,
                QStringLiteral("the folder has more than %1 files or 32 MiB").arg(TaskFolder::maxFiles));
        QFile content;
        if (!content.open(opened.get(), QIODevice::ReadOnly))
            return systemSays(prefix + name);
        files.append({ path, content.read(status.st_size), (status.st_mode & S_IXUSR) != 0 });
        return {};
    }
    qint64 m_left = TaskFolder::maxBytes;
};

/// Makes the folders on the way to `path`.
Result<void> makeFolders(int folder, const QByteArray& path)
{
    for (qsizetype slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        const QByteArray name = path.first(slash);
        const qsizetype last = name.lastIndexOf('/');
        const Descriptor parent(
            openBeneath(folder, last < 0 ? QByteArray(".") : name.first(last), O_RDONLY | O_DIRECTORY));
        if (!parent.isOpen())
            return fail(ErrorCode::Refused, QStringLiteral("%1 leads elsewhere").arg(QFile::decodeName(name)));
        if (::mkdirat(parent.get(), name.sliced(last + 1).constData(), 0777) != 0 && errno != EEXIST)
            return systemSays(name);
    }
    return {};
}

} // namespace

Result<TaskFolder> TaskFolder::open(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
            QStringLiteral("%1: %2").arg(path, qt_error_string(errno)));
    return TaskFolder(descriptor);
}

TaskFolder::~TaskFolder()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

TaskFolder::TaskFolder(TaskFolder&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

Result<QList<RunFile>> TaskFolder::read() const
{
    Reader reader;
    const int again = ::openat(m_descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (again < 0)
        return systemSays(".");
    if (const auto done = reader.folder(again, {}, 0); !done)
        return std::unexpected(done.error());
    std::ranges::sort(reader.files, {}, &RunFile::name);
    return reader.files;
}

Result<void> TaskFolder::put(const RunFile& file) const
{
    const QByteArray path = QFile::encodeName(file.name);
    if (!box::isPlainPath(path.toStdString()))
        return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" cannot be a file of a task").arg(file.name));
    if (auto made = makeFolders(m_descriptor, path); !made)
        return made;
    const qsizetype slash = path.lastIndexOf('/');
    const Descriptor parent(
        openBeneath(m_descriptor, slash < 0 ? QByteArray(".") : path.first(slash), O_RDONLY | O_DIRECTORY));
    if (!parent.isOpen())
        return fail(ErrorCode::Refused, QStringLiteral("%1 leads elsewhere").arg(file.name));
    const QByteArray between = ".jumpseat-" + QByteArray::number(::getpid()) + ".new";
    const Descriptor made(::openat(parent.get(), between.constData(),
        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, file.executable ? 0777 : 0666));
    const bool written = made.isOpen()
        && box::writeAll(made.get(), { file.content.constData(), size_t(file.content.size()) })
        && ::renameat(parent.get(), between.constData(), parent.get(), path.sliced(slash + 1).constData()) == 0;
    if (written)
        return {};
    const auto failed = systemSays(path);
    ::unlinkat(parent.get(), between.constData(), 0);
    return failed;
}

} // namespace jumpseat
