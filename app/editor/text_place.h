// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"

#include <optional>

class QMimeData;

namespace jumpseat {

/// What is copied carries its place beside its text: pasted in this session again it keeps whose it is.
inline constexpr auto placeMimeType = "application/x-jumpseat-place";
void markPlace(QMimeData& mime, const SessionId& session, const command::TextPlace& place);
/// Only of the same session: elsewhere the text comes from outside.
[[nodiscard]] std::optional<command::TextPlace> markedPlace(const QMimeData& mime, const SessionId& session);

} // namespace jumpseat
