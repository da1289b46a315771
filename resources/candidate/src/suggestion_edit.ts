// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The new lines of a suggestion being changed before they go in.

import { h } from './dom';
import { diffRow, type Place } from './suggestion_diff';

const mostRows = 14;

export class SuggestionEdit {
    readonly element: HTMLElement;
    private readonly fields: (HTMLTextAreaElement | null)[]; // none where lines only go

    /** `changed`: whether there is anything to insert may be another answer by now. */
    constructor(
        private readonly places: readonly Place[],
        private readonly changed: () => void,
    ) {
        this.fields = places.map(place => (place.hunk.after.length ? this.field(place) : null));
        const single = places.length === 1;
        this.element = h(
            'div',
            { class: 'diff editing', attrs: { role: 'group', 'aria-label': 'Proposed change, to be edited' } },
            ...places.map(({ hunk, line }, i) =>
                h(
                    'div',
                    { class: 'hunk' },
                    single ? null : h('p', { class: 'hunk-head t3', text: `line ${line}` }),
                    ...hunk.before.map(text => diffRow('-', text, null)),
                    this.fields[i],
                ),
            ),
        );
    }

    /** For each place its new lines; null where nothing is left of them, which leaves the place alone. */
    get lines(): (string[] | null)[] {
        return this.fields.map((field, i) => {
            if (!field) return [];
            if (!field.value.trim()) return null;
            const offered = this.places[i]!.hunk.after;
            return field.value === offered.join('\n') ? offered : field.value.split('\n');
        });
    }

    get any(): boolean {
        return this.lines.some(lines => lines !== null);
    }

    /** It still speaks of these places, wherever they moved to. */
    fits(places: readonly Place[]): boolean {
        const same = (place: Place, i: number) =>
            place.hunk.after.join('\n') === this.places[i]?.hunk.after.join('\n');
        return places.length === this.places.length && places.every(same);
    }

    focus(): void {
        this.fields.find(field => field)?.focus();
    }

    private field({ hunk, line }: Place): HTMLTextAreaElement {
        const field = h('textarea', {
            class: 'edit-lines',
            attrs: {
                'aria-label': `New lines at line ${line}`,
                wrap: 'off',
                spellcheck: 'false',
                autocapitalize: 'off',
            },
            on: {
                input: () => {
                    grow(field);
                    this.changed();
                },
            },
        });
        field.value = hunk.after.join('\n');
        grow(field);
        return field;
    }
}

function grow(field: HTMLTextAreaElement): void {
    field.rows = Math.min(mostRows, Math.max(1, field.value.split('\n').length));
}
