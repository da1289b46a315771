// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenAI's own client: chat completions and responses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothWays, errorOf, eventStream, Gateway, json, load, play, serve, token } from './fixture.mjs';
import { chatBody, chatBroken, chatCut, chatText, chatTools, responsesFailed, responsesStream } from './streams.mjs';

const { default: OpenAI } = await load('openai');

const client = ({ url, key, fetch }, more = {}) => new OpenAI({ baseURL: `${url}/v1`, apiKey: key, fetch, maxRetries: 0, ...more });
const question = { model: 'm-1', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Grüß mich 😀' }], max_tokens: 100 };
const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } }];

async function everyChunk(stream) {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
}
const streamed = more => async way => everyChunk(await client(way).chat.completions.create(
    { ...question, stream: true, stream_options: { include_usage: true }, ...more }));

test('chat, streamed', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: { ...eventStream, 'x-request-id': 'req_1' }, bytes: chatText }), streamed());
    assert.equal(value.map(chunk => chunk.choices[0]?.delta.content ?? '').join(''), 'Grüße, 世界 😀');
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'chatcmpl-1', requestId: 'req_1', model: 'm-1', text: 'Grüße, 世界 😀' }]);
    const [used] = await gateway.told('used');
    assert.deepEqual({ ...used, durationUs: 0 }, { requestId: 'req_1', messageId: 'chatcmpl-1', model: 'm-1', inputTokens: 12,
        outputTokens: 5, cachedTokens: 8, durationUs: 0, status: 200 });
    assert.ok(gateway.acts.every(act => act.channel === 'gateway' && act.tool === 'openai'));
    const { spent } = await gateway.ask();
    assert.deepEqual(spent, { requests: 1, tokens: 17, micros: 0, setAside: 0, calls: 0 });
});

test('chat with tools, streamed, and what they brought', async t => {
    const { gateway } = await bothWays(t, play({ headers: eventStream, bytes: chatTools }), streamed({ tools }));
    assert.deepEqual((await gateway.told('tool-used', 2)).map(call => [call.callId, call.tool, call.input]),
        [['call_a', 'weather', '{"city":"Köln"}'], ['call_b', 'weather', '{"city":"Oslo"}']]);
    await client({ url: gateway.url, key: token }).chat.completions.create({ ...question, stream: true, messages: [...question.messages,
        { role: 'assistant', content: null, tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'weather', arguments: '{}' } }] },
        { role: 'tool', tool_call_id: 'call_a', content: 'rain' }] });
    assert.deepEqual(await gateway.told('tool-ended'), [{ callId: 'call_a', outcome: 'ok', output: 'rain' }]);
    assert.equal((await gateway.told('prompted')).length, 1, 'a prompt is told once');
});

test('chat in one piece', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: json, bytes: JSON.stringify(chatBody) }),
        way => client(way).chat.completions.create(question));
    assert.equal(value.choices[0].message.content, 'Hello');
    assert.equal((await gateway.told('said'))[0].text, 'Hello');
});

for (const [status, error] of [[400, { message: 'Bad', type: 'invalid_request_error' }], [401, { message: 'Wrong key', code: 'invalid_api_key' }],
    [429, { message: 'Slow down', code: 'rate_limit_exceeded' }], [500, { message: 'It broke', type: 'server_error' }]]) {
    test(`an error: ${status}`, async t => {
        const { error: got, gateway } = await bothWays(t, play({ status, headers: { ...json, 'retry-after': '1' }, bytes: JSON.stringify({ error }) }), streamed());
        assert.equal(got.status, status);
        const [failed] = await gateway.told('failed');
        assert.equal(failed.status, status);
        assert.ok(failed.what.endsWith(error.message), failed.what);
        assert.deepEqual((await gateway.ask()).spent, { requests: 0, tokens: 0, micros: 0, setAside: 0, calls: 0 });
    });
}

test('a request that is tried again is one prompt', async t => {
    const server = await serve(t, (request, body, response, count) =>
        (count === 1 ? play({ status: 429, headers: { ...json, 'retry-after-ms': '5' }, bytes: '{"error":{"message":"Slow"}}' })
            : play({ headers: eventStream, bytes: chatText }))(request, body, response));
    const gateway = await Gateway.start(t, server.url);
    await everyChunk(await client({ url: gateway.url, key: token }, { maxRetries: 2 }).chat.completions.create({ ...question, stream: true }));
    assert.equal(server.asked.length, 2);
    await gateway.told('said');
    assert.equal((await gateway.told('prompted')).length, 1);
    assert.equal((await gateway.told('failed')).length, 1);
});

test('an error in the middle', async t => {
    const { error, gateway } = await bothWays(t, play({ headers: eventStream, bytes: chatBroken }), streamed());
    assert.match(error.message, /had an error/);
    assert.equal((await gateway.told('said'))[0].ending, 'cut');
    assert.match((await gateway.told('failed'))[0].what, /had an error/);
});

test('a connection that breaks', async t => {
    const { error, gateway } = await bothWays(t, play({ headers: eventStream, bytes: chatCut, cut: true }), streamed());
    assert.ok(error);
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'chatcmpl-1', model: 'm-1', text: 'Half', ending: 'cut' }]);
});

test('a wrong token', async t => {
    const server = await serve(t, play({ headers: json, bytes: '{}' }));
    const gateway = await Gateway.start(t, server.url);
    const error = await client({ url: gateway.url, key: 'wrong' }).chat.completions.create(question).then(() => null, errorOf);
    assert.equal(error.name, 'AuthenticationError');
    assert.equal(server.asked.length, 0);
    assert.equal(gateway.acts.length, 0);
});

test('a budget that is used up is final', async t => {
    const server = await serve(t, play({ headers: eventStream, bytes: chatText }));
    const gateway = await Gateway.start(t, server.url, { requests: 1 });
    const openai = client({ url: gateway.url, key: token }, { maxRetries: 5 });
    await everyChunk(await openai.chat.completions.create({ ...question, stream: true }));
    const begun = Date.now();
    const error = await openai.chat.completions.create({ ...question, stream: true }).then(() => null, errorOf);
    assert.equal(error.status, 403);
    assert.equal(error.code, 'insufficient_quota');
    assert.match(error.message, /used up/);
    assert.ok(Date.now() - begun < 1000, 'it is not tried again');
    assert.equal(server.asked.length, 1);
});

test('another model than the session\'s', async t => {
    const server = await serve(t, play({ headers: eventStream, bytes: chatText }));
    const gateway = await Gateway.start(t, server.url, { 'only-model': 'm-9' });
    const error = await client({ url: gateway.url, key: token }).chat.completions.create(question).then(() => null, errorOf);
    assert.equal(error.status, 404);
    assert.match(error.message, /m-9/);
    assert.equal(server.asked.length, 0);
});

test('models', async t => {
    const list = { object: 'list', data: [{ id: 'm-1', object: 'model', created: 1, owned_by: 'x' }] };
    const { value, gateway, server } = await bothWays(t, play({ headers: json, bytes: JSON.stringify(list) }),
        async way => (await client(way).models.list()).data);
    assert.equal(value[0].id, 'm-1');
    assert.equal(server.asked[1].headers.authorization, server.asked[0].headers.authorization);
    assert.deepEqual(gateway.acts, []);
});

const asked = { model: 'm-1', input: 'Grüß mich 😀', instructions: 'Be brief.', max_output_tokens: 100 };

test('responses, streamed', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: eventStream, bytes: responsesStream }), async way =>
        everyChunk(await client(way).responses.create({ ...asked, stream: true })));
    assert.equal(value.at(-1).response.usage.total_tokens, 17);
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'resp_1', model: 'm-1', text: 'Grüße 😀' }]);
    assert.deepEqual(await gateway.told('tool-used'), [{ callId: 'call_a', messageId: 'resp_1', tool: 'weather', input: '{"city":"Köln"}' }]);
});

test('responses that fail', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: eventStream, bytes: responsesFailed }), async way =>
        everyChunk(await client(way).responses.create({ ...asked, stream: true })));
    assert.equal(value.at(-1).type, 'response.failed');
    assert.deepEqual(await gateway.told('failed'), [{ status: 200, what: 'server_error: It broke' }]);
});
