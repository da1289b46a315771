// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the host which lines stand on the screen, when they have rested there for a second, and only when they changed.

import type { Place } from './review_pane';
import type { PageMessage } from './wire';

const rest = 1000; // ms

export type Seen = Place & { file: string };

export class ViewReport {
    private timer: number | undefined;
    private last = '';

    /** `seen`: null while nothing of a diff can be seen. */
    constructor(
        private readonly seen: () => Seen | null,
        private readonly send: (message: PageMessage) => boolean,
    ) {}

    moved(): void {
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.report(), rest);
    }

    /** The host at the other end of a new connection may not know it. */
    forget(): void {
        this.last = '';
        this.moved();
    }

    stop(): void {
        window.clearTimeout(this.timer);
    }

    private report(): void {
        const seen = document.hidden ? null : this.seen();
        if (!seen) return;
        const { file, side, from, to } = seen;
        const now = JSON.stringify([file, side, from, to]);
        if (now !== this.last && this.send({ type: 'review-view', file, side, from, to })) this.last = now;
    }
}
