// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ollama's own client.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothWays, errorOf, Gateway, json, load, play, serve } from './fixture.mjs';
import { ollamaBroken, ollamaChat, ollamaGenerate } from './streams.mjs';

const { Ollama } = await load('ollama');

const client = ({ url, key, fetch }) => new Ollama({ host: url, fetch, headers: { Authorization: `Bearer ${key}` } });
const question = { model: 'm-1', messages: [{ role: 'user', content: 'Grüß mich 😀' }] };
const ndjson = { 'content-type': 'application/x-ndjson' };
const everyPart = async stream => {
    const parts = [];
    for await (const part of await stream) parts.push(part);
    return parts;
};

test('chat, streamed, with a tool', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: ndjson, bytes: ollamaChat }),
        way => everyPart(client(way).chat({ ...question, stream: true })));
    assert.equal(value.map(part => part.message.content).join(''), 'Grüße 😀');
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
    assert.deepEqual(await gateway.told('said'), [{ model: 'm-1', text: 'Grüße 😀' }]);
    assert.deepEqual(await gateway.told('tool-used'), [{ tool: 'weather', input: '{"city":"Köln"}' }]);
    const [used] = await gateway.told('used');
    assert.deepEqual([used.inputTokens, used.outputTokens], [12, 5]);
    assert.ok(gateway.acts.every(act => act.tool === 'ollama'));
});

test('chat in one piece', async t => {
    const body = { model: 'm-1', message: { role: 'assistant', content: 'Hello' }, done: true, done_reason: 'stop', prompt_eval_count: 3, eval_count: 1 };
    const { gateway } = await bothWays(t, play({ headers: json, bytes: JSON.stringify(body) }), way => client(way).chat(question));
    assert.deepEqual(await gateway.told('said'), [{ model: 'm-1', text: 'Hello' }]);
});

test('generate, streamed', async t => {
    const { gateway } = await bothWays(t, play({ headers: ndjson, bytes: ollamaGenerate }),
        way => everyPart(client(way).generate({ model: 'm-1', prompt: 'Grüß mich 😀', stream: true })));
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
    assert.deepEqual(await gateway.told('said'), [{ model: 'm-1', text: 'Grüße 😀' }]);
});

test('no such model', async t => {
    const { error, gateway } = await bothWays(t, play({ status: 404, headers: json, bytes: '{"error":"model \'m-1\' not found"}' }),
        way => everyPart(client(way).chat({ ...question, stream: true })));
    assert.equal(error.status, 404);
    assert.deepEqual(await gateway.told('failed'), [{ status: 404, what: 'model \'m-1\' not found' }]);
});

test('an error in the middle', async t => {
    const { error, gateway } = await bothWays(t, play({ headers: ndjson, bytes: ollamaBroken }),
        way => everyPart(client(way).chat({ ...question, stream: true })));
    assert.match(error.message, /model runner/);
    assert.deepEqual(await gateway.told('said'), [{ model: 'm-1', text: 'Half', ending: 'cut' }]);
});

test('what there is: tags, show, version', async t => {
    const { gateway } = await bothWays(t, (request, body, response) => play({ headers: json, bytes: JSON.stringify({ path: request.url, models: [], version: '1' }) })(request, body, response),
        async way => [await client(way).list(), await client(way).show({ model: 'm-1' }), await client(way).version()]);
    assert.deepEqual(gateway.acts, []);
});

test('a wrong token', async t => {
    const server = await serve(t, play({ headers: json, bytes: '{}' }));
    const gateway = await Gateway.start(t, server.url);
    const error = await client({ url: gateway.url, key: 'wrong' }).chat(question).then(() => null, errorOf);
    assert.equal(error.status, 401);
    assert.match(error.message, /token of your link/);
});
