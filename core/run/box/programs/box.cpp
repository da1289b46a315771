// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// jumpseat-box: runs one program in a sandbox. Started by Jumpseat for each run, it reads a request at its standard input
// and answers at its standard output (wire.h). A program of its own, because it forks, limits and kills, and because the
// sandbox then dies with it whatever becomes of Jumpseat.

#include "run/box/io.h"
#include "run/box/supervisor.h"

#include <csignal>
#include <unistd.h>

int main()
{
    using namespace jumpseat::box;
    ::close_range(3, ~0U, 0);
    ::signal(SIGPIPE, SIG_IGN);
    struct sigaction ending {};
    ending.sa_handler = [](int) { Supervisor::shouldEnd = 1; };
    ::sigaction(SIGTERM, &ending, nullptr);
    FrameReader commands;
    while (true) {
        if (const auto first = commands.next()) {
            auto request = decodeRequest(first->body);
            if (first->type != Frame::Request || !request) {
                (void)writeAll(1, frame(Frame::Problem, "the request is damaged"));
                return 2;
            }
            Supervisor(*std::move(request)).run(commands);
            return 0;
        }
        if (!readSome(0, commands))
            return 2;
    }
}
