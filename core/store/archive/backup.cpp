// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/backup.h"

#include "store/archive/copies.h"
#include "store/archive/draft_file.h"
#include "store/journal_writer.h"
#include "store/quick_check.h"

#include <QFileInfo>

namespace jumpseat {
namespace {

Result<void> copyInto(const QString& draft, const QString& workspaceFile, const BackupOptions& options)
{
    const auto from = Connection::open(workspaceFile, Connection::Access::Read);
    if (!from)
        return std::unexpected(from.error());
    return sqlite::copy(
        **from, draft, [&](int done, int all) { return !options.progress || options.progress(done, all); });
}

// The copy says that it has a log, as the workspace does; people carry about one file.
Result<void> checkCopy(const QString& draft)
{
    const auto copy = Connection::open(draft, Connection::Access::Write);
    if (!copy)
        return std::unexpected(copy.error());
    if (auto alone = sqlite::leaveLog(**copy); !alone)
        return alone;
    const auto pages = sqlite::check(**copy);
    if (!pages)
        return std::unexpected(pages.error());
    if (!pages->isEmpty())
        return fail(ErrorCode::Damaged, *pages);
    return checkQuickly(draft);
}

} // namespace

Result<BackedUp> backUp(
    const Workspace& workspace, JournalWriter* writer, const QString& file, const BackupOptions& options)
{
    const auto draft = DraftFile::create(file, DraftFile::Existing::Refuse);
    if (!draft)
        return std::unexpected(draft.error());
    if (auto copied = copyInto((*draft)->path(), workspace.file(), options); !copied)
        return std::unexpected(copied.error());
    if (auto checked = checkCopy((*draft)->path()); !checked)
        return fail(checked.error().code,
            QStringLiteral("No backup was made, because the copy does not hold together: %1")
                .arg(checked.error().what));
    const MadeCopy copy { {}, (*draft)->finalName(), MadeCopy::Kind::Backup, options.nowWallMs };
    if (auto noted = writer ? writer->work(noteCopies({ copy })) : Result<void>(); !noted)
        return std::unexpected(noted.error());
    if (auto published = (*draft)->publish(); !published)
        return std::unexpected(published.error());
    return BackedUp { copy.file, QFileInfo(copy.file).size(), writer != nullptr };
}

} // namespace jumpseat
