// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/session_delegate.h"

#include "models/sessions_model.h"
#include "theme/theme.h"
#include "timeline/session_strip.h"

#include <QPainter>

namespace jumpseat {

namespace {

constexpr int cellPadding = 12;

bool isFirst(const QModelIndex& index)
{
    return index.column() == SessionsModel::Candidate;
}

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::instance();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = option.state.testFlag(QStyle::State_Active);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const Token surface = selected ? (active ? Token::SurfaceSelected : Token::SurfaceSunken)
        : hovered                  ? Token::SurfaceHover
                                   : Token::SurfaceBase;
    painter.fillRect(option.rect, theme.color(surface));
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Token::LineSoft));
    if (selected && isFirst(index))
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
            theme.color(active ? Token::AccentFill : Token::Text3));
}

void paintCandidate(QPainter& painter, const QRect& inner, const QModelIndex& index)
{
    const Theme& theme = Theme::instance();
    QStringList tags;
    if (index.data(SessionsModel::SampleRole).toBool())
        tags.append(SessionDelegate::tr("sample"));
    if (index.data(SessionsModel::LiveRole).toBool())
        tags.append(SessionDelegate::tr("live"));
    int tagRoom = 0;
    for (const QString& tag : tags)
        tagRoom += tagWidth(tag) + 8;
    const bool erased = index.data(SessionsModel::ErasedRole).toBool();
    painter.setFont(erased ? theme.body() : theme.strong()); // what stands there is no name
    painter.setPen(theme.color(erased ? Token::Text3 : Token::Text1));
    const QString name =
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width() - tagRoom);
    painter.drawText(inner, Qt::AlignVCenter, name);
    int x = inner.left() + painter.fontMetrics().horizontalAdvance(name) + 8;
    for (const QString& tag : tags)
        x += paintTag(painter, QPoint(x, inner.center().y()), tag) + 8;
}

void paintFlaws(QPainter& painter, const QRect& inner, const QModelIndex& index, const QColor& background)
{
    const auto digest = index.data(SessionsModel::DigestRole).value<SessionDigestPtr>();
    int x = inner.left();
    if (digest && digest->flaws > 0 && !index.data().toString().isEmpty()) {
        const EventMark glyph = digest->flawsCaught > 0 ? EventMark::FlawCaught : EventMark::FlawOpen;
        paintGlyph(painter, glyph, QRectF(x, inner.center().y() - 6, 12, 12), background);
        x += 18;
    }
    painter.setPen(Theme::instance().color(Token::Text1));
    painter.drawText(
        QRect(x, inner.top(), inner.right() - x + 1, inner.height()), Qt::AlignVCenter, index.data().toString());
}

void paintStrip(QPainter& painter, const QRect& inner, const QModelIndex& index)
{
    const auto digest = index.data(SessionsModel::DigestRole).value<SessionDigestPtr>();
    const QRect frame(inner.left(), inner.center().y() - 14, inner.width(), 29);
    painter.fillRect(frame, Theme::instance().color(Token::SurfaceBase));
    if (digest)
        paintSessionStrip(painter, frame.adjusted(1, 1, -1, -1), digest->events, digest->kit);
    painter.setPen(Theme::instance().color(Token::Line1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
}

} // namespace

int tagWidth(const QString& text)
{
    return QFontMetrics(Theme::instance().caption()).horizontalAdvance(text) + 12;
}

int paintTag(QPainter& painter, const QPoint& leftCentre, const QString& text)
{
    const Theme& theme = Theme::instance();
    const QRect box(leftCentre.x(), leftCentre.y() - 9, tagWidth(text), 18);
    painter.setPen(theme.color(Token::Line1));
    painter.setBrush(theme.color(Token::SurfacePanel));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(box, Qt::AlignCenter, text);
    return box.width();
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool named = isFirst(index) && !index.data(SessionsModel::ErasedRole).toBool();
    const QFontMetrics metrics(named ? theme.strong() : theme.body());
    int width = metrics.horizontalAdvance(index.data().toString()) + 2 * cellPadding;
    if (named)
        width += tagWidth(tr("sample")) + 16;
    if (index.column() == SessionsModel::Flaws)
        width += 18; // the glyph
    return { width, qMax(rowHeight, metrics.height() + 20) };
}

void SessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option, index);
    const QRect inner = option.rect.adjusted(isFirst(index) ? 16 : cellPadding, 0, -cellPadding, 0);
    painter->setFont(theme.body());
    painter->setPen(theme.color(index.column() == SessionsModel::Scorecards ? Token::Text2 : Token::Text1));
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (isFirst(index))
        paintCandidate(*painter, inner, index);
    else if (index.column() == SessionsModel::Strip)
        paintStrip(*painter, inner, index);
    else if (index.column() == SessionsModel::Flaws)
        paintFlaws(*painter, inner, index, theme.color(selected ? Token::SurfaceSelected : Token::SurfaceBase));
    else
        painter->drawText(inner, Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    painter->restore();
}

} // namespace jumpseat
