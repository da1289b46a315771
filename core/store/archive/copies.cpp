// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/copies.h"

#include "store/statements.h"
#include "store/workspace.h"

#include <QFileInfo>

#include <array>

namespace jumpseat {
namespace {

struct NamedKind {
    MadeCopy::Kind kind;
    QLatin1StringView name;
};

// As in the file.
constexpr std::array copyKinds { NamedKind { MadeCopy::Kind::Bundle, QLatin1StringView("bundle") },
    NamedKind { MadeCopy::Kind::Backup, QLatin1StringView("backup") },
    NamedKind { MadeCopy::Kind::Handover, QLatin1StringView("handover") } };

MadeCopy madeCopyOf(const QSqlQuery& row)
{
    const QString file = row.value(1).toString();
    const auto* kind = std::ranges::find(copyKinds, row.value(2).toString(), &NamedKind::name);
    return { .session = { row.value(0).toString() },
        .file = file,
        .kind = kind == copyKinds.end() ? MadeCopy::Kind::Bundle : kind->kind,
        .wallMs = row.value(3).toLongLong(),
        .isThere = QFileInfo::exists(file) };
}

} // namespace

QString copyKindName(MadeCopy::Kind kind)
{
    return std::ranges::find(copyKinds, kind, &NamedKind::kind)->name;
}

Result<QList<MadeCopy>> copiesOf(const Workspace& workspace, const QList<SessionId>& sessions)
{
    const auto connection = Connection::open(workspace.readableFile(), Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    QList<MadeCopy> copies;
    Statements statements(**connection);
    const auto read = statements.each(
        QStringLiteral("SELECT session, file, kind, wall_ms FROM copies ORDER BY wall_ms, session, file"), {},
        [&](const QSqlQuery& row) -> Result<void> {
            const MadeCopy copy = madeCopyOf(row);
            if (copy.session.isEmpty() || sessions.contains(copy.session))
                copies += copy;
            return {};
        });
    return read ? Result<QList<MadeCopy>>(copies) : std::unexpected(read.error());
}

WriterWork noteCopies(const QList<MadeCopy>& copies)
{
    return { .change = [copies](Connection& connection) {
        Statements statements(connection);
        Result<void> done;
        for (const MadeCopy& copy : copies) {
            if (done)
                done = statements.run(
                    QStringLiteral("INSERT INTO copies (session, file, kind, wall_ms) VALUES (?, ?, ?, ?) "
                                   "ON CONFLICT (session, file) DO UPDATE SET kind = excluded.kind, "
                                   "wall_ms = excluded.wall_ms"),
                    { notNull(copy.session.value), copy.file, copyKindName(copy.kind), copy.wallMs });
        }
        return done;
    } };
}

} // namespace jumpseat
