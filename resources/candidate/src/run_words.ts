// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a run ended, in words.

import type { GlyphName, IconName } from './icons';
import { printableLine } from './printable';
import type { RunEnd, RunRecord } from './run_record';
import type { WireTest } from './wire';

export type Sign = { glyph: GlyphName } | { icon: IconName };
/** `kind` picks the colour: only what tests said of the code, and failures, carry one. */
export type Outcome = { sign: Sign; kind: 'pass' | 'fail' | 'plain'; text: string };

const limits: Record<string, string> = {
    time: 'time limit',
    cpu: 'processor time limit',
    memory: 'it took too much memory',
    output: 'it wrote too much output',
    disk: 'it wrote too much to the disk',
};
const signals: Record<number, string> = {
    2: 'interrupted',
    4: 'illegal instruction',
    6: 'aborted',
    7: 'bus error',
    8: 'arithmetic error',
    9: 'killed',
    11: 'segmentation fault',
    13: 'broken pipe',
    15: 'terminated',
};

export function seconds(ms: number): string {
    if (ms < 9_950) return `${(ms / 1000).toFixed(ms < 995 ? 2 : 1).replace(/\.0+$/, '')} s`;
    const whole = Math.round(ms / 1000);
    return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function ago(ms: number): string {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 1) return 'just now';
    return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ${minutes % 60} min ago`;
}

function count(tests: readonly WireTest[], ...outcomes: string[]): number {
    return tests.filter(({ outcome }) => outcomes.includes(outcome)).length;
}

/** "7 passed", "2 of 7 failed", "6 passed, 1 skipped". */
function testWords(tests: readonly WireTest[]): string {
    const failed = count(tests, 'failed', 'error');
    const skipped = count(tests, 'skipped');
    const passed = count(tests, 'passed');
    const words = failed ? `${failed} of ${tests.length} failed` : passed || !skipped ? `${passed} passed` : '';
    return [words, skipped ? `${skipped} skipped` : ''].filter(Boolean).join(', ');
}

/** Why a run did not come to its own end: "time limit"; null when it did. */
function cutShort({ code, reason, ms }: RunEnd): string | null {
    const after = `after ${seconds(ms)}`;
    if (Object.hasOwn(limits, reason)) return `stopped ${after}: ${limits[reason]!}`;
    if (reason === 'stopped') return `stopped ${after}`;
    if (reason === 'lost') return 'lost: the interview was closed on the host meanwhile';
    if (reason === 'signalled') {
        const name = signals[code];
        return `ended by signal ${code}${name ? ` (${name})` : ''} ${after}`;
    }
    return reason === '' ? null : `could not be run: ${printableLine(reason)}`;
}

function shortSign({ reason }: RunEnd): Sign {
    if (reason === 'signalled') return { glyph: 'fail' };
    if (reason === 'stopped' || reason === 'lost') return { icon: 'square' };
    return { icon: Object.hasOwn(limits, reason) ? 'clock' : 'warning' };
}

export function outcomeOf({ test, tests, end }: RunRecord): Outcome {
    if (!end) return { sign: { glyph: 'run' }, kind: 'plain', text: 'running' };
    const known = tests?.length ? tests : null;
    const short = cutShort(end);
    if (short) {
        const kind = end.reason === 'stopped' || end.reason === 'lost' ? 'plain' : 'fail';
        return { sign: shortSign(end), kind, text: known ? `${short}, ${testWords(known)}` : short };
    }
    const after = seconds(end.ms);
    if (known) {
        const failed = count(known, 'failed', 'error') > 0;
        const text = `${testWords(known)} in ${after}`;
        if (failed || end.code === 0)
            return { sign: { glyph: failed ? 'fail' : 'pass' }, kind: failed ? 'fail' : 'pass', text };
        return { sign: { glyph: 'fail' }, kind: 'fail', text: `${text}, but exited with ${end.code}` };
    }
    if (end.code !== 0)
        return { sign: { glyph: 'fail' }, kind: 'fail', text: `exited with ${end.code} after ${after}` };
    return { sign: { glyph: 'run' }, kind: 'plain', text: `${test ? 'no tests found' : 'finished'} in ${after}` };
}

export function sentence(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
