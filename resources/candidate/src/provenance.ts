// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who wrote each character: the same fold as core/text/provenance.cpp. For confirmed text the host says whose it is;
// for what is still under way the page guesses by the host's rule.

import type { ChangeSet } from '@codemirror/state';
import type { OriginKind, WireRuns } from './wire';

export type Origin = { kind: OriginKind; source: string };
export type Run = Origin & { length: number };

const nobody: Origin = { kind: 'unknown', source: '' };

export function toRuns(origins: WireRuns): Run[] {
    return origins.map(([length, kind, source]) => ({ length, kind, source: source ?? '' }));
}

/** The best guess of what the host will say about an own edit; shown until it has. `moved`: it was in a file before. */
export function guessOrigin(event: string, suggestion: string | undefined, moved: boolean): Origin {
    if (suggestion) return { kind: 'assistant', source: suggestion };
    if (moved) return nobody;
    if (event.startsWith('input.paste') || event.startsWith('input.drop'))
        return { kind: 'pasted', source: '' };
    if (event === '' || /^(undo|redo|move)/.test(event)) return nobody;
    return { kind: 'candidate', source: '' };
}

function append(runs: Run[], length: number, origin: Origin): void {
    if (length === 0) return;
    const last = runs[runs.length - 1];
    if (last && last.kind === origin.kind && last.source === origin.source) {
        runs[runs.length - 1] = { ...last, length: last.length + length };
    } else {
        runs.push({ length, kind: origin.kind, source: origin.source });
    }
}

function isAssistants(origin: Origin): boolean {
    return origin.kind === 'assistant' || origin.kind === 'edited';
}

/** Text of the candidate between two characters of one suggestion reworks that suggestion. */
function between(inserted: Origin, left: Origin, right: Origin): Origin {
    const reworked =
        inserted.kind === 'candidate' &&
        isAssistants(left) &&
        isAssistants(right) &&
        left.source === right.source;
    return reworked ? { kind: 'edited', source: left.source } : inserted;
}

/** Hands out runs piece by piece. */
class RunReader {
    private index = 0;
    private used = 0; // of the run at `index`

    constructor(private readonly runs: readonly Run[]) {}

    get next(): Run | undefined {
        return this.runs[this.index];
    }

    take(length: number): Run[] {
        const taken: Run[] = [];
        while (length > 0 && this.next) {
            const run = this.next;
            const piece = Math.min(length, run.length - this.used);
            taken.push({ ...run, length: piece });
            this.used += piece;
            length -= piece;
            if (this.used === run.length) {
                this.index++;
                this.used = 0;
            }
        }
        return taken;
    }
}

export class Provenance {
    private constructor(readonly runs: readonly Run[]) {}

    static of(runs: readonly Run[]): Provenance {
        const merged: Run[] = [];
        for (const run of runs) append(merged, run.length, run);
        return new Provenance(merged);
    }

    /** `inserted` covers the inserted text in order, as the host says; the rest of it is of unknown origin. */
    apply(changes: ChangeSet, inserted: readonly Run[]): Provenance {
        const told = new RunReader(inserted);
        return this.fold(changes, length => {
            const runs = told.take(length);
            const covered = runs.reduce((sum, run) => sum + run.length, 0);
            return [...runs, { ...nobody, length: length - covered }];
        });
    }

    /** All inserted text is of one `origin`, but for the candidate's own inside a suggestion. */
    guess(changes: ChangeSet, origin: Origin): Provenance {
        return this.fold(changes, (length, left, right) => [{ ...between(origin, left, right), length }]);
    }

    private fold(
        changes: ChangeSet,
        inserted: (length: number, left: Origin, right: Origin) => Run[],
    ): Provenance {
        const result: Run[] = [];
        const old = new RunReader(this.runs);
        let at = 0;
        changes.iterChanges((fromA, toA, fromB, toB) => {
            for (const run of old.take(fromA - at)) append(result, run.length, run);
            old.take(toA - fromA);
            at = toA;
            const left = result[result.length - 1] ?? nobody;
            for (const run of inserted(toB - fromB, left, old.next ?? nobody))
                append(result, run.length, run);
        }, true);
        for (const run of old.take(changes.length - at)) append(result, run.length, run);
        return new Provenance(result);
    }

    /** The origin with the most visible characters in each line; a blank line takes that of its first unit. */
    lineKinds(lines: Iterable<{ from: number; text: string }>): OriginKind[] {
        const kinds: OriginKind[] = [];
        let index = 0;
        let start = 0; // of run `index`
        for (const { from, text } of lines) {
            for (let run = this.runs[index]; run && start + run.length <= from; run = this.runs[++index])
                start += run.length;
            kinds.push(this.leading(index, start, from, text));
        }
        return kinds;
    }

    private leading(index: number, start: number, from: number, text: string): OriginKind {
        const visible = new Map<OriginKind, number>();
        let best = (this.runs[index] ?? this.runs[this.runs.length - 1])?.kind ?? 'unknown';
        const end = from + text.length;
        for (let i = index, at = start; i < this.runs.length && at < end; i++) {
            const run = this.runs[i]!;
            const part = text.slice(Math.max(0, at - from), at + run.length - from);
            const units = (visible.get(run.kind) ?? 0) + part.replace(/\s+/g, '').length;
            visible.set(run.kind, units);
            if (units > (visible.get(best) ?? 0)) best = run.kind;
            at += run.length;
        }
        return best;
    }
}
