// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/record_report.h"

namespace jumpseat {

QString RecordReport::text() const
{
    QString text = title + u'\n';
    for (const Section& section : sections) {
        text += u'\n' + section.heading + u'\n';
        for (const QString& line : section.lines)
            text += line + u'\n';
    }
    return text;
}

} // namespace jumpseat
