// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "startup/samples.h"

#include "models/kit_shelf.h"
#include "session/event_lines.h"
#include "store/journal_writer.h"
#include "store/workspace.h"

#include <QDir>
#include <QFile>

namespace jumpseat::samples {

namespace {

Result<bool> importFile(const QString& path, const Workspace& workspace, JournalWriter& journal, const KitShelf& kits)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString());
    const auto lines = fromEventLines(file.readAll());
    if (!lines)
        return std::unexpected(lines.error());
    if (workspace.session(lines->session))
        return false;
    const auto kit = kits.find(lines->kit);
    if (!kit)
        return std::unexpected(kit.error());
    journal.createSession(lines->session, *kit, true);
    for (const EventPtr& event : lines->events)
        journal.append(lines->session, event);
    return true;
}

} // namespace

Result<int> importInto(const Workspace& workspace, JournalWriter& journal, const KitShelf& kits, const QString& folder)
{
    int imported = 0;
    for (const QFileInfo& file :
        QDir(folder).entryInfoList({ QStringLiteral("*.jumpseat-events") }, QDir::Files, QDir::Name)) {
        const auto done = importFile(file.filePath(), workspace, journal, kits);
        if (!done)
            return std::unexpected(done.error());
        imported += *done;
    }
    if (imported > 0 && !journal.flush())
        return fail(ErrorCode::Io, QStringLiteral("The sample was not written in time."));
    return imported;
}

} // namespace jumpseat::samples
