// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/provenance.h"

#include "text/text_document.h"

#include <algorithm>
#include <map>

namespace jumpseat {

namespace {

/// How many pieces around an edit are looked at for text that comes back: others may have written between the place
/// where it stood and the place where it returns.
constexpr qsizetype nearby = 8;

bool isAssistants(const Origin& origin)
{
    return origin.kind == OriginKind::Assistant || origin.kind == OriginKind::Edited;
}

/// The longer list takes the shorter one in.
RemovedPlace joined(RemovedPlace first, RemovedPlace second)
{
    if (first.size() >= second.size()) {
        first.append(std::move(second));
        return first;
    }
    for (auto item = first.rbegin(); item != first.rend(); ++item)
        second.prepend(std::move(*item));
    return second;
}

} // namespace

Provenance::Provenance(qint32 length, const Origin& origin)
    : m_length(length)
{
    putText(m_after, length, origin);
}

QList<Provenance::Run> Provenance::runs() const
{
    QList<Run> result;
    result.reserve(m_before.size() + m_after.size());
    for (const Piece& piece : m_before)
        appendRun(result, piece.length, piece.origin);
    for (auto piece = m_after.crbegin(); piece != m_after.crend(); ++piece)
        appendRun(result, piece->length, piece->origin); // the meeting point may stand inside a run
    return result;
}

QList<Provenance::Run> Provenance::runs(qint32 from, qint32 to) const
{
    return sliceOf(runs(), from, to - from);
}

Origin Provenance::at(qint32 pos) const
{
    if (pos < 0)
        return {};
    for (const Run& run : runs()) {
        if (pos < run.length)
            return run.origin;
        pos -= run.length;
    }
    return {};
}

QList<Provenance::Share> Provenance::shares() const
{
    std::map<OriginKind, qint32> units;
    for (const Stack* stack : { &m_before, &m_after }) {
        for (const Piece& piece : *stack)
            units[piece.origin.kind] += piece.length;
    }
    QList<Share> result;
    for (const auto& [kind, count] : units) {
        if (count > 0)
            result.append({ kind, count });
    }
    std::ranges::stable_sort(result, std::greater {}, &Share::units);
    return result;
}

void Provenance::putText(Stack& stack, qint32 length, const Origin& origin)
{
    if (length == 0)
        return;
    if (!stack.isEmpty() && stack.last().length > 0 && stack.last().origin == origin)
        stack.last().length += length;
    else
        stack.append({ length, origin, {} });
}

void Provenance::putPlace(Stack& stack, RemovedPlace place)
{
    if (place.isEmpty())
        return;
    if (stack.isEmpty() || stack.last().length > 0) {
        stack.append({ 0, {}, std::move(place) });
        return;
    }
    RemovedPlace& there = stack.last().removed;
    there =
        &stack == &m_before ? joined(std::move(there), std::move(place)) : joined(std::move(place), std::move(there));
}

RemovedPlace Provenance::takePlace(Stack& stack)
{
    if (stack.isEmpty() || stack.last().length > 0)
        return {};
    return stack.takeLast().removed;
}

/// The first `length` units of the top piece, or a place, go from one stack onto the other.
qint32 Provenance::shift(Stack& from, Stack& to, qint32 length)
{
    Piece& top = from.last();
    if (top.length == 0) {
        putPlace(to, from.takeLast().removed);
        return 0;
    }
    const qint32 part = std::min(length, top.length);
    putText(to, part, top.origin);
    top.length -= part;
    if (top.length == 0)
        from.removeLast();
    return part;
}

void Provenance::moveTo(qint32 pos)
{
    while (m_meeting < pos)
        m_meeting += shift(m_after, m_before, pos - m_meeting);
    while (m_meeting > pos)
        m_meeting -= shift(m_before, m_after, m_meeting - pos);
}

/// Takes the text behind the meeting point away. What is returned holds it, and what had been removed inside it
/// before; whoever wants to remember it fills in the texts.
RemovedPlace Provenance::drop(qint32 length)
{
    RemovedPlace gone;
    bool isOpen = false; // the last of `gone` is of this removal and may go on
    m_length -= length;
    while (length > 0) {
        Piece& top = m_after.last();
        if (top.length == 0) {
            gone.append(m_after.takeLast().removed);
            isOpen = false;
            continue;
        }
        const qint32 part = std::min(length, top.length);
        if (!std::exchange(isOpen, true))
            gone.append(RemovedText {});
        appendRun(gone.last().origins, part, top.origin);
        length -= part;
        top.length -= part;
        if (top.length == 0)
            m_after.removeLast();
    }
    return gone;
}

void Provenance::insert(qint32 length, const Origin& origin)
{
    putText(m_before, length, origin);
    m_meeting += length;
    m_length += length;
}

void Provenance::insert(const QList<Run>& runs)
{
    for (const Run& run : runs)
        insert(run.length, run.origin);
}

/// What the candidate's text becomes at the meeting point.
Origin Provenance::reworked(const Origin& inserted) const
{
    const auto neighbour = [](const Stack& stack) {
        const auto text =
            std::find_if(stack.crbegin(), stack.crend(), [](const Piece& piece) { return piece.length > 0; });
        return text == stack.crend() ? nullptr : &text->origin;
    };
    if (inserted.kind != OriginKind::Candidate)
        return inserted;
    const Origin* left = neighbour(m_before);
    const Origin* right = neighbour(m_after);
    const bool inside = left && right && isAssistants(*left) && isAssistants(*right) && left->source == right->source;
    return inside ? Origin { OriginKind::Edited, left->source } : inserted;
}

void Provenance::apply(const ChangeSet& changes, const Origin& origin)
{
    qint32 pos = 0; // in the text as far as it is changed
    for (const auto& [len, ins] : changes.sections()) {
        if (ins < 0) {
            pos += len;
            continue;
        }
        moveTo(pos);
        RemovedPlace gone = drop(len);
        gone.removeIf([](const RemovedText& item) { return item.order == 0; });
        putPlace(m_before, std::move(gone));
        insert(ins, reworked(origin));
        pos += ins;
    }
}

void Provenance::apply(const ChangeSet& changes, const Authorship& by, const TextDocument& before, QList<Run>* inserted)
{
    qint32 brought = 0; // units of the insertions so far
    ++m_removals;
    changes.eachChange([&](const ChangeSet::ChangeView& change) {
        moveTo(change.fromB);
        RemovedPlace gone = remember(drop(change.toA - change.fromA), change.fromA, by, before);
        const auto size = qint32(change.text.size());
        const QList<Run> parts = by.parts.isEmpty() ? QList<Run> {} : sliceOf(by.parts, brought, size);
        brought += size;
        if (by.way == EditWay::Forward && parts.isEmpty()) { // most edits: no list is made for them
            putPlace(m_before, std::move(gone));
            const Origin origin = reworked(by.origin);
            insert(size, origin);
            if (inserted)
                appendRun(*inserted, size, origin);
            return;
        }
        const QList<Run> runs = insertOrBringBack(std::move(gone), change.text, by, parts);
        if (inserted)
            appendRuns(*inserted, runs);
    });
}

/// What the edit drops, from `at` of `before` on, with its text.
RemovedPlace Provenance::remember(RemovedPlace gone, qint32 at, const Authorship& by, const TextDocument& before) const
{
    for (RemovedText& item : gone) {
        if (item.order > 0)
            continue; // it was there before
        const qint32 end = at + lengthOf(item.origins);
        item.text = before.slice(at, end);
        item.client = by.client;
        item.byUndo = by.way == EditWay::Undo;
        item.order = m_removals;
        at = end;
    }
    return gone;
}

/// The origins of what was inserted.
QList<Provenance::Run> Provenance::insertOrBringBack(
    RemovedPlace gone, QStringView text, const Authorship& by, const QList<Run>& parts)
{
    if (text.isEmpty() || by.way == EditWay::Forward) {
        putPlace(m_before, std::move(gone));
        insert(parts);
        return parts;
    }
    const RemovedPlace left = joined(takePlace(m_before), std::move(gone));
    const RemovedPlace right = takePlace(m_after);
    const RemovedPlace here = left + right;
    if (const auto which = broughtBack(here, text, by.client, by.way); !which.isEmpty())
        return bringBack(here, which, parts);
    putPlace(m_before, left);
    putPlace(m_after, right);
    QList<Run> runs = takeFromNearby(text, by);
    if (!parts.isEmpty())
        runs = parts;
    else if (runs.isEmpty())
        runs = { { qint32(text.size()), by.origin } };
    insert(runs);
    return runs;
}

/// Text returns between what else was removed here, so that the next undo finds its own in the right place.
QList<Provenance::Run> Provenance::bringBack(RemovedPlace here, const QList<qsizetype>& which, const QList<Run>& parts)
{
    QList<Run> inserted;
    for (qsizetype i = 0; i < here.size(); ++i) {
        if (!which.contains(i)) {
            putPlace(m_before, { std::move(here[i]) });
            continue;
        }
        const RemovedText& item = here.at(i);
        const QList<Run> runs =
            parts.isEmpty() ? item.origins : sliceOf(parts, lengthOf(inserted), qint32(item.text.size()));
        insert(runs);
        appendRuns(inserted, runs);
    }
    return inserted;
}

/// Looks in the places close by; empty when none has the text.
QList<Provenance::Run> Provenance::takeFromNearby(QStringView text, const Authorship& by)
{
    for (qsizetype distance = 0; distance < nearby; ++distance) {
        for (Stack* stack : { &m_before, &m_after }) {
            const qsizetype i = stack->size() - 1 - distance;
            if (i < 0 || stack->at(i).length > 0)
                continue;
            RemovedPlace& place = (*stack)[i].removed;
            const auto which = broughtBack(place, text, by.client, by.way);
            if (which.isEmpty())
                continue;
            QList<Run> runs;
            for (const qsizetype index : which)
                appendRuns(runs, place.at(index).origins);
            for (auto index = which.crbegin(); index != which.crend(); ++index)
                place.removeAt(*index);
            if (place.isEmpty())
                stack->removeAt(i);
            return runs;
        }
    }
    return {};
}

QList<Provenance::Run> Provenance::ofRemoved(QStringView text) const
{
    struct Whole {
        QString text;
        QList<Run> origins;
    };
    QList<Run> found;
    qint64 newest = 0;
    for (const Stack* stack : { &m_before, &m_after }) {
        for (const Piece& piece : *stack) {
            // What one edit removed may stand in pieces, between what had been removed inside it before.
            std::map<qint64, Whole> edits;
            for (const RemovedText& item : piece.removed) {
                edits[item.order].text += item.text;
                appendRuns(edits[item.order].origins, item.origins);
            }
            for (const auto& [order, whole] : edits) {
                if (order > newest && whole.text == text) {
                    newest = order;
                    found = whole.origins;
                }
            }
        }
    }
    return found;
}

} // namespace jumpseat
