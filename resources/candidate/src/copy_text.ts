// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Copy my text" must work: the clipboard's own interface exists only on https pages, and hosts in a local network
// are not, so there is the old way too.

import { button } from './dom';

function copyTheOldWay(text: string): boolean {
    const field = document.createElement('textarea');
    field.className = 'hidden-text';
    field.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(field);
    field.select();
    try {
        return document.execCommand('copy');
    } finally {
        field.remove();
    }
}

export async function copyText(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyTheOldWay(text);
    }
}

/** A button that says whether it worked. `text` is asked for when it is pressed. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
    const one = button(label, '', () => {
        void copyText(text()).then(copied => {
            one.textContent = copied ? 'Copied' : 'The browser does not allow copying';
            one.focus();
        });
    });
    return one;
}
