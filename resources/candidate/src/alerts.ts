// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must not be overlooked, above the editors: what happened, what was kept, what to do. One entry for each matter.

import { h } from './dom';

export class Alerts {
    readonly element = h('div', { class: 'alerts', attrs: { role: 'alert' } });
    private readonly shown = new Map<string, HTMLElement>();

    show(key: string, text: string, ...actions: HTMLElement[]): void {
        const entry = h(
            'div',
            { class: 'alert' },
            h('p', { text }),
            h('div', { class: 'alert-actions' }, ...actions),
        );
        this.drop(key);
        this.shown.set(key, entry);
        this.element.append(entry);
    }

    has(key: string): boolean {
        return this.shown.has(key);
    }

    drop(key: string): void {
        this.shown.get(key)?.remove();
        this.shown.delete(key);
    }
}
