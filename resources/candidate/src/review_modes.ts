// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Side by side or one below the other: what the candidate chose, kept in this browser, and what there is room for.

import type { DiffMode } from './review_pane';

const key = 'jumpseat.diff';
const narrow = window.matchMedia('(max-width: 899px)');
const roomy = 900; // px of the pane; below, one column reads better unless the candidate wants two

let chosen: DiffMode | null = null;

export function chosenMode(): DiffMode | null {
    if (chosen) return chosen;
    try {
        const kept = localStorage.getItem(key);
        return kept === 'split' || kept === 'unified' ? kept : null;
    } catch {
        return null; // storage may be forbidden; the choice then holds for this page only
    }
}

export function chooseMode(mode: DiffMode): void {
    chosen = mode;
    try {
        localStorage.setItem(key, mode);
    } catch {
        /* as above */
    }
}

export const tooNarrow = () => narrow.matches;

export function modeFor(width: number): DiffMode {
    return tooNarrow() ? 'unified' : (chosenMode() ?? (width >= roomy ? 'split' : 'unified'));
}

/** Calls when the window passes the width below which there is one column only. */
export function onNarrow(changed: () => void): () => void {
    narrow.addEventListener('change', changed);
    return () => narrow.removeEventListener('change', changed);
}
