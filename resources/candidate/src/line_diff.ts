// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The difference of two lists of lines, smallest first. Suggestions are short, so the plain table is quick enough.

export type LineHunk = { from: number; to: number; lines: string[] };

const largestTable = 4_000_000;

function lengths(a: string[], b: string[]): Uint16Array {
    const width = b.length + 1;
    const table = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            table[i * width + j] =
                a[i] === b[j]
                    ? table[(i + 1) * width + j + 1]! + 1
                    : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
        }
    }
    return table;
}

/** Which lines [from, to) of `a` become which lines, in order. */
export function diffLines(a: string[], b: string[]): LineHunk[] {
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head++;
    let tail = 0;
    while (
        tail < a.length - head &&
        tail < b.length - head &&
        a[a.length - 1 - tail] === b[b.length - 1 - tail]
    )
        tail++;
    const left = a.slice(head, a.length - tail);
    const right = b.slice(head, b.length - tail);
    if (left.length * right.length > largestTable) return [{ from: head, to: a.length - tail, lines: right }];

    const table = lengths(left, right);
    const width = right.length + 1;
    const hunks: LineHunk[] = [];
    let open: LineHunk | null = null;
    let i = 0;
    let j = 0;
    while (i < left.length || j < right.length) {
        if (i < left.length && j < right.length && left[i] === right[j]) {
            open = null;
            i++;
            j++;
            continue;
        }
        if (!open) hunks.push((open = { from: head + i, to: head + i, lines: [] }));
        const remove =
            j === right.length ||
            (i < left.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!);
        if (remove) {
            i++;
            open.to = head + i;
        } else open.lines.push(right[j++]!);
    }
    return hunks;
}
