// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the press of a button to the run: first every edit is confirmed, then the host is asked, once.

import { freshId, type PageMessage } from './wire';

export type StartState = 'idle' | 'saving' | 'asked';

export type StarterHome = {
    /** Edits that the host has not confirmed. */
    unsaved(): boolean;
    send(message: PageMessage): boolean;
    changed(): void;
};

export class RunStarter {
    state: StartState = 'idle';
    /** Which of the two is being started. */
    test = false;
    private mid = '';

    constructor(private readonly home: StarterHome) {}

    start(test: boolean): void {
        if (this.state !== 'idle') return;
        this.test = test;
        this.state = 'saving';
        this.proceed();
        this.home.changed();
    }

    /** After whatever may have confirmed the last edit. */
    proceed(): void {
        if (this.state !== 'saving' || this.home.unsaved()) return;
        this.mid = freshId();
        const sent = this.home.send({ type: 'run', mid: this.mid, test: this.test });
        this.state = sent ? 'asked' : 'idle';
    }

    /** Whether this page asked for the run, which has begun or was refused. */
    answered(mid: string): boolean {
        if (this.state !== 'asked' || mid !== this.mid) return false;
        this.state = 'idle';
        return true;
    }

    /** True when something was to be started and now is not. */
    giveUp(): boolean {
        const was = this.state !== 'idle';
        this.state = 'idle';
        return was;
    }
}
