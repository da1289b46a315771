// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds what earlier page loads of this browser left unsaved, and makes sure that one page only goes on with it.
//
// A page is gone when nobody answers for it. A page that only slept finds out when it wakes (`isSuperseded`, `taken`).

import type { KeptRecord, KeptStore } from './kept_store';

const answerTime = 300; // ms

type Signal = { kind: 'who' | 'here' | 'taken'; client: string };

export class Adoption {
    private readonly channel = new BroadcastChannel('jumpseat');
    private readonly heard = new Set<string>();
    private answering = true;

    /** `taken`: another page goes on with what this one had not saved. */
    constructor(
        private readonly client: string,
        private readonly taken: () => void,
    ) {
        this.channel.onmessage = ({ data }: MessageEvent<Signal>) => this.hear(data);
    }

    /** Takes over the records of `session` whose pages are gone. */
    async adopt(store: KeptStore, session: string): Promise<KeptRecord[]> {
        const orphans = (await store.orphans(session)).filter(({ holder }) => holder !== this.client);
        if (!orphans.length) return [];
        this.heard.clear();
        for (const { holder } of orphans) this.say({ kind: 'who', client: holder });
        await new Promise(resolve => window.setTimeout(resolve, answerTime));
        const records: KeptRecord[] = [];
        for (const orphan of orphans) {
            if (this.heard.has(orphan.holder)) continue;
            const record = await store.claim(session, orphan, this.client);
            if (!record) continue;
            records.push(record);
            this.say({ kind: 'taken', client: orphan.holder });
        }
        return records;
    }

    /** The page has stopped for good: whoever comes next may have its record. */
    resign(): void {
        this.answering = false;
    }

    private say(signal: Signal): void {
        this.channel.postMessage(signal);
    }

    private hear(signal: Signal): void {
        if (signal.kind === 'here') this.heard.add(signal.client);
        else if (signal.client !== this.client) return;
        else if (signal.kind === 'taken') this.taken();
        else if (this.answering) this.say({ kind: 'here', client: this.client });
    }
}
