// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "watch/disk_text.h"
#include "watch/mirror_policy.h"

#include <QMap>
#include <QStringList>

#include <memory>

namespace jumpseat {

struct WatchLimits {
    qint64 fileBytes = 512 * 1024;
    qsizetype files = 400;
    qint64 allBytes = 8 * 1024 * 1024;
    qsizetype entries = 20'000; ///< that are looked at in one walk
    int depth = 24;
};

/// What the system says of a file: when it is the same, so is the content.
struct FileStamp {
    quint64 inode = 0;
    qint64 size = 0;
    qint64 changedNs = 0, modifiedNs = 0; ///< since 1970
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct SeenFile {
    DiskText text;
    FileStamp stamp;
    bool isFresh = false; ///< changed so lately that the next change may have the same stamp
};

/// The text files of a folder at one moment, by path with '/'.
struct Snapshot {
    QMap<QString, SeenFile> files;
    QMap<QString, LeftOut> leftOut; ///< folders end with '/'; what is in them is not named
};

/// From one moment to a later one.
struct FolderChanges {
    struct Rename {
        QString from, to;
        friend bool operator==(const Rename&, const Rename&) = default;
    };
    QStringList added, changed;
    QStringList removed;   ///< not there any more
    QStringList withdrawn; ///< there, and not sent any more: see Snapshot::leftOut
    QList<Rename> renamed; ///< a removed and an added file of the same text, which is not blank
    friend bool operator==(const FolderChanges&, const FolderChanges&) = default;
};
[[nodiscard]] FolderChanges changes(const Snapshot& before, const Snapshot& after);

/// A folder on this computer, of which text files are read and written. Nothing outside of it is ever touched: paths are
/// gone along folder by folder from a descriptor, and no link is followed.
class WatchedFolder {
public:
    /// Errors: NotFound, Refused (the home folder itself, or the root), Io.
    [[nodiscard]] static Result<WatchedFolder> open(const QString& path, WatchLimits limits = {});
    WatchedFolder(WatchedFolder&&) noexcept;
    WatchedFolder& operator=(WatchedFolder&&) noexcept;
    ~WatchedFolder();

    [[nodiscard]] QString path() const; ///< absolute, without links
    [[nodiscard]] const WatchLimits& limits() const;

    /// What is there now. Files that `before` has with the same stamp are not read again; where limits are reached, those
    /// that it has come first, so that a new file pushes no other out.
    [[nodiscard]] Snapshot look(const Snapshot& before) const;

    /// Writes the file as a whole: who reads it finds the old text or the new one. `over`: what it holds now as far as is
    /// known; null: there must be none yet. Folders are made as needed.
    /// Errors: Stale (the file is another one by now; nothing was changed), Refused (by the policy), TooLarge, Io.
    [[nodiscard]] Result<SeenFile> write(const QString& path, const DiskText& text, const SeenFile* over) const;
    /// Errors: Stale (there is no `from`, or there is a `to`), Refused, Io.
    [[nodiscard]] Result<void> rename(const QString& from, const QString& to) const;
    /// Writes a copy beside `path` under a name of its own, with `ending`, which tells it. Returns its path.
    [[nodiscard]] Result<QString> writeCopy(const QString& path, const DiskText& text, QStringView ending) const;
    /// Takes the file out of the way under a name with `ending`, if it is what `is` says. Returns the name. Error: Stale.
    [[nodiscard]] Result<QString> setAside(const QString& path, const SeenFile& is, QStringView ending) const;

private:
    struct Impl;
    explicit WatchedFolder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
