// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Session time: milliseconds since the start, as the host counts them.

export class SessionClock {
    private offset = 0;

    set(now: number): void {
        this.offset = now - performance.now();
    }

    now(): number {
        return performance.now() + this.offset;
    }
}

/** mm:ss; the minutes go on past an hour. */
export function clock(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
