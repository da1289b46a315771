// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class InkLabel;
class JoinCard;
class SessionModel;

/// Over the code until the candidate has joined: whom we wait for and the link to send them.
class JoinStrip : public QWidget {
    Q_OBJECT
public:
    explicit JoinStrip(SessionModel* model, QWidget* parent = nullptr);

    void refresh();
    /// Half the size where the window is low.
    void setCompact(bool compact);
    void copyLink();
    /// Somebody is waited for: live, nobody joined yet.
    [[nodiscard]] bool isWanted() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString waitingText() const;

    SessionModel* m_model;
    InkLabel* m_heading;
    JoinCard* m_card;
};

} // namespace jumpseat
