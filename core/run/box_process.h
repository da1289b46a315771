// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "run/box/wire.h"

#include <QByteArrayList>
#include <QStringList>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

namespace jumpseat {

/// Frames on their way to a box, from any thread.
class CommandQueue {
public:
    CommandQueue();
    ~CommandQueue();
    CommandQueue(const CommandQueue&) = delete;
    CommandQueue& operator=(const CommandQueue&) = delete;

    void add(std::string&& frames);
    /// False, and nothing is added, while 1 MiB waits already.
    [[nodiscard]] bool addUnlessFull(std::string&& frames);
    /// The run is to end, whatever waits.
    void end();
    [[nodiscard]] bool isEnding() const { return m_ending; }
    /// What waits, which then waits no longer.
    [[nodiscard]] std::string take();
    /// Readable while something waits.
    [[nodiscard]] int descriptor() const { return m_event; }

private:
    std::mutex m_mutex;
    std::string m_waiting;
    std::atomic<bool> m_ending = false;
    int m_event;
};

/// How a box is started: program and arguments, and all of its environment.
struct BoxCommand {
    QStringList words;
    QByteArrayList environment = {};
};

/// Starts a box, gives it `request` and whatever `commands` gets, and tells `hear` its frames until it ends. Blocks.
/// Error: Io, when it cannot be started.
[[nodiscard]] Result<void> talkToBox(const BoxCommand& command, std::string request, CommandQueue& commands,
    const std::function<void(const box::FrameReader::Taken&)>& hear);

} // namespace jumpseat
