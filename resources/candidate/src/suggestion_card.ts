// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A suggestion in the conversation: a diff to read, and what the candidate does with it.

import { h, replace } from './dom';
import { glyph, type GlyphName } from './icons';
import { addedLines, count, describe, diffOf, type Place } from './suggestion_diff';
import { SuggestionEdit } from './suggestion_edit';
import type { Decision, WireSuggestion } from './wire_assistant';

export type CardActions = {
    /** `lines`: for each hunk the new lines that go in; null leaves the hunk alone. */
    insert(id: string, lines: (string[] | null)[]): void;
    /** As `insert`, and the lines may be others than were offered. */
    insertEdited(id: string, lines: (string[] | null)[]): void;
    dismiss(id: string): void;
};

const outcome: Record<Exclude<Decision, 'open'>, { glyph: GlyphName; word: string }> = {
    accepted: { glyph: 'accepted', word: 'inserted' },
    partly: { glyph: 'partly', word: 'inserted' },
    edited: { glyph: 'edited', word: 'inserted and changed' },
    rejected: { glyph: 'rejected', word: 'dismissed' },
};

export class SuggestionCard {
    readonly element = h('div', { class: 'suggestion', attrs: { role: 'group' } });
    readonly id: string;
    private places: Place[] = [];
    private state: 'open' | 'part' | 'edit' | 'overtaken' | 'decided' = 'open';
    private boxes: HTMLInputElement[] = [];
    private edit: SuggestionEdit | null = null; // kept while the card cannot be inserted for a moment
    private wasFitting: boolean | null = null;
    private aside = false; // the file is removed at present

    constructor(
        readonly suggestion: WireSuggestion,
        private fileName: string,
        private readonly actions: CardActions,
    ) {
        this.id = suggestion.id;
        this.element.setAttribute('aria-label', `Suggestion for ${fileName}`);
        this.element.addEventListener('keydown', event => this.key(event));
        if (suggestion.decision && suggestion.decision !== 'open')
            this.decide(suggestion.decision, suggestion.lines ?? 0);
        else this.draw();
    }

    get open(): boolean {
        return this.state !== 'decided';
    }

    /** The present places; called again when the text around them changed. */
    place(places: Place[]): void {
        const fit = places.length > 0 && places.every(place => place.fits);
        const first = !this.places.length;
        this.places = places;
        if (!this.open || this.state === 'overtaken') return;
        // Redrawn only when what the candidate sees changes: focus and ticks stay where they are while they type.
        if (first || fit !== this.wasFitting) {
            this.wasFitting = fit;
            if (!fit) this.state = 'open';
            this.draw();
        } else {
            this.element.querySelector('.place')!.textContent = describe(places);
        }
    }

    /** The text was changed by somebody in the same place before this page could show it. */
    overtaken(): void {
        if (!this.open) return;
        this.state = 'overtaken';
        this.draw();
    }

    /** Without its file it can be read and dismissed. */
    setAside(aside: boolean): void {
        if (!this.open || aside === this.aside) return;
        this.aside = aside;
        this.state = 'open';
        this.draw();
    }

    rename(fileName: string): void {
        this.fileName = fileName;
        this.element.setAttribute('aria-label', `Suggestion for ${fileName}`);
        const shown = this.element.querySelector('.suggestion-head .strong');
        if (shown) shown.textContent = fileName;
    }

    decide(decision: Decision, lines: number): void {
        if (decision === 'open' || this.state === 'decided') return;
        this.state = 'decided';
        const { glyph: name, word } = outcome[decision];
        const all = this.places.length ? addedLines(this.places) : this.suggestion.added;
        const amount = decision === 'partly' ? `${lines} of ${count(all, 'line')}` : count(all, 'line');
        const preposition = decision === 'rejected' ? 'for' : 'into';
        const line = [glyph(name), h('span', { text: `${amount} ${preposition} ${this.fileName}, ${word}` })];
        this.element.className = 'decided';
        if (!this.places.length) replace(this.element, h('div', { class: 'outcome' }, ...line));
        else
            replace(
                this.element,
                h('details', {}, h('summary', { class: 'outcome' }, ...line), diffOf(this.places, null)),
            );
    }

    private draw(): void {
        this.boxes = [];
        const { places } = this;
        const box = this.state === 'part' ? (label: string) => this.box(label) : null;
        replace(
            this.element,
            h(
                'div',
                { class: 'suggestion-head' },
                glyph('offered'),
                h('span', { class: 'strong', text: this.fileName }),
                h('span', { class: 'place t2', text: places.length ? describe(places) : '' }),
            ),
            this.state === 'edit' ? this.edit!.element : places.length ? diffOf(places, box) : null,
            this.note(),
            this.buttons(),
        );
    }

    private note(): HTMLElement | null {
        if (this.aside)
            return h('p', {
                class: 'suggestion-note t2',
                text: `${this.fileName} is removed at the moment.`,
            });
        const gone = this.state === 'overtaken' || (this.places.length > 0 && !this.wasFitting);
        return gone
            ? h('p', {
                  class: 'suggestion-note t2',
                  text: 'The lines it changes are no longer as they were, so it cannot be inserted as it stands.',
              })
            : null;
    }

    private box(label: string): HTMLInputElement {
        const box = h('input', {
            attrs: { type: 'checkbox', 'aria-label': label },
            on: { change: () => this.chosen(this.boxes.some(one => one.checked)) },
        });
        this.boxes.push(box);
        return box;
    }

    /** Whether there is anything to insert. */
    private chosen(any: boolean): void {
        const button = this.element.querySelector<HTMLButtonElement>('.insert-selected');
        if (button) button.disabled = !any;
    }

    private buttons(): HTMLElement {
        if (this.state === 'part' || this.state === 'edit') {
            const edits = this.state === 'edit';
            return h(
                'div',
                { class: 'suggestion-foot' },
                make(edits ? 'Insert edited' : 'Insert selected', 'insert-selected', edits && this.edit!.any, () =>
                    edits ? this.insertEdited() : this.insertChosen(),
                ),
                make('Cancel', 'flat', true, () => this.turn('open')),
            );
        }
        const fit = this.state === 'open' && this.wasFitting === true && !this.aside;
        const divisible = fit && (this.places.length > 1 || addedLines(this.places) > 1);
        const editable = fit && addedLines(this.places) > 0;
        return h(
            'div',
            { class: 'suggestion-foot' },
            make('Insert', '', fit, () => this.insert(this.places.map(({ hunk }) => hunk.after))),
            make('Insert part', '', divisible, () => this.turn('part')),
            make('Edit', '', editable, () => this.turn('edit')),
            h('span', { class: 'grow' }),
            make('Dismiss', 'flat', true, () => this.actions.dismiss(this.id)),
        );
    }

    private turn(to: 'open' | 'part' | 'edit'): void {
        this.state = to;
        if (to === 'edit' && !this.edit?.fits(this.places))
            this.edit = new SuggestionEdit(this.places, () => this.chosen(this.edit!.any));
        this.draw();
        if (to === 'part') this.boxes[0]?.focus();
        else if (to === 'edit') this.edit!.focus();
        else this.element.querySelector<HTMLElement>('button')?.focus();
    }

    private key(event: KeyboardEvent): void {
        if ((this.state !== 'part' && this.state !== 'edit') || event.isComposing) return;
        if (event.key === 'Escape') this.turn('open');
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.state === 'edit') {
            if (this.edit!.any) this.insertEdited();
        } else return;
        event.preventDefault();
        event.stopPropagation();
    }

    private insert(lines: (string[] | null)[]): void {
        this.actions.insert(this.id, lines);
    }

    private insertEdited(): void {
        this.actions.insertEdited(this.id, this.edit!.lines);
    }

    private insertChosen(): void {
        const ticked = this.boxes.map(box => box.checked);
        const single = this.places.length === 1;
        this.insert(
            this.places.map(({ hunk }, i) => {
                if (!single) return ticked[i] ? hunk.after : null;
                return hunk.after.filter((_, line) => ticked[line]);
            }),
        );
    }
}

function make(label: string, kind: string, enabled: boolean, act: () => void): HTMLElement {
    return h('button', {
        class: `btn ${kind}`.trim(),
        text: label,
        attrs: { type: 'button', disabled: !enabled },
        on: { click: act },
    });
}
