// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>
#include <QString>

namespace KSyntaxHighlighting {
class Repository;
}

namespace jumpseat {

/// The one repository of the program, read at the first use: its index of some 400 definitions costs milliseconds
/// once, a definition itself is read when a file needs it. For the UI thread only.
[[nodiscard]] KSyntaxHighlighting::Repository& syntaxRepository();

/// By the file's name, else by the mime type that its name suggests; the empty definition (plain text) else.
[[nodiscard]] KSyntaxHighlighting::Definition definitionFor(const QString& fileName);

/// Reads the definition and those that it includes from their files, which takes up to 100 ms (LaTeX, Markdown) the
/// first time in the program's life.
void readDefinition(const KSyntaxHighlighting::Definition& definition);
[[nodiscard]] bool wasRead(const KSyntaxHighlighting::Definition& definition);

/// "Jumpseat Light" or "Jumpseat Dark"; the library's own when they are not there.
[[nodiscard]] KSyntaxHighlighting::Theme syntaxTheme(bool dark);

} // namespace jumpseat
