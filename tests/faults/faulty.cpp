// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loaded into a host (LD_PRELOAD), this lets calls on the files of a workspace fail as a bad disk lets them.
//
//   JUMPSEAT_FAULT=CALL:WHAT:N    CALL  pwrite, write, fdatasync, fsync, ftruncate
//                                 WHAT  EIO, ENOSPC; SHORT: half of the bytes; KILL: half of the bytes, and the process
//                                       is no more
//                                 N     the how-manieth such call, from 1
//   JUMPSEAT_FAULT_FILE=PATH      counted are calls on files whose names begin so, and on PATH's folder
//   JUMPSEAT_FAULT_WHILE=PATH     every call from the Nth on fails as long as PATH exists; without it, only the Nth
//
// The first failure is told on stderr ("fault: ..."), so that a test knows whether there was one.

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <unistd.h>

namespace {

template <class Function> Function* real(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// What was asked for, read once.
struct Plan {
    std::string call, what, file, folder, onlyWhile;
    long first = 0;

    Plan()
        : file(variable("JUMPSEAT_FAULT_FILE"))
        , folder(file.substr(0, file.rfind('/')))
        , onlyWhile(variable("JUMPSEAT_FAULT_WHILE"))
    {
        const std::string fault = variable("JUMPSEAT_FAULT");
        const size_t one = fault.find(':'), two = fault.find(':', one + 1);
        if (two == std::string::npos)
            return;
        call = fault.substr(0, one);
        what = fault.substr(one + 1, two - one - 1);
        first = std::atol(fault.c_str() + two + 1);
    }
};

const Plan& plan()
{
    static const Plan once;
    return once;
}

bool isOfWorkspace(int descriptor)
{
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path, sizeof path);
    if (length <= 0)
        return false;
    const std::string name(path, size_t(length));
    // A file that has no name yet is shown as FOLDER/#NUMBER (deleted).
    return name == plan().folder || name.starts_with(plan().file) || name.starts_with(plan().folder + "/#");
}

/// Is this call, on this file, one that fails?
bool strikes(const char* call, int descriptor)
{
    static std::atomic<long> count = 0;
    if (plan().call != call || !isOfWorkspace(descriptor))
        return false;
    const long number = ++count;
    const bool struck = plan().onlyWhile.empty()
        ? number == plan().first
        : number >= plan().first && ::access(plan().onlyWhile.c_str(), F_OK) == 0;
    static std::atomic<bool> told = false;
    if (struck && !told.exchange(true))
        std::fprintf(stderr, "fault: %s %ld\n", call, number);
    return struck;
}

int failed()
{
    errno = plan().what == "ENOSPC" ? ENOSPC : EIO;
    return -1;
}

/// `write` writes so many bytes of what was to be written.
template <class Write> ssize_t partly(size_t bytes, Write write)
{
    if (plan().what == "SHORT")
        return write(bytes / 2);
    if (plan().what == "KILL") {
        write(bytes / 2);
        ::kill(::getpid(), SIGKILL);
    }
    return failed();
}

int refuse()
{
    if (plan().what == "KILL")
        ::kill(::getpid(), SIGKILL);
    return failed();
}

} // namespace

extern "C" ssize_t pwrite64(int descriptor, const void* data, size_t bytes, off64_t offset)
{
    static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    const auto write = [&](size_t some) { return next(descriptor, data, some, offset); };
    return strikes("pwrite", descriptor) ? partly(bytes, write) : write(bytes);
}

extern "C" ssize_t write(int descriptor, const void* data, size_t bytes)
{
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    const auto write = [&](size_t some) { return next(descriptor, data, some); };
    return strikes("write", descriptor) ? partly(bytes, write) : write(bytes);
}

extern "C" int fdatasync(int descriptor)
{
    static auto* const next = real<int(int)>("fdatasync");
    return strikes("fdatasync", descriptor) ? refuse() : next(descriptor);
}

extern "C" int fsync(int descriptor)
{
    static auto* const next = real<int(int)>("fsync");
    return strikes("fsync", descriptor) ? refuse() : next(descriptor);
}

extern "C" int ftruncate64(int descriptor, off64_t size)
{
    static auto* const next = real<int(int, off64_t)>("ftruncate64");
    return strikes("ftruncate", descriptor) ? refuse() : next(descriptor, size);
}
