// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run as it is known here: what it was, the end of what it said, its tests, how it ended.

import type { RunStream, TerminalSize, WireRun, WireRunStarted, WireTest } from './wire';

export const mostUnits = 200_000;
const slack = 20_000;
const joined = 4_096;

export type RunEnd = { code: number; reason: string; ms: number };
type Segment = { stream: RunStream; from: number; text: string };
export type Piece = { stream: RunStream; text: string };

export class RunRecord {
    readonly id: string;
    readonly task: number;
    readonly test: boolean;
    readonly terminal: TerminalSize | null;
    readonly command: string;
    readonly by: string;
    readonly mid: string;
    readonly at: number;
    tests: WireTest[] | null = null;
    end: RunEnd | null = null;
    inputEnded = false;
    private segments: Segment[] = [];
    private length = 0; // of all that was ever said
    private hostCut = false;

    constructor(started: WireRunStarted) {
        const { id, task, test, terminal, command, by, mid, at } = started;
        this.id = id;
        this.task = task;
        this.test = test;
        this.terminal = terminal ?? null;
        this.command = command;
        this.by = by;
        this.mid = mid;
        this.at = at;
    }

    static of(run: WireRun): RunRecord {
        const record = new RunRecord(run);
        for (const [stream, text] of run.output) record.said(stream, text);
        record.hostCut = run.cut === true;
        record.tests = run.tests ?? null;
        if (run.reason !== undefined)
            record.end = { code: run.code ?? 0, reason: run.reason, ms: run.ms ?? 0 };
        return record;
    }

    get going(): boolean {
        return this.end === null;
    }

    /** Session time of the last that happened. */
    get lastAt(): number {
        return this.at + (this.end?.ms ?? 0);
    }

    /** How much was said: positions count from the first unit. */
    get total(): number {
        return this.length;
    }

    /** Where what is still here begins. */
    get start(): number {
        return this.segments[0]?.from ?? this.length;
    }

    /** The beginning is not here any more. */
    get cut(): boolean {
        return this.hostCut || this.start > 0;
    }

    said(stream: RunStream, text: string): void {
        if (!text) return;
        const last = this.segments.at(-1);
        if (last?.stream === stream && last.text.length + text.length <= joined) last.text += text;
        else this.segments.push({ stream, from: this.length, text });
        this.length += text.length;
        if (this.length - this.start > mostUnits + slack) this.trim();
    }

    /** Its standard input. */
    typed(text: string, end: boolean): void {
        this.said('stdin', text);
        if (!end || this.inputEnded) return;
        this.inputEnded = true;
        this.said('stdin', '\u0004\n');
    }

    /** What was said from `position` on, at most about `most` units of it, and the position behind that. */
    read(position: number, most: number): { pieces: Piece[]; next: number } {
        const pieces: Piece[] = [];
        let next = Math.max(position, this.start);
        const end = next + most;
        for (const { stream, from, text } of this.segments) {
            if (from + text.length <= next) continue;
            if (next >= end || pieces.length >= most / 16) break;
            const part = text.slice(next - from, end - from);
            pieces.push({ stream, text: part });
            next += part.length;
        }
        return { pieces, next };
    }

    private trim(): void {
        const least = this.length - mostUnits;
        const first = this.segments.findIndex(({ from, text }) => from + text.length > least);
        this.segments.splice(0, first);
        const { from, text, stream } = this.segments[0]!;
        if (from < least) this.segments[0] = { stream, from: least, text: text.slice(least - from) };
    }
}
