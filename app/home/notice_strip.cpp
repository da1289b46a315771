// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/notice_strip.h"

#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int wordsWidth = 720; ///< longer lines are hard to read

Token washOf(NoticeStrip::Tone tone)
{
    return tone == NoticeStrip::Tone::Fail ? Token::StateFailWash
        : tone == NoticeStrip::Tone::Flaw  ? Token::StateFlawWash
                                           : Token::SurfacePanel;
}

Token edgeOf(NoticeStrip::Tone tone)
{
    return tone == NoticeStrip::Tone::Fail ? Token::StateFail
        : tone == NoticeStrip::Tone::Flaw  ? Token::StateFlaw
                                           : Token::LineControl;
}

} // namespace

NoticeStrip::NoticeStrip(QWidget* parent)
    : QWidget(parent)
    , m_heading(new InkLabel({}, Token::Text1, this))
    , m_words(new InkLabel({}, Token::Text2, this))
    , m_details(new InkLabel({}, Token::Text3, this))
    , m_below(new QHBoxLayout)
    , m_beside(new QHBoxLayout)
    , m_close(new IconButton(u"x"_s, tr("Put this away"), {}, this))
{
    m_heading->setFont(Theme::instance().strong());
    m_details->setFont(Theme::instance().caption());
    build();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NoticeStrip::build()
{
    // One widget with a bound of its own: the height for a width is asked of what has the bound.
    auto* text = new QWidget(this);
    text->setMaximumWidth(wordsWidth);
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 5, 0, 5); // a lone line stands in the middle of its buttons
    column->setSpacing(2);
    for (InkLabel* label : { m_heading, m_words, m_details }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_below->setSpacing(8);
    m_beside->setSpacing(8);
    column->addLayout(m_below);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 5, 10, 6);
    layout->setSpacing(8);
    layout->addWidget(text, 100);
    layout->addStretch(1);
    layout->addLayout(m_beside);
    layout->setAlignment(m_beside, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
}

void NoticeStrip::setNotice(Tone tone, const QString& heading, const QString& words, const QString& details)
{
    m_tone = tone;
    m_heading->setText(heading);
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    clearButtons();
    setAccessibleName(heading);
    setAccessibleDescription(words);
    update();
}

void NoticeStrip::clearButtons()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (QHBoxLayout* row : { m_below, m_beside }) {
        while (QLayoutItem* item = row->takeAt(0))
            delete item;
        row->setContentsMargins({});
    }
}

void NoticeStrip::addButton(const QString& text, std::function<void()> pressed)
{
    auto* button = new ActionButton(text, this);
    connect(button, &QPushButton::clicked, this, std::move(pressed));
    QHBoxLayout* row = m_standing ? m_below : m_beside;
    if (m_standing && m_buttons.isEmpty()) {
        row->addStretch();
        row->setContentsMargins(0, 6, 0, 0);
    }
    row->insertWidget(int(m_buttons.size()), button);
    m_buttons.append(button);
}

void NoticeStrip::setStanding(bool standing)
{
    m_standing = standing;
    m_close->setVisible(!standing);
}

QString NoticeStrip::heading() const
{
    return m_heading->text();
}

QString NoticeStrip::words() const
{
    return m_words->text();
}

QString NoticeStrip::details() const
{
    return m_details->text();
}

void NoticeStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(washOf(m_tone)));
    painter.fillRect(QRect(0, 0, 3, height()), theme.color(edgeOf(m_tone)));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Token::Line1));
}

} // namespace jumpseat
