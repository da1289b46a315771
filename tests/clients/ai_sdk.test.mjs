// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The AI SDK, with its providers for OpenAI, Anthropic and whoever speaks like OpenAI.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothWays, eventStream, load, play } from './fixture.mjs';
import { anthropicStream, chatBroken, chatText, responsesStream } from './streams.mjs';

const { jsonSchema, streamText, tool } = await load('ai');
const { createOpenAI } = await load('@ai-sdk/openai');
const { createAnthropic } = await load('@ai-sdk/anthropic');
const { createOpenAICompatible } = await load('@ai-sdk/openai-compatible');

const tools = { weather: tool({ inputSchema: jsonSchema({ type: 'object', properties: { city: { type: 'string' } } }) }) };

/** Everything of a stream but what differs from one use to the next. */
async function everything(model, more = {}) {
    const result = streamText({ model, prompt: 'Grüß mich 😀', maxRetries: 0, onError: () => {}, ...more });
    const parts = [];
    for await (const part of result.fullStream) {
        if (part.type === 'error') throw new Error(String(part.error?.message ?? JSON.stringify(part.error)));
        if (!['start-step', 'finish-step'].includes(part.type)) parts.push(part);
    }
    return { parts, text: await result.text, usage: await result.usage, calls: (await result.toolCalls).map(call => [call.toolName, call.input]) };
}

const providers = {
    'openai, responses': [responsesStream, ({ url, key, fetch }) => createOpenAI({ baseURL: `${url}/v1`, apiKey: key, fetch }).responses('m-1'), 'Grüße 😀'],
    'openai, chat': [chatText, ({ url, key, fetch }) => createOpenAI({ baseURL: `${url}/v1`, apiKey: key, fetch }).chat('m-1'), 'Grüße, 世界 😀'],
    compatible: [chatText, ({ url, key, fetch }) => createOpenAICompatible({ name: 'own', baseURL: `${url}/v1`, apiKey: key, fetch })('m-1'), 'Grüße, 世界 😀'],
    anthropic: [anthropicStream, ({ url, key, fetch }) => createAnthropic({ baseURL: `${url}/v1`, apiKey: key, fetch })('m-1'), 'Grüße 😀'],
};

for (const [name, [bytes, model, text]] of Object.entries(providers)) {
    test(name, async t => {
        const { value, gateway } = await bothWays(t, play({ headers: eventStream, bytes }), way => everything(model(way), { tools }));
        assert.equal(value.text, text);
        assert.equal((await gateway.told('said'))[0].text, text);
        assert.deepEqual(await gateway.told('prompted'), [{ text: 'Grüß mich 😀' }]);
        assert.equal(value.calls.length, gateway.acts.filter(act => act.kind === 'tool-used').length);
    });
}

test('an error in the middle', async t => {
    const [, model] = providers.compatible;
    const { error, gateway } = await bothWays(t, play({ headers: eventStream, bytes: chatBroken }), way => everything(model(way)));
    assert.match(error.message, /had an error/);
    assert.equal((await gateway.told('failed')).length, 1);
});
