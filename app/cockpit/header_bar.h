// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cockpit/header_facts.h"
#include "theme/theme.h"

#include <QDeadlineTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace jumpseat {

class ActionButton;
class ActionRegistry;
class ElidedLabel;
class IconButton;
class InlineConfirm;
class InkLabel;
class Pill;
class SessionModel;
class TaskSteps;

/// The one line on top: who, which task, the time, is it saved. Only three things may colour it; see DESIGN.md.
class HeaderBar : public QWidget {
    Q_OBJECT
public:
    enum class Alarm { None, NotSaved, Offline, NoRuns };

    HeaderBar(SessionModel* model, ActionRegistry* actions, QWidget* parent = nullptr);

    /// Reads the model again; the window calls it once a second, the header itself on events.
    void refresh();
    void setFocusMode(bool on);
    void setLaterHidden(bool hidden);
    /// How far the view stands behind the live end, microseconds; 0: at it.
    void setBehind(qint64 us);
    /// Asks in the place of the buttons; `confirmed` is called at most once.
    void confirm(const QString& question, const QString& yes, std::function<void()> confirmed);
    /// Something was not carried out; stands for a few seconds where "saved" stands.
    void showRefusal(const QString& what);
    [[nodiscard]] bool isAsking() const;
    void answer(bool yes);

    [[nodiscard]] Alarm alarm() const { return m_alarm; }
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString clockText() const;
    [[nodiscard]] QWidget* menuButton() const;

Q_SIGNALS:
    void saveElsewhereRequested();
    void copyLinkRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLeft(QHBoxLayout* layout);
    void buildMiddle(QHBoxLayout* layout);
    void buildRight(QHBoxLayout* layout);
    [[nodiscard]] QWidget* buildButtons();
    ActionButton* actionButton(const QString& id, const QString& text);
    void applyRoom();
    void refreshPill();
    void refreshButtons();
    void refreshStatus();
    void showStatus(const QString& icon, Token ink, const QString& strong, const QString& text);
    void showAlarm(Alarm alarm);
    [[nodiscard]] QString savedText(const SaveFacts& facts) const;
    [[nodiscard]] QString recordedText() const;

    SessionModel* m_model;
    ActionRegistry* m_actions;
    QTimer m_soon;
    QString m_refusal; ///< shown where "saved" stands, for a few seconds
    QDeadlineTimer m_refusalEnds;
    Alarm m_alarm = Alarm::None;
    qint64 m_behindUs = 0;
    IconButton* m_menu = nullptr;
    ElidedLabel* m_candidate = nullptr;
    InkLabel* m_kit = nullptr;
    InkLabel* m_version = nullptr;
    TaskSteps* m_steps = nullptr;
    Pill* m_pill = nullptr;
    InkLabel* m_clock = nullptr;
    InkLabel* m_of = nullptr;
    InkLabel* m_statusIcon = nullptr;
    InkLabel* m_statusStrong = nullptr;
    ElidedLabel* m_status = nullptr;
    ActionButton* m_alarmButton = nullptr;
    ActionButton* m_back = nullptr;
    ActionButton* m_hideLater = nullptr; ///< replay only
    QList<ActionButton*> m_whileOn;      ///< live, until the session is over
    ActionButton* m_replay = nullptr;    ///< live, from then on
    IconButton* m_focus = nullptr;
    QWidget* m_buttons = nullptr;
    InlineConfirm* m_confirm = nullptr;
};

} // namespace jumpseat
