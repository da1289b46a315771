// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first process of a sandbox. It puts the task's files there, starts the program, and when that ends kills whatever
// is left, says how it went and what was written, and goes; with it goes the sandbox. Everything the program could do to
// its children it does before the program runs: it is not to be traced, read or stopped, being process 1 of its namespace.

#include "run/box/arguments.h"
#include "run/box/io.h"
#include "run/box/leftovers.h"

#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace jumpseat::box {

namespace {

[[noreturn]] void giveUp(const std::string& what)
{
    (void)writeAll(at::fromInside, frame(Frame::Problem, what));
    ::_exit(1);
}

std::string because(const std::string& what)
{
    return what + ": " + std::strerror(errno);
}

/// Blocks until the request is there.
Request readRequest(FrameReader& frames)
{
    while (true) {
        if (const auto taken = frames.next()) {
            if (auto request = decodeRequest(taken->body); request && taken->type == Frame::Request)
                return *std::move(request);
            giveUp("the sandbox was not told what to run");
        }
        if (!readSome(at::toInside, frames))
            giveUp("nobody told the sandbox what to run");
    }
}

void makeFoldersOf(const std::string& name)
{
    for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
        ::mkdir(name.substr(0, slash).c_str(), 0755);
}

void putFile(const TaskFile& file)
{
    makeFoldersOf(file.name);
    const mode_t mode = file.executable ? 0755 : 0644;
    const int descriptor = ::open(file.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    const bool written = descriptor >= 0 && writeAll(descriptor, file.content);
    if (!written)
        giveUp(because("the task's file " + file.name + " cannot be put into the sandbox"));
    ::close(descriptor);
}

/// While the program runs, which may have put anything in the way: it is replaced, never written through or waited for.
void replaceFile(const std::string& name, std::string_view content)
{
    constexpr const char* fresh = ".jumpseat-new";
    makeFoldersOf(name);
    ::unlink(fresh);
    const mode_t mode = content.starts_with("#!") ? 0755 : 0644;
    const int descriptor = ::open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor < 0)
        return;
    const bool written = writeAll(descriptor, content);
    ::close(descriptor);
    if (!written || ::rename(fresh, name.c_str()) != 0)
        ::unlink(fresh);
}

void limit(int what, std::uint64_t value)
{
    const rlimit limit { value, value };
    if (::setrlimit(__rlimit_resource_t(what), &limit) != 0)
        giveUp(because("a limit cannot be set"));
}

/// Against what grows faster than the box looks: it looks every 20 ms, at all processes together.
void setLimits(const Limits& limits)
{
    limit(RLIMIT_NPROC, limits.processes + 1); // this one counts
    limit(RLIMIT_DATA, 2 * limits.memory);     // not the address space: run-times reserve plenty of that
    limit(RLIMIT_FSIZE, limits.disk);
    limit(RLIMIT_NOFILE, 1024);
    limit(RLIMIT_CORE, 1); // 0 still reaches a collector that core_pattern may name
    limit(RLIMIT_MEMLOCK, 1 << 20);
    limit(RLIMIT_CPU, limits.cpuMs / 1000 + 2); // of one process
}

[[noreturn]] void becomeProgram(const Request& request, int problem)
{
    ::setsid();
    if (request.terminal && ::ioctl(0, TIOCSCTTY, 0) != 0)
        ::_exit(127);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    setLimits(request.limits);
    std::vector<char*> arguments, environment;
    for (const std::string& argument : request.command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    for (const std::string& variable : request.environment)
        environment.push_back(const_cast<char*>(variable.c_str()));
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    ::execvpe(arguments[0], arguments.data(), environment.data());
    const int error = errno;
    (void)writeAll(problem, { reinterpret_cast<const char*>(&error), sizeof error });
    ::_exit(127);
}

/// 0 with the program running, else why it does not.
int start(const Request& request, pid_t& program)
{
    int problem[2];
    if (::pipe2(problem, O_CLOEXEC) != 0)
        return errno;
    program = ::fork();
    if (program == 0)
        becomeProgram(request, problem[1]);
    ::close(problem[1]);
    int error = program < 0 ? errno : 0;
    if (::read(problem[0], &error, sizeof error) < 0)
        error = errno;
    ::close(problem[0]);
    return error;
}

/// What the box says while the program runs.
void obey(const FrameReader::Taken& said, pid_t program)
{
    if (said.type == Frame::Interrupt)
        ::kill(-program, SIGINT);
    else if (said.type == Frame::Kill)
        ::kill(program, SIGKILL);
    const std::size_t nul = said.body.find('\0');
    if (said.type == Frame::Put && nul != std::string::npos)
        replaceFile(said.body.substr(0, nul), std::string_view(said.body).substr(nul + 1));
    else if (said.type == Frame::Remove)
        ::unlink(said.body.c_str());
}

struct Ended {
    bool isOver = false;
    int status = 0;
    std::uint64_t cpuUs = 0, peakMemory = 0;
};

std::uint64_t microseconds(const timeval& time)
{
    return std::uint64_t(time.tv_sec) * 1'000'000 + std::uint64_t(time.tv_usec);
}

void reap(pid_t program, Ended& ended)
{
    int status = 0;
    rusage used {};
    for (pid_t child = 0; (child = ::wait4(-1, &status, WNOHANG, &used)) > 0;) {
        ended.cpuUs += microseconds(used.ru_utime) + microseconds(used.ru_stime);
        ended.peakMemory = std::max(ended.peakMemory, std::uint64_t(used.ru_maxrss) * 1024);
        if (child != program)
            continue;
        ended.isOver = true;
        ended.status = status;
    }
}

Ended attend(pid_t program, FrameReader& frames)
{
    Ended ended;
    timespec pause { 0, 0 };
    sigset_t waiting;
    ::sigemptyset(&waiting);
    bool heard = true;
    while (!ended.isOver) {
        pollfd box { heard ? at::toInside : -1, POLLIN, 0 };
        pause = { 1, 0 };
        if (::ppoll(&box, 1, &pause, &waiting) > 0 && !(heard = readSome(at::toInside, frames)))
            ::kill(program, SIGKILL); // the box is gone
        while (const auto said = frames.next())
            obey(*said, program);
        reap(program, ended);
    }
    return ended;
}

/// The program's own time is over, and with it that of all it started.
void killOthers(Ended& ended)
{
    while (true) {
        ::kill(-1, SIGKILL);
        int status = 0;
        rusage used {};
        const pid_t child = ::wait4(-1, &status, 0, &used);
        if (child < 0 && errno == ECHILD)
            return;
        if (child > 0)
            ended.cpuUs += microseconds(used.ru_utime) + microseconds(used.ru_stime);
    }
}

void report(const Ended& ended, bool filesCut)
{
    Outcome outcome;
    outcome.reason = WIFSIGNALED(ended.status) ? Reason::Signalled : Reason::Exited;
    outcome.code = WIFSIGNALED(ended.status) ? WTERMSIG(ended.status) : WEXITSTATUS(ended.status);
    outcome.cpuUs = ended.cpuUs;
    outcome.peakMemory = ended.peakMemory;
    outcome.filesCut = filesCut;
    (void)writeAll(at::fromInside, frame(Frame::Done, encode(outcome)));
}

void prepare()
{
    ::prctl(PR_SET_DUMPABLE, 0); // nobody in here reads its memory or borrows its pipes
    ::close_range(at::fromInside + 1, ~0U, 0);
    ::fcntl(at::toInside, F_SETFD, FD_CLOEXEC);
    ::fcntl(at::fromInside, F_SETFD, FD_CLOEXEC);
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGCHLD, [](int) { });
    sigset_t child; // let in while it waits, and only then
    ::sigemptyset(&child);
    ::sigaddset(&child, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &child, nullptr);
    ::umask(022);
}

int run()
{
    prepare();
    FrameReader frames;
    const Request request = readRequest(frames);
    for (const TaskFile& file : request.files)
        putFile(file);
    pid_t program = 0;
    if (const int error = start(request, program))
        giveUp(request.command.front() + " cannot be started: " + std::strerror(error));
    (void)writeAll(at::fromInside, frame(Frame::Started));
    Ended ended = attend(program, frames);
    killOthers(ended);
    // Its ends of these pipes are the last ones: the box reads to their end.
    for (int descriptor = 0; descriptor < 3; ++descriptor)
        ::close(descriptor);
    const Leftovers left(request);
    if (const auto text = left.report())
        (void)writeAll(at::fromInside, frame(Frame::Report, *text));
    bool cut = false;
    if (request.copyBack)
        cut = !left.eachFile([](const std::string& name, const std::string& content) {
            (void)writeAll(at::fromInside, frame(Frame::File, name + '\0' + content));
        });
    report(ended, cut);
    return 0;
}

} // namespace

} // namespace jumpseat::box

int main()
{
    return jumpseat::box::run();
}
