// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>

namespace jumpseat {

/// What a reader sees of a character.
struct Look {
    QRgb foreground = 0;
    bool bold = false, italic = false, underline = false;
    friend bool operator==(const Look&, const Look&) = default;
};

/// Style numbers for looks.
///
/// A definition can have hundreds of formats (Markdown 850) where Scintilla has 256 styles, but few of them look
/// different, so styles are given out by look. 32 to 39 are Scintilla's own. When all are used up, the plain look
/// serves: text is then less colourful, never wrong.
class StyleTable {
public:
    explicit StyleTable(const Look& plain = {}) { m_looks.append(plain); }

    static constexpr int plain = 0;
    static constexpr int capacity = 256 - 8;

    /// The number of `look`, given out now if it has none.
    int styleOf(const Look& look);
    [[nodiscard]] int find(const Look& look) const; ///< -1: not given out yet
    [[nodiscard]] int count() const { return int(m_looks.size()); }
    [[nodiscard]] const Look& at(int index) const { return m_looks.at(index); } ///< 0 .. count() - 1
    [[nodiscard]] static int number(int index) { return index < 32 ? index : index + 8; }

private:
    QList<Look> m_looks;
};

} // namespace jumpseat
