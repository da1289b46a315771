// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/legend.h"

#include "theme/theme.h"
#include "timeline/mark_look.h"
#include "timeline/timeline_view.h"

#include <QPainter>

namespace jumpseat {
namespace {

constexpr int glyphSize = 11;
constexpr int padding = 7;
constexpr int gap = 5;
constexpr int itemHeight = 24;

} // namespace

LegendItem::LegendItem(MarkKind kind, QWidget* parent)
    : QAbstractButton(parent)
    , m_kind(kind)
{
    setCheckable(true);
    setChecked(true);
    setText(nameOf(kind));
    setAccessibleName(nameOf(kind));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("%1: click to hide or show").arg(nameOf(kind)));
}

void LegendItem::setWordless(bool wordless)
{
    m_wordless = wordless;
}

QSize LegendItem::sizeFor(bool wordless) const
{
    const QFontMetrics metrics(Theme::instance().caption());
    const int words = wordless ? 0 : gap + metrics.horizontalAdvance(text());
    return { std::max(itemHeight, 2 * padding + glyphSize + words), std::max(itemHeight, metrics.height() + 4) };
}

void LegendItem::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    auto background = theme.color(Token::SurfaceWindow);
    if (underMouse()) {
        background = theme.color(Token::SurfaceHover);
        painter.setPen(Qt::NoPen);
        painter.setBrush(background);
        painter.drawRoundedRect(rect(), 3, 3);
    }
    const double x = m_wordless ? (width() - glyphSize) / 2.0 : padding;
    painter.setOpacity(isChecked() ? 1 : 0.45);
    paintGlyph(painter, *glyphOf(m_kind), QRectF(x, (height() - glyphSize) / 2.0, glyphSize, glyphSize), background);
    painter.setOpacity(1);
    painter.setPen(theme.color(isChecked() ? Token::Text2 : Token::Text3));
    if (!isChecked() && m_wordless) {
        painter.drawLine(QPointF(4, height() / 2.0), QPointF(width() - 4, height() / 2.0));
        return;
    }
    QFont font = theme.caption();
    font.setStrikeOut(!isChecked());
    painter.setFont(font);
    if (!m_wordless)
        painter.drawText(QRectF(x + glyphSize + gap, 0, width(), height()), Qt::AlignVCenter, text());
}

Legend::Legend(TimelineView* view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto kind : { MarkKind::Prompt, MarkKind::Reply, MarkKind::Offered, MarkKind::Accepted, MarkKind::Partly,
             MarkKind::Edited, MarkKind::Rejected, MarkKind::Paste, MarkKind::Run, MarkKind::Pass, MarkKind::Fail,
             MarkKind::FlawOpen, MarkKind::FlawCaught, MarkKind::Note, MarkKind::Bookmark, MarkKind::Hint,
             MarkKind::Tool, MarkKind::Stopped }) {
        auto* item = new LegendItem(kind, this);
        m_items.append(item);
        connect(item, &QAbstractButton::toggled, this, [this, kind](bool on) {
            const auto kinds = m_view->shownKinds();
            m_view->setShownKinds(on ? kinds.with(kind) : kinds.without(kind));
        });
    }
    connect(view, &TimelineView::shownKindsChanged, this, &Legend::takeKinds);
}

int Legend::widthFor(bool wordless) const
{
    int width = 0;
    for (const auto* item : m_items)
        width += item->sizeFor(wordless).width();
    return width;
}

QSize Legend::minimumSizeHint() const
{
    return { widthFor(true), m_items.first()->sizeFor(true).height() };
}
QSize Legend::sizeHint() const
{
    return { widthFor(false), m_items.first()->sizeFor(true).height() };
}

void Legend::resizeEvent(QResizeEvent*)
{
    const bool wordless = width() < widthFor(false);
    int x = 0;
    for (auto* item : m_items) {
        item->setWordless(wordless);
        const auto size = item->sizeFor(wordless);
        item->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width();
    }
}

void Legend::takeKinds()
{
    for (auto* item : m_items)
        item->setChecked(m_view->shownKinds().has(item->kind()));
}

} // namespace jumpseat
