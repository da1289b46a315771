// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

namespace jumpseat {

/// A folder for a kit that is to be made: new or empty, and gone again when the work does not end well.
class KitFolder {
public:
    /// Errors: Refused (there is something already), Io.
    [[nodiscard]] static Result<KitFolder> make(const QString& path);
    ~KitFolder();
    KitFolder(KitFolder&& other) noexcept;
    KitFolder(const KitFolder&) = delete;
    KitFolder& operator=(const KitFolder&) = delete;

    /// Precondition: `name` is relative and leads nowhere else.
    [[nodiscard]] Result<void> write(const QString& name, const QByteArray& content);
    [[nodiscard]] Result<void> makeFolder(const QString& name);
    /// All went well: the names of what was written.
    [[nodiscard]] QStringList keep();

private:
    explicit KitFolder(QString path, bool existed)
        : m_path(std::move(path))
        , m_existed(existed)
    {
    }
    QString m_path; ///< empty: kept, or moved from
    bool m_existed;
    QStringList m_written;
};

} // namespace jumpseat
