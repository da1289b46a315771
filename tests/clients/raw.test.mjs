// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What no client of a vendor's does: servers and clients that are broken, hostile or very slow.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { drained, eventStream, Gateway, json, play, realKey, serve, sse, token, until } from './fixture.mjs';
import { chatText } from './streams.mjs';

const question = { model: 'm-1', messages: [{ role: 'user', content: 'Why?' }], stream: true };
const asking = (more = {}) => ({ method: 'POST', body: JSON.stringify(question),
    ...more, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...more.headers } });
const chatPath = '/v1/chat/completions';

/** Bytes as they are on a connection of one's own; resolves with all that comes until it closes. */
function rawly(gateway, ...pieces) {
    return new Promise((resolve, reject) => {
        const socket = connect(gateway.port, '127.0.0.1', async () => {
            for (const piece of pieces) {
                socket.write(piece);
                await new Promise(done => setTimeout(done, 2));
            }
        });
        const received = [];
        socket.on('data', data => received.push(data));
        socket.on('close', () => resolve(Buffer.concat(received).toString()));
        socket.on('error', reject);
    });
}

async function stage(t, answer, options) {
    const server = await serve(t, answer);
    return { server, gateway: await Gateway.start(t, server.url, options) };
}

test('a redirect is told and leads nowhere', async t => {
    const other = await serve(t, play({ bytes: 'stolen' }));
    const { server, gateway } = await stage(t, play({ status: 307, headers: { location: `${other.url}/v1/chat/completions` }, bytes: 'there' }));
    const response = await fetch(gateway.url + chatPath, asking());
    assert.equal(response.status, 307);
    assert.equal(response.headers.get('location'), null);
    assert.equal(await response.text(), 'there');
    assert.equal(server.asked.length, 1);
    assert.equal(other.asked.length, 0, 'neither the key nor the token went there');
});

test('a key that is sent back is seen by nobody', async t => {
    const { gateway } = await stage(t, async (request, body, response) => {
        const seen = request.headers.authorization;
        response.writeHead(400, { ...json, 'x-echo': seen });
        response.write(`{"error":{"message":"${seen.slice(0, 12)}`);
        await new Promise(done => setTimeout(done, 20));
        response.end(`${seen.slice(12)} is wrong: ${seen}"}}`);
    });
    const response = await fetch(gateway.url + chatPath, asking());
    const text = await response.text();
    assert.match(text, /Bearer \*+ is wrong: Bearer \*+"/);
    assert.match(response.headers.get('x-echo'), /^Bearer \*+$/);
    assert.match((await gateway.told('failed'))[0].what, /\*\*\*/);
    for (const seen of [text, gateway.output, JSON.stringify([...response.headers])]) assert.ok(!seen.includes(realKey));
});

test('fifty megabytes leave the memory as it was', async t => {
    const words = 'x'.repeat(60_000);
    const { gateway } = await stage(t, async (request, body, response) => {
        response.writeHead(200, eventStream);
        for (let i = 0; i < 850; i++) {
            if (!response.write(sse({ id: 'chatcmpl-1', model: 'm-1', choices: [{ delta: { content: words } }] }))) await once(response, 'drain');
        }
        response.end(sse({ choices: [{ delta: {}, finish_reason: 'stop' }] }));
    });
    await fetch(gateway.url + chatPath, asking({ body: JSON.stringify({ ...question, model: 'warm-up' }), headers: { authorization: 'Bearer x' } }));
    const before = (await gateway.ask()).memory;
    let bytes = 0;
    const response = await fetch(gateway.url + chatPath, asking());
    for await (const piece of response.body) bytes += piece.length;
    assert.ok(bytes > 50_000_000);
    await gateway.told('used');
    const grown = (await gateway.ask()).memory - before;
    t.diagnostic(`grown by ${grown} KB`);
    assert.ok(grown < 20_000, `${grown} KB`);
    const said = await gateway.told('said');
    assert.ok(said.reduce((sum, act) => sum + (act.text ?? '').length, 0) <= 4 * 1024 * 1024);
    assert.match(said.at(-1).ending, /too long/);
});

test('a client that does not read holds the server up, not the memory', async t => {
    let sent = 0;
    let isDone = false;
    const { gateway } = await stage(t, async (request, body, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const piece = Buffer.alloc(64 * 1024, 'x');
        for (let i = 0; i < 1600 && !response.destroyed; i++) { // 100 MiB
            sent += piece.length;
            if (!response.write(piece)) await drained(response);
        }
        isDone = true;
        response.end();
    });
    const before = (await gateway.ask()).memory;
    const agent = new Agent();
    const asked = httpRequest(gateway.url + chatPath, { ...asking(), agent });
    asked.end(asking().body);
    const [response] = await once(asked, 'response');
    response.pause();
    let last = -1;
    await until(async () => {
        const stands = last === sent;
        last = sent;
        await new Promise(done => setTimeout(done, 200));
        return stands && sent > 0;
    }, 'the server to be held up');
    assert.ok(!isDone && sent < 40_000_000, `${sent} bytes were taken`);
    assert.ok((await gateway.ask()).memory - before < 20_000);
    let got = 0;
    response.on('data', data => (got += data.length)).resume();
    await once(response, 'end');
    assert.equal(got, 1600 * 64 * 1024);
    agent.destroy();
});

test('a slow drip arrives as it falls', async t => {
    const { gateway } = await stage(t, async (request, body, response) => {
        response.writeHead(200, eventStream);
        for (const piece of ['data: {"choices":[{"delta":{"content":"a', 'b"}}]}\n', '\n', ': still there\n\n', 'data: [DONE]\n\n']) {
            response.write(piece);
            await new Promise(done => setTimeout(done, 40));
        }
        response.end();
    });
    const response = await fetch(gateway.url + chatPath, asking());
    const pieces = [];
    for await (const piece of response.body) pieces.push(Buffer.from(piece).toString());
    assert.ok(pieces.length >= 5, JSON.stringify(pieces));
    assert.equal((await gateway.told('said'))[0].text, 'ab');
});

test('a server that says nothing', async t => {
    const { gateway } = await stage(t, () => {}, { idle: 100 });
    const response = await fetch(gateway.url + chatPath, asking());
    assert.equal(response.status, 504);
    assert.match((await response.json()).error.message, /silent/);
    assert.equal((await gateway.told('failed'))[0].status, 504);
});

test('a server that is not there', async t => {
    const gateway = await Gateway.start(t, 'http://127.0.0.1:1');
    const response = await fetch(gateway.url + '/v1/messages', asking());
    assert.equal(response.status, 502);
    const body = await response.json();
    assert.equal(body.type, 'error');
    assert.ok(!body.error.message.includes('127.0.0.1'));
    assert.deepEqual((await gateway.ask()).spent, { requests: 0, tokens: 0, micros: 0, setAside: 0, calls: 0 });
});

test('garbage', async t => {
    const bytes = '\uFEFF<html>\ndata: {]\n\nevent: x\ndata\n\n\0\0\0\r\r' + chatText.replace(': waiting', 'what is this');
    const { gateway } = await stage(t, play({ headers: eventStream, bytes }));
    const response = await fetch(gateway.url + chatPath, asking());
    assert.equal(Buffer.from(await response.arrayBuffer()).toString(), bytes);
    assert.equal((await gateway.told('said'))[0].text, 'Grüße, 世界 😀');
});

test('an answer that is compressed although nobody asked for it', async t => {
    const { server, gateway } = await stage(t, play({ headers: { ...eventStream, 'content-encoding': 'gzip' }, bytes: gzipSync(chatText) }));
    const response = await fetch(gateway.url + chatPath, asking());
    assert.equal(await response.text(), chatText);
    assert.equal((await gateway.told('said'))[0].text, 'Grüße, 世界 😀');
    assert.equal(server.asked[0].headers['accept-encoding'], 'identity');
});

test('a request that is compressed', async t => {
    const { server, gateway } = await stage(t, play({ headers: eventStream, bytes: chatText }));
    const packed = gzipSync(JSON.stringify(question));
    const response = await fetch(gateway.url + chatPath, asking({ body: packed, headers: { 'content-encoding': 'gzip' } }));
    assert.equal(response.status, 200);
    assert.deepEqual(server.asked[0].body, packed);
    assert.equal((await gateway.told('prompted'))[0].text, 'Why?');
    const other = await fetch(gateway.url + chatPath, asking({ headers: { 'content-encoding': 'br' } }));
    assert.equal(other.status, 415);
});

test('a page of somebody else\'s', async t => {
    const { server, gateway } = await stage(t, play({}));
    const response = await fetch(gateway.url + chatPath, asking({ headers: { origin: 'http://example.org' } }));
    assert.equal(response.status, 403);
    const rebound = await rawly(gateway, `POST ${chatPath} HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer ${token}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    assert.match(rebound, /^HTTP\/1.1 421/);
    assert.equal(server.asked.length, 0);
});

test('bodies: in chunks, expected first, too large, cut off', async t => {
    const { server, gateway } = await stage(t, play({ headers: { ...json, 'content-length': '2' }, bytes: '{}' }));
    const head = `POST ${chatPath} HTTP/1.1\r\nHost: 127.0.0.1:${gateway.port}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n`;
    const body = JSON.stringify(question);
    const chunked = await rawly(gateway, `${head}Transfer-Encoding: chunked\r\n\r\n`, `5\r\n${body.slice(0, 5)}\r\n`,
        `${(body.length - 5).toString(16)}\r\n${body.slice(5)}\r\n0\r\n\r\n`);
    assert.match(chunked, /^HTTP\/1.1 200/);
    assert.equal(server.asked[0].body.toString(), body);
    const expecting = await rawly(gateway, `${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`, body);
    assert.match(expecting, /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200/);
    const large = await rawly(gateway, `${head}Content-Length: ${33 * 1024 * 1024}\r\n\r\n`, body);
    assert.match(large, /^HTTP\/1.1 413/);
    const wrong = await rawly(gateway, `${head.replace(token, 'wrong')}Content-Length: ${body.length}\r\n\r\n`, body);
    assert.match(wrong, /^HTTP\/1.1 401/);
    const socket = connect(gateway.port, '127.0.0.1');
    socket.end(`${head}Content-Length: 100\r\n\r\n{`);
    await once(socket, 'close');
    assert.equal(server.asked.length, 2);
    assert.equal((await gateway.ask()).spent.calls, 0);
});

test('one connection for many requests, of an old client as well', async t => {
    const { gateway } = await stage(t, (request, body, response, count) => (count % 2
        ? play({ headers: eventStream, bytes: chatText }) : play({ status: 400, headers: json, bytes: '{}' }))(request, body, response));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set();
    for (let i = 0; i < 6; i++) {
        const asked = httpRequest(gateway.url + chatPath, { ...asking(), agent });
        asked.on('socket', socket => sockets.add(socket));
        asked.end(asking().body);
        const [response] = await once(asked, 'response');
        response.resume();
        await once(response, 'end');
        assert.equal(response.statusCode, i % 2 ? 400 : 200);
    }
    assert.equal(sockets.size, 1);
    agent.destroy();
    const body = JSON.stringify(question);
    const old = await rawly(gateway, `POST ${chatPath} HTTP/1.0\r\nHost: 127.0.0.1:${gateway.port}\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    assert.ok(old.endsWith(chatText));
    assert.ok(!/chunked/i.test(old));
});

test('methods and paths', async t => {
    const { server, gateway } = await stage(t, play({ headers: json, bytes: '{}' }));
    const status = async (path, more) => (await fetch(gateway.url + path, asking(more))).status;
    assert.equal(await status(chatPath, { method: 'GET', body: undefined }), 405);
    assert.equal(await status('/v1/embeddings', { method: 'GET', body: undefined }), 404);
    assert.equal(await status('/v1/models/../chat', { method: 'GET', body: undefined }), 404);
    assert.equal(await status(chatPath, { body: 'no json' }), 400);
    assert.equal(server.asked.length, 0);
});
