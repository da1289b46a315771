// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_inspection.h"

#include "store/schema.h"

#include <QFile>
#include <QtEndian>

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <unistd.h>

namespace jumpseat {
namespace {

// https://www.sqlite.org/fileformat2.html, "The Database Header".
constexpr qsizetype headerSize = 100;
constexpr qsizetype applicationIdAt = 68;

std::unexpected<Error> notAWorkspace(const QString& path, const QString& why)
{
    return fail(ErrorCode::NotAWorkspace, QStringLiteral("%1 is not a Jumpseat workspace: %2.").arg(path, why));
}

Result<FileKind> inspectHeader(const QString& path, const QByteArray& header)
{
    if (header.isEmpty())
        return FileKind::Empty;
    if (header.size() < headerSize || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return notAWorkspace(path, QStringLiteral("it is a file of another kind"));
    switch (qFromBigEndian<quint32>(header.constData() + applicationIdAt)) {
    case schema::applicationId: return FileKind::Workspace;
    case schema::bundleId: return FileKind::Bundle;
    default: return notAWorkspace(path, QStringLiteral("it is the database of another program"));
    }
}

/// The first bytes of files. A process that closes any descriptor of a file loses all its locks on it, SQLite's too
/// (https://www.sqlite.org/howtocorrupt.html, 2.2), so a descriptor of a workspace is kept and used again.
class HeaderReader {
public:
    Result<FileKind> inspect(const QString& path, const struct stat& status)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_kept, [](const auto& entry) { return isGone(entry.second); });
        const Key key { status.st_dev, status.st_ino };
        if (const auto known = m_kept.find(key); known != m_kept.end())
            return inspectHeader(path, headerOf(known->second));
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor < 0)
            return fail(ErrorCode::Io,
                QStringLiteral("%1 cannot be read: %2.").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
        auto kind = inspectHeader(path, headerOf(descriptor));
        if (kind == FileKind::Workspace)
            m_kept.emplace(key, descriptor);
        else
            ::close(descriptor);
        return kind;
    }

private:
    using Key = std::pair<dev_t, ino_t>;

    static QByteArray headerOf(int descriptor)
    {
        QByteArray header(headerSize, Qt::Uninitialized);
        header.resize(std::max<ssize_t>(0, ::pread(descriptor, header.data(), size_t(headerSize), 0)));
        return header;
    }
    /// Nobody can open it any more.
    static bool isGone(int descriptor)
    {
        struct stat status {};
        const bool gone = ::fstat(descriptor, &status) != 0 || status.st_nlink == 0;
        if (gone)
            ::close(descriptor);
        return gone;
    }

    std::mutex m_mutex;
    std::map<Key, int> m_kept;
};

} // namespace

Result<FileKind> inspectFile(const QString& path)
{
    static HeaderReader reader;
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return FileKind::Missing;
    if (S_ISDIR(status.st_mode))
        return notAWorkspace(path, QStringLiteral("it is a folder"));
    if (!S_ISREG(status.st_mode)) // a pipe would be waited on for ever
        return notAWorkspace(path, QStringLiteral("it is not an ordinary file"));
    return reader.inspect(path, status);
}

} // namespace jumpseat
