// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QTabBar>

namespace jumpseat {

/// The session's files. A lock marks what nobody may change, a small square the file in which the candidate is;
/// its place is kept free in every tab, so that nothing moves when the candidate goes to another file.
class FileTabs : public QTabBar {
    Q_OBJECT
public:
    explicit FileTabs(QWidget* parent = nullptr);

    /// Tabs for `files` in order; the current one stays.
    void setFiles(const QList<FileState>& files);
    void setCurrentFile(const FileId& file);
    void setCandidateFile(const FileId& file, bool connected);
    [[nodiscard]] FileId fileAt(int index) const;
    [[nodiscard]] FileId candidateFile() const { return m_candidate; }

    [[nodiscard]] int indexOf(const FileId& file) const;
    /// Which file takes the place of one that goes: the one behind it, else the one before.
    [[nodiscard]] FileId neighbourOf(const FileId& file) const;

Q_SIGNALS:
    void fileChosen(const jumpseat::FileId& file); ///< by the user
    void removeWanted(const jumpseat::FileId& file);
    void menuWanted(int index, QPoint globalPos); ///< -1: beside the tabs

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Shown {
        FileId id;
        QString name;
        bool readOnly = false;
        friend bool operator==(const Shown&, const Shown&) = default;
    };
    void addFile(int index, const Shown& file);
    void nameTab(int index);

    QList<Shown> m_files;
    FileId m_candidate;
    bool m_candidateConnected = false;
    bool m_isCandidateShown = false; // in every tab there is
    bool m_filling = false;
};

} // namespace jumpseat
