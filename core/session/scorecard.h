// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "rubric/rubric.h"

#include <QHash>
#include <QList>

#include <optional>

namespace jumpseat {

struct EvidenceState {
    EvidenceId id;
    CriterionId criterion;
    Seq event = 0;    ///< what is shown
    Seq linkedBy = 0; ///< the event that linked it
};

/// Why a submitted scorecard was opened again.
struct AmendmentState {
    Seq seq = 0;
    qint64 atUs = 0;
    QString reason;
};

/// One rater's view of the candidate; everything in it is for interviewers only.
struct Scorecard {
    ParticipantId rater;
    QHash<CriterionId, int> levels; ///< 0 not observed
    QList<EvidenceState> evidence;  ///< in order of linking
    Recommendation recommendation = Recommendation::None;
    Seq submittedSeq = 0; ///< of the newest submission; 0: there was none
    qint64 submittedUs = 0;
    QHash<CriterionId, int> submittedLevels;  ///< as they were then
    QHash<CriterionId, int> supersededLevels; ///< of the newest submission that had another one than the last
    QList<AmendmentState> amendments;         ///< in order

    /// Submitted and not opened again since: nothing in it changes.
    [[nodiscard]] bool isSubmitted() const;
    /// Seals it as it is now.
    void submit(Seq seq, qint64 atUs);
    /// What was submitted for the criterion before an amendment changed it; nullopt when none did.
    [[nodiscard]] std::optional<int> amendedFrom(const CriterionId& criterion) const;
    [[nodiscard]] QList<EvidenceState> evidenceFor(const CriterionId& criterion) const;
};

/// What keeps a scorecard from being submitted.
struct Unfinished {
    QList<CriterionId> withoutLevel; ///< neither a level nor "not observed", in the rubric's order
    bool lacksRecommendation = false;

    [[nodiscard]] bool isEmpty() const { return withoutLevel.isEmpty() && !lacksRecommendation; }
};
[[nodiscard]] Unfinished unfinishedParts(const Scorecard& card, const Rubric& rubric);

} // namespace jumpseat
