// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/ignore_rules.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>

#include <git2.h>

namespace jumpseat {

/// One line of a .gitignore.
struct IgnorePattern {
    QRegularExpression matches;
    bool isNegated = false, onlyFolders = false;
};

namespace {

constexpr qsizetype mostPatterns = 2'000;
constexpr qsizetype longestPattern = 500;

/// A glob of git's as a regular expression over the path below the .gitignore's folder.
QString regexOf(QStringView glob)
{
    QString regex;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob.at(i);
        if (glob.sliced(i).startsWith(u"**/")) {
            regex += u"(?:.*/)?";
            i += 2;
        } else if (c == u'*' && i + 1 < glob.size() && glob.at(i + 1) == u'*') {
            regex += u".*";
            ++i;
        } else if (c == u'*') {
            regex += u"[^/]*";
        } else if (c == u'?') {
            regex += u"[^/]";
        } else if (const qsizetype end = c == u'[' ? glob.indexOf(u']', i + 2) : -1; end > 0) {
            QString set = glob.sliced(i + 1, end - i - 1).toString();
            set.replace(u'\\', QStringLiteral("\\\\")).replace(u'[', QStringLiteral("\\["));
            if (set.startsWith(u'!'))
                set[0] = u'^';
            regex += u'[' + set + u']';
            i = end;
        } else {
            const bool isEscape = c == u'\\' && i + 1 < glob.size();
            regex += QRegularExpression::escape(isEscape ? glob.sliced(++i, 1) : glob.sliced(i, 1));
        }
    }
    return regex;
}

std::optional<IgnorePattern> patternOf(QString line)
{
    while (line.endsWith(u' ') && !line.endsWith(QStringLiteral("\\ ")))
        line.chop(1);
    if (line.isEmpty() || line.startsWith(u'#') || line.size() > longestPattern)
        return std::nullopt;
    IgnorePattern pattern;
    if ((pattern.isNegated = line.startsWith(u'!')))
        line.remove(0, 1);
    if ((pattern.onlyFolders = line.endsWith(u'/')))
        line.chop(1);
    const bool isAnchored = line.contains(u'/');
    if (line.startsWith(u'/'))
        line.remove(0, 1);
    pattern.matches.setPattern(
        (isAnchored ? QStringLiteral("\\A") : QStringLiteral("\\A(?:.*/)?")) + regexOf(line) + QStringLiteral("\\z"));
    if (line.isEmpty() || !pattern.matches.isValid())
        return std::nullopt;
    return pattern;
}

} // namespace

struct IgnoreRules::Repository {
    git_repository* handle = nullptr;
    QString below; ///< the watched folder in the repository's, "" or "sub/"

    Repository() { git_libgit2_init(); }
    ~Repository()
    {
        git_repository_free(handle);
        git_libgit2_shutdown();
    }
    Repository(const Repository&) = delete;
    Repository& operator=(const Repository&) = delete;
};

struct IgnoreRules::Rules {
    QMap<QString, QList<IgnorePattern>> of; ///< by folder: those further down come later
};

IgnoreRules::IgnoreRules(const QString& folder)
    : m_repository(std::make_unique<Repository>())
    , m_rules(std::make_unique<Rules>())
{
    const QByteArray path = folder.toUtf8();
    const bool isOpen = git_repository_open_ext(&m_repository->handle, path.constData(), 0, nullptr) == 0;
    const char* top = isOpen ? git_repository_workdir(m_repository->handle) : nullptr;
    const QString below = top ? QDir(QString::fromUtf8(top)).relativeFilePath(folder) : QString();
    if (!top || below.startsWith(u".."))
        m_repository.reset();
    else if (below != u".")
        m_repository->below = below + u'/';
}

IgnoreRules::~IgnoreRules() = default;

void IgnoreRules::add(const QString& folder, const QByteArray& content)
{
    m_known.clear();
    if (m_repository)
        return;
    QList<IgnorePattern>& patterns = m_rules->of[folder];
    patterns.clear();
    for (const QString& line : QString::fromUtf8(content).remove(u'\r').split(u'\n')) {
        if (auto pattern = patternOf(line); pattern && patterns.size() < mostPatterns)
            patterns += *std::move(pattern);
    }
}

bool IgnoreRules::isIgnored(const QString& path) const
{
    if (m_repository) {
        const auto known = m_known.constFind(path);
        if (known != m_known.cend())
            return *known;
        int ignored = 0;
        git_ignore_path_is_ignored(&ignored, m_repository->handle, (m_repository->below + path).toUtf8().constData());
        return *m_known.insert(path, ignored != 0);
    }
    bool ignored = false;
    const bool isFolder = path.endsWith(u'/');
    const QString whole = isFolder ? path.chopped(1) : path;
    for (auto rules = m_rules->of.cbegin(); rules != m_rules->of.cend(); ++rules) {
        if (!whole.startsWith(rules.key()))
            continue;
        const QString below = whole.sliced(rules.key().size());
        for (const IgnorePattern& pattern : rules.value()) {
            if ((isFolder || !pattern.onlyFolders) && pattern.matches.match(below).hasMatch())
                ignored = !pattern.isNegated;
        }
    }
    return ignored;
}

} // namespace jumpseat
