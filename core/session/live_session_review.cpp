// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing/svg_cleaner.h"
#include "session/live_session.h"

#include <algorithm>
#include <array>

// Reviewing a pull request and talking a design through.

namespace jumpseat {

namespace {

constexpr qsizetype maxWords = 8 * 1024;
constexpr qsizetype maxTradeoff = 2'000;
constexpr qsizetype maxId = 64;
constexpr qsizetype maxComments = 2'000;
constexpr qsizetype maxTradeoffs = 500;
constexpr int maxDiagrams = 100;
constexpr std::array severities { "blocking", "important", "minor", "question" };

std::unexpected<Error> isOver()
{
    return fail(ErrorCode::Refused, QStringLiteral("the interview is over"));
}

bool isSeverity(QStringView name)
{
    return std::ranges::any_of(severities, [name](const char* known) { return name == QLatin1StringView(known); });
}

/// How many lines the file has on that side of the change; 0 when it is not there.
int linesOf(const PullRequest& change, const FileId& file, ReviewSide side)
{
    const QList<KitFile>& tree = side == ReviewSide::New ? change.head : change.base;
    const auto found = std::ranges::find(tree, file.value, &KitFile::name);
    return found == tree.end() ? 0 : int(found->text.count(u'\n')) + 1;
}

Result<void> checkWords(const QString& text, qsizetype longest)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("there is nothing to say in it"));
    if (text.size() > longest)
        return fail(ErrorCode::TooLarge, QStringLiteral("the text is too long"));
    return {};
}

} // namespace

Result<void> LiveSession::handle(const ParticipantId& actor, const command::CommentOnChange& comment)
{
    if (m_state.wasDone(comment.messageId))
        return {};
    if (m_state.ended)
        return isOver();
    const Task* task = currentTask();
    if (!task || !task->review)
        return fail(ErrorCode::Refused, QStringLiteral("this task has no change to review"));
    if (auto fits = checkWords(comment.text, maxWords); !fits)
        return fits;
    const auto same = [&](const ReviewCommentState& other) { return other.id == comment.comment; };
    if (comment.comment.isEmpty() || comment.comment.value.size() > maxId
        || std::ranges::any_of(m_state.reviewComments, same))
        return fail(ErrorCode::Malformed, QStringLiteral("a comment needs an id of its own"));
    if (m_state.reviewComments.size() >= maxComments)
        return fail(ErrorCode::TooLarge, QStringLiteral("there are too many comments"));
    event::ReviewCommented made { comment.comment, comment.replyTo, comment.file, comment.fromLine, comment.toLine,
        comment.side, comment.severity, comment.text.trimmed(), task->id, comment.messageId };
    if (!comment.replyTo.isEmpty()) {
        const auto first = std::ranges::find(m_state.reviewComments, comment.replyTo, &ReviewCommentState::id);
        if (first == m_state.reviewComments.end() || first->removed || !first->replyTo.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("that comment is not there any more"));
        made.file = first->file;
        made.fromLine = first->fromLine;
        made.toLine = first->toLine;
        made.side = first->side;
        made.severity.clear();
    } else if (!isSeverity(comment.severity)) {
        return fail(ErrorCode::Malformed, QStringLiteral("a comment is blocking, important, minor or a question"));
    } else if (comment.fromLine < 1 || comment.toLine < comment.fromLine
        || comment.toLine > linesOf(*task->review, comment.file, comment.side)) {
        return fail(ErrorCode::OutOfRange, QStringLiteral("the change has no such lines"));
    }
    record(actor, std::move(made));
    return {};
}

Result<const ReviewCommentState*> LiveSession::ownComment(const ParticipantId& actor, const ReviewCommentId& id) const
{
    const auto comment = std::ranges::find(m_state.reviewComments, id, &ReviewCommentState::id);
    if (comment == m_state.reviewComments.end() || comment->removed)
        return fail(ErrorCode::NotFound, QStringLiteral("that comment is not there any more"));
    if (comment->who != actor)
        return fail(ErrorCode::Forbidden, QStringLiteral("that comment is somebody else's"));
    return &*comment;
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::EditComment& edit)
{
    if (m_state.wasDone(edit.messageId))
        return {};
    if (m_state.ended)
        return isOver();
    const auto comment = ownComment(actor, edit.comment);
    if (!comment)
        return std::unexpected(comment.error());
    if (auto fits = checkWords(edit.text, maxWords); !fits)
        return fits;
    const bool isAnswer = !(*comment)->replyTo.isEmpty();
    if (!isAnswer && !isSeverity(edit.severity))
        return fail(ErrorCode::Malformed, QStringLiteral("a comment is blocking, important, minor or a question"));
    record(actor,
        event::ReviewEdited {
            edit.comment, isAnswer ? QString() : edit.severity, edit.text.trimmed(), edit.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::RemoveComment& remove)
{
    if (m_state.wasDone(remove.messageId))
        return {};
    if (m_state.ended)
        return isOver();
    if (const auto comment = ownComment(actor, remove.comment); !comment)
        return std::unexpected(comment.error());
    record(actor, event::ReviewRemoved { remove.comment, remove.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::GiveVerdict& give)
{
    if (m_state.wasDone(give.messageId))
        return {};
    if (m_state.ended)
        return isOver();
    const Task* task = currentTask();
    if (!task || !task->review)
        return fail(ErrorCode::Refused, QStringLiteral("this task has no change to review"));
    if (give.verdict == ReviewVerdict::None || give.text.size() > maxWords)
        return fail(ErrorCode::OutOfRange, QStringLiteral("that is no verdict"));
    record(actor, event::VerdictGiven { task->id, give.verdict, give.text.trimmed(), give.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::ViewChange& view)
{
    const Task* task = currentTask();
    if (m_state.ended || !task || !task->review)
        return {}; // it was on its way when the task changed
    if (view.fromLine < 1 || view.toLine < view.fromLine || view.toLine > linesOf(*task->review, view.file, view.side))
        return fail(ErrorCode::OutOfRange, QStringLiteral("the change has no such lines"));
    record(actor, event::ReviewViewed { task->id, view.file, view.side, view.fromLine, view.toLine });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::LogTradeoff& log)
{
    if (m_state.wasDone(log.messageId))
        return {};
    if (m_state.ended)
        return isOver();
    const Task* task = currentTask();
    if (!task || !task->design)
        return fail(ErrorCode::Refused, QStringLiteral("this task is no design"));
    if (log.tradeoff.isEmpty() || log.tradeoff.value.size() > maxId)
        return fail(ErrorCode::Malformed, QStringLiteral("an entry needs an id"));
    const auto known = std::ranges::find(m_state.tradeoffs, log.tradeoff, &TradeoffState::id);
    if (known == m_state.tradeoffs.end() && (log.removed || m_state.tradeoffs.size() >= maxTradeoffs))
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such entry"));
    if (auto fits = checkWords(log.choice, maxTradeoff); !fits && !log.removed)
        return fits;
    if (log.instead.size() > maxTradeoff || log.why.size() > maxTradeoff)
        return fail(ErrorCode::TooLarge, QStringLiteral("the text is too long"));
    event::TradeoffLogged entry { log.tradeoff, task->id, log.choice.trimmed(), log.instead.trimmed(),
        log.why.trimmed(), log.removed, log.messageId };
    if (log.removed) { // what it said stays readable in the record
        entry.choice = known->choice;
        entry.instead = known->instead;
        entry.why = known->why;
    }
    record(actor, std::move(entry));
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::DrawDiagram& draw)
{
    const Task* task = currentTask();
    if (m_state.ended || !task || !task->design)
        return {};
    if (draw.file != task->design->document || draw.index < 0 || draw.index >= maxDiagrams
        || draw.source.size() > maxId)
        return fail(ErrorCode::OutOfRange, QStringLiteral("the design has no such diagram"));
    auto clean = cleanSvg(draw.svg);
    if (!clean)
        return std::unexpected(clean.error());
    const auto same = [&](const DiagramState& drawn) {
        return drawn.file == draw.file && drawn.index == draw.index && drawn.svg == *clean;
    };
    if (!std::ranges::any_of(m_state.diagrams, same))
        record(actor, event::DiagramDrawn { draw.file, draw.index, draw.source, *std::move(clean) });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::DropConstraint& drop)
{
    if (m_state.ended)
        return isOver();
    const Task* task = currentTask();
    if (!task || !task->design)
        return fail(ErrorCode::Refused, QStringLiteral("this task is no design"));
    if (drop.index >= int(task->design->constraints.size()))
        return fail(ErrorCode::OutOfRange, QStringLiteral("the kit has no such constraint"));
    if (drop.index < 0) {
        if (auto fits = checkWords(drop.title, maxTradeoff); !fits)
            return fits;
        if (drop.text.size() > maxWords)
            return fail(ErrorCode::TooLarge, QStringLiteral("the text is too long"));
        record(actor, event::ConstraintDropped { task->id, {}, drop.title.trimmed(), drop.text.trimmed() });
        return {};
    }
    const DesignConstraint& constraint = task->design->constraints.at(drop.index);
    const auto same = [&](const ConstraintState& there) {
        return there.task == task->id && there.constraint == constraint.id;
    };
    if (std::ranges::any_of(m_state.constraints, same))
        return fail(ErrorCode::Refused, QStringLiteral("this constraint is there already"));
    record(actor, event::ConstraintDropped { task->id, constraint.id, constraint.title, constraint.text });
    return {};
}

} // namespace jumpseat
