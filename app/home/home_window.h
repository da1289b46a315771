// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/new_session_panel.h"
#include "home/record_panel.h"
#include "home/workspace_problem.h"
#include "keys/action_registry.h"
#include "store/workspace.h"

#include <QMainWindow>
#include <QSet>

class QMenu;
class QStackedWidget;

namespace jumpseat {

class ActionRegistry;
class CommandPalette;
class HomeNav;
class KeyTable;
class KitsPage;
class ModelSettings;
class ModelsPage;
class ProblemPage;
class RecordPanel;
class ServiceForm;
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
    /// Once; they must live as long as the window. Without them there is no page of models.
    void setModels(ModelSettings* settings);
    /// So many sessions end their hosting when this window closes; it asks once.
    void setLiveCount(qsizetype count);
    void setWorkspace(const QString& file, bool readOnly);
    /// Rows changed: choose `current` when it is there.
    void setCurrentSession(const SessionId& current);
    void showWorkspaceProblem(const Error& error, const QString& file);
    /// It is damaged or newer, and open for reading: said above the list for as long as that is so.
    void showReadOnlyNotice(const Error& error, const QString& file);
    void showSessions();
    void showModels();
    void startNewSession(const QString& kit = {});
    [[nodiscard]] NewSessionPanel* newSessionPanel() const { return m_new; }
    [[nodiscard]] SessionsPage* sessionsPage() const { return m_sessionsPage; }
    [[nodiscard]] ProblemPage* problemPage() const { return m_problem; }
    [[nodiscard]] RecordPanel* recordPanel() const { return m_record; }
    [[nodiscard]] ServiceForm* serviceForm() const { return m_service; }
    [[nodiscard]] ModelsPage* modelsPage() const { return m_modelsPage; }
    [[nodiscard]] ActionRegistry* actions() const { return m_actions; }
    /// One quiet line at the bottom of the left bar: what could not be done.
    void say(const QString& text);

    // home_records.cpp: work on the record.
    void beginWork(const QString& doing, bool measured);
    void showWorkPercent(int percent);
    void endWork(const RecordOutcome& outcome);
    [[nodiscard]] bool isWorking() const { return !m_doing.isEmpty(); }
    /// What became of something, above the list.
    void showOutcome(const RecordOutcome& outcome);
    void showReport(const RecordReport& report);
    /// Beside the list; nothing happens until it was confirmed.
    void ask(const RecordReport& report, const QStringList& choices, const QString& yes,
        RecordPanel::Confirmed confirmed, const QString& question = {});
    /// Empty: it can be asked now, of the chosen session.
    [[nodiscard]] QString whyNot(RecordAsk what) const;
    /// The menus' entries, for whoever opens them and for tests.
    void fillWorkspaceMenu(QMenu& menu);
    void fillSessionMenu(QMenu& menu);

    [[nodiscard]] QSize sizeHint() const override { return { 1600, 1000 }; }

Q_SIGNALS:
    void sessionWanted(const jumpseat::SessionId& id);
    void newSessionWanted(const jumpseat::NewSessionRequest& request);
    void newLinkWanted(const jumpseat::SessionId& id);
    void problemAnswered(jumpseat::WorkspaceChoice choice);
    /// `session` is empty where the whole workspace is meant.
    void recordWanted(jumpseat::RecordAsk what, const jumpseat::SessionId& session);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildNav();
    void build();
    void connectPages();
    void addActions();
    void addRecordActions();
    void add(const char* id, const QString& text, QList<KeyBinding> keys, std::function<void()> run);
    void addRecord(RecordAsk what, const char* id, const QString& text);
    void addToMenu(QMenu& menu, const QString& id);
    void openWorkspaceMenu();
    void openSessionMenu(const QPoint& at);
    void showPage(QWidget* page);
    void showPreview();
    void showAside(QWidget* panel);
    void openService(const QString& id);
    void closeService();
    void openCurrent();
    void escape();
    void fitAside();
    [[nodiscard]] QString whyAskBeforeClosing() const;
    [[nodiscard]] QString whyNotSession(RecordAsk what) const;

    SessionsModel* m_sessions;
    ActionRegistry* m_actions;
    bool m_readOnly = false;
    qsizetype m_liveCount = 0, m_kitCount = 0;
    bool m_closeAsked = false;
    QString m_doing; ///< work on the record; empty: none
    HomeNav* m_nav = nullptr;
    QStackedWidget* m_pages = nullptr;
    SessionsPage* m_sessionsPage = nullptr;
    KitsPage* m_kitsPage = nullptr;
    ModelsPage* m_modelsPage = nullptr;
    ProblemPage* m_problem = nullptr;
    QStackedWidget* m_aside = nullptr;
    SessionPreview* m_preview = nullptr;
    NewSessionPanel* m_new = nullptr;
    RecordPanel* m_record = nullptr;
    ServiceForm* m_service = nullptr;
    QWidget* m_asideBefore = nullptr; ///< what a service was opened over
    CommandPalette* m_palette = nullptr;
    KeyTable* m_keyTable = nullptr;
};

} // namespace jumpseat
