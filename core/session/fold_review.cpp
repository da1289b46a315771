// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// Reviewing a change, and talking a design through.

namespace jumpseat {

Result<void> Fold::operator()(const event::ReviewCommented& e)
{
    if (byId(s.reviewComments, e.comment))
        return damaged(QStringLiteral("review comment %1 was made twice").arg(e.comment.value));
    s.reviewComments.append({ e.comment, e.replyTo, e.task, event.seq, event.atUs, event.actor, e.file, e.fromLine,
        e.toLine, e.side, e.severity, e.text, e.messageId, false });
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::ReviewEdited& e)
{
    auto* comment = byId(s.reviewComments, e.comment);
    if (!comment)
        return damaged(QStringLiteral("the unknown review comment %1 was changed").arg(e.comment.value));
    comment->severity = e.severity;
    comment->text = e.text;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::ReviewRemoved& e)
{
    auto* comment = byId(s.reviewComments, e.comment);
    if (!comment)
        return damaged(QStringLiteral("the unknown review comment %1 was removed").arg(e.comment.value));
    comment->removed = true;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::VerdictGiven& e)
{
    s.reviewVerdicts.insert(e.task, { e.verdict, e.text, event.seq, event.atUs });
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::ReviewViewed& e)
{
    s.reviewView = ReviewViewState { e.task, e.file, e.side, e.fromLine, e.toLine };
    return {};
}

Result<void> Fold::operator()(const event::ConstraintDropped& e)
{
    s.constraints.append({ e.task, e.constraint, e.title, e.text, event.seq, event.atUs });
    return {};
}

Result<void> Fold::operator()(const event::TradeoffLogged& e)
{
    auto* entry = byId(s.tradeoffs, e.tradeoff);
    if (!entry) {
        s.tradeoffs.append(TradeoffState {});
        entry = &s.tradeoffs.last();
    }
    *entry = { e.tradeoff, e.task, e.choice, e.instead, e.why, e.messageId, e.removed, event.seq, event.atUs };
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::DiagramDrawn& e)
{
    const auto same = [&](const DiagramState& drawn) { return drawn.file == e.file && drawn.index == e.index; };
    auto drawn = std::ranges::find_if(s.diagrams, same);
    if (drawn == s.diagrams.end()) {
        s.diagrams.append(DiagramState {});
        drawn = s.diagrams.end() - 1;
    }
    *drawn = { e.file, e.index, e.source, e.svg, event.seq };
    return {};
}

} // namespace jumpseat
