// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/arguments.h"

#include <algorithm>
#include <filesystem>

namespace jumpseat::box {

namespace {

namespace fs = std::filesystem;

class Arguments {
public:
    template <class... Texts> void add(const Texts&... texts) { ((m_text += std::string(texts) + '\0'), ...); }
    void tmpfs(const char* where, std::uint64_t bytes) { add("--size", std::to_string(bytes), "--tmpfs", where); }
    void file(int descriptor, const char* where, const char* mode)
    {
        add("--perms", mode, "--ro-bind-data", std::to_string(descriptor), where);
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

/// /bin and its like are links into /usr on most systems, folders on some.
void bindSystem(Arguments& out)
{
    out.add("--ro-bind", "/usr", "/usr");
    for (const char* name : { "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32" }) {
        std::error_code ignored;
        const fs::file_status status = fs::symlink_status(name, ignored);
        if (fs::is_symlink(status))
            out.add("--symlink", fs::read_symlink(name, ignored).string(), name);
        else if (fs::is_directory(status))
            out.add("--ro-bind", name, name);
    }
}

/// What programs under /usr cannot do without: which of several java there is, where libraries lie, Java's own settings.
void makeEtc(Arguments& out)
{
    out.tmpfs("/etc", 65536);
    out.file(at::passwd, "/etc/passwd", "0444");
    out.file(at::group, "/etc/group", "0444");
    out.file(at::hosts, "/etc/hosts", "0444");
    for (const char* name : { "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives" })
        out.add("--ro-bind-try", name, name);
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator("/etc", ignored)) {
        const std::string name = entry.path().string();
        if (entry.is_directory(ignored) && name.starts_with("/etc/java"))
            out.add("--ro-bind-try", name, name);
    }
}

} // namespace

std::string bubblewrapArguments(const Limits& limits)
{
    Arguments out;
    // One by one: --unshare-all goes on without what it cannot have.
    for (const char* each : { "--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
             "--unshare-cgroup", "--disable-userns", "--new-session", "--die-with-parent", "--as-pid-1", "--clearenv" })
        out.add(each);
    out.add("--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--cap-drop", "ALL");
    bindSystem(out);
    makeEtc(out);
    out.add("--proc", "/proc", "--dev", "/dev");
    out.tmpfs("/dev/shm", limits.disk);
    out.tmpfs("/tmp", limits.disk);
    out.tmpfs("/home/candidate", limits.disk);
    out.tmpfs(taskFolder, limits.disk);
    out.tmpfs("/report", 16 << 20);
    out.file(at::inside, "/inside", "0555");
    for (const char* each : { "/etc", "/dev", "/" })
        out.add("--remount-ro", each);
    out.add("--chdir", taskFolder, "--seccomp", std::to_string(at::filter), "--info-fd", std::to_string(at::info));
    return out.take();
}

} // namespace jumpseat::box
