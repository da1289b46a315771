// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One quiet live region for the whole page: screen readers hear news without losing their place.

import { h } from './dom';

const region = h('div', { class: 'hidden-text', attrs: { 'aria-live': 'polite', role: 'status' } });

export function mountAnnouncer(): void {
    document.body.append(region);
}

export function announce(text: string): void {
    region.textContent = text;
}
