// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A model server that a test plays, a gateway before it, and clients that are used both ways: what they get must be the
// same, object for object and byte for byte.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { JUMPSEAT_BIN, NPM_MODULES } = process.env;
const resolver = createRequire(join(NPM_MODULES, 'resolver.js'));

/** A module of the packages in the build directory. */
export const load = name => import(pathToFileURL(resolver.resolve(name)).href);

export const realKey = 'sk-real-key-0123456789';
export const token = 'token-of-the-candidate-01';

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Resolves with what `check` returns once that is not false. */
export async function until(check, what, patience = 10_000) {
    for (const end = Date.now() + patience; ;) {
        const value = await check();
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
        await wait(5);
    }
}

/** A server on a free port; `answer(request, body, response)` plays it. `asked` is what it was asked. */
export async function serve(t, answer) {
    const asked = [];
    const server = createServer(async (request, response) => {
        const pieces = [];
        try {
            for await (const piece of request) pieces.push(piece);
        } catch {
            return; // the client went in the middle
        }
        const body = Buffer.concat(pieces);
        asked.push({ method: request.method, url: request.url, headers: request.headers, body });
        await answer(request, body, response, asked.length);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => {
        server.closeAllConnections();
        server.close();
    });
    return { asked, url: `http://127.0.0.1:${server.address().port}`, server };
}

/** Resolves when a stream can take more, or is over. */
export const drained = stream => new Promise(resolve => {
    const go = () => {
        stream.off('drain', go);
        stream.off('close', go);
        resolve();
    };
    stream.on('drain', go);
    stream.on('close', go);
});

/** Writes `bytes` in pieces of awkward sizes, so that events, lines and characters are cut anywhere. */
export async function drip(response, bytes, sizes = [1, 7, 2, 64, 3, 200, 11]) {
    const all = Buffer.from(bytes);
    for (let at = 0, i = 0; at < all.length && !response.destroyed; i++) {
        const size = sizes[i % sizes.length];
        if (!response.write(all.subarray(at, at + size))) await drained(response);
        at += size;
        await new Promise(setImmediate);
    }
}

/** An answer to be played: `bytes` with `status` and `headers`; `cut` breaks the connection behind them. */
export const play = ({ status = 200, headers = {}, bytes = '', cut = false }) => async (request, body, response) => {
    response.writeHead(status, headers);
    await drip(response, bytes);
    if (!cut) return response.end();
    await wait(30); // until what was written has gone
    response.destroy();
};

/** gateway_host as a process. */
export class Gateway {
    static async start(t, upstream, options = {}) {
        const all = { upstream, key: realKey, token, ...options };
        const gateway = new Gateway();
        gateway.acts = [];
        gateway.answers = [];
        gateway.child = spawn(join(JUMPSEAT_BIN, 'gateway_host'),
            Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]), { stdio: ['pipe', 'pipe', 'inherit'] });
        gateway.output = '';
        const lines = createInterface({ input: gateway.child.stdout });
        const started = new Promise((resolve, reject) => {
            gateway.child.on('exit', code => reject(new Error(`gateway_host ended with ${code}`)));
            lines.on('line', line => {
                gateway.output += line;
                const message = JSON.parse(line);
                if (message.port) resolve(message.port);
                else if (message.act) gateway.acts.push(message.act);
                else gateway.answers.push(message);
            });
        });
        t.after(() => gateway.child.kill());
        const port = await started;
        gateway.child.removeAllListeners('exit');
        gateway.url = `http://127.0.0.1:${port}`;
        gateway.port = port;
        return gateway;
    }

    /** { spent: { requests, tokens, micros, setAside, calls }, memory } */
    async ask() {
        const count = this.answers.length;
        this.child.stdin.write('state\n');
        return until(() => this.answers[count], 'an answer of gateway_host');
    }

    /** Acts of one kind, their `what` with empty members left out; waits until there are so many. */
    async told(kind, count = 1) {
        const found = () => this.acts.filter(act => act.kind === kind).map(act => act.what ?? {});
        return until(() => found().length >= count && found(), `${count} of "${kind}" among ${JSON.stringify(this.acts)}`);
    }
}

/** A fetch that keeps the bytes of every answer. */
function recordingFetch() {
    const bodies = [];
    const fetching = async (...request) => {
        const response = await fetch(...request);
        bodies.push(response.clone().arrayBuffer().then(bytes => Buffer.from(bytes).toString('base64'), () => 'cut'));
        return response;
    };
    return { fetching, bodies };
}

const plain = value => JSON.parse(JSON.stringify(value ?? null));

/** What an error of a client says; addresses and the stack are of the one way or the other. */
export function errorOf(error) {
    return plain({ name: error.constructor.name, status: error.status ?? error.statusCode ?? error.status_code,
        message: error.message, type: error.type, code: error.code, error: error.error });
}

/**
 * Uses a client on a server that plays `answer`, directly and through the gateway: `use({ url, key, fetch })` returns what
 * it got. Both must get the same; returns that and the gateway.
 */
export async function bothWays(t, answer, use, options = {}) {
    const server = await serve(t, answer);
    const gateway = await Gateway.start(t, server.url, options);
    const ways = [];
    for (const [url, key] of [[server.url, realKey], [gateway.url, token]]) {
        const { fetching, bodies } = recordingFetch();
        let got;
        try {
            got = { value: plain(await use({ url, key, fetch: fetching })) };
        } catch (error) {
            got = { error: errorOf(error) };
        }
        ways.push({ got, bodies: await Promise.all(bodies) });
    }
    const [direct, through] = ways;
    assert.deepEqual(through.got, direct.got);
    if (!direct.bodies.includes('cut')) assert.deepEqual(through.bodies, direct.bodies);
    const half = server.asked.length / 2;
    server.asked.slice(0, half).forEach((first, i) => {
        const second = server.asked[half + i];
        assert.deepEqual(second.body, first.body, 'the same request, byte for byte');
        assert.equal(second.url, first.url);
        assert.ok(!JSON.stringify(second.headers).includes(token), 'the candidate\'s token stays here');
    });
    assert.ok(!gateway.output.includes(realKey), 'no key in what is recorded');
    return { ...direct.got, gateway, server };
}

/** Events as servers send them: [name, data] or data alone. */
export const sse = (...events) => events.map(event => {
    const [name, data] = Array.isArray(event) ? event : ['', event];
    return `${name ? `event: ${name}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}).join('');
/** The same where the name is the data's type. */
export const typed = (...events) => sse(...events.map(event => [event.type, event]));

export const eventStream = { 'content-type': 'text/event-stream; charset=utf-8' };
export const json = { 'content-type': 'application/json' };
