// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of what can be attached to a question: type to filter, arrows, Enter; Escape closes.

import { h, replace } from './dom';

export type Offer = { label: string; detail: string; take(): void };

const mostShown = 100;

export class ContextMenu {
    readonly element: HTMLElement;
    private readonly field: HTMLInputElement;
    private readonly list = h('div', {
        class: 'context-list',
        attrs: { role: 'listbox', id: 'context-list', 'aria-label': 'Files of the session' },
    });
    private shown: Offer[] = [];
    private at = 0;
    private open = true;
    private readonly outside = (event: Event) => {
        const target = event.target as Node;
        if (!this.element.contains(target) && !this.opener.contains(target)) this.close(false);
    };

    constructor(
        private readonly opener: HTMLElement,
        private readonly offers: readonly Offer[],
        private readonly closed: (refocus: boolean) => void,
    ) {
        this.field = h('input', {
            class: 'field',
            attrs: {
                type: 'text',
                role: 'combobox',
                'aria-label': 'Attach a file',
                'aria-expanded': 'true',
                'aria-controls': 'context-list',
                'aria-autocomplete': 'list',
                placeholder: 'Filter the files',
                autocomplete: 'off',
                spellcheck: 'false',
            },
            on: { input: () => this.filter(), keydown: event => this.key(event) },
        });
        this.element = h('div', { class: 'context-menu' }, this.field, this.list);
        document.addEventListener('pointerdown', this.outside, true);
        this.opener.setAttribute('aria-expanded', 'true');
        this.filter();
    }

    focus(): void {
        this.field.focus();
    }

    close(refocus: boolean): void {
        if (!this.open) return;
        this.open = false;
        document.removeEventListener('pointerdown', this.outside, true);
        this.opener.setAttribute('aria-expanded', 'false');
        this.element.remove();
        this.closed(refocus);
    }

    private filter(): void {
        const words = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
        const fits = ({ label }: Offer) => words.every(word => label.toLowerCase().includes(word));
        this.shown = this.offers.filter(fits).slice(0, mostShown);
        this.at = 0;
        const nothing = this.offers.length
            ? `Nothing matches \u2018${this.field.value}\u2019.`
            : 'Every file is attached already.';
        replace(
            this.list,
            ...this.shown.map((offer, i) =>
                h(
                    'div',
                    {
                        class: 'context-offer',
                        attrs: { role: 'option', id: `context-offer-${i}`, title: offer.label },
                        on: { click: () => this.take(offer), pointermove: () => this.mark(i) },
                    },
                    h('span', { class: 'menu-label', text: offer.label }),
                    h('span', { class: 'cap t3', text: offer.detail }),
                ),
            ),
            this.shown.length ? null : h('p', { class: 'context-none t2', text: nothing }),
        );
        this.mark(0);
    }

    private mark(at: number): void {
        this.at = at;
        [...this.list.children].forEach((option, i) => {
            if (option.getAttribute('role') === 'option') option.setAttribute('aria-selected', String(i === at));
        });
        const chosen = this.shown.length ? `context-offer-${at}` : '';
        this.field.setAttribute('aria-activedescendant', chosen);
        this.list.children[at]?.scrollIntoView?.({ block: 'nearest' });
    }

    private take(offer: Offer): void {
        this.close(true);
        offer.take();
    }

    private key(event: KeyboardEvent): void {
        const { length } = this.shown;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (event.isComposing) return;
        if (step !== undefined) {
            if (length) this.mark((this.at + step + length) % length);
        } else if (event.key === 'Enter') {
            const offer = this.shown[this.at];
            if (offer) this.take(offer);
        } else if (event.key === 'Escape' || event.key === 'Tab') {
            this.close(true);
        } else return;
        event.preventDefault();
        event.stopPropagation();
    }
}
