// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace jumpseat {

/// A colour as a program asked for it: the terminal's own, one of 256, or red, green and blue.
struct CellColor {
    enum class Kind : std::uint8_t { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    std::uint8_t red = 0, green = 0, blue = 0; ///< Indexed: the number is in `red`
    friend bool operator==(const CellColor&, const CellColor&) = default;
};

struct CellLook {
    CellColor ink, ground;
    bool bold = false, italic = false, underline = false, reverse = false, strike = false, conceal = false;
    friend bool operator==(const CellLook&, const CellLook&) = default;
};

struct TerminalCell {
    std::array<char32_t, 3> text {}; ///< a character and what combines with it; empty: a blank
    std::int8_t width = 1;           ///< 2: also the next cell, which has 0
    CellLook look;
};

/// A line of the screen. Cells at its end that were never written are not there; they look like `rest`.
struct TerminalRow {
    std::vector<TerminalCell> cells;
    CellLook rest;
};

/// A terminal without a picture: bytes go in, rows of cells come out. What the bytes ask for beyond drawing (replies,
/// titles, clipboard, sound) is not heard. libvterm reads the sequences; the rows are kept here, because scrolling them
/// must cost next to nothing whatever the size.
class TerminalGrid {
public:
    static constexpr int least = 2, most = 500;  ///< rows or columns
    static constexpr size_t mostHistory = 2'000; ///< rows that have left the screen

    TerminalGrid(int rows, int columns);
    ~TerminalGrid();
    TerminalGrid(const TerminalGrid&) = delete;
    TerminalGrid& operator=(const TerminalGrid&) = delete;

    void write(std::string_view bytes);
    void resize(int rows, int columns);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] size_t historySize() const { return m_history.size(); }
    /// Row 0 is the oldest one of the history.
    [[nodiscard]] const TerminalRow& row(size_t index) const;
    /// History and screen down to the last row that was written or has the cursor.
    [[nodiscard]] size_t usedRows() const;
    [[nodiscard]] std::pair<int, int> cursor() const { return m_cursor; } ///< row and column of the screen
    [[nodiscard]] bool isCursorVisible() const { return m_cursorVisible; }
    [[nodiscard]] bool isReversed() const { return m_reversed; }

private:
    struct Engine; // libvterm and its callbacks
    using Screen = std::vector<TerminalRow>;
    [[nodiscard]] Screen& screen() { return m_alternate ? m_other : m_main; }
    [[nodiscard]] const Screen& screen() const { return m_alternate ? m_other : m_main; }
    void put(int row, int column, TerminalCell cell);
    void erase(int fromRow, int toRow, int fromColumn, int toColumn);
    void copy(int toRow, int toColumn, int fromRow, int fromColumn, int rows, int columns);
    [[nodiscard]] bool scroll(int fromRow, int toRow, int fromColumn, int toColumn, int down, int right);
    void remember(TerminalRow row);
    [[nodiscard]] static TerminalCell cellAt(const TerminalRow& row, int column);
    void fill(TerminalRow& row, int columns) const;

    int m_rows, m_columns;
    Screen m_main, m_other;
    bool m_alternate = false;
    std::deque<TerminalRow> m_history;
    CellLook m_pen;
    std::pair<int, int> m_cursor { 0, 0 };
    bool m_cursorVisible = true, m_reversed = false;
    std::unique_ptr<Engine> m_engine;
};

} // namespace jumpseat
