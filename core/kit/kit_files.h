// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace jumpseat {

/// Reads the files of a kit's folder and keeps the hash of all that was read.
class KitFiles {
public:
    static constexpr qint64 maxBytes = 1024 * 1024;

    explicit KitFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// The text of `name` with normalised line breaks. Errors: NotFound, TooLarge, Malformed (not UTF-8, not a
    /// plain file name), Io.
    [[nodiscard]] Result<QString> read(const QString& name);
    /// SHA-256, hex, of names and bytes read so far.
    [[nodiscard]] QString hash() const;

private:
    QString m_folder;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
};

} // namespace jumpseat
