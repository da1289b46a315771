// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box_process.h"

#include "run/box/io.h"

#include <QFile>

#include <sys/eventfd.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace jumpseat {

namespace {

constexpr std::size_t mostWaiting = 1 << 20;

/// The box as a child, with a pipe each way.
struct Child {
    pid_t process = -1;
    int to = -1, from = -1;

    ~Child()
    {
        closeTo();
        if (from >= 0)
            ::close(from);
        if (process > 0)
            ::waitpid(process, nullptr, 0); // its input has ended, so it ends
    }
    void closeTo()
    {
        if (to >= 0)
            ::close(to);
        to = -1;
    }
};

/// As the system's calls want them. `texts` outlives it.
std::vector<char*> pointersTo(const QByteArrayList& texts)
{
    std::vector<char*> pointers;
    for (const QByteArray& text : texts)
        pointers.push_back(const_cast<char*>(text.constData()));
    pointers.push_back(nullptr);
    return pointers;
}

bool spawn(Child& child, const BoxCommand& command)
{
    QByteArrayList texts;
    for (const QString& word : command.words)
        texts += QFile::encodeName(word);
    int to[2], from[2];
    if (::pipe2(to, O_CLOEXEC) != 0)
        return false;
    if (::pipe2(from, O_CLOEXEC) != 0) {
        ::close(to[0]);
        ::close(to[1]);
        return false;
    }
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, to[0], 0);
    ::posix_spawn_file_actions_adddup2(&actions, from[1], 1);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    const int failed = ::posix_spawn(&child.process, texts.first().constData(), &actions, nullptr,
        pointersTo(texts).data(), pointersTo(command.environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(to[0]);
    ::close(from[1]);
    child.to = to[1];
    child.from = from[0];
    if (failed)
        child.process = -1;
    errno = failed;
    return !failed;
}

/// A write to a box that has gone must not end the program.
class WithoutPipeSignal {
public:
    WithoutPipeSignal()
    {
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, &m_before);
    }
    ~WithoutPipeSignal()
    {
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        const timespec now {};
        while (::sigtimedwait(&pipe, nullptr, &now) > 0) { }
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    WithoutPipeSignal(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

private:
    sigset_t m_before {};
};

void writeSome(Child& child, std::string& waiting)
{
    const ssize_t written = ::write(child.to, waiting.data(), waiting.size());
    if (written > 0)
        waiting.erase(0, size_t(written));
    else if (errno != EAGAIN && errno != EINTR)
        child.closeTo();
}

} // namespace

CommandQueue::CommandQueue()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

CommandQueue::~CommandQueue()
{
    ::close(m_event);
}

void CommandQueue::add(std::string&& frames)
{
    const std::lock_guard lock(m_mutex);
    m_waiting += frames;
    ::eventfd_write(m_event, 1);
}

bool CommandQueue::addUnlessFull(std::string&& frames)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= mostWaiting)
        return false;
    m_waiting += frames;
    ::eventfd_write(m_event, 1);
    return true;
}

void CommandQueue::end()
{
    m_ending = true;
    ::eventfd_write(m_event, 1);
}

std::string CommandQueue::take()
{
    const std::lock_guard lock(m_mutex);
    eventfd_t ignored = 0;
    (void)::eventfd_read(m_event, &ignored);
    return std::exchange(m_waiting, {});
}

Result<void> talkToBox(const BoxCommand& command, std::string request, CommandQueue& commands,
    const std::function<void(const box::FrameReader::Taken&)>& hear)
{
    const WithoutPipeSignal quiet;
    Child child;
    if (!spawn(child, command))
        return fail(ErrorCode::Io,
            QStringLiteral("%1 cannot be started: %2").arg(command.words.first(), qt_error_string(errno)));
    ::fcntl(child.to, F_SETFL, O_NONBLOCK);
    std::string waiting = std::move(request);
    box::FrameReader frames;
    bool told = false;
    while (true) {
        if (commands.isEnding() && !told) {
            ::kill(child.process, SIGTERM); // by signal: what waits in the pipe may wait for ever
            told = true;
        }
        const bool writes = child.to >= 0 && !waiting.empty();
        std::array<pollfd, 3> all { { { child.from, POLLIN, 0 }, { writes ? child.to : -1, POLLOUT, 0 },
            { child.to >= 0 && waiting.size() < mostWaiting && !told ? commands.descriptor() : -1, POLLIN, 0 } } };
        if (::poll(all.data(), all.size(), -1) < 0 && errno != EINTR)
            return fail(ErrorCode::Io, qt_error_string(errno));
        if (all[1].revents)
            writeSome(child, waiting);
        if (all[2].revents)
            waiting += commands.take();
        if (!all[0].revents)
            continue;
        const bool more = box::readSome(child.from, frames);
        while (const auto said = frames.next())
            hear(*said);
        if (!more)
            return {};
    }
}

} // namespace jumpseat
