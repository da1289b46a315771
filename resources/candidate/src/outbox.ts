// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that must arrive: kept until the host has recorded them, sent again on every new connection.
// A repeat is harmless, because each carries an id of its own (`mid`).

import type { KeptItem } from './kept_store';
import type { KeptMessage, PageMessage } from './wire';

type Waiting = KeptItem & { ready: () => boolean; sent: boolean };

function subjectOf(message: KeptMessage): string {
    return message.type === 'tradeoff' ? message.tradeoff : '';
}

/** The page tells it of itself. */
export function isReport(message: KeptMessage): boolean {
    return message.type === 'pasted' || message.type === 'shown';
}

export class Outbox {
    private kept: Waiting[] = [];

    /** Something the candidate did is not acknowledged. That a card was looked at is not their work. */
    get owes(): boolean {
        return this.kept.some(({ message }) => message.type !== 'shown');
    }

    /** What is not acknowledged, in order. */
    get items(): KeptItem[] {
        return this.kept.map(({ message, twins }) => ({ message, twins }));
    }

    /** `ready`: may it go now? A decision waits until the edit it speaks of has been sent. */
    add(item: KeptItem, ready: () => boolean = () => true): void {
        this.kept.push({ ...item, ready, sent: false });
    }

    flush(send: (message: PageMessage) => boolean): void {
        const busy = new Set<string>();
        for (const item of this.kept) {
            const subject = subjectOf(item.message);
            // What changes one thing twice goes one after the other: so it is always known how much has arrived.
            if (!item.sent && !busy.has(subject) && item.ready()) item.sent = send(item.message);
            if (subject) busy.add(subject);
        }
    }

    connectionLost(): void {
        for (const item of this.kept) item.sent = false;
    }

    acknowledge(fits: (message: KeptMessage) => boolean): void {
        this.kept = this.kept.filter(item => !fits(item.message));
    }

    /**
     * A repeated question is not answered again, so what was recorded while the line was down is found among all
     * turns: with the same words, after the ones that were there when it was asked. The turn gets the question's id.
     */
    findAsked(turns: readonly { prompt: string; mid?: string }[]): void {
        for (const { message, twins } of this.items) {
            if (message.type !== 'ask') continue;
            const turn =
                turns.find(({ mid }) => mid === message.mid) ??
                turns.filter(({ prompt }) => prompt === message.text)[twins];
            if (!turn) continue;
            turn.mid = message.mid;
            this.acknowledge(({ mid }) => mid === message.mid);
        }
    }
}
