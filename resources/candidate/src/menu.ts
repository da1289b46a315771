// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small menu under a button, with the keys that people expect: arrows, Home, End, Escape, the first letter.

import { h } from './dom';

export type MenuItem = { label: string; keys?: string; act: () => void } | { heading: string };

export class Menu {
    private readonly element: HTMLElement;
    private readonly outside = (event: Event) => {
        const target = event.target as Node;
        if (!this.element.contains(target) && !this.opener.contains(target)) this.close(false);
    };

    /** Opens at once, under `opener`; `parent` must be a positioned element. */
    constructor(
        parent: HTMLElement,
        private readonly opener: HTMLElement,
        label: string,
        items: MenuItem[],
        private readonly closed: () => void,
    ) {
        this.element = h(
            'div',
            {
                class: 'menu',
                attrs: { role: 'menu', 'aria-label': label },
                on: { keydown: event => this.key(event) },
            },
            ...items.map(item =>
                'heading' in item
                    ? h('div', {
                          class: 'menu-heading cap t3',
                          text: item.heading,
                          attrs: { role: 'presentation' },
                      })
                    : this.item(item),
            ),
        );
        parent.append(this.element);
        const left = opener.getBoundingClientRect().left - parent.getBoundingClientRect().left;
        const room = parent.clientWidth - this.element.offsetWidth - 4;
        this.element.style.left = `${Math.max(0, Math.min(left, room))}px`;
        document.addEventListener('pointerdown', this.outside, true);
        opener.setAttribute('aria-expanded', 'true');
        this.items[0]?.focus();
    }

    /** Above the opener instead, where there is no room below. */
    openUpwards(): void {
        this.element.classList.add('upwards');
    }

    close(refocus: boolean): void {
        if (!this.element.isConnected) return;
        document.removeEventListener('pointerdown', this.outside, true);
        this.element.remove();
        this.opener.removeAttribute('aria-expanded');
        this.closed();
        if (refocus) this.opener.focus();
    }

    private get items(): HTMLElement[] {
        return [...this.element.querySelectorAll<HTMLElement>('[role=menuitem]')];
    }

    private item({ label, keys, act }: Extract<MenuItem, { label: string }>): HTMLElement {
        return h(
            'button',
            {
                class: 'menu-item',
                attrs: { type: 'button', role: 'menuitem', tabindex: '-1', title: label },
                on: {
                    click: () => {
                        this.close(true);
                        act();
                    },
                },
            },
            h('span', { class: 'menu-label', text: label }),
            keys ? h('kbd', { class: 'cap t3', text: keys, attrs: { 'aria-hidden': 'true' } }) : null,
        );
    }

    private key(event: KeyboardEvent): void {
        const { items } = this;
        const at = items.indexOf(document.activeElement as HTMLElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
        if (to !== undefined) items[(to + items.length) % items.length]!.focus();
        else if (event.key === 'Escape' || event.key === 'Tab') this.close(true);
        else if (event.key.length === 1 && event.key !== ' ') {
            const letter = event.key.toLowerCase();
            const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
            order.find(item => item.textContent?.toLowerCase().startsWith(letter))?.focus();
        } else return;
        event.preventDefault();
        event.stopPropagation();
    }
}
