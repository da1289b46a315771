// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/handover.h"
#include "report/people.h"
#include "session/session_state.h"

namespace jumpseat {

/// A session with what both forms of a handover need of it.
struct HandoverContent {
    HandoverSession session;
    People people;
    SessionState state;
};

/// "Verifying output"; the id when the stored kit does not know it.
[[nodiscard]] QString criterionTitle(const HandoverContent& content, const CriterionId& id);
/// What the rubric says of that level; empty where it says nothing.
[[nodiscard]] QString anchorOf(const HandoverContent& content, const CriterionId& id, int level);
/// The file's name; the id when there is no such file.
[[nodiscard]] QString fileTitle(const HandoverContent& content, const FileId& id);
/// Levels in order of the rubric.
[[nodiscard]] QList<std::pair<CriterionId, int>> levelsOf(const HandoverContent& content, const Scorecard& card);
/// Events by kind, in order of name.
[[nodiscard]] QMap<QString, int> countsByKind(const QList<EventPtr>& events);
/// ISO 8601 in UTC; empty for 0.
[[nodiscard]] QString isoTime(qint64 wallMs);

} // namespace jumpseat
