// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file's name being written, in the row of tabs. What is wrong with it is said right below.

import { h } from './dom';

export type NameFieldEvents = {
    /** Rejected with the reason in words. */
    submit(name: string): Promise<void>;
    /** `name` went through, or null: the candidate thought better of it. */
    closed(name: string | null): void;
};

const longestName = 120;
let fields = 0;

function sentence(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

export class NameField {
    readonly element: HTMLElement;
    private readonly input: HTMLInputElement;
    private readonly problem: HTMLElement;
    private open = true;

    constructor(
        label: string,
        private readonly before: string,
        private readonly events: NameFieldEvents,
    ) {
        const id = `file-name-problem-${fields++}`;
        this.problem = h('p', { class: 'name-problem', attrs: { id, role: 'alert' } });
        this.input = h('input', {
            class: 'name-input',
            attrs: {
                type: 'text',
                'aria-label': label,
                'aria-describedby': id,
                placeholder: 'name.py',
                maxlength: String(longestName),
                autocomplete: 'off',
                autocapitalize: 'off',
                spellcheck: 'false',
            },
            on: {
                keydown: event => this.key(event),
                input: () => this.say(''),
                blur: () => this.left(),
            },
        });
        this.input.value = before;
        this.element = h('div', { class: 'name-field' }, this.input, this.problem);
    }

    focus(): void {
        this.input.focus();
        const dot = this.before.lastIndexOf('.');
        const slash = this.before.lastIndexOf('/') + 1;
        this.input.setSelectionRange(slash, dot > slash ? dot : this.before.length);
    }

    cancel(): void {
        this.close(null);
    }

    private close(name: string | null): void {
        if (!this.open) return;
        this.open = false;
        this.events.closed(name);
    }

    private say(problem: string): void {
        this.problem.textContent = problem;
        this.input.setAttribute('aria-invalid', String(problem !== ''));
    }

    private key(event: KeyboardEvent): void {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') this.close(null);
        else void this.submit();
    }

    private async submit(): Promise<void> {
        const name = this.input.value.trim();
        if (this.input.readOnly) return;
        if (name === this.before && name) {
            this.close(null);
            return;
        }
        if (!name) {
            this.say('A file needs a name.');
            return;
        }
        this.input.readOnly = true;
        try {
            await this.events.submit(name);
            this.close(name);
        } catch (error) {
            this.input.readOnly = false;
            this.say(sentence(error instanceof Error ? error.message : String(error)));
            if (this.open) this.input.focus();
        }
    }

    /** A click elsewhere puts an untouched field away; a name that was begun stays. */
    private left(): void {
        if (this.input.readOnly || (this.input.value.trim() && this.input.value.trim() !== this.before))
            return;
        // Not in the middle of the event: removing the field would lose the click that caused it.
        window.setTimeout(() => {
            if (document.activeElement !== this.input && document.hasFocus()) this.close(null);
        });
    }
}
