// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/launch.h"

#include "run/box/arguments.h"
#include "run/box/filter.h"
#include "run/box/io.h"

#include <linux/ioprio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

namespace jumpseat::box {

namespace {

constexpr uid_t nobody = 65534;
constexpr int spare = 100; // descriptors go here first, so that none is overwritten while they are put in order

/// What bwrap inherits: descriptor `theirs` on its side is `ours` here.
struct Given {
    int theirs, ours;
};

int fileInMemory(const char* name, std::string_view content)
{
    const int file = ::memfd_create(name, MFD_CLOEXEC);
    if (file < 0 || !writeAll(file, content) || ::lseek(file, 0, SEEK_SET) != 0)
        return -1;
    return file;
}

bool makePipe(int& readEnd, int& writeEnd)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
    readEnd = ends[0];
    writeEnd = ends[1];
    return true;
}

/// A terminal of the run's own, never that of whoever started Jumpseat.
bool makeTerminal(const Terminal& wanted, int& box, int& program)
{
    box = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    std::array<char, 64> name {};
    if (box < 0 || ::grantpt(box) != 0 || ::unlockpt(box) != 0 || ::ptsname_r(box, name.data(), name.size()) != 0)
        return false;
    program = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    const winsize size { wanted.rows, wanted.columns, 0, 0 };
    return program >= 0 && ::ioctl(program, TIOCSWINSZ, &size) == 0;
}

/// The interview keeps its processors and, when memory is short, its life.
void stepBack()
{
    const sched_param none {};
    ::sched_setscheduler(0, SCHED_IDLE, &none);
    ::setpriority(PRIO_PROCESS, 0, 19);
    ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0));
    const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0)
        (void)writeAll(score, "1000");
}

/// The number of processes is not limited for root, so root's runs are nobody's.
bool becomeOrdinary()
{
    if (::geteuid() != 0 && ::getuid() != 0)
        return true;
    return ::setgroups(0, nullptr) == 0 && ::setresgid(nobody, nobody, nobody) == 0
        && ::setresuid(nobody, nobody, nobody) == 0;
}

[[noreturn]] void becomeBubblewrap(const Request& request, std::vector<Given> given)
{
    for (Given& each : given)
        each.ours = ::fcntl(each.ours, F_DUPFD_CLOEXEC, spare);
    for (const Given& each : given)
        ::dup2(each.ours, each.theirs);  // which is not closed on exec
    ::close_range(at::last + 1, ~0U, 0); // an inherited folder would be a way out
    stepBack();
    ::signal(SIGPIPE, SIG_DFL);
    const std::string arguments = std::to_string(at::arguments);
    std::array<char*, 6> words { const_cast<char*>("bwrap"), const_cast<char*>("--args"),
        const_cast<char*>(arguments.c_str()), const_cast<char*>("--"), const_cast<char*>("/inside"), nullptr };
    char* nothing[] { nullptr }; // its own environment could be read from inside
    if (becomeOrdinary())
        ::execve(request.bubblewrap.c_str(), words.data(), nothing);
    ::dprintf(2, "%s: %s", request.bubblewrap.c_str(), std::strerror(errno));
    ::_exit(126);
}

std::string because(const char* what)
{
    return std::string(what) + ": " + std::strerror(errno);
}

} // namespace

Launched launch(const Request& request)
{
    Launched made;
    int input = -1, output = -1, errors = -1, toInside = -1, fromInside = -1, info = -1;
    bool done = makePipe(toInside, made.toInside) && makePipe(made.fromInside, fromInside) && makePipe(made.info, info);
    if (request.terminal) {
        done = done && makeTerminal(*request.terminal, made.output, output);
        input = errors = output;
    } else {
        done = done && makePipe(input, made.input) && makePipe(made.output, output) && makePipe(made.errors, errors);
    }
    const int inside = ::open(request.inside.c_str(), O_RDONLY | O_CLOEXEC);
    if (inside < 0)
        made.problem = because(request.inside.c_str());
    if (::access("/proc/thread-self/children", R_OK) != 0)
        made.problem = "this system does not say which processes belong to a run, so its memory could not be limited";
    const int filter = makeFilter();
    if (filter < 0)
        made.problem = "the filter of system calls cannot be made";
    const int arguments = fileInMemory("arguments", bubblewrapArguments(request.limits));
    const int passwd = fileInMemory("passwd", passwdText), group = fileInMemory("group", groupText),
              hosts = fileInMemory("hosts", hostsText);
    if (!done || arguments < 0 || passwd < 0 || group < 0 || hosts < 0)
        made.problem = because("the sandbox's pipes cannot be made");
    if (!made.problem.empty())
        return made;
    const std::vector<Given> given { { 0, input }, { 1, output }, { 2, errors }, { at::toInside, toInside },
        { at::fromInside, fromInside }, { at::arguments, arguments }, { at::filter, filter }, { at::info, info },
        { at::inside, inside }, { at::passwd, passwd }, { at::group, group }, { at::hosts, hosts } };
    made.bubblewrap = ::fork();
    if (made.bubblewrap == 0)
        becomeBubblewrap(request, given);
    if (made.bubblewrap < 0)
        made.problem = because("bwrap cannot be started");
    for (const Given& each : given) {
        if (each.theirs > 2 || each.theirs == 0 || !request.terminal)
            ::close(each.ours);
    }
    return made;
}

} // namespace jumpseat::box
