// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/live_session.h"

// What interviewers note, score and submit. All of it is possible after the end of the interview, too.

namespace jumpseat {

namespace {

constexpr qsizetype maxNote = 16 * 1024;
constexpr qsizetype maxReason = 4000;

std::unexpected<Error> notNow(const QString& what)
{
    return fail(ErrorCode::Refused, what);
}

} // namespace

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AddNote& add)
{
    if (add.text.trimmed().isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("the note is empty"));
    if (add.text.size() > maxNote)
        return fail(ErrorCode::TooLarge, QStringLiteral("the note is too long"));
    record(actor, event::NoteAdded { add.text.trimmed(), add.tag });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AddBookmark&)
{
    record(actor, event::BookmarkAdded {});
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::TickQuestion& tick)
{
    const auto* task = currentTask();
    if (!task || tick.index < 0 || tick.index >= task->questions.size())
        return fail(ErrorCode::OutOfRange, QStringLiteral("this task has no such question"));
    record(actor, event::QuestionTicked { task->id, tick.index, tick.asked });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::JudgeFlaw& judge)
{
    if (!m_kit.findFlaw(judge.flaw))
        return fail(ErrorCode::NotFound, QStringLiteral("the kit plants no %1").arg(judge.flaw.value));
    if (judge.verdict == FlawVerdict::FalseAlarm && !m_kit.findFlaw(judge.flaw)->control)
        return fail(ErrorCode::OutOfRange, QStringLiteral("%1 is no control").arg(judge.flaw.value));
    record(actor, event::FlawJudged { judge.flaw, judge.verdict });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::RecordFinding& finding)
{
    if (!finding.flaw.isEmpty() && !m_kit.findFlaw(finding.flaw))
        return fail(ErrorCode::NotFound, QStringLiteral("the kit plants no %1").arg(finding.flaw.value));
    if (finding.event < 0 || finding.event > m_state.lastSeq)
        return fail(ErrorCode::OutOfRange, QStringLiteral("there is no event %1").arg(finding.event));
    if (finding.text.size() > maxNote)
        return fail(ErrorCode::TooLarge, QStringLiteral("the note is too long"));
    const FindingId id { QStringLiteral("N%1").arg(m_state.findings.size() + 1) };
    record(actor, event::FindingRecorded { id, finding.flaw, finding.event, finding.text.trimmed() });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::GiveScore& give)
{
    if (!m_kit.rubric.find(give.criterion))
        return fail(ErrorCode::NotFound, QStringLiteral("the rubric has no %1").arg(give.criterion.value));
    if (give.level && (*give.level < notObserved || *give.level > highestLevel))
        return fail(ErrorCode::OutOfRange, QStringLiteral("levels run from 1 to 5, 0 is not observed"));
    if (auto open = checkOpen(actor); !open)
        return open;
    const auto levels = m_state.scorecard(actor).levels;
    const auto now = levels.contains(give.criterion) ? std::optional(levels.value(give.criterion)) : std::nullopt;
    if (now != give.level)
        record(actor, event::ScoreGiven { give.criterion, give.level });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::LinkEvidence& link)
{
    if (!m_kit.rubric.find(link.criterion))
        return fail(ErrorCode::NotFound, QStringLiteral("the rubric has no %1").arg(link.criterion.value));
    if (auto open = checkOpen(actor); !open)
        return open;
    if (link.event < 1 || link.event > m_state.lastSeq)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no event %1").arg(link.event));
    for (const auto& known : m_state.scorecard(actor).evidence) {
        if (known.criterion == link.criterion && known.event == link.event)
            return {};
    }
    const EvidenceId id { QStringLiteral("e%1").arg(m_state.lastSeq + 1) };
    record(actor, event::EvidenceLinked { id, link.criterion, link.event });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::UnlinkEvidence& unlink)
{
    if (auto open = checkOpen(actor); !open)
        return open;
    for (const auto& known : m_state.scorecard(actor).evidence) {
        if (known.id == unlink.evidence) {
            record(actor, event::EvidenceUnlinked { unlink.evidence });
            return {};
        }
    }
    return fail(ErrorCode::NotFound, QStringLiteral("there is no evidence %1 of yours").arg(unlink.evidence.value));
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::Recommend& recommend)
{
    if (auto open = checkOpen(actor); !open)
        return open;
    const auto missing = unfinishedParts(m_state.scorecard(actor), m_kit.rubric).withoutLevel;
    if (!missing.isEmpty())
        return notNow(
            QStringLiteral("score %1 first, or mark it not observed").arg(m_kit.rubric.find(missing.first())->title));
    record(actor, event::Recommended { recommend.value });
    return {};
}

/// A submitted card stands until its rater says why it is opened again.
Result<void> LiveSession::checkOpen(const ParticipantId& rater) const
{
    if (m_state.scorecard(rater).isSubmitted())
        return notNow(QStringLiteral("your scorecard is submitted: amend it first, with a reason"));
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::SubmitScorecard&)
{
    if (auto open = checkOpen(actor); !open)
        return notNow(QStringLiteral("your scorecard is submitted already"));
    const Unfinished missing = unfinishedParts(m_state.scorecard(actor), m_kit.rubric);
    if (!missing.withoutLevel.isEmpty())
        return notNow(QStringLiteral("score %1 first, or mark it not observed")
                .arg(m_kit.rubric.find(missing.withoutLevel.first())->title));
    if (missing.lacksRecommendation)
        return notNow(QStringLiteral("give a recommendation first"));
    record(actor, event::ScorecardSubmitted { m_headSeq, m_headHash });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AmendScorecard& amend)
{
    if (!m_state.scorecard(actor).isSubmitted())
        return notNow(QStringLiteral("your scorecard is not submitted: change it as you like"));
    const QString reason = amend.reason.trimmed();
    if (reason.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("an amendment needs a reason"));
    if (reason.size() > maxReason)
        return fail(ErrorCode::TooLarge, QStringLiteral("the reason is too long"));
    record(actor, event::ScorecardAmended { reason });
    return {};
}

} // namespace jumpseat
