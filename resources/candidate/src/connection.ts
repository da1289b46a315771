// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A WebSocket that comes back. It knows nothing of sessions: it opens, tells, and says when it is down.

import { parseMessage, type HostMessage, type PageMessage } from './wire';

const firstDelay = 250;
const longestDelay = 8000;
const openTimeout = 10000;

export type ConnectionEvents = {
    opened(): void;
    message(message: HostMessage): void;
    closed(code: number): void;
};

const finalCodes = new Set([4001, 4003]);

export class Connection {
    private socket: WebSocket | null = null;
    private delay = firstDelay;
    private timer: number | undefined;
    private stopped = false;

    constructor(
        private readonly url: string,
        private readonly events: ConnectionEvents,
    ) {
        window.addEventListener('online', () => this.hurry());
        document.addEventListener('visibilitychange', () => {
            if (!document.hidden) this.hurry();
        });
    }

    open(): void {
        if (this.stopped || this.socket) return;
        window.clearTimeout(this.timer);
        const socket = new WebSocket(this.url);
        this.socket = socket;
        const giveUp = window.setTimeout(() => {
            if (socket.readyState === WebSocket.CONNECTING) this.drop();
        }, openTimeout);
        socket.onopen = () => {
            window.clearTimeout(giveUp);
            if (socket === this.socket) this.events.opened();
        };
        socket.onmessage = event => {
            const message = socket === this.socket ? parseMessage(event.data) : null;
            if (message) this.events.message(message);
        };
        socket.onclose = event => {
            window.clearTimeout(giveUp);
            if (socket === this.socket) this.lost(event.code);
        };
    }

    /** False when there is no open socket; what matters is kept by the sender and sent again. */
    send(message: PageMessage): boolean {
        if (this.socket?.readyState !== WebSocket.OPEN) return false;
        this.socket.send(JSON.stringify(message));
        return true;
    }

    /** The host took the page in: the next loss starts again with the short delay. */
    settled(): void {
        this.delay = firstDelay;
    }

    /** Gives up a socket that looks alive and is not (a laptop that slept, a cut cable) and opens a new one. */
    drop(): void {
        const socket = this.socket;
        if (!socket) return;
        this.lost(1006);
        socket.close();
    }

    /** A new connection at once, for another hello. */
    restart(): void {
        const socket = this.socket;
        this.socket = null;
        socket?.close();
        this.open();
    }

    stop(): void {
        this.stopped = true;
        window.clearTimeout(this.timer);
        const socket = this.socket;
        this.socket = null;
        socket?.close();
    }

    private hurry(): void {
        if (this.socket || this.stopped) return;
        this.delay = firstDelay;
        this.open();
    }

    private lost(code: number): void {
        this.socket = null;
        if (finalCodes.has(code)) this.stopped = true;
        this.events.closed(code);
        if (this.stopped) return;
        // Jitter, so that a room full of pages does not come back in the same instant after the host restarts.
        const wait = this.delay * (0.5 + Math.random());
        this.delay = Math.min(this.delay * 2, longestDelay);
        this.timer = window.setTimeout(() => this.open(), wait);
    }
}
