// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/wrapped_text.h"

#include "theme/theme.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QTextLayout>

namespace jumpseat {

QStringList wrappedLines(const QString& text, const QFont& font, int width, int most)
{
    QStringList lines;
    QTextLayout layout(text.simplified(), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool last = most > 0 && lines.size() == most - 1;
        if (last) {
            lines.append(QFontMetrics(font).elidedText(layout.text().sliced(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(layout.text().sliced(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

int lineStep(const QFont& font)
{
    return std::max(qRound(QFontInfo(font).pixelSize() * 1.36), QFontMetrics(font).height());
}

QFont scaledBody(qreal factor)
{
    QFont font = Theme::instance().body();
    font.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * factor)));
    return font;
}

} // namespace jumpseat
