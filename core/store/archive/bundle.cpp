// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/bundle.h"

#include "store/archive/copies.h"
#include "store/archive/draft_file.h"
#include "store/archive/session_copy.h"
#include "store/journal_writer.h"
#include "store/schema.h"
#include "store/statements.h"

#include <QFileInfo>

namespace jumpseat {
namespace {

Result<void> fillBundle(Connection& from, const QString& draft, const SessionId& session)
{
    const auto to = Connection::open(draft, Connection::Access::Create);
    if (!to)
        return std::unexpected(to.error());
    return schema::migrate(**to, schema::bundleId)
        .and_then([&] { return (*to)->run(QStringLiteral("BEGIN IMMEDIATE")); })
        .and_then([&] { return copySessionRows(from, **to, session); })
        .and_then([&] { return (*to)->run(QStringLiteral("COMMIT")); });
}

// One read transaction: a live session goes on meanwhile, and its bundle is of one moment.
Result<void> fillFromWorkspace(const QString& workspaceFile, const QString& draft, const SessionId& session)
{
    const auto from = Connection::open(workspaceFile, Connection::Access::Read);
    if (!from)
        return std::unexpected(from.error());
    auto done = (*from)->run(QStringLiteral("BEGIN")).and_then([&] { return fillBundle(**from, draft, session); });
    (void)(*from)->run(QStringLiteral("COMMIT"));
    return done;
}

Result<ChainHead> headOfBundle(const QString& file, const SessionId& session)
{
    const auto connection = Connection::open(file, Connection::Access::Foreign);
    if (!connection)
        return std::unexpected(connection.error());
    const auto row = Statements(**connection)
                         .row(QStringLiteral("SELECT last_seq, head FROM sessions WHERE id = ?"), { session.value });
    if (!row)
        return std::unexpected(row.error());
    return ChainHead { row->value(0).toLongLong(), row->value(1).toByteArray() };
}

} // namespace

Result<Exported> exportBundle(const Workspace& workspace, JournalWriter* writer, const SessionId& session,
    const QString& file, const ExportOptions& options)
{
    const auto row = workspace.session(session);
    if (!row)
        return std::unexpected(row.error());
    if (row->erasedWallMs > 0)
        return fail(ErrorCode::Refused, QStringLiteral("What session %1 held was erased.").arg(session.value));
    const auto draft =
        DraftFile::create(file, options.replace ? DraftFile::Existing::Replace : DraftFile::Existing::Refuse);
    if (!draft)
        return std::unexpected(draft.error());
    if (auto filled = fillFromWorkspace(workspace.readableFile(), (*draft)->path(), session); !filled)
        return std::unexpected(filled.error());
    const auto head = headOfBundle((*draft)->path(), session);
    if (!head)
        return std::unexpected(head.error());
    // Noted before it has its name: a note of a file that never came costs a look, an unknown copy is never found.
    const MadeCopy copy { session, (*draft)->finalName(), MadeCopy::Kind::Bundle, options.nowWallMs };
    if (auto noted = writer ? writer->work(noteCopies({ copy })) : Result<void>(); !noted)
        return std::unexpected(noted.error());
    if (auto published = (*draft)->publish(); !published)
        return std::unexpected(published.error());
    return Exported { copy.file, *head, QFileInfo(copy.file).size(), writer != nullptr };
}

} // namespace jumpseat
