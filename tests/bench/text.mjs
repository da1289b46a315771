// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The editing engine beside its peers, on the same traces in the same run, in turns, each time in a fresh process.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Dice } from '../text/driver.mjs';

const { JUMPSEAT_BIN } = process.env;
const rounds = 5;
const run = (program, ...args) =>
    JSON.parse(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
const ours = (...args) => run(join(JUMPSEAT_BIN, 'jumpseatctl'), 'bench', 'trace', ...args);
const own = (...args) => run(join(JUMPSEAT_BIN, 'text_bench'), ...args);
const theirs = engine => file => run(process.execPath, join(import.meta.dirname, 'replay.mjs'), engine, file);
const engines = {
    Jumpseat: ours,
    '@codemirror/state': theirs('codemirror'),
    Yjs: theirs('yjs'),
    'diamond-types': theirs('diamond-types'),
};

/** Somebody who types, goes back and deletes, and jumps now and then: as many edits as a long session has. */
export function seededTrace(folder) {
    const dice = new Dice(1);
    const txns = [];
    let text = '';
    let at = 0;
    for (let i = 0; i < 60_000; ++i) {
        if (dice.chance(0.01)) at = dice.below(text.length + 1);
        const deleted = at > 0 && dice.chance(0.15) ? 1 : 0;
        const inserted = deleted ? '' : dice.pick([...'etaoin shrdlu (){};\n']);
        txns.push({ patches: [[at - deleted, deleted, inserted]] });
        text = text.slice(0, at - deleted) + inserted + text.slice(at);
        at += inserted.length - deleted;
    }
    const file = join(folder, 'seeded.json.gz');
    writeFileSync(file, gzipSync(JSON.stringify({ startContent: '', endContent: text, txns })));
    return file;
}

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** `row(what, value, target)` prints a line. */
export function text(row, folder, traces) {
    for (const file of traces.length ? traces : [seededTrace(folder)]) {
        const took = Object.fromEntries(Object.keys(engines).map(name => [name, []]));
        for (let round = 0; round < rounds; ++round)
            for (const [name, replay] of Object.entries(engines)) took[name].push(replay(file));
        const hashes = new Set(Object.values(took).flat().map(({ sha256 }) => sha256));
        if (hashes.size !== 1) throw new Error(`the engines end with ${hashes.size} texts`);
        console.log(`${basename(file)}: ${took.Jumpseat[0].edits} edits, text verified, median of ${rounds}`);
        const times = Object.fromEntries(
            Object.entries(took).map(([name, all]) => [name, median(all.map(({ milliseconds }) => milliseconds))]),
        );
        for (const [name, all] of Object.entries(took)) {
            const memory = median(all.map(({ peak_memory_bytes: bytes }) => bytes)) / 2 ** 20;
            const target = name === 'Jumpseat' ? 'target < 20 ms' : `${(times[name] / times.Jumpseat).toFixed(1)} x`;
            row(`  ${name}, peak ${Math.round(memory)} MB`, `${times[name].toFixed(1)} ms`, target);
        }
        const { typed_ms: typed, mixed_ms: mixed } = own('provenance', file);
        row('  origins kept up, one author', `${typed.toFixed(1)} ms`, 'target < 100 ms');
        row('  origins kept up, every 20th edit the assistant’s', `${mixed.toFixed(1)} ms`);
    }
    const { pushes_per_second: pushes } = own('rebase');
    row('updates rebased over 20 versions, on 100 KB', `${Math.round(pushes / 1000)} k/s`, 'target >= 500 k/s');
}
