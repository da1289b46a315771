// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The newest receipt of each session, in this browser: proof that what the host confirmed was on its record.

const key = (session: string): string => `jumpseat.receipt.${session}`;

export function keepReceipt(session: string, hash: string): void {
    try {
        localStorage.setItem(key(session), hash);
    } catch {
        // A browser that keeps nothing cannot prove anything; the interview goes on.
    }
}

export function keptReceipt(session: string): string {
    try {
        return localStorage.getItem(key(session)) ?? '';
    } catch {
        return '';
    }
}
