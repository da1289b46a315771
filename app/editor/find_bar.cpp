// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/find_bar.h"

#include "editor/code_pane.h"
#include "theme/action_button.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace jumpseat {

namespace {
constexpr qsizetype mostMatches = 10'000; // more would only cost time
constexpr int fieldWidth = 320;
} // namespace

QList<std::pair<qint32, qint32>> findAll(const QString& text, const QString& needle)
{
    QList<std::pair<qint32, qint32>> found;
    if (needle.isEmpty())
        return found;
    qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive);
    while (at >= 0 && found.size() < mostMatches) {
        found.append({ qint32(at), qint32(at + needle.size()) });
        at = text.indexOf(needle, at + needle.size(), Qt::CaseInsensitive);
    }
    return found;
}

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_count(new InkLabel({}, Token::Text3, this))
{
    m_field->setPlaceholderText(tr("Find in this file"));
    m_field->setAccessibleName(tr("Find in this file"));
    auto* back = new IconButton(QStringLiteral("step-back"), tr("Previous match"), tr("Shift Enter"), this);
    auto* on = new IconButton(QStringLiteral("step-forward"), tr("Next match"), tr("Enter"), this);
    auto* shut = new IconButton(QStringLiteral("x"), tr("Close"), tr("Esc"), this);
    for (auto* button : { back, on, shut })
        button->setLook(ActionButton::Look::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 8, 4);
    row->setSpacing(4);
    m_field->setMaximumWidth(fieldWidth);
    row->addWidget(m_field, 1);
    row->addWidget(back);
    row->addWidget(on);
    row->addSpacing(4);
    row->addWidget(m_count, 1);
    row->addWidget(shut);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(back, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(on, &QAbstractButton::clicked, this, [this] { step(1); });
    connect(shut, &QAbstractButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::open(CodePane* pane)
{
    m_pane = pane;
    const QString selected = pane->selectionText();
    show();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_field->setText(selected);
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
    search();
}

void FindBar::setPane(CodePane* pane)
{
    if (!isVisible() || pane == m_pane)
        return;
    if (m_pane)
        m_pane->showMatches({});
    m_pane = pane;
    search();
}

void FindBar::close()
{
    hide();
    if (!m_pane)
        return;
    m_pane->showMatches({});
    m_pane->setFocus(Qt::OtherFocusReason);
}

/// From the selection on, so that typing more letters narrows down where one is.
void FindBar::search()
{
    m_matches.clear();
    m_current = -1;
    if (!m_pane)
        return;
    m_matches = findAll(m_pane->plainText(), m_field->text());
    m_pane->showMatches(m_matches);
    if (!m_matches.isEmpty()) {
        const auto from = m_pane->selection().first;
        const auto next = std::ranges::lower_bound(m_matches, std::pair(from, 0));
        m_current = (next == m_matches.end() ? m_matches.begin() : next) - m_matches.begin() - 1;
        step(1);
    }
    showCount();
}

void FindBar::step(int direction)
{
    if (!m_pane)
        return;
    // The text may have changed under the matches.
    const auto now = findAll(m_pane->plainText(), m_field->text());
    if (now != m_matches) {
        m_matches = now;
        m_pane->showMatches(now);
    }
    if (!m_matches.isEmpty()) {
        m_current = (m_current + direction + m_matches.size()) % m_matches.size();
        const auto [from, to] = m_matches.at(m_current);
        m_pane->select(from, to);
        m_pane->reveal(from, false);
        Q_EMIT jumped();
    }
    showCount();
}

void FindBar::showCount()
{
    if (m_field->text().isEmpty())
        m_count->setText({});
    else if (m_matches.isEmpty())
        m_count->setText(tr("No match"));
    else
        m_count->setText(tr("%1 of %2").arg(m_current + 1).arg(m_matches.size()));
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: step(event->modifiers() & Qt::ShiftModifier ? -1 : 1); break;
    case Qt::Key_Escape: close(); break;
    default: QWidget::keyPressEvent(event);
    }
}

void FindBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
    painter.fillRect(0, height() - 1, width(), 1, Theme::instance().color(Token::Line1));
}

} // namespace jumpseat
