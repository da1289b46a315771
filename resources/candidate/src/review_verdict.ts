// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict on the whole: what was given, and the form for it. A later one takes the place of the one before.

import { blocks } from './blocks';
import { clock } from './clock';
import { button, h, replace } from './dom';
import type { VerdictDraft } from './review_drafts';
import type { ReviewModel } from './review_model';
import { verdicts, verdictWords } from './review_words';
import type { Verdict } from './wire';

const longestText = 16_000;
const hint = 'Choose one of the three.';

export class VerdictForm {
    readonly element: HTMLElement;
    private readonly given = h('div', { class: 'review-given', attrs: { 'aria-live': 'polite' } });
    private readonly text: HTMLTextAreaElement;
    private readonly radios = new Map<Verdict, HTMLInputElement>();
    private readonly problem = h('p', { class: 'problem', attrs: { role: 'alert' } });
    private readonly send: HTMLButtonElement;
    private readonly form: HTMLElement;
    private shown = '';

    constructor(private readonly model: ReviewModel) {
        this.text = h('textarea', {
            class: 'review-text',
            attrs: { rows: '3', 'aria-label': 'What you say with the verdict', maxlength: String(longestText) },
            on: { input: () => this.changed() },
        });
        this.send = button('Give verdict', 'primary', () => this.submit());
        this.send.setAttribute('aria-keyshortcuts', 'Control+Enter');
        this.form = h(
            'div',
            { class: 'review-form', on: { keydown: event => this.key(event) } },
            this.problem,
            h(
                'div',
                { class: 'review-verdicts', attrs: { role: 'radiogroup', 'aria-label': 'Verdict' } },
                ...verdicts.map(verdict => this.option(verdict)),
            ),
            this.text,
            h('div', { class: 'review-form-foot' }, this.send),
        );
        this.element = h('div', { class: 'review-verdict' }, this.given, this.form);
    }

    refresh(): void {
        const { verdict, drafts } = this.model;
        const kept = drafts.get('verdict');
        const { text, verdict: chosen } = this.draft;
        if (kept?.kind === 'verdict' && (kept.text !== text || kept.verdict !== chosen)) this.fill(kept);
        const reason = drafts.takeReason('verdict');
        if (reason) this.problem.textContent = reason;
        this.send.textContent = verdict ? 'Replace verdict' : 'Give verdict';
        const shown = JSON.stringify(verdict);
        if (shown === this.shown) return;
        this.shown = shown;
        if (!verdict) {
            replace(this.given, h('p', { class: 't2', text: 'You have not given one yet.' }));
            return;
        }
        const { name } = verdictWords[verdict.verdict] ?? { name: verdict.verdict };
        const when = verdict.saving ? 'saving' : verdict.at === null ? '' : clock(verdict.at);
        replace(
            this.given,
            h(
                'p',
                {},
                h('span', { class: 'strong', text: name }),
                when ? h('span', { class: 'cap t3 num', text: ` ${when}` }) : null,
            ),
            verdict.text ? h('div', { class: 'prose' }, ...blocks(verdict.text)) : null,
        );
    }

    freeze(): void {
        this.form.hidden = true;
    }

    private option(verdict: Verdict): HTMLElement {
        const { name, means } = verdictWords[verdict];
        const radio = h('input', {
            attrs: { type: 'radio', name: 'verdict', value: verdict, 'aria-label': `${name}: ${means}` },
            on: { change: () => this.changed() },
        });
        this.radios.set(verdict, radio);
        return h(
            'label',
            { class: 'review-choice review-wide' },
            radio,
            h('span', { class: 'review-verdict-name', text: name }),
            h('span', { class: 'cap t2', text: means }),
        );
    }

    private get draft(): VerdictDraft {
        const verdict = verdicts.find(one => this.radios.get(one)!.checked) ?? '';
        return { kind: 'verdict', task: this.model.task, verdict, text: this.text.value };
    }

    private fill({ verdict, text }: VerdictDraft): void {
        this.text.value = text;
        for (const [name, radio] of this.radios) radio.checked = name === verdict;
    }

    private changed(): void {
        this.problem.textContent = '';
        this.model.drafts.set(this.draft);
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        this.submit();
    }

    private submit(): void {
        const { draft } = this;
        if (!draft.verdict) {
            this.problem.textContent = hint;
            this.radios.get('approve')!.focus();
            return;
        }
        this.fill({ ...draft, verdict: '', text: '' });
        this.model.judge({ ...draft, text: draft.text.trim() });
        this.send.focus();
    }
}
