// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/style_table.h"

namespace jumpseat {

int StyleTable::find(const Look& look) const
{
    const auto index = m_looks.indexOf(look);
    return index < 0 ? -1 : number(int(index));
}

int StyleTable::styleOf(const Look& look)
{
    if (const int known = find(look); known >= 0)
        return known;
    if (m_looks.size() >= capacity)
        return plain;
    m_looks.append(look);
    return number(int(m_looks.size()) - 1);
}

} // namespace jumpseat
