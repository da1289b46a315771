// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps a page's record in the store up to date, a little behind the keys: at most one write in 50 ms (less often when
// there is much to write), never in the keystroke itself, and one more when the page is hidden or closed.

import type { Kept, KeptStore } from './kept_store';

const interval = 50; // ms
const share = 10; // writing takes at most one part in so many of the time,
const longest = 500; // ms, but what a crash may cost has an end

export class EditBuffer {
    private timer: number | undefined;
    private nextWrite = 0;
    private onDisk = false;
    private closed = false;
    private failed = false;
    private readonly hidden = () => {
        if (document.hidden) this.flush();
    };
    private readonly leaving = () => this.flush();

    /** `content` is what there is to keep now, or null. */
    constructor(
        private readonly store: KeptStore | null,
        private readonly session: string,
        private readonly client: string,
        private readonly content: () => Kept | null,
        private readonly healthChanged: () => void,
    ) {
        document.addEventListener('visibilitychange', this.hidden);
        window.addEventListener('pagehide', this.leaving);
    }

    /** False: what is unsaved lives in this page only. */
    get healthy(): boolean {
        return this.store !== null && !this.failed;
    }

    changed(): void {
        if (!this.store || this.closed || this.timer !== undefined) return;
        const wait = Math.max(0, this.nextWrite - performance.now());
        this.timer = window.setTimeout(() => this.flush(), wait);
    }

    flush(): void {
        void this.write([]);
    }

    /** The page has taken in what `clients` left: their records go as soon as this one's holds it. */
    async absorb(clients: readonly string[]): Promise<void> {
        if (await this.write(clients)) return;
        // No room for this page's record. Theirs must go all the same: the next page load would put it in again.
        await this.store?.write(this.session, this.client, null, clients).catch(() => {});
    }

    /** Another page answers for the record from now on, or nobody: it stays as it is. */
    close(): void {
        this.closed = true;
        window.clearTimeout(this.timer);
        document.removeEventListener('visibilitychange', this.hidden);
        window.removeEventListener('pagehide', this.leaving);
    }

    private async write(absorbed: readonly string[]): Promise<boolean> {
        window.clearTimeout(this.timer);
        this.timer = undefined;
        if (!this.store || this.closed) return true;
        const began = performance.now();
        const content = this.content();
        if (!content && !this.onDisk && !absorbed.length) return true;
        this.onDisk = content !== null;
        try {
            const written = this.store.write(this.session, this.client, content, absorbed);
            const now = performance.now();
            this.nextWrite = now + Math.min(longest, Math.max(interval, share * (now - began)));
            await written;
            this.report(false);
            return true;
        } catch (error) {
            console.info('unsaved edits could not be kept in the browser:', error);
            this.onDisk = true; // an older record may still be there
            this.report(true);
            return false;
        }
    }

    private report(failed: boolean): void {
        if (failed === this.failed) return;
        this.failed = failed;
        this.healthChanged();
    }
}
