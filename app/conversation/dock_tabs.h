// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>

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

    void showAssistant();
    void showLedger();
    void showNotes();
    /// A page of another feature, with its tab before the notes. The dock takes it over.
    void addPage(QWidget* page, const QString& name, const QString& key);
    void showPage(QWidget* page);
    void setPageCount(QWidget* page, int count);
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
    void open(int tab);
    [[nodiscard]] int notesTab() const;
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
    QTimer* m_clock;
};

} // namespace jumpseat
