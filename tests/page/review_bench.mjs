// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a diff takes from the press on its file until it is painted: node review_bench.mjs [ROUNDS]
// The limit is 300 ms for 5,000 lines; the program fails above it. On a machine that has other things to do, look at
// the processor time of the page's main thread instead, which is printed too.

import { launch, openPage, servePage } from './browser.mjs';
import { MockHost } from './mock_host.mjs';
import { reviewing } from './mock_review.mjs';

const rounds = Number(process.argv[2] ?? 7);
const limit = 300; // ms
const server = await servePage();
const browser = await launch();

const line = (i, word) => `    ${word}_${i} = compute(${i * 7}, "${word}", [${i % 13}, ${i % 5}])  # step ${i}`;
const lines = (from, count, word) =>
    Array.from({ length: count }, (_, i) => line(from + i, word) + '\n').join('');

/** Every line of `count` is another one. */
const changed = (path, from, count) => ({
    path,
    base: lines(from, count, 'before'),
    head: lines(from, count, 'after'),
});
/** Every third of them is another one. */
const mixed = (path, count) => ({
    path,
    base: lines(0, count, 'same'),
    head: lines(0, count, 'same').replace(/same_(\d*[037]) /g, 'other_$1 '),
});
const files = {
    'one file, 5,000 lines, all changed': [changed('big.py', 0, 5000)],
    'one file, 5,000 lines, three in ten changed': [mixed('mixed.py', 5000)],
    '40 files, 5,000 lines': Array.from({ length: 40 }, (_, i) => changed(`part${i}.py`, i * 125, 125)),
    'one new file, 5,000 lines': [{ path: 'new.py', head: lines(0, 5000, 'fresh') }],
    'one file, 1 MiB': [changed('mib.py', 0, 14_500)],
    '500 files': Array.from({ length: 500 }, (_, i) => changed(`f${i}.py`, i * 10, 10)),
};

/** From the press to the frame after the one that has the lines. */
const open = (page, index) =>
    page.evaluate(async at => {
        const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
        const began = performance.now();
        document.querySelectorAll('.review-open')[at].click();
        await frame();
        const there = '.review .cm-line.review-added, .review .cm-line.review-removed';
        while (!document.querySelector(there)) await frame();
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - began;
    }, index);

/** Milliseconds that the page's main thread has had the processor. */
async function busy(devtools) {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function measure(request, mode) {
    const took = [];
    const processor = [];
    for (let round = 0; round < rounds; round++) {
        const { page, context } = await openPage(browser, server.url, { viewport: { width: 1920, height: 1080 } });
        await page.addInitScript(chosen => localStorage.setItem('jumpseat.diff', chosen), mode);
        const host = new MockHost();
        reviewing(host, { title: 't', author: 'a', description: '', files: request });
        await host.attach(page);
        await page.goto(`${server.url}/#secret-token`);
        await page.getByRole('button', { name: 'Join', exact: true }).click();
        await page.locator('.review-open').first().waitFor();
        const devtools = await context.newCDPSession(page);
        await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
        const before = await busy(devtools);
        took.push(await open(page, request.length - 1));
        processor.push((await busy(devtools)) - before);
        await context.close();
    }
    const inOrder = (a, b) => a - b;
    return { took: took.sort(inOrder), processor: processor.sort(inOrder) };
}

let slow = false;
try {
    for (const [what, request] of Object.entries(files)) {
        for (const mode of ['unified', 'split']) {
            const { took, processor } = await measure(request, mode);
            const median = took[took.length >> 1];
            const counted = !/MiB|500/.test(what);
            slow ||= counted && median > limit;
            const cpu = processor[processor.length >> 1].toFixed(0);
            const words = `median ${median.toFixed(0)} ms, worst ${took.at(-1).toFixed(0)} ms, processor ${cpu} ms`;
            console.log(`${what}, ${mode}: ${words}`);
        }
    }
} finally {
    await browser.close();
    server.close();
}
process.exitCode = slow ? 1 : 0;
