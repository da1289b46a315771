// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QsciScintillaBase;

namespace jumpseat {

/// One Scintilla message with integers; the overloads of SendScintilla() are ambiguous for most of them.
long sendSci(const QsciScintillaBase& editor, unsigned message, long wParam = 0, long lParam = 0);

/// Scintilla's bytes as a string. Unlike QString::fromUtf8 it keeps U+FEFF at the start, which is a character of
/// the document like any other: dropping it would shift every position behind it.
[[nodiscard]] QString fromSciBytes(QByteArrayView bytes);

/// What somebody typed, pasted or dropped made fit for a shared text: breaks are '\n' only, NUL becomes its
/// picture U+2400, half a surrogate pair U+FFFD. Both are refused by the authority, so they are replaced visibly.
[[nodiscard]] QString cleanInput(QString raw);

/// The document of a Scintilla counted in UTF-16 units, as everything outside it counts.
///
/// QsciScintilla::positionFromLineIndex() counts code points and is wrong behind an emoji.
class SciText {
public:
    explicit SciText(const QsciScintillaBase& editor)
        : m_editor(editor)
    {
    }
    /// Once for each editor: from then on Scintilla keeps the UTF-16 start of every line.
    static void prepare(QsciScintillaBase& editor);

    [[nodiscard]] qint32 length() const;
    [[nodiscard]] qint32 fromByte(long byte) const;
    [[nodiscard]] long toByte(qint32 pos) const; ///< clamped into the document
    [[nodiscard]] qint32 countUnits(long fromByte, long toByte) const;
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int lineOf(qint32 pos) const;
    [[nodiscard]] qint32 lineStart(int line) const;

    [[nodiscard]] QString text() const;
    /// As they are in the document, until it changes.
    [[nodiscard]] QByteArrayView rawBetween(long fromByte, long toByte) const;
    [[nodiscard]] QString bytesBetween(long fromByte, long toByte) const;
    [[nodiscard]] QString lineText(int line) const; ///< without its break
    /// The line on which `words` stand for the first time. Reads the bytes where they are: no copy of the text.
    [[nodiscard]] std::optional<int> lineWith(const QString& words) const;

private:
    const QsciScintillaBase& m_editor;
};

} // namespace jumpseat
