// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the page was busy at a stretch.

/** Begins to measure; a task of its own shows that it would see one. */
export async function watchTasks(page) {
    await page.evaluate(() => {
        window.tasks = [];
        window.gap = 0;
        new PerformanceObserver(list =>
            window.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
        ).observe({ type: 'longtask' });
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

export async function longestTask(page, what) {
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { longest, gap } = await page.evaluate(() => ({
        longest: Math.max(0, ...window.tasks),
        gap: window.gap,
    }));
    console.log(`${what}: ${longest ? `longest task ${longest} ms` : 'no task over 50 ms'}, longest frame ${gap} ms`);
    return longest;
}
