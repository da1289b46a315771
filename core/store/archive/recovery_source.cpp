// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/recovery_source.h"

#include "store/archive/sqlite_pages.h"
#include "store/workspace.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

namespace jumpseat {
namespace {

using sqlite::Field;
using Kind = Field::Kind;

struct Bytes {
    QByteArray bytes;
    qint64 unreadable = 0;
};

// Piece by piece, so that a bad sector costs itself; what cannot be read is zeros.
Result<Bytes> bytesThatCanBeRead(const QString& name)
{
    const int descriptor = ::open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read.").arg(name));
    constexpr qint64 piece = 4096;
    Bytes read { QByteArray(std::max<qint64>(0, ::lseek(descriptor, 0, SEEK_END)), '\0') };
    for (qint64 at = 0; at < read.bytes.size();) {
        const auto wanted = size_t(std::min(piece, read.bytes.size() - at));
        const ssize_t got = ::pread(descriptor, read.bytes.data() + at, wanted, at);
        if (got <= 0)
            read.unreadable += qint64(wanted);
        at += got > 0 ? got : ssize_t(wanted);
    }
    ::close(descriptor);
    return read;
}

/// Whether the fields have these kinds: I integer, T text or bytes, t the same or NULL, * anything (no chain covers it).
/// Text and bytes differ by one bit in the head of a row, and read the same.
bool hasShape(const QList<Field>& row, const char* shape)
{
    const QLatin1StringView wanted(shape);
    if (row.size() != wanted.size())
        return false;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const char kind = wanted[i].toLatin1();
        const Kind is = row[i].kind;
        const bool isText = is == Kind::Text || is == Kind::Bytes;
        const bool fits = kind == '*' || (kind == 'I' && is == Kind::Integer) || (kind != 'I' && isText)
            || (kind == 't' && is == Kind::Null);
        if (!fits)
            return false;
    }
    return true;
}

QString textOf(const Field& field)
{
    return QString::fromUtf8(field.bytes);
}

class RowSorter {
public:
    explicit RowSorter(FoundRows& found)
        : m_found(found)
    {
    }
    void take(const QList<Field>& row, bool stale)
    {
        if (hasShape(row, "TITTIITtt*T"))
            takeEvent(row, stale);
        else if (hasShape(row, "TIITt*T"))
            takeSegment(row, stale);
        else if (hasShape(row, "TITTIIIII") || hasShape(row, "TITTIIIIIT") || hasShape(row, "TITTIIIIITI"))
            takeSession(row, stale);
        else if (!stale)
            takeRest(row);
    }
    [[nodiscard]] bool sawFirstFormat() const { return m_sawFirstFormat; }

private:
    FoundSession& session(const Field& id, bool stale)
    {
        FoundSession& found = m_found.sessions[{ textOf(id) }];
        found.isThere = found.isThere || !stale;
        return found;
    }

    void takeEvent(const QList<Field>& row, bool stale)
    {
        StoredEvent event { .seq = row[1].integer,
            .kind = textOf(row[2]),
            .actor = textOf(row[3]),
            .atUs = row[4].integer,
            .wallMs = row[5].integer,
            .visibility = textOf(row[6]),
            .payload = row[7].kind == Kind::Null ? QByteArray() : row[7].bytes,
            .salt = row[8].bytes,
            .payloadHash = row[9].bytes,
            .hash = row[10].bytes };
        if (event.seq > 0)
            session(row[0], stale).events.insert(event.seq, event);
    }

    void takeSegment(const QList<Field>& row, bool stale)
    {
        const Segment segment { row[1].integer, row[2].integer, row[3].bytes, row[4].bytes, row[5].bytes,
            row[6].bytes };
        if (segment.first < 1 || segment.last < segment.first || segment.last - segment.first > segment.events.size())
            return;
        for (const StoredEvent& event : open(segment).events)
            session(row[0], stale).events.insert(event.seq, event);
    }

    void takeSession(const QList<Field>& row, bool stale)
    {
        FoundSession& found = session(row[0], stale);
        if (found.row && stale)
            return;
        const auto at = [&](qsizetype i) { return row.value(i); };
        found.row = FoundSession::Row { textOf(row[2]), row[4].integer, row[5].integer, row[7].integer != 0,
            row[8].integer != 0, { row[6].integer, at(9).bytes }, at(10).integer };
    }

    void takeRest(const QList<Field>& row)
    {
        if (hasShape(row, "TTITT"))
            m_found.kits.insert(textOf(row[0]), { textOf(row[1]), textOf(row[3]), textOf(row[4]), row[2].integer });
        else if (hasShape(row, "TTTII"))
            session(row[0], false)
                .scores.insert({ textOf(row[1]), textOf(row[2]) },
                    { textOf(row[1]), textOf(row[2]), row[3].integer, row[4].integer });
        else if (hasShape(row, "TTTT"))
            session(row[0], false).media.insert(textOf(row[1]), { textOf(row[2]), row[3].bytes });
        else if (hasShape(row, "TTTI"))
            m_found.copies += { textOf(row[0]), textOf(row[1]), textOf(row[2]), row[3].integer };
        else if (hasShape(row, "TIT"))
            session(row[0], false).strays.insert(row[1].integer, textOf(row[2]));
        else if (hasShape(row, "TITTIITT"))
            m_sawFirstFormat = true;
    }

    FoundRows& m_found;
    bool m_sawFirstFormat = false;
};

Result<void> checkFormat(const QString& file, const QByteArray& bytes)
{
    constexpr qsizetype formatAt = 60;
    if (!bytes.startsWith("SQLite format 3") || bytes.size() < formatAt + 4)
        return {}; // the first page may be what is damaged
    const auto format = qFromBigEndian<quint32>(bytes.constData() + formatAt);
    constexpr quint32 plausible = 1000; // or the number itself is damaged
    if (format > quint32(Workspace::schemaVersion) && format < plausible)
        return fail(ErrorCode::Newer,
            QStringLiteral("%1 has format %2, and this program recovers format %3.")
                .arg(file)
                .arg(format)
                .arg(Workspace::schemaVersion));
    return {};
}

} // namespace

Result<FoundRows> findRows(const QString& file)
{
    if (!QFileInfo(file).isFile())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there, or not an ordinary file.").arg(file));
    const auto read = bytesThatCanBeRead(file);
    if (!read)
        return std::unexpected(read.error());
    if (auto checked = checkFormat(file, read->bytes); !checked)
        return std::unexpected(checked.error());
    const QString logName = file + QStringLiteral("-wal");
    const auto log = QFileInfo::exists(logName) ? bytesThatCanBeRead(logName) : Result<Bytes>();
    FoundRows found { .sessions = {}, .kits = {}, .copies = {}, .unreadableBytes = read->unreadable };
    RowSorter sorter(found);
    sqlite::PageReader(read->bytes, log ? QByteArrayView(log->bytes) : QByteArrayView())
        .eachRow([&](const QList<Field>& row, bool stale) { sorter.take(row, stale); });
    const bool noEvents =
        std::ranges::all_of(found.sessions, &QMultiMap<Seq, StoredEvent>::isEmpty, &FoundSession::events);
    if (noEvents && sorter.sawFirstFormat())
        return fail(ErrorCode::Refused,
            QStringLiteral("%1 is of the first format, whose events cannot be checked one by one.").arg(file));
    if (found.sessions.isEmpty())
        return fail(ErrorCode::NotAWorkspace, QStringLiteral("Nothing of a workspace can be read in %1.").arg(file));
    return found;
}

} // namespace jumpseat
