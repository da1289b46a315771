// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace jumpseat {

/// The lines that still have to be lexed, as ranges that move with the text. A value.
class DirtyLines {
public:
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    /// Precondition: not empty.
    [[nodiscard]] int first() const { return m_ranges.front().from; }
    [[nodiscard]] bool contains(int line) const;
    [[nodiscard]] int count() const;

    void clear() { m_ranges.clear(); }
    void add(int from, int to); ///< [from, to)
    void removeFirst();         ///< first() is clean now

    /// `count` lines came in behind the start of `line`.
    void linesInserted(int line, int count);
    /// The `count` lines behind `line` were joined to it.
    void linesRemoved(int line, int count);

private:
    struct Range {
        int from = 0, to = 0;
    };
    std::vector<Range> m_ranges; // in order, not touching
};

} // namespace jumpseat
