// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

class ElidedLabel;
class SessionModel;
class SessionStrip;

/// What is left of the timeline in focus mode: the open suggestion and the session as a strip of 28 pixels.
class FocusStrip : public QWidget {
    Q_OBJECT
public:
    explicit FocusStrip(SessionModel* model, QWidget* parent = nullptr);

    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString openSuggestion() const;

    SessionModel* m_model;
    QWidget* m_mark;
    ElidedLabel* m_text;
    SessionStrip* m_strip;
};

} // namespace jumpseat
