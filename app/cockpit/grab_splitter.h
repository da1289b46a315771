// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace jumpseat {

/// A splitter whose handle is a line of one pixel and can be grabbed within nine.
class GrabSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit GrabSplitter(Qt::Orientation orientation, QWidget* parent = nullptr);

    /// Moves the handle after the first pane by `pixels`, for the keyboard.
    void nudge(int pixels);

protected:
    QSplitterHandle* createHandle() override;
};

} // namespace jumpseat
