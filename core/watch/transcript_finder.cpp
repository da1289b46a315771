// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/transcript_finder.h"

#include "base/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonObject>
#include <QUrl>

#include <sys/stat.h>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostOfHead = 1024 * 1024; // where the cwd is looked for; Codex puts instructions into the same record

/// The cwd that the first records of a file tell, or empty.
QString cwdIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (qint64 left = mostOfHead; left > 0 && !file.atEnd();) {
        const QByteArray line = file.readLine(left);
        left -= line.size();
        if (!line.contains("\"cwd\""))
            continue;
        const QJsonObject record = parseJson(line).object();
        for (const QJsonObject& part : { record, record.value("payload"_L1).toObject() }) {
            if (const QString cwd = part.value("cwd"_L1).toString(); !cwd.isEmpty())
                return cwd;
        }
    }
    return {};
}

QString orElse(const QString& value, const QString& otherwise)
{
    return QDir::isAbsolutePath(value) ? QDir::cleanPath(value) : otherwise;
}

} // namespace

ToolPlaces ToolPlaces::from(const std::function<QString(const char*)>& variable)
{
    const QString home = QDir::cleanPath(variable("HOME"));
    return { home, orElse(variable("CLAUDE_CONFIG_DIR"), home + u"/.claude"_s),
        orElse(variable("CODEX_HOME"), home + u"/.codex"_s), home + u"/.gemini"_s, home + u"/.continue"_s };
}

QString claudeFolderName(const QString& cwd)
{
    QString name = cwd;
    for (QChar& c : name) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        if (!isPlain)
            c = u'-';
    }
    return name;
}

/// Newer versions name their folders after the project's, and keep the path in a file; older ones after its hash.
QString geminiRoot(const QString& project)
{
    constexpr qint64 longestPath = 16 * 1024;
    QFile file(project + u"/.project_root"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(longestPath)).trimmed() : QString();
}

TranscriptFinder::TranscriptFinder(ToolPlaces places, QString folder)
    : m_places(std::move(places))
    , m_folder(std::move(folder))
{
}

bool TranscriptFinder::isInFolder(const QString& path) const
{
    const QString clean = QDir::cleanPath(path.startsWith("file://"_L1) ? QUrl(path).toLocalFile() : path);
    return clean == m_folder || clean.startsWith(m_folder + u'/');
}

QList<FoundTranscript> TranscriptFinder::find()
{
    m_found.clear();
    findClaude();
    addAll(m_places.codex + u"/sessions"_s, { u"rollout-*.jsonl"_s }, u"codex"_s,
        [this](const FoundTranscript& file) { return hasOurCwd(file, false); });
    const auto all = [](const FoundTranscript&) { return true; };
    add(m_folder + u"/.aider.chat.history.md"_s, u"aider"_s, all);
    const QByteArray hash = QCryptographicHash::hash(m_folder.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QDir projects(m_places.gemini + u"/tmp"_s);
    for (const QString& each : projects.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (each == QLatin1StringView(hash) || isInFolder(geminiRoot(projects.filePath(each))))
            addAll(projects.filePath(each) + u"/chats"_s, { u"*.json"_s, u"*.jsonl"_s }, u"gemini-cli"_s, all);
    }
    addAll(m_places.continues + u"/dev_data"_s, { u"*.jsonl"_s }, u"continue"_s, all);
    std::ranges::sort(m_found, {}, &FoundTranscript::path);
    return m_found;
}

/// Two folders may have one name there ("a-b" and "a/b"), and one below has this one's as its beginning: the records tell.
void TranscriptFinder::findClaude()
{
    const QString name = claudeFolderName(m_folder);
    const QDir projects(m_places.claude + u"/projects"_s);
    for (const QString& each : projects.entryList({ name, name + u"-*"_s }, QDir::Dirs | QDir::NoDotAndDotDot)) {
        const bool isOurs = each == name;
        addAll(projects.filePath(each), { u"*.jsonl"_s }, u"claude-code"_s,
            [this, isOurs](const FoundTranscript& file) { return hasOurCwd(file, isOurs); });
    }
}

void TranscriptFinder::addAll(
    const QString& below, const QStringList& names, const QString& tool, const Belongs& belongs)
{
    QDirIterator files(below, names, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext())
        add(files.next(), tool, belongs);
}

void TranscriptFinder::add(const QString& path, const QString& tool, const Belongs& belongs)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return;
    const FoundTranscript file { path, tool, status.st_ino, status.st_size,
        qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000 };
    if (belongs(file))
        m_found += file;
}

bool TranscriptFinder::hasOurCwd(const FoundTranscript& file, bool whenUnknown)
{
    const QString key = file.path + u'\n' + QString::number(file.inode);
    if (const auto known = m_known.constFind(key); known != m_known.cend())
        return *known;
    const QString cwd = cwdIn(file.path);
    if (cwd.isEmpty() && file.size < mostOfHead)
        return whenUnknown; // it may come yet
    return *m_known.insert(key, cwd.isEmpty() ? whenUnknown : isInFolder(cwd));
}

} // namespace jumpseat
