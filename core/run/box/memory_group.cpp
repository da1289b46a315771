// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/memory_group.h"

#include <fstream>
#include <string>

namespace jumpseat::box {

unsigned long long outOfMemoryKills()
{
    // "0::/user.slice/.../run-r12.scope": the line of version 2.
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        if (!line.starts_with("0::/"))
            continue;
        std::ifstream events("/sys/fs/cgroup" + line.substr(3) + "/memory.events.local");
        std::string name;
        for (unsigned long long count = 0; events >> name >> count;) {
            if (name == "oom_kill")
                return count;
        }
    }
    return 0;
}

} // namespace jumpseat::box
