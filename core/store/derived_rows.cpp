// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/derived_rows.h"

#include <QSet>

namespace jumpseat::derived_rows {
namespace {

QString candidateName(const SessionState& state)
{
    // The name somebody joined with counts more than the one that was expected.
    if (const auto* candidate = state.candidate())
        return candidate->name;
    return state.info ? state.info->candidate : QString();
}

/// The rows that belong to a session, each as one text.
QSet<QStringList> wantedScores(const SessionState& state)
{
    QSet<QStringList> rows;
    for (const auto& [rater, card] : state.scorecards.asKeyValueRange()) {
        for (const auto& [criterion, level] : card.levels.asKeyValueRange())
            rows.insert({ rater.value, criterion.value, QString::number(level) });
    }
    return rows;
}

QSet<QStringList> wantedEvidence(const SessionState& state)
{
    QSet<QStringList> rows;
    for (const auto& [rater, card] : state.scorecards.asKeyValueRange()) {
        for (const EvidenceState& item : card.evidence)
            rows.insert({ item.id.value, rater.value, item.criterion.value, QString::number(item.event),
                QString::number(item.linkedBy) });
    }
    return rows;
}

Result<QSet<QStringList>> present(Statements& statements, const QString& sql, const SessionId& session, int columns)
{
    QSet<QStringList> rows;
    const auto read = statements.each(sql, { session.value }, [&](const QSqlQuery& query) -> Result<void> {
        QStringList row;
        for (int i = 0; i < columns; ++i)
            row += query.value(i).toString();
        rows.insert(row);
        return {};
    });
    return read ? Result<QSet<QStringList>>(rows) : std::unexpected(read.error());
}

QVariantList wantedRow(const SessionState& state)
{
    return { notNull(candidateName(state)), notNull(state.info ? state.info->interviewer : QString()),
        state.startedWallMs, state.lastUs, int(state.ended) };
}

} // namespace

Result<QString> difference(Connection& connection, const SessionId& session, const SessionState& state)
{
    Statements statements(connection);
    const auto row =
        statements.row(QStringLiteral("SELECT c.name, s.interviewer, s.started_ms, s.duration_us, s.ended "
                                      "FROM sessions s JOIN candidates c ON c.id = s.candidate_id WHERE s.id = ?"),
            { session.value });
    const auto scores =
        present(statements, QStringLiteral("SELECT rater, criterion, level FROM scores WHERE session = ?"), session, 3);
    const auto evidence = present(statements,
        QStringLiteral("SELECT id, rater, criterion, event_seq, seq FROM evidence WHERE session = ?"), session, 5);
    if (!row || !scores || !evidence)
        return std::unexpected(!row ? row.error() : !scores ? scores.error() : evidence.error());
    static constexpr std::array columns { "candidate", "interviewer", "start", "duration", "end" };
    const QVariantList wanted = wantedRow(state);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (row->value(i).toString() != wanted[i].toString())
            return QStringLiteral("its %1 is not what its events say").arg(QLatin1StringView(columns[size_t(i)]));
    }
    if (*scores != wantedScores(state))
        return QStringLiteral("the scores are not those of its events");
    if (*evidence != wantedEvidence(state))
        return QStringLiteral("the evidence is not that of its events");
    return QString();
}

Result<void> rebuild(Connection& connection, const SessionId& session, const SessionState& state)
{
    Statements statements(connection);
    const QVariantList row = wantedRow(state);
    auto done = statements.run(QStringLiteral("UPDATE sessions SET interviewer = ?, started_ms = ?, duration_us = ?, "
                                              "ended = ? WHERE id = ?"),
        row.sliced(1) + QVariantList { session.value });
    const auto run = [&](const QString& sql, const QVariantList& parameters) {
        if (done)
            done = statements.run(sql, parameters);
    };
    run(QStringLiteral("UPDATE candidates SET name = ? WHERE id = (SELECT candidate_id FROM sessions WHERE id = ?)"),
        { row.first(), session.value });
    run(QStringLiteral("DELETE FROM scores WHERE session = ?"), { session.value });
    run(QStringLiteral("DELETE FROM evidence WHERE session = ?"), { session.value });
    for (const QStringList& score : wantedScores(state)) {
        run(QStringLiteral("INSERT INTO scores (session, rater, criterion, level, seq) VALUES (?, ?, ?, ?, ?)"),
            { session.value, score[0], score[1], score[2].toInt(), state.lastSeq });
    }
    for (const QStringList& item : wantedEvidence(state)) {
        run(QStringLiteral(
                "INSERT INTO evidence (session, id, rater, criterion, event_seq, seq) VALUES (?, ?, ?, ?, ?, ?)"),
            { session.value, item[0], item[1], item[2], item[3].toLongLong(), item[4].toLongLong() });
    }
    return done;
}

} // namespace jumpseat::derived_rows
