// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/anchor_row.h"

#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

namespace {

constexpr int numberColumn = 24;
constexpr int paddingRight = 8;
constexpr int paddingAcross = 4;

QFont anchorFont(bool implied)
{
    QFont font = Theme::instance().body();
    font.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * (implied ? 0.925 : 0.96))));
    return font;
}

} // namespace

AnchorRow::AnchorRow(int level, const QString& text, bool implied, QWidget* parent)
    : QLabel(parent)
    , m_level(level)
    , m_words(text)
    , m_implied(implied)
{
    setTextFormat(Qt::PlainText);
    setText(text); // for assistive technology; painted below
    setAccessibleName(tr("%1: %2").arg(level).arg(text));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AnchorRow::setChosen(bool chosen)
{
    if (std::exchange(m_chosen, chosen) == chosen)
        return;
    setAccessibleDescription(chosen ? tr("chosen") : QString());
    update();
}

int AnchorRow::heightForWidth(int width) const
{
    const QFontMetrics metrics(anchorFont(m_implied));
    if (m_implied)
        return std::max(18, metrics.height() + 2);
    const QRect area(0, 0, std::max(40, width - numberColumn - paddingRight), 10'000);
    return metrics.boundingRect(area, Qt::TextWordWrap, m_words).height() + 2 * paddingAcross;
}

QSize AnchorRow::sizeHint() const
{
    return { 300, heightForWidth(300) };
}

void AnchorRow::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    if (m_chosen)
        painter.fillRect(rect(), theme.color(Token::SurfaceSelected));
    const int top = m_implied ? 0 : paddingAcross;
    const int line = m_implied ? height() : QFontMetrics(anchorFont(false)).height();
    QFont numberFont = anchorFont(m_implied && !m_chosen);
    numberFont.setWeight(m_implied && !m_chosen ? QFont::Normal : QFont::DemiBold);
    painter.setFont(numberFont);
    painter.setPen(theme.color(m_chosen ? Token::AccentText : Token::Text3));
    painter.drawText(QRect(0, top, numberColumn, line), Qt::AlignCenter, QString::number(m_level));
    if (m_implied && !m_chosen)
        return;
    painter.setFont(anchorFont(m_implied));
    painter.setPen(theme.color(m_chosen ? Token::Text1 : Token::Text2));
    const int flags = m_implied ? int(Qt::AlignVCenter) : int(Qt::TextWordWrap);
    painter.drawText(textRect(width(), height()), flags, m_words);
}

QRect AnchorRow::textRect(int width, int height) const
{
    const int top = m_implied ? 0 : paddingAcross;
    return { numberColumn, top, width - numberColumn - paddingRight, height - 2 * top };
}

} // namespace jumpseat
