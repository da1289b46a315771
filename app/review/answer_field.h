// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace jumpseat {

/// Where an answer is written, under the thread it is for: Enter sends it, Esc leaves.
class AnswerField : public QLineEdit {
    Q_OBJECT
public:
    explicit AnswerField(const QString& to, QWidget* parent = nullptr);

Q_SIGNALS:
    void written(const QString& text);
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace jumpseat
