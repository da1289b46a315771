// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/mirror_policy.h"

#include "session/file_names.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

using View = QStringView;

/// Hidden, and yet part of a program's source.
constexpr std::array<View, 9> shownDotFiles { u".gitignore", u".gitattributes", u".editorconfig", u".dockerignore",
    u".clang-format", u".clang-tidy", u".eslintrc.json", u".prettierrc", u".python-version" };

/// Folders that tools fill.
constexpr std::array<View, 20> builtFolders { u"node_modules", u"bower_components", u"__pycache__", u"venv", u"env",
    u"virtualenv", u"site-packages", u"build", u"dist", u"out", u"target", u"obj", u"coverage", u"htmlcov",
    u"cmakefiles", u"vendor", u"deriveddata", u"pods", u"elm-stuff", u"_build" };

constexpr std::array<View, 19> builtEndings { u".pyc", u".pyo", u".o", u".obj", u".a", u".so", u".dll", u".exe",
    u".class", u".jar", u".egg-info", u".min.js", u".map", u".swp", u".swo", u".tmp", u".orig", u".rej", u"~" };

constexpr std::array<View, 16> secretEndings { u".pem", u".key", u".p12", u".pfx", u".jks", u".keystore", u".kdbx",
    u".ppk", u".asc", u".gpg", u".ovpn", u".cer", u".crt", u".tfstate", u".tfvars", u".htpasswd" };

/// A word of a name ("aws-credentials.json", "my_secrets.yml"), not a part of one ("secretary.py").
constexpr std::array<View, 11> secretWords { u"secret", u"secrets", u"password", u"passwords", u"passwd", u"apikey",
    u"apikeys", u"htpasswd", u"netrc", u"pgpass", u"authtoken" };

/// Source text is named for what it does: "password.py" is a program about passwords.
constexpr std::array<View, 22> sourceEndings { u".py", u".js", u".ts", u".jsx", u".tsx", u".c", u".h", u".cc", u".cpp",
    u".hpp", u".java", u".kt", u".go", u".rs", u".rb", u".php", u".cs", u".swift", u".scala", u".md", u".html",
    u".css" };

template <size_t n> bool endsWithOne(View name, const std::array<View, n>& endings)
{
    return std::ranges::any_of(endings, [&](View ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

template <size_t n> bool isOneOf(View name, const std::array<View, n>& names)
{
    return std::ranges::any_of(names, [&](View each) { return name.compare(each, Qt::CaseInsensitive) == 0; });
}

bool hasSecretWord(View name)
{
    for (qsizetype from = 0; from < name.size();) {
        qsizetype to = from;
        while (to < name.size() && name.at(to).isLetterOrNumber())
            ++to;
        if (isOneOf(name.sliced(from, to - from), secretWords))
            return true;
        from = to + 1;
    }
    return false;
}

LeftOut leftOutFile(View name)
{
    if (isSecretName(name))
        return LeftOut::Secret;
    if (name.endsWith(View(sessionCopyEnding)) || name.endsWith(View(localCopyEnding)))
        return LeftOut::Copy;
    if (name.startsWith(u'.') && !isOneOf(name, shownDotFiles))
        return LeftOut::Hidden;
    return endsWithOne(name, builtEndings) ? LeftOut::Built : LeftOut::No;
}

} // namespace

LeftOut leftOutFolder(View name)
{
    if (name.startsWith(u'.'))
        return LeftOut::Hidden;
    if (isSecretName(name))
        return LeftOut::Secret;
    const bool isBuilt = isOneOf(name, builtFolders) || name.startsWith(u"cmake-build-") || name.endsWith(u".egg-info");
    return isBuilt ? LeftOut::Built : LeftOut::No;
}

QString leftOutName(LeftOut why)
{
    constexpr std::array names { "", "hidden", "secret", "built", "ignored", "copy", "name", "link", "special",
        "no-text", "too-large", "too-many", "too-much", "unreadable" };
    return QString::fromLatin1(names[size_t(why)]);
}

QString leftOutWords(LeftOut why)
{
    constexpr std::array words { "", "hidden", "may hold keys or passwords", "made by a tool", "ignored by .gitignore",
        "a copy that this program made", "a name that sessions do not take", "a link", "not a file of this folder",
        "not a text in UTF-8", "larger than 512 KiB", "more files than are sent", "more than 8 MiB together",
        "cannot be read" };
    return QString::fromLatin1(words[size_t(why)]);
}

bool isSecretName(QStringView name)
{
    const auto startsWith = [&](View word) { return name.startsWith(word, Qt::CaseInsensitive); };
    if (name.compare(u".env", Qt::CaseInsensitive) == 0 || startsWith(u".env.") || startsWith(u".env-")
        || name.endsWith(u".env", Qt::CaseInsensitive))
        return true;
    if (startsWith(u"id_rsa") || startsWith(u"id_dsa") || startsWith(u"id_ecdsa") || startsWith(u"id_ed25519"))
        return true;
    if (endsWithOne(name, secretEndings) || name.contains(u"credential", Qt::CaseInsensitive))
        return true;
    return (hasSecretWord(name) || startsWith(u"id_")) && !endsWithOne(name, sourceEndings);
}

LeftOut leftOutByName(const QString& path)
{
    const auto parts = View(path).split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const LeftOut why = i + 1 < parts.size() ? leftOutFolder(parts.at(i)) : leftOutFile(parts.at(i));
        if (why != LeftOut::No)
            return why;
    }
    return file_names::check(path) ? LeftOut::No : LeftOut::Name;
}

} // namespace jumpseat
