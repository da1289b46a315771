// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/launch.h"
#include "run/box/watch.h"
#include "run/box/wire.h"

#include <chrono>
#include <csignal>
#include <optional>
#include <poll.h>
#include <string>

namespace jumpseat::box {

/// Stands between Jumpseat, at descriptors 0 and 1, and one sandbox: passes on what both say, keeps the limits, and sees
/// to it that nothing is left. One thread; nothing here waits without a limit.
class Supervisor {
public:
    explicit Supervisor(Request request);
    ~Supervisor();
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    /// Set by a signal: the run is to end.
    static volatile std::sig_atomic_t shouldEnd;

    /// Until all is said and done.
    void run(FrameReader& commands);

private:
    using Clock = std::chrono::steady_clock;
    enum class State { Starting, Running, Ending, Over };

    void turn(FrameReader& commands);
    void readCommands(FrameReader& commands);
    void beAlone();
    void obey(const FrameReader::Taken& command);
    void resize(std::string_view size);
    void readInfo();
    void readInside();
    void hear(FrameReader::Taken&& said);
    void readProgram(int& descriptor, Frame type);
    void write(int descriptor, std::string& waiting, bool closeAtEnd = false);
    void lookAround();
    void end(Reason reason);
    void afterLastWord();
    void reapBubblewrap();
    void finish();
    void fail(const std::string& why);
    void say(Frame type, std::string_view body) { m_toJumpseat += frame(type, body); }
    [[nodiscard]] bool isDrained() const { return m_made.output < 0 && m_made.errors < 0; }
    [[nodiscard]] short wantsOutput() const;
    [[nodiscard]] int whenRunning(int descriptor) const;

    Request m_request;
    Launched m_made;
    State m_state = State::Starting;
    std::optional<Watch> m_watch;
    pid_t m_first = -1;
    int m_firstHandle = -1; ///< stands for that process alone, also when its number has another owner
    FrameReader m_fromInside;
    std::string m_toJumpseat, m_toInside, m_toProgram, m_info, m_bubblewrapSaid;
    bool m_inputEnds = false, m_isAlone = false;
    std::uint64_t m_outputLeft;
    std::optional<Reason> m_limit;
    std::optional<Outcome> m_outcome;
    Clock::time_point m_begun, m_nextLook, m_hardEnd;
    const unsigned long long m_killsBefore; ///< in the box's control group
};

} // namespace jumpseat::box
