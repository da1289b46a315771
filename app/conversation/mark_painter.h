// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event_mark.h"
#include "theme/theme.h"

namespace jumpseat::conversation {

inline void paintMark(QPainter& painter, EventMark mark, const QRectF& box, const QColor& background)
{
    static_assert(int(EventMark::Prompt) == int(Glyph::Prompt) && int(EventMark::Hint) == int(Glyph::Hint)
        && int(EventMark::Note) == int(Glyph::Note) && int(EventMark::Rejected) == int(Glyph::Rejected));
    if (int(mark) <= int(EventMark::Hint))
        paintGlyph(painter, Glyph(int(mark)), box, background);
}

} // namespace jumpseat::conversation
