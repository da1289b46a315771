// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three short texts of a trade-off, to be written or changed.

import { button, h } from './dom';
import type { TradeoffDraft } from './kept_store';
import { soundText } from './sound_text';

const longest = 2000; // units
const fields = ['choice', 'instead', 'why'] as const;
type Field = (typeof fields)[number];
export type TradeoffText = Record<Field, string>;
export const fieldLabels: Record<Field, string> = {
    choice: 'We chose',
    instead: 'Instead of',
    why: 'Because (and the cost)',
};

export function tradeoffText({ choice, instead, why }: TradeoffText): string {
    return `We chose: ${choice}\nInstead of: ${instead}\nBecause: ${why}`;
}

export type FormActions = {
    submit(text: TradeoffText): void;
    /** Not there for a form that stays. */
    cancel?(): void;
    drafted(): void;
};

let count = 0;

export class TradeoffForm {
    readonly element: HTMLFormElement;
    private readonly inputs = {} as Record<Field, HTMLTextAreaElement>;
    private readonly problem = h('p', { class: 'problem', attrs: { role: 'alert' } });
    private before: TradeoffText = { choice: '', instead: '', why: '' };

    constructor(
        label: string,
        submit: string,
        private readonly actions: FormActions,
    ) {
        const id = `tradeoff-form-${++count}`;
        this.problem.id = `${id}-problem`;
        const columns = fields.map(field => {
            const input = h('textarea', {
                class: 'tradeoff-field',
                attrs: {
                    id: `${id}-${field}`,
                    rows: '2',
                    maxlength: String(longest),
                    'aria-keyshortcuts': 'Control+Enter',
                },
                on: { input: () => this.written(), keydown: event => this.key(event) },
            });
            this.inputs[field] = input;
            const label = h('label', { class: 'cap t2', text: fieldLabels[field], attrs: { for: input.id } });
            return h('div', {}, label, input);
        });
        const cancel = actions.cancel && button('Cancel', 'flat', () => actions.cancel!());
        const send = button(submit, '', () => this.submit());
        send.title = `${submit} (Ctrl Enter)`;
        this.element = h(
            'form',
            {
                class: 'tradeoff-form',
                attrs: { 'aria-label': label },
                on: { submit: event => event.preventDefault() },
            },
            h('div', { class: 'tradeoff-columns' }, ...columns),
            h('div', { class: 'tradeoff-foot' }, send, cancel),
            this.problem,
        );
    }

    /** What stands in it, when that is worth keeping. */
    get draft(): Omit<TradeoffDraft, 'tradeoff'> | null {
        const now = this.texts();
        return fields.some(field => now[field] !== this.before[field]) ? now : null;
    }

    /** `before` is what is saved already. */
    fill(text: TradeoffText, before: TradeoffText = { choice: '', instead: '', why: '' }): void {
        this.before = before;
        for (const field of fields) this.inputs[field].value = text[field].slice(0, longest);
    }

    clear(): void {
        this.fill({ choice: '', instead: '', why: '' });
        this.say('');
    }

    say(problem: string): void {
        this.problem.textContent = problem;
        for (const field of fields) {
            if (problem) this.inputs[field].setAttribute('aria-describedby', this.problem.id);
            else this.inputs[field].removeAttribute('aria-describedby');
            this.inputs[field].removeAttribute('aria-invalid');
        }
    }

    focus(): void {
        this.inputs.choice.focus();
    }

    stop(): void {
        for (const control of this.element.querySelectorAll<HTMLButtonElement>('button, textarea'))
            control.disabled = true;
    }

    private texts(): TradeoffText {
        const { choice, instead, why } = this.inputs;
        return { choice: choice.value, instead: instead.value, why: why.value };
    }

    private written(): void {
        if (this.problem.textContent) this.say('');
        this.actions.drafted();
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        this.submit();
    }

    private submit(): void {
        const now = this.texts();
        const clean = (text: string) => soundText(text).replace(/\0/g, '\uFFFD').trim();
        const sound = { choice: clean(now.choice), instead: clean(now.instead), why: clean(now.why) };
        const missing = fields.find(field => !sound[field]);
        if (missing) {
            this.say('Say what you chose, instead of what, and why.');
            this.inputs[missing].setAttribute('aria-invalid', 'true');
            this.inputs[missing].focus();
            return;
        }
        this.say('');
        this.actions.submit(sound);
    }
}
