// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same trace kept by Yjs and y-leveldb: node store_peer.mjs store|load FOLDER TRACE.json.gz, each in a process of
// its own. Prints what journal_bench prints for ours.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [what, folder, file] = process.argv.slice(2);
const peer = createRequire(join(process.env.PEERS, 'resolve.js'));
const { Doc } = peer('yjs');
const { LeveldbPersistence } = peer('y-leveldb');
const { startContent, endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)));
const patches = txns.flatMap(txn => txn.patches);
const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

async function store() {
    const persistence = new LeveldbPersistence(folder);
    const doc = new Doc();
    let waiting = [];
    doc.on('update', update => waiting.push(persistence.storeUpdate('trace', update)));
    const text = doc.getText();
    const begin = performance.now();
    if (startContent) text.insert(0, startContent);
    for (const [from, deleted, insert] of patches) {
        doc.transact(() => {
            if (deleted) text.delete(from, deleted);
            if (insert) text.insert(from, insert);
        });
        if (waiting.length >= 2000) {
            await Promise.all(waiting);
            waiting = [];
        }
    }
    await Promise.all(waiting);
    await persistence.destroy();
    return { milliseconds: performance.now() - begin, bytes: size(), events: patches.length };
}

/** The first load also joins what was stored into one update: nothing of the history can be replayed after it. */
async function load() {
    const persistence = new LeveldbPersistence(folder);
    const begin = performance.now();
    const doc = await persistence.getYDoc('trace');
    const milliseconds = performance.now() - begin;
    if (doc.getText().toString() !== endContent) throw new Error('y-leveldb gives back another text');
    await persistence.destroy();
    return { load_ms: milliseconds, bytes: size() };
}

console.log(JSON.stringify(await { store, load }[what]()));
