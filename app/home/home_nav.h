// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class ActionButton;
class IconButton;
class InkLabel;
class NavRow;

/// The bar on the left of Home: a new session, the places, and which file all of it is in.
class HomeNav : public QWidget {
    Q_OBJECT
public:
    explicit HomeNav(const QString& newSessionKey, QWidget* parent = nullptr);

    void setCounts(qsizetype sessions, qsizetype kits);
    struct Place {
        bool sessions = false, kits = false, models = false;
    };
    void setPlace(const Place& place, bool possible);
    /// There is a page of models.
    void setModelsShown(bool shown);
    /// Empty `whyNot`: a new session can be begun.
    void setNewSession(const QString& whyNot);
    void setWorkspace(const QString& words, const QString& file);
    void say(const QString& text);
    [[nodiscard]] ActionButton* newButton() const { return m_new; }
    [[nodiscard]] IconButton* menuButton() const { return m_menu; }

Q_SIGNALS:
    void newSessionWanted();
    void sessionsWanted();
    void kitsWanted();
    void modelsWanted();
    void menuWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildTop(const QString& newSessionKey);
    QWidget* buildBottom();

    ActionButton* m_new = nullptr;
    NavRow* m_sessions = nullptr;
    NavRow* m_kits = nullptr;
    NavRow* m_models = nullptr;
    InkLabel* m_where = nullptr;
    InkLabel* m_said = nullptr;
    IconButton* m_menu = nullptr;
};

} // namespace jumpseat
