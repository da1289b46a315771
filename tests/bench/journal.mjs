// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to keep a record, beside a peer on the same trace in the same run.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { seededTrace } from './text.mjs';

const { JUMPSEAT_BIN } = process.env;
const rounds = 5;
const run = (program, ...args) =>
    JSON.parse(execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
const ours = (...args) => run(join(JUMPSEAT_BIN, 'journal_bench'), ...args.map(String));
const theirs = (...args) => run(process.execPath, join(import.meta.dirname, 'store_peer.mjs'), ...args);
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];
const medianOf = (runs, name) => median(runs.map(one => one[name]));
const ms = value => `${value.toFixed(1)} ms`;
const mb = bytes => `${(bytes / 1e6).toFixed(1)} MB`;
const perSecond = value => `${Math.round(value)}/s`;

/** Milliseconds from asking for the session to the first paint of the cockpit. */
function openToPaint(display, workspace) {
    return new Promise((resolve, reject) => {
        const child = spawn(join(JUMPSEAT_BIN, 'jumpseat'), ['--workspace', workspace, '--open', 'last', '--size', '1600x1000'], {
            stdio: ['ignore', 'ignore', 'pipe'],
            env: { ...process.env, DISPLAY: display.name, QT_QPA_PLATFORM: 'xcb', JUMPSEAT_TRACE_STARTUP: '1' },
        });
        let text = '';
        const at = mark => Number(new RegExp(`startup: +([0-9.]+) ms ${mark}`).exec(text)?.[1] ?? NaN);
        child.stderr.on('data', data => {
            text += data;
            if (at('cockpit painted')) child.kill('SIGTERM');
        });
        child.on('exit', () => {
            const took = at('cockpit painted') - at('workspace open');
            if (took) resolve(took);
            else reject(new Error(`the cockpit was never painted: ${text}`));
        });
    });
}

async function trace(row, display, folder, file) {
    const own = join(folder, `${basename(file)}.db`);
    const peer = join(folder, `${basename(file)}.leveldb`);
    mkdirSync(peer);
    const stored = ours('store', own, file);
    const storedThere = theirs('store', peer, file);
    const runs = [];
    const paints = [];
    for (let i = 0; i < rounds; ++i) {
        runs.push(ours('load', own));
        paints.push(await openToPaint(display, own));
    }
    const first = theirs('load', peer, file);
    const again = theirs('load', peer, file);
    console.log(`${basename(file)}: ${stored.events} events, median of ${rounds}`);
    row('  stored, with times, origins and hash chain', mb(stored.bytes));
    row('  y-leveldb: as stored; joined into one update', `${mb(storedThere.bytes)}; ${mb(again.bytes)}`);
    row('  storing it', ms(stored.milliseconds));
    row('  y-leveldb, which does not sync', ms(storedThere.milliseconds), `${(storedThere.milliseconds / stored.milliseconds).toFixed(1)} x`);
    row('  load, decode and replay', ms(medianOf(runs, 'load_ms')), 'target < 200 ms');
    row('  y-leveldb: first load; once joined', `${ms(first.load_ms)}; ${ms(again.load_ms)}`, `${(first.load_ms / medianOf(runs, 'load_ms')).toFixed(1)} x`);
    row('  seek to a random instant, p50', ms(medianOf(runs, 'seek_p50_ms')));
    row('                            p99', ms(medianOf(runs, 'seek_p99_ms')), 'target < 8 ms');
    row('  open to first paint of the cockpit', ms(median(paints)), 'target < 300 ms');
}

export async function journal(row, display, folder, traces) {
    const writes = [1, 50].map(sessions => [sessions, ours('write', join(folder, `w${sessions}.db`), sessions, sessions === 1 ? 2000 : 200)]);
    for (const [sessions, { per_second: rate, wait_p50_ms: p50, wait_p99_ms: p99 }] of writes) {
        row(`durable edits, ${sessions} session${sessions > 1 ? 's at once' : ''}, each waiting for its own`, perSecond(rate));
        row('  wait for the disk, p50 and p99', `${p50.toFixed(2)}, ${ms(p99)}`, sessions > 1 ? 'target p99 < 50 ms' : '');
    }
    row('durable edits, one writer, as fast as they go', perSecond(ours('flood', join(folder, 'flood.db'), 40_000).per_second));
    const list = ours('list', join(folder, 'list.db'), 2000);
    row('opening a workspace of 2,000 sessions', ms(list.open_ms));
    row('listing them, median of 20', ms(list.list_ms), 'target < 50 ms');
    for (const file of traces.length ? traces : [seededTrace(folder)]) await trace(row, display, folder, file);
}
