// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files of a pull request the candidate has ticked off. For themselves: kept in this tab, never sent.

export class ViewedFiles {
    private readonly key: string;
    private readonly paths: Set<string>;

    constructor(session: string, task: number) {
        this.key = `jumpseat.viewed.${session}.${task}`;
        this.paths = new Set(this.read());
    }

    has(path: string): boolean {
        return this.paths.has(path);
    }

    set(path: string, viewed: boolean): void {
        if (viewed) this.paths.add(path);
        else this.paths.delete(path);
        try {
            sessionStorage.setItem(this.key, JSON.stringify([...this.paths]));
        } catch {
            /* storage may be full or forbidden; the ticks then hold for this page only */
        }
    }

    private read(): string[] {
        try {
            const kept: unknown = JSON.parse(sessionStorage.getItem(this.key) ?? '[]');
            return Array.isArray(kept) ? kept.filter(path => typeof path === 'string') : [];
        } catch {
            return [];
        }
    }
}
