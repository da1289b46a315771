// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <unistd.h>

namespace jumpseat::box {

/// Writes all of it to a descriptor that blocks.
inline bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(std::size_t(written));
    }
    return true;
}

/// Reads what is there; false at the end, on an error and after a frame that is too long.
inline bool readSome(int descriptor, FrameReader& frames)
{
    std::array<char, 65536> buffer;
    ssize_t many = 0;
    do
        many = ::read(descriptor, buffer.data(), buffer.size());
    while (many < 0 && errno == EINTR);
    if (many <= 0)
        return many < 0 && errno == EAGAIN;
    frames.add({ buffer.data(), std::size_t(many) });
    return !frames.isBroken();
}

} // namespace jumpseat::box
