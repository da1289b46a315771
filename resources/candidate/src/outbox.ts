// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that must arrive: kept until the host has recorded them, sent again on every new connection.
// A repeat is harmless, because each carries an id of its own (`mid`).

import type { PageMessage } from './wire';

type Kept = { message: Extract<PageMessage, { mid: string }>; ready: () => boolean; sent: boolean };

export class Outbox {
    private kept: Kept[] = [];

    get size(): number {
        return this.kept.length;
    }

    /** `ready`: may it go now? A decision waits until the edit it speaks of has been sent. */
    add(message: Kept['message'], ready: () => boolean = () => true): void {
        this.kept.push({ message, ready, sent: false });
    }

    flush(send: (message: PageMessage) => boolean): void {
        for (const item of this.kept) {
            if (!item.sent && item.ready()) item.sent = send(item.message);
        }
    }

    connectionLost(): void {
        for (const item of this.kept) item.sent = false;
    }

    acknowledge(fits: (message: Kept['message']) => boolean): void {
        this.kept = this.kept.filter(item => !fits(item.message));
    }
}
