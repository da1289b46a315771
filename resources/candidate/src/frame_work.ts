// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work that can be done in pieces, a few milliseconds of every frame, so that typing never waits for it.

/** `step` does one piece and says whether there is more. */
export type Job = { step(): boolean };

const budget = 8; // ms of a frame
const rest = 60; // ms between two steps of a job: drawing costs the browser more than the step itself
const restPerCost = 4; // one that took long rests so many times as long

export class FrameWork {
    private readonly waiting = new Set<Job>();
    private readonly resting = new WeakMap<Job, number>(); // until when (performance.now)
    private frame = 0;
    private timer = 0;

    add(job: Job): void {
        this.waiting.add(job);
        this.plan();
    }

    /** The next frame in which somebody's rest is over. */
    private plan(): void {
        if (this.frame || this.timer || !this.waiting.size) return;
        const first = Math.min(...[...this.waiting].map(job => this.resting.get(job) ?? 0));
        const wait = first - performance.now();
        const draw = () => (this.frame = requestAnimationFrame(() => this.run()));
        if (wait <= 0) draw();
        else
            this.timer = window.setTimeout(() => {
                this.timer = 0;
                draw();
            }, wait);
    }

    private run(): void {
        this.frame = 0;
        const began = performance.now();
        let now = began;
        for (const job of [...this.waiting]) {
            if ((this.resting.get(job) ?? 0) > now) continue;
            if (now - began > budget) break;
            this.waiting.delete(job);
            const more = job.step();
            const after = performance.now();
            this.resting.set(job, after + Math.max(rest, restPerCost * (after - now)));
            if (more) this.waiting.add(job); // at the end of the line: the others have their turn first
            now = after;
        }
        this.plan();
    }
}

export const frameWork = new FrameWork();
