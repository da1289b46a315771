// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace jumpseat {

/// A list whose rows are pieces of text of their own height. Letters are keys of the window, not a search in it, and
/// the scroll bar keeps its place, so that text is never broken anew because a bar came or went.
class QuietList : public QListView {
    Q_OBJECT
public:
    explicit QuietList(QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override { }
    void doItemsLayout() override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace jumpseat
