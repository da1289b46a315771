// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Other people's carets and selections.

import { StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { h } from './dom';

export type Caret = { participant: string; name: string; anchor: number; head: number };

export const setCaret = StateEffect.define<Caret>({
    map: (caret, changes) => ({
        ...caret,
        anchor: changes.mapPos(caret.anchor, -1),
        head: changes.mapPos(caret.head, -1),
    }),
});
export const dropCaret = StateEffect.define<string>();

class CaretWidget extends WidgetType {
    constructor(private readonly name: string) {
        super();
    }

    override eq(other: CaretWidget): boolean {
        return other.name === this.name;
    }

    override toDOM(): HTMLElement {
        // Zero width and the name above the text: somebody else's caret never moves a letter.
        return h(
            'span',
            { class: 'cm-caret', attrs: { 'aria-hidden': 'true' } },
            h('span', { class: 'cm-caret-name', text: this.name }),
        );
    }

    override ignoreEvent(): boolean {
        return true;
    }
}

const caretField = StateField.define<ReadonlyMap<string, Caret>>({
    create: () => new Map(),
    update(carets, transaction) {
        let next = carets;
        if (transaction.docChanged && carets.size) {
            next = new Map(
                [...carets].map(([id, c]) => [
                    id,
                    {
                        ...c,
                        anchor: transaction.changes.mapPos(c.anchor, -1),
                        head: transaction.changes.mapPos(c.head, -1),
                    },
                ]),
            );
        }
        for (const effect of transaction.effects) {
            if (effect.is(setCaret)) next = new Map(next).set(effect.value.participant, effect.value);
            if (effect.is(dropCaret)) {
                const rest = new Map(next);
                rest.delete(effect.value);
                next = rest;
            }
        }
        return next;
    },
    provide: field => EditorView.decorations.from(field, decorate),
});

function decorate(carets: ReadonlyMap<string, Caret>): DecorationSet {
    const ranges: Range<Decoration>[] = [];
    for (const { name, anchor, head } of carets.values()) {
        if (anchor !== head) {
            ranges.push(
                Decoration.mark({ class: 'cm-their-selection' }).range(
                    Math.min(anchor, head),
                    Math.max(anchor, head),
                ),
            );
        }
        ranges.push(Decoration.widget({ widget: new CaretWidget(name), side: 1 }).range(head));
    }
    return Decoration.set(ranges, true);
}

export const carets = caretField;
