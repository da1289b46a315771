// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server that speaks OpenAI's chat completions and says what a test wants it to say.

import { once } from 'node:events';
import { createServer } from 'node:http';

export class ModelServer {
    asked = []; // { key, body }
    /** What it says to the newest words of a person; false: it breaks off in the middle. */
    says = () => 'Yes.';

    static async start() {
        const server = new ModelServer();
        server.http = createServer(async (request, response) => {
            const pieces = [];
            for await (const piece of request) pieces.push(piece);
            const body = JSON.parse(Buffer.concat(pieces).toString() || '{}');
            server.asked.push({ key: request.headers.authorization, body });
            await server.answer(body, response);
        });
        server.http.listen(0, '127.0.0.1');
        await once(server.http, 'listening');
        server.url = `http://127.0.0.1:${server.http.address().port}`;
        return server;
    }

    async answer({ model, messages }, response) {
        const id = `chatcmpl-${this.asked.length}`;
        const words = messages.findLast(({ role }) => role === 'user').content;
        const text = this.says(words);
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const say = (choices, more = {}) =>
            response.write(`data: ${JSON.stringify({ id, object: 'chat.completion.chunk', model, choices, ...more })}\n\n`);
        const delta = (part, end = null) => [{ index: 0, delta: part, finish_reason: end }];
        say(delta({ role: 'assistant', content: '' }));
        for (const part of (text || 'It begins and').match(/[^]{1,40}/g)) say(delta({ content: part }));
        if (!text) {
            await new Promise(resolve => response.write('', resolve));
            response.destroy();
            return;
        }
        say(delta({}, 'stop'));
        say([], { usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } });
        response.end('data: [DONE]\n\n');
    }

    stop() {
        this.http.closeAllConnections();
        this.http.close();
    }
}
