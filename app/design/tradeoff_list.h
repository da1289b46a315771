// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QListView>

namespace jumpseat {

class DesignModel;

/// The candidate's log of trade-offs: what was chosen, instead of what, and why. Entries that were changed or taken out
/// say so.
class TradeoffList : public QListView {
    Q_OBJECT
public:
    explicit TradeoffList(DesignModel* model, QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override { }

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace jumpseat
