// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the candidate may choose about the page itself. Kept in this browser only, never sent.

import { button } from './dom';

type Choice = { key: string; attribute: string; values: string[]; names: string[] };

const theme: Choice = {
    key: 'jumpseat.theme',
    attribute: 'data-theme',
    values: ['', 'light', 'dark'],
    names: ['as the system', 'light', 'dark'],
};
const size: Choice = {
    key: 'jumpseat.size',
    attribute: 'data-size',
    values: ['', 'large', 'larger'],
    names: ['normal', 'large', 'larger'],
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

function next(choice: Choice): string {
    const now = document.documentElement.getAttribute(choice.attribute) ?? '';
    const value = choice.values[(choice.values.indexOf(now) + 1) % choice.values.length]!;
    apply(choice, value);
    try {
        localStorage.setItem(choice.key, value);
    } catch {
        /* as above */
    }
    return choice.names[choice.values.indexOf(value)]!;
}

export function applySettings(): void {
    for (const choice of [theme, size]) apply(choice, read(choice));
}

export function settingButtons(say: (text: string) => void): HTMLElement[] {
    const buttons = [
        button('Text size', 'flat', () => say(`Text size: ${next(size)}`)),
        button('Light or dark', 'flat', () => say(`Colours: ${next(theme)}`)),
    ];
    for (const one of buttons) one.classList.add('setting');
    return buttons;
}
