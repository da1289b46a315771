// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace jumpseat {

/// The little key cap beside an action: "H", "Ctrl Enter". It tells a key; it is not a control.
class KeyHint : public QWidget {
    Q_OBJECT
public:
    explicit KeyHint(const QString& key, QWidget* parent = nullptr);

    void setKey(const QString& key);
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_key); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] static QSize sizeFor(const QString& key);
    /// For delegates and buttons. `ink` draws cap and letter in one colour without fill, as on an accent fill.
    static void paint(QPainter& painter, const QRect& rect, const QString& key, const QColor& ink = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

} // namespace jumpseat
