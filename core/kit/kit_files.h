// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "kit/task.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace jumpseat {

/// Reads the files of a kit's folder and keeps the hash of all that was read.
class KitFiles {
public:
    static constexpr qint64 maxBytes = 1024 * 1024; ///< of a file
    static constexpr qint64 maxTotal = 16 * 1024 * 1024;
    static constexpr int maxFiles = 500;

    explicit KitFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// The text of `name` with normalised line breaks. Errors: NotFound, TooLarge, Malformed (not UTF-8, not the name
    /// of a file in the folder), Io.
    [[nodiscard]] Result<QString> read(const QString& name);
    /// All files below the folder `name`, named relative to it and in the order of their names. Errors as above.
    [[nodiscard]] Result<QList<KitFile>> readTree(const QString& name);
    /// SHA-256, hex, of names and bytes read so far.
    [[nodiscard]] QString hash() const;

private:
    [[nodiscard]] bool isOwn(const QString& name) const;

    QString m_folder;
    qint64 m_total = 0;
    int m_count = 0;
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
};

} // namespace jumpseat
