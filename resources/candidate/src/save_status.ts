// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says whether everything is safe, without flickering with every key, and notices a connection that only looks alive.

import type { Header, SaveState } from './header';

const quietSaving = 400; // ms before "Saving" is said
const patience = 15_000; // ms without an answer before the connection is taken for dead

export class SaveStatus {
    private unsavedSince: number | null = null;
    private state: SaveState = 'saved';

    constructor(
        private readonly header: Header,
        private readonly dead: () => void,
    ) {}

    show(state: SaveState, unsaved: boolean): void {
        this.state = state;
        if (!unsaved) this.unsavedSince = null;
        else this.unsavedSince ??= performance.now();
        this.header.mark(state);
        if (state !== 'saving' || this.waited > quietSaving) this.header.show(state);
        else window.setTimeout(() => this.late(), quietSaving);
    }

    /** Called now and then while there is a connection. */
    check(): void {
        if (this.waited <= patience) return;
        this.unsavedSince = performance.now();
        this.dead();
    }

    private get waited(): number {
        return this.unsavedSince === null ? 0 : performance.now() - this.unsavedSince;
    }

    private late(): void {
        if (this.state === 'saving' && this.waited >= quietSaving) this.header.show('saving');
    }
}
