// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "store/workspace.h"

#include <QStringList>

#include <mutex>
#include <optional>

namespace jumpseat {

/// The kits at hand, read when somebody first asks. Safe to ask from several threads.
class KitShelf {
public:
    explicit KitShelf(QString root = QStringLiteral(":/kits"));

    [[nodiscard]] const QList<Kit>& kits() const;
    [[nodiscard]] QStringList problems() const; ///< of kits that do not load
    /// By id, or by id and version as in "rate-limiter". NotFound names those there are.
    [[nodiscard]] Result<Kit> find(const QString& id) const;
    /// The kit a stored session was held with: the one at hand when it is the same, else what the workspace kept.
    [[nodiscard]] Kit forSession(const Workspace& workspace, const SessionRow& row) const;

private:
    void load() const;

    QString m_root;
    mutable std::once_flag m_loaded;
    mutable QList<Kit> m_kits;
    mutable QStringList m_problems;
};

/// A kit as a workspace keeps it with a session: all that is needed to read the record, no files, no assistant.
[[nodiscard]] Kit kitFromSnapshot(const QByteArray& json);

} // namespace jumpseat
