// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { glyph, icon } from './icons';
import type { Sign } from './run_words';

export function signOf(sign: Sign): Element {
    return 'glyph' in sign ? glyph(sign.glyph, 13) : icon(sign.icon, 14);
}
