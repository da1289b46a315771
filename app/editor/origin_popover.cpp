// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_popover.h"

#include "editor/origin_words.h"
#include "models/shown_text.h"
#include "theme/action_button.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int leastWidth = 320, mostWidth = 460, gapToText = 4, promptLength = 160;

QString percentWords(const OriginStory& story)
{
    return story.percent == 0 ? OriginPopover::tr("under 1 %") : OriginPopover::tr("%1 %").arg(story.percent);
}

QString spoken(const OriginStory& story)
{
    QStringList parts { originWords(story.origin), percentWords(story), characterWords(story.characters) };
    if (!story.prompt.isEmpty())
        parts += OriginPopover::tr("asked for at %1: %2")
                     .arg(formatTime(story.promptUs), shownLine(story.promptText, promptLength));
    parts += matchWords(story);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

InkLabel* captionLabel(const QString& text, Token ink, QWidget* parent)
{
    auto* label = new InkLabel(text, ink, parent);
    label->setFont(Theme::instance().caption());
    return label;
}

} // namespace

QString matchWords(const OriginStory& story)
{
    return story.matchedPercent <= 0
        ? QString()
        : OriginPopover::tr("%1 % of it stands in the reply to %2").arg(story.matchedPercent).arg(story.prompt.value);
}

OriginPopover::OriginPopover(QWidget* window)
    : QWidget(window)
{
    setFocusPolicy(Qt::StrongFocus); // also with nothing to press in it: Esc must find it
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now && now != this && !isAncestorOf(now))
            hide();
    });
}

// The focus moves once more while its parts go.
OriginPopover::~OriginPopover()
{
    qApp->disconnect(this);
}

void OriginPopover::ask(const Question& question, const QList<OriginStory>& stories)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    fill(question, stories);
    place(question);
    show();
    raise();
    const auto ways = buttons();
    QWidget* first = ways.isEmpty() ? static_cast<QWidget*>(this) : ways.first();
    first->setFocus(Qt::ShortcutFocusReason);
    QAccessibleAnnouncementEvent answer(this, accessibleName());
    QAccessible::updateAccessibility(&answer);
}

void OriginPopover::fill(const Question& question, const QList<OriginStory>& stories)
{
    setFocus(Qt::OtherFocusReason); // not on a button that goes
    delete m_content;
    m_content = new QWidget(this);
    auto* grid = new QGridLayout(m_content);
    grid->setContentsMargins(12, 8, 12, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(captionLabel(question.heading, Token::Text2, m_content), 0, 0, 1, 4);
    int row = 1;
    QStringList words { question.heading };
    QSet<PromptId> told; // what was reworked comes from the same prompt as what was not
    for (const OriginStory& story : stories) {
        row = addShare(*grid, row, story);
        if (!story.prompt.isEmpty() && !told.contains(story.prompt))
            row = addPrompt(*grid, row, story, question.recorded);
        told.insert(story.prompt);
        words += spoken(story);
    }
    if (stories.isEmpty()) {
        words += tr("Nothing is written here.");
        grid->addWidget(new InkLabel(words.last(), Token::Text1, m_content), row, 0, 1, 4);
    }
    setAccessibleName(words.join(QStringLiteral(". ")));
}

int OriginPopover::addShare(QGridLayout& grid, int row, const OriginStory& story)
{
    grid.setRowMinimumHeight(row, Theme::instance().rowHeight());
    grid.addWidget(new OriginSwatch(story.origin.kind, m_content), row, 0);
    auto* words = new InkLabel(originWords(story.origin), Token::Text1, m_content);
    words->setFont(Theme::instance().strong());
    grid.addWidget(words, row, 1);
    grid.addWidget(new InkLabel(percentWords(story), Token::Text1, m_content), row, 2, Qt::AlignRight);
    grid.addWidget(new InkLabel(characterWords(story.characters), Token::Text3, m_content), row++, 3, Qt::AlignRight);
    return row;
}

int OriginPopover::addPrompt(QGridLayout& grid, int row, const OriginStory& story, bool recorded)
{
    auto* prompt = new ElidedLabel(
        tr("%1  “%2”", "time, prompt").arg(formatTime(story.promptUs), shownLine(story.promptText, promptLength)),
        m_content);
    prompt->setInk(Theme::instance().color(Token::Text2));
    grid.addWidget(prompt, row++, 1, 1, 3);
    if (const QString match = matchWords(story); !match.isEmpty())
        grid.addWidget(captionLabel(match, Token::Text2, m_content), row++, 1, 1, 3);
    addWays(grid, row++, story, recorded);
    return row;
}

void OriginPopover::addWays(QGridLayout& grid, int row, const OriginStory& story, bool recorded)
{
    auto* ways = new QHBoxLayout;
    ways->setContentsMargins(0, 2, 0, 6);
    ways->setSpacing(8);
    const auto add = [&](const QString& text, auto go) {
        auto* button = new ActionButton(text, m_content);
        button->setAccessibleDescription(spoken(story));
        ways->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, go] {
            dismiss();
            go();
        });
        return button;
    };
    auto* toPrompt = add(tr("Go to the prompt"), [this, seq = story.promptSeq] { Q_EMIT promptWanted(seq); });
    toPrompt->setKeyHint(buttons().size() <= 1 ? tr("Enter") : QString());
    if (recorded)
        add(tr("To that moment"), [this, us = story.promptUs] { Q_EMIT momentWanted(us); });
    ways->addStretch(1);
    grid.addLayout(ways, row, 1, 1, 3);
}

/// Under the text, above it where there is no room, in the window in any case.
void OriginPopover::place(const Question& question)
{
    QGridLayout* grid = static_cast<QGridLayout*>(m_content->layout());
    grid->activate();
    const QSize hint = grid->sizeHint();
    const QSize size(std::clamp(hint.width(), leastWidth, mostWidth), hint.height());
    m_content->setGeometry(QRect(QPoint(), size));
    const QRect& room = question.room;
    const int under = question.place.bottom() + 1 + gapToText;
    const int over = question.place.top() - gapToText - size.height();
    const bool fitsUnder = under + size.height() <= room.bottom();
    const int y = fitsUnder ? under : std::max(room.top(), over);
    // Where it has to lie over the text, it leaves the beginnings of the lines free.
    const int wanted = fitsUnder || over >= room.top() ? question.place.left() : room.right();
    const int x = std::clamp(wanted, room.left(), std::max(room.left(), room.right() - size.width()));
    setGeometry(QRect(QPoint(x, y), size));
}

QList<QAbstractButton*> OriginPopover::buttons() const
{
    return m_content ? m_content->findChildren<QAbstractButton*>() : QList<QAbstractButton*>();
}

void OriginPopover::dismiss()
{
    if (isHidden())
        return;
    QWidget* back = m_focusBefore && m_focusBefore->isVisible() ? m_focusBefore.data() : window();
    back->setFocus(Qt::OtherFocusReason);
    hide();
}

bool OriginPopover::focusNextPrevChild(bool next)
{
    const auto ways = buttons();
    if (isHidden() || ways.isEmpty())
        return false;
    const auto at = ways.indexOf(qobject_cast<QAbstractButton*>(QApplication::focusWidget()));
    const auto to = at < 0 ? (next ? 0 : ways.size() - 1) : (at + (next ? 1 : -1) + ways.size()) % ways.size();
    ways.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void OriginPopover::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: dismiss(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()); button && isAncestorOf(button))
            button->click();
        else
            dismiss(); // there is nothing to go to
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void OriginPopover::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceBase)); // origins are painted on base, lane or panel only
    painter.setPen(theme.color(Token::LineControl));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace jumpseat
