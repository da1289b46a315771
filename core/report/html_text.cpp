// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_text.h"

namespace jumpseat {
namespace {

// Unicode Standard Annex 9, "Directional Formatting Characters".
bool directs(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || u == 0x200E || u == 0x200F || u == 0x061C;
}

QString codePoint(QChar c)
{
    return QStringLiteral("<U+%1>")
        .arg(QString::number(c.unicode(), 16).rightJustified(4, u'0').toUpper())
        .toHtmlEscaped();
}

QString shown(QChar c)
{
    if (c == u'\n' || c == u'\t')
        return c;
    if (c.unicode() < 0x20)
        return QChar(0x2400 + c.unicode()); // the picture of that control character
    if (c.category() == QChar::Other_Control || directs(c))
        return codePoint(c);
    if (c == u'\'')
        return QStringLiteral("&#39;");
    return QString(c).toHtmlEscaped();
}

} // namespace

QString htmlText(const QString& text)
{
    QString out;
    out.reserve(text.size() + text.size() / 8);
    for (const QChar c : text)
        out += shown(c);
    return out;
}

} // namespace jumpseat
