// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/terminal_grid.h"

struct VTerm;
struct VTermState;

namespace jumpseat {

/// libvterm's parser and state, with the grid as its screen. Its answers to programs go nowhere.
struct TerminalGrid::Engine {
    explicit Engine(TerminalGrid& grid);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void write(std::string_view bytes);
    void resize(int rows, int columns);
    [[nodiscard]] std::pair<int, int> cursor() const;

private:
    struct Calls;
    TerminalGrid& m_grid;
    int m_rows; ///< that libvterm knows of
    VTerm* m_term;
    VTermState* m_state;
};

} // namespace jumpseat
