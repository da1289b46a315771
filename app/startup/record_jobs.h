// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "startup/record_work.h"
#include "store/workspace.h"

#include <QSet>

namespace jumpseat {

class JournalWriter;

/// The workspace that work on the record is about, alive for as long as the work.
struct RecordSource {
    std::shared_ptr<Workspace> workspace;
    JournalWriter* journal = nullptr; ///< of the host, which outlives the work; null: one is started for the work
    QSet<SessionId> live;
    qint64 nowWallMs = 0;
};

/// Work on the record, to be carried out on a thread of its own.
namespace jobs {

[[nodiscard]] RecordWork::Job exportSession(const RecordSource& source, const SessionId& session, const QString& file);
[[nodiscard]] RecordWork::Job handOver(const RecordSource& source, const SessionId& session, const QString& folder);
[[nodiscard]] RecordWork::Job importFiles(const RecordSource& source, const QStringList& files);
[[nodiscard]] RecordWork::Job backUp(const RecordSource& source, const QString& file);
[[nodiscard]] RecordWork::Job check(const RecordSource& source);
[[nodiscard]] RecordWork::Job erase(
    const RecordSource& source, const QList<SessionId>& sessions, bool deleteOldFormats);
[[nodiscard]] RecordWork::Job recover(const QString& damaged, const QString& newFile, qint64 nowWallMs);

} // namespace jobs

} // namespace jumpseat
