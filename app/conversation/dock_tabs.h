// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QStackedWidget;
class QTimer;

namespace jumpseat {

class AssistantView;
class ConversationModel;
class DockTabBar;
class FactsPanel;
class LedgerModel;
class LedgerView;
class NotesModel;
class NotesView;
class SessionModel;

/// The dock under the code: the conversation, what was offered in it, and one's own notes.
class DockTabs : public QWidget {
    Q_OBJECT
public:
    explicit DockTabs(SessionModel* session, QWidget* parent = nullptr);

    /// A page of another feature, behind those there are and before the notes. `filter` is what "/" does there.
    void addPage(QWidget* page, const QString& name, const QString& key, std::function<void()> filter = {});
    void setCount(QWidget* page, int count);
    /// Shows one of these and gives it the keys.
    void showPage(QWidget* page);

    void showAssistant();
    void showLedger();
    void showNotes();
    /// "/": the filter of the list that is shown, if it has one.
    void focusFilter();
    [[nodiscard]] AssistantView* assistant() const { return m_assistant; }
    [[nodiscard]] LedgerView* ledger() const { return m_ledger; }
    [[nodiscard]] NotesView* notes() const { return m_notes; }
    [[nodiscard]] int currentTab() const;

    [[nodiscard]] QSize minimumSizeHint() const override { return { 360, 120 }; }
    [[nodiscard]] QSize sizeHint() const override { return { 800, 290 }; }

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupTabs();
    void setupPages();
    void refreshCounts();
    void open(QWidget* page);
    [[nodiscard]] QString assistantWords() const;

    SessionModel* m_session;
    ConversationModel* m_conversationModel;
    LedgerModel* m_ledgerModel;
    NotesModel* m_notesModel;
    DockTabBar* m_bar;
    QStackedWidget* m_pages;
    AssistantView* m_assistant;
    FactsPanel* m_facts;
    LedgerView* m_ledger;
    NotesView* m_notes;
    QHash<QWidget*, std::function<void()>> m_filters; ///< of the pages that were added
    QTimer* m_clock;
};

} // namespace jumpseat
