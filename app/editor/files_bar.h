// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/file_desk.h"

#include <QWidget>

class QMenu;

namespace jumpseat {

class FileTabs;
class FollowButton;
class IconButton;
class NameField;
class OriginLegend;

/// The strip over the code: the tabs, what can be done to files, what the colours mean and whom the view follows.
class FilesBar : public QWidget {
    Q_OBJECT
public:
    FilesBar(SessionModel* model, FileDesk* desk, QWidget* parent);

    [[nodiscard]] FileTabs* tabs() const { return m_tabs; }
    [[nodiscard]] FollowButton* followButton() const { return m_follow; }
    [[nodiscard]] OriginLegend* legend() const { return m_legend; }

    /// A field for the name, behind the tabs or in the file's tab.
    void startNew();
    void startRename(const FileId& file);
    /// The files of the session are others, or have other names.
    void refresh();
    void setLegendShown(bool shown);
    void fillNewMenu(QMenu& menu);
    void fillFileMenu(QMenu& menu, const FileId& file);

Q_SIGNALS:
    void added(const jumpseat::FileId& file); ///< by the person at this desk, in this bar

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setupTabs();
    void setupField();
    void openField(const QString& label, const QString& text, const QRect& place);
    void nameEntered(const QString& name);
    void onEvent(const Event& event);
    void showFileMenu(int index, QPoint globalPos);

    SessionModel* m_model;
    FileDesk* m_desk;
    FileTabs* m_tabs;
    IconButton* m_new;
    OriginLegend* m_legend;
    FollowButton* m_follow;
    NameField* m_field;
    bool m_legendShown = true;
    FileId m_renaming; // empty: a new file
    QString m_asked;   // the name the host was asked for, until it answers
};

} // namespace jumpseat
