// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// May this process write there? Asks for the effective user; QFileInfo asks for the real one.
[[nodiscard]] bool canWrite(const QString& path);
[[nodiscard]] bool canRead(const QString& path);

/// The network file system that a file or folder is on ("nfs4"); empty: none. Locks and syncs are then as good as the
/// server and its settings make them, and SQLite's log must not be used from two computers at once
/// (https://www.sqlite.org/wal.html).
[[nodiscard]] QByteArray networkFileSystem(const QString& path);
/// The same of a type as the kernel names it.
[[nodiscard]] bool isNetworkFileSystem(const QByteArray& type);

/// Makes a rename in `folder` survive a power cut.
bool syncFolder(const QString& folder);

/// Writes zeros over every byte of an existing file, and over nothing else; true when there is no such file.
bool overwrite(const QString& path);

} // namespace jumpseat
