// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/assistant_choice.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace jumpseat {

class ActionButton;

/// How the model of a session is asked, and how much it may cost.
class AssistantDetails : public QWidget {
    Q_OBJECT
public:
    explicit AssistantDetails(QWidget* parent = nullptr);

    void show(const AssistantChoice& choice);
    /// Errors: Malformed (an amount of money that is none), a sentence for people.
    [[nodiscard]] Result<void> readInto(AssistantChoice& choice) const;

private:
    void buildNumbers(QVBoxLayout* column);
    void buildPrompt(QVBoxLayout* column);
    void showRestore();

    QLineEdit* m_temperature = nullptr;
    QLineEdit* m_maxTokens = nullptr;
    QLineEdit* m_requests = nullptr;
    QLineEdit* m_tokens = nullptr;
    QLineEdit* m_dollars = nullptr;
    QCheckBox* m_completes = nullptr;
    QPlainTextEdit* m_prompt = nullptr;
    ActionButton* m_restore = nullptr;
};

} // namespace jumpseat
