// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the telemetry of AI tools costs the host. Nobody sends a thousand events a second; that is the measure all the same.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Tells a session of the calls and requests of an AI tool, a hundred at a time. */
export class Teller {
    told = 0;
    waits = [];

    constructor(link, rate) {
        const { origin, hash } = new URL(link);
        this.url = `${origin}/otlp/v1/logs`;
        this.headers = { 'content-type': 'application/json', authorization: `Bearer ${hash.slice(1)}` };
        const tell = () => this.tell().catch(problem => (this.problem ??= problem));
        if (rate) this.timer = setInterval(() => (this.last = tell()), 100_000 / rate);
    }

    async tell() {
        const begin = performance.now();
        const logRecords = Array.from({ length: 100 }, () => record(this.told++));
        const { status } = await fetch(this.url, {
            method: 'POST',
            headers: this.headers,
            body: JSON.stringify({
                resourceLogs: [{
                    resource: { attributes: [attribute('service.name', 'claude-code')] },
                    scopeLogs: [{ scope: { name: 'com.anthropic.claude_code.events' }, logRecords }],
                }],
            }),
        });
        if (status !== 200) throw new Error(`telemetry was answered with ${status}`);
        this.waits.push(performance.now() - begin);
    }

    async stop() {
        clearInterval(this.timer);
        await this.last;
        if (this.problem) throw new Error(`after ${this.told} events: ${this.problem.message}`, { cause: this.problem });
        if (!this.told) return '';
        return `${this.told}; ${median(this.waits).toFixed(0)}, ${Math.max(...this.waits).toFixed(0)} ms`;
    }
}

const attribute = (key, value) => ({ key, value: { stringValue: value } });

function record(i) {
    const isCall = i % 2 === 0;
    const own = isCall
        ? [attribute('tool_name', 'Bash'), attribute('tool_use_id', `toolu_${i}`), attribute('success', 'true'),
              attribute('duration_ms', '120'), attribute('tool_parameters', JSON.stringify({ bash_command: `pytest -q part_${i}` }))]
        : [attribute('model', 'm-1'), attribute('request_id', `req_${i}`), attribute('input_tokens', '900'),
              attribute('output_tokens', '40'), attribute('cost_usd', '0.0042'), attribute('duration_ms', '800')];
    const name = isCall ? 'tool_result' : 'api_request';
    return {
        timeUnixNano: `${Date.now()}000000`,
        body: { stringValue: `claude_code.${name}` },
        attributes: [attribute('event.name', name), attribute('session.id', 's-1'), ...own],
    };
}

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** `row(what, value, target)` prints a line. */
export function otlp(row) {
    const runs = [];
    for (let i = 0; i < 5; i++) runs.push(JSON.parse(execFileSync(join(process.env.JUMPSEAT_BIN, 'otlp_bench'), { encoding: 'utf8' })));
    console.log('Log events of an AI tool, from the body of a request to acts, CPU, median of 5');
    runs[0].forEach(({ way, batch, bytes_per_event: bytes }, at) => {
        const us = median(runs.map(run => run[at].cpu_us_per_event));
        row(`  ${way}, ${batch} in a request, ${Math.round(bytes)} bytes each`, `${us.toFixed(1)} µs`,
            `${(us / 10).toFixed(2)} % of a core at 1,000 a second`);
    });
}
