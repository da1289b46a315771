// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/terminal_grid.h"

#include "runs/terminal_engine.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// What an erased place keeps: the ground, and nothing that belongs to letters.
CellLook blankLook(const CellLook& pen)
{
    return { .ink = {}, .ground = pen.ground };
}

bool isWritten(const TerminalRow& row)
{
    return row.rest.ground != CellColor()
        || std::ranges::any_of(row.cells, [](const TerminalCell& cell) { return cell.text[0] > U' '; });
}

} // namespace

TerminalGrid::TerminalGrid(int rows, int columns)
    : m_rows(std::clamp(rows, least, most))
    , m_columns(std::clamp(columns, least, most))
    , m_main(size_t(m_rows))
    , m_other(size_t(m_rows))
    , m_engine(std::make_unique<Engine>(*this))
{
}

TerminalGrid::~TerminalGrid() = default;

void TerminalGrid::write(std::string_view bytes)
{
    m_engine->write(bytes);
    m_cursor = m_engine->cursor();
}

void TerminalGrid::resize(int rows, int columns)
{
    rows = std::clamp(rows, least, most);
    columns = std::clamp(columns, least, most);
    // The cursor's row stays on the screen; under a program that has the screen for itself, the newest rows do.
    const int above = std::max(0, m_cursor.first - (rows - 1));
    const int mainAbove = m_alternate ? std::max(0, m_rows - rows) : above;
    for (int i = 0; i < mainAbove; ++i)
        remember(std::move(m_main[size_t(i)]));
    m_main.erase(m_main.begin(), m_main.begin() + mainAbove);
    m_other.erase(m_other.begin(), m_other.begin() + above);
    for (Screen* part : { &m_main, &m_other }) {
        part->resize(size_t(rows));
        for (TerminalRow& row : *part)
            row.cells.resize(std::min(row.cells.size(), size_t(columns)));
    }
    m_rows = rows;
    m_columns = columns;
    m_engine->resize(rows, columns);
    m_cursor = m_engine->cursor();
}

const TerminalRow& TerminalGrid::row(size_t index) const
{
    static const TerminalRow none;
    if (index < m_history.size())
        return m_history[index];
    const size_t line = index - m_history.size();
    return line < screen().size() ? screen()[line] : none;
}

size_t TerminalGrid::usedRows() const
{
    size_t used = size_t(m_cursor.first) + 1;
    for (size_t i = screen().size(); i > used; --i) {
        if (isWritten(screen()[i - 1]))
            used = i;
    }
    return m_history.size() + used;
}

TerminalCell TerminalGrid::cellAt(const TerminalRow& row, int column)
{
    return size_t(column) < row.cells.size() ? row.cells[size_t(column)] : TerminalCell { .look = row.rest };
}

void TerminalGrid::fill(TerminalRow& row, int columns) const
{
    const auto wanted = size_t(std::min(columns, m_columns));
    if (row.cells.size() < wanted)
        row.cells.resize(wanted, TerminalCell { .look = row.rest });
}

void TerminalGrid::put(int row, int column, TerminalCell cell)
{
    if (row < 0 || row >= m_rows || column < 0 || column >= m_columns)
        return;
    cell.look = m_pen;
    TerminalRow& line = screen()[size_t(row)];
    const int width = cell.width > 1 && column + 1 < m_columns ? 2 : 1;
    cell.width = std::int8_t(width);
    fill(line, column + width);
    auto& cells = line.cells;
    const auto at = size_t(column);
    // Half of a wide character is none.
    if (cells[at].width == 0 && column > 0)
        cells[at - 1] = { .look = cells[at - 1].look };
    const size_t after = at + size_t(width);
    if (after < cells.size() && cells[after].width == 0)
        cells[after] = { .look = cells[after].look };
    cells[at] = cell;
    if (width == 2)
        cells[at + 1] = { .width = 0, .look = m_pen };
}

void TerminalGrid::erase(int fromRow, int toRow, int fromColumn, int toColumn)
{
    const CellLook blank = blankLook(m_pen);
    fromColumn = std::clamp(fromColumn, 0, m_columns);
    toColumn = std::clamp(toColumn, 0, m_columns);
    for (int i = std::max(0, fromRow); i < std::min(toRow, m_rows); ++i) {
        TerminalRow& row = screen()[size_t(i)];
        if (fromColumn == 0 && toColumn == m_columns) {
            row.cells.clear();
            row.rest = blank;
        } else if (toColumn == m_columns && row.rest == blank) {
            row.cells.resize(std::min(row.cells.size(), size_t(fromColumn)));
        } else if (fromColumn < toColumn) {
            fill(row, toColumn);
            std::fill(row.cells.begin() + fromColumn, row.cells.begin() + toColumn, TerminalCell { .look = blank });
        }
    }
}

void TerminalGrid::copy(int toRow, int toColumn, int fromRow, int fromColumn, int rows, int columns)
{
    std::vector<std::vector<TerminalCell>> taken;
    for (int i = 0; i < rows; ++i) {
        const TerminalRow& row = screen()[size_t(std::clamp(fromRow + i, 0, m_rows - 1))];
        auto& cells = taken.emplace_back();
        for (int j = 0; j < columns; ++j)
            cells.push_back(cellAt(row, fromColumn + j));
    }
    for (int i = 0; i < rows; ++i) {
        const int line = toRow + i;
        if (line < 0 || line >= m_rows || toColumn < 0)
            continue;
        TerminalRow& row = screen()[size_t(line)];
        fill(row, toColumn + columns);
        const int count = std::min(columns, int(row.cells.size()) - toColumn);
        for (int j = 0; j < count; ++j)
            row.cells[size_t(toColumn + j)] = taken[size_t(i)][size_t(j)];
    }
}

/// False: what moves is not whole rows.
bool TerminalGrid::scroll(int fromRow, int toRow, int fromColumn, int toColumn, int down, int right)
{
    if (right != 0 || fromColumn != 0 || toColumn != m_columns || fromRow < 0 || toRow > m_rows || fromRow >= toRow)
        return false;
    Screen& lines = screen();
    const int count = std::min(std::abs(down), toRow - fromRow);
    if (down > 0 && fromRow == 0 && !m_alternate) {
        for (int i = 0; i < count; ++i)
            remember(std::move(lines[size_t(i)]));
    }
    const auto begin = lines.begin() + fromRow;
    const auto end = lines.begin() + toRow;
    std::rotate(begin, down > 0 ? begin + count : end - count, end);
    if (down > 0)
        erase(toRow - count, toRow, 0, m_columns);
    else
        erase(fromRow, fromRow + count, 0, m_columns);
    return true;
}

void TerminalGrid::remember(TerminalRow row)
{
    m_history.push_back(std::move(row));
    if (m_history.size() > mostHistory)
        m_history.pop_front();
}

} // namespace jumpseat
