// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_header.h"

#include "models/review_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/follow_button.h"
#include "theme/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jumpseat {

ReviewHeader::ReviewHeader(ReviewModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new ElidedLabel({}, this))
    , m_facts(new ElidedLabel({}, this))
    , m_verdict(new InkLabel({}, Token::Text1, this))
    , m_verdictText(new ElidedLabel({}, this))
    , m_verdictRow(new QWidget(this))
    , m_follow(new FollowButton(this))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 0, 8, 1);
    rows->setSpacing(0);
    auto* first = new QHBoxLayout;
    first->setSpacing(10);
    m_title->setFont(Theme::instance().strong());
    first->addWidget(m_title);
    first->addWidget(m_facts, 1);
    first->addWidget(m_follow);
    rows->addLayout(first);
    auto* second = new QHBoxLayout(m_verdictRow);
    second->setContentsMargins(0, 0, 0, 4);
    second->setSpacing(10);
    m_verdict->setFont(Theme::instance().strong());
    second->addWidget(m_verdict);
    second->addWidget(m_verdictText, 1);
    rows->addWidget(m_verdictRow);
    connect(model, &ReviewModel::changed, this, &ReviewHeader::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &ReviewHeader::refresh);
    refresh();
}

QString ReviewHeader::countWords() const
{
    const int count = int(m_model->comments().size());
    QStringList words { count > 0 ? tr("%n comment(s)", nullptr, count) : tr("no comments yet") };
    if (const int back = m_model->takenBack())
        words.append(tr("%1 taken back").arg(back));
    return words.join(QStringLiteral(", "));
}

QString ReviewHeader::placeWords() const
{
    const auto view = m_model->view();
    if (!view)
        return {};
    return tr("reads %1:%2-%3", "file, lines")
        .arg(shownLine(view->file.value.section(u'/', -1), 40))
        .arg(view->fromLine)
        .arg(view->toLine);
}

void ReviewHeader::refresh()
{
    const Task* task = m_model->task();
    if (!task)
        return;
    const Theme& theme = Theme::instance();
    m_title->setText(shownLine(task->review->title, 120));
    QStringList facts { shownLine(task->review->author, 60), countWords() };
    const auto* candidate = m_model->session()->state().candidate();
    const QString name = candidate ? m_model->firstNameOf(candidate->id) : QString();
    const QString place = placeWords();
    if (!place.isEmpty())
        facts.append(name.isEmpty() ? place : name + u' ' + place);
    const VerdictState verdict = m_model->verdict();
    if (verdict.verdict == ReviewVerdict::None)
        facts.append(reviewVerdictWord(verdict.verdict));
    m_facts->setText(facts.join(QStringLiteral("  \u00B7  ")));
    m_facts->setInk(theme.color(Token::Text3));
    m_facts->setAccessibleName(facts.join(QStringLiteral(", ")));
    m_verdict->setText(tr("%1 at %2", "verdict, time").arg(reviewVerdictWord(verdict.verdict), timeText(verdict.atUs)));
    m_verdictText->setText(shownLine(verdict.text, 2000));
    m_verdictText->setInk(theme.color(Token::Text2));
    m_verdictRow->setVisible(verdict.verdict != ReviewVerdict::None);
    m_follow->setName(m_model->session()->isLive() ? name : tr("playhead"));
}

QString ReviewHeader::words() const
{
    QStringList words { m_title->text(), m_facts->text() };
    if (!m_verdictRow->isHidden())
        words << m_verdict->text() << m_verdictText->text();
    return words.join(u'\n');
}

void ReviewHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::instance().color(Token::Line1));
}

} // namespace jumpseat
