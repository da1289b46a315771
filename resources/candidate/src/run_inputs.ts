// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines for a program's standard input that the host has not recorded yet: sent again after a lost connection, where a
// repeat is known by its id.

import { freshId, type PageMessage } from './wire';

type Input = { mid: string; run: string; text: string; end?: true };

export class RunInputs {
    private waiting: Input[] = [];

    constructor(private readonly send: (message: PageMessage) => boolean) {}

    add(run: string, text: string, end: boolean): void {
        const input: Input = { mid: freshId(), run, text, ...(end ? { end: true } : {}) };
        this.waiting.push(input);
        this.send({ type: 'run-input', ...input });
    }

    /** Recorded, or refused. */
    take(mid: string): Input | undefined {
        const found = this.waiting.find(one => one.mid === mid);
        this.waiting = this.waiting.filter(one => one !== found);
        return found;
    }

    resend(goesOn: (run: string) => boolean): void {
        this.waiting = this.waiting.filter(({ run }) => goesOn(run));
        for (const input of this.waiting) this.send({ type: 'run-input', ...input });
    }

    /** Whether the end of a run's input is on its way. */
    ends(run: string): boolean {
        return this.waiting.some(input => input.run === run && input.end);
    }
}
