// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the gateway adds between a tool and its model, on this machine.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const { JUMPSEAT_BIN } = process.env;

export function gateway(row) {
    const measured = JSON.parse(execFileSync(join(JUMPSEAT_BIN, 'gateway_bench'), { encoding: 'utf8' }));
    const ms = value => `${value.toFixed(2)} ms`;
    const line = (what, { direct_p50, direct_p99, relayed_p50, relayed_p99, through_p50, through_p99 }) => {
        row(`  ${what}, directly: p50, p99`, `${direct_p50.toFixed(2)}, ${ms(direct_p99)}`);
        row('    a relay that only copies adds: p50, p99', `${(relayed_p50 - direct_p50).toFixed(2)}, ${ms(relayed_p99 - direct_p99)}`);
        row('    the gateway adds: p50, p99', `${(through_p50 - direct_p50).toFixed(2)}, ${ms(through_p99 - direct_p99)}`, 'target < 1 ms');
    };
    for (const { bytes, first, piece } of Object.values(measured)) {
        console.log(`A chat whose request has ${bytes.toLocaleString('en')} bytes, streamed`);
        line('request to first piece', first);
        if (piece)
            line('a piece written to read', piece);
    }
}
