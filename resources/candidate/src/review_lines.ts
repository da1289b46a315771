// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the lines of a diff look in an editor: numbers, signs, washes, the changed words, and the + for a comment.

import { presentableDiff } from '@codemirror/merge';
import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
    Decoration,
    EditorView,
    gutter,
    GutterMarker,
    ViewPlugin,
    type DecorationSet,
    type ViewUpdate,
} from '@codemirror/view';
import { h } from './dom';
import type { ChangedFile, RowKind, Rows } from './review_file';
import type { ReviewSide } from './wire';

const longestCompared = 1000; // units of a line; longer ones are shown without the changed words
const leastAlike = 0.35; // below that, two lines are different lines and not one that was changed

type Part = [from: number, to: number];

class TextMarker extends GutterMarker {
    override readonly elementClass: string;

    constructor(
        private readonly text: string,
        kind: RowKind,
    ) {
        super();
        this.elementClass = kind === 'same' ? '' : `review-${kind}`;
    }

    override eq(other: TextMarker): boolean {
        return other.text === this.text && other.elementClass === this.elementClass;
    }

    override toDOM(): Node {
        return document.createTextNode(this.text);
    }
}

const rowAt = (view: EditorView, position: number) => view.state.doc.lineAt(position).number - 1;

function numberGutter(rows: Rows, side: ReviewSide): Extension {
    const widest = String(rows[side].reduce((most, line) => Math.max(most, line), 10));
    return gutter({
        class: 'review-numbers',
        lineMarker: (view, { from }) => {
            const row = rowAt(view, from);
            return new TextMarker(String(rows[side][row] || ''), rows.kinds[row] ?? 'same');
        },
        initialSpacer: () => new TextMarker(widest, 'same'),
    });
}

const signs: Record<RowKind, string> = { same: '', added: '+', removed: '\u2212' };

function signGutter(rows: Rows): Extension {
    return gutter({
        class: 'review-signs',
        lineMarker: (view, { from }) => {
            const kind = rows.kinds[rowAt(view, from)] ?? 'same';
            return new TextMarker(signs[kind], kind);
        },
        initialSpacer: () => new TextMarker('+', 'same'),
    });
}

const nowhere = -1;
const pointAt = StateEffect.define<number>();

/** Where the + stands: the beginning of the line under the pointer. */
const pointed = StateField.define<number>({
    create: () => nowhere,
    update: (value, { effects }) => effects.find(effect => effect.is(pointAt))?.value ?? value,
});

/** Over the numbers as well, so that the + does not run away. */
const followPointer = ViewPlugin.define(view => {
    const point = (at: number) => {
        if (view.state.field(pointed) !== at) view.dispatch({ effects: pointAt.of(at) });
    };
    const moved = (event: MouseEvent) =>
        point(view.lineBlockAtHeight(event.clientY - view.documentTop).from);
    const left = () => point(nowhere);
    view.dom.addEventListener('mousemove', moved);
    view.dom.addEventListener('mouseleave', left);
    return {
        destroy() {
            view.dom.removeEventListener('mousemove', moved);
            view.dom.removeEventListener('mouseleave', left);
        },
    };
});

/** For the mouse: with the keyboard there are a key and a button above. */
class PlusMarker extends TextMarker {
    constructor(kind: RowKind) {
        super('', kind);
    }

    override eq(other: TextMarker): boolean {
        return other instanceof PlusMarker && super.eq(other);
    }

    override toDOM(): Node {
        return h('span', { class: 'review-plus', text: '+', attrs: { title: 'Comment (C)' } });
    }
}
function plusGutter(rows: Rows, comment: (view: EditorView, row: number) => void): Extension {
    return gutter({
        class: 'review-add',
        lineMarker: (view, { from }) => {
            const kind = rows.kinds[rowAt(view, from)];
            if (view.state.field(pointed) === from && kind) return new PlusMarker(kind);
            return new TextMarker('', kind ?? 'same');
        },
        lineMarkerChange: update => update.startState.field(pointed) !== update.state.field(pointed),
        initialSpacer: () => new TextMarker('', 'same'),
        domEventHandlers: {
            mousedown: (view, { from }, event) => {
                if ((event as MouseEvent).button !== 0) return false;
                event.preventDefault();
                comment(view, rowAt(view, from));
                return true;
            },
        },
    });
}

const deepest = 24; // columns that the rest of a wrapped line is moved in
const hang = 2;
const lineMarks = new Map<string, Decoration>();

/** The wash of a line; when it is too long, its rest goes on below its own beginning. */
function lineMark(kind: RowKind, text: string): Decoration {
    // Where tabs stop depends on where the line begins.
    const indent = text.includes('\t') ? -hang : Math.min(deepest, text.length - text.trimStart().length);
    const key = `${kind} ${indent}`;
    let mark = lineMarks.get(key);
    if (!mark) {
        const room = `${indent + hang}ch`;
        const style = `padding-left: calc(4px + ${room}); text-indent: -${room}`;
        mark = Decoration.line({
            class: kind === 'same' ? '' : `review-${kind}`,
            attributes: indent + hang ? { style } : {},
        });
        lineMarks.set(key, mark);
    }
    return mark;
}
const word = Decoration.mark({ class: 'review-word' });

const letter = /[\p{L}\p{N}_]/u;

/** A name of which half is another one is another name. */
function wholeWords(line: string, from: number, to: number): Part {
    const word = (at: number) => letter.test(line.charAt(at));
    if (from === to) return [from, to];
    while (from > 0 && word(from) && word(from - 1)) from--;
    while (to < line.length && word(to - 1) && word(to)) to++;
    return [from, to];
}

/** Which parts of a changed line are not in its twin. */
function changedParts(line: string, twin: string): Part[] {
    if (Math.max(line.length, twin.length) > longestCompared) return [];
    const changes = presentableDiff(twin, line, { scanLimit: 200 });
    const kept = line.length - changes.reduce((sum, { fromB, toB }) => sum + toB - fromB, 0);
    if (kept < leastAlike * Math.max(line.length, twin.length)) return [];
    const parts: Part[] = [];
    for (const { fromB, toB } of changes) {
        const [from, to] = wholeWords(line, fromB, toB);
        const last = parts.at(-1);
        if (last && from <= last[1]) last[1] = Math.max(to, last[1]);
        else if (from < to) parts.push([from, to]);
    }
    return parts;
}

/** Only for what is in view: a long diff costs no more than a short one. */
class LineLook {
    decorations: DecorationSet;
    private readonly parts = new Map<number, Part[]>();

    constructor(
        view: EditorView,
        private readonly file: ChangedFile,
        private readonly rows: Rows,
    ) {
        this.decorations = this.build(view);
    }

    update(update: ViewUpdate): void {
        if (update.viewportChanged) this.decorations = this.build(update.view);
    }

    private build(view: EditorView): DecorationSet {
        const builder = new RangeSetBuilder<Decoration>();
        for (const { from, to } of view.visibleRanges) {
            for (let at = from; at <= to;) {
                const line = view.state.doc.lineAt(at);
                const kind = this.rows.kinds[line.number - 1] ?? 'same';
                if (line.from >= from) {
                    builder.add(line.from, line.from, lineMark(kind, line.text));
                    for (const [start, end] of this.partsOf(line.number - 1, kind))
                        builder.add(line.from + start, line.from + end, word);
                }
                at = line.to + 1;
            }
        }
        return builder.finish();
    }

    private partsOf(row: number, kind: RowKind): Part[] {
        let found = kind === 'same' ? [] : this.parts.get(row);
        if (found) return found;
        const { rows, file } = this;
        const line = (kind === 'removed' ? rows.old : rows.new)[row]!;
        const twin = file.status === 'changed' ? file.twin(kind, line) : undefined;
        found = twin === undefined ? [] : changedParts(rows.lines[row]!, twin);
        this.parts.set(row, found);
        return found;
    }
}

/** `sides`: whose numbers are shown. `comment`: the + of a row was pressed. */
export function diffLines(
    file: ChangedFile,
    rows: Rows,
    sides: readonly ReviewSide[],
    comment: (view: EditorView, row: number) => void,
): Extension {
    return [
        sides.map(side => numberGutter(rows, side)),
        pointed,
        followPointer,
        plusGutter(rows, comment),
        signGutter(rows),
        ViewPlugin.define(view => new LineLook(view, file, rows), {
            decorations: plugin => plugin.decorations,
        }),
    ];
}
