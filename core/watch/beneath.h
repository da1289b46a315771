// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "watch/watched_folder.h"

#include <sys/stat.h>

#include <utility>

namespace jumpseat::beneath {

// Files below an open folder, without a way out of it: no link is followed, no other file system entered.

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor();
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd = -1;
};

/// The folder that a file is in, and its own name there.
struct Place {
    Descriptor folder;
    QByteArray name;
};

[[nodiscard]] FileStamp stampOf(const struct stat& status);
[[nodiscard]] Descriptor openFolder(int parent, const char* name);
/// `make`: folders on the way that are missing. Errors: NotFound, Io.
[[nodiscard]] Result<Place> placeOf(int root, const QString& path, bool make);

struct Content {
    QByteArray bytes;
    struct stat status = {};
};
/// A regular file on the file system `device`. Errors: NotFound, Refused (something else), TooLarge, Io.
[[nodiscard]] Result<Content> read(int folder, const QByteArray& name, dev_t device, qint64 mostBytes);
/// A new file of an unlikely, hidden name with this content. Returns the name.
[[nodiscard]] Result<QByteArray> writeNew(int folder, const QByteArray& content, mode_t mode);
/// Error: Stale when `to` is there.
[[nodiscard]] Result<void> moveWithoutReplacing(
    int fromFolder, const QByteArray& from, int toFolder, const QByteArray& to);
/// `temporary` takes the place of `name`, whose content has to be `expected`; it is looked at once it is out of the way, so
/// that nothing which an editor writes meanwhile is lost. Errors: Stale (all is as before), Io.
[[nodiscard]] Result<void> replace(
    int folder, const QByteArray& temporary, const QByteArray& name, const QByteArray& expected, dev_t device);

} // namespace jumpseat::beneath
