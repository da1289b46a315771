// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the bar says beside its buttons: why nothing can be run, how far a start is, what goes on, what came of the last.

import type { BarState } from './run_bar';
import { printableLine } from './printable';
import type { RunRecord } from './run_record';
import type { StartState } from './run_starter';
import { ago, outcomeOf, seconds, sentence, type Outcome } from './run_words';

export type RunSituation = {
    now: number; // session time
    connected: boolean;
    /** Why nothing can be run at all. */
    blocked: string | null;
    start: StartState;
    going: RunRecord | null;
    last: RunRecord | null;
    /** Why the last start came to nothing, or "". */
    notice: string;
    /** Who started a run, unless this candidate did. */
    starter(run: RunRecord): string | null;
};

type Told = Pick<BarState, 'said' | 'when'>;

function plain(text: string, sign: Outcome['sign'], when = ''): Told {
    return { said: { kind: 'plain', text, sign }, when };
}

export function runStatus(situation: RunSituation): Told {
    const { connected, blocked, start, going, last, notice } = situation;
    if (blocked !== null) return plain(blocked, { icon: connected ? 'warning' : 'offline' });
    if (going) return goingOn(going, situation);
    if (start === 'saving') return plain('Saving first\u2026', { icon: 'sync' });
    if (start === 'asked') return plain('Starting\u2026', { glyph: 'run' });
    if (notice) return plain(sentence(notice), { icon: 'warning' });
    if (!last) return { said: null, when: '' };
    const when = `, ${ago(situation.now - last.lastAt)}${by(last, situation)}`;
    return { said: outcomeOf(last), when };
}

function goingOn(run: RunRecord, situation: RunSituation): Told {
    const whole = Math.max(0, Math.floor((situation.now - run.at) / 1000));
    const when = `, ${whole < 10 ? `${whole} s` : seconds(whole * 1000)}${by(run, situation)}`;
    return plain(run.test ? 'Running the tests' : 'Running', { glyph: 'run' }, when);
}

function by(run: RunRecord, { starter }: RunSituation): string {
    const who = starter(run);
    return who === null ? '' : `, run by ${printableLine(who, 80)}`;
}
