// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers as model servers give them, written for these tests.

import { sse, typed } from './fixture.mjs';

const chat = (delta, finish = null) => ({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm-1',
    choices: [{ index: 0, delta, finish_reason: finish }] });

export const chatText = ': waiting\n\n' + sse(chat({ role: 'assistant', content: '' }), chat({ content: 'Grüße, ' }),
    chat({ content: '世界 😀' }), chat({}, 'stop'),
    { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'm-1', choices: [],
        usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17, prompt_tokens_details: { cached_tokens: 8 } } },
    '[DONE]');

export const chatTools = sse(chat({ role: 'assistant', content: null }),
    chat({ tool_calls: [{ index: 0, id: 'call_a', type: 'function', function: { name: 'weather', arguments: '' } }] }),
    chat({ tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] }),
    chat({ tool_calls: [{ index: 0, function: { arguments: '"Köln"}' } }] }),
    chat({ tool_calls: [{ index: 1, id: 'call_b', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }] }),
    chat({}, 'tool_calls'), '[DONE]');

export const chatBroken = sse(chat({ role: 'assistant', content: 'Half' }),
    { error: { message: 'The server had an error', type: 'server_error', code: null, param: null } });

export const chatCut = sse(chat({ role: 'assistant', content: 'Half' })) + 'data: {"id":"chatcmpl-1","cho';

export const chatBody = { id: 'chatcmpl-2', object: 'chat.completion', created: 1, model: 'm-1',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello', refusal: null }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } };

const response = (status, output, more = {}) => ({ id: 'resp_1', object: 'response', created_at: 1, model: 'm-1', status, output,
    error: null, incomplete_details: null, instructions: null, metadata: {}, parallel_tool_calls: true, temperature: 1,
    tool_choice: 'auto', tools: [], top_p: 1, usage: null, ...more });
const usage = { input_tokens: 12, input_tokens_details: { cached_tokens: 8 }, output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 17 };
const part = text => ({ type: 'output_text', text, annotations: [], logprobs: [] });
const message = { id: 'msg_1', type: 'message', status: 'completed', role: 'assistant', content: [part('Grüße 😀')] };
const call = { id: 'fc_1', type: 'function_call', status: 'completed', call_id: 'call_a', name: 'weather', arguments: '{"city":"Köln"}' };

const numbered = events => typed(...events.map((event, i) => ({ ...event, sequence_number: i })));
const opening = [{ type: 'response.created', response: response('in_progress', []) },
    { type: 'response.in_progress', response: response('in_progress', []) },
    { type: 'response.output_item.added', output_index: 0, item: { ...message, status: 'in_progress', content: [] } },
    { type: 'response.content_part.added', item_id: 'msg_1', output_index: 0, content_index: 0, part: part('') },
    { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 0, content_index: 0, delta: 'Grüße ', logprobs: [] },
    { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 0, content_index: 0, delta: '😀', logprobs: [] }];

export const responsesStream = numbered([...opening,
    { type: 'response.output_text.done', item_id: 'msg_1', output_index: 0, content_index: 0, text: 'Grüße 😀', logprobs: [] },
    { type: 'response.content_part.done', item_id: 'msg_1', output_index: 0, content_index: 0, part: part('Grüße 😀') },
    { type: 'response.output_item.done', output_index: 0, item: message },
    { type: 'response.output_item.added', output_index: 1, item: { ...call, status: 'in_progress', arguments: '' } },
    { type: 'response.function_call_arguments.delta', item_id: 'fc_1', output_index: 1, delta: '{"city":"Köln"}' },
    { type: 'response.function_call_arguments.done', item_id: 'fc_1', output_index: 1, name: 'weather', arguments: '{"city":"Köln"}' },
    { type: 'response.output_item.done', output_index: 1, item: call },
    { type: 'response.completed', response: response('completed', [message, call], { usage }) }]);

export const responsesFailed = numbered([...opening, { type: 'response.failed',
    response: response('failed', [], { error: { code: 'server_error', message: 'It broke' } }) }]);

const start = { type: 'message_start', message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'm-1', content: [],
    stop_reason: null, stop_sequence: null, usage: { input_tokens: 10, cache_read_input_tokens: 5, cache_creation_input_tokens: 2, output_tokens: 1 } } };
const block = (index, content, ...deltas) => [{ type: 'content_block_start', index, content_block: content },
    ...deltas.map(delta => ({ type: 'content_block_delta', index, delta })), { type: 'content_block_stop', index }];
const words = block(1, { type: 'text', text: '' }, { type: 'text_delta', text: 'Grüße ' }, { type: 'text_delta', text: '😀' });

export const anthropicStream = typed(start, { type: 'ping' },
    ...block(0, { type: 'thinking', thinking: '', signature: '' }, { type: 'thinking_delta', thinking: 'hmm' }, { type: 'signature_delta', signature: 'c2ln' }),
    ...words,
    ...block(2, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }, { type: 'input_json_delta', partial_json: '' },
        { type: 'input_json_delta', partial_json: '{"city":' }, { type: 'input_json_delta', partial_json: '"Köln"}' }),
    { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 20 } },
    { type: 'message_stop' });

export const anthropicBroken = typed(start, ...words, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } });
export const anthropicCut = typed(start, ...words).slice(0, -40);

export const anthropicBody = { id: 'msg_2', type: 'message', role: 'assistant', model: 'm-1', content: [{ type: 'text', text: 'Hello' }],
    stop_reason: 'end_turn', stop_sequence: null, usage: { input_tokens: 9, output_tokens: 2 } };

const lines = (...objects) => objects.map(object => JSON.stringify(object) + '\n').join('');
const at = { model: 'm-1', created_at: '2026-01-01T00:00:00Z' };
const counts = { done: true, done_reason: 'stop', total_duration: 5, prompt_eval_count: 12, eval_count: 5 };

export const ollamaChat = lines({ ...at, message: { role: 'assistant', content: 'Grüße ' }, done: false },
    { ...at, message: { role: 'assistant', content: '😀' }, done: false },
    { ...at, message: { role: 'assistant', content: '', tool_calls: [{ function: { name: 'weather', arguments: { city: 'Köln' } } }] }, done: false },
    { ...at, message: { role: 'assistant', content: '' }, ...counts });
export const ollamaGenerate = lines({ ...at, response: 'Grüße ', done: false }, { ...at, response: '😀', done: false },
    { ...at, response: '', ...counts });
export const ollamaBroken = lines({ ...at, message: { role: 'assistant', content: 'Half' }, done: false }, { error: 'the model runner stopped' });
