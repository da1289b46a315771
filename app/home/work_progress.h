// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class ActionButton;
class InkLabel;

/// Long work in the header of its pane: what is done, how far it is, and the way to stop it.
class WorkProgress : public QWidget {
    Q_OBJECT
public:
    explicit WorkProgress(QWidget* parent = nullptr);

    /// "Backing up"; work that cannot be stopped half-way has no Cancel, and work that cannot be measured no number.
    void begin(const QString& doing, bool measured);
    void setPercent(int percent);
    void end();
    [[nodiscard]] QString text() const;
    [[nodiscard]] ActionButton* cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_doing;
    int m_percent = -1; ///< -1: it cannot be measured
    InkLabel* m_words;
    ActionButton* m_cancel;
};

} // namespace jumpseat
