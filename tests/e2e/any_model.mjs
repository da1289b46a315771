// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server that speaks Anthropic's Messages, OpenAI's Responses and Gemini's generateContent. Asked for the first time, it
// has a shell command run; given its result, it says that it is done.

import { once } from 'node:events';
import { createServer } from 'node:http';

const command = 'echo hello > made.txt; cat made.txt';
export const lastWords = 'It is done.';

function streaming(response, id) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': id, 'x-request-id': id });
}
const event = (response, type, data) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
const json = (response, value, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** Newer tools name their shell in other ways, and give it the command in other members. */
const shells = {
    Bash: { command, description: 'Make a file' },
    exec_command: { cmd: command },
    shell_command: { command },
    shell: { command: ['bash', '-lc', command] },
    run_shell_command: { command, description: 'Make a file' },
};
const shellAmong = names => names.find(name => name in shells);

export class AnyModel {
    asked = []; // { path, key }
    answers = 0; // streamed ones

    static async start() {
        const model = new AnyModel();
        model.http = createServer(async (request, response) => {
            const pieces = [];
            for await (const piece of request) pieces.push(piece);
            const body = JSON.parse(Buffer.concat(pieces).toString() || '{}');
            const path = request.url.split('?')[0];
            model.asked.push({ path, key: request.headers['x-api-key'] ?? request.headers.authorization });
            const dialect = [
                [/\/messages$/, 'messages'],
                [/\/responses$/, 'responses'],
                [/:(streamG|g)enerateContent$/, 'gemini'],
                [/\/count_tokens$/, 'counted'],
            ].find(([pattern]) => pattern.test(path));
            if (dialect) model[dialect[1]](body, response);
            else json(response, { error: { message: `nothing at ${path}` } }, 404);
        });
        model.http.listen(0, '127.0.0.1');
        await once(model.http, 'listening');
        model.url = `http://127.0.0.1:${model.http.address().port}`;
        return model;
    }

    counted(_body, response) {
        json(response, { input_tokens: 12 });
    }

    messages({ model, messages, tools = [], stream }, response) {
        const content = messages.at(-1).content;
        const goesOn = Array.isArray(content) && content.some(({ type }) => type === 'tool_result');
        const shell = goesOn ? undefined : shellAmong(tools.map(({ name }) => name));
        const n = (this.answers += 1);
        const message = { id: `msg_${n}`, type: 'message', role: 'assistant', model, content: [], stop_reason: null };
        if (!stream) {
            const whole = { content: [{ type: 'text', text: lastWords }], stop_reason: 'end_turn' };
            return json(response, { ...message, ...whole, usage: { input_tokens: 10, output_tokens: 4 } });
        }
        streaming(response, `req_${n}`);
        const usage = { input_tokens: 80, output_tokens: 1, cache_read_input_tokens: 20, cache_creation_input_tokens: 0 };
        event(response, 'message_start', { message: { ...message, usage } });
        const block = shell
            ? { type: 'tool_use', id: `toolu_${n}`, name: shell, input: {} }
            : { type: 'text', text: '' };
        event(response, 'content_block_start', { index: 0, content_block: block });
        const whole = shell ? JSON.stringify(shells[shell]) : lastWords;
        for (const part of whole.match(/[^]{1,9}/g)) {
            const delta = shell ? { type: 'input_json_delta', partial_json: part } : { type: 'text_delta', text: part };
            event(response, 'content_block_delta', { index: 0, delta });
        }
        event(response, 'content_block_stop', { index: 0 });
        const delta = { stop_reason: shell ? 'tool_use' : 'end_turn' };
        event(response, 'message_delta', { delta, usage: { output_tokens: 20 } });
        event(response, 'message_stop', {});
        response.end();
    }

    responses({ model, input, tools = [] }, response) {
        const since = input.findLastIndex(({ role }) => role === 'user');
        const goesOn = input.slice(since).some(({ type = '' }) => type.endsWith('_output'));
        const shell = goesOn ? undefined : shellAmong(tools.map(({ name, type }) => name ?? type));
        const n = (this.answers += 1);
        streaming(response, `req_${n}`);
        let number = 0;
        const say = (type, data) => event(response, type, { sequence_number: number++, ...data });
        const answer = { id: `resp_${n}`, object: 'response', created_at: 1, status: 'in_progress', model, output: [] };
        say('response.created', { response: answer });
        const item = shell
            ? { type: 'function_call', id: `fc_${n}`, call_id: `call_${n}`, name: shell, arguments: JSON.stringify(shells[shell]) }
            : { type: 'message', id: `msg_${n}`, role: 'assistant', content: [{ type: 'output_text', text: lastWords, annotations: [] }] };
        const begun = shell ? { ...item, arguments: '' } : { ...item, content: [] };
        say('response.output_item.added', { output_index: 0, item: { ...begun, status: 'in_progress' } });
        if (!shell) {
            const at = { item_id: item.id, output_index: 0, content_index: 0 };
            for (const delta of lastWords.match(/[^]{1,5}/g)) say('response.output_text.delta', { ...at, delta });
            say('response.output_text.done', { ...at, text: lastWords });
        }
        const done = { ...item, status: 'completed' };
        say('response.output_item.done', { output_index: 0, item: done });
        const usage = { input_tokens: 100, input_tokens_details: { cached_tokens: 20 }, output_tokens: 20, total_tokens: 120 };
        say('response.completed', { response: { ...answer, status: 'completed', output: [done], usage } });
        response.end();
    }

    gemini({ contents, tools = [] }, response) {
        const goesOn = contents.at(-1).parts.some(({ functionResponse }) => functionResponse);
        const names = tools.flatMap(({ functionDeclarations = [] }) => functionDeclarations.map(({ name }) => name));
        const shell = goesOn ? undefined : shellAmong(names);
        const n = (this.answers += 1);
        const part = shell ? { functionCall: { name: shell, args: shells[shell] } } : { text: lastWords };
        const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 120 };
        const candidates = [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }];
        const piece = { candidates, usageMetadata, modelVersion: 'house-1', responseId: `answer_${n}` };
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(`data: ${JSON.stringify(piece)}\r\n\r\n`);
    }

    stop() {
        this.http.closeAllConnections();
        this.http.close();
    }
}
