// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QtTypes>

#include <optional>

class QMimeData;

namespace jumpseat {

/// Where in the record a piece of text stands.
struct TextPlace {
    FileId file;
    qint64 version = 0; ///< confirmed
    qint32 from = 0;    ///< UTF-16, of that version
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// What is copied carries its place beside its text: pasted in this session again it keeps whose it is.
inline constexpr auto placeMimeType = "application/x-jumpseat-place";
void markPlace(QMimeData& mime, const SessionId& session, const TextPlace& place);
/// Only of the same session: elsewhere the text comes from outside.
[[nodiscard]] std::optional<TextPlace> markedPlace(const QMimeData& mime, const SessionId& session);

} // namespace jumpseat
