// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/shared_stack.h"
#include "text/change_set.h"
#include "text/removed_text.h"

namespace jumpseat {

/// Whose text an edit brings in, and whose edit it is. An argument: it does not outlive the call it is made for.
struct Authorship {
    const Origin& origin;          ///< of the inserted text, if `parts` is empty
    const QList<OriginRun>& parts; ///< of the inserted text in order; covers it
    const ClientId& client;        ///< the editor that made the edit
    EditWay way = EditWay::Forward;
};

/// Origins of a document's characters as runs; the runs cover it exactly, none is empty, neighbours differ.
///
/// Kept in two stacks that meet where the last edit was. Edits lie close together, so the next one moves few runs
/// however many there are (measured: 0.04 µs an edit where rebuilding one list took 36).
///
/// Removed text stays known at the place where it stood: what an undo or redo brings back has the origins it had,
/// whatever was written around it in between, and what was cut can be recognised where it is pasted.
class Provenance {
public:
    using Run = OriginRun;
    struct Share {
        OriginKind kind;
        qint32 units; ///< UTF-16 units
    };

    Provenance() = default;
    Provenance(qint32 length, const Origin& origin);

    [[nodiscard]] qint32 length() const { return m_length; }
    [[nodiscard]] QList<Run> runs() const;
    /// Of the text [from, to). Precondition: 0 <= from <= to <= length().
    [[nodiscard]] QList<Run> runs(qint32 from, qint32 to) const;
    [[nodiscard]] Origin at(qint32 pos) const; ///< Unknown outside
    /// Units by kind, largest first, zero shares left out.
    [[nodiscard]] QList<Share> shares() const;

    /// Inserted text gets `origin`; removed text is forgotten. The candidate's text between two characters of one
    /// suggestion becomes Edited: reworking what the assistant wrote is told apart from writing beside it.
    /// Precondition: changes.lengthBefore() == length().
    void apply(const ChangeSet& changes, const Origin& origin);

    /// The same for an edit of `before`, whose removed text is remembered. What an undo or redo brings back gets the
    /// origins it had, Unknown where they are not known, unless `by.parts` says them. `inserted` gets those of the
    /// inserted text in order.
    void apply(
        const ChangeSet& changes, const Authorship& by, const TextDocument& before, QList<Run>* inserted = nullptr);

    /// The origins of the newest removed text that reads `text`; empty when none does.
    [[nodiscard]] QList<Run> ofRemoved(QStringView text) const;

private:
    /// A stretch of text; or, with length 0, a place where removed text stood.
    struct Piece {
        qint32 length = 0;
        Origin origin;
        RemovedPlace removed;
    };
    using Stack = SharedStack<Piece>;

    void moveTo(qint32 pos);
    qint32 shift(Stack& from, Stack& to, qint32 length);
    void putText(Stack& stack, qint32 length, const Origin& origin);
    void putPlace(Stack& stack, RemovedPlace place);
    static RemovedPlace takePlace(Stack& stack);
    RemovedPlace drop(qint32 length);
    void insert(qint32 length, const Origin& origin);
    void insert(const QList<Run>& runs);
    [[nodiscard]] RemovedPlace remember(
        RemovedPlace gone, qint32 at, const Authorship& by, const TextDocument& before) const;
    QList<Run> insertOrBringBack(RemovedPlace gone, QStringView text, const Authorship& by, const QList<Run>& parts);
    [[nodiscard]] Origin reworked(const Origin& inserted) const;
    QList<Run> bringBack(RemovedPlace here, const QList<qsizetype>& which, const QList<Run>& parts);
    QList<Run> takeFromNearby(QStringView text, const Authorship& by);

    Stack m_before; // pieces that end at or before the meeting point, in order
    Stack m_after;  // the others, last first
    qint32 m_meeting = 0;
    qint32 m_length = 0;
    qint64 m_removals = 0; // edits that removed something
};

} // namespace jumpseat
