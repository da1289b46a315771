// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/options.h"
#include "session/session_state.h"
#include "store/workspace.h"

#include <QJsonObject>

namespace jumpseat::ctl {

/// All that is stored of one session, folded to its end.
struct SessionRecord {
    SessionRow row;
    QList<EventPtr> events;
    SessionState state;
    QJsonObject kit; ///< as stored with the session

    [[nodiscard]] QString criterionTitle(const CriterionId& id) const; ///< the id when the kit does not know it
    [[nodiscard]] QString fileName(const FileId& id) const;
    [[nodiscard]] QString personName(const ParticipantId& id) const;
    [[nodiscard]] EventPtr event(Seq seq) const; ///< null outside
};

/// As readRecord, the row alone.
[[nodiscard]] Result<SessionRow> findSession(const Workspace& workspace, const QString& name);

/// `name`: an id, the beginning of exactly one, or "last". Errors: NotFound, Refused (not just one), Damaged.
[[nodiscard]] Result<SessionRecord> readRecord(const Workspace& workspace, const QString& name);

/// The session that a command names first, out of a workspace that is only read.
[[nodiscard]] Result<SessionRecord> readAskedRecord(const Options& options);

/// What an event says, in one line of at most about a hundred characters.
[[nodiscard]] QString summary(const SessionRecord& record, const Event& event);

} // namespace jumpseat::ctl
