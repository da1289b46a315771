// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/unwrap.h"

#include <QStringList>

namespace jumpseat {

QString unwrapped(const QString& text)
{
    QStringList lines;
    bool inBlock = false;
    bool goesOn = false; // the next line may belong to the last one
    for (const QString& line : text.trimmed().split(u'\n')) {
        const bool fence = line.startsWith(QStringLiteral("```"));
        const bool item = line.startsWith(QStringLiteral("- "));
        const bool words = !inBlock && !fence && !line.trimmed().isEmpty();
        if (words && goesOn && !item)
            lines.last() += u' ' + line.trimmed();
        else
            lines += words ? line.trimmed() : line;
        goesOn = words;
        inBlock = inBlock != fence;
    }
    return lines.join(u'\n');
}

} // namespace jumpseat
