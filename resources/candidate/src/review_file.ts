// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One file of a pull request: its lines before and after, and what became of them. Computed when first asked for.

import { lineChanges, type LineChange } from './review_diff';
import type { ReviewSide } from './wire';

export type FileStatus = 'added' | 'deleted' | 'changed';
export type RowKind = 'same' | 'added' | 'removed';
/** Unchanged lines that need not be shown: where they begin on both sides. */
export type Stretch = { old: number; new: number; count: number };

const margin = 3; // lines around a change or a comment that stay open
const fewest = 4; // lines that are worth a fold

/** The lines of an editor in order, with their numbers on both sides (from 1, 0 where there is none). */
export class Rows {
    readonly lines: string[] = [];
    readonly kinds: RowKind[] = [];
    readonly old: number[] = [];
    readonly new: number[] = [];
    private readonly at: Record<ReviewSide, number[]> = { old: [], new: [] };

    add(kind: RowKind, old: number, fresh: number, line: string): void {
        if (old) this.at.old[old] = this.lines.length;
        if (fresh) this.at.new[fresh] = this.lines.length;
        this.kinds.push(kind);
        this.old.push(old);
        this.new.push(fresh);
        this.lines.push(line);
    }

    /** Counted from 0; undefined when no row shows that line. */
    rowOf(side: ReviewSide, line: number): number | undefined {
        return this.at[side][line];
    }

    /** The first row of each change. */
    get changes(): number[] {
        return this.kinds.flatMap((kind, row) =>
            kind !== 'same' && (row === 0 || this.kinds[row - 1] === 'same') ? [row] : [],
        );
    }
}

/** The break after the last line ends it; it does not begin another one. */
function linesOf(text: string | undefined): string[] {
    if (!text) return [];
    return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

const endsInCrLf = (text: string | undefined) => !text || !/(^|[^\r])\n/.test(text);

export class ChangedFile {
    readonly status: FileStatus;
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** What the lines do not show. */
    readonly notes: string[] = [];
    private computed: LineChange[] | null = null;
    private all: Rows | null = null;

    constructor(
        readonly path: string,
        base: string | undefined,
        head: string | undefined,
    ) {
        this.status = base === undefined ? 'added' : head === undefined ? 'deleted' : 'changed';
        // Where every line ends so, it is no news; where only some do, the returns are shown.
        const returns = endsInCrLf(base) && endsInCrLf(head);
        const clean = (text: string | undefined) => (returns ? text?.replaceAll('\r\n', '\n') : text);
        this.before = linesOf(clean(base));
        this.after = linesOf(clean(head));
        this.note(base, head);
    }

    get changes(): readonly LineChange[] {
        return (this.computed ??= lineChanges(this.before, this.after));
    }

    get counted(): boolean {
        return this.computed !== null;
    }

    get added(): number {
        return this.changes.reduce((sum, { fromB, toB }) => sum + toB - fromB, 0);
    }

    get removed(): number {
        return this.changes.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0);
    }

    /** Both texts in one: each change as what goes, then what comes. */
    get unified(): Rows {
        if (this.all) return this.all;
        const rows = new Rows();
        let a = 0;
        let b = 0;
        const same = (to: number) => {
            for (; a < to; a++, b++) rows.add('same', a + 1, b + 1, this.after[b]!);
        };
        for (const { fromA, toA, toB } of this.changes) {
            same(fromA);
            for (; a < toA; a++) rows.add('removed', a + 1, 0, this.before[a]!);
            for (; b < toB; b++) rows.add('added', 0, b + 1, this.after[b]!);
        }
        same(this.before.length);
        return (this.all = rows);
    }

    /** One text alone, as it stands beside the other. */
    sideRows(side: ReviewSide): Rows {
        const rows = new Rows();
        const { kinds, old, new: fresh, lines } = this.unified;
        lines.forEach((line, i) => {
            if ((side === 'old' ? old : fresh)[i]) rows.add(kinds[i]!, old[i]!, fresh[i]!, line);
        });
        return rows;
    }

    lineCount(side: ReviewSide): number {
        return (side === 'old' ? this.before : this.after).length;
    }

    /** The line of the other side that a changed line is compared with, where there is one. */
    twin(kind: RowKind, line: number): string | undefined {
        for (const { fromA, toA, fromB, toB } of this.changes) {
            const [from, to, other, end] =
                kind === 'removed' ? [fromA, toA, fromB, toB] : [fromB, toB, fromA, toA];
            if (line - 1 >= to) continue;
            const at = other + line - 1 - from;
            return line > from && at < end ? (kind === 'removed' ? this.after : this.before)[at] : undefined;
        }
        return undefined;
    }

    /** What may be folded, when the rows with comments (`held`) stay open, and what was opened. */
    stretches(held: Iterable<number>, opened: readonly Stretch[]): Stretch[] {
        const { kinds, old, new: fresh } = this.unified;
        const open = new Uint8Array(kinds.length);
        const keep = (row: number) => open.fill(1, Math.max(0, row - margin), row + margin + 1);
        kinds.forEach((kind, row) => kind !== 'same' && keep(row));
        for (const row of held) keep(row);
        for (const { new: line, count } of opened) {
            const row = this.unified.rowOf('new', line)!;
            open.fill(1, row, row + count);
        }
        const found: Stretch[] = [];
        for (let from = 0; from < open.length; from++) {
            if (open[from]) continue;
            const end = open.indexOf(1, from);
            const to = end < 0 ? open.length : end;
            if (to - from >= fewest) found.push({ old: old[from]!, new: fresh[from]!, count: to - from });
            from = to;
        }
        // A file without any changed line is there to be read.
        return this.changes.length ? found : [];
    }

    private note(base: string | undefined, head: string | undefined): void {
        const open = (text: string | undefined) => !!text && !text.endsWith('\n');
        if (base && head && open(base) !== open(head))
            this.notes.push(`The ${open(head) ? 'new' : 'old'} text has no line break at its end.`);
        else if (this.status !== 'changed' && open(base ?? head))
            this.notes.push('The text has no line break at its end.');
        if (!this.before.length && !this.after.length) this.notes.push('The file is empty.');
        else if (base === head || (!this.notes.length && this.status === 'changed' && !this.differs()))
            this.notes.push('No line is different.');
    }

    private differs(): boolean {
        return (
            this.before.length !== this.after.length ||
            this.before.some((line, i) => line !== this.after[i])
        );
    }
}
