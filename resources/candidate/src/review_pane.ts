// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The diff of one file: both texts side by side, or one below the other. What is folded, and which threads stand
// where, comes from outside in lines of the file.

import { defaultKeymap } from '@codemirror/commands';
import { Chunk, MergeView } from '@codemirror/merge';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorSelection, EditorState, Text, type EditorStateConfig } from '@codemirror/state';
import { EditorView, highlightActiveLineGutter, highlightSpecialChars, keymap, panels } from '@codemirror/view';
import { h } from './dom';
import { languageFor } from './language';
import { look } from './look';
import type { ChangedFile, Rows, Stretch } from './review_file';
import { betweenLines, foldOf, setFolds, setGaps, setInsets, type Gap } from './review_folds';
import { diffLines } from './review_lines';
import { unifiedSyntax } from './review_syntax';
import type { ReviewSide } from './wire';

export type DiffMode = 'split' | 'unified';
/** Lines from 1, both included. */
export type Place = { side: ReviewSide; from: number; to: number };
/** What stands below a line: a thread, a form. */
export type Slot = { side: ReviewSide; line: number; element: HTMLElement };
export type PaneActions = {
    comment(place: Place): void;
    unfold(stretch: Stretch): void;
    /** The caret or what is in view changed. */
    moved(): void;
};

type Half = { view: EditorView; rows: Rows; side: ReviewSide | null };

const textOf = (lines: readonly string[]) => Text.of(lines.length ? lines : ['']);

export class DiffPane {
    readonly element: HTMLElement;
    /** For what CodeMirror puts above a text: inside, it would push one side down. */
    readonly finder = h('div', { class: 'review-finder' });
    private readonly halves: Half[];
    private readonly merge: MergeView | null = null;
    private readonly sizes: ResizeObserver;
    private slots: readonly Slot[] = [];
    private current: Half;

    constructor(
        private readonly file: ChangedFile,
        mode: DiffMode,
        private readonly actions: PaneActions,
    ) {
        if (mode === 'split' && file.status === 'changed') {
            const rows = { old: file.sideRows('old'), new: file.sideRows('new') };
            this.merge = this.splitView(rows.old, rows.new);
            this.element = this.merge.dom;
            this.halves = [
                { view: this.merge.a, rows: rows.old, side: 'old' },
                { view: this.merge.b, rows: rows.new, side: 'new' },
            ];
        } else {
            const view = new EditorView(this.config(file.unified, null));
            this.element = view.dom;
            this.halves = [{ view, rows: file.unified, side: null }];
        }
        this.current = this.halves.at(-1)!;
        this.element.classList.add('review-diff');
        this.sizes = new ResizeObserver(() => this.level());
        this.scroller.addEventListener('scroll', () => this.actions.moved(), { passive: true });
    }

    destroy(): void {
        this.sizes.disconnect();
        if (this.merge) this.merge.destroy();
        else this.current.view.destroy();
    }

    get scroller(): HTMLElement {
        return this.merge ? this.merge.dom : this.halves[0]!.view.scrollDOM;
    }

    focus(): void {
        this.current.view.focus();
    }

    /** The lines of the selection, on the side that its last line is on. */
    place(): Place {
        return this.placeIn(this.current);
    }

    /** Those of the present change count from 1; 0 before the first. */
    get change(): { number: number; count: number } {
        const { rows, view } = this.current;
        const row = this.rowAt(view, view.state.selection.main.head);
        const all = this.file.changes;
        const old = rows.old[row] ?? 0;
        const fresh = rows.new[row] ?? 0;
        const begun = all.filter(({ fromA, fromB }) => (old ? fromA < old : fromB < fresh));
        return { number: begun.length, count: all.length };
    }

    /** False when there is none in that direction. */
    goToChange(step: 1 | -1): boolean {
        const starts = this.file.unified.changes;
        const here = this.unifiedRow();
        const target =
            step > 0
                ? starts.find(row => row > here)
                : starts.filter(row => row < this.changeStart(here)).at(-1);
        if (target === undefined) return false;
        const { kinds, old, new: fresh } = this.file.unified;
        const side = kinds[target] === 'removed' ? 'old' : 'new';
        this.goTo(side, (side === 'old' ? old : fresh)[target]!);
        return true;
    }

    /** Puts the caret there; a line that does not exist is the last one. */
    goTo(side: ReviewSide, line: number, y: 'center' | 'nearest' = 'center'): void {
        const half = this.halfOf(side);
        const row = half.rows.rowOf(side, line) ?? half.rows.lines.length - 1;
        this.current = half;
        const { from } = half.view.state.doc.line(Math.max(1, row + 1));
        half.view.dispatch({
            selection: EditorSelection.cursor(from),
            effects: EditorView.scrollIntoView(from, { y }),
        });
        half.view.focus();
    }

    setFolds(stretches: readonly Stretch[]): void {
        for (const { view, rows, side } of this.halves) {
            const ours = side === 'old' ? 'old' : 'new';
            setFolds(
                view,
                stretches.map(stretch => ({
                    row: rows.rowOf(ours, stretch[ours])!,
                    count: stretch.count,
                    open: () => this.actions.unfold(stretch),
                })),
            );
        }
    }

    setSlots(slots: readonly Slot[]): void {
        this.slots = slots;
        this.sizes.disconnect();
        for (const half of this.halves) {
            const mine = slots.filter(({ side }) => this.halfOf(side) === half);
            setInsets(
                half.view,
                mine.map(({ side, line, element }) => ({ row: this.rowFor(half, side, line), element })),
            );
        }
        if (this.merge) for (const { element } of slots) this.sizes.observe(element);
        this.level();
    }

    /** The first and the last line on the screen, or null while nothing of it can be seen. */
    visible(): Place | null {
        const half = this.file.status === 'deleted' ? this.halves[0]! : this.halves.at(-1)!;
        const side = this.file.status === 'deleted' ? 'old' : 'new';
        const frame = this.scroller.getBoundingClientRect();
        const top = Math.max(frame.top, 0) - half.view.documentTop;
        const bottom = Math.min(frame.bottom, window.innerHeight) - half.view.documentTop - 1;
        if (bottom <= top || !frame.height) return null;
        const { state } = half.view;
        const first = half.view.lineBlockAtHeight(top);
        const last = half.view.lineBlockAtHeight(bottom);
        const from = this.rowAt(half.view, first.from) + (foldOf(half.view, first.from)?.count ?? 0);
        const to = state.doc.lineAt(last.from).number - 1 - (foldOf(half.view, last.from) ? 1 : 0);
        const lines = half.rows[side].slice(from, to + 1).filter(line => line > 0);
        return lines.length ? { side, from: lines[0]!, to: lines.at(-1)! } : null;
    }

    refresh(): void {
        for (const { view } of this.halves) view.requestMeasure();
    }

    private splitView(old: Rows, fresh: Rows): MergeView {
        const merge = new MergeView({
            a: this.config(old, 'old'),
            b: this.config(fresh, 'new'),
            gutter: false,
            highlightChanges: false,
            // The lines are compared already, and by lines; MergeView only has to hold the sides level.
            diffConfig: { override: () => [] },
        });
        merge.chunks = chunksOf(this.file, merge.a.state.doc, merge.b.state.doc);
        return merge;
    }

    private config(rows: Rows, side: ReviewSide | null): EditorStateConfig {
        const shown = this.file.status === 'added' ? ['new' as const] : ['old' as const];
        const both = ['old', 'new'] as const;
        const one = this.file.status !== 'changed';
        const names = { old: 'Text before the change', new: 'Text after the change' };
        return {
            doc: textOf(rows.lines),
            extensions: [
                EditorState.readOnly.of(true),
                EditorView.lineWrapping,
                highlightSpecialChars(),
                diffLines(this.file, rows, side ? [side] : one ? shown : both, (view, row) =>
                    this.pressedPlus(view, row),
                ),
                side || one ? languageFor(this.file.path) : unifiedSyntax(this.file, rows),
                look,
                betweenLines,
                highlightActiveLineGutter(),
                highlightSelectionMatches(),
                search({ top: true }),
                panels({ topContainer: this.finder }),
                keymap.of([...searchKeymap, ...defaultKeymap]),
                EditorView.contentAttributes.of({
                    'aria-label': side ? names[side] : 'Changes of the file',
                    'aria-describedby': 'review-help',
                }),
                EditorView.updateListener.of(update => {
                    const half = this.halves?.find(({ view }) => view === update.view);
                    if (half && update.view.hasFocus) this.current = half;
                    if (update.selectionSet || update.geometryChanged) this.actions.moved();
                }),
            ],
        };
    }

    private halfOf(side: ReviewSide): Half {
        return this.halves.find(half => half.side === null || half.side === side)!;
    }

    private rowAt(view: EditorView, position: number): number {
        return view.state.doc.lineAt(position).number - 1;
    }

    private rowFor(half: Half, side: ReviewSide, line: number): number {
        return half.rows.rowOf(side, line) ?? Math.max(0, half.rows.lines.length - 1);
    }

    private pressedPlus(view: EditorView, row: number): void {
        const half = this.halves.find(one => one.view === view)!;
        this.current = half;
        const { from, to, empty } = view.state.selection.main;
        const line = view.state.doc.line(row + 1);
        // The + of a selected line speaks of the whole selection.
        if (empty || line.from < view.state.doc.lineAt(from).from || line.from > to)
            view.dispatch({ selection: EditorSelection.cursor(line.from) });
        this.actions.comment(this.placeIn(half));
    }

    private placeIn({ view, rows, side }: Half): Place {
        const { from, to, empty } = view.state.selection.main;
        const first = this.rowAt(view, from);
        let last = this.rowAt(view, to);
        // A selection that ends where a line begins does not mean that line.
        if (!empty && last > first && view.state.doc.line(last + 1).from === to) last--;
        const on = side ?? (rows.kinds[last] === 'removed' || this.file.status === 'deleted' ? 'old' : 'new');
        const lines = rows[on].slice(first, last + 1).filter(line => line > 0);
        return { side: on, from: lines[0] ?? 1, to: lines.at(-1) ?? 1 };
    }

    private unifiedRow(): number {
        const { view, rows } = this.current;
        const row = this.rowAt(view, view.state.selection.main.head);
        const { unified } = this.file;
        return unified.rowOf('new', rows.new[row] ?? 0) ?? unified.rowOf('old', rows.old[row] ?? 0) ?? 0;
    }

    private changeStart(row: number): number {
        const { kinds } = this.file.unified;
        let start = row;
        while (start > 0 && kinds[start] !== 'same' && kinds[start - 1] !== 'same') start--;
        return start;
    }

    /** A thread in the middle of what both sides share takes the same room on the other side. */
    private level(): void {
        if (!this.merge) return;
        const gaps = new Map<Half, Gap[]>(this.halves.map(half => [half, []]));
        for (const { side, line, element } of this.slots) {
            const half = this.halfOf(side);
            const row = half.rows.rowOf(side, line);
            if (row === undefined || half.rows.kinds[row] !== 'same') continue;
            const other = this.halves.find(one => one !== half)!;
            const theirs = side === 'old' ? 'new' : 'old';
            const at = other.rows.rowOf(theirs, half.rows[theirs][row]!);
            const height = element.getBoundingClientRect().height;
            if (at !== undefined && height) gaps.get(other)!.push({ row: at, height });
        }
        for (const [{ view }, value] of gaps) setGaps(view, value);
    }
}

/** In the units that MergeView counts in: from the first changed line to the one after the last. */
function chunksOf({ changes }: ChangedFile, a: Text, b: Text): Chunk[] {
    const start = (doc: Text, line: number) => (line < doc.lines ? doc.line(line + 1).from : doc.length + 1);
    return changes.map(
        ({ fromA, toA, fromB, toB }) =>
            new Chunk([], start(a, fromA), start(a, toA), start(b, fromB), start(b, toB)),
    );
}
