// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "kit/kit.h"
#include "session/event.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QScrollArea;

namespace jumpseat {

class ActionButton;
class AssistantFields;
class IconButton;
class InkLabel;
class JoinCard;

struct NewSessionRequest {
    QString kit, candidate, interviewer;
    bool localNetwork = false;             ///< else this computer only
    event::AssistantPinned assistant = {}; ///< without a provider: the kit's scripted one
};

/// Kit, candidate, who can reach the link; then the link itself, and the way into the cockpit.
class NewSessionPanel : public QWidget {
    Q_OBJECT
public:
    explicit NewSessionPanel(QWidget* parent = nullptr);

    void setKits(const QList<Kit>& kits);
    void setInterviewer(const QString& name);
    void setLanAddress(const QString& address); ///< empty: this computer is in no network
    /// An empty form with this kit chosen.
    void start(const QString& kit = {});
    void showLink(const SessionId& session, const QString& link);
    void showProblem(const QString& what);
    void showJoined(const QString& name);
    [[nodiscard]] SessionId session() const { return m_session; }
    [[nodiscard]] AssistantFields* assistant() const { return m_assistant; }
    void copyLink();
    /// What Enter does: makes the link, then opens the cockpit.
    void proceed();

Q_SIGNALS:
    void wanted(const jumpseat::NewSessionRequest& request);
    void cockpitWanted(const jumpseat::SessionId& session);
    void newLinkWanted(const jumpseat::SessionId& session);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildTop();
    QWidget* buildForm();
    QWidget* buildLink();
    QWidget* buildBottom();
    void showState();
    void askForLink();
    [[nodiscard]] QString waitingText() const;

    QComboBox* m_kit = nullptr;
    QLineEdit* m_candidate = nullptr;
    QLineEdit* m_interviewer = nullptr;
    QComboBox* m_network = nullptr;
    AssistantFields* m_assistant = nullptr;
    InkLabel* m_problem = nullptr;
    InkLabel* m_lack = nullptr; ///< what the chosen kit needs and this computer has not
    QList<Kit> m_kits;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_linkPart = nullptr;
    JoinCard* m_card = nullptr;
    InkLabel* m_waiting = nullptr;
    ActionButton* m_newLink = nullptr;
    ActionButton* m_proceed = nullptr;
    SessionId m_session;
    QString m_joined;
};

} // namespace jumpseat
