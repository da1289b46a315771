// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/flaw_exposure.h"

namespace jumpseat {

namespace {

/// As the timeline has it (LaneIndex): without a marker nothing tells it from the task it belongs to.
bool isPlanted(const PlantedFlaw& flaw, const Task& task)
{
    const auto holds = [&](const KitFile& file) { return file.id == flaw.file && file.text.contains(flaw.marker); };
    return flaw.marker.isEmpty() || std::ranges::any_of(task.files, holds);
}

const Task* taskOf(const PlantedFlaw& flaw, const Kit& kit)
{
    for (const Task& task : kit.tasks) {
        if (std::ranges::contains(task.flaws, flaw.id, &PlantedFlaw::id))
            return &task;
    }
    return nullptr;
}

} // namespace

std::optional<qint64> exposedAtUs(const PlantedFlaw& flaw, const Kit& kit, const SessionState& state)
{
    const Task* task = taskOf(flaw, kit);
    if (task && isPlanted(flaw, *task)) {
        const auto started = std::ranges::find(state.tasks, task->id, &TaskState::id);
        return started == state.tasks.end() ? std::nullopt : std::optional(started->startedUs);
    }
    for (const SuggestionState& suggestion : state.suggestions) {
        const bool taken = suggestion.decision != Decision::Open && suggestion.decision != Decision::Rejected;
        if (taken && suggestion.carries.contains(flaw.id))
            return suggestion.decidedUs;
    }
    return {};
}

} // namespace jumpseat
