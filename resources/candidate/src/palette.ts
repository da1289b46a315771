// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether the page is light or dark now, by the candidate's choice or the system's.

const system = window.matchMedia('(prefers-color-scheme: dark)');

export function paletteNow(): 'light' | 'dark' {
    const chosen = document.documentElement.dataset.theme;
    if (chosen === 'light' || chosen === 'dark') return chosen;
    return system.matches ? 'dark' : 'light';
}

export function onPaletteChange(act: () => void): void {
    system.addEventListener('change', act);
    new MutationObserver(act).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}
