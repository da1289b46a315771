// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "transcripts/name_counts.h"
#include "transcripts/stamp.h"

#include <QByteArray>
#include <QList>

namespace jumpseat {

class JsonValue;

/// Lines of a file and who wrote them, as a tool beside the editor noted it. Lines that are named nowhere are not told of;
/// that makes them nobody's, and not a person's.
struct Attribution {
    enum class Who { Unknown, Human, Ai, Mixed };

    QString file;
    qint64 firstLine = 0, lastLine = 0; ///< from 1, the last included
    Who who = Who::Unknown;
    QString tool, model; ///< of an AI: "cursor", "gpt-4"
    QString session;     ///< the tool's own id of the conversation
    QString revision;    ///< of the repository, when the file says it

    [[nodiscard]] qint64 lines() const { return lastLine - firstLine + 1; }
    friend bool operator==(const Attribution&, const Attribution&) = default;
};
[[nodiscard]] QString attributionName(Attribution::Who who); ///< "unknown", "human", "ai", "mixed"

struct AttributionFile {
    QList<Attribution> attributions;
    StampRange stamps;
    NameCounts notUnderstood;
    qint64 records = 0;
};

/// Limits of what is kept of one file.
inline constexpr qsizetype mostAttributions = 1'000'000;

/// A note of git-ai (authorship/3.0.0): files with the ranges of lines of each author, "---", and JSON that says who they
/// are. Errors: Malformed.
[[nodiscard]] Result<AttributionFile> readGitAiNote(QByteArrayView note);

/// A record of agent-trace (0.1.0) is added to `file`.
void addAgentTrace(const JsonValue& record, AttributionFile& file);

} // namespace jumpseat
