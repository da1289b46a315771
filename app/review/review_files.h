// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace jumpseat {

class ReviewModel;

/// The files of a pull request: what became of each, how much was said of it, and where the candidate is.
class ReviewFiles : public QListView {
    Q_OBJECT
public:
    explicit ReviewFiles(ReviewModel* model, QWidget* parent = nullptr);

    void keyboardSearch(const QString&) override { }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace jumpseat
