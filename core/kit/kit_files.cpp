// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_files.h"

#include "text/text_document.h"

#include <QFile>
#include <QStringDecoder>

namespace jumpseat {

Result<QString> KitFiles::read(const QString& name)
{
    // A kit may come from anybody: it names files beside itself and nothing else.
    if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/') || name.contains(u'\\'))
        return fail(ErrorCode::Malformed, QStringLiteral("\"%1\" is not a plain file name").arg(name));
    QFile file(m_folder + u'/' + name);
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 does not exist").arg(file.fileName()));
    if (file.size() > maxBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is larger than 1 MiB").arg(file.fileName()));
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
