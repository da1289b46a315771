// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/scintilla_text.h"

#include "editor/scintilla.h"
#include "text/text_document.h"

#include <algorithm>
#include <functional>

namespace jumpseat {

using Sci = QsciScintillaBase;

namespace {
constexpr long utf16 = Sci::SC_LINECHARACTERINDEX_UTF16;
}

long sendSci(const QsciScintillaBase& editor, unsigned message, long wParam, long lParam)
{
    return editor.SendScintilla(message, static_cast<unsigned long>(wParam), lParam);
}

QString fromSciBytes(QByteArrayView bytes)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    QString text = QString::fromUtf8(bytes);
    if (bytes.startsWith(mark))
        text.prepend(QChar(0xFEFF));
    return text;
}

QString cleanInput(QString raw)
{
    QString text = TextDocument::normalised(std::move(raw));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isNull())
            text[i] = QChar(0x2400);
        else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

void SciText::prepare(QsciScintillaBase& editor)
{
    sendSci(editor, Sci::SCI_SETCODEPAGE, Sci::SC_CP_UTF8);
    sendSci(editor, Sci::SCI_ALLOCATELINECHARACTERINDEX, utf16);
}

qint32 SciText::length() const
{
    return fromByte(sendSci(m_editor, Sci::SCI_GETLENGTH));
}

qint32 SciText::fromByte(long byte) const
{
    const long line = sendSci(m_editor, Sci::SCI_LINEFROMPOSITION, byte);
    const long start = sendSci(m_editor, Sci::SCI_POSITIONFROMLINE, line);
    return lineStart(int(line)) + countUnits(start, byte);
}

long SciText::toByte(qint32 pos) const
{
    if (pos <= 0)
        return 0;
    const long line = sendSci(m_editor, Sci::SCI_LINEFROMINDEXPOSITION, pos, utf16);
    const long start = sendSci(m_editor, Sci::SCI_POSITIONFROMLINE, line);
    const long rest = pos - lineStart(int(line));
    if (rest <= 0)
        return start;
    const long end = sendSci(m_editor, Sci::SCI_GETLENGTH);
    const long byte = sendSci(m_editor, Sci::SCI_POSITIONRELATIVECODEUNITS, start, rest);
    // Scintilla answers 0 for "not in the document"; no position behind a line's start is 0.
    return byte <= 0 ? end : std::min(byte, end);
}

qint32 SciText::countUnits(long fromByte, long toByte) const
{
    return qint32(sendSci(m_editor, Sci::SCI_COUNTCODEUNITS, fromByte, toByte));
}

int SciText::lineCount() const
{
    return int(sendSci(m_editor, Sci::SCI_GETLINECOUNT));
}

int SciText::lineOf(qint32 pos) const
{
    return int(sendSci(m_editor, Sci::SCI_LINEFROMINDEXPOSITION, pos, utf16));
}

qint32 SciText::lineStart(int line) const
{
    return qint32(sendSci(m_editor, Sci::SCI_INDEXPOSITIONFROMLINE, line, utf16));
}

QString SciText::text() const
{
    return bytesBetween(0, sendSci(m_editor, Sci::SCI_GETLENGTH));
}

QByteArrayView SciText::rawBetween(long fromByte, long toByte) const
{
    if (toByte <= fromByte)
        return {};
    const long at = sendSci(m_editor, Sci::SCI_GETRANGEPOINTER, fromByte, toByte - fromByte);
    return { reinterpret_cast<const char*>(at), qsizetype(toByte - fromByte) };
}

QString SciText::bytesBetween(long fromByte, long toByte) const
{
    return fromSciBytes(rawBetween(fromByte, toByte));
}

QString SciText::lineText(int line) const
{
    return bytesBetween(
        sendSci(m_editor, Sci::SCI_POSITIONFROMLINE, line), sendSci(m_editor, Sci::SCI_GETLINEENDPOSITION, line));
}

std::optional<int> SciText::lineWith(const QString& words) const
{
    const QByteArray wanted = words.toUtf8();
    const long length = sendSci(m_editor, Sci::SCI_GETLENGTH);
    const auto* begin = reinterpret_cast<const char*>(sendSci(m_editor, Sci::SCI_GETRANGEPOINTER, 0, length));
    const auto* found =
        std::search(begin, begin + length, std::boyer_moore_horspool_searcher(wanted.cbegin(), wanted.cend()));
    if (found == begin + length)
        return std::nullopt;
    return int(sendSci(m_editor, Sci::SCI_LINEFROMPOSITION, found - begin));
}

} // namespace jumpseat
