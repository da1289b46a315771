// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/dock_tabs.h"

#include "conversation/assistant_view.h"
#include "conversation/dock_tab_bar.h"
#include "conversation/facts_panel.h"
#include "conversation/ledger_view.h"
#include "conversation/notes_view.h"
#include "conversation/quiet_list.h"
#include "models/assistant_words.h"
#include "models/conversation_model.h"
#include "models/ledger_model.h"
#include "models/notes_model.h"
#include "models/session_model.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace jumpseat {

namespace {

// Below this the conversation needs the width for itself and the facts go under the ledger.
constexpr int roomForFacts = 820;

} // namespace

DockTabs::DockTabs(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_conversationModel(new ConversationModel(session, this))
    , m_ledgerModel(new LedgerModel(session, this))
    , m_notesModel(new NotesModel(session, this))
    , m_bar(new DockTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_assistant(new AssistantView(session, m_conversationModel))
    , m_facts(new FactsPanel(session, FactsPanel::Shape::Column))
    , m_ledger(new LedgerView(session, m_ledgerModel))
    , m_notes(new NotesView(session, m_notesModel))
    , m_clock(new QTimer(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar, 0, Qt::AlignLeft);
    layout->addWidget(m_pages, 1);
    setupTabs();
    setupPages();
    refreshCounts();
    connect(m_clock, &QTimer::timeout, this, [this] {
        m_conversationModel->tick();
        m_ledgerModel->tick();
    });
    if (session->isLive())
        m_clock->start(1s);
}

void DockTabs::setupTabs()
{
    m_bar->insertNamed(0, tr("Assistant"), QStringLiteral("A"));
    m_bar->insertNamed(1, tr("Ledger"), QStringLiteral("L"));
    m_bar->insertNamed(2, tr("Notes"), QStringLiteral("M"));
    m_bar->setAccessibleName(tr("Dock"));
    connect(m_bar, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    const QList<QAbstractItemModel*> models { m_conversationModel, m_ledgerModel, m_notesModel };
    for (auto* model : models) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &DockTabs::refreshCounts);
        connect(model, &QAbstractItemModel::modelReset, this, &DockTabs::refreshCounts);
    }
}

void DockTabs::setupPages()
{
    auto* conversation = new QWidget(this);
    auto* beside = new QHBoxLayout(conversation);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_assistant, 1);
    beside->addWidget(m_facts);
    m_pages->addWidget(conversation);
    m_pages->addWidget(m_ledger);
    m_pages->addWidget(m_notes);
    m_pages->setAutoFillBackground(true);
    m_pages->setBackgroundRole(QPalette::Base);
    connect(m_assistant, &AssistantView::eventActivated, this, &DockTabs::eventActivated);
    connect(m_ledger, &LedgerView::eventActivated, this, &DockTabs::eventActivated);
    connect(m_notes, &NotesView::eventActivated, this, &DockTabs::eventActivated);
}

void DockTabs::addPage(QWidget* page, const QString& name, const QString& key, std::function<void()> filter)
{
    const int place = m_pages->indexOf(m_notes);
    m_pages->insertWidget(place, page);
    m_bar->insertNamed(place, name, key);
    m_pages->setCurrentIndex(m_bar->currentIndex());
    m_filters.insert(page, std::move(filter));
}

void DockTabs::setCount(QWidget* page, int count)
{
    m_bar->setCount(m_pages->indexOf(page), count);
}

void DockTabs::showPage(QWidget* page)
{
    open(page);
    page->setFocus(Qt::ShortcutFocusReason);
}

void DockTabs::showAssistant()
{
    m_bar->setCurrentIndex(0);
    m_assistant->list()->setFocus(Qt::ShortcutFocusReason);
}

void DockTabs::showLedger()
{
    open(m_ledger);
    m_ledger->table()->setFocus(Qt::ShortcutFocusReason);
}

void DockTabs::showNotes()
{
    open(m_notes);
    m_notes->list()->setFocus(Qt::ShortcutFocusReason);
}

void DockTabs::focusFilter()
{
    QWidget* page = m_pages->currentWidget();
    if (page == m_ledger)
        m_ledger->focusFilter();
    else if (page == m_notes)
        m_notes->focusFilter();
    else if (const auto filter = m_filters.value(page))
        filter();
}

int DockTabs::currentTab() const
{
    return m_bar->currentIndex();
}

void DockTabs::open(QWidget* page)
{
    m_bar->setCurrentIndex(m_pages->indexOf(page));
}

void DockTabs::refreshCounts()
{
    m_bar->setCount(0, m_conversationModel->promptCount());
    setCount(m_ledger, m_ledgerModel->rowCount());
    setCount(m_notes, m_notesModel->noteCount());
}

QString DockTabs::assistantWords() const
{
    return pinnedWords(m_session->state().assistant);
}

void DockTabs::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    const QRect bar(0, 0, width(), m_bar->height());
    painter.fillRect(bar, theme.color(Token::SurfaceWindow));
    painter.fillRect(QRect(0, bar.bottom(), width(), 1), theme.color(Token::Line1));
    const QFontMetrics metrics(theme.caption());
    const int words = metrics.horizontalAdvance(assistantWords());
    const int left = width() - 10 - words;
    if (left - 30 < m_bar->geometry().right())
        return;
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    painter.drawText(QRect(left, 0, words + 2, bar.height()), Qt::AlignLeft | Qt::AlignVCenter, assistantWords());
    const QRect lock(left - 18, (bar.height() - 12) / 2, 12, 12);
    painter.drawPixmap(
        lock, iconPixmap(QStringLiteral("lock"), theme.color(Token::Text3), lock.size(), devicePixelRatioF()));
}

void DockTabs::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool room = width() >= roomForFacts;
    m_facts->setVisible(room);
    m_ledger->setFactsShown(!room);
}

} // namespace jumpseat
