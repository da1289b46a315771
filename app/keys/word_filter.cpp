// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/word_filter.h"

namespace jumpseat {

void WordFilter::setWords(const QString& text)
{
    m_words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool WordFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    QString all;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
        all += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char('\n');
    return std::ranges::all_of(
        m_words, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace jumpseat
