// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/word_wrap.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace jumpseat {

namespace {

qreal layOutWrapped(QTextLayout& layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, y });
        y += line.height();
    }
    layout.endLayout();
    return y;
}

QString brokenText(const QString& text)
{
    return QString(text).replace(u'\n', QChar(QChar::LineSeparator));
}

} // namespace

int wrappedHeight(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(brokenText(text), font);
    return int(std::ceil(layOutWrapped(layout, width)));
}

void drawWrapped(QPainter& painter, const QRect& place, const QString& text)
{
    QTextLayout layout(brokenText(text), painter.font(), painter.device());
    layOutWrapped(layout, place.width());
    layout.draw(&painter, place.topLeft());
}

} // namespace jumpseat
