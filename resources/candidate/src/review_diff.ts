// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which lines of one text became which of another, as people read it: lines that stand once on both sides are matched
// first ("patience"), and only what lies between them is compared in full. The work has a bound, whatever the texts.

import { diffLines } from './line_diff';

/** Lines [fromA, toA) became [fromB, toB), counted from 0. */
export type LineChange = { fromA: number; toA: number; fromB: number; toB: number };

const largestTable = 2_000_000; // cells, for one gap
const tableBudget = 12_000_000; // for a whole file

class Matching {
    readonly changes: LineChange[] = [];
    private budget = tableBudget;

    constructor(
        private readonly a: readonly string[],
        private readonly b: readonly string[],
    ) {}

    /** In order, so that the changes come in order. */
    compare(range: LineChange): void {
        const waiting = [range];
        for (let next = waiting.pop(); next; next = waiting.pop()) {
            const gap = this.trim(next);
            if (gap.fromA === gap.toA || gap.fromB === gap.toB) this.add(gap);
            else {
                const anchors = this.anchors(gap);
                if (anchors.length) waiting.push(...between(gap, anchors).reverse());
                else this.inFull(gap);
            }
        }
    }

    private trim({ fromA, toA, fromB, toB }: LineChange): LineChange {
        const { a, b } = this;
        while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
            fromA++;
            fromB++;
        }
        while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
            toA--;
            toB--;
        }
        return { fromA, toA, fromB, toB };
    }

    /** Lines that stand once on either side of the gap, as many of them as keep their order. */
    private anchors(gap: LineChange): [number, number][] {
        const inB = once(this.b, gap.fromB, gap.toB);
        const pairs: [number, number][] = [];
        for (const [line, at] of once(this.a, gap.fromA, gap.toA)) {
            const other = at < 0 ? undefined : inB.get(line);
            if (other !== undefined && other >= 0) pairs.push([at, other]);
        }
        return longestRise(pairs);
    }

    private inFull(gap: LineChange): void {
        const cells = (gap.toA - gap.fromA) * (gap.toB - gap.fromB);
        if (cells > largestTable || cells > this.budget) {
            this.add(gap);
            return;
        }
        this.budget -= cells;
        let moved = gap.fromB - gap.fromA;
        const hunks = diffLines(this.a.slice(gap.fromA, gap.toA), this.b.slice(gap.fromB, gap.toB));
        for (const { from, to, lines } of hunks) {
            const fromA = gap.fromA + from;
            const toA = gap.fromA + to;
            this.add({ fromA, toA, fromB: fromA + moved, toB: fromA + moved + lines.length });
            moved += lines.length - (to - from);
        }
    }

    private add(change: LineChange): void {
        if (change.fromA === change.toA && change.fromB === change.toB) return;
        const last = this.changes.at(-1);
        if (last?.toA === change.fromA && last.toB === change.fromB) {
            last.toA = change.toA;
            last.toB = change.toB;
        } else this.changes.push({ ...change });
    }
}

/** Where each line stands, or -1 when it stands there more than once. */
function once(lines: readonly string[], from: number, to: number): Map<string, number> {
    const found = new Map<string, number>();
    for (let i = from; i < to; i++) found.set(lines[i]!, found.has(lines[i]!) ? -1 : i);
    return found;
}

/** Of pairs in the order of their first number, the most that also rise in the second. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
    const tops: number[] = []; // which pair ends the best row of each length
    const before = new Array<number>(pairs.length).fill(-1);
    pairs.forEach(([, value], i) => {
        let low = 0;
        let high = tops.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (pairs[tops[middle]!]![1] < value) low = middle + 1;
            else high = middle;
        }
        before[i] = low ? tops[low - 1]! : -1;
        tops[low] = i;
    });
    const row: [number, number][] = [];
    for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i]!) row.push(pairs[i]!);
    return row.reverse();
}

function between(gap: LineChange, anchors: readonly [number, number][]): LineChange[] {
    const gaps: LineChange[] = [];
    let { fromA, fromB } = gap;
    for (const [atA, atB] of anchors) {
        gaps.push({ fromA, toA: atA, fromB, toB: atB });
        fromA = atA + 1;
        fromB = atB + 1;
    }
    gaps.push({ fromA, toA: gap.toA, fromB, toB: gap.toB });
    return gaps;
}

export function lineChanges(a: readonly string[], b: readonly string[]): LineChange[] {
    const matching = new Matching(a, b);
    matching.compare({ fromA: 0, toA: a.length, fromB: 0, toB: b.length });
    return matching.changes;
}
