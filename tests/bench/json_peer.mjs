// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The peer of import_bench: each line of the files through JSON.parse, a megabyte at a time. Prints one JSON object.

import { closeSync, openSync, readSync, statSync } from 'node:fs';

let bytes = 0;
let records = 0;
const begun = performance.now();
for (const file of process.argv.slice(2)) {
    const descriptor = openSync(file);
    const piece = Buffer.allocUnsafe(1 << 20);
    let rest = Buffer.alloc(0);
    for (let got; (got = readSync(descriptor, piece)) > 0;) {
        const all = rest.length ? Buffer.concat([rest, piece.subarray(0, got)]) : piece.subarray(0, got);
        let from = 0;
        for (let end; (end = all.indexOf(10, from)) >= 0; from = end + 1) {
            if (end > from) records += JSON.parse(all.toString('utf8', from, end)) !== null;
        }
        rest = Buffer.from(all.subarray(from));
    }
    closeSync(descriptor);
    bytes += statSync(file).size;
}
const ms = performance.now() - begun;
console.log(JSON.stringify({ bytes, records, ms, mb_per_s: bytes / 1000 / ms }));
