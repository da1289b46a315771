// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QAbstractButton>

namespace jumpseat {

/// A kit on one line; pressing it begins a session with it.
class KitRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit KitRow(Kit kit, QWidget* parent = nullptr);

    [[nodiscard]] const Kit& kit() const { return m_kit; }
    [[nodiscard]] QSize sizeHint() const override { return { 400, 32 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString lengthText() const;

    Kit m_kit;
    QString m_lack; ///< of what it needs to run code; empty: nothing
};

/// Rows of kits in one frame; says what to do when there is none.
class KitList : public QWidget {
    Q_OBJECT
public:
    explicit KitList(QWidget* parent = nullptr);
    void setKits(const QList<Kit>& kits);

Q_SIGNALS:
    void chosen(const QString& kit);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace jumpseat
