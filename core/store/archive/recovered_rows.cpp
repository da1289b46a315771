// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/recovered_rows.h"

#include "base/json.h"
#include "kit/kit_snapshot.h"
#include "store/archive/lost_kit.h"
#include "store/derived_rows.h"

#include <QCryptographicHash>

namespace jumpseat {
namespace {

// A record that has lost something says so itself, in its chain.
Result<void> addNotice(Salvaged& salvaged, bool kitLost, qint64 nowWallMs)
{
    if (salvaged.erased || (!salvaged.lostTo && !kitLost))
        return {};
    QStringList reasons;
    if (salvaged.lostTo)
        reasons += salvaged.reason;
    if (kitLost)
        reasons += QStringLiteral("the kit and rubric it was held with are lost");
    const Seq kept = salvaged.head.seq;
    const Event event { kept + 1, {}, salvaged.state.lastUs, nowWallMs,
        event::RecordRecovered {
            kept, salvaged.lostTo ? kept + 1 : 0, salvaged.lostTo, reasons.join(QStringLiteral("; ")) } };
    if (auto applied = salvaged.state.apply(event); !applied)
        return applied;
    salvaged.kept += toStored(event, salvaged.head.hash);
    salvaged.head = { event.seq, salvaged.kept.last().hash };
    return {};
}

QString lineOfStray(const StoredEvent& event)
{
    return QString::fromUtf8(seal({ event }).events.split('\n').value(1));
}

bool isWhole(const FoundKit& kit, const Salvaged& salvaged)
{
    const QByteArray snapshot = kit.snapshot.toUtf8();
    const QString sealed = salvaged.state.info ? salvaged.state.info->snapshotHash : QString();
    return parseJson(snapshot).isObject() && (sealed.isEmpty() || kitSnapshotHash(snapshot) == sealed);
}

} // namespace

RecoveredRows::RecoveredRows(Connection& connection, const FoundRows& found, qint64 nowWallMs)
    : m_connection(connection)
    , m_found(found)
    , m_nowWallMs(nowWallMs)
    , m_statements(connection)
    , m_journal(connection)
{
}

Result<RecoveredSession> RecoveredRows::addSession(
    const SessionId& session, const FoundSession& found, Salvaged salvaged)
{
    RecoveredSession report { .session = session,
        .kept = salvaged.head.seq,
        .lostFrom = salvaged.lostTo ? salvaged.head.seq + 1 : 0,
        .lostTo = salvaged.lostTo,
        .strays = salvaged.strays.size(),
        .reason = salvaged.reason,
        .erased = salvaged.erased };
    const auto kit = addKit(found, salvaged, report.kitLost);
    if (!kit)
        return std::unexpected(kit.error());
    auto done = addNotice(salvaged, report.kitLost, m_nowWallMs)
                    .and_then([&] { return addRow(session, found, salvaged, *kit); })
                    .and_then([&] { return addEvents(session, salvaged); })
                    .and_then([&] { return addStrays(session, found, salvaged); })
                    .and_then([&] { return addDerived(session, found, salvaged); });
    if (!done)
        return std::unexpected(done.error());
    const auto lost = salvaged.erased ? Result<int>(0) : addMedia(session, found);
    if (!lost)
        return std::unexpected(lost.error());
    report.mediaLost = *lost;
    return report;
}

Result<QString> RecoveredRows::addKit(const FoundSession& found, const Salvaged& salvaged, bool& lost)
{
    const event::SessionStarted info = salvaged.state.info.value_or(event::SessionStarted {});
    lost = true;
    QString hash;
    FoundKit kit;
    // As the session's row says, or where that is lost, its first event; older ones knew the kit by another hash.
    for (const QString& said : { found.row ? found.row->kitHash : QString(), info.snapshotHash, info.kitHash }) {
        if (lost && isWhole(m_found.kits.value(said), salvaged)) {
            hash = said;
            kit = m_found.kits.value(said);
            lost = false;
        }
    }
    if (lost) {
        const QByteArray instead = lostKit(info);
        hash = kitSnapshotHash(instead);
        kit = { info.kitId, info.kitTitle, QString::fromUtf8(instead), info.kitVersion };
    }
    const auto added = m_statements.run(QStringLiteral("INSERT INTO kits (hash, id, version, title, snapshot) "
                                                       "VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING"),
        { hash, notNull(kit.id), kit.version, notNull(kit.title), kit.snapshot });
    return added ? Result<QString>(hash) : std::unexpected(added.error());
}

Result<void> RecoveredRows::addRow(
    const SessionId& session, const FoundSession& found, const Salvaged& salvaged, const QString& kitHash)
{
    const auto candidate = m_statements.row(QStringLiteral("INSERT INTO candidates (name) VALUES ('') RETURNING id"));
    if (!candidate)
        return std::unexpected(candidate.error());
    const FoundSession::Row row = found.row.value_or(FoundSession::Row {});
    const qint64 erasedMs = row.erasedWallMs > 0 ? row.erasedWallMs : m_nowWallMs;
    return m_statements.run(QStringLiteral("INSERT INTO sessions (id, candidate_id, kit_hash, started_ms, duration_us, "
                                           "ended, sample, erased_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        { session.value, candidate->first(), kitHash, row.startedWallMs, row.durationUs, int(row.ended),
            int(row.sample), salvaged.erased ? erasedMs : 0 });
}

Result<void> RecoveredRows::addEvents(const SessionId& session, const Salvaged& salvaged)
{
    Result<void> done;
    for (const StoredEvent& event : salvaged.kept) {
        if (done)
            done = m_journal.append(session, event);
    }
    return done ? m_journal.settle() : done;
}

Result<void> RecoveredRows::addStrays(const SessionId& session, const FoundSession& found, const Salvaged& salvaged)
{
    QMap<Seq, QString> lines = salvaged.erased ? QMap<Seq, QString>() : found.strays;
    for (const StoredEvent& event : salvaged.strays)
        lines.insert(event.seq, lineOfStray(event));
    Result<void> done;
    for (const auto& [seq, line] : lines.asKeyValueRange()) {
        if (done)
            done = m_statements.run(QStringLiteral("INSERT INTO strays (session, seq, line) VALUES (?, ?, ?)"),
                { session.value, seq, notNull(line) });
    }
    return done;
}

/// How many were not what they were.
Result<int> RecoveredRows::addMedia(const SessionId& session, const FoundSession& found)
{
    int lost = 0;
    for (const auto& [hash, file] : found.media.asKeyValueRange()) {
        const auto& [type, content] = file;
        if (QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() != hash.toUtf8()) {
            ++lost;
            continue;
        }
        if (auto added = m_statements.run(
                QStringLiteral("INSERT INTO media (session, sha256, type, content) VALUES (?, ?, ?, ?)"),
                { session.value, hash, notNull(type), content });
            !added)
            return std::unexpected(added.error());
    }
    return lost;
}

// Of an erased session the scores are all that is left, and no event says them any more.
Result<void> RecoveredRows::addDerived(const SessionId& session, const FoundSession& found, const Salvaged& salvaged)
{
    if (!salvaged.erased)
        return derived_rows::rebuild(m_connection, session, salvaged.state);
    Result<void> done;
    for (const FoundSession::Score& score : found.scores) {
        if (done && score.level >= notObserved && score.level <= highestLevel)
            done = m_statements.run(
                QStringLiteral("INSERT INTO scores (session, rater, criterion, level, seq) VALUES (?, ?, ?, ?, ?)"),
                { session.value, notNull(score.rater), notNull(score.criterion), score.level, score.seq });
    }
    return done;
}

Result<void> RecoveredRows::addCopies()
{
    Result<void> done;
    for (const FoundCopy& copy : m_found.copies) {
        if (done
            && QStringList { QStringLiteral("bundle"), QStringLiteral("backup"), QStringLiteral("handover") }.contains(
                copy.kind))
            done = m_statements.run(QStringLiteral("INSERT INTO copies (session, file, kind, wall_ms) "
                                                   "VALUES (?, ?, ?, ?) ON CONFLICT (session, file) DO NOTHING"),
                { notNull(copy.session), notNull(copy.file), copy.kind, copy.wallMs });
    }
    return done;
}

} // namespace jumpseat
