// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

// The choices that events record, each with its name in the journal. A name that is not known here (a newer program's)
// is read as the value that claims least.

enum class Role { Candidate, Interviewer, Shadow };
[[nodiscard]] QString roleName(Role role);         ///< "candidate", "interviewer", "shadow"
[[nodiscard]] Role roleFromName(QStringView name); ///< Shadow, the least powerful, for anything unknown

/// What the candidate did with a suggestion.
enum class Decision { Open, Accepted, Partly, Edited, Rejected };
[[nodiscard]] QString decisionName(Decision value);        ///< "open", "accepted", "partly", "edited", "rejected"
[[nodiscard]] Decision decisionFromName(QStringView name); ///< Open for anything unknown

enum class NoteTag { Behaviour, Inference, Procedure };
[[nodiscard]] QString noteTagName(NoteTag value);
[[nodiscard]] NoteTag noteTagFromName(QStringView name);

/// FalseAlarm: what is right was called wrong, or changed for that; only of a control.
enum class FlawVerdict { Open, Caught, Missed, FalseAlarm };
[[nodiscard]] QString flawVerdictName(FlawVerdict value);
[[nodiscard]] FlawVerdict flawVerdictFromName(QStringView name);

/// Where text was pasted that is not a file.
enum class PastePlace { Elsewhere, Question, Terminal };
[[nodiscard]] QString pastePlaceName(PastePlace value);        ///< "elsewhere", "question", "terminal"
[[nodiscard]] PastePlace pastePlaceFromName(QStringView name); ///< Elsewhere for anything unknown

/// What a run was given stands among what it says: the fold keeps both in order.
enum class OutputStream { Out, Err, In };
[[nodiscard]] QString outputStreamName(OutputStream value);        ///< "stdout", "stderr", "stdin"
[[nodiscard]] OutputStream outputStreamFromName(QStringView name); ///< Out for anything unknown

/// Error: the test could not be carried out, which says nothing about what it tests.
enum class TestOutcome { Error, Passed, Failed, Skipped };
[[nodiscard]] QString testOutcomeName(TestOutcome value);        ///< "error", "passed", "failed", "skipped"
[[nodiscard]] TestOutcome testOutcomeFromName(QStringView name); ///< Error for anything unknown

/// Which text of a change under review the lines of a comment belong to.
enum class ReviewSide { New, Old };
[[nodiscard]] QString reviewSideName(ReviewSide value);        ///< "new", "old"
[[nodiscard]] ReviewSide reviewSideFromName(QStringView name); ///< New for anything unknown

/// What a reviewer says of the change as a whole.
enum class ReviewVerdict { None, Approve, Comment, Changes };
[[nodiscard]] QString reviewVerdictName(ReviewVerdict value);        ///< "none", "approve", "comment", "changes"
[[nodiscard]] ReviewVerdict reviewVerdictFromName(QStringView name); ///< None for anything unknown

} // namespace jumpseat
