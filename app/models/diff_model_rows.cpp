// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which rows a diff has: what is folded, and what stands under which line.

#include "models/diff_model.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int leastFold = 2; // a fold of one line hides nothing worth a row

} // namespace

QBitArray DiffModel::shownPairs()
{
    const int count = int(m_pairs.size());
    if (m_view) { // whoever reads what is folded has unfolded it
        const int from = pairOf(m_view->side, m_view->fromLine);
        const int to = pairOf(m_view->side, m_view->toLine);
        if (from >= 0 && to >= from
            && std::none_of(m_pairs.begin() + from, m_pairs.begin() + to + 1, [](auto& p) { return !p.isSame(); }))
            m_unfolded.fill(true, from, to + 1);
    }
    QBitArray shown = m_unfolded;
    const auto showAround = [&](int from, int to) {
        shown.fill(true, std::max(0, from - context), std::min(count, to + context + 1));
    };
    for (int i = 0; i < count; ++i) {
        if (!m_pairs.at(i).isSame())
            showAround(i, i);
    }
    for (const ReviewCommentState& comment : std::as_const(m_comments)) {
        const auto [from, to] = pairsOf(comment);
        if (to >= 0)
            showAround(from, to);
    }
    for (const Planted& planted : std::as_const(m_planted))
        showAround(planted.pair, planted.pair);
    return shown;
}

QList<DiffRow> DiffModel::makeRows()
{
    m_comments.clear();
    m_threads.clear();
    for (const ReviewCommentState& comment : m_review->comments()) {
        if (comment.file == m_file)
            m_comments.append(comment);
    }
    for (const ReviewCommentState& comment : std::as_const(m_comments)) {
        if (comment.replyTo.isEmpty())
            m_threads[pairsOf(comment).second].append(comment.id);
    }
    m_view = m_review->view();
    if (m_view && m_view->file != m_file)
        m_view.reset();
    if (!comment(m_answering))
        m_answering = {};
    const QBitArray shown = shownPairs();
    const int count = int(m_pairs.size());
    QList<DiffRow> rows;
    for (int i = 0; i < count;) {
        int end = i;
        while (end < count && !shown.testBit(end))
            ++end;
        if (end - i >= leastFold) {
            rows.append({ DiffRow::Kind::Fold, i, end - i });
            i = end;
            continue;
        }
        rows.append({ DiffRow::Kind::Line, i });
        appendThreads(i, rows);
        ++i;
    }
    appendThreads(-1, rows); // in a record whose kit has lost its texts
    return rows;
}

void DiffModel::appendThreads(int pair, QList<DiffRow>& rows) const
{
    const auto threads = m_threads.constFind(pair);
    if (threads == m_threads.cend())
        return;
    for (const ReviewCommentId& thread : *threads) {
        rows.append({ DiffRow::Kind::Comment, pair, 1, thread });
        for (const ReviewCommentState& answer : m_comments) {
            if (answer.replyTo == thread)
                rows.append({ DiffRow::Kind::Comment, pair, 1, answer.id });
        }
        if (m_answering == thread)
            rows.append({ DiffRow::Kind::Answer, pair, 1, thread });
    }
}

/// Only what differs is taken out and put in, so that selection, place and an open field stay.
void DiffModel::setRows(const QList<DiffRow>& rows)
{
    const qsizetype shorter = std::min(rows.size(), m_rows.size());
    qsizetype head = 0;
    while (head < shorter && rows.at(head) == m_rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && rows.at(rows.size() - 1 - tail) == m_rows.at(m_rows.size() - 1 - tail))
        ++tail;
    const qsizetype out = m_rows.size() - head - tail;
    const qsizetype in = rows.size() - head - tail;
    if (out > 0) {
        beginRemoveRows({}, int(head), int(head + out) - 1);
        m_rows.remove(head, out);
        endRemoveRows();
    }
    if (in > 0) {
        beginInsertRows({}, int(head), int(head + in) - 1);
        m_rows = rows;
        endInsertRows();
    }
}

} // namespace jumpseat
