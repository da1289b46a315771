// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/labels.h"

#include "theme/icon_engine.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace jumpseat {
namespace {

QFont sectionFont()
{
    QFont font = Theme::instance().caption();
    font.setWeight(QFont::DemiBold);
    return font;
}

constexpr int sectionPadding = 12;

} // namespace

QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>") : text;
}

SectionLabel::SectionLabel(const QString& text, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(text);
}

void SectionLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    update();
}

void SectionLabel::setDetail(const QString& detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    update();
}

void SectionLabel::setDetailIcon(const QString& icon)
{
    m_icon = icon;
    update();
}

QSize SectionLabel::sizeHint() const
{
    return { 120, std::max(26, QFontMetrics(sectionFont()).height() + 10) };
}

QSize SectionLabel::minimumSizeHint() const
{
    return { 0, sizeHint().height() };
}

void SectionLabel::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    QRect area = rect().adjusted(sectionPadding, 0, -sectionPadding, 0);
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, m_detail);
    area.setRight(area.right() - QFontMetrics(theme.caption()).horizontalAdvance(m_detail) - 4);
    if (!m_icon.isEmpty()) {
        const QRect box(area.right() - 12, (height() - 12) / 2, 12, 12);
        painter.drawPixmap(box, iconPixmap(m_icon, theme.color(Token::Text3), box.size(), devicePixelRatio()));
        area.setRight(box.left() - 4);
    }
    painter.setFont(sectionFont());
    painter.setPen(theme.color(Token::Text2));
    const auto shown = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, area.width());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::setSoft(bool soft)
{
    m_soft = soft;
    update();
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(m_soft ? Token::LineSoft : Token::Line1));
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setInk(const QColor& ink)
{
    m_ink = ink;
    update();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_text) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const auto margins = contentsMargins();
    return { fontMetrics().horizontalAdvance(m_text) + 1 + margins.left() + margins.right(),
        fontMetrics().height() + margins.top() + margins.bottom() };
}

QSize ElidedLabel::minimumSizeHint() const
{
    return { 0, sizeHint().height() };
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_ink.isValid() && isEnabled() ? m_ink : palette().color(foregroundRole()));
    QString shown = m_text;
    shown.replace(QChar::LineFeed, QChar::Space);
    shown = fontMetrics().elidedText(shown, m_mode, contentsRect().width());
    painter.drawText(contentsRect(), int(m_alignment) | Qt::TextSingleLine, shown);
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !isElided())
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(m_text), this);
    return true;
}

InkLabel::InkLabel(const QString& text, Token token, QWidget* parent)
    : QLabel(text, parent)
    , m_token(token)
{
    setTextFormat(Qt::PlainText);
    recolour();
    connect(&Theme::instance(), &Theme::changed, this, &InkLabel::recolour);
}

void InkLabel::setInk(Token token)
{
    m_token = token;
    recolour();
}

void InkLabel::recolour()
{
    QPalette own;
    // Which of the two counts follows from the background of whatever the label is put into, later as well.
    for (const auto role : { QPalette::WindowText, QPalette::Text })
        own.setColor(role, Theme::instance().color(m_token));
    setPalette(own);
}

} // namespace jumpseat
