// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QWidget>

class QListView;

namespace jumpseat {

class ConversationDelegate;
class ConversationModel;
class EmptyState;
class SessionModel;

/// The candidate's conversation with the assistant, live. It stays at its end while it is there and never moves
/// under somebody who has scrolled back to read.
class AssistantView : public QWidget {
    Q_OBJECT
public:
    AssistantView(SessionModel* session, ConversationModel* model, QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }
    [[nodiscard]] bool isAtEnd() const;
    /// Brings the row of the event into view and marks it, if it has one.
    void reveal(Seq seq);

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

private:
    void setupDelegate();
    void setupList();
    void followEnd();
    void refreshEmpty();

    SessionModel* m_session;
    ConversationModel* m_model;
    QListView* m_list;
    ConversationDelegate* m_delegate;
    EmptyState* m_empty;
    bool m_atEnd = true;
};

} // namespace jumpseat
