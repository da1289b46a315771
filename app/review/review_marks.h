// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

namespace jumpseat {

/// How much weight a reviewer gives a remark, as a shape: the fuller, the heavier; a question is a ring with its sign.
void paintSeverity(QPainter& painter, const QString& severity, const QRectF& box, const QColor& colour);

/// A planted flaw or control: hollow while nothing was said of it, full when something was.
void paintPlanted(QPainter& painter, bool control, bool said, const QRectF& box, const QColor& ground);

} // namespace jumpseat
