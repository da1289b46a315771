// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/supervisor.h"

#include "run/box/io.h"
#include "run/box/memory_group.h"

#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>

namespace jumpseat::box {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenLooks = 20ms;
constexpr auto betweenLooksWhenNear = 4ms; // two processors touch some 20 MiB meanwhile
constexpr auto toStart = 10s;              // on a machine under load
constexpr auto toSayGoodbye = 500ms;       // what is left behind is read, and what was printed
constexpr std::size_t mostWaiting = 1 << 20;

void closeOnce(int& descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

void doNotBlock(int descriptor)
{
    if (descriptor >= 0)
        ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

} // namespace

volatile std::sig_atomic_t Supervisor::shouldEnd = 0;

Supervisor::Supervisor(Request request)
    : m_request(std::move(request))
    , m_outputLeft(m_request.limits.output)
    , m_begun(Clock::now())
    , m_hardEnd(m_begun + toStart)
    , m_killsBefore(outOfMemoryKills())
{
    m_made = launch(m_request);
    if (!m_made.problem.empty()) {
        fail(m_made.problem);
        return;
    }
    for (const int each :
        { m_made.input, m_made.output, m_made.errors, m_made.toInside, m_made.fromInside, m_made.info, 1 })
        doNotBlock(each);
    Request inner = m_request;
    inner.bubblewrap = inner.inside = {};
    m_toInside = frame(Frame::Request, encode(inner));
    m_request.files.clear(); // they are on their way
}

Supervisor::~Supervisor()
{
    for (int* each : { &m_made.input, &m_made.output, &m_made.errors, &m_made.toInside, &m_made.fromInside,
             &m_made.info, &m_firstHandle })
        closeOnce(*each);
}

void Supervisor::run(FrameReader& commands)
{
    while (const auto command = commands.next())
        obey(*command);
    while (m_state != State::Over)
        turn(commands);
    finish();
}

short Supervisor::wantsOutput() const
{
    return m_toJumpseat.size() < mostWaiting || m_isAlone ? POLLIN : 0;
}

/// Not before the program is known to run: what is there until then is bwrap's.
int Supervisor::whenRunning(int descriptor) const
{
    return m_state == State::Starting ? -1 : descriptor;
}

void Supervisor::turn(FrameReader& commands)
{
    // While much waits for the program nothing more is taken; that Jumpseat has gone is noticed all the same.
    const short wanted = m_toProgram.size() < mostWaiting ? POLLIN : 0;
    pollfd all[] {
        { m_isAlone ? -1 : 0, wanted, 0 }, { m_toJumpseat.empty() ? -1 : 1, POLLOUT, 0 }, { m_made.info, POLLIN, 0 },
        { m_made.fromInside, wantsOutput(), 0 }, { whenRunning(m_made.output), wantsOutput(), 0 },
        { whenRunning(m_made.errors), wantsOutput(), 0 }, { m_toInside.empty() ? -1 : m_made.toInside, POLLOUT, 0 },
        { m_toProgram.empty() && !m_inputEnds ? -1 : (m_request.terminal ? m_made.output : m_made.input), POLLOUT, 0 }
    };
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(std::min(m_nextLook, m_hardEnd) - Clock::now());
    ::poll(all, std::size(all), std::clamp(int(wait.count()), 0, int(betweenLooks.count())));
    if (shouldEnd)
        end(Reason::Cancelled);
    if (all[0].revents && wanted)
        readCommands(commands);
    else if (all[0].revents)
        beAlone();
    if (all[1].revents)
        write(1, m_toJumpseat);
    if (all[2].revents)
        readInfo();
    if (all[4].revents & (POLLIN | POLLHUP | POLLERR))
        readProgram(m_made.output, Frame::Output);
    if (all[5].revents)
        readProgram(m_made.errors, Frame::Errors);
    if (all[3].revents)
        readInside();
    if (all[6].revents)
        write(m_made.toInside, m_toInside);
    if (all[7].revents & POLLERR)
        m_toProgram.clear(), m_inputEnds = false, closeOnce(m_made.input);
    else if (all[7].revents & POLLOUT)
        write(m_request.terminal ? m_made.output : m_made.input, m_toProgram, !m_request.terminal);
    lookAround();
}

void Supervisor::readCommands(FrameReader& commands)
{
    if (!readSome(0, commands))
        return beAlone();
    while (const auto command = commands.next())
        obey(*command);
}

/// Jumpseat is gone: nobody is interested any more.
void Supervisor::beAlone()
{
    m_isAlone = true;
    m_toJumpseat.clear();
    end(Reason::Cancelled);
    m_state = State::Over;
}

void Supervisor::obey(const FrameReader::Taken& command)
{
    switch (command.type) {
    case Frame::Input: m_toProgram += command.body; break;
    case Frame::EndInput:
        m_inputEnds = !m_request.terminal;
        m_toProgram += m_request.terminal ? "\x04" : "";
        break;
    case Frame::Interrupt:
        if (m_request.terminal)
            m_toProgram += '\x03'; // Ctrl C; what that does is up to the terminal's settings
        else
            m_toInside += frame(Frame::Interrupt);
        break;
    case Frame::Resize: resize(command.body); break;
    case Frame::Put:
    case Frame::Remove:
        if (isPlainPath(std::string_view(command.body).substr(0, command.body.find('\0'))))
            m_toInside += frame(command.type, command.body);
        break;
    default: break;
    }
}

void Supervisor::resize(std::string_view size)
{
    std::uint16_t wanted[2];
    if (!m_request.terminal || size.size() != sizeof wanted)
        return;
    std::memcpy(wanted, size.data(), sizeof wanted);
    const winsize window { wanted[0], wanted[1], 0, 0 };
    ::ioctl(m_made.output, TIOCSWINSZ, &window); // programs in the foreground are told by the kernel
}

/// {"child-pid": 4711}
void Supervisor::readInfo()
{
    char buffer[256];
    const ssize_t many = ::read(m_made.info, buffer, sizeof buffer);
    if (many > 0)
        m_info.append(buffer, std::size_t(many));
    else if (many == 0)
        closeOnce(m_made.info);
    const std::size_t at = m_info.find("\"child-pid\":");
    if (m_first < 0 && at != std::string::npos && m_info.find('}') != std::string::npos)
        m_first = pid_t(std::atoi(m_info.c_str() + at + 12));
    if (m_first > 0 && m_firstHandle < 0) // it lives: it waits for the request, or is told no more than that
        m_firstHandle = int(::syscall(SYS_pidfd_open, m_first, 0));
}

void Supervisor::readInside()
{
    const bool more = readSome(m_made.fromInside, m_fromInside);
    while (auto said = m_fromInside.next())
        hear(std::move(*said));
    if (more)
        return;
    closeOnce(m_made.fromInside);
    afterLastWord();
}

void Supervisor::hear(FrameReader::Taken&& said)
{
    switch (said.type) {
    case Frame::Started:
        if (m_state != State::Starting)
            break; // it was cancelled meanwhile, and is told so
        m_state = State::Running;
        m_begun = Clock::now();
        m_hardEnd = m_begun + std::chrono::milliseconds(m_request.limits.wallMs);
        if (m_first > 0)
            m_watch.emplace(m_first, m_request.limits);
        say(said.type, {});
        break;
    case Frame::File: // its own word is not trusted either
        if (isPlainPath(said.body.substr(0, said.body.find('\0'))))
            say(said.type, said.body);
        break;
    case Frame::Report: say(said.type, said.body); break;
    case Frame::Done: m_outcome = decodeOutcome(said.body); break;
    case Frame::Problem: fail(said.body); break;
    default: break;
    }
}

void Supervisor::readProgram(int& descriptor, Frame type)
{
    char buffer[65536];
    const ssize_t many = ::read(descriptor, buffer, sizeof buffer);
    if (many < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (many <= 0) // a terminal ends with an error
        return closeOnce(descriptor);
    const std::string_view text(buffer, std::size_t(many));
    if (m_state == State::Starting) {
        m_bubblewrapSaid += text;
        return;
    }
    const std::string_view allowed = text.substr(0, std::size_t(std::min<std::uint64_t>(m_outputLeft, text.size())));
    m_outputLeft -= allowed.size();
    if (!allowed.empty() && !m_isAlone)
        say(type, allowed);
    if (allowed.size() < text.size())
        end(Reason::Output);
}

void Supervisor::write(int descriptor, std::string& waiting, bool closeAtEnd)
{
    if (!waiting.empty()) {
        const ssize_t written = ::write(descriptor, waiting.data(), waiting.size());
        if (written > 0)
            waiting.erase(0, std::size_t(written));
        else if (errno != EAGAIN && errno != EINTR)
            waiting.clear(); // nobody reads it
    }
    if (closeAtEnd && m_inputEnds && waiting.empty()) {
        m_inputEnds = false;
        closeOnce(m_made.input);
    }
}

void Supervisor::lookAround()
{
    const auto now = Clock::now();
    if (m_state == State::Running && !m_watch && m_first > 0)
        m_watch.emplace(m_first, m_request.limits);
    if (m_state == State::Running && m_watch && now >= m_nextLook) {
        if (const auto passed = m_watch->look())
            end(*passed);
        m_nextLook = now + (m_watch->isNear() ? betweenLooksWhenNear : betweenLooks);
    }
    if (m_state != State::Running)
        m_nextLook = now + betweenLooks;
    if (now < m_hardEnd)
        return;
    if (m_state == State::Running)
        return end(Reason::Time);
    if (m_state == State::Starting)
        return fail("the sandbox did not start within 10 seconds");
    m_state = State::Over;
}

/// The program is to end. The first process may still say what it left.
void Supervisor::end(Reason reason)
{
    if (m_state == State::Ending || m_state == State::Over)
        return;
    m_limit = reason;
    m_state = State::Ending;
    m_hardEnd = Clock::now() + toSayGoodbye;
    m_toInside += frame(Frame::Kill);
}

/// Nothing more comes from inside; only what was printed may still be on its way.
void Supervisor::afterLastWord()
{
    if (m_state == State::Starting && !m_outcome) {
        reapBubblewrap(); // its last words are in the pipe then
        readProgram(m_request.terminal ? m_made.output : m_made.errors, Frame::Errors);
        while (!m_bubblewrapSaid.empty() && m_bubblewrapSaid.back() == '\n')
            m_bubblewrapSaid.pop_back();
        return fail(m_bubblewrapSaid.empty() ? "the sandbox ended before it began" : m_bubblewrapSaid);
    }
    if (m_state == State::Running) {
        m_state = State::Ending;
        m_hardEnd = Clock::now() + toSayGoodbye;
    }
    while (!isDrained() && Clock::now() < m_hardEnd) { // no more than what may be printed
        pollfd program[] { { m_made.output, POLLIN, 0 }, { m_made.errors, POLLIN, 0 } };
        ::poll(program, 2, 20);
        if (program[0].revents)
            readProgram(m_made.output, Frame::Output);
        if (program[1].revents)
            readProgram(m_made.errors, Frame::Errors);
    }
    m_state = State::Over;
}

void Supervisor::fail(const std::string& why)
{
    say(Frame::Problem, why);
    m_state = State::Over;
    m_outcome.reset();
    m_limit.reset();
    m_watch.reset();
}

/// It ends with its first process, or is made to.
void Supervisor::reapBubblewrap()
{
    const auto patience = Clock::now() + toSayGoodbye;
    while (m_made.bubblewrap > 0 && ::waitpid(m_made.bubblewrap, nullptr, WNOHANG) == 0) {
        if (Clock::now() > patience)
            ::kill(m_made.bubblewrap, SIGKILL);
        ::poll(nullptr, 0, 1);
    }
    m_made.bubblewrap = -1;
}

/// With its first process everything in the sandbox is gone; then the last word is said.
void Supervisor::finish()
{
    const auto end = Clock::now();
    if (m_firstHandle >= 0)
        ::syscall(SYS_pidfd_send_signal, m_firstHandle, SIGKILL, nullptr, 0);
    reapBubblewrap();
    if (m_outcome || m_limit) {
        Outcome outcome = m_outcome.value_or(Outcome { Reason::Signalled, SIGKILL, 0, 0, 0, true });
        const bool signalled = outcome.reason == Reason::Signalled;
        if (m_limit)
            outcome.reason = *m_limit;
        else if (signalled && outcome.code == SIGKILL && outOfMemoryKills() > m_killsBefore)
            outcome.reason = Reason::Memory;
        else if (signalled && outcome.code == SIGXCPU)
            outcome.reason = Reason::Cpu;
        else if (signalled && outcome.code == SIGXFSZ)
            outcome.reason = Reason::Disk;
        outcome.wallUs = std::uint64_t(std::chrono::duration_cast<std::chrono::microseconds>(end - m_begun).count());
        outcome.cpuUs = std::max(outcome.cpuUs, m_watch ? m_watch->cpuUs() : 0);
        outcome.peakMemory = std::max(outcome.peakMemory, m_watch ? m_watch->peakMemory() : 0);
        say(Frame::Done, encode(outcome));
    }
    if (m_isAlone)
        return;
    ::fcntl(1, F_SETFL, ::fcntl(1, F_GETFL) & ~O_NONBLOCK);
    (void)writeAll(1, m_toJumpseat);
}

} // namespace jumpseat::box
