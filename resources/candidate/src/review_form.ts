// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form for a remark. What is written in it is a draft at once, and closing the form keeps it.

import { button, h, replace } from './dom';
import type { RemarkDraft } from './review_drafts';
import { linesText, severities, severityShape, severityWords } from './review_words';
import type { Severity } from './wire';

export type FormActions = {
    changed(draft: RemarkDraft): void;
    send(draft: RemarkDraft): void;
    /** Closed; what was written stays a draft. */
    close(): void;
    discard(): void;
};

const longestText = 16_000;
const hint = 'Choose how much it matters.';
let made = 0;

const labels = { comment: 'Comment', reply: 'Reply', edit: 'Save' };

function title({ kind, ...place }: RemarkDraft): string {
    if (kind === 'reply') return 'Your answer';
    return kind === 'edit' ? 'Your comment, said otherwise' : `Comment on ${linesText(place)}`;
}

export class RemarkForm {
    readonly element: HTMLElement;
    private readonly text: HTMLTextAreaElement;
    private readonly means = h('p', { class: 'review-means cap t2', text: hint });
    private readonly radios: HTMLInputElement[] = [];
    private readonly problem: HTMLElement;
    private readonly graded: boolean;

    constructor(
        private draft: RemarkDraft,
        reason: string,
        private readonly actions: FormActions,
    ) {
        const name = title(draft);
        // An answer has no severity, and no more has one that is said otherwise.
        this.graded = draft.kind === 'comment' || (draft.kind === 'edit' && draft.severity !== '');
        this.problem = h('p', { class: 'problem', text: reason, attrs: { role: 'alert' } });
        this.text = h('textarea', {
            class: 'review-text',
            attrs: { rows: '3', 'aria-label': name, maxlength: String(longestText) },
            on: { input: () => this.written() },
        });
        this.text.value = draft.text;
        this.element = h(
            'div',
            {
                class: 'review-form',
                attrs: { role: 'group', 'aria-label': name },
                on: { keydown: event => this.key(event) },
            },
            h('div', { class: 'review-form-title', text: name }),
            this.problem,
            this.text,
            this.graded ? this.grades() : null,
            this.graded ? this.means : null,
            this.foot(),
        );
        this.explain();
        this.grow();
    }

    focus(): void {
        this.text.focus();
        this.text.setSelectionRange(this.text.value.length, this.text.value.length);
    }

    freeze(): void {
        this.text.readOnly = true;
        for (const radio of this.radios) radio.disabled = true;
    }

    private grades(): HTMLElement {
        const group = `severity-${made++}`;
        return h(
            'div',
            { class: 'review-choices', attrs: { role: 'radiogroup', 'aria-label': 'How much it matters' } },
            ...severities.map(severity => this.grade(group, severity)),
        );
    }

    private grade(group: string, severity: Severity): HTMLElement {
        const { name, means } = severityWords[severity];
        const radio = h('input', {
            attrs: { type: 'radio', name: group, value: severity, 'aria-label': `${name}: ${means}` },
            on: { change: () => this.choose(severity) },
        });
        radio.checked = this.draft.severity === severity;
        this.radios.push(radio);
        return h('label', { class: 'review-choice' }, radio, severityShape(severity), name);
    }

    private foot(): HTMLElement {
        const send = button(labels[this.draft.kind], 'primary', () => this.submit());
        send.setAttribute('aria-keyshortcuts', 'Control+Enter');
        send.append(h('kbd', { class: 'review-kbd', text: 'Ctrl Enter', attrs: { 'aria-hidden': 'true' } }));
        const cancel = button('Cancel', 'flat', () => this.actions.close());
        cancel.title = 'Esc. What you wrote is kept as a draft.';
        const discard = button('Discard', 'flat', () => this.actions.discard());
        return h('div', { class: 'review-form-foot' }, send, cancel, h('span', { class: 'grow' }), discard);
    }

    private key(event: KeyboardEvent): void {
        if (event.key === 'Escape' && !event.isComposing) this.actions.close();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.submit();
        else return;
        event.preventDefault();
    }

    private choose(severity: Severity): void {
        this.draft = { ...this.draft, severity };
        this.explain();
        this.problem.textContent = '';
        this.actions.changed(this.draft);
    }

    private explain(): void {
        const { severity } = this.draft;
        if (severity) replace(this.means, severityWords[severity].means);
    }

    private written(): void {
        this.draft = { ...this.draft, text: this.text.value };
        this.grow();
        this.actions.changed(this.draft);
    }

    private grow(): void {
        this.text.rows = Math.min(12, Math.max(3, this.text.value.split('\n').length));
    }

    private submit(): void {
        const text = this.text.value.trim();
        if (this.text.readOnly) return;
        if (!text) this.text.focus();
        else if (this.graded && !this.draft.severity) {
            this.problem.textContent = hint;
            this.radios[0]?.focus();
        } else this.actions.send({ ...this.draft, text });
    }
}
