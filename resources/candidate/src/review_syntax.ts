// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The syntax colours of a unified diff. Its lines come from two texts, and read in a row they are no program: each text
// is parsed for itself, in small pieces of time, and the colours are carried over to the lines that are in view.

import { ensureSyntaxTree, highlightingFor, syntaxTreeAvailable } from '@codemirror/language';
import { EditorState, RangeSetBuilder, StateEffect, Text, type Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';
import { languageFor } from './language';
import type { ChangedFile, Rows } from './review_file';
import type { ReviewSide } from './wire';

const atOnce = 20; // ms, while somebody waits for the file
const slice = 15; // ms, in the background
const pause = 30; // ms
const longestLine = 5000; // units; what is longer stays plain

const parsedMore = StateEffect.define<null>();
const marks = new Map<string, Decoration>();

function markOf(classes: string): Decoration {
    let mark = marks.get(classes);
    if (!mark) marks.set(classes, (mark = Decoration.mark({ class: classes })));
    return mark;
}

class UnifiedSyntax {
    decorations: DecorationSet = Decoration.none;
    private readonly states: Record<ReviewSide, EditorState>;
    private timer: number | undefined;
    private waiting = false;

    constructor(
        private readonly view: EditorView,
        private readonly rows: Rows,
        file: ChangedFile,
    ) {
        const language = languageFor(file.path);
        const state = (lines: readonly string[]) =>
            EditorState.create({ doc: Text.of(lines.length ? lines : ['']), extensions: language });
        this.states = { old: state(file.before), new: state(file.after) };
        this.build(atOnce);
    }

    update(update: ViewUpdate): void {
        const parsed = update.transactions.some(({ effects }) => effects.some(one => one.is(parsedMore)));
        if (update.viewportChanged || parsed) this.build(slice);
    }

    destroy(): void {
        window.clearTimeout(this.timer);
    }

    private build(patience: number): void {
        const builder = new RangeSetBuilder<Decoration>();
        const { doc } = this.view.state;
        this.waiting = false;
        for (const { from, to } of this.view.visibleRanges) {
            const first = doc.lineAt(from).number - 1;
            const last = doc.lineAt(to).number - 1;
            this.parse('old', first, last, patience);
            this.parse('new', first, last, patience);
            for (let row = first; row <= last; row++) this.colour(row, builder);
        }
        this.decorations = builder.finish();
        window.clearTimeout(this.timer);
        if (this.waiting) this.timer = window.setTimeout(() => this.more(), pause);
    }

    private parse(side: ReviewSide, first: number, last: number, patience: number): void {
        const state = this.states[side];
        for (let row = last; row >= first; row--) {
            const line = this.rows[side][row];
            if (!line) continue;
            const end = state.doc.line(line).to;
            if (!syntaxTreeAvailable(state, end) && !ensureSyntaxTree(state, end, patience)) this.waiting = true;
            return;
        }
    }

    private colour(row: number, builder: RangeSetBuilder<Decoration>): void {
        const side = this.rows.kinds[row] === 'removed' ? 'old' : 'new';
        const number = this.rows[side][row];
        const state = this.states[side];
        if (!number) return;
        const { from, to } = state.doc.line(number);
        const tree = to - from <= longestLine ? ensureSyntaxTree(state, to, 0) : null;
        if (!tree) return;
        const moved = this.view.state.doc.line(row + 1).from - from;
        highlightTree(
            tree,
            { style: tags => highlightingFor(this.view.state, tags) },
            (start, end, classes) => {
                const [a, b] = [Math.max(start, from), Math.min(end, to)];
                if (a < b) builder.add(a + moved, b + moved, markOf(classes));
            },
            from,
            to,
        );
    }

    private more(): void {
        this.view.dispatch({ effects: parsedMore.of(null) });
    }
}

export function unifiedSyntax(file: ChangedFile, rows: Rows): Extension {
    return ViewPlugin.define(view => new UnifiedSyntax(view, rows, file), {
        decorations: plugin => plugin.decorations,
    });
}
