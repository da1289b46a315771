// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "cockpit/pane_sizes.h"
#include "keys/action_registry.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

class QVBoxLayout;

namespace jumpseat {

class CodeArea;
class CommandPalette;
class DesignView;
class DockTabs;
class FocusStrip;
class GrabSplitter;
class HeaderBar;
class JoinStrip;
class KeyTable;
class LeftPanel;
class ReviewView;
class RubricPanel;
class RunsModel;
class RunsView;
class SessionModel;
class TaskGuide;
class TimelineView;
class TransportBar;

/// The interviewer's seat: code, conversation, rubric and timeline of one session, live or replayed.
class CockpitWindow : public QMainWindow {
    Q_OBJECT
public:
    /// The model outlives the window.
    explicit CockpitWindow(SessionModel* model, QWidget* parent = nullptr);
    ~CockpitWindow() override;

    [[nodiscard]] SessionModel* model() const { return m_model; }
    [[nodiscard]] ActionRegistry* actions() const { return m_actions; }
    [[nodiscard]] HeaderBar* header() const { return m_header; }
    [[nodiscard]] bool isFocusMode() const { return m_focusMode; }
    void setFocusMode(bool on);

    [[nodiscard]] QSize sizeHint() const override { return { 1600, 1000 }; }

Q_SIGNALS:
    void homeRequested();
    /// The disk takes nothing more: go on in another place.
    void saveElsewhereRequested();
    /// The recording is to be opened for scoring.
    void scoringRequested();
    /// It is over and is to be seen again.
    void replayRequested();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    // cockpit_window.cpp
    void build();
    QWidget* buildMiddle();
    void buildRuns();
    QWidget* buildTimeline();
    void addTaskPages();
    void addGuide();
    void wire();
    void secondPassed();
    void showBehind();
    void hideLater(bool hidden);
    void showFile(const FileId& file);
    void showFlaw(const FlawId& flaw);
    void goToEvent(Seq seq);
    void goToPrompt(Seq seq);
    void openTaskPage(const TaskId& started);
    void toggleFollowing();
    void showReview();
    void showDesign();

    // cockpit_layout.cpp
    void applySize();
    void restorePanes();
    void rememberPanes();
    void applyDefaultPanes();
    void showPanes();
    void toggleLeft();
    void showOrigins(bool on);
    void restoreOrigins();
    void nudgeSplitter(Qt::Key arrow);
    void focusPane(int step);
    [[nodiscard]] QList<QWidget*> panes() const;
    [[nodiscard]] int paneWithFocus() const;

    // cockpit_actions.cpp, cockpit_actions_replay.cpp
    void addActions();
    void addScoringActions();
    void addCriterionActions();
    void addSessionActions();
    void addFileActions();
    void addLookActions();
    void addRunActions();
    void addWindowActions();
    void addReplayActions();
    void addStepActions();
    void addZoomActions();
    void add(const char* id, const QString& text, const QString& group, QList<KeyBinding> keys,
        std::function<void()> run, std::function<QString()> whyNot = {});
    [[nodiscard]] std::function<QString()> liveOnly() const;
    [[nodiscard]] std::function<QString()> replayOnly() const;

    // cockpit_commands.cpp
    void giveHint();
    void startNextTask();
    void endSession();
    void linkEvidenceElsewhere();
    void escape();
    void openMenu();
    void saveCopy();
    void copyLink();
    [[nodiscard]] QString whyNoHint() const;
    [[nodiscard]] QString whyNoNextTask() const;

    SessionModel* m_model;
    ActionRegistry* m_actions;
    HeaderBar* m_header = nullptr;
    LeftPanel* m_left = nullptr;
    QWidget* m_leftScroll = nullptr;
    JoinStrip* m_join = nullptr;
    CodeArea* m_code = nullptr;
    DockTabs* m_dock = nullptr;
    RunsModel* m_runsModel = nullptr;
    RunsView* m_runs = nullptr;
    ReviewView* m_review = nullptr; ///< none when the kit has no pull request
    DesignView* m_design = nullptr; ///< none when the kit has no design task
    TaskGuide* m_guide = nullptr;
    RubricPanel* m_rubric = nullptr;
    TransportBar* m_transport = nullptr;
    TimelineView* m_timeline = nullptr;
    QWidget* m_timelineBox = nullptr;
    FocusStrip* m_focusStrip = nullptr;
    GrabSplitter* m_rows = nullptr;    // panes above, timeline below
    GrabSplitter* m_columns = nullptr; // left, code and dock, rubric
    GrabSplitter* m_stack = nullptr;   // code, dock
    CommandPalette* m_palette = nullptr;
    KeyTable* m_keyTable = nullptr;
    QTimer m_second;
    std::optional<SizeClass> m_sizeClass;
    bool m_restoring = false;
    bool m_focusMode = false;
    bool m_laterHidden = false;
    std::optional<bool> m_leftWanted; ///< what the person chose; none: by width
    QHash<QWidget*, QPointer<QWidget>> m_lastFocus;
};

} // namespace jumpseat
