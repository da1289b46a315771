// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QWidget>

namespace jumpseat {

class KitList;

/// The kits at hand; choosing one begins a session with it.
class KitsPage : public QWidget {
    Q_OBJECT
public:
    explicit KitsPage(QWidget* parent = nullptr);
    void setKits(const QList<Kit>& kits);

Q_SIGNALS:
    void chosen(const QString& kit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    KitList* m_list;
};

} // namespace jumpseat
