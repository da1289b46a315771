// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/record_report.h"
#include "store/archive/backup.h"
#include "store/archive/bundle.h"
#include "store/archive/import.h"
#include "store/workspace.h"

#include <QHash>

namespace jumpseat {

/// How people know a session: the candidate's name and the day, not its id.
using SessionNames = QHash<SessionId, QString>;
[[nodiscard]] SessionNames namesOf(const QList<SessionRow>& rows);
[[nodiscard]] QString nameOf(const SessionNames& names, const SessionId& session);

/// A file as one line shows it: its name alone.
[[nodiscard]] QString fileNameOf(const QString& file);

/// What did not succeed: "No backup was made", why, what is as it was, what to do about it.
[[nodiscard]] RecordOutcome failedOutcome(const QString& heading, const QString& kept, const Error& error);

[[nodiscard]] RecordOutcome outcomeOf(const Result<Exported>& exported);
[[nodiscard]] RecordOutcome outcomeOf(const Result<BackedUp>& done);
[[nodiscard]] RecordOutcome handedOverOutcome(const Result<QStringList>& files, bool recorded);

/// One of several files that were to be imported.
struct ImportedFile {
    QString file;
    Result<Imported> result;
};
[[nodiscard]] RecordOutcome outcomeOf(const QList<ImportedFile>& files, const SessionNames& names);
[[nodiscard]] RecordOutcome importRefused(const Error& error);

} // namespace jumpseat
