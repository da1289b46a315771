// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One remark as it is read: what kind, who, when, the words as they were typed, and what one can do with one's own.

import { inlineInto } from './blocks';
import { clock } from './clock';
import { button, h, replace } from './dom';
import type { Remark } from './review_state';
import { isSeverity, linesText, severityShape, severityWords } from './review_words';

export type RemarkActions = { edit(remark: Remark): void; remove(comment: string): void };

/** The shape and the word of a severity; nothing for an answer. */
export function severityMark(severity: string): HTMLElement | null {
    if (!severity) return null;
    const known = isSeverity(severity);
    return h(
        'span',
        { class: 'review-severity' },
        known ? severityShape(severity) : null,
        known ? severityWords[severity].name : severity,
    );
}

export class RemarkView {
    readonly element: HTMLElement;
    private readonly head = h('div', { class: 'review-remark-head' });
    private readonly said = h('div', { class: 'as-typed review-said' });
    private readonly problem = h('p', { class: 'problem', attrs: { role: 'alert' } });
    private readonly remove: HTMLButtonElement;
    private readonly own: HTMLElement;
    private shown = '';

    constructor(
        private remark: Remark,
        actions: RemarkActions,
    ) {
        this.remove = button('Remove', 'flat', () => this.pressedRemove(actions));
        this.remove.addEventListener('blur', () => this.ask(false));
        this.own = h(
            'div',
            { class: 'review-acts' },
            button('Edit', 'flat', () => actions.edit(this.remark)),
            this.remove,
        );
        this.element = h('article', { class: 'review-remark' }, this.head, this.said, this.problem, this.own);
    }

    /** `away`: it speaks of lines that the file does not have. */
    update(remark: Remark, problem: string, frozen: boolean, away: boolean): void {
        this.remark = remark;
        this.own.hidden = !remark.own || frozen;
        this.problem.textContent = problem;
        const { author, severity, text, saving, at, from, to, side } = remark;
        const shown = JSON.stringify([author, severity, text, saving, at, away]);
        if (shown === this.shown) return;
        this.shown = shown;
        const many = from !== to && !remark.replyTo;
        const place = away || many ? `on ${linesText(remark)}` : '';
        const where = away ? `${place}, which is not there` : place;
        this.element.setAttribute('aria-label', `${author}, ${linesText({ side, from, to })}`);
        replace(
            this.head,
            severityMark(severity),
            h('span', { class: 'strong review-author', text: author }),
            h('span', { class: 'cap t3 num', text: saving ? 'saving' : clock(at) }),
            where ? h('span', { class: 'cap t3', text: where }) : null,
        );
        this.said.replaceChildren();
        inlineInto(this.said, text);
    }

    /** The first press asks, the second one does it. */
    private pressedRemove(actions: RemarkActions): void {
        if (this.remove.dataset.asks) actions.remove(this.remark.comment);
        else this.ask(true);
    }

    private ask(asks: boolean): void {
        if (asks) this.remove.dataset.asks = 'yes';
        else delete this.remove.dataset.asks;
        this.remove.textContent = asks ? 'Press again to remove it' : 'Remove';
    }
}
