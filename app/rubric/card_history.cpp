// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/card_history.h"

#include <algorithm>

namespace jumpseat {

namespace {

std::optional<int> levelIn(const Scorecard& card, const CriterionId& criterion)
{
    const auto it = card.levels.constFind(criterion);
    return it == card.levels.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace

void CardHistory::take(const Event& event, const Scorecard& before)
{
    if (isExpected(event))
        return;
    if (const auto* score = std::get_if<event::ScoreGiven>(&event.payload)) {
        m_steps.append({ command::GiveScore { score->criterion, levelIn(before, score->criterion) }, {} });
    } else if (const auto* linked = std::get_if<event::EvidenceLinked>(&event.payload)) {
        m_steps.append({ command::UnlinkEvidence { linked->evidence }, linked->evidence });
    } else if (const auto* unlinked = std::get_if<event::EvidenceUnlinked>(&event.payload)) {
        const auto it = std::ranges::find(before.evidence, unlinked->evidence, &EvidenceState::id);
        if (it != before.evidence.end())
            m_steps.append({ command::LinkEvidence { it->criterion, it->event }, it->id });
    } else if (std::holds_alternative<event::Recommended>(event.payload)) {
        m_steps.append({ command::Recommend { before.recommendation }, {} });
    }
}

std::optional<Command> CardHistory::undo()
{
    if (m_steps.isEmpty())
        return std::nullopt;
    m_expected = m_steps.takeLast();
    return m_expected->reverse;
}

void CardHistory::clear()
{
    m_steps.clear();
    m_expected.reset();
}

bool CardHistory::isExpected(const Event& event)
{
    if (!m_expected)
        return false;
    const auto& reverse = m_expected->reverse;
    bool same = false;
    if (const auto* score = std::get_if<event::ScoreGiven>(&event.payload)) {
        const auto* wanted = std::get_if<command::GiveScore>(&reverse);
        same = wanted && wanted->criterion == score->criterion && wanted->level == score->level;
    } else if (const auto* unlinked = std::get_if<event::EvidenceUnlinked>(&event.payload)) {
        const auto* wanted = std::get_if<command::UnlinkEvidence>(&reverse);
        same = wanted && wanted->evidence == unlinked->evidence;
    } else if (const auto* linked = std::get_if<event::EvidenceLinked>(&event.payload)) {
        const auto* wanted = std::get_if<command::LinkEvidence>(&reverse);
        same = wanted && wanted->criterion == linked->criterion && wanted->event == linked->event;
        if (same)
            rename(m_expected->evidence, linked->evidence); // the link came back under a new id
    } else if (const auto* recommended = std::get_if<event::Recommended>(&event.payload)) {
        const auto* wanted = std::get_if<command::Recommend>(&reverse);
        same = wanted && wanted->value == recommended->value;
    }
    if (same)
        m_expected.reset();
    return same;
}

void CardHistory::rename(const EvidenceId& from, const EvidenceId& to)
{
    for (Step& step : m_steps) {
        if (step.evidence != from)
            continue;
        step.evidence = to;
        if (auto* unlink = std::get_if<command::UnlinkEvidence>(&step.reverse))
            unlink->evidence = to;
    }
}

} // namespace jumpseat
