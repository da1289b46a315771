// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One engine replays one editing trace in a process of its own: node replay.mjs ENGINE TRACE.json.gz
// Prints what `jumpseatctl bench trace` prints. PEERS is the folder with the npm packages.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [engine, file] = process.argv.slice(2);
const peer = createRequire(join(process.env.PEERS, 'resolve.js'));
const { startContent, endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)));
const patches = txns.flatMap(txn => txn.patches);

// Each returns [what is timed, how to read the text]. What ours does before the clock starts, theirs may too.
const engines = {
    codemirror() {
        const { ChangeSet, Text } = peer('@codemirror/state');
        let length = startContent.length;
        const changes = patches.map(([from, deleted, insert]) => {
            const change = ChangeSet.of({ from, to: from + deleted, insert: Text.of(insert.split('\n')) }, length);
            length = change.newLength;
            return change;
        });
        let doc = Text.of(startContent.split('\n'));
        return [() => changes.forEach(change => (doc = change.apply(doc))), () => doc.toString()];
    },
    yjs() {
        const { Doc } = peer('yjs');
        const doc = new Doc();
        const text = doc.getText();
        if (startContent) text.insert(0, startContent);
        const run = () => {
            for (const [from, deleted, insert] of patches) {
                if (deleted) text.delete(from, deleted);
                if (insert) text.insert(from, insert);
            }
        };
        return [run, () => text.toString()];
    },
    'diamond-types'() {
        const { Doc } = peer('diamond-types-node');
        const doc = new Doc('a');
        if (startContent) doc.ins(0, startContent);
        const run = () => {
            for (const [from, deleted, insert] of patches) {
                if (deleted) doc.del(from, deleted);
                if (insert) doc.ins(from, insert);
            }
        };
        return [run, () => doc.get()];
    },
};

const [run, text] = engines[engine]();
const begin = performance.now();
run();
const milliseconds = performance.now() - begin;
const got = text();
if (got !== endContent) throw new Error(`${engine} ends with another text`);
console.log(
    JSON.stringify({
        edits: patches.length,
        milliseconds,
        peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
        sha256: createHash('sha256').update(got).digest('hex'),
    }),
);
