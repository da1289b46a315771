// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat::test {

/// For files whose history is built without a session.
inline AcceptedUpdate acceptedEdit(
    const ClientId& client, const ChangeSet& changes, const QList<OriginRun>& origins = {})
{
    event::Edited edit;
    edit.client = client;
    edit.changes = changes;
    edit.origins = origins;
    Event event;
    event.payload = std::move(edit);
    return AcceptedUpdate(std::make_shared<const Event>(std::move(event)));
}

} // namespace jumpseat::test
