// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of tabs with the keys that people expect: arrows, Home, End.

import { h, replace } from './dom';

export type Tab = { id: string; label: string; icon?: () => Element; panel: HTMLElement };
type Made = { button: HTMLButtonElement; label: HTMLElement; panel: HTMLElement };

export class Tabs {
    readonly bar: HTMLElement;
    private made = new Map<string, Made>();
    private count = 0;
    selected: string | null = null;

    constructor(
        private readonly prefix: string,
        label: string,
        private readonly changed: (id: string | null) => void = () => {},
    ) {
        this.bar = h('div', {
            class: 'tabs',
            attrs: { role: 'tablist', 'aria-label': label },
            on: { keydown: event => this.key(event) },
        });
    }

    add(tab: Tab): void {
        const id = `${this.prefix}-${this.count++}`;
        const label = h('span', { class: 'tab-label' });
        const button = h(
            'button',
            {
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
            },
            tab.icon?.(),
            label,
        );
        tab.panel.id = `${id}-panel`;
        tab.panel.setAttribute('role', 'tabpanel');
        tab.panel.setAttribute('aria-labelledby', id);
        tab.panel.hidden = true;
        this.made.set(tab.id, { button, label, panel: tab.panel });
        this.rename(tab.id, tab.label);
        this.bar.append(button);
        if (this.selected === null) this.select(tab.id);
    }

    /** As `add`, before all others. */
    addFirst(tab: Tab): void {
        this.add(tab);
        const made = this.made.get(tab.id)!;
        this.made = new Map([[tab.id, made], ...this.made]);
        this.bar.prepend(made.button);
    }

    /** Of a long name the folders give way first; the tooltip has all of it. */
    rename(id: string, name: string): void {
        const tab = this.made.get(id);
        if (!tab) return;
        const base = name.lastIndexOf('/') + 1;
        replace(
            tab.label,
            base ? h('span', { class: 'tab-folder', text: name.slice(0, base) }) : null,
            h('span', { class: 'tab-base', text: name.slice(base) }),
        );
        tab.button.title = name;
        tab.button.setAttribute('aria-label', name);
    }

    /** The panel goes too. Its neighbour is selected when it was. */
    remove(id: string): void {
        const tab = this.made.get(id);
        if (!tab) return;
        const ids = [...this.made.keys()];
        const at = ids.indexOf(id);
        this.made.delete(id);
        tab.button.remove();
        tab.panel.remove();
        if (this.selected !== id) return;
        this.selected = null;
        const next = ids[at + 1] ?? ids[at - 1];
        if (next !== undefined) this.select(next);
        else this.changed(null);
    }

    select(id: string): void {
        if (!this.made.has(id)) return;
        this.selected = id;
        for (const [other, { button, panel }] of this.made) {
            button.setAttribute('aria-selected', String(other === id));
            button.tabIndex = other === id ? 0 : -1;
            panel.hidden = other !== id;
        }
        this.made.get(id)!.button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        this.changed(id);
    }

    button(id: string): HTMLElement | undefined {
        return this.made.get(id)?.button;
    }

    /** Whether something stands in a tab or in what it shows. */
    has(id: string, inside: Element | null): boolean {
        const tab = this.made.get(id);
        return tab !== undefined && (tab.button.contains(inside) || tab.panel.contains(inside));
    }

    /** Which tab an event in the bar is about. */
    idOf(target: EventTarget | null): string | undefined {
        for (const [id, { button }] of this.made) if (button.contains(target as Node)) return id;
        return undefined;
    }

    focus(): void {
        if (this.selected !== null) this.button(this.selected)?.focus();
    }

    private key(event: KeyboardEvent): void {
        const ids = [...this.made.keys()];
        const at = ids.indexOf(this.selected ?? '');
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
        if (to === undefined || !ids.length) return;
        event.preventDefault();
        this.select(ids[(to + ids.length) % ids.length]!);
        this.focus();
    }
}
