// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"
#include "store/workspace.h"

#include <QJsonObject>
#include <QMap>

namespace jumpseat::test {

/// What a host told somebody outside its process, and so must still hold after a power cut. From JSON with `session`
/// and `kind`:
///
///     version   file, version, sha      the text of that version (SHA-256 of its UTF-16)
///     file      id, name
///     prompt    id, text, mid           reply   id, text
///     offered   id                      decided id, decision
///     events    count                   so many events
///     receipt   hash                    the journal's chain passes through it
///     invite    token                   a printed link works
///     whole     events, sha             exactly what describe() said of the session
///     copy      events, sha             the same, of the copy in the older format that is kept beside the file
using Promise = QJsonObject;

/// The promise `whole` for every session of a workspace.
[[nodiscard]] QList<Promise> describe(const Workspace& workspace);

/// What became of promises in a workspace that was opened again.
struct Outcome {
    QStringList lost;    ///< promised and not there
    QStringList doubled; ///< there twice
    Seq events = 0;
};
[[nodiscard]] Outcome check(const Workspace& workspace, const QList<Promise>& promises);

} // namespace jumpseat::test
