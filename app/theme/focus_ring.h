// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;

namespace jumpseat {

/// Shows the ring around the control that the keyboard has reached; after a mouse click there is none.
/// Buttons, check boxes, combo boxes and sliders get it; another widget asks by the property "focusRing" = true.
class FocusRing final : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QObject* parent);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void follow(QWidget* widget, Qt::FocusReason reason);

    QPointer<QFocusFrame> m_frame;
};

} // namespace jumpseat
