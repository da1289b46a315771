// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/terminal_engine.h"

#include <algorithm>
#include <cstdlib>

extern "C" {
#include <vterm.h>
}

namespace jumpseat {

namespace {

CellColor cellColor(const VTermColor& color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color))
        return {};
    if (VTERM_COLOR_IS_INDEXED(&color))
        return { CellColor::Kind::Indexed, color.indexed.idx };
    return { CellColor::Kind::Rgb, color.rgb.red, color.rgb.green, color.rgb.blue };
}

/// As libvterm's own: zeroed.
void* allocate(size_t size, void*)
{
    void* memory = std::calloc(1, size);
    if (!memory)
        std::abort(); // libvterm would go on with nothing
    return memory;
}

void release(void* memory, void*)
{
    std::free(memory);
}

VTermAllocatorFunctions allocator { allocate, release };

} // namespace

/// Each returns 1: done, nothing is left to libvterm.
struct TerminalGrid::Engine::Calls {
    static TerminalGrid& grid(void* user) { return static_cast<Engine*>(user)->m_grid; }

    static int putGlyph(VTermGlyphInfo* info, VTermPos pos, void* user)
    {
        TerminalCell cell;
        for (size_t i = 0; i < cell.text.size() && info->chars[i] != 0; ++i)
            cell.text[i] = info->chars[i];
        cell.width = std::int8_t(std::clamp(info->width, 1, 2));
        grid(user).put(pos.row, pos.col, cell);
        return 1;
    }
    static int moveCursor(VTermPos, VTermPos, int, void*) { return 1; }
    static int scrollRect(VTermRect rect, int downward, int rightward, void* user)
    {
        return grid(user).scroll(rect.start_row, rect.end_row, rect.start_col, rect.end_col, downward, rightward);
    }
    static int moveRect(VTermRect dest, VTermRect src, void* user)
    {
        grid(user).copy(dest.start_row, dest.start_col, src.start_row, src.start_col,
            std::max(0, src.end_row - src.start_row), std::max(0, src.end_col - src.start_col));
        return 1;
    }
    static int erase(VTermRect rect, int, void* user)
    {
        grid(user).erase(rect.start_row, rect.end_row, rect.start_col, rect.end_col);
        return 1;
    }
    static int initPen(void* user)
    {
        grid(user).m_pen = {};
        return 1;
    }
    static int setPenAttr(VTermAttr attr, VTermValue* value, void* user)
    {
        CellLook& pen = grid(user).m_pen;
        switch (attr) {
        case VTERM_ATTR_BOLD: pen.bold = value->boolean; break;
        case VTERM_ATTR_UNDERLINE: pen.underline = value->number != 0; break;
        case VTERM_ATTR_ITALIC: pen.italic = value->boolean; break;
        case VTERM_ATTR_REVERSE: pen.reverse = value->boolean; break;
        case VTERM_ATTR_CONCEAL: pen.conceal = value->boolean; break;
        case VTERM_ATTR_STRIKE: pen.strike = value->boolean; break;
        case VTERM_ATTR_FOREGROUND: pen.ink = cellColor(value->color); break;
        case VTERM_ATTR_BACKGROUND: pen.ground = cellColor(value->color); break;
        default: break;
        }
        return 1;
    }
    static int setTermProp(VTermProp prop, VTermValue* value, void* user)
    {
        TerminalGrid& screen = grid(user);
        switch (prop) {
        case VTERM_PROP_CURSORVISIBLE: screen.m_cursorVisible = value->boolean; break;
        case VTERM_PROP_ALTSCREEN: screen.m_alternate = value->boolean; break;
        case VTERM_PROP_REVERSE: screen.m_reversed = value->boolean; break;
        default: break; // titles, the mouse and the like: nobody here listens
        }
        return 1;
    }
    /// libvterm leaves its table of lines as it is unless this makes it anew, and then reads beyond its end.
    static int resize(int rows, int columns, VTermStateFields* fields, void* user)
    {
        auto* engine = static_cast<Engine*>(user);
        for (VTermLineInfo*& lines : fields->lineinfos) {
            if (!lines)
                continue;
            auto* more = static_cast<VTermLineInfo*>(allocate(size_t(rows) * sizeof(VTermLineInfo), nullptr));
            std::copy_n(lines, std::min(engine->m_rows, rows), more);
            release(std::exchange(lines, more), nullptr);
        }
        engine->m_rows = rows;
        fields->pos = { std::clamp(fields->pos.row, 0, rows - 1), std::clamp(fields->pos.col, 0, columns - 1) };
        return 1;
    }
    static int bell(void*) { return 1; }
    static int clearHistory(void* user)
    {
        grid(user).m_history.clear();
        return 1;
    }

    static constexpr VTermStateCallbacks callbacks { .putglyph = putGlyph,
        .movecursor = moveCursor,
        .scrollrect = scrollRect,
        .moverect = moveRect,
        .erase = erase,
        .initpen = initPen,
        .setpenattr = setPenAttr,
        .settermprop = setTermProp,
        .bell = bell,
        .resize = resize,
        .setlineinfo = nullptr,
        .sb_clear = clearHistory };
};

TerminalGrid::Engine::Engine(TerminalGrid& grid)
    : m_grid(grid)
    , m_rows(grid.rows())
    , m_term(vterm_new_with_allocator(grid.rows(), grid.columns(), &allocator, nullptr))
    , m_state(vterm_obtain_state(m_term))
{
    vterm_set_utf8(m_term, 1);
    vterm_output_set_callback(m_term, [](const char*, size_t, void*) { }, nullptr);
    vterm_state_set_callbacks(m_state, &Calls::callbacks, this);
    vterm_state_reset(m_state, 1);
}

TerminalGrid::Engine::~Engine()
{
    vterm_free(m_term);
}

void TerminalGrid::Engine::write(std::string_view bytes)
{
    vterm_input_write(m_term, bytes.data(), bytes.size());
}

void TerminalGrid::Engine::resize(int rows, int columns)
{
    vterm_set_size(m_term, rows, columns);
}

std::pair<int, int> TerminalGrid::Engine::cursor() const
{
    VTermPos pos {};
    vterm_state_get_cursorpos(m_state, &pos);
    return { std::clamp(pos.row, 0, m_grid.rows() - 1), std::clamp(pos.col, 0, m_grid.columns() - 1) };
}

} // namespace jumpseat
