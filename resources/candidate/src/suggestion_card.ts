// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A suggestion in the conversation: a diff to read, and what the candidate does with it.

import { h, replace } from './dom';
import { glyph, type GlyphName } from './icons';
import type { Hunk } from './suggestion';
import type { Decision, WireSuggestion } from './wire';

export type CardActions = {
    /** `lines`: for each hunk the new lines that go in; null leaves the hunk alone. */
    insert(id: string, lines: (string[] | null)[]): void;
    dismiss(id: string): void;
};

type Place = { hunk: Hunk; line: number; fits: boolean };

function count(n: number, what: string): string {
    return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function describe(places: Place[]): string {
    if (places.length !== 1) return `${count(places.length, 'place')}`;
    const { hunk, line } = places[0]!;
    const last = line + hunk.before.length - 1;
    const where = hunk.before.length > 1 ? `lines ${line} to ${last}` : `line ${line}`;
    if (!hunk.after.length) return `removes ${where}`;
    if (hunk.before.length) return `${count(hunk.after.length, 'line')} for ${where}`;
    return line > 1
        ? `${count(hunk.after.length, 'line')} after ${line - 1}`
        : `${count(hunk.after.length, 'line')} at the top`;
}

const outcome: Record<Exclude<Decision, 'open'>, { glyph: GlyphName; word: string }> = {
    accepted: { glyph: 'accepted', word: 'inserted' },
    partly: { glyph: 'partly', word: 'inserted' },
    edited: { glyph: 'edited', word: 'inserted and changed' },
    rejected: { glyph: 'rejected', word: 'dismissed' },
};

/** How many leading blanks all lines share: they are left out, the panel is narrow. */
function indentOf(lines: string[]): number {
    const indents = lines.filter(line => line.trim()).map(line => line.length - line.trimStart().length);
    return indents.length ? Math.min(...indents) : 0;
}

export class SuggestionCard {
    readonly element = h('div', { class: 'suggestion', attrs: { role: 'group' } });
    readonly id: string;
    private places: Place[] = [];
    private state: 'open' | 'part' | 'overtaken' | 'decided' = 'open';
    private boxes: HTMLInputElement[] = [];
    private wasFitting: boolean | null = null;
    private aside = false; // the file is removed at present

    constructor(
        readonly suggestion: WireSuggestion,
        private fileName: string,
        private readonly actions: CardActions,
    ) {
        this.id = suggestion.id;
        this.element.setAttribute('aria-label', `Suggestion for ${fileName}`);
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
        const all = this.places.length ? this.addedLines() : this.suggestion.added;
        const amount = decision === 'partly' ? `${lines} of ${count(all, 'line')}` : count(all, 'line');
        const preposition = decision === 'rejected' ? 'for' : 'into';
        const line = [glyph(name), h('span', { text: `${amount} ${preposition} ${this.fileName}, ${word}` })];
        this.element.className = 'decided';
        if (!this.places.length) replace(this.element, h('div', { class: 'outcome' }, ...line));
        else
            replace(
                this.element,
                h('details', {}, h('summary', { class: 'outcome' }, ...line), this.diff(false)),
            );
    }

    private addedLines(): number {
        return this.places.reduce((sum, { hunk }) => sum + hunk.after.length, 0);
    }

    private draw(): void {
        this.boxes = [];
        replace(
            this.element,
            h(
                'div',
                { class: 'suggestion-head' },
                glyph('offered'),
                h('span', { class: 'strong', text: this.fileName }),
                h('span', { class: 'place t2', text: this.places.length ? describe(this.places) : '' }),
            ),
            this.places.length ? this.diff(this.state === 'part') : null,
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

    private diff(choose: boolean): HTMLElement {
        const single = this.places.length === 1;
        const parts = this.places.map(({ hunk, line }) => {
            const indent = indentOf([...hunk.before, ...hunk.after]);
            const whole = choose && !single ? this.box(`Insert the part at line ${line}`) : null;
            return h(
                'div',
                { class: 'hunk' },
                single ? null : h('label', { class: 'hunk-head t3' }, whole, `line ${line}`),
                ...hunk.before.map(text => this.row('-', text.slice(indent), null)),
                ...hunk.after.map(text =>
                    this.row(
                        '+',
                        text.slice(indent),
                        choose && single ? this.box(`Insert the line ${text.trim()}`) : null,
                    ),
                ),
            );
        });
        return h(
            'div',
            { class: 'diff', attrs: { tabindex: '0', role: 'group', 'aria-label': 'Proposed change' } },
            ...parts,
        );
    }

    private row(sign: '+' | '-', text: string, box: HTMLInputElement | null): HTMLElement {
        const kind = sign === '+' ? 'added' : 'removed';
        return h(
            box ? 'label' : 'div',
            { class: `diff-row ${kind}` },
            h('span', { class: 'hidden-text', text: `${kind}: ` }),
            box,
            h('span', {
                class: 'diff-sign',
                text: sign === '+' ? '+' : '\u2212',
                attrs: { 'aria-hidden': 'true' },
            }),
            h('span', { class: 'diff-text', text: text || ' ' }),
        );
    }

    private box(label: string): HTMLInputElement {
        const box = h('input', {
            attrs: { type: 'checkbox', 'aria-label': label },
            on: { change: () => this.ticked() },
        });
        this.boxes.push(box);
        return box;
    }

    private ticked(): void {
        const button = this.element.querySelector<HTMLButtonElement>('.insert-selected');
        if (button) button.disabled = !this.boxes.some(box => box.checked);
    }

    private buttons(): HTMLElement {
        const make = (label: string, kind: string, enabled: boolean, act: () => void) =>
            h('button', {
                class: `btn ${kind}`.trim(),
                text: label,
                attrs: { type: 'button', disabled: !enabled },
                on: { click: act },
            });
        if (this.state === 'part') {
            return h(
                'div',
                { class: 'suggestion-foot' },
                make('Insert selected', 'insert-selected', false, () => this.insertChosen()),
                make('Cancel', 'flat', true, () => this.showParts(false)),
            );
        }
        const fit = this.state === 'open' && this.wasFitting === true && !this.aside;
        const divisible = fit && (this.places.length > 1 || this.addedLines() > 1);
        return h(
            'div',
            { class: 'suggestion-foot' },
            make('Insert', '', fit, () =>
                this.actions.insert(
                    this.id,
                    this.places.map(({ hunk }) => hunk.after),
                ),
            ),
            make('Insert part', '', divisible, () => this.showParts(true)),
            h('span', { class: 'grow' }),
            make('Dismiss', 'flat', true, () => this.actions.dismiss(this.id)),
        );
    }

    private showParts(on: boolean): void {
        this.state = on ? 'part' : 'open';
        this.draw();
        if (on) this.boxes[0]?.focus();
        else this.element.querySelector<HTMLElement>('button')?.focus();
    }

    private insertChosen(): void {
        const ticked = this.boxes.map(box => box.checked);
        const single = this.places.length === 1;
        this.actions.insert(
            this.id,
            this.places.map(({ hunk }, i) => {
                if (!single) return ticked[i] ? hunk.after : null;
                return hunk.after.filter((_, line) => ticked[line]);
            }),
        );
    }
}
