// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/assistant_choice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;
class AssistantDetails;
class InkLabel;
class ModelSettings;

/// Which assistant a session has, how it is asked, and what the candidate may bring along.
class AssistantFields : public QWidget {
    Q_OBJECT
public:
    explicit AssistantFields(QWidget* parent = nullptr);

    /// Without settings there are scripted replies and none. They must live as long as this.
    void setSettings(ModelSettings* settings);
    /// A model that is not there (any more) leaves scripted replies.
    void setChoice(const AssistantChoice& choice);
    /// As it stands in the fields. Errors: Malformed, a sentence for people.
    [[nodiscard]] Result<AssistantChoice> choice() const;
    /// The same for the record; see pinnedFor().
    [[nodiscard]] Result<event::AssistantPinned> pinned() const;
    /// Looks what can be chosen at this moment: an Ollama may have been started.
    void refresh();
    [[nodiscard]] QComboBox* box() const { return m_box; }

Q_SIGNALS:
    /// Somebody wants to set services up.
    void modelsWanted();

private:
    QWidget* buildBox();
    void buildOwn(QVBoxLayout* column);
    void fill();
    void chosen();
    void showFacts();
    void showKey();
    void showDetails(bool shown);
    [[nodiscard]] bool isModel() const;
    [[nodiscard]] QList<ModelService> services() const;

    ModelSettings* m_settings = nullptr;
    AssistantChoice m_wanted; ///< what is chosen as soon as it is there
    QComboBox* m_box = nullptr;
    InkLabel* m_facts = nullptr;
    InkLabel* m_lack = nullptr; ///< why the model cannot be asked
    ActionButton* m_more = nullptr;
    AssistantDetails* m_details = nullptr;
    QCheckBox* m_own = nullptr;
    InkLabel* m_ownWords = nullptr;
    QCheckBox* m_watch = nullptr;
    bool m_isOpen = false; ///< the details
    int m_turn = 0;        ///< tells a key that was asked for from one of another choice
};

} // namespace jumpseat
