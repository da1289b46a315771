// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace jumpseat {

/// The ground of a page, with the bar of `barHeight` px that its heading stands on.
void paintPage(QWidget& page, int barHeight);
/// The ground of a panel at a window's right, with its bar and the line that parts it from what is on its left.
void paintSidePanel(QWidget& panel);

} // namespace jumpseat
