// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

/// Live, or where in the recording one is: "LIVE" filled, "REPLAY" and "1:12 BEHIND LIVE" outlined.
class Pill : public QWidget {
    Q_OBJECT
public:
    enum class Look { Live, Replay, Outlined };

    explicit Pill(QWidget* parent = nullptr);

    void setState(Look look, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont pillFont() const;

    Look m_look = Look::Live;
    QString m_text;
};

} // namespace jumpseat
