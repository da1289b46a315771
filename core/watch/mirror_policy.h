// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// Why something of a watched folder is not sent.
enum class LeftOut {
    No,         ///< it is sent
    Hidden,     ///< its name begins with a dot
    Secret,     ///< its name says that it holds keys or passwords
    Built,      ///< made by a tool: packages, build outputs, environments, caches
    Ignored,    ///< the folder's .gitignore says so
    Copy,       ///< made by the watching itself
    Name,       ///< sessions take no such name
    Link,       ///< a symbolic link
    Special,    ///< neither file nor folder, or on another file system
    NoText,     ///< not UTF-8, or with a NUL
    TooLarge,   ///< more than WatchLimits::fileBytes
    TooMany,    ///< more than WatchLimits::files, or too much for the walk
    TooMuch,    ///< more than WatchLimits::allBytes together
    Unreadable, ///< the system said no
};
[[nodiscard]] QString leftOutName(LeftOut why);  ///< "hidden", "secret", ...: in JSON
[[nodiscard]] QString leftOutWords(LeftOut why); ///< for people, in plain English: "hidden", "may hold secrets"

/// What the name alone says, of a path in the folder with '/': each folder on the way counts. Also asked before a file of
/// the session's is written to disk, so that nobody far away can put a hook or a start-up file there.
[[nodiscard]] LeftOut leftOutByName(const QString& path);

/// Of one folder, by its name without those above it.
[[nodiscard]] LeftOut leftOutFolder(QStringView name);

/// Names that say "keys", "passwords": .env, id_rsa, server.pem, aws-credentials.json, ... `name`: without its folders.
[[nodiscard]] bool isSecretName(QStringView name);

/// The endings of the copies that are kept when two versions of a file meet.
inline constexpr char16_t sessionCopyEnding[] = u".session-copy";
inline constexpr char16_t localCopyEnding[] = u".local-copy";

} // namespace jumpseat
