// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/syntax_repository.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <QMimeDatabase>
#include <QSet>

namespace jumpseat {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Repository;

Repository& syntaxRepository()
{
    static auto* repository = [] {
        auto* made = new Repository; // never deleted: lexers may live as long as the program
        // The library appends "/themes": the program's own are :/themes/*.theme.
        made->addCustomSearchPath(QStringLiteral(":"));
        return made;
    }();
    return *repository;
}

Definition definitionFor(const QString& fileName)
{
    auto& repository = syntaxRepository();
    if (const Definition byName = repository.definitionForFileName(fileName); byName.isValid())
        return byName;
    const auto type = QMimeDatabase().mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return type.isDefault() ? Definition() : repository.definitionForMimeType(type.name());
}

namespace {
QSet<QString>& readNames()
{
    static QSet<QString> names;
    return names;
}

} // namespace

void readDefinition(const Definition& definition)
{
    (void)definition.formats();
    readNames().insert(definition.name());
}

bool wasRead(const Definition& definition)
{
    return readNames().contains(definition.name());
}

KSyntaxHighlighting::Theme syntaxTheme(bool dark)
{
    auto& repository = syntaxRepository();
    const auto own = repository.theme(dark ? QStringLiteral("Jumpseat Dark") : QStringLiteral("Jumpseat Light"));
    return own.isValid() ? own : repository.defaultTheme(dark ? Repository::DarkTheme : Repository::LightTheme);
}

} // namespace jumpseat
