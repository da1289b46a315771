// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/watched_folder.h"

#include "watch/beneath.h"
#include "watch/folder_walk.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace jumpseat {

namespace {

Result<void> checkName(const QString& path)
{
    const LeftOut why = leftOutByName(path);
    if (why == LeftOut::No)
        return {};
    return fail(ErrorCode::Refused, QStringLiteral("%1: %2").arg(path, leftOutWords(why)));
}

/// Gives `from` a free name beside `place`: "a.py.session-copy", "a.py-2.session-copy", ...
Result<QString> moveToCopy(const beneath::Place& place, const QByteArray& from, const QString& path, QStringView ending)
{
    constexpr int mostCopies = 100;
    Result<void> done;
    for (int n = 1; n <= mostCopies; ++n) {
        const QString suffix = (n == 1 ? QString() : QStringLiteral("-%1").arg(n)) + ending.toString();
        const int folder = place.folder.get();
        done = beneath::moveWithoutReplacing(folder, from, folder, place.name + suffix.toUtf8());
        if (done)
            return path + suffix;
        if (done.error().code != ErrorCode::Stale)
            break;
    }
    return std::unexpected(done.error());
}

/// The removed file whose text an added one has.
QString origin(const Snapshot& before, const QStringList& removed, const SeenFile& added)
{
    for (const QString& path : removed) {
        const QString text = before.files.value(path).text.text();
        if (text == added.text.text() && !text.trimmed().isEmpty())
            return path;
    }
    return {};
}

} // namespace

FolderChanges changes(const Snapshot& before, const Snapshot& after)
{
    FolderChanges result;
    for (auto old = before.files.cbegin(); old != before.files.cend(); ++old) {
        const auto now = after.files.constFind(old.key());
        if (now == after.files.cend())
            (after.leftOut.contains(old.key()) ? result.withdrawn : result.removed) += old.key();
        else if (now->text != old->text)
            result.changed += old.key();
    }
    for (auto now = after.files.cbegin(); now != after.files.cend(); ++now) {
        if (before.files.contains(now.key()))
            continue;
        if (const QString from = origin(before, result.removed, *now); !from.isEmpty()) {
            result.removed.removeOne(from);
            result.renamed += { from, now.key() };
        } else {
            result.added += now.key();
        }
    }
    return result;
}

struct WatchedFolder::Impl {
    QString path;
    beneath::Descriptor root;
    dev_t device = 0;
    WatchLimits limits;
    std::unique_ptr<IgnoreRules> ignored;
};

WatchedFolder::WatchedFolder(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

WatchedFolder::WatchedFolder(WatchedFolder&&) noexcept = default;
WatchedFolder& WatchedFolder::operator=(WatchedFolder&&) noexcept = default;
WatchedFolder::~WatchedFolder() = default;

Result<WatchedFolder> WatchedFolder::open(const QString& path, WatchLimits limits)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    if (real.isEmpty() || !QFileInfo(real).isDir())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no folder %1").arg(path));
    if (real == u"/" || real == QFileInfo(QDir::homePath()).canonicalFilePath())
        return fail(ErrorCode::Refused, QStringLiteral("%1 holds more than one piece of work").arg(path));
    auto impl = std::make_unique<Impl>();
    impl->path = real;
    impl->root =
        beneath::Descriptor(::open(real.toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status = {};
    if (!impl->root.isOpen() || ::fstat(impl->root.get(), &status) != 0)
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read").arg(path));
    impl->device = status.st_dev;
    impl->limits = limits;
    impl->ignored = std::make_unique<IgnoreRules>(real);
    return WatchedFolder(std::move(impl));
}

QString WatchedFolder::path() const
{
    return m_impl->path;
}

const WatchLimits& WatchedFolder::limits() const
{
    return m_impl->limits;
}

Snapshot WatchedFolder::look(const Snapshot& before) const
{
    return FolderWalk(m_impl->root.get(), m_impl->device, m_impl->limits, *m_impl->ignored, before).snapshot();
}

Result<SeenFile> WatchedFolder::write(const QString& path, const DiskText& text, const SeenFile* over) const
{
    if (auto allowed = checkName(path); !allowed)
        return std::unexpected(allowed.error());
    const QByteArray bytes = text.toBytes();
    if (bytes.size() > m_impl->limits.fileBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is too large for this folder").arg(path));
    const auto place = beneath::placeOf(m_impl->root.get(), path, over == nullptr);
    if (!place)
        return std::unexpected(place.error());
    const int folder = place->folder.get();
    struct stat status = {};
    const bool isThere = ::fstatat(folder, place->name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (isThere != (over != nullptr))
        return fail(ErrorCode::Stale, QStringLiteral("%1 has changed meanwhile").arg(path));
    const auto temporary = beneath::writeNew(folder, bytes, isThere ? status.st_mode : 0);
    if (!temporary)
        return std::unexpected(temporary.error());
    const auto done = over ? beneath::replace(folder, *temporary, place->name, over->text.toBytes(), m_impl->device)
                           : beneath::moveWithoutReplacing(folder, *temporary, folder, place->name);
    ::unlinkat(folder, temporary->constData(), 0); // the old text, or the new one that found no place
    if (!done)
        return std::unexpected(done.error());
    if (::fstatat(folder, place->name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        status = {};
    return SeenFile { text, beneath::stampOf(status), true };
}

Result<void> WatchedFolder::rename(const QString& from, const QString& to) const
{
    for (const QString& path : { from, to }) {
        if (auto allowed = checkName(path); !allowed)
            return allowed;
    }
    const auto old = beneath::placeOf(m_impl->root.get(), from, false);
    const auto now = old ? beneath::placeOf(m_impl->root.get(), to, true) : Result<beneath::Place>();
    if (!old || !now)
        return std::unexpected(old ? now.error() : old.error());
    return beneath::moveWithoutReplacing(old->folder.get(), old->name, now->folder.get(), now->name);
}

Result<QString> WatchedFolder::writeCopy(const QString& path, const DiskText& text, QStringView ending) const
{
    if (auto allowed = checkName(path); !allowed)
        return std::unexpected(allowed.error());
    const auto place = beneath::placeOf(m_impl->root.get(), path, true);
    if (!place)
        return std::unexpected(place.error());
    const auto temporary = beneath::writeNew(place->folder.get(), text.toBytes(), 0);
    if (!temporary)
        return std::unexpected(temporary.error());
    auto copy = moveToCopy(*place, *temporary, path, ending);
    if (!copy)
        ::unlinkat(place->folder.get(), temporary->constData(), 0);
    return copy;
}

Result<QString> WatchedFolder::setAside(const QString& path, const SeenFile& is, QStringView ending) const
{
    const auto place = beneath::placeOf(m_impl->root.get(), path, false);
    if (!place)
        return std::unexpected(place.error());
    const auto content = beneath::read(place->folder.get(), place->name, m_impl->device, m_impl->limits.fileBytes);
    if (!content || content->bytes != is.text.toBytes())
        return fail(ErrorCode::Stale, QStringLiteral("%1 has changed meanwhile").arg(path));
    return moveToCopy(*place, place->name, path, ending); // a change since the look goes with it, and is kept there
}

} // namespace jumpseat
