// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace jumpseat {

class ChangeSet;

/// A text that is edited in place: a gap buffer of UTF-16 units with an index of its lines. Line breaks are '\n' only.
class TextDocument {
public:
    TextDocument() = default;
    explicit TextDocument(const QString& text);

    [[nodiscard]] qint32 length() const { return qint32(m_units.size()) - m_gapLength; }
    [[nodiscard]] QString text() const;
    /// Units [from, to). Precondition: 0 <= from <= to <= length().
    [[nodiscard]] QString slice(qint32 from, qint32 to) const;
    [[nodiscard]] char16_t at(qint32 pos) const;
    [[nodiscard]] qint32 lineCount() const; ///< at least 1: one more than there are breaks
    /// The line that `pos` is in, from 0. Precondition: 0 <= pos <= length().
    [[nodiscard]] qint32 lineAt(qint32 pos) const;
    /// Where a line begins. Precondition: 0 <= line < lineCount().
    [[nodiscard]] qint32 lineStart(qint32 line) const;
    /// WrongLength when `changes` were made for another length; the text is then untouched.
    [[nodiscard]] Result<void> apply(const ChangeSet& changes);

    /// `raw` with every \r\n and \r made \n: what enters the program passes here once.
    [[nodiscard]] static QString normalised(QString raw);
    /// False for text that cannot be stored and shown the same everywhere: half a surrogate pair, or NUL.
    [[nodiscard]] static bool isSound(QStringView text);

private:
    void replace(qint32 from, qint32 to, QStringView insert);
    void moveGap(qint32 to, qint32 need);
    void shiftBreaks(qint32 to);

    std::vector<char16_t> m_units;
    qint32 m_gapStart = 0;
    qint32 m_gapLength = 0;
    // The breaks meet at the gap too: those behind it are counted from the end, so that typing moves none.
    std::vector<qint32> m_breaksBefore; // positions, rising
    std::vector<qint32> m_breaksAfter;  // length() - position, rising
};

} // namespace jumpseat
