// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat {

/// How the JSON values of a file are told from each other.
enum class Framing {
    Lines,  ///< each on a line; a line may hold several, and a broken one costs only itself
    Values, ///< one behind the other, each over as many lines as it likes
};

} // namespace jumpseat
