// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/anchor_row.h"

#include "rubric/wrapped_text.h"
#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

namespace {

constexpr int numberColumn = 24;
constexpr int paddingRight = 8;
constexpr int paddingAcross = 4;

QFont anchorFont(bool implied)
{
    return scaledBody(implied ? 0.925 : 0.96);
}

int textWidth(int width)
{
    return std::max(40, width - numberColumn - paddingRight);
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
    if (m_implied)
        return std::max(18, QFontMetrics(anchorFont(true)).height() + 2);
    const auto lines = wrappedLines(m_words, anchorFont(false), textWidth(width)).size();
    return int(lines) * lineStep(anchorFont(false)) + 2 * paddingAcross;
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
    const int step = m_implied ? height() : lineStep(anchorFont(false));
    int y = m_implied ? 0 : paddingAcross;
    QFont numberFont = anchorFont(m_implied && !m_chosen);
    numberFont.setWeight(m_implied && !m_chosen ? QFont::Normal : QFont::DemiBold);
    painter.setFont(numberFont);
    painter.setPen(theme.color(m_chosen ? Token::AccentText : Token::Text3));
    painter.drawText(QRect(0, y, numberColumn, step), Qt::AlignCenter, QString::number(m_level));
    if (m_implied && !m_chosen)
        return;
    painter.setFont(anchorFont(m_implied));
    painter.setPen(theme.color(m_chosen ? Token::Text1 : Token::Text2));
    for (const QString& line : wrappedLines(m_words, painter.font(), textWidth(width()), m_implied ? 1 : 0)) {
        painter.drawText(QRect(numberColumn, y, textWidth(width()) + 4, step), Qt::AlignVCenter, line);
        y += step;
    }
}

} // namespace jumpseat
