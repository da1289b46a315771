// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/recommendation_row.h"

#include "rubric/choice_strip.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

namespace {

QString numberWord(int number)
{
    const QStringList words { RecommendationRow::tr("no"), RecommendationRow::tr("one"), RecommendationRow::tr("two"),
        RecommendationRow::tr("three"), RecommendationRow::tr("four"), RecommendationRow::tr("five"),
        RecommendationRow::tr("six"), RecommendationRow::tr("seven"), RecommendationRow::tr("eight") };
    return number >= 0 && number < words.size() ? words.at(number) : QString::number(number);
}

QString choiceLabel(Recommendation value)
{
    switch (value) {
    case Recommendation::None: return {};
    case Recommendation::StrongNo: return RecommendationRow::tr("Strong no");
    case Recommendation::No: return RecommendationRow::tr("No");
    case Recommendation::Yes: return RecommendationRow::tr("Yes");
    case Recommendation::StrongYes: return RecommendationRow::tr("Strong yes");
    }
    return {};
}

} // namespace

RecommendationRow::RecommendationRow(int criteria, QWidget* parent)
    : QWidget(parent)
    , m_criteria(criteria)
    , m_strip(new ChoiceStrip(ChoiceStrip::Size::Big, this))
{
    QList<ChoiceStrip::Choice> choices;
    for (const auto value :
        { Recommendation::StrongNo, Recommendation::No, Recommendation::Yes, Recommendation::StrongYes })
        choices.append({ int(value), choiceLabel(value), tr("Recommendation: %1").arg(choiceLabel(value)), {} });
    m_strip->setChoices(choices, false);
    m_strip->setVisible(false);
    connect(m_strip, &ChoiceStrip::picked, this, [this](int value) { Q_EMIT picked(Recommendation(value)); });
    setAccessibleName(lockedWords());
}

void RecommendationRow::setState(bool open, Recommendation value, bool readOnly, bool sealed)
{
    m_open = open;
    m_readOnly = readOnly;
    m_strip->setVisible(open);
    m_strip->setChosen(value == Recommendation::None ? std::nullopt : std::optional(int(value)));
    m_strip->setReadOnly(readOnly);
    m_strip->setSealed(sealed);
    m_strip->setAccessibleName(value == Recommendation::None ? tr("Recommendation, none yet")
                                                             : tr("Recommendation, %1").arg(choiceLabel(value)));
    setAccessibleName(open ? tr("Recommendation") : lockedWords());
    update();
}

void RecommendationRow::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

QSize RecommendationRow::sizeHint() const
{
    const int text = QFontMetrics(Theme::instance().caption()).height();
    return { 300, m_compact ? std::max(26, text + 10) : std::max(36, text + 18) };
}

QString RecommendationRow::lockedWords() const
{
    if (m_readOnly)
        return tr("Not every criterion is scored at this moment");
    return m_criteria == 1 ? tr("Recommendation opens after the criterion")
                           : tr("Recommendation opens after all %1 criteria").arg(numberWord(m_criteria));
}

void RecommendationRow::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceWindow));
    painter.fillRect(0, 0, width(), 1, theme.color(Token::Line1));
    if (m_open)
        return;
    const QRect lock(12, (height() - 14) / 2, 14, 14);
    painter.drawPixmap(
        lock, iconPixmap(QStringLiteral("lock"), theme.color(Token::Text3), lock.size(), devicePixelRatioF()));
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    const QRect words = rect().adjusted(34, 1, -10, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(lockedWords(), Qt::ElideRight, words.width()));
}

void RecommendationRow::resizeEvent(QResizeEvent*)
{
    const int across = m_compact ? 24 : 28;
    m_strip->setGeometry(10, (height() + 1 - across) / 2, width() - 20, across);
}

} // namespace jumpseat
