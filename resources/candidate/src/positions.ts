// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between the confirmed versions of a file, which everybody shares, and the text shown here, which has the own edits
// that are still on their way.

import type { ChangeSet } from '@codemirror/state';
import type { SharedFile } from './shared_file';
import type { WireSource } from './wire';

/** Whether `step` changes what `changes` wants to replace; text beside it does not count. */
function overlap(changes: ChangeSet, step: ChangeSet): boolean {
    let found = false;
    changes.iterChangedRanges(
        (from, to) =>
            step.iterChangedRanges((stepFrom, stepTo) => {
                if (stepFrom < to && stepTo > from) found = true;
            }, true),
        true,
    );
    return found;
}

/** Everything that lies between a confirmed version and the text shown; null while some of it is unknown. */
function stepsFrom(file: SharedFile, version: number): ChangeSet[] | null {
    const accepted = version > file.version ? null : file.since(version);
    return accepted && [...accepted, ...file.own()].map(({ changes }) => changes);
}

/** `changes` proposed for an older version, as they apply to the text shown. */
export function changesNow(
    file: SharedFile,
    version: number,
    changes: ChangeSet,
): ChangeSet | 'unknown' | 'overtaken' {
    const steps = stepsFrom(file, version);
    if (!steps) return 'unknown';
    for (const step of steps) {
        if (step.length !== changes.length || overlap(changes, step)) return 'overtaken';
        changes = changes.map(step);
    }
    return changes.length === file.view.state.doc.length ? changes : 'overtaken';
}

/** A position of a confirmed version in the text shown; null while that version is unknown. */
export function positionNow(file: SharedFile, version: number, position: number): number | null {
    const steps = stepsFrom(file, version);
    if (!steps) return null;
    for (const step of steps) {
        if (position > step.length) return null;
        position = step.mapPos(position, -1);
    }
    return position <= file.view.state.doc.length ? position : null;
}

/** The caret with unconfirmed edits taken out: the host and the others do not have those yet. */
export function confirmedSelection(file: SharedFile): { anchor: number; head: number } {
    let { anchor, head } = file.view.state.selection.main;
    for (const { changes } of file.own().reverse()) {
        const back = changes.invertedDesc;
        anchor = back.mapPos(anchor, -1);
        head = back.mapPos(head, -1);
    }
    return { anchor, head };
}

/**
 * Where the text between two positions stands in the confirmed version. For text that is not confirmed yet, as when it
 * is typed and cut offline, that is where it was put in: by the time the paste arrives the host knows the text itself.
 */
export function confirmedPlace(file: SharedFile, from: number, to: number): WireSource | null {
    let at = from;
    for (const { changes } of file.own().reverse()) at = changes.invertedDesc.mapPos(at, 1);
    return from < to ? { file: file.id, version: file.version, from: at } : null;
}
