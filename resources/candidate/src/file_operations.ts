// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests about files. Each is answered by what it brought about, or by an error, with its id; until then it waits.

import { freshId, type FileRequest, type PageMessage } from './wire';

type Waiting = { done: () => void; failed: (reason: Error) => void };

export class FileOperations {
    private readonly waiting = new Map<string, Waiting>();

    constructor(private readonly send: (message: PageMessage) => boolean) {}

    add(name: string): Promise<void> {
        return this.request(mid => ({ type: 'file-add', mid, name }));
    }

    rename(file: string, name: string): Promise<void> {
        return this.request(mid => ({ type: 'file-rename', mid, file, name }));
    }

    remove(file: string): Promise<void> {
        return this.request(mid => ({ type: 'file-remove', mid, file }));
    }

    restore(file: string): Promise<void> {
        return this.request(mid => ({ type: 'file-restore', mid, file }));
    }

    /** Whether this page asked for what just happened. */
    answered(mid: string | undefined): boolean {
        const waiting = this.take(mid);
        waiting?.done();
        return waiting !== undefined;
    }

    failed(mid: string, reason: string): boolean {
        const waiting = this.take(mid);
        waiting?.failed(new Error(reason));
        return waiting !== undefined;
    }

    connectionLost(): void {
        const reason = new Error('the connection was lost before the host answered');
        for (const { failed } of this.waiting.values()) failed(reason);
        this.waiting.clear();
    }

    private take(mid: string | undefined): Waiting | undefined {
        const waiting = this.waiting.get(mid ?? '');
        this.waiting.delete(mid ?? '');
        return waiting;
    }

    private request(message: (mid: string) => FileRequest): Promise<void> {
        const mid = freshId();
        return new Promise((done, failed) => {
            this.waiting.set(mid, { done, failed });
            if (this.send(message(mid))) return;
            this.waiting.delete(mid);
            failed(new Error('there is no connection at the moment'));
        });
    }
}
