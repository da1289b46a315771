// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands below a reply: how it ended, and what the candidate can do about it.

import { copyText } from './copy_text';
import { button, h, replace } from './dom';
import { canRetry, duration, endingWords } from './endings';
import { icon } from './icons';
import { Menu } from './menu';
import type { ReplyEnd } from './wire_assistant';

export type ReplyActions = {
    /** The same question again. */
    retry(): void;
    /** "That is not right". */
    pushBack(): void;
};

export class ReplyFoot {
    readonly element = h('div', { class: 'reply-foot' });
    private readonly ending = h('p', { class: 'ending t2' });
    private readonly row = h('div', { class: 'reply-actions' });
    private readonly retry: HTMLButtonElement;
    private readonly more: HTMLButtonElement;
    private end: ReplyEnd = {};
    private last = false;
    private asked = false; // again
    private waitUntil = 0; // performance.now
    private timer = 0;
    private menu: Menu | null = null;

    constructor(
        private readonly actions: ReplyActions,
        private readonly text: () => string,
    ) {
        this.retry = button('Retry', '', () => this.actions.retry());
        this.retry.classList.add('small');
        const wrong = button('That is not right', 'flat', () => this.actions.pushBack());
        wrong.classList.add('small');
        this.more = button('', 'flat', () => this.openMenu(), icon('more', 14));
        this.more.classList.add('small', 'square');
        this.more.setAttribute('aria-label', 'More about this reply');
        this.more.setAttribute('aria-haspopup', 'menu');
        this.row.append(this.retry, wrong, h('span', { class: 'grow' }), this.more);
        this.element.append(this.ending, this.row);
        this.element.hidden = true;
    }

    /** The reply is there. `ago`: ms since it ended. */
    show(end: ReplyEnd, ago: number): void {
        this.end = end;
        this.element.hidden = false;
        const words = endingWords(end, this.text().trim() !== '');
        replace(this.ending, words ? icon('info', 14) : null, words ? h('span', { text: words }) : null);
        this.ending.hidden = !words;
        this.waitUntil = performance.now() + (end.wait ?? 0) * 1000 - ago;
        this.draw();
    }

    /** The newest reply can be asked again whatever became of it. */
    setLast(last: boolean): void {
        this.last = last;
        this.draw();
    }

    /** The question was put again already. */
    retried(): void {
        this.asked = true;
        this.draw();
    }

    close(): void {
        window.clearTimeout(this.timer);
    }

    private draw(): void {
        this.retry.hidden = this.asked || !canRetry(this.end.ending);
        this.more.hidden = !this.last || this.asked;
        this.count();
    }

    /** Says how long the server wants to be left alone; nothing is sent by itself. */
    private count(): void {
        window.clearTimeout(this.timer);
        const left = Math.ceil((this.waitUntil - performance.now()) / 1000);
        const waits = left > 0 && !this.retry.hidden;
        this.retry.disabled = waits;
        this.retry.textContent = waits ? `Retry in ${duration(left)}` : 'Retry';
        if (waits) this.timer = window.setTimeout(() => this.count(), 1000);
    }

    private openMenu(): void {
        if (this.menu) {
            this.menu.close(true);
            return;
        }
        const items = [
            { label: 'Ask this again', act: () => this.actions.retry() },
            { label: 'Copy the reply', act: () => void copyText(this.text()) },
        ];
        this.menu = new Menu(this.row, this.more, 'This reply', items, () => (this.menu = null));
        this.menu.openUpwards();
    }
}
