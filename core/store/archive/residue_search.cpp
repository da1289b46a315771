// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/residue_search.h"

#include "base/json.h"
#include "store/journal_walk.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlRecord>

namespace jumpseat {
namespace {

void addStrings(NeedleSet& needles, const QJsonValue& value)
{
    if (value.isString())
        needles.addText(value.toString(), QStringLiteral("text of an event"));
    for (const QJsonValue& item : value.toArray())
        addStrings(needles, item);
    for (const QJsonValue& member : value.toObject())
        addStrings(needles, member);
}

void addEvent(NeedleSet& needles, const StoredEvent& event)
{
    if (event.isErased())
        return;
    needles.addBytes(event.salt, QStringLiteral("a salt"));
    needles.addBytes(event.payload, QStringLiteral("an event as it was stored"));
    const QJsonObject payload = parseJson(event.payload).object();
    addStrings(needles, payload);
    for (const char* member : { "name", "candidate", "interviewer" }) {
        if (event.kind == QStringLiteral("participant.joined") || event.kind == QStringLiteral("session.started"))
            needles.addName(payload[QLatin1StringView(member)].toString(), QStringLiteral("a name"));
    }
}

Result<void> addRest(NeedleSet& needles, Statements& statements, const SessionId& session)
{
    const auto take = [&](const QString& sql, const std::function<void(const QSqlQuery&)>& add) {
        return statements.each(sql, { session.value }, [&](const QSqlQuery& row) -> Result<void> {
            add(row);
            return {};
        });
    };
    return take(QStringLiteral("SELECT c.name, s.interviewer FROM sessions s "
                               "JOIN candidates c ON c.id = s.candidate_id WHERE s.id = ?"),
        [&](const QSqlQuery& row) {
            needles.addName(row.value(0).toString(), QStringLiteral("a name"));
            needles.addName(row.value(1).toString(), QStringLiteral("a name"));
        })
        .and_then([&] {
            return take(QStringLiteral("SELECT content FROM media WHERE session = ?"), [&](const QSqlQuery& row) {
                needles.addBytes(row.value(0).toByteArray(), QStringLiteral("an attached file"));
            });
        })
        .and_then([&] {
            return take(QStringLiteral("SELECT line FROM strays WHERE session = ?"), [&](const QSqlQuery& row) {
                needles.addText(row.value(0).toString(), QStringLiteral("a stray event"));
            });
        });
}

/// Searches one file that comes block by block.
class FileSearch {
public:
    FileSearch(const NeedleSet& needles, QString file)
        : m_needles(needles)
        , m_file(std::move(file))
    {
    }
    void take(qint64 at, QByteArrayView block)
    {
        const QByteArray joined = m_end + block.toByteArray();
        for (const NeedleSet::Hit& hit : m_needles.find(joined)) {
            if (!m_found.contains(hit.needle))
                m_found.insert(hit.needle, { m_file, hit.what, at - m_end.size() + hit.at });
        }
        m_end = joined.last(std::min(joined.size(), m_needles.longest() - 1));
    }
    [[nodiscard]] const QHash<qsizetype, Residue>& found() const { return m_found; }

private:
    const NeedleSet& m_needles;
    QString m_file;
    QByteArray m_end;
    QHash<qsizetype, Residue> m_found;
};

// The workspace's shared memory holds no content, and opening it would drop SQLite's locks; the workspace itself is
// read through SQLite for the same reason.
QStringList filesBeside(const QString& workspaceFile)
{
    const QFileInfo info(workspaceFile);
    QStringList files;
    for (const QFileInfo& other : info.dir().entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
        if (other.fileName() != info.fileName() && other.fileName().startsWith(info.fileName())
            && !other.fileName().endsWith(QStringLiteral("-shm")))
            files += other.filePath();
    }
    return files;
}

Result<void> searchFile(FileSearch& search, const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return file.exists() ? fail(ErrorCode::Io, QStringLiteral("%1 cannot be read.").arg(name)) : Result<void>();
    constexpr qint64 blockSize = 1024 * 1024;
    while (!file.atEnd()) {
        const qint64 at = file.pos();
        const QByteArray block = file.read(blockSize);
        if (block.isEmpty())
            return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read.").arg(name));
        search.take(at, block);
    }
    return {};
}

// Rows of the erased sessions excuse nothing: that would hide an erasure that did not work.
QString rowsOfOthers(const QString& table, const QList<SessionId>& erased)
{
    const QString those = QStringList(erased.size(), QStringLiteral("?")).join(u',');
    if (table == QStringLiteral("candidates"))
        return QStringLiteral("SELECT * FROM candidates WHERE id NOT IN "
                              "(SELECT candidate_id FROM sessions WHERE id IN (%1))")
            .arg(those);
    if (table == QStringLiteral("sessions"))
        return QStringLiteral("SELECT * FROM sessions WHERE id NOT IN (%1)").arg(those);
    if (table == QStringLiteral("kits") || table == QStringLiteral("about"))
        return QStringLiteral("SELECT * FROM ") + table;
    // Where copies were put has to be known as long as they are there.
    if (table == QStringLiteral("copies"))
        return QStringLiteral("SELECT * FROM copies");
    return QStringLiteral("SELECT * FROM %1 WHERE session NOT IN (%2)").arg(table, those);
}

/// The needles that stand in `rows` by right.
Result<QSet<qsizetype>> heldByRight(Connection& connection, const NeedleSet& needles, const QList<SessionId>& erased)
{
    QSet<qsizetype> held;
    const auto look = [&](const QByteArray& bytes) {
        for (const NeedleSet::Hit& hit : needles.find(bytes))
            held.insert(hit.needle);
    };
    for (const QString& definition : sqlite::definitions(connection).value_or(QStringList()))
        look(definition.toUtf8());
    QVariantList ids;
    for (const SessionId& session : erased)
        ids += session.value;
    Statements statements(connection);
    for (const QString& table : schema::tables()) {
        const QString sql = rowsOfOthers(table, erased);
        const auto read =
            statements.each(sql, sql.contains(u'?') ? ids : QVariantList(), [&](const QSqlQuery& row) -> Result<void> {
                for (int i = 0; i < row.record().count(); ++i) {
                    const QVariant value = row.value(i);
                    look(value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8());
                }
                return {};
            });
        if (!read)
            return std::unexpected(read.error());
    }
    return held;
}

/// One entry for each file and kind of thing.
QList<Residue> summed(const QList<QHash<qsizetype, Residue>>& byFile, const QSet<qsizetype>& held)
{
    QList<Residue> all;
    for (const auto& found : byFile) {
        QMap<QString, Residue> byWhat;
        for (const auto& [needle, residue] : found.asKeyValueRange()) {
            if (held.contains(needle))
                continue;
            const auto it = byWhat.find(residue.what);
            if (it == byWhat.end()) {
                byWhat.insert(residue.what, residue);
            } else {
                ++it->pieces;
                it->at = std::min(it->at, residue.at);
            }
        }
        all += byWhat.values();
    }
    return all;
}

} // namespace

Result<NeedleSet> needlesOf(Connection& connection, const QList<SessionId>& sessions)
{
    NeedleSet needles;
    Statements statements(connection);
    for (const SessionId& session : sessions) {
        (void)walkJournal(connection, session, [&](const StoredEvent& event) {
            addEvent(needles, event);
            return true;
        });
        if (auto added = addRest(needles, statements, session); !added)
            return std::unexpected(added.error());
    }
    needles.seal();
    return needles;
}

Result<ResidueSearch> searchResidue(Connection& connection, const NeedleSet& needles, const QList<SessionId>& erased)
{
    ResidueSearch search { .files = { connection.file() }, .needles = needles.count() };
    QList<QHash<qsizetype, Residue>> byFile;
    FileSearch workspace(needles, connection.file());
    auto done = sqlite::eachBlock(connection, [&](qint64 at, QByteArrayView bytes) { workspace.take(at, bytes); });
    byFile += workspace.found();
    for (const QString& file : filesBeside(connection.file())) {
        FileSearch beside(needles, file);
        done = done.and_then([&] { return searchFile(beside, file); });
        byFile += beside.found();
        search.files += file;
    }
    if (!done)
        return std::unexpected(done.error());
    const bool clean = std::ranges::all_of(byFile, [](const auto& found) { return found.isEmpty(); });
    const auto held = clean ? Result<QSet<qsizetype>>() : heldByRight(connection, needles, erased);
    if (!held)
        return std::unexpected(held.error());
    search.found = summed(byFile, *held);
    return search;
}

} // namespace jumpseat
