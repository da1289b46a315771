// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

#include <sys/types.h>

#include <string>

namespace jumpseat::box {

/// The box's ends of a sandbox's pipes.
struct Launched {
    pid_t bubblewrap = -1;
    int input = -1, output = -1, errors = -1; ///< of the program; with a terminal `output` is both, the others -1
    int toInside = -1, fromInside = -1;
    int info = -1;       ///< where bwrap says which process is the first inside
    std::string problem; ///< why there is none
};

/// Starts bwrap as an ordinary user, in the idle class, with an empty environment and no descriptor too many.
[[nodiscard]] Launched launch(const Request& request);

} // namespace jumpseat::box
