// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry of the trade-off log: as it reads, or the form it is changed in.

import { announce } from './announce';
import { button, h, replace } from './dom';
import { fieldLabels, TradeoffForm, type TradeoffText } from './tradeoff_form';

export type RowActions = {
    save(text: TradeoffText): void;
    remove(): void;
    drafted(): void;
    /** An entry that was never saved, and its form is given up. */
    abandoned(): void;
};
export type RowState = '' | 'saving' | 'removing';

export class TradeoffRow {
    readonly element = h('li', { class: 'tradeoff' });
    form: TradeoffForm | null = null;
    private readonly reading = h('div', { class: 'tradeoff-entry' });
    private readonly texts = h('div', { class: 'tradeoff-columns' });
    private readonly state = h('span', { class: 'cap t3 tradeoff-state' });
    private readonly edit = button('Edit', 'flat', () => this.open());
    private readonly remove = button('Remove', 'flat', () => this.pressRemove());
    private shown: TradeoffText | null = null;
    private asked = false;

    constructor(private readonly actions: RowActions) {
        this.remove.addEventListener('blur', () => this.ask(false));
        this.reading.append(
            this.texts,
            h('div', { class: 'tradeoff-actions' }, this.state, this.edit, this.remove),
        );
        this.element.append(this.reading);
    }

    /** Null: the host has no such entry. */
    update(text: TradeoffText | null, state: RowState): void {
        const before = this.shown;
        this.shown = text;
        this.reading.hidden = text === null || this.form !== null;
        this.state.textContent = state;
        this.edit.hidden = this.remove.hidden = state === 'removing';
        if (!text || (before && same(before, text))) return;
        const cell = (label: string, value: string) =>
            h('p', { class: 'as-typed' }, h('span', { class: 'hidden-text', text: `${label}: ` }), value);
        replace(
            this.texts,
            cell(fieldLabels.choice, text.choice),
            cell(fieldLabels.instead, text.instead),
            cell('Because', text.why),
        );
        const name = text.choice.slice(0, 60);
        this.edit.setAttribute('aria-label', `Edit: ${name}`);
        this.remove.setAttribute('aria-label', `Remove: ${name}`);
    }

    /** Opens the form, with `text` in it where that is another one than the saved one. */
    open(text?: TradeoffText, problem = ''): void {
        const before = this.shown ?? undefined;
        if (!this.form) {
            this.form = new TradeoffForm('Change this trade-off', before ? 'Save' : 'Try again', {
                submit: said => this.submit(said),
                cancel: () => this.cancel(),
                drafted: () => this.actions.drafted(),
            });
            const empty = { choice: '', instead: '', why: '' };
            this.form.fill(text ?? before ?? empty, before);
            this.element.append(this.form.element);
            this.reading.hidden = true;
            if (!text) this.form.focus();
        }
        if (problem) this.form.say(problem);
        this.actions.drafted();
        this.form.element.scrollIntoView({ block: 'nearest' });
    }

    /** The removal was not taken. */
    refused(reason: string): void {
        this.state.textContent = `not removed: ${reason}`;
    }

    stop(): void {
        this.form?.stop();
        this.edit.hidden = this.remove.hidden = true;
    }

    private submit(text: TradeoffText): void {
        const hadFocus = this.element.contains(document.activeElement);
        this.close();
        this.actions.save(text);
        if (hadFocus) this.edit.focus();
    }

    private cancel(): void {
        this.close();
        this.actions.drafted();
        if (!this.shown) this.actions.abandoned();
        else this.edit.focus();
    }

    private close(): void {
        this.form?.element.remove();
        this.form = null;
        this.reading.hidden = this.shown === null;
    }

    private pressRemove(): void {
        if (this.asked) {
            this.ask(false);
            this.actions.remove();
            return;
        }
        this.ask(true);
        announce('Press again to remove this trade-off.');
    }

    private ask(asked: boolean): void {
        this.asked = asked;
        this.remove.textContent = asked ? 'Confirm' : 'Remove';
        this.remove.classList.toggle('danger', asked);
    }
}

function same(a: TradeoffText, b: TradeoffText): boolean {
    return a.choice === b.choice && a.instead === b.instead && a.why === b.why;
}
