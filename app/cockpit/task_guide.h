// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QTextEdit>

namespace jumpseat {

class SessionModel;
struct Task;

/// What the kit's author wrote for the interviewer about the present task: what a strong solution does, what is planted
/// and why, what to ask and what to listen for. No candidate ever sees any of it.
class TaskGuide : public QTextEdit {
    Q_OBJECT
public:
    explicit TaskGuide(SessionModel* model, QWidget* parent = nullptr);

protected:
    /// Nothing is fetched or read for a kit's words.
    QVariant loadResource(int, const QUrl&) override { return {}; }
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void setLook();

    SessionModel* m_model;
    TaskId m_shown;
};

/// The same as Markdown; plain words of a kit keep their signs.
[[nodiscard]] QString guideText(const Task& task);

} // namespace jumpseat
