// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"
#include "session/session_state.h"

namespace jumpseat {

/// Whose the text is that an edit brings in. Decided once, when the edit is accepted, and recorded with it.
struct Attribution {
    Origin origin;            ///< of most of it
    QList<OriginRun> origins; ///< of all of it in order when it is mixed; else empty
    int matchedPercent = 0;   ///< of a paste that is a reply's: how much of it stands there
};

/// `update` is rebased to the newest version of `file`. What the editor says of an edit ("typed", "pasted from there")
/// is believed as far as the session's own record bears it out; what it does not bear out is Unknown, never somebody's.
///
/// - Undo and redo bring text back with the origins it had.
/// - Moved text, and text cut or copied in this session and pasted, keeps its origins.
/// - A formatter's text keeps those of what it left as it was, the rest is the tool's.
/// - A paste over text keeps those of whole lines that it repeats; for the rest it is compared with what the assistant
///   said.
/// - Of what a watched folder of the candidate's brings in, see watched_text.h.
[[nodiscard]] Attribution attribute(
    const SessionState& state, const FileState& file, Role author, const command::Update& update);

/// Whose text was pasted somewhere that is not a file; `source` as in command::ReportPaste.
[[nodiscard]] Attribution attributePaste(
    const SessionState& state, const QString& text, const std::optional<command::TextPlace>& source);

} // namespace jumpseat
