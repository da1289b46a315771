// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a host says and hears of a model, its completions and the candidate's own tools.

export const model = { kind: 'model', name: 'quill-7', completes: true, own: true, watch: true };

export class MockAssistant {
    info; // in `welcome`; undefined: an older host
    shown = []; // suggestions that were seen, in order
    completions = new Map(); // by id
    completer = null; // text for a `complete`, or null

    constructor(host) {
        this.host = host;
    }

    handlers(client, message) {
        return {
            stop: () => {},
            shown: () => this.saw(client, message),
            complete: () => this.complete(client, message),
        };
    }

    saw(client, { mid, suggestion }) {
        if (!this.host.done.has(mid)) this.shown.push(suggestion);
        this.host.done.add(mid);
        this.host.send(client, { type: 'done', mid });
    }

    complete(client, message) {
        const text = this.completer?.(message) ?? null;
        if (text !== null) this.offer(client, message, text);
    }

    offer(client, { mid, file, version, at }, text) {
        const id = `G${this.completions.size + 1}`;
        if (text) this.completions.set(id, { id, text, decision: 'open', lines: 0 });
        this.host.send(client, { type: 'completion', mid, ...(text ? { id } : {}), file, version, at, text });
    }

    /** A prompt that was typed into a tool of the candidate's own. */
    ownPrompt(text, from = 'Claude Code') {
        const { host } = this;
        const turn = { id: `p${host.turns.length + 1}`, prompt: text, context: [], at: 62_000, from, tools: [] };
        host.turns.push(turn);
        host.tell({ type: 'prompt', id: turn.id, text, context: [], mid: '', at: turn.at, from });
        return turn.id;
    }

    call(prompt, tool, input, outcome) {
        const turn = this.host.turns.find(({ id }) => id === prompt);
        const call = `t${turn.tools.length + 1}`;
        const made = { call, prompt, tool, input, at: 63_000 };
        turn.tools.push(made);
        this.host.tell({ type: 'tool', ...made });
        if (outcome) this.host.tell({ type: 'tool', call, outcome, at: 63_500 });
        return call;
    }
}
