// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who wrote each character: the same fold, by the same rule, as core/text/provenance.cpp.

import type { ChangeSet } from '@codemirror/state';
import type { OriginKind, WireOrigin } from './wire';

export type Run = { length: number; kind: OriginKind; suggestion: string };
export type Origin = { kind: OriginKind; suggestion: string };

const nobody: Origin = { kind: 'unknown', suggestion: '' };

export function toOrigin(origin: WireOrigin | undefined): Origin {
    return { kind: origin?.kind ?? 'unknown', suggestion: origin?.suggestion ?? '' };
}

/** What the host will say about an own edit; shown until it has. */
export function originOfOwn(event: string, suggestion: string | undefined): Origin {
    if (suggestion) return { kind: 'assistant', suggestion };
    if (event.startsWith('input.paste') || event.startsWith('input.drop'))
        return { kind: 'pasted', suggestion: '' };
    if (event === '' || /^(undo|redo|move)/.test(event)) return nobody;
    return { kind: 'candidate', suggestion: '' };
}

function append(runs: Run[], length: number, origin: Origin): void {
    if (length === 0) return;
    const last = runs[runs.length - 1];
    if (last && last.kind === origin.kind && last.suggestion === origin.suggestion) {
        runs[runs.length - 1] = { ...last, length: last.length + length };
    } else {
        runs.push({ length, kind: origin.kind, suggestion: origin.suggestion });
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
        left.suggestion === right.suggestion;
    return reworked ? { kind: 'edited', suggestion: left.suggestion } : inserted;
}

export class Provenance {
    private constructor(readonly runs: readonly Run[]) {}

    static of(runs: readonly Run[]): Provenance {
        const merged: Run[] = [];
        for (const run of runs) append(merged, run.length, run);
        return new Provenance(merged);
    }

    apply(changes: ChangeSet, origin: Origin): Provenance {
        const result: Run[] = [];
        let index = 0;
        let used = 0;
        const take = (length: number, keep: boolean) => {
            while (length > 0) {
                const run = this.runs[index];
                if (!run) return;
                const piece = Math.min(length, run.length - used);
                if (keep) append(result, piece, run);
                used += piece;
                length -= piece;
                if (used === run.length) {
                    index++;
                    used = 0;
                }
            }
        };
        let at = 0;
        changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
            take(fromA - at, true);
            take(toA - fromA, false);
            at = toA;
            const left = result[result.length - 1] ?? nobody;
            append(result, inserted.length, between(origin, left, this.runs[index] ?? nobody));
        }, true);
        take(changes.length - at, true);
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
