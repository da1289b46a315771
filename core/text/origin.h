// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace jumpseat {

/// Who wrote a character. The letter is what people see in the margin (B C A E V I T ?).
enum class OriginKind { Baseline, Candidate, Assistant, Edited, Pasted, Interviewer, Tool, Unknown };

/// Where inserted text came from. For Assistant and Edited `source` is the suggestion ("S3") or, for text that was
/// copied out of a reply, the prompt ("p2").
struct Origin {
    OriginKind kind = OriginKind::Unknown;
    QString source;
    friend bool operator==(const Origin&, const Origin&) = default;
};

/// A stretch of text of one origin.
struct OriginRun {
    qint32 length = 0; ///< UTF-16 units
    Origin origin;
    friend bool operator==(const OriginRun&, const OriginRun&) = default;
};

/// "baseline", "candidate", "assistant", "edited", "pasted", "interviewer", "tool", "unknown": JSON and CSS names.
[[nodiscard]] QString originName(OriginKind kind);
[[nodiscard]] OriginKind originFromName(QStringView name); ///< Unknown for anything else
[[nodiscard]] QChar originLetter(OriginKind kind);

/// Adds `length` units to `runs`, which stay without empty ones and without equal neighbours.
void appendRun(QList<OriginRun>& runs, qint32 length, const Origin& origin);
void appendRuns(QList<OriginRun>& runs, const QList<OriginRun>& more);
[[nodiscard]] qint32 lengthOf(const QList<OriginRun>& runs);
/// The part [from, from + length). Precondition: it is there.
[[nodiscard]] QList<OriginRun> sliceOf(const QList<OriginRun>& runs, qint32 from, qint32 length);
/// The origin of most units, the first on a tie; Unknown for no runs.
[[nodiscard]] Origin mostOf(const QList<OriginRun>& runs);

} // namespace jumpseat
