// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/bundle_check.h"

#include "store/archive/verify.h"
#include "store/file_inspection.h"
#include "store/schema.h"
#include "store/statements.h"
#include "store/workspace.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <array>

namespace jumpseat {
namespace {

std::unexpected<Error> unusable(ErrorCode code, const QString& file, const QString& why)
{
    return fail(code, QStringLiteral("%1 cannot be imported: %2.").arg(file, why));
}

Result<void> checkKind(const QString& file)
{
    const auto kind = inspectFile(file);
    if (!kind)
        return unusable(kind.error().code, file, QStringLiteral("it is not a bundle of a session"));
    switch (*kind) {
    case FileKind::Missing: return unusable(ErrorCode::NotFound, file, QStringLiteral("it does not exist"));
    case FileKind::Empty: return unusable(ErrorCode::NotAWorkspace, file, QStringLiteral("it is empty"));
    case FileKind::Workspace:
        return unusable(ErrorCode::NotAWorkspace, file,
            QStringLiteral("it is a whole workspace; open it, and export the sessions that are wanted"));
    case FileKind::Bundle: break;
    }
    return {};
}

// Nothing is asked of its tables until they are known to be ours; of `about`, that it is a table and no view.
Result<QString> programNeeded(Connection& connection, int format)
{
    const auto definitions = sqlite::definitions(connection);
    const bool isOurs = definitions && std::ranges::any_of(*definitions, [](const QString& sql) {
        return sql.startsWith(QStringLiteral("CREATE TABLE about"));
    });
    const auto said = isOurs
        ? Statements(connection).row(QStringLiteral("SELECT value FROM about WHERE key = 'program'"))
        : Result<QVariantList>();
    const QString program = said ? said->value(0).toString().left(20) : QString();
    return program.isEmpty() ? QStringLiteral("a Jumpseat that knows format %1 is needed").arg(format)
                             : QStringLiteral("Jumpseat %1 or later is needed").arg(program);
}

Result<void> checkSchema(Connection& connection, int format)
{
    const QString& file = connection.file();
    if (format < 1)
        return unusable(ErrorCode::Damaged, file, QStringLiteral("it has no format"));
    if (format > Workspace::schemaVersion)
        return unusable(ErrorCode::Newer, file, programNeeded(connection, format).value_or(QString()));
    const auto difference = schema::differenceFrom(connection, format);
    if (!difference)
        return unusable(difference.error().code, file, difference.error().what);
    if (!difference->isEmpty())
        return unusable(ErrorCode::Refused, file, *difference);
    // Before any row is read: pages that are shared between rows would make a small file a large one.
    const auto pages = sqlite::check(connection);
    if (!pages || !pages->isEmpty())
        return unusable(ErrorCode::Damaged, file, pages ? *pages : pages.error().what);
    return {};
}

Result<qint64> count(Statements& statements, const QString& sql)
{
    const auto row = statements.row(sql);
    return row ? Result<qint64>(row->value(0).toLongLong()) : std::unexpected(row.error());
}

struct Bound {
    QString sql;
    qint64 least, most;
    ErrorCode code;
    QString why;
};

QList<Bound> boundsOf(const BundleLimits& limits)
{
    const auto rows = [](const char* table) {
        return QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1StringView(table));
    };
    QList<Bound> bounds { { rows("sessions"), 1, 1, ErrorCode::Refused,
                              QStringLiteral("it does not hold one session") },
        { rows("candidates"), 1, 1, ErrorCode::Refused, QStringLiteral("it does not hold one candidate") },
        { rows("kits"), 1, 1, ErrorCode::Refused, QStringLiteral("it does not hold one kit") },
        { rows("invites"), 0, 0, ErrorCode::Refused, QStringLiteral("it brings invites") },
        { rows("copies"), 0, 0, ErrorCode::Refused, QStringLiteral("it speaks of other files") },
        { rows("events"), 0, limits.events, ErrorCode::TooLarge, QStringLiteral("it has too many events") },
        { rows("segments"), 0, limits.events, ErrorCode::TooLarge, QStringLiteral("it has too many events") },
        { QStringLiteral("SELECT max(last_seq) FROM (SELECT last_seq FROM sessions UNION ALL "
                         "SELECT max(last_seq) FROM segments UNION ALL SELECT max(seq) FROM events) AS ends"),
            0, limits.events, ErrorCode::TooLarge, QStringLiteral("it has too many events") } };
    for (const char* table : { "scores", "evidence", "media", "strays", "about" })
        bounds += { rows(table), 0, limits.otherRows, ErrorCode::TooLarge,
            QStringLiteral("it has too many rows (%1)").arg(QLatin1StringView(table)) };
    for (const char* table : { "segments", "events", "scores", "evidence", "media", "strays" })
        bounds += { rows(table) + QStringLiteral(" WHERE session NOT IN (SELECT id FROM sessions)"), 0, 0,
            ErrorCode::Refused, QStringLiteral("it holds rows of another session") };
    return bounds;
}

Result<void> checkBounds(Connection& connection, const BundleLimits& limits)
{
    Statements statements(connection);
    for (const Bound& bound : boundsOf(limits)) {
        const auto found = count(statements, bound.sql);
        if (!found)
            return unusable(found.error().code, connection.file(), found.error().what);
        if (*found < bound.least || *found > bound.most)
            return unusable(bound.code, connection.file(), bound.why);
    }
    return {};
}

// The id goes into files and lines of ours as it is.
Result<SessionId> sessionOfBundle(Connection& connection)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]{1,64}\\z"));
    const auto row = Statements(connection).row(QStringLiteral("SELECT id FROM sessions"));
    if (!row)
        return std::unexpected(row.error());
    const QString id = row->value(0).toString();
    if (!shape.match(id).hasMatch())
        return unusable(ErrorCode::Refused, connection.file(), QStringLiteral("its session has no proper id"));
    return SessionId { id };
}

// A sender may be a version behind; the file that was sent stays as it is.
Result<CheckedBundle> inTodaysFormat(Connection& connection, int format)
{
    CheckedBundle bundle { connection.file() };
    if (format == Workspace::schemaVersion)
        return bundle;
    bundle.copyFolder = std::make_shared<QTemporaryDir>();
    bundle.file = bundle.copyFolder->filePath(QStringLiteral("bundle.jumpseat"));
    const auto done =
        sqlite::copy(connection, bundle.file, [](int, int) { return true; }).and_then([&]() -> Result<void> {
            const auto copy = Connection::open(bundle.file, Connection::Access::Write);
            return copy ? schema::migrate(**copy, schema::bundleId) : std::unexpected(copy.error());
        });
    return done ? Result<CheckedBundle>(bundle) : std::unexpected(done.error());
}

Result<CheckedBundle> checkContent(CheckedBundle bundle, const QString& name, const BundleLimits& limits,
    const std::function<bool(int, int)>& progress)
{
    const auto connection = Connection::open(bundle.file, Connection::Access::Foreign);
    if (!connection)
        return std::unexpected(connection.error());
    if (auto checked = checkBounds(**connection, limits); !checked)
        return std::unexpected(checked.error());
    const auto session = sessionOfBundle(**connection);
    if (!session)
        return std::unexpected(session.error());
    const auto verdict = verify(bundle.file, progress);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (!verdict->isSound() || verdict->sessions.size() != 1)
        return unusable(ErrorCode::Damaged, name,
            verdict->problem.isEmpty() ? verdict->sessions.value(0).problem : verdict->problem);
    if (verdict->sessions.first().erased)
        return unusable(ErrorCode::Refused, name, QStringLiteral("what it held was erased"));
    bundle.session = *session;
    bundle.head = verdict->sessions.first().head;
    return bundle;
}

} // namespace

Result<CheckedBundle> checkBundle(
    const QString& file, const BundleLimits& limits, const std::function<bool(int, int)>& progress)
{
    if (auto checked = checkKind(file); !checked)
        return std::unexpected(checked.error());
    if (QFileInfo(file).size() > limits.fileBytes)
        return unusable(ErrorCode::TooLarge, file, QStringLiteral("it is too large"));
    const auto connection = Connection::open(file, Connection::Access::Foreign);
    if (!connection)
        return std::unexpected(connection.error());
    const auto format = sqlite::formatOf(**connection);
    if (!format)
        return unusable(ErrorCode::Damaged, file, format.error().what);
    return checkSchema(**connection, *format)
        .and_then([&] { return inTodaysFormat(**connection, *format); })
        .and_then([&](const CheckedBundle& bundle) { return checkContent(bundle, file, limits, progress); });
}

Result<std::unique_ptr<Connection>> openChecked(const CheckedBundle& bundle)
{
    auto connection = Connection::open(bundle.file, Connection::Access::Foreign);
    if (!connection)
        return connection;
    if (auto checked = checkSchema(**connection, Workspace::schemaVersion); !checked)
        return std::unexpected(checked.error());
    return connection;
}

} // namespace jumpseat
