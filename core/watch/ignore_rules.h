// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace jumpseat {

/// What git would ignore in a folder. In a repository libgit2 says it, with all that git looks at. Elsewhere the .gitignore
/// files that are given with add() are followed: "#", "!", "/", "*", "?", "[...]" and "**", the last rule that fits wins.
class IgnoreRules {
public:
    explicit IgnoreRules(const QString& folder);
    ~IgnoreRules();
    IgnoreRules(const IgnoreRules&) = delete;
    IgnoreRules& operator=(const IgnoreRules&) = delete;

    [[nodiscard]] bool isRepository() const { return m_repository != nullptr; }
    /// The content of the .gitignore in `folder` ("" or "src/"). What was known of that folder's is forgotten.
    void add(const QString& folder, const QByteArray& content);
    /// `path` is relative to the watched folder; a folder's ends with '/'. Folders above it are not looked at: nobody asks
    /// about what is in an ignored one.
    [[nodiscard]] bool isIgnored(const QString& path) const;

private:
    struct Repository;
    struct Rules;
    std::unique_ptr<Repository> m_repository; ///< null: none
    std::unique_ptr<Rules> m_rules;
    mutable QHash<QString, bool> m_known; ///< what libgit2 said; it is asked for each file at each look
};

} // namespace jumpseat
