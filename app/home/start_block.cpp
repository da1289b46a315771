// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/start_block.h"

#include "home/kit_row.h"
#include "theme/widgets.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// The number of a step in a ring.
class StepNumber : public QWidget {
public:
    StepNumber(int number, QWidget* parent)
        : QWidget(parent)
        , m_text(QString::number(number))
    {
        setFixedSize(24, 24);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Token::Text3), 1.5));
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
        painter.setFont(theme.strong());
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
};

} // namespace

StartBlock::StartBlock(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setMaximumWidth(880);
    m_layout->setContentsMargins(48, 36, 48, 36);
    m_layout->setSpacing(0);
    buildIntro();
    buildSteps();
    buildKits();
    m_layout->addStretch();
}

void StartBlock::buildIntro()
{
    m_intro = new QWidget(this);
    auto* heading = new InkLabel(tr("Start with a recorded interview"), Token::Text1, m_intro);
    heading->setFont(Theme::instance().section());
    auto* words = new InkLabel(
        tr("A sample session is already here: one candidate, one assistant, a rate limiter with two planted flaws. "
           "Nothing you do to it can be lost."),
        Token::Text2, m_intro);
    words->setWordWrap(true);
    words->setMaximumWidth(620);
    auto* column = new QVBoxLayout(m_intro);
    column->setContentsMargins(0, 0, 0, 12);
    column->addWidget(heading);
    column->addWidget(words);
    m_layout->addWidget(m_intro);
}

void StartBlock::buildSteps()
{
    auto* replay = new ActionButton(tr("Replay"), this);
    replay->setIconName(u"play"_s, 14);
    replay->setKeyHint(tr("Enter"));
    replay->setLook(ActionButton::Look::Primary);
    m_new = new ActionButton(tr("New session"), this);
    m_new->setKeyHint(tr("Ctrl N"));
    m_watch = addStep(1, tr("Watch how it was flown"),
        tr("Replay with the code, the conversation, and who wrote which line."), replay);
    m_run = addStep(2, tr("Run your own"),
        tr("Pick a kit, get a link and a QR code. The candidate needs a browser and nothing else."), m_new);
    connect(replay, &QPushButton::clicked, this, &StartBlock::replayWanted);
    connect(m_new, &QPushButton::clicked, this, [this] { Q_EMIT newSessionWanted({}); });
}

void StartBlock::buildKits()
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 30, 0, 8);
    auto* heading = new InkLabel(tr("Built-in kits"), Token::Text1, this);
    heading->setFont(Theme::instance().strong());
    auto* remark = new InkLabel(tr("No kit is validated until your own audit says so"), Token::Text3, this);
    remark->setFont(Theme::instance().caption());
    row->addWidget(heading, 1);
    row->addWidget(remark);
    m_kits = new KitList(this);
    connect(m_kits, &KitList::chosen, this, &StartBlock::newSessionWanted);
    m_layout->addLayout(row);
    m_layout->addWidget(m_kits);
}

QWidget* StartBlock::addStep(int number, const QString& heading, const QString& words, ActionButton* button)
{
    auto* step = new QWidget(this);
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* hairline = new Hairline(Qt::Horizontal, step);
    hairline->setSoft(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 14, 0, 14);
    row->setSpacing(16);
    auto* title = new InkLabel(heading, Token::Text1, step);
    title->setFont(Theme::instance().strong());
    auto* text = new InkLabel(words, Token::Text2, step);
    text->setWordWrap(true);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(title);
    lines->addWidget(text);
    row->addWidget(new StepNumber(number, step));
    row->addLayout(lines, 1);
    row->addWidget(button);
    column->addWidget(hairline);
    column->addLayout(row);
    m_layout->addWidget(step);
    return step;
}

void StartBlock::setKits(const QList<Kit>& kits)
{
    m_kits->setKits(kits);
}

void StartBlock::setSample(bool there)
{
    m_intro->setVisible(there);
    m_watch->setVisible(there);
    for (QWidget* child : m_run->findChildren<QWidget*>()) {
        if (dynamic_cast<StepNumber*>(child))
            child->setVisible(there); // a lone step needs no number
    }
    m_new->setLook(there ? ActionButton::Look::Normal : ActionButton::Look::Primary);
}

} // namespace jumpseat
