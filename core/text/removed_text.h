// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "text/origin.h"

namespace jumpseat {

/// How an edit came about, as far as text that comes back needs it.
enum class EditWay { Forward, Undo, Redo };
/// The editor's word for it, CodeMirror's user event: "undo", "redo", anything else.
[[nodiscard]] EditWay editWayOf(QStringView userEvent);

/// A piece of text that one edit removed.
struct RemovedText {
    QString text;
    QList<OriginRun> origins; ///< cover the text
    ClientId client;          ///< the editor that removed it
    bool byUndo = false;      ///< so that a redo may bring it back; else an undo may
    qint64 order = 0;         ///< the edit that removed it, counted; pieces of one edit and place share it
};

/// All that stood at one place, in the order of the text.
using RemovedPlace = QList<RemovedText>;

/// Which pieces of `place` an undo or redo by `client` that inserts `text` there brings back: indexes in order, empty
/// when none read so. Undo is last in, first out, so these are the newest that this editor removed (by an undo, for a
/// redo); only when they do not fit anybody's count.
[[nodiscard]] QList<qsizetype> broughtBack(
    const RemovedPlace& place, QStringView text, const ClientId& client, EditWay way);

} // namespace jumpseat
