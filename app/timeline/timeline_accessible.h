// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

namespace jumpseat {

class TimelineView;

/// Shows a TimelineView to screen readers as a list of its events, typing left out. Once a program is enough.
void installTimelineAccessibility();
void tellReadersOfSelection(TimelineView* view, Seq seq);

} // namespace jumpseat
