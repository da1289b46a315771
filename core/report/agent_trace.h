// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QJsonObject>

namespace jumpseat {

/// What the exports of a session's authorship are about.
struct AuthorshipOf {
    SessionId session;
    const SessionState& state;
    QString person = {};   ///< the candidate's name; empty: left out
    QString revision = {}; ///< the commit that holds the final files, where there is one
};

/// Who wrote the lines of the final files as a record of Agent Trace 0.1.0 (agent-trace.dev). One conversation for each
/// prompt and kind of author; what the record does not know, and the task's own lines, are not listed. The same session
/// gives the same record, its id included.
[[nodiscard]] QJsonObject agentTrace(const AuthorshipOf& of);

/// The same as a note of git-ai (authorship/3.0.0, refs/notes/ai): only what assistants wrote, which is all it has words
/// for. Without `revision` its base commit is empty.
[[nodiscard]] QString gitAiNote(const AuthorshipOf& of);

} // namespace jumpseat
