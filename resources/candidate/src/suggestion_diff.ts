// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A suggestion as a diff to read, with boxes where parts of it can be chosen.

import { h } from './dom';
import type { Hunk } from './suggestion';

export type Place = { hunk: Hunk; line: number; fits: boolean };
/** Makes the box that chooses a part; `label` says which. */
export type BoxMaker = (label: string) => HTMLInputElement;

export function count(n: number, what: string): string {
    return `${n} ${what}${n === 1 ? '' : 's'}`;
}

export function describe(places: readonly Place[]): string {
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

export function addedLines(places: readonly Place[]): number {
    return places.reduce((sum, { hunk }) => sum + hunk.after.length, 0);
}

/** How many leading blanks all lines share: they are left out, the panel is narrow. */
function indentOf(lines: string[]): number {
    const indents = lines.filter(line => line.trim()).map(line => line.length - line.trimStart().length);
    return indents.length ? Math.min(...indents) : 0;
}

/** One place: a box for each line; several: a box for each place. */
export function diffOf(places: readonly Place[], box: BoxMaker | null): HTMLElement {
    const single = places.length === 1;
    const parts = places.map(({ hunk, line }) => {
        const indent = indentOf([...hunk.before, ...hunk.after]);
        const whole = box && !single ? box(`Insert the part at line ${line}`) : null;
        return h(
            'div',
            { class: 'hunk' },
            single ? null : h('label', { class: 'hunk-head t3' }, whole, `line ${line}`),
            ...hunk.before.map(text => diffRow('-', text.slice(indent), null)),
            ...hunk.after.map(text =>
                diffRow('+', text.slice(indent), box && single ? box(`Insert the line ${text.trim()}`) : null),
            ),
        );
    });
    return h(
        'div',
        { class: 'diff', attrs: { tabindex: '0', role: 'group', 'aria-label': 'Proposed change' } },
        ...parts,
    );
}

export function diffRow(sign: '+' | '-', text: string, box: HTMLInputElement | null): HTMLElement {
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
