// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/leftovers.h"

#include "run/box/arguments.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <memory>
#include <unistd.h>

namespace jumpseat::box {

namespace {

constexpr std::size_t maxReport = 16 << 20;
constexpr int maxDepth = 32;
constexpr int maxEntries = 20'000;

/// A regular file of one name, opened without following anything or waiting for anybody; -1 when it is something else.
int openRegular(int folder, const char* name)
{
    const int descriptor = ::openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status {};
    if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

std::string readUpTo(int descriptor, std::size_t most)
{
    std::string text;
    char buffer[65536];
    while (text.size() < most) {
        const ssize_t many = ::read(descriptor, buffer, std::min(sizeof buffer, most - text.size()));
        if (many < 0 && errno == EINTR)
            continue;
        if (many <= 0)
            break;
        text.append(buffer, std::size_t(many));
    }
    return text;
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

/// One walk over the task's folder.
class Walk {
public:
    using Take = std::function<void(const std::string&, const std::string&)>;
    Walk(const Request& request, const Take& take)
        : m_left(request.limits.copiedBack)
        , m_filesLeft(request.limits.files)
        , m_take(take)
    {
        for (const TaskFile& file : request.files)
            m_before.emplace(file.name, &file.content);
    }
    void into(int folder, const std::string& prefix, int depth);
    [[nodiscard]] bool isWhole() const { return m_whole; }

private:
    void entry(int folder, const std::string& name, const dirent& entry, int depth);
    void file(int descriptor, const std::string& name);

    std::map<std::string, const std::string*> m_before;
    std::uint64_t m_left;
    std::uint64_t m_filesLeft;
    int m_entries = 0;
    bool m_whole = true;
    const Take& m_take;
};

void Walk::into(int folder, const std::string& prefix, int depth)
{
    const std::unique_ptr<DIR, CloseFolder> entries(::fdopendir(folder));
    if (!entries || depth > maxDepth) {
        m_whole = false;
        return;
    }
    while (const dirent* next = ::readdir(entries.get())) {
        const std::string_view name = next->d_name;
        if (name != "." && name != "..")
            entry(::dirfd(entries.get()), prefix + std::string(name), *next, depth);
    }
}

void Walk::entry(int folder, const std::string& name, const dirent& entry, int depth)
{
    if (++m_entries > maxEntries || !isPlainPath(name)) {
        m_whole = false;
        return;
    }
    if (entry.d_type == DT_DIR) {
        const int below = ::openat(folder, entry.d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below >= 0)
            into(below, name + '/', depth + 1);
    } else if (const int descriptor = openRegular(folder, entry.d_name); descriptor >= 0) {
        file(descriptor, name);
        ::close(descriptor);
    }
}

void Walk::file(int descriptor, const std::string& name)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || std::uint64_t(status.st_size) > m_left || m_filesLeft == 0) {
        m_whole = false;
        return;
    }
    const std::string content = readUpTo(descriptor, std::size_t(status.st_size));
    const auto before = m_before.find(name);
    if (before != m_before.end() && *before->second == content)
        return;
    m_left -= content.size();
    --m_filesLeft;
    m_take(name, content);
}

} // namespace

std::optional<std::string> Leftovers::report() const
{
    const int descriptor = openRegular(AT_FDCWD, reportFile);
    if (descriptor < 0)
        return std::nullopt;
    std::string text = readUpTo(descriptor, maxReport);
    ::close(descriptor);
    return text;
}

bool Leftovers::eachFile(const Walk::Take& take) const
{
    const int folder = ::open(taskFolder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    Walk walk(m_request, take);
    walk.into(folder, {}, 0);
    return walk.isWhole();
}

} // namespace jumpseat::box
