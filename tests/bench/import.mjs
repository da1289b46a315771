// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What reading the files of AI tools costs, beside node's JSON.parse of each line of the same files, in turns.

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

const { JUMPSEAT_BIN } = process.env;
const megabytes = 100;
const turns = 5;

const run = (program, args) => JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const speed = value => `${Math.round(value)} MB/s`;

export function transcripts(row, folder) {
    const ours = join(JUMPSEAT_BIN, 'import_bench');
    execFileSync(ours, ['make', folder, String(megabytes)]);
    const files = ['claude.jsonl', 'codex.jsonl'].map(name => join(folder, name));
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const [counting, acting, peer] = [[], [], []];
    for (let i = 0; i < turns; i++) {
        counting.push(run(ours, ['count', ...files]));
        acting.push(run(ours, ['acts', ...files]));
        peer.push(run(process.execPath, [join(import.meta.dirname, 'json_peer.mjs'), ...files]));
    }
    const of = (all, name) => median(all.map(one => one[name]));
    console.log(`Transcripts of ${Math.round(size / 1e6)} MB, two kinds, median of ${turns}`);
    row('  counted', speed(of(counting, 'mb_per_s')), 'target > 100 MB/s');
    row(`  with its ${of(acting, 'acts')} acts`, speed(of(acting, 'mb_per_s')), 'target > 100 MB/s');
    row("  node's JSON.parse, line by line", speed(of(peer, 'mb_per_s')));
    row('  ours to that: counted, with acts', [counting, acting].map(
        mine => `${(of(mine, 'mb_per_s') / of(peer, 'mb_per_s')).toFixed(1)}x`).join(', '));
    row('  peak memory, counted and with acts',
        `${[counting, acting].map(mine => Math.round(of(mine, 'peak_kb') / 1024)).join(', ')} MB`, 'flat: not of the file');
}
