// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the host how the page draws the diagrams, so that the desktop needs no browser to show them: only pictures of
// confirmed text, and of each diagram at most one a second.

import { Text } from '@codemirror/state';
import type { DiagramFigure } from './diagram_figure';
import { textHash } from './text_hash';
import type { PageMessage } from './wire';

const interval = 1000; // ms
const largest = 256 * 1024; // bytes

export class DiagramSender {
    private readonly sent = new Map<number, { picture: string; at: number }>(); // by index
    private timer: number | undefined;

    constructor(
        private readonly send: (message: PageMessage) => boolean,
        /** The text that the diagrams were taken from is the host's. */
        private readonly confirmed: () => boolean,
        private readonly figures: () => DiagramFigure[],
    ) {}

    /** Another document; or the line broke, and what was on its way may not have arrived. */
    reset(): void {
        this.sent.clear();
    }

    stir(file: string): void {
        if (this.timer !== undefined || !this.confirmed()) return;
        const now = performance.now();
        let wait = Infinity;
        for (const { index, source, light } of this.figures()) {
            if (!light || light.source !== source) continue;
            const before = this.sent.get(index);
            const picture = `${source}\u0000${light.svg}`;
            if (before?.picture === picture) continue;
            const due = (before?.at ?? -Infinity) + interval;
            if (due > now) {
                wait = Math.min(wait, due - now);
                continue;
            }
            const hash = textHash(Text.of(source.split('\n')));
            const fits = new TextEncoder().encode(light.svg).length <= largest;
            if (fits && !this.send({ type: 'diagram', file, index, source: hash, svg: light.svg })) return;
            this.sent.set(index, { picture, at: now });
        }
        if (wait === Infinity) return;
        this.timer = window.setTimeout(() => {
            this.timer = undefined;
            this.stir(file);
        }, wait);
    }

    stop(): void {
        window.clearTimeout(this.timer);
    }
}
