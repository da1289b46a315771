// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open suggestions of a file, kept in place through every change of its text.

import { StateEffect, StateField } from '@codemirror/state';
import { mapHunk, type Hunk } from './suggestion';

export const offerHunks = StateEffect.define<{ id: string; hunks: Hunk[] }>();

export const suggestionField = StateField.define<ReadonlyMap<string, readonly Hunk[]>>({
    create: () => new Map(),
    update(open, transaction) {
        let next = open;
        if (transaction.docChanged && open.size) {
            next = new Map(
                [...open].map(([id, hunks]) => [id, hunks.map(hunk => mapHunk(hunk, transaction.changes))]),
            );
        }
        for (const effect of transaction.effects) {
            if (effect.is(offerHunks)) next = new Map(next).set(effect.value.id, effect.value.hunks);
        }
        return next;
    },
});
