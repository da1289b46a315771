// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Anthropic's own client, and the manners of Claude Code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothWays, errorOf, eventStream, Gateway, json, load, play, realKey, serve, token } from './fixture.mjs';
import { anthropicBody, anthropicBroken, anthropicCut, anthropicStream } from './streams.mjs';

const { default: Anthropic } = await load('@anthropic-ai/sdk');

const client = ({ url, key, fetch }, more = {}) => new Anthropic({ baseURL: url, apiKey: key, authToken: null, fetch, maxRetries: 0, ...more });
const question = { model: 'm-1', max_tokens: 100, messages: [{ role: 'user', content: 'Grüß mich 😀' }] };
const tools = [{ name: 'weather', input_schema: { type: 'object', properties: { city: { type: 'string' } } } }];

const streamed = more => async way => {
    const stream = client(way).messages.stream({ ...question, tools, ...more });
    const events = [];
    for await (const event of stream) events.push(event);
    return { events, message: await stream.finalMessage() };
};

test('messages, streamed, with thoughts and a tool', async t => {
    const { value, gateway, server } = await bothWays(t,
        play({ headers: { ...eventStream, 'request-id': 'req_1', 'anthropic-organization-id': 'org-1' }, bytes: anthropicStream }), streamed());
    assert.deepEqual(value.message.content.map(block => block.type), ['thinking', 'text', 'tool_use']);
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'msg_1', requestId: 'req_1', model: 'm-1', text: 'Grüße 😀' }]);
    assert.deepEqual(await gateway.told('tool-used'), [{ callId: 'toolu_1', messageId: 'msg_1', tool: 'weather', input: '{"city":"Köln"}' }]);
    const [used] = await gateway.told('used');
    assert.deepEqual([used.inputTokens, used.cachedTokens, used.outputTokens], [17, 5, 20]);
    assert.equal(server.asked[1].headers['anthropic-version'], server.asked[0].headers['anthropic-version']);
});

test('messages in one piece', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: json, bytes: JSON.stringify(anthropicBody) }),
        way => client(way).messages.create(question));
    assert.equal(value.content[0].text, 'Hello');
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'msg_2', model: 'm-1', text: 'Hello' }]);
});

for (const [status, type] of [[400, 'invalid_request_error'], [401, 'authentication_error'], [404, 'not_found_error'],
    [413, 'request_too_large'], [429, 'rate_limit_error'], [500, 'api_error'], [529, 'overloaded_error']]) {
    test(`an error: ${status}`, async t => {
        const bytes = JSON.stringify({ type: 'error', error: { type, message: 'In words' }, request_id: 'req_1' });
        const { error, gateway } = await bothWays(t, play({ status, headers: { ...json, 'retry-after': '1', 'x-should-retry': 'true' }, bytes }), streamed());
        assert.equal(error.status, status);
        assert.deepEqual(await gateway.told('failed'), [{ status, what: `${type}: In words` }]);
    });
}

test('an error in the middle', async t => {
    const { error, gateway } = await bothWays(t, play({ headers: eventStream, bytes: anthropicBroken }), streamed());
    assert.match(error.message, /Overloaded/);
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'msg_1', model: 'm-1', text: 'Grüße 😀', ending: 'cut' }]);
    assert.deepEqual(await gateway.told('failed'), [{ status: 200, what: 'overloaded_error: Overloaded' }]);
});

test('a connection that breaks', async t => {
    const { error, gateway } = await bothWays(t, play({ headers: eventStream, bytes: anthropicCut, cut: true }), streamed());
    assert.ok(error);
    assert.equal((await gateway.told('said'))[0].ending, 'cut');
});

test('a client that stops listening', async t => {
    const closed = [];
    const server = await serve(t, async (request, body, response) => {
        response.on('close', () => closed.push(true));
        response.writeHead(200, eventStream);
        response.write(anthropicStream.slice(0, anthropicStream.indexOf('event: content_block_start\ndata: {"type":"content_block_start","index":2')));
    });
    const gateway = await Gateway.start(t, server.url);
    const stream = client({ url: gateway.url, key: token }).messages.stream({ ...question, tools });
    await new Promise(resolve => stream.on('text', (delta, text) => text.endsWith('😀') && resolve()));
    stream.abort();
    await stream.done().catch(() => {});
    assert.deepEqual(await gateway.told('said'), [{ messageId: 'msg_1', model: 'm-1', text: 'Grüße 😀', ending: 'cut' }]);
    const { spent } = await gateway.ask();
    assert.equal(spent.calls, 0);
    assert.equal(spent.setAside, 0);
    assert.ok(spent.tokens >= 17);
    for (const end = Date.now() + 5000; !closed.length && Date.now() < end;) await new Promise(setImmediate);
    assert.equal(closed.length, 1, 'the model server is not kept busy');
});

test('tokens are counted without a record', async t => {
    const { value, gateway } = await bothWays(t, play({ headers: json, bytes: '{"input_tokens": 14}' }),
        way => client(way).messages.countTokens({ model: 'm-1', messages: question.messages }));
    assert.equal(value.input_tokens, 14);
    assert.deepEqual(gateway.acts, []);
});

test('models, with Anthropic\'s key header', async t => {
    const list = { data: [{ type: 'model', id: 'm-1', display_name: 'M', created_at: '2026-01-01T00:00:00Z' }], has_more: false, first_id: 'm-1', last_id: 'm-1' };
    const { server } = await bothWays(t, play({ headers: json, bytes: JSON.stringify(list) }), async way => (await client(way).models.list()).data);
    assert.equal(server.asked[1].headers['x-api-key'], realKey);
});

test('a budget that is used up is final', async t => {
    const server = await serve(t, play({ headers: json, bytes: JSON.stringify(anthropicBody) }));
    const gateway = await Gateway.start(t, server.url, { micros: 1000, prices: '{"m-*":{"input":3,"output":15}}' });
    const anthropic = client({ url: gateway.url, key: token }, { maxRetries: 5 });
    const error = await anthropic.messages.create(question).then(() => null, errorOf);
    assert.equal(error.status, 403);
    assert.match(error.message, /left of this interview/);
    assert.equal(server.asked.length, 0);
    await anthropic.messages.create({ ...question, max_tokens: 10 });
    assert.equal((await gateway.told('used'))[0].costMicros, 57);
    assert.deepEqual((await gateway.ask()).spent, { requests: 1, tokens: 11, micros: 57, setAside: 0, calls: 0 });
});

const claudeCode = body => ({ method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`,
    'user-agent': 'claude-cli/2.1.40 (external, cli)', 'anthropic-version': '2023-06-01', 'anthropic-beta': 'a-2026,b-2026', 'x-app': 'cli' },
body: JSON.stringify({ model: 'm-1', max_tokens: 100, stream: true, metadata: { user_id: 'user_x_account_y_session_1f-2e' },
    system: [{ type: 'text', text: 's', cache_control: { type: 'ephemeral' } }], ...body }) });

test('Claude Code: a task for a sub-agent, a rejection, and what it asks for itself', async t => {
    const task = { ...anthropicBody, content: [{ type: 'tool_use', id: 'toolu_9', name: 'Task', input: { prompt: 'Look for tests' } }], stop_reason: 'tool_use' };
    const server = await serve(t, play({ headers: json, bytes: JSON.stringify(task) }));
    const gateway = await Gateway.start(t, server.url);
    const ask = async body => (await fetch(`${gateway.url}/v1/messages?beta=true`, claudeCode(body))).json();
    const reminder = { type: 'text', text: '<system-reminder>Today is Monday.</system-reminder>' };
    await ask({ tools, messages: [{ role: 'user', content: [reminder, { type: 'text', text: 'Why does it fail?' }] }] });
    await ask({ tools, messages: [{ role: 'user', content: 'Look for tests' }] });
    await ask({ messages: [{ role: 'user', content: 'Write a title for: Why does it fail?' }] });
    await ask({ tools, messages: [{ role: 'user', content: 'Why does it fail?' }, { role: 'assistant', content: [] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_8', is_error: true,
            content: "The user doesn't want to proceed with this tool use. The tool use was rejected" }, reminder] }] });
    await gateway.told('used', 4);
    assert.deepEqual(await gateway.told('prompted'), [{ text: 'Why does it fail?' }]);
    assert.deepEqual((await gateway.told('tool-ended')).map(ended => [ended.callId, ended.outcome]), [['toolu_8', 'rejected']]);
    assert.deepEqual((await gateway.told('tool-used')).map(used => Boolean(used.byAgent)), [false, true, false]);
    assert.ok(gateway.acts.every(act => act.tool === 'claude-code' && act.conversation === '1f-2e'));
    assert.equal(server.asked[0].url, '/v1/messages?beta=true');
    assert.equal(server.asked[0].headers['anthropic-beta'], 'a-2026,b-2026');
    assert.equal(server.asked[0].headers['x-app'], 'cli');
});

test('Claude Code: is anybody there', async t => {
    const server = await serve(t, play({}));
    const gateway = await Gateway.start(t, server.url);
    const response = await fetch(`${gateway.url}/api/hello`, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(server.asked.length, 0);
});
