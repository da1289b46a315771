// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of tabs with the keys that people expect: arrows, Home, End.

import { h, replace, type Child } from './dom';

export type Tab = { id: string; label: string; icon?: () => Element; panel: HTMLElement };

export class Tabs {
    readonly bar: HTMLElement;
    private readonly buttons = new Map<string, { button: HTMLButtonElement; panel: HTMLElement }>();
    selected: string | null = null;

    constructor(
        private readonly prefix: string,
        label: string,
        private readonly changed: (id: string) => void = () => {},
    ) {
        this.bar = h('div', {
            class: 'tabs',
            attrs: { role: 'tablist', 'aria-label': label },
            on: { keydown: event => this.key(event) },
        });
    }

    add(tab: Tab): void {
        const id = `${this.prefix}-${this.buttons.size}`;
        const inside: Child[] = [tab.icon?.(), tab.label];
        const button = h('button', {
            class: 'tab',
            attrs: {
                type: 'button',
                role: 'tab',
                id,
                'aria-controls': `${id}-panel`,
                'aria-selected': 'false',
                tabindex: '-1',
            },
            on: { click: () => this.select(tab.id) },
        });
        replace(button, ...inside);
        tab.panel.id = `${id}-panel`;
        tab.panel.setAttribute('role', 'tabpanel');
        tab.panel.setAttribute('aria-labelledby', id);
        tab.panel.hidden = true;
        this.buttons.set(tab.id, { button, panel: tab.panel });
        this.bar.append(button);
        if (this.selected === null) this.select(tab.id);
    }

    select(id: string): void {
        if (!this.buttons.has(id)) return;
        this.selected = id;
        for (const [other, { button, panel }] of this.buttons) {
            button.setAttribute('aria-selected', String(other === id));
            button.tabIndex = other === id ? 0 : -1;
            panel.hidden = other !== id;
        }
        this.changed(id);
    }

    private key(event: KeyboardEvent): void {
        const ids = [...this.buttons.keys()];
        const at = ids.indexOf(this.selected ?? '');
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const id = ids[(to + ids.length) % ids.length]!;
        this.select(id);
        this.buttons.get(id)!.button.focus();
    }
}
