// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/session_copy.h"

#include "store/statements.h"

#include <QSqlRecord>

#include <array>

namespace jumpseat {
namespace {

/// Rows of one table: `columns` as they are written, `source` as they are read, in the same order.
struct RowCopy {
    const char* table;
    const char* columns;
    const char* source;
};

constexpr const char* belongsToSession = " WHERE session = ?";

// In an order in which every reference finds what it names. The candidate gets a number of this file's own: how many
// others there were is nobody's business.
constexpr std::array rowCopies {
    RowCopy { "kits", "hash, id, version, title, snapshot",
        "SELECT hash, id, version, title, snapshot FROM kits "
        "WHERE hash = (SELECT kit_hash FROM sessions WHERE id = ?)" },
    RowCopy { "candidates", "id, name",
        "SELECT 1, name FROM candidates WHERE id = (SELECT candidate_id FROM sessions WHERE id = ?)" },
    RowCopy { "sessions",
        "id, candidate_id, kit_hash, interviewer, started_ms, duration_us, last_seq, ended, sample, head",
        "SELECT id, 1, kit_hash, interviewer, started_ms, duration_us, last_seq, ended, sample, head "
        "FROM sessions WHERE id = ?" },
    RowCopy { "segments", "session, first_seq, last_seq, events, salts, payload_hashes, hashes", nullptr },
    RowCopy {
        "events", "session, seq, kind, actor, at_us, wall_ms, visibility, payload, salt, payload_hash, hash", nullptr },
    RowCopy { "scores", "session, rater, criterion, level, seq", nullptr },
    RowCopy { "evidence", "session, id, rater, criterion, event_seq, seq", nullptr },
    RowCopy { "media", "session, sha256, type, content", nullptr },
    RowCopy { "strays", "session, seq, line", nullptr },
};

QString sourceOf(const RowCopy& copy)
{
    return copy.source
        ? QString::fromLatin1(copy.source)
        : QStringLiteral("SELECT %1 FROM %2%3")
              .arg(QLatin1StringView(copy.columns), QLatin1StringView(copy.table), QLatin1StringView(belongsToSession));
}

// A null QString must not become NULL, and NULL must stay it.
QVariant valueOf(const QVariant& value)
{
    if (value.isNull())
        return QVariant(value.metaType());
    return value.typeId() == QMetaType::QString ? QVariant(notNull(value.toString())) : value;
}

Result<int> copyRows(Statements& from, Statements& to, const RowCopy& copy, const SessionId& session)
{
    const qsizetype count = QByteArrayView(copy.columns).count(',') + 1;
    const QString insert = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                               .arg(QLatin1StringView(copy.table), QLatin1StringView(copy.columns),
                                   QStringList(count, QStringLiteral("?")).join(QStringLiteral(", ")));
    int copied = 0;
    const auto done = from.each(sourceOf(copy), { session.value }, [&](const QSqlQuery& row) {
        QVariantList values;
        for (int i = 0; i < int(count); ++i)
            values += valueOf(row.value(i));
        ++copied;
        return to.run(insert, values);
    });
    return done ? Result<int>(copied) : std::unexpected(done.error());
}

} // namespace

Result<void> copySessionRows(Connection& from, Connection& to, const SessionId& session)
{
    Statements reading(from);
    Statements writing(to);
    for (const RowCopy& copy : rowCopies) {
        const auto copied = copyRows(reading, writing, copy, session);
        if (!copied)
            return std::unexpected(copied.error());
        if (*copied == 0 && QByteArrayView(copy.table) == "sessions")
            return fail(ErrorCode::NotFound, QStringLiteral("There is no session %1.").arg(session.value));
    }
    return {};
}

} // namespace jumpseat
