// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>

namespace jumpseat {

class FilteredList;
class NotesModel;
class QuietList;
class SessionModel;

/// All of one's own notes and bookmarks, oldest first, the newest at the bottom.
class NotesView : public QWidget {
    Q_OBJECT
public:
    NotesView(SessionModel* session, NotesModel* model, QWidget* parent = nullptr);

    void focusFilter();
    [[nodiscard]] QuietList* list() const { return m_list; }
    [[nodiscard]] FilteredList* filtered() const { return m_filtered; }

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

private:
    SessionModel* m_session;
    QuietList* m_list;
    FilteredList* m_filtered;
};

} // namespace jumpseat
