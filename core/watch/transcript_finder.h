// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

namespace jumpseat {

/// Where AI tools keep what they write, absolute.
struct ToolPlaces {
    QString home;
    QString claude;    ///< $CLAUDE_CONFIG_DIR, or ~/.claude
    QString codex;     ///< $CODEX_HOME, or ~/.codex
    QString gemini;    ///< ~/.gemini
    QString continues; ///< ~/.continue

    /// `variable`: reads the environment.
    [[nodiscard]] static ToolPlaces from(const std::function<QString(const char*)>& variable);
};

struct FoundTranscript {
    QString path;
    QString tool; ///< as in Act::tool
    quint64 inode = 0;
    qint64 size = 0, modifiedMs = 0;

    [[nodiscard]] bool isAsBefore(const FoundTranscript& before) const
    {
        return inode == before.inode && size == before.size && modifiedMs == before.modifiedMs;
    }
};

/// Finds what AI tools keep about one folder: Claude Code by the folder's name and the records' cwd, its sub-agents' files
/// too; Codex by the cwd in a file's first record; Aider's history in the folder itself; Gemini CLI by the hash of the
/// path; Continue's data, which is one for all folders, so that each record has to be looked at.
class TranscriptFinder {
public:
    TranscriptFinder(ToolPlaces places, QString folder);

    /// All there are now, by path. Regular files only.
    [[nodiscard]] QList<FoundTranscript> find();
    /// Whether an absolute path is the folder or in it.
    [[nodiscard]] bool isInFolder(const QString& path) const;
    [[nodiscard]] const ToolPlaces& places() const { return m_places; }
    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    using Belongs = std::function<bool(const FoundTranscript&)>;
    void add(const QString& path, const QString& tool, const Belongs& belongs);
    void addAll(const QString& below, const QStringList& names, const QString& tool, const Belongs& belongs);
    void findClaude();
    [[nodiscard]] bool hasOurCwd(const FoundTranscript& file, bool whenUnknown);

    ToolPlaces m_places;
    QString m_folder;
    QList<FoundTranscript> m_found;
    QHash<QString, bool> m_known; ///< whose cwd was read, by path and inode
};

/// How Claude Code names the folder of a project's transcripts.
[[nodiscard]] QString claudeFolderName(const QString& cwd);

} // namespace jumpseat
