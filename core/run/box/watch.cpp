// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/watch.h"

#include "run/box/arguments.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace jumpseat::box {

namespace {

/// A file of /proc, which is short.
std::string readProc(const std::string& path)
{
    std::array<char, 4096> buffer;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    std::string text;
    for (ssize_t many = 0; (many = ::read(descriptor, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), std::size_t(many));
    ::close(descriptor);
    return text;
}

std::string procOf(pid_t process)
{
    return "/proc/" + std::to_string(process) + '/';
}

void addChildren(pid_t process, std::vector<pid_t>& found)
{
    const std::string tasks = procOf(process) + "task";
    DIR* folder = ::opendir(tasks.c_str());
    if (!folder)
        return;
    while (const dirent* thread = ::readdir(folder)) {
        if (thread->d_name[0] == '.')
            continue;
        const std::string children = readProc(tasks + '/' + thread->d_name + "/children");
        const char* at = children.c_str();
        for (char* end = nullptr;; at = end) {
            const long child = std::strtol(at, &end, 10);
            if (end == at)
                break;
            found.push_back(pid_t(child));
        }
    }
    ::closedir(folder);
}

/// User and system time of a process and of its children that are gone.
std::uint64_t cpuTicks(pid_t process)
{
    const std::string text = readProc(procOf(process) + "stat");
    const std::size_t name = text.rfind(')'); // a program's name may hold anything
    if (name == std::string::npos)
        return 0;
    unsigned long long own = 0, system = 0;
    long long children = 0, childrensSystem = 0;
    const int read = std::sscanf(text.c_str() + name + 1,
        " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %lld %lld", &own, &system, &children, &childrensSystem);
    return read == 4 ? own + system + std::uint64_t(children) + std::uint64_t(childrensSystem) : 0;
}

} // namespace

std::vector<pid_t> processesBelow(pid_t first)
{
    std::vector<pid_t> found { first };
    for (std::size_t i = 0; i < found.size() && found.size() < 10'000; ++i)
        addChildren(found[i], found);
    return found;
}

Watch::Watch(pid_t first, const Limits& limits)
    : m_first(first)
    , m_limits(limits)
{
}

std::uint64_t Watch::resident(pid_t process)
{
    static const auto page = std::uint64_t(::sysconf(_SC_PAGESIZE));
    const std::string text = readProc(procOf(process) + "statm");
    const std::size_t second = text.find(' ');
    return second == std::string::npos ? 0 : std::strtoull(text.c_str() + second, nullptr, 10) * page;
}

std::uint64_t Watch::proportional(pid_t process)
{
    const std::string text = readProc(procOf(process) + "smaps_rollup");
    const std::size_t at = text.find("\nPss:");
    return at == std::string::npos ? resident(process) : std::strtoull(text.c_str() + at + 5, nullptr, 10) * 1024;
}

/// Files of a tmpfs are memory too, each empty one about a kilobyte of the kernel's.
std::optional<Reason> Watch::lookAtFiles(std::uint64_t& inMemory)
{
    std::uint64_t files = 0;
    for (const char* place : { taskFolder, "/tmp", "/home/candidate", "/dev/shm", "/report" }) {
        struct statvfs status {};
        if (::statvfs((procOf(m_first) + "root" + place).c_str(), &status) != 0)
            continue;
        inMemory += std::uint64_t(status.f_blocks - status.f_bfree) * status.f_frsize;
        files += status.f_files - status.f_ffree;
    }
    inMemory += files * 1024;
    return files > m_limits.files ? std::optional(Reason::Disk) : std::nullopt;
}

std::optional<Reason> Watch::look()
{
    static const auto ticks = std::uint64_t(::sysconf(_SC_CLK_TCK));
    const std::vector<pid_t> processes = processesBelow(m_first);
    std::uint64_t files = 0, memory = 0, cpu = 0;
    const auto tooManyFiles = lookAtFiles(files);
    for (const pid_t process : processes) {
        memory += resident(process);
        cpu += cpuTicks(process);
    }
    // What several processes share counts once; reading that costs more, so only when it matters.
    if (memory + files > m_limits.memory) {
        memory = 0;
        for (const pid_t process : processes)
            memory += proportional(process);
    }
    m_cpuUs = std::max(m_cpuUs, cpu * 1'000'000 / ticks);
    m_memory = memory + files;
    m_peak = std::max(m_peak, m_memory);
    if (memory + files > m_limits.memory)
        return Reason::Memory;
    if (m_cpuUs > m_limits.cpuMs * 1000)
        return Reason::Cpu;
    return tooManyFiles;
}

} // namespace jumpseat::box
