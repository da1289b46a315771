// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_legend.h"

#include "editor/origin_words.h"
#include "theme/theme.h"

#include <QPainter>

#include <array>

namespace jumpseat {

namespace {

constexpr std::array shownKinds { OriginKind::Baseline, OriginKind::Candidate, OriginKind::Assistant,
    OriginKind::Edited, OriginKind::Pasted, OriginKind::Interviewer };
constexpr int swatchWidth = 7, swatchHeight = 12, swatchGap = 5, wideGap = 14, narrowGap = 10, rightInset = 10;

QString textOf(OriginKind kind, bool words)
{
    return words ? originWord(kind) : QString(originLetter(kind));
}

} // namespace

OriginLegend::OriginLegend(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Who wrote it: B baseline, C candidate, A assistant, E edited, V pasted, I interviewer"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // it gets what the tabs leave
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

int OriginLegend::widthWith(bool words) const
{
    const QFontMetrics metrics(Theme::instance().caption());
    int width = rightInset - (words ? wideGap : narrowGap);
    for (const OriginKind kind : shownKinds)
        width +=
            swatchWidth + swatchGap + metrics.horizontalAdvance(textOf(kind, words)) + (words ? wideGap : narrowGap);
    return width;
}

QSize OriginLegend::sizeHint() const
{
    return { widthWith(true), 24 };
}

void OriginLegend::paintEvent(QPaintEvent*)
{
    const bool words = width() >= widthWith(true);
    if (!words && width() < widthWith(false))
        return;
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.caption());
    QPainter painter(this);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text2));
    int x = width() - widthWith(words);
    for (const OriginKind kind : shownKinds) {
        paintOriginBand(painter, kind, QRectF(x, (height() - swatchHeight) / 2, swatchWidth, swatchHeight));
        x += swatchWidth + swatchGap;
        const QString text = textOf(kind, words);
        const int textWidth = metrics.horizontalAdvance(text);
        painter.drawText(QRect(x, 0, textWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += textWidth + (words ? wideGap : narrowGap);
    }
}

} // namespace jumpseat
