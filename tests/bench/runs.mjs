// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What running code costs, and the page that opens a long diff.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const { JUMPSEAT_BIN } = process.env;
const measured = what =>
    JSON.parse(execFileSync(join(JUMPSEAT_BIN, 'run_bench'), [what], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));

export function runs(row, ms) {
    for (const [name, { plain_ms, sandbox_ms, added_ms, added_p90_ms }] of Object.entries(measured('first'))) {
        row(`${name}: first byte of output, plain and in the sandbox`, `${ms(plain_ms)}, ${ms(sandbox_ms)}`);
        row('  added, median and p90', `${ms(added_ms)}, ${ms(added_p90_ms)}`, 'target < 40 ms, median');
    }
    const crowd = measured('crowd');
    row(`${crowd.runs} runs of four busy loops at once, stopped by their time`, `${crowd.ended_by_time}`, `target ${crowd.runs}`);
    row('  the longest of them, allowed 10 s', `${crowd.longest_s.toFixed(1)} s`);
    row('  a waiter is woken late, median and p99', `${ms(crowd.waiter_late_ms)}, ${ms(crowd.waiter_late_p99_ms)}`);
    execFileSync(process.execPath, [join(import.meta.dirname, '../page/review_bench.mjs')], {
        stdio: 'inherit',
        env: { ...process.env, PAGE_DIR: join(JUMPSEAT_BIN, '../resources/candidate') },
    });
}
