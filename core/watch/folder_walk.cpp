// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/folder_walk.h"

#include <QStringDecoder>

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace jumpseat {

namespace {

/// File systems count time in steps of some milliseconds: two changes in one step may look like one.
constexpr qint64 clockStepNs = 50'000'000;
constexpr qint64 mostRulesBytes = 256 * 1024;

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

std::optional<QString> nameFromBytes(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString name = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(name);
}

QList<QByteArray> namesIn(int folder, qsizetype most)
{
    const std::unique_ptr<DIR, CloseFolder> open(::fdopendir(beneath::openFolder(folder, ".").release()));
    QList<QByteArray> names;
    while (open && names.size() < most) {
        const dirent* entry = ::readdir(open.get());
        if (!entry)
            break;
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names += name;
    }
    std::ranges::sort(names);
    return names;
}

bool isFreshNow(const FileStamp& stamp)
{
    timespec now = {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const qint64 nowNs = qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
    return nowNs - stamp.changedNs < clockStepNs; // one of tomorrow too
}

LeftOut whyNot(ErrorCode code)
{
    return code == ErrorCode::TooLarge ? LeftOut::TooLarge
        : code == ErrorCode::Refused   ? LeftOut::Special
                                       : LeftOut::Unreadable;
}

} // namespace

FolderWalk::FolderWalk(int root, dev_t device, const WatchLimits& limits, IgnoreRules& ignored, const Snapshot& before)
    : m_root(root)
    , m_device(device)
    , m_limits(limits)
    , m_ignored(ignored)
    , m_before(before)
{
}

Snapshot FolderWalk::snapshot() &&
{
    walk(m_root, {}, 0);
    // Those that are known come first: a new file does not push one out that is being sent.
    for (const bool isKnown : { true, false }) {
        for (auto file = m_found.cbegin(); file != m_found.cend(); ++file) {
            if (m_before.files.contains(file.key()) == isKnown)
                take(file.key(), file.value());
        }
    }
    return std::move(m_now);
}

void FolderWalk::walk(int folder, const QString& prefix, int depth)
{
    readRules(folder, prefix);
    for (const QByteArray& bytes : namesIn(folder, m_limits.entries)) {
        const auto name = nameFromBytes(bytes);
        if (!name)
            m_now.leftOut.insert(prefix + QString::fromLatin1(bytes.toPercentEncoding()), LeftOut::Name);
        else if (++m_entries > m_limits.entries)
            m_now.leftOut.insert(prefix, LeftOut::TooMany);
        else
            entry(folder, bytes, prefix + *name, depth);
    }
}

void FolderWalk::entry(int folder, const QByteArray& name, const QString& path, int depth)
{
    struct stat status = {};
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return; // it has just gone
    const bool isFolder = S_ISDIR(status.st_mode);
    const QString shown = isFolder ? path + u'/' : path;
    LeftOut why = isFolder ? leftOutFolder(path.sliced(path.lastIndexOf(u'/') + 1)) : leftOutByName(path);
    if (S_ISLNK(status.st_mode))
        why = LeftOut::Link;
    else if ((!isFolder && !S_ISREG(status.st_mode)) || status.st_dev != m_device)
        why = LeftOut::Special;
    else if (why == LeftOut::No && m_ignored.isIgnored(shown))
        why = LeftOut::Ignored;
    if (why != LeftOut::No)
        m_now.leftOut.insert(shown, why);
    else if (isFolder)
        enter(folder, name, path, depth);
    else
        m_found.insert(path, beneath::stampOf(status));
}

void FolderWalk::enter(int folder, const QByteArray& name, const QString& path, int depth)
{
    const beneath::Descriptor inner = beneath::openFolder(folder, name.constData());
    LeftOut why = LeftOut::No;
    if (!inner.isOpen())
        why = LeftOut::Unreadable;
    else if (depth >= m_limits.depth)
        why = LeftOut::TooMany;
    else if (::faccessat(inner.get(), "pyvenv.cfg", F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        why = LeftOut::Built;
    if (why != LeftOut::No)
        m_now.leftOut.insert(path + u'/', why);
    else
        walk(inner.get(), path + u'/', depth + 1);
}

void FolderWalk::readRules(int folder, const QString& prefix)
{
    const QString path = prefix + QStringLiteral(".gitignore");
    struct stat status = {};
    const bool isThere = ::fstatat(folder, ".gitignore", &status, AT_SYMLINK_NOFOLLOW) == 0;
    const auto known = m_before.files.constFind(path);
    const bool wasThere = known != m_before.files.cend();
    if (!isThere && !wasThere)
        return;
    if (isThere && wasThere && !known->isFresh && known->stamp == beneath::stampOf(status))
        return;
    const auto content = beneath::read(folder, ".gitignore", m_device, mostRulesBytes);
    m_ignored.add(prefix, content ? content->bytes : QByteArray());
}

void FolderWalk::take(const QString& path, const FileStamp& stamp)
{
    const auto leaveOut = [&](LeftOut why) { m_now.leftOut.insert(path, why); };
    if (stamp.size > m_limits.fileBytes)
        return leaveOut(LeftOut::TooLarge);
    if (m_now.files.size() >= m_limits.files)
        return leaveOut(LeftOut::TooMany);
    if (m_bytes + stamp.size > m_limits.allBytes)
        return leaveOut(LeftOut::TooMuch);
    const auto known = m_before.files.constFind(path);
    if (known != m_before.files.cend() && !known->isFresh && known->stamp == stamp) {
        m_now.files.insert(path, *known);
    } else if (auto seen = read(path, stamp)) {
        m_now.files.insert(path, *std::move(seen));
    } else {
        return;
    }
    m_bytes += stamp.size;
}

std::optional<SeenFile> FolderWalk::read(const QString& path, const FileStamp& stamp)
{
    const auto place = beneath::placeOf(m_root, path, false);
    if (!place)
        return std::nullopt; // gone meanwhile
    auto content = beneath::read(place->folder.get(), place->name, m_device, m_limits.fileBytes);
    if (!content) {
        if (content.error().code != ErrorCode::NotFound)
            m_now.leftOut.insert(path, whyNot(content.error().code));
        return std::nullopt;
    }
    auto text = DiskText::fromBytes(content->bytes);
    if (!text) {
        m_now.leftOut.insert(path, LeftOut::NoText);
        return std::nullopt;
    }
    // A change while it was read shows in the next stamp only if that is not in the same step of the clock.
    const FileStamp now = beneath::stampOf(content->status);
    return SeenFile { *std::move(text), now, isFreshNow(now) || now != stamp };
}

} // namespace jumpseat
