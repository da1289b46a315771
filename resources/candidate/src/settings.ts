// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the candidate may choose about the page itself. Kept in this browser only, never sent.

import { button, h } from './dom';
import { icon } from './icons';
import { Menu } from './menu';

type Choice = { key: string; attribute: string; label: string; values: string[]; names: string[] };

const theme: Choice = {
    key: 'jumpseat.theme',
    attribute: 'data-theme',
    label: 'Colours',
    values: ['', 'light', 'dark'],
    names: ['as the system', 'light', 'dark'],
};
const size: Choice = {
    key: 'jumpseat.size',
    attribute: 'data-size',
    label: 'Text size',
    values: ['', 'large', 'larger'],
    names: ['normal', 'large', 'larger'],
};
const completing: Choice = {
    key: 'jumpseat.completions',
    attribute: 'data-completions',
    label: 'Completions while typing',
    values: ['', 'off'],
    names: ['on', 'off'],
};

function read(choice: Choice): string {
    try {
        const value = localStorage.getItem(choice.key) ?? '';
        return choice.values.includes(value) ? value : '';
    } catch {
        return ''; // storage may be forbidden; the choice then holds for this page only
    }
}

function apply(choice: Choice, value: string): void {
    if (value) document.documentElement.setAttribute(choice.attribute, value);
    else document.documentElement.removeAttribute(choice.attribute);
}

function present(choice: Choice): string {
    return document.documentElement.getAttribute(choice.attribute) ?? '';
}

function nameOf(choice: Choice): string {
    return choice.names[choice.values.indexOf(present(choice))]!;
}

function next(choice: Choice): void {
    const value = choice.values[(choice.values.indexOf(present(choice)) + 1) % choice.values.length]!;
    apply(choice, value);
    try {
        localStorage.setItem(choice.key, value);
    } catch {
        /* as above */
    }
}

export function applySettings(): void {
    for (const choice of [theme, size, completing]) apply(choice, read(choice));
}

/** A button that opens the choices; each says what holds now, and goes on to the next at a press. */
export class Settings {
    readonly element = h('div', { class: 'settings' });
    private readonly opener: HTMLButtonElement;
    private completes = false;
    private menu: Menu | null = null;

    /** `completionsWanted` is told at every change. */
    constructor(
        private readonly say: (text: string) => void,
        private readonly completionsWanted: (wanted: boolean) => void,
    ) {
        this.opener = button('', 'flat', () => this.open(), icon('settings'));
        this.opener.setAttribute('aria-label', 'Settings');
        this.opener.setAttribute('aria-haspopup', 'menu');
        this.opener.title = 'Settings of this page';
        this.element.append(this.opener);
    }

    /** Whether this session completes at all. */
    offerCompletions(completes: boolean): void {
        this.completes = completes;
        this.completionsWanted(present(completing) !== 'off');
    }

    private open(): void {
        if (this.menu) {
            this.menu.close(true);
            return;
        }
        const choices = [theme, size, ...(this.completes ? [completing] : [])];
        const items = choices.map(choice => ({
            label: choice.label,
            keys: nameOf(choice),
            act: () => this.choose(choice),
        }));
        this.menu = new Menu(this.element, this.opener, 'Settings', items, () => (this.menu = null));
    }

    private choose(choice: Choice): void {
        next(choice);
        this.say(`${choice.label}: ${nameOf(choice)}`);
        if (choice === completing) this.completionsWanted(present(completing) !== 'off');
    }
}
