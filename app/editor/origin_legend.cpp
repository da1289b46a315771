// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_legend.h"

#include "editor/origin_words.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QPainter>

#include <array>

namespace jumpseat {

namespace {

constexpr std::array designKinds { OriginKind::Baseline, OriginKind::Candidate, OriginKind::Assistant,
    OriginKind::Edited, OriginKind::Pasted, OriginKind::Interviewer };
constexpr int swatchWidth = 7, swatchHeight = 12, swatchGap = 5, wideGap = 14, narrowGap = 10, legendInset = 10;
constexpr int shareGap = 4;

int gapAfter(bool words)
{
    return words ? wideGap : narrowGap;
}

} // namespace

OriginLegend::OriginLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // it gets what the tabs leave
    setShares({}, {});
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void OriginLegend::setShares(const QString& name, const QList<Provenance::Share>& shares)
{
    m_shares = shares;
    m_total = 0;
    for (const Provenance::Share& share : shares)
        m_total += share.units;
    QStringList parts;
    for (const Provenance::Share& share : shares)
        parts += tr("%1 %2").arg(originWord(share.kind), shareText(share.kind));
    const QString said = parts.isEmpty()
        ? tr("Who wrote it: B baseline, C candidate, A assistant, E edited, V pasted, I interviewer")
        : tr("Who wrote %1: %2").arg(name, parts.join(QStringLiteral(", ")));
    if (said == accessibleName())
        return; // most keystrokes change no percent
    setAccessibleName(said);
    setToolTip(plainToolTip(said));
    update();
}

QString OriginLegend::shareText(OriginKind kind) const
{
    const auto share = std::ranges::find(m_shares, kind, &Provenance::Share::kind);
    if (share == m_shares.end() || share->units == 0)
        return {};
    const auto percent = qRound(100.0 * share->units / double(m_total));
    return percent == 0 ? tr("<1 %") : tr("%1 %").arg(percent);
}

/// The six of the design; others (unknown, a tool) only where they wrote something, so that the shares add up.
QList<OriginKind> OriginLegend::shownKinds() const
{
    QList<OriginKind> kinds(designKinds.begin(), designKinds.end());
    for (const Provenance::Share& share : m_shares) {
        if (!kinds.contains(share.kind))
            kinds += share.kind;
    }
    return kinds;
}

/// Room for any share, so that nothing moves when it changes; where room is scarce only what it needs.
int OriginLegend::shareWidth(OriginKind kind, Detail detail) const
{
    if (m_total == 0)
        return 0;
    const QString text = detail == Detail::Present ? shareText(kind) : tr("%1 %").arg(100);
    return shareGap + QFontMetrics(Theme::instance().caption()).horizontalAdvance(text);
}

int OriginLegend::widthOf(const QList<OriginKind>& kinds, Detail detail) const
{
    const bool words = detail == Detail::Words;
    const QFontMetrics metrics(Theme::instance().caption());
    int width = legendInset - gapAfter(words);
    for (const OriginKind kind : kinds) {
        const QString text = words ? originWord(kind) : QString(originLetter(kind));
        width += swatchWidth + swatchGap + metrics.horizontalAdvance(text) + shareWidth(kind, detail) + gapAfter(words);
    }
    return width;
}

/// With hardly any room the largest shares are left; the tooltip has them all.
OriginLegend::Shown OriginLegend::shownIn(int room) const
{
    Shown shown { shownKinds(), Detail::Words };
    if (room >= widthOf(shown.kinds, shown.detail))
        return shown;
    shown.detail = Detail::Letters;
    if (room >= widthOf(shown.kinds, shown.detail))
        return shown;
    shown.detail = Detail::Present;
    shown.kinds.removeIf([this](OriginKind kind) { return shareText(kind).isEmpty(); });
    for (auto share = m_shares.crbegin(); share != m_shares.crend(); ++share) { // smallest first
        if (room >= widthOf(shown.kinds, shown.detail))
            return shown;
        shown.kinds.removeOne(share->kind);
    }
    return { {}, Detail::Present };
}

QSize OriginLegend::sizeHint() const
{
    return { widthOf(shownKinds(), Detail::Words), 24 };
}

void OriginLegend::paintEvent(QPaintEvent*)
{
    const auto [kinds, detail] = shownIn(width());
    QPainter painter(this);
    painter.setFont(Theme::instance().caption());
    int x = width() - widthOf(kinds, detail);
    for (const OriginKind kind : kinds)
        x = paintEntry(painter, kind, x, detail);
}

int OriginLegend::paintEntry(QPainter& painter, OriginKind kind, int x, Detail detail) const
{
    const Theme& theme = Theme::instance();
    const bool words = detail == Detail::Words;
    const QFontMetrics metrics(painter.font());
    const auto write = [&](const QString& text, int room, Token ink) {
        painter.setPen(theme.color(ink));
        painter.drawText(QRect(x, 0, room + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += room;
    };
    paintOriginBand(painter, kind, QRectF(x, (height() - swatchHeight) / 2, swatchWidth, swatchHeight));
    x += swatchWidth + swatchGap;
    const QString text = words ? originWord(kind) : QString(originLetter(kind));
    write(text, metrics.horizontalAdvance(text), Token::Text2);
    if (m_total > 0) {
        x += shareGap;
        write(shareText(kind), shareWidth(kind, detail) - shareGap, Token::Text1);
    }
    return x + gapAfter(words);
}

} // namespace jumpseat
