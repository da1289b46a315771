// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a file as they are attached to a question, "limiter.py:26-37", kept in their place while the text changes.

import { StateEffect, StateField, type Text } from '@codemirror/state';
import type { SharedFile } from './shared_file';

export type Range = { from: number; to: number };

/** Null takes it out. */
export const holdRange = StateEffect.define<{ id: string; range: Range | null }>();

/** The attached ranges of a file, by the id of what attaches them. */
export const heldRanges = StateField.define<ReadonlyMap<string, Range>>({
    create: () => new Map(),
    update(held, transaction) {
        let next = held;
        if (transaction.docChanged && held.size) {
            const { changes } = transaction;
            next = new Map(
                [...held].map(([id, { from, to }]) => {
                    const start = changes.mapPos(from, 1);
                    return [id, { from: start, to: Math.max(start, changes.mapPos(to, -1)) }];
                }),
            );
        }
        for (const effect of transaction.effects) {
            if (!effect.is(holdRange)) continue;
            const { id, range } = effect.value;
            const copy = new Map(next);
            if (range) copy.set(id, range);
            else copy.delete(id);
            next = copy;
        }
        return next;
    },
});

/** A selection that ends at the beginning of a line does not take that line in. */
export function placeName(name: string, doc: Text, { from, to }: Range): string {
    const first = doc.lineAt(Math.min(from, doc.length)).number;
    const end = doc.lineAt(Math.min(to, doc.length));
    const last = end.from === to && end.number > first ? end.number - 1 : end.number;
    return first === last ? `${name}:${first}` : `${name}:${first}-${last}`;
}

/** The selection of a file's editor; null for a bare caret. */
export function selectionOf(file: SharedFile): Range | null {
    const { main } = file.view.state.selection;
    return main.empty ? null : { from: main.from, to: main.to };
}

/** What stands before the candidate in the editor: the selection, or the whole file. */
export function placeInFront(file: SharedFile): string {
    const range = selectionOf(file);
    return range ? placeName(file.name, file.view.state.doc, range) : file.name;
}
