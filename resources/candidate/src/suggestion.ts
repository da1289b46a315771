// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A proposed edit as whole lines, kept in its place while the text around it changes.
//
// The host proposes a replacement for one version of a file. Here it becomes the smallest set of line hunks, so that
// lines which stay the same keep their author, and part of it can be taken.

import { MapMode, type ChangeSet, type ChangeSpec, type Text } from '@codemirror/state';
import { diffLines } from './line_diff';

export type Hunk = {
    from: number; // offsets in the text shown now
    to: number;
    old: string; // what stands there
    before: string[]; // the lines that go
    after: string[]; // the lines that come
    atEnd: boolean; // comes after the last line instead of before a line
    lost: boolean; // the place itself was deleted
};

type Change = { from: number; to: number; insert: string };

function hunkAt(doc: Text, start: number, end: number, after: string[]): Hunk {
    const before: string[] = [];
    for (let n = start; n < end; n++) before.push(doc.line(n).text);
    const atEnd = end > doc.lines && !(before.length && after.length);
    let from = start <= doc.lines ? doc.line(start).from : doc.length;
    let to = end <= doc.lines ? doc.line(end).from : doc.length;
    if (before.length && after.length) to = doc.line(end - 1).to;
    else if (atEnd && before.length && start > 1) from = doc.line(start - 1).to; // the break before goes too
    return { from, to, old: doc.sliceString(from, to), before, after, atEnd, lost: false };
}

/** Changes that meet in one line are one: returns the lines they span and their new text. */
function spans(doc: Text, changes: ChangeSet): { first: number; last: number; text: string }[] {
    const list: Change[] = [];
    changes.iterChanges((from, to, _a, _b, inserted) => list.push({ from, to, insert: inserted.toString() }));
    const result: { first: number; last: number; text: string; at: number }[] = [];
    for (const { from, to, insert } of list) {
        const first = doc.lineAt(from).number;
        let span = result[result.length - 1];
        if (!span || first > span.last) {
            span = { first, last: first, text: '', at: doc.line(first).from };
            result.push(span);
        }
        span.text += doc.sliceString(span.at, from) + insert;
        span.at = to;
        span.last = doc.lineAt(to).number;
    }
    for (const span of result) span.text += doc.sliceString(span.at, doc.line(span.last).to);
    return result;
}

/** `changes` must fit `doc`. */
export function hunksOf(doc: Text, changes: ChangeSet): Hunk[] {
    return spans(doc, changes).flatMap(({ first, last, text }) => {
        const old = doc.sliceString(doc.line(first).from, doc.line(last).to).split('\n');
        return diffLines(old, text.split('\n')).map(hunk =>
            hunkAt(doc, first + hunk.from, first + hunk.to, hunk.lines),
        );
    });
}

export function mapHunk(hunk: Hunk, changes: ChangeSet): Hunk {
    if (hunk.lost) return hunk;
    if (hunk.from === hunk.to) {
        const at = changes.mapPos(hunk.from, hunk.atEnd ? 1 : -1, MapMode.TrackDel);
        return at === null ? { ...hunk, lost: true } : { ...hunk, from: at, to: at };
    }
    const from = changes.mapPos(hunk.from, 1);
    return { ...hunk, from, to: Math.max(from, changes.mapPos(hunk.to, -1)) };
}

/** The lines to be replaced still stand there as they were. Undoing a change makes a suggestion fit again. */
export function fits(hunk: Hunk, doc: Text): boolean {
    if (hunk.lost || hunk.to > doc.length || doc.sliceString(hunk.from, hunk.to) !== hunk.old) return false;
    if (hunk.atEnd) return hunk.to === doc.length;
    if (doc.lineAt(hunk.from).from !== hunk.from) return false;
    return !(hunk.before.length && hunk.after.length) || doc.lineAt(hunk.to).to === hunk.to;
}

/** The change that brings `lines` of the hunk in; without any, nothing happens unless the hunk only deletes. */
export function changeOf(hunk: Hunk, lines: string[]): ChangeSpec {
    if (!hunk.after.length) return { from: hunk.from, to: hunk.to };
    if (!lines.length) return [];
    const text = lines.join('\n');
    if (hunk.before.length) return { from: hunk.from, to: hunk.to, insert: text };
    return { from: hunk.from, insert: hunk.atEnd ? '\n' + text : text + '\n' };
}

/** Where the lines of a hunk begin in the text after `changes` brought them in. */
export function insertedAt(hunk: Hunk, changes: ChangeSet): number {
    const at = changes.mapPos(hunk.from, -1);
    return !hunk.before.length && hunk.atEnd ? at + 1 : at;
}
