// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat {

class ChoiceStrip;

/// Makes every ChoiceStrip a group of radio buttons for assistive technology; once for the program.
void installChoiceStripAccessibility();
/// Tells assistive technology that cell `index` is chosen now (-1: none).
void announceChoice(ChoiceStrip* strip, int index);
/// ... and that the arrow keys stand on cell `index`.
void announceFocus(ChoiceStrip* strip, int index);

} // namespace jumpseat
