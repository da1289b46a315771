// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <array>
#include <optional>

namespace jumpseat {

/// What can be counted about a session. Facts, never grades: nothing here says whether a number is good.
struct SessionFacts {
    struct LineShare {
        OriginKind kind = OriginKind::Unknown;
        int lines = 0;
        int percent = 0;
        friend bool operator==(const LineShare&, const LineShare&) = default;
    };

    int prompts = 0;
    int promptsWithContext = 0; ///< a file or a part of one was attached
    int suggestions = 0;
    std::array<int, 5> byDecision {}; ///< index: Decision; completions left out
    int completions = 0, completionsTaken = 0;
    int toolCalls = 0, toolCallsRejected = 0; ///< of the candidate's own tools
    ModelTotals model;
    std::optional<qint64> medianReadUs; ///< from offer to decision, over decided suggestions; none yet: nullopt
    /// Lines that hold more than white space, by who wrote most of each, in files the candidate may edit; largest
    /// first. The percentages add up to 100.
    QList<LineShare> lines;

    [[nodiscard]] int decided(Decision decision) const { return byDecision.at(size_t(decision)); }
    friend bool operator==(const SessionFacts&, const SessionFacts&) = default;
};

[[nodiscard]] SessionFacts facts(const SessionState& state);

} // namespace jumpseat
