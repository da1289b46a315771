// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between the lines of a diff: folds of unchanged lines, threads and forms below the line they are about,
// and the room that they take on the other side.

import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { h } from './dom';

/** Rows from `row` on, counted from 0. */
export type Fold = { row: number; count: number; open: () => void };
export type Inset = { row: number; element: HTMLElement };
export type Gap = { row: number; height: number };

class FoldWidget extends WidgetType {
    constructor(private readonly fold: Fold) {
        super();
    }

    override eq(other: FoldWidget): boolean {
        return other.fold.row === this.fold.row && other.fold.count === this.fold.count;
    }

    override toDOM(): HTMLElement {
        const { count, open } = this.fold;
        return h(
            'div',
            { class: 'review-fold' },
            h('button', {
                class: 'review-fold-button',
                text: `${count} unchanged lines`,
                attrs: { type: 'button', title: 'Show them' },
                on: { click: open },
            }),
        );
    }

    override get estimatedHeight(): number {
        return 28;
    }

    override ignoreEvent(): boolean {
        return true;
    }
}

/** The element is made and kept by somebody else: words typed into it survive being scrolled away. */
class InsetWidget extends WidgetType {
    constructor(private readonly element: HTMLElement) {
        super();
    }

    override eq(other: InsetWidget): boolean {
        return other.element === this.element;
    }

    override toDOM(): HTMLElement {
        return this.element;
    }

    override get estimatedHeight(): number {
        return this.element.offsetHeight || 120;
    }

    override ignoreEvent(): boolean {
        return true;
    }
}

class GapWidget extends WidgetType {
    constructor(private readonly height: number) {
        super();
    }

    override eq(other: GapWidget): boolean {
        return Math.abs(other.height - this.height) < 0.5;
    }

    override toDOM(): HTMLElement {
        const element = h('div', { class: 'review-gap', attrs: { 'aria-hidden': 'true' } });
        element.style.height = `${this.height}px`;
        return element;
    }

    override get estimatedHeight(): number {
        return this.height;
    }
}

const foldEffect = StateEffect.define<readonly Fold[]>();
const insetEffect = StateEffect.define<readonly Inset[]>();
const gapEffect = StateEffect.define<readonly Gap[]>();

function field<T>(
    effect: ReturnType<typeof StateEffect.define<readonly T[]>>,
    place: (line: (row: number) => { from: number; to: number }, item: T) => Range<Decoration>,
) {
    return StateField.define<DecorationSet>({
        create: () => Decoration.none,
        update(set, { effects, state }) {
            for (const one of effects) {
                if (!one.is(effect)) continue;
                const line = (row: number) => state.doc.line(Math.min(row + 1, state.doc.lines));
                return Decoration.set(
                    one.value.map(item => place(line, item)),
                    true,
                );
            }
            return set;
        },
        provide: self => EditorView.decorations.from(self),
    });
}

const folds = field(foldEffect, (line, fold) =>
    Decoration.replace({ widget: new FoldWidget(fold), block: true, fold }).range(
        line(fold.row).from,
        line(fold.row + fold.count - 1).to,
    ),
);
const insets = field(insetEffect, (line, { row, element }) =>
    Decoration.widget({ widget: new InsetWidget(element), block: true, side: 1 }).range(line(row).to),
);
const gaps = field(gapEffect, (line, { row, height }) =>
    Decoration.widget({ widget: new GapWidget(height), block: true, side: 2 }).range(line(row).to),
);

/** Whoever goes there with the caret or a search sees the lines. */
const openForCaret = EditorView.updateListener.of(({ state, selectionSet }) => {
    if (!selectionSet) return;
    const { head } = state.selection.main;
    const fold = foldAt(state.field(folds), head);
    if (fold) queueMicrotask(fold.open);
});

function foldAt(set: DecorationSet, position: number): Fold | null {
    let found: Fold | null = null;
    set.between(position, position, (_from, _to, { spec }) => {
        found = (spec as { fold: Fold }).fold;
        return false;
    });
    return found;
}

export const betweenLines: Extension = [folds, insets, gaps, openForCaret];

export function setFolds(view: EditorView, value: readonly Fold[]): void {
    view.dispatch({ effects: foldEffect.of(value) });
}

export function setInsets(view: EditorView, value: readonly Inset[]): void {
    view.dispatch({ effects: insetEffect.of(value) });
}

export function setGaps(view: EditorView, value: readonly Gap[]): void {
    view.dispatch({ effects: gapEffect.of(value) });
}

export function foldOf(view: EditorView, position: number): Fold | null {
    return foldAt(view.state.field(folds), position);
}
