// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QHash>
#include <QWidget>

class QStackedLayout;

namespace jumpseat {

class CodePane;
class EmptyState;
class FileTabs;
class FindBar;
class FollowButton;
class FollowTarget;
class PaneFrame;

/// The middle of the cockpit: the session's files as tabs, the pane of the open one, whose text it is, and the
/// candidate to be followed. Keys belong to the window: it calls the functions here.
class CodeArea : public QWidget {
    Q_OBJECT
public:
    explicit CodeArea(SessionModel* model, QWidget* parent = nullptr);
    ~CodeArea() override;

    void openFile(const FileId& file);           ///< like a click on its tab: following ends
    [[nodiscard]] FileId currentFile() const;    ///< empty before the first file
    [[nodiscard]] CodePane* currentPane() const; ///< nullptr before the first file

    /// On: the view goes where the candidate is, also to another file, until the interviewer scrolls, types or
    /// changes the tab.
    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const;

    /// Opens the file of an edit or a suggestion and scrolls to the place; others are passed over. Following ends.
    void goToEvent(Seq seq);
    void toggleOrigins(); ///< the underlines of characters that another origin wrote than most of their line
    [[nodiscard]] bool areOriginsVisible() const { return m_originsVisible; }
    void find(); ///< shows the find bar with the selected word

Q_SIGNALS:
    void currentFileChanged(const jumpseat::FileId& file);
    void followingChanged(bool on);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* setupTop();
    QStackedLayout* setupBody();
    void setupSignals();
    void syncFiles();
    void syncCandidate();
    PaneFrame* frameOf(const FileId& file);
    void showFile(const FileId& file);
    void followNow(bool animated = true);

    SessionModel* m_model;
    FileTabs* m_tabs = nullptr;
    FollowButton* m_follow = nullptr;
    FindBar* m_find = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    FollowTarget* m_target = nullptr;
    QHash<FileId, PaneFrame*> m_frames;
    FileId m_current;
    QString m_candidateName;
    bool m_originsVisible = true;
};

} // namespace jumpseat
