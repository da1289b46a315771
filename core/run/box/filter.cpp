// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/filter.h"

#include <linux/sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <unistd.h>

// What is refused is what enlarges the kernel that a program can reach, or reaches out of the sandbox; everything an
// honest program needs stays. The namespaces already take away files, network and processes of others.
namespace jumpseat::box {

namespace {

using Context = std::unique_ptr<void, decltype(&seccomp_release)>;

constexpr const char* refused[] {
    // other namespaces, and mounting in this one
    "unshare",
    "setns",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "move_mount",
    "open_tree",
    "open_tree_attr",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    // large and young parts of the kernel
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    // keys are shared by all of the user's programs
    "add_key",
    "request_key",
    "keyctl",
    // looking into other processes
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_getfd",
    "kcmp",
    // files by handle go around the paths that are mounted
    "name_to_handle_at",
    "open_by_handle_at",
    // memory that no tmpfs and no process is billed for
    "memfd_create",
    "memfd_secret",
    "shmget",
    "shmat",
    "shmctl",
    "shmdt",
    // out of the idle class that leaves the interview its processor
    "sched_setscheduler",
    "sched_setattr",
    "sched_setparam",
    "ioprio_set",
    // for administrators only; not worth a try
    "kexec_load",
    "kexec_file_load",
    "init_module",
    "finit_module",
    "delete_module",
    "swapon",
    "swapoff",
    "reboot",
    "acct",
    "quotactl",
    "quotactl_fd",
    "syslog",
    "iopl",
    "ioperm",
    "settimeofday",
    "clock_settime",
    "clock_adjtime",
    "adjtimex",
    "sethostname",
    "setdomainname",
    "vhangup",
    "lookup_dcookie",
    "nfsservctl",
    "uselib",
};

constexpr int namespaceFlags[] { CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID,
    CLONE_NEWNET, CLONE_NEWTIME };

constexpr unsigned long terminalRequests[] { TIOCSTI, TIOCLINUX, TIOCSETD };

bool refuse(scmp_filter_ctx filter, const char* name, int with)
{
    const int number = seccomp_syscall_resolve_name(name);
    return number == __NR_SCMP_ERROR // older libraries do not know younger calls
        || seccomp_rule_add(filter, SCMP_ACT_ERRNO(std::uint16_t(with)), number, 0) == 0;
}

bool refuseIf(scmp_filter_ctx filter, int number, std::initializer_list<scmp_arg_cmp> when)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), number, unsigned(when.size()), when.begin()) == 0;
}

/// What the C library needs to look at its own network; other families are doors to seldom used code.
bool refuseSockets(scmp_filter_ctx filter)
{
    bool done = refuseIf(filter, SCMP_SYS(socket), { SCMP_A0(SCMP_CMP_GT, AF_NETLINK) });
    for (unsigned family = 0; family < AF_NETLINK; ++family) {
        if (family != AF_UNIX && family != AF_INET && family != AF_INET6)
            done = done && refuseIf(filter, SCMP_SYS(socket), { SCMP_A0(SCMP_CMP_EQ, family) });
    }
    return done && refuseIf(filter, SCMP_SYS(socket), { SCMP_A0(SCMP_CMP_EQ, AF_NETLINK), SCMP_A2(SCMP_CMP_NE, 0) });
}

bool fill(scmp_filter_ctx filter)
{
    // Other ABIs of the same processor have other numbers: none of the rules would hold for them.
    bool done = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
    for (const char* name : refused)
        done = done && refuse(filter, name, EPERM);
    done = done && refuse(filter, "clone3", ENOSYS); // its flags are in memory; the C library falls back to clone
    for (const int flag : namespaceFlags)
        done = done
            && refuseIf(
                filter, SCMP_SYS(clone), { SCMP_A0(SCMP_CMP_MASKED_EQ, std::uint64_t(flag), std::uint64_t(flag)) });
    for (const unsigned long request : terminalRequests) // the kernel looks at the low half only
        done = done && refuseIf(filter, SCMP_SYS(ioctl), { SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffffUL, request) });
    return done && refuseSockets(filter);
}

} // namespace

int makeFilter()
{
    const Context filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter || !fill(filter.get()))
        return -1;
    const int file = ::memfd_create("filter", MFD_CLOEXEC);
    if (file < 0)
        return -1;
    if (seccomp_export_bpf(filter.get(), file) == 0 && ::lseek(file, 0, SEEK_SET) == 0)
        return file;
    ::close(file);
    return -1;
}

} // namespace jumpseat::box
