// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our change sets behind a pipe. JUMPSEAT_BIN is the folder of the built programs, NPM_MODULES the page's packages.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { JUMPSEAT_BIN, NPM_MODULES } = process.env;
if (!JUMPSEAT_BIN || !NPM_MODULES) throw new Error('JUMPSEAT_BIN and NPM_MODULES have to be set');

export const fromModules = createRequire(join(NPM_MODULES, 'resolve.js'));

/** Sends all requests, returns the answers in their order. */
export function ask(requests) {
    const driver = spawn(join(JUMPSEAT_BIN, 'changeset_driver'), { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = [];
    const done = new Promise((resolve, reject) => {
        createInterface({ input: driver.stdout }).on('line', line => answers.push(JSON.parse(line)));
        driver.on('error', reject);
        driver.on('close', (code, signal) => {
            if (code === 0 && answers.length === requests.length) resolve(answers);
            else reject(new Error(`the driver gave ${answers.length} answers, then ${signal ?? code}`));
        });
    });
    driver.stdin.on('error', () => {}); // told by "close"
    for (const request of requests)
        driver.stdin.write(typeof request === 'string' ? request + '\n' : JSON.stringify(request) + '\n');
    driver.stdin.end();
    return done;
}

/** Numbers that depend on the seed alone (mulberry32). */
export class Dice {
    constructor(seed) {
        this.state = seed >>> 0;
    }

    next() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let t = this.state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    }

    /** 0 .. n-1 */
    below(n) {
        return Math.floor(this.next() * n);
    }

    pick(list) {
        return list[this.below(list.length)];
    }

    chance(share) {
        return this.next() < share;
    }
}
