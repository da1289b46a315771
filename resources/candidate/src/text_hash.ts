// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// FNV-1a, 32 bits, over the UTF-16 units of a text, low byte first: quick to compute on both ends and enough to notice
// that two copies have come to differ.

import type { Text } from '@codemirror/state';

const start = 0x811c9dc5;
const prime = 0x01000193;

export function textHash(text: Text): string {
    let hash = start;
    for (const piece of text.iter()) {
        for (let i = 0; i < piece.length; i++) {
            const unit = piece.charCodeAt(i);
            hash = Math.imul(hash ^ (unit & 0xff), prime);
            hash = Math.imul(hash ^ (unit >> 8), prime);
        }
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
}
