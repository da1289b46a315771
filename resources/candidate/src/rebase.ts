// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moves edits that nobody has accepted yet over what was accepted since they were made: the host's own rule, one
// update at a time (the batch form can leave two editors with different texts).

import type { ChangeSet } from '@codemirror/state';

export type Accepted = { client: string; changes: ChangeSet };

/** Without those of `pending` that were accepted as `client`'s, in order. Throws when they do not fit. */
export function rebase<T extends { changes: ChangeSet }>(
    pending: readonly T[],
    client: string,
    accepted: readonly Accepted[],
): T[] {
    let left = pending.slice();
    check(left);
    for (const update of accepted) {
        if (left.length && update.client === client) {
            left.shift();
            continue;
        }
        let theirs = update.changes;
        left = left.map(edit => {
            if (edit.changes.length !== theirs.length) throw new RangeError('an edit does not fit its text');
            const changes = edit.changes.map(theirs);
            theirs = theirs.map(edit.changes, true);
            return { ...edit, changes };
        });
    }
    return left;
}

function check(edits: readonly { changes: ChangeSet }[]): void {
    edits.forEach(({ changes }, i) => {
        const before = edits[i - 1];
        if (before && before.changes.newLength !== changes.length)
            throw new RangeError('an edit does not fit the one before it');
    });
}
