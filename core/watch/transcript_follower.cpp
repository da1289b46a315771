// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/transcript_follower.h"

#include "acts/act_json.h"
#include "transcripts/transcript_reader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bytesALook = 16 * 1024 * 1024;  // of one file; the rest follows at the next look
constexpr qint64 mostOfWhole = 64 * 1024 * 1024; // of a file that is one JSON value
constexpr qint64 remembered = 64;                // bytes before the place reached: who rewrites a file changes them

QByteArray fingerprint(const Act& act)
{
    return QCryptographicHash::hash(
        QJsonDocument(actToJson(act)).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
}

} // namespace

struct TranscriptFollower::Followed {
    QString path, tool;
    quint64 inode = 0;
    FoundTranscript last; ///< as it was when it was last read
    qint64 offset = 0;    ///< read so far
    qint64 startEnd = 0;  ///< where it ended when the following began: what is before and has no time is old
    QByteArray tail;      ///< the last bytes before `offset`
    bool isOld = false;   ///< what comes now stood there when the following began
    std::unique_ptr<TranscriptReader> reader;
    QHash<QByteArray, int> sent, known; ///< how often; `known`: sent before it was begun again
};

TranscriptFollower::TranscriptFollower(TranscriptFinder finder, qint64 sessionStartMs)
    : m_finder(std::move(finder))
    , m_scrubber(m_finder.folder(), m_finder.places().home)
    , m_sessionStartMs(sessionStartMs)
{
    for (const FoundTranscript& file : m_finder.find())
        m_atStart.insert(file.path, file);
}

TranscriptFollower::~TranscriptFollower() = default;

QStringList TranscriptFollower::followed() const
{
    QStringList paths;
    for (const auto& [path, file] : m_files)
        paths += path;
    return paths;
}

QList<Act> TranscriptFollower::look()
{
    for (const FoundTranscript& now : m_finder.find()) {
        auto& file = m_files[now.path];
        const auto before = m_atStart.constFind(now.path);
        const bool wasThere = before != m_atStart.cend();
        if (!file && wasThere && now.isAsBefore(*before)) {
            m_files.erase(now.path); // nobody has touched it
            continue;
        }
        if (!file) {
            file = std::make_unique<Followed>();
            file->path = now.path;
            file->tool = now.tool;
            file->inode = now.inode;
            file->startEnd = wasThere && before->inode == now.inode ? before->size : 0;
            beginAgain(*file, now);
        } else if (now.isAsBefore(file->last) && file->offset >= now.size) {
            continue;
        }
        read(*file, now);
    }
    return std::exchange(m_new, {});
}

QList<Act> TranscriptFollower::finish()
{
    m_new = look();
    for (const auto& [path, file] : m_files)
        file->reader->finish();
    return std::exchange(m_new, {});
}

void TranscriptFollower::beginAgain(Followed& file, const FoundTranscript& now)
{
    file.known = std::exchange(file.sent, {});
    file.offset = 0;
    file.tail.clear();
    file.inode = now.inode;
    file.reader = std::make_unique<TranscriptReader>([this, &file](Act act) { take(file, std::move(act)); });
    if (file.tool != "aider"_L1)
        return;
    // Its records have no times: what is old is passed over, with a beginning by which the reader knows what it is.
    file.reader->feed("# aider chat started at 2026-01-01 00:00:00\n\n");
    file.offset = file.startEnd > now.size ? now.size : file.startEnd;
}

void TranscriptFollower::read(Followed& file, const FoundTranscript& now)
{
    if (file.path.endsWith(".json"_L1))
        readWhole(file);
    else
        readGrown(file, now);
    file.last = now;
}

void TranscriptFollower::readGrown(Followed& file, const FoundTranscript& now)
{
    QFile in(file.path);
    if (!in.open(QIODevice::ReadOnly))
        return;
    const auto isSame = [&] {
        return now.inode == file.inode && now.size >= file.offset && in.seek(file.offset - file.tail.size())
            && in.read(file.tail.size()) == file.tail;
    };
    if (!isSame()) {
        file.startEnd = file.tool == "aider"_L1 ? now.size : file.startEnd;
        beginAgain(file, now);
    }
    for (qint64 left = bytesALook; left > 0;) {
        const bool isOld = file.offset < file.startEnd;
        const qint64 piece = std::min<qint64>({ left, 1024 * 1024, isOld ? file.startEnd - file.offset : left });
        if (!in.seek(file.offset))
            return;
        const QByteArray bytes = in.read(piece);
        if (bytes.isEmpty())
            return;
        file.isOld = isOld;
        file.offset += bytes.size();
        left -= bytes.size();
        file.tail = (file.tail + bytes).right(remembered);
        file.reader->feed(bytes);
    }
}

/// One JSON value, written anew each time: what was sent already is known by its content.
void TranscriptFollower::readWhole(Followed& file)
{
    QFile in(file.path);
    if (!in.open(QIODevice::ReadOnly) || in.size() > mostOfWhole)
        return;
    const QByteArray bytes = in.readAll();
    file.known = file.sent;
    file.sent.clear();
    file.reader = std::make_unique<TranscriptReader>([this, &file](Act act) { take(file, std::move(act)); });
    file.isOld = false;
    file.reader->feed(bytes);
    file.reader->finish();
    file.offset = bytes.size();
    // A half-written file says less than was sent: that is not forgotten.
    for (auto each = file.known.cbegin(); each != file.known.cend(); ++each)
        file.sent[each.key()] += each.value();
}

bool TranscriptFollower::isWanted(const Followed& file, const Act& act) const
{
    if (act.wallMs > 0 ? act.wallMs < m_sessionStartMs : file.isOld)
        return false;
    if (file.tool != "continue"_L1)
        return true;
    if (const auto* offered = std::get_if<act::Offered>(&act.what))
        return m_finder.isInFolder(offered->path);
    const auto* used = std::get_if<act::ToolUsed>(&act.what);
    return used
        && std::ranges::any_of(used->edits, [&](const ActEdit& edit) { return m_finder.isInFolder(edit.path); });
}

void TranscriptFollower::take(Followed& file, Act act)
{
    if (!isWanted(file, act))
        return;
    const QByteArray print = fingerprint(act);
    Act clean = m_scrubber.scrubbed(std::move(act)); // also of what is known: it tells which outputs are to be withheld
    ++file.sent[print];
    if (const auto known = file.known.find(print); known != file.known.end() && *known > 0) {
        --*known;
        return;
    }
    m_new += std::move(clean);
}

} // namespace jumpseat
