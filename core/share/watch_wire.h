// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"
#include "watch/folder_mirror.h"

#include <QByteArray>
#include <QJsonObject>

namespace jumpseat::wire {

// The other end of resources/candidate/PROTOCOL.md, as far as a watched folder needs it.

/// Push, AddFile, RenameFile, RemoveFile, StartWatch or EndWatch as a frame.
[[nodiscard]] QByteArray encodeForHost(const Command& command);
[[nodiscard]] QByteArray pullFrame(const FileId& file, qint64 version, qint64 epoch, const QString& hash);
/// As many frames as it takes to stay within the limits of a message: acts too large for one are cut.
[[nodiscard]] QList<QByteArray> actFrames(const QList<Act>& acts);

/// What a host says, as far as it matters here.
struct FromHost {
    QString type; ///< "lobby", "welcome", "updates", "file", ...
    QJsonObject json;
};
/// Error: Malformed.
[[nodiscard]] Result<FromHost> decodeFromHost(const QByteArray& frame);

[[nodiscard]] SharedFile sharedFile(const QJsonObject& json);
[[nodiscard]] FolderMirror::Shared sharedOf(const QJsonObject& welcome);
/// Error: that of ChangeSet::fromJson.
[[nodiscard]] Result<QList<FolderMirror::Accepted>> acceptedOf(const QJsonObject& updates);

} // namespace jumpseat::wire
