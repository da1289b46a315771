// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the page was busy at a stretch. A machine that does other things too makes a task look longer than it is, so
// the least of some attempts counts: a page that really stands still does so every time.

import assert from 'node:assert/strict';

const longestAllowed = 200; // ms
const attempts = 4;

/** `work` has to be done with no task of the page longer than allowed. */
export async function staysSmooth(page, what, work) {
    let least = Infinity;
    for (let i = 0; i < attempts && least > longestAllowed; i++) {
        await watchTasks(page);
        await work();
        least = Math.min(least, await longestTask(page, what));
    }
    assert.ok(least <= longestAllowed, `${what}: a task of ${least} ms`);
}

/** Begins to measure; a task of its own shows that it would see one. */
async function watchTasks(page) {
    await page.evaluate(() => {
        window.tasks = [];
        window.gap = 0;
        window.watch ??= new PerformanceObserver(list =>
            window.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
        );
        window.watch.observe({ type: 'longtask' });
        setTimeout(() => {
            for (const end = performance.now() + 80; performance.now() < end;);
        });
    });
    await page.waitForFunction(() => window.tasks.some(duration => duration >= 80));
    await page.evaluate(() => {
        window.tasks = [];
        let last = performance.now();
        const frame = now => {
            window.gap = Math.max(window.gap, Math.round(now - last));
            last = now;
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });
}

async function longestTask(page, what) {
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { longest, gap } = await page.evaluate(() => ({
        longest: Math.max(0, ...window.tasks),
        gap: window.gap,
    }));
    console.log(`${what}: ${longest ? `longest task ${longest} ms` : 'no task over 50 ms'}, longest frame ${gap} ms`);
    return longest;
}
