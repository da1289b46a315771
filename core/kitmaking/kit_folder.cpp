// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitmaking/kit_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace jumpseat {

Result<KitFolder> KitFolder::make(const QString& path)
{
    const QFileInfo there(path);
    const bool isEmpty = there.isDir() && QDir(path).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    if ((there.exists() || there.isSymLink()) && !isEmpty)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is there already and not an empty folder").arg(path));
    if (!QDir().mkpath(path))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be made").arg(path));
    return KitFolder(path, there.exists());
}

KitFolder::KitFolder(KitFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_existed(other.m_existed)
    , m_written(std::move(other.m_written))
{
}

KitFolder::~KitFolder()
{
    if (m_path.isEmpty())
        return;
    QDir folder(m_path);
    folder.removeRecursively(); // all in it is ours: it was empty
    if (m_existed)
        QDir().mkpath(m_path);
}

Result<void> KitFolder::write(const QString& name, const QByteArray& content)
{
    const QString path = m_path + u'/' + name;
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || file.write(content) != content.size() || !file.flush())
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be written: %2").arg(path, file.errorString()));
    m_written += name;
    return {};
}

Result<void> KitFolder::makeFolder(const QString& name)
{
    if (!QDir().mkpath(m_path + u'/' + name))
        return fail(ErrorCode::Io, QStringLiteral("%1/%2 cannot be made").arg(m_path, name));
    return {};
}

QStringList KitFolder::keep()
{
    m_path.clear();
    m_written.sort();
    return std::move(m_written);
}

} // namespace jumpseat
