// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/file_desk.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace jumpseat {

class CodePane;
class EmptyState;
class FilesBar;
class FindBar;
class FollowTarget;
class OriginPopover;
class PaneFrame;
class RemovedBar;

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
    /// Everything that says who wrote the text: the band and its letters, the underlines of characters that another
    /// origin wrote than most of their line, and the shares of the file.
    void setOriginsVisible(bool on);
    [[nodiscard]] bool areOriginsVisible() const { return m_originsVisible; }
    void askWhoWrote(); ///< the selection, or without one the caret's line: answered beside it
    void find();        ///< shows the find bar with the selected word

    // What the person at this desk does to files as a whole. Removing can be taken back at once and later.
    [[nodiscard]] const FileDesk& fileDesk() const { return m_desk; }
    void newFile();     ///< asks for its name in the tab bar
    void renameFile();  ///< the one that is open
    void removeFile();  ///< the one that is open
    void restoreFile(); ///< the one that was removed last
    [[nodiscard]] QString whyNotRestore() const;

Q_SIGNALS:
    void currentFileChanged(const jumpseat::FileId& file);
    void followingChanged(bool on);
    void promptWanted(jumpseat::Seq seq); ///< from an answer: show it in the conversation

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QStackedLayout* setupBody();
    void setupSignals();
    void syncCandidate();
    PaneFrame* frameOf(const FileId& file);
    void showFile(const FileId& file);
    void followNow(bool animated = true);
    void showShares();
    void answerWhoWrote(CodePane* pane, qint32 from, qint32 to);
    // code_area_files.cpp
    void onFileEvent(const Event& event);
    void syncFiles();
    void leaveRemoved();
    void fileWent(const Event& event, const FileId& file);
    void fileCameBack(const Event& event, const FileId& file);
    void tellLost(const FileId& file);

    SessionModel* m_model;
    FileDesk m_desk;
    FilesBar* m_bar = nullptr;
    FindBar* m_find = nullptr;
    RemovedBar* m_removed = nullptr;
    QPointer<OriginPopover> m_answer; // a child of the window: the code may be lower than it
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    FollowTarget* m_target = nullptr;
    QHash<FileId, PaneFrame*> m_frames; // those of removed files too: they may come back
    FileId m_current;
    QString m_candidateName;
    bool m_originsVisible = true;
    QTimer m_sharesSoon;
};

} // namespace jumpseat
