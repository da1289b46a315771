// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the host has not confirmed, in the browser's own database, so that a reload, a crash or a closed tab loses
// nothing. A record belongs to one page load (client) of one session.
//
// A page only ever overwrites its own record, without looking, so that it still can while it is being closed. Who goes
// on with the record of a page that is gone stands apart, in `claims`: whatever that page writes late changes nothing.

import type { Draft } from './review_drafts';
import type { KeptMessage, PushedUpdate } from './wire';

export type KeptEdit = Omit<PushedUpdate, 'n'>;
export type KeptFile = {
    id: string;
    name: string;
    version: number; // confirmed, and what `edits` were made for
    epoch: number;
    hash: string; // of the confirmed text
    text: string; // as it was shown, for when the edits cannot be placed any more
    edits: KeptEdit[];
};
/** `twins`: how many turns with the same words were there before. */
export type KeptItem = { message: KeptMessage; twins: number };
/** Text that could not be brought back into its file; it is offered until the candidate puts it away. */
export type Leftover = { name: string; text: string };
/** A form of the trade-off log as it stands; `tradeoff` is "" for a new entry. */
export type TradeoffDraft = { tradeoff: string; choice: string; instead: string; why: string };
export type Kept = {
    files: KeptFile[];
    messages: KeptItem[];
    draft: string;
    leftovers: Leftover[];
    reviewDrafts?: Draft[]; // older records have none
    tradeoffs?: TradeoffDraft[];
};
export type KeptRecord = Kept & { session: string; client: string };

type Claim = { session: string; client: string; holder: string; done: boolean };
export type Orphan = { client: string; holder: string };

const patience = 2000; // ms

/** A database that hangs must not keep anybody out of the interview: what is asked of it is not waited for for ever. */
export function inTime<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    return Promise.race([
        answer,
        new Promise<T>(resolve => window.setTimeout(() => resolve(otherwise), patience)),
    ]);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

function finished(transaction: IDBTransaction): Promise<void> {
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
    });
}

export class KeptStore {
    private constructor(private readonly database: IDBDatabase) {}

    /** Null where the browser keeps nothing, as some do in private windows. */
    static async open(): Promise<KeptStore | null> {
        try {
            const request = indexedDB.open('jumpseat', 1);
            request.onupgradeneeded = () => {
                for (const name of ['unsaved', 'claims'])
                    request.result.createObjectStore(name, { keyPath: ['session', 'client'] });
            };
            const database = await inTime<IDBDatabase | null>(result(request), null);
            return database && new KeptStore(database);
        } catch {
            return null;
        }
    }

    /** The records of a session, each with the page that answers for it. */
    async orphans(session: string): Promise<Orphan[]> {
        const transaction = this.database.transaction(['unsaved', 'claims'], 'readonly');
        const ofSession = IDBKeyRange.bound([session], [session, []]);
        const records = result<KeptRecord[]>(transaction.objectStore('unsaved').getAll(ofSession));
        const claims = result<Claim[]>(transaction.objectStore('claims').getAll(ofSession));
        const byClient = new Map((await claims).map(claim => [claim.client, claim]));
        return (await records)
            .filter(({ client }) => !byClient.get(client)?.done)
            .map(({ client }) => ({ client, holder: byClient.get(client)?.holder ?? client }));
    }

    /** Takes a record over from `orphan.holder`; null when another page was quicker. */
    async claim(session: string, orphan: Orphan, holder: string): Promise<KeptRecord | null> {
        const transaction = this.database.transaction(['unsaved', 'claims'], 'readwrite');
        const claims = transaction.objectStore('claims');
        const { client } = orphan;
        const before = await result<Claim | undefined>(claims.get([session, client]));
        if (before?.done || (before?.holder ?? client) !== orphan.holder) return null;
        const record = await result<KeptRecord | undefined>(
            transaction.objectStore('unsaved').get([session, client]),
        );
        if (!record) return null;
        claims.put({ session, client, holder, done: false } satisfies Claim);
        await finished(transaction);
        return record;
    }

    /** Whether another page goes on with what `client` kept, or with one of the records it had taken over itself. */
    async isSuperseded(session: string, client: string, adopted: readonly string[]): Promise<boolean> {
        const claims = this.database.transaction('claims', 'readonly').objectStore('claims');
        const requests = [client, ...adopted].map(one =>
            result<Claim | undefined>(claims.get([session, one])),
        );
        return (await Promise.all(requests)).some(claim => claim !== undefined && claim.holder !== client);
    }

    /** Writes a page's record, or removes it; in the same instant the records it has taken in go. */
    write(session: string, client: string, kept: Kept | null, absorbed: readonly string[]): Promise<void> {
        const transaction = this.database.transaction(['unsaved', 'claims'], 'readwrite');
        const unsaved = transaction.objectStore('unsaved');
        if (kept) unsaved.put({ ...kept, session, client } satisfies KeptRecord);
        else unsaved.delete([session, client]);
        for (const old of absorbed) {
            unsaved.delete([session, old]);
            const claim: Claim = { session, client: old, holder: client, done: true };
            transaction.objectStore('claims').put(claim);
        }
        const done = finished(transaction);
        // At once, not when the requests have answered: a page that is being closed hears no answers.
        transaction.commit();
        return done;
    }
}
