// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/new_session_panel.h"
#include "home/workspace_problem.h"
#include "keys/action_registry.h"
#include "store/workspace.h"

#include <QMainWindow>
#include <QSet>

class QStackedWidget;

namespace jumpseat {

class ActionButton;
class ActionRegistry;
class CommandPalette;
class InkLabel;
class KeyTable;
class KitsPage;
class NavRow;
class ProblemPage;
class SessionPreview;
class SessionsModel;
class SessionsPage;

/// Where the program starts: sessions, kits, and the way to a new session. It shows and asks; who owns the workspace
/// and the host carries it out.
class HomeWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit HomeWindow(SessionsModel* sessions, QWidget* parent = nullptr);
    ~HomeWindow() override;

    void setKits(const QList<Kit>& kits);
    /// So many sessions end their hosting when this window closes; it asks once.
    void setLiveCount(qsizetype count);
    void setWorkspace(const QString& file, bool readOnly);
    /// Rows changed: choose `current` when it is there.
    void setCurrentSession(const SessionId& current);
    void showWorkspaceProblem(const Error& error, const QString& file);
    void showSessions();
    void startNewSession(const QString& kit = {});
    [[nodiscard]] NewSessionPanel* newSessionPanel() const { return m_new; }
    [[nodiscard]] SessionsPage* sessionsPage() const { return m_sessionsPage; }
    [[nodiscard]] ProblemPage* problemPage() const { return m_problem; }
    [[nodiscard]] ActionRegistry* actions() const { return m_actions; }
    /// One quiet line at the bottom of the left bar: what could not be done.
    void say(const QString& text);

    [[nodiscard]] QSize sizeHint() const override { return { 1600, 1000 }; }

Q_SIGNALS:
    void sessionWanted(const jumpseat::SessionId& id);
    void newSessionWanted(const jumpseat::NewSessionRequest& request);
    void newLinkWanted(const jumpseat::SessionId& id);
    void problemAnswered(jumpseat::WorkspaceChoice choice);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* buildNav();
    void build();
    void addActions();
    void add(const char* id, const QString& text, QList<KeyBinding> keys, std::function<void()> run);
    void showPage(QWidget* page);
    void showPreview();
    void openCurrent();
    void escape();
    void fitAside();

    SessionsModel* m_sessions;
    ActionRegistry* m_actions;
    bool m_readOnly = false;
    qsizetype m_liveCount = 0;
    bool m_closeAsked = false;
    ActionButton* m_newButton = nullptr;
    NavRow* m_navSessions = nullptr;
    NavRow* m_navKits = nullptr;
    InkLabel* m_where = nullptr;
    InkLabel* m_said = nullptr;
    QWidget* m_nav = nullptr;
    QStackedWidget* m_pages = nullptr;
    SessionsPage* m_sessionsPage = nullptr;
    KitsPage* m_kitsPage = nullptr;
    ProblemPage* m_problem = nullptr;
    QStackedWidget* m_aside = nullptr;
    SessionPreview* m_preview = nullptr;
    NewSessionPanel* m_new = nullptr;
    CommandPalette* m_palette = nullptr;
    KeyTable* m_keyTable = nullptr;
};

} // namespace jumpseat
