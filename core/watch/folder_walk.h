// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/beneath.h"
#include "watch/ignore_rules.h"

namespace jumpseat {

/// One look at all that is in a folder, for WatchedFolder::look().
class FolderWalk {
public:
    FolderWalk(int root, dev_t device, const WatchLimits& limits, IgnoreRules& ignored, const Snapshot& before);

    [[nodiscard]] Snapshot snapshot() &&;

private:
    void walk(int folder, const QString& prefix, int depth);
    void entry(int folder, const QByteArray& name, const QString& path, int depth);
    void enter(int folder, const QByteArray& name, const QString& path, int depth);
    void readRules(int folder, const QString& prefix);
    void take(const QString& path, const FileStamp& stamp);
    [[nodiscard]] std::optional<SeenFile> read(const QString& path, const FileStamp& stamp);

    int m_root;
    dev_t m_device;
    const WatchLimits& m_limits;
    IgnoreRules& m_ignored;
    const Snapshot& m_before;
    QMap<QString, FileStamp> m_found;
    qsizetype m_entries = 0;
    qint64 m_bytes = 0;
    Snapshot m_now;
};

} // namespace jumpseat
