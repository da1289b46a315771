// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loaded into a host (LD_PRELOAD), this takes its durability away, so that the crash images can be seen to find the
// loss: a check that has never failed proves nothing. JUMPSEAT_WEAKEN says how; production code has no seam for it.
//
//   normal   SQLite runs with synchronous=NORMAL: the statement that asks for FULL asks for NORMAL, and the question
//            that the host puts afterwards is answered with FULL. SQLite's own behaviour, not an imitation of it.
//   early    Acknowledging before the commit is durable: the sync of the write-ahead log returns at once and is carried
//            out 20 ms later by another thread. To the disk and to the browser it looks as if the host had announced
//            the commit first and synced afterwards.

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>

struct sqlite3;
struct sqlite3_stmt;

namespace {

bool weakenedBy(const char* how)
{
    const char* wanted = std::getenv("JUMPSEAT_WEAKEN");
    return wanted && std::strcmp(wanted, how) == 0;
}

template <class Function> Function* real(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

bool isLog(int descriptor)
{
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path, sizeof path);
    return length > 0 && std::string_view(path, size_t(length)).ends_with("-wal");
}

} // namespace

extern "C" int sqlite3_prepare16_v2(
    sqlite3* database, const void* sql, int bytes, sqlite3_stmt** statement, const void** tail)
{
    static auto* const prepare =
        real<int(sqlite3*, const void*, int, sqlite3_stmt**, const void**)>("sqlite3_prepare16_v2");
    std::u16string_view text(static_cast<const char16_t*>(sql));
    if (weakenedBy("normal") && text == u"PRAGMA synchronous = FULL")
        text = u"PRAGMA synchronous = NORMAL";
    else if (weakenedBy("normal") && text == u"PRAGMA synchronous")
        text = u"SELECT 2";
    else
        return prepare(database, sql, bytes, statement, tail);
    return prepare(database, text.data(), -1, statement, tail);
}

extern "C" int fdatasync(int descriptor)
{
    static auto* const sync = real<int(int)>("fdatasync");
    if (!weakenedBy("early") || !isLog(descriptor))
        return sync(descriptor);
    // The log stays open as long as the host runs; a sync of a descriptor that is gone fails and harms nothing.
    std::thread([descriptor] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        sync(descriptor);
    }).detach();
    return 0;
}
