// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws diagrams one at a time, when their texts have rested and never twice in one turn of the page: keys come first.
// The library is loaded with the first of them.

import type { Drawn, Palette } from './diagrams';

type Library = typeof import('./diagrams');

const rest = 350; // ms without a change before a text is drawn
const share = 3; // a text that took long to draw rests so many times as long

export type Wanted = {
    source: string;
    palette: Palette;
    /** When its text changed last. */
    changedAt: number;
    done(drawn: Drawn): void;
};

export class DiagramQueue {
    private library: Promise<Library> | null = null;
    private timer: number | undefined;
    private drawing = false;
    private took = 0; // ms, the last drawing

    /** `next` is the drawing that is wanted most, or null. */
    constructor(private readonly next: (ready: (changedAt: number) => boolean) => Wanted | null) {}

    /** Something may be wanted. */
    stir(): void {
        if (this.drawing || this.timer !== undefined) return;
        this.timer = window.setTimeout(() => {
            this.timer = undefined;
            void this.turn();
        }, 50);
    }

    stop(): void {
        window.clearTimeout(this.timer);
        this.drawing = true; // for good
    }

    private async turn(): Promise<void> {
        const pause = Math.max(rest, share * this.took);
        let waits = false;
        const wanted = this.next(changedAt => {
            const ready = performance.now() - changedAt >= pause;
            waits ||= !ready;
            return ready;
        });
        if (wanted) await this.draw(wanted);
        if (wanted || waits) this.stir();
    }

    private async draw({ source, palette, done }: Wanted): Promise<void> {
        this.drawing = true;
        try {
            const { draw } = await this.load();
            const began = performance.now();
            const drawn = await draw(source, palette);
            this.took = performance.now() - began;
            done(drawn);
        } catch (error) {
            console.info('the diagrams could not be loaded:', error);
            const problem = 'Diagrams cannot be drawn at the moment: the page could not load what draws them.';
            done({ problem, line: null });
        }
        this.drawing = false;
    }

    /** After a failure the next diagram tries again. */
    private load(): Promise<Library> {
        this.library ??= import('./diagrams.js').catch((error: unknown) => {
            this.library = null;
            throw error;
        });
        return this.library;
    }
}
