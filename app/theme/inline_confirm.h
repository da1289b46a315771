// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

namespace jumpseat {

class ActionButton;
class ElidedLabel;

/// A question that stands where its button stood, so that nothing covers the interview: Enter says yes, Esc no. When
/// nothing can bring back what is done, Enter says no too and Ctrl Enter yes.
class InlineConfirm : public QWidget {
    Q_OBJECT
public:
    explicit InlineConfirm(QWidget* parent = nullptr);

    enum class Weight { Light, Irreversible };
    void ask(
        const QString& question, const QString& yes, std::function<void()> confirmed, Weight weight = Weight::Light);
    void answer(bool yes);

Q_SIGNALS:
    void answered();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    ElidedLabel* m_question;
    ActionButton* m_yes;
    ActionButton* m_no;
    QPointer<QWidget> m_focusBefore;
    std::function<void()> m_confirmed;
};

} // namespace jumpseat
