// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_inspection.h"

#include "store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sys/stat.h>

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

} // namespace

Result<FileKind> inspectFile(const QString& path)
{
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return FileKind::Missing;
    if (S_ISDIR(status.st_mode))
        return notAWorkspace(path, QStringLiteral("it is a folder"));
    if (!S_ISREG(status.st_mode)) // a pipe would be waited on for ever
        return notAWorkspace(path, QStringLiteral("it is not an ordinary file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    return inspectHeader(path, file.read(headerSize));
}

} // namespace jumpseat
