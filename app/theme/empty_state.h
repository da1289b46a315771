// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace jumpseat {

class InkLabel;

/// What stands in a place where nothing is yet: a heading, a sentence, at most one button. Never a picture.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    enum class Placing { Leading, Centred };

    /// "No prompts yet." and "The conversation appears here as it happens."
    EmptyState(const QString& heading, const QString& words, Placing placing, QWidget* parent = nullptr);

    void setTexts(const QString& heading, const QString& words);
    void setAction(QWidget* button);

private:
    InkLabel* m_heading;
    InkLabel* m_words;
    QVBoxLayout* m_layout;
    Placing m_placing;
};

} // namespace jumpseat
