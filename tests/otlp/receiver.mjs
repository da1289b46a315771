// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** An HTTP server that gives each request to take_in as it came, and its answer back to whoever asked. */
export class Receiver {
    static async start() {
        const receiver = new Receiver();
        receiver.server.listen(0, '127.0.0.1');
        await once(receiver.server, 'listening');
        return receiver;
    }

    constructor() {
        /** Requests with their answers: {path, headers, length, status, acts}. */
        this.taken = [];
        this.waiting = [];
        this.child = spawn(join(process.env.JUMPSEAT_BIN, 'take_in'), { stdio: ['pipe', 'pipe', 'inherit'] });
        createInterface({ input: this.child.stdout }).on('line', line => this.waiting.shift()(JSON.parse(line)));
        this.server = createServer((request, response) => this.#take(request, response));
    }

    get url() {
        return `http://127.0.0.1:${this.server.address().port}`;
    }

    get acts() {
        return this.taken.flatMap(({ acts }) => acts);
    }

    async #take(request, response) {
        const pieces = [];
        for await (const piece of request) pieces.push(piece);
        const body = Buffer.concat(pieces);
        const headers = Object.entries(request.headers);
        const head = { method: request.method, path: request.url, headers, length: body.length, arrived: 1 };
        const answer = await new Promise(resolve => {
            this.waiting.push(resolve);
            this.child.stdin.write(JSON.stringify(head) + '\n');
            this.child.stdin.write(body);
        });
        this.taken.push({ path: request.url, headers: request.headers, length: body.length, ...answer });
        response.writeHead(answer.status, { 'Content-Type': answer.type });
        response.end(Buffer.from(answer.body, 'base64'));
    }

    /** Ends it; resolves with what was counted. */
    async stop() {
        const counts = new Promise(resolve => this.waiting.push(resolve));
        this.child.stdin.end();
        this.server.close();
        return (await counts).counts;
    }
}
