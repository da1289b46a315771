// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calm news above the editors: something happened that is all right, with at most one thing to do about it.

import { announce } from './announce';
import { button, h, replace } from './dom';
import { icon } from './icons';

export class NoticeBar {
    readonly element = h('div', { class: 'notice-bar' });

    constructor() {
        this.close();
    }

    /** `act` closes the notice too. `closed`: where the focus goes when the notice had it. */
    show(text: string, action: { label: string; act: () => void } | null, closed: () => void): void {
        const done = () => {
            const hadFocus = this.element.contains(document.activeElement);
            this.close();
            if (hadFocus) closed();
        };
        const cross = button('', 'flat', done, icon('cross', 14));
        cross.setAttribute('aria-label', 'Close this notice');
        cross.title = 'Close this notice';
        const act =
            action &&
            button(action.label, 'flat', () => {
                done();
                action.act();
            });
        act?.classList.add('link');
        replace(
            this.element,
            h('span', { class: 'notice-text', text }),
            act,
            h('span', { class: 'grow' }),
            cross,
        );
        this.element.hidden = false;
        announce(text);
    }

    close(): void {
        this.element.hidden = true;
        this.element.replaceChildren();
    }
}
