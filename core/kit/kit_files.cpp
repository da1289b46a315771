// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_files.h"

#include "text/text_document.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>

namespace jumpseat {

/// A kit may come from anybody: it names files below itself and nothing else, and no link leads out of it.
bool KitFiles::isOwn(const QString& name) const
{
    const auto isPlain = [](const QString& part) {
        return !part.isEmpty() && !part.startsWith(u'.') && !part.contains(u'\\') && !part.contains(QChar(0));
    };
    if (!std::ranges::all_of(name.split(u'/'), isPlain))
        return false;
    QString path = m_folder;
    for (const QString& part : name.split(u'/')) {
        path += u'/' + part;
        if (QFileInfo(path).isSymbolicLink())
            return false;
    }
    return true;
}

Result<QList<KitFile>> KitFiles::readTree(const QString& name)
{
    if (!isOwn(name))
        return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" is not a folder of the kit").arg(name));
    const QString root = m_folder + u'/' + name;
    if (!QFileInfo(root).isDir())
        return fail(ErrorCode::NotFound, QStringLiteral("the folder %1 does not exist").arg(root));
    QStringList names;
    QDirIterator files(
        root, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && names.size() <= maxFiles)
        names += files.next().sliced(root.size() + 1);
    names.sort();
    QList<KitFile> tree;
    for (const QString& each : std::as_const(names)) {
        const auto text = read(name + u'/' + each);
        if (!text)
            return std::unexpected(text.error());
        tree += KitFile { { each }, each, *text, true };
    }
    return tree;
}

Result<QString> KitFiles::read(const QString& name)
{
    if (!isOwn(name))
        return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" is not the name of a file of the kit").arg(name));
    QFile file(m_folder + u'/' + name);
    if (!QFileInfo(file).isFile()) // a pipe, say, would keep us waiting
        return fail(ErrorCode::NotFound, QStringLiteral("%1 does not exist").arg(file.fileName()));
    m_total += file.size();
    if (file.size() > maxBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is larger than 1 MiB").arg(file.fileName()));
    if (m_total > maxTotal || ++m_count > maxFiles)
        return fail(ErrorCode::TooLarge, QStringLiteral("the kit has more than %1 files or 16 MiB").arg(maxFiles));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.readAll();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return fail(ErrorCode::Malformed, QStringLiteral("%1 is not UTF-8 text").arg(file.fileName()));
    m_hash.addData(name.toUtf8() + '\0' + QByteArray::number(bytes.size()) + '\0');
    m_hash.addData(bytes);
    return TextDocument::normalised(text);
}

QString KitFiles::hash() const
{
    return QString::fromLatin1(m_hash.result().toHex());
}

} // namespace jumpseat
