// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A host for one page, in the test's own process: the protocol of PROTOCOL.md with an authority that rebases one
// update at a time. It acknowledges only when told to (`hold`), so that a test can look at what is in between.

import { fromModules } from './browser.mjs';

const { ChangeSet, Text } = fromModules('@codemirror/state');

export const notice =
    'Recorded: what you type, paste and insert here, with the time of each change; your conversation ' +
    'with the assistant and what you did with each suggestion; where your cursor is. Not recorded: sound, video, your ' +
    'screen, anything outside this page. Seen by R. Lantern and the panel that decides. Scored by people, against the ' +
    'criteria shown here (AI use, version 1); nothing is scored automatically.';

const start = `import threading
import time


class Limiter:
    def __init__(self, limit: int, period: float, clock=time.monotonic) -> None:
        self._limit, self._period, self._clock = limit, period, clock
        self._windows: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def allow(self, key: str) -> bool:
        now = self._clock()
        hits = self._windows.setdefault(key, [])
        while hits and now - hits[0] > self._period:
            hits.pop(0)
        if len(hits) > self._limit:
            return False
        hits.append(now)
        return True
`;

export class MockHost {
    sockets = new Set();
    received = []; // every message of the page
    held = null; // messages that wait while `hold` is on
    files = new Map();
    turns = [];
    suggestions = [];
    ended = false;
    open = true; // false: the host runs and has not opened this interview
    joinedBefore = false;
    token = 'secret-token';
    candidate = 'Ines Vale';
    overrides = {};

    constructor() {
        this.addFile('limiter', 'limiter.py', start);
        this.addFile('readme', 'README.md', '# Limiter\n');
        this.addFile('brief', 'brief.md', 'Read me.\n', true);
    }

    addFile(id, name, text, readOnly = false) {
        this.files.set(id, {
            id,
            name,
            readOnly,
            base: text,
            doc: Text.of(text.split('\n')),
            history: [],
            last: new Map(),
        });
    }

    text(id) {
        return this.files.get(id).doc.toString();
    }

    async attach(page) {
        await page.routeWebSocket(/\/ws$/, socket => {
            const client = { socket, id: '', joined: false };
            this.sockets.add(client);
            socket.onMessage(data => this.take(client, JSON.parse(data)));
            socket.onClose(() => this.sockets.delete(client));
        });
    }

    of(type) {
        return this.received.filter(message => message.type === type);
    }

    hold() {
        this.held = [];
    }

    release() {
        const held = this.held ?? [];
        this.held = null;
        for (const [client, message] of held) this.send(client, message);
    }

    cut(code = 1012) {
        for (const client of [...this.sockets]) void client.socket.close({ code });
        this.sockets.clear();
        if (this.held) this.held = [];
    }

    send(client, message) {
        if (this.held) this.held.push([client, message]);
        else if (this.sockets.has(client)) client.socket.send(JSON.stringify(message));
    }

    tell(message) {
        for (const client of this.sockets) if (client.joined) this.send(client, message);
    }

    take(client, message) {
        this.received.push(message);
        const handlers = {
            hello: () => this.hello(client, message),
            join: () => this.join(client, message),
            push: () => this.push(client, message),
            pull: () => this.pull(client, message),
            ask: () => this.ask(message),
            decide: () => this.decide(message),
            cursor: () => {},
        };
        handlers[message.type]();
    }

    hello(client, { token, client: id }) {
        client.id = id;
        if (token !== this.token) {
            client.socket.send(
                JSON.stringify({ type: 'error', code: 'unauthorized', message: 'this link does not work' }),
            );
            void client.socket.close({ code: 4001 });
            return;
        }
        if (!this.open) {
            this.send(client, { type: 'error', code: 'not-open', message: 'not open at the moment' });
            void client.socket.close({ code: 1013 });
            return;
        }
        this.send(client, {
            type: 'lobby',
            kit: 'Rate limiter, drafted by an assistant',
            summary: '',
            minutes: 60,
            interviewer: 'R. Lantern',
            candidate: this.candidate,
            notice,
            joined: this.joinedBefore,
            ended: this.ended,
            told: [
                'It can be wrong. Use it as much or as little as you like: the amount counts neither for nor against you.',
                'Every candidate for this role meets the same assistant.',
            ],
            criteria: [
                {
                    title: 'Framing before delegating',
                    text: 'You say what you want and what done means before you ask.',
                },
                { title: 'Directing the assistant', text: 'You give context and take it step by step.' },
                { title: 'Verifying output', text: 'You read, run and try the edges of what it gives you.' },
                { title: 'Ownership', text: 'You can explain and defend every line you hand in.' },
            ],
            tasks: [
                { title: 'Find the bugs', minutes: 20 },
                { title: 'Build the limiter', minutes: 25 },
                { title: 'Review', minutes: 15 },
            ],
            ...this.overrides,
        });
    }

    join(client, message) {
        client.joined = true;
        this.joinedBefore = true;
        this.candidate = message.name;
        this.send(client, {
            type: 'welcome',
            participant: 'c1',
            name: message.name,
            now: 60_000,
            task: {
                index: 1,
                count: 3,
                title: 'Build the limiter',
                minutes: 25,
                at: 0,
                handIn: ['`allow(key)`, with tests', 'a test for the thread case'],
                brief: 'Each key may make at most `limit` calls in any `period` seconds.\n\n- The window slides.\n- Many threads call it at once.',
            },
            files: [...this.files.values()].map(file => this.fileMessage(file)),
            turns: this.turns,
            suggestions: this.suggestions,
            hints: [],
            people: [{ id: 'c1', name: message.name, role: 'candidate', connected: true }],
        });
    }

    fileMessage(file) {
        return {
            id: file.id,
            name: file.name,
            readOnly: file.readOnly,
            text: file.doc.toString(),
            version: file.history.length,
            origins: file.doc.length ? [[file.doc.length, 'baseline']] : [],
        };
    }

    originOf({ event, suggestion }) {
        if (suggestion) return { kind: 'assistant', suggestion };
        if (event.startsWith('input.paste')) return { kind: 'pasted' };
        if (/^(undo|redo|move|$)/.test(event)) return { kind: 'unknown' };
        return { kind: 'candidate' };
    }

    push(client, { file: id, version, updates }) {
        const file = this.files.get(id);
        const pending = updates.map(update => ({ ...update, changes: ChangeSet.fromJSON(update.changes) }));
        for (const accepted of file.history.slice(version)) {
            if (pending.length && accepted.client === client.id) {
                pending.shift();
                continue;
            }
            let theirs = accepted.changes;
            for (const update of pending) {
                const moved = update.changes.map(theirs);
                theirs = theirs.map(update.changes, true);
                update.changes = moved;
            }
        }
        for (const update of pending) {
            const last = file.last.get(client.id) ?? 0;
            if (update.n <= last) continue;
            if (update.n !== last + 1) throw new Error(`edit ${last + 1} is missing, got ${update.n}`);
            file.last.set(client.id, update.n);
            this.accept(file, client.id, update.changes, this.originOf(update));
        }
    }

    accept(file, client, changes, origin) {
        file.doc = changes.apply(file.doc);
        file.history.push({ client, changes, origin });
        const version = file.history.length - 1;
        this.tell({
            type: 'updates',
            file: file.id,
            version,
            updates: [{ client, changes: changes.toJSON(), origin }],
        });
    }

    /** Somebody else's edit. */
    edit(id, spec, origin = { kind: 'interviewer' }) {
        const file = this.files.get(id);
        this.accept(file, 'desk', ChangeSet.of(spec, file.doc.length), origin);
    }

    pull(client, { file: id, version }) {
        const { history } = this.files.get(id);
        if (version >= history.length) return;
        this.send(client, {
            type: 'updates',
            file: id,
            version,
            updates: history
                .slice(version)
                .map(({ client: by, changes, origin }) => ({
                    client: by,
                    changes: changes.toJSON(),
                    origin,
                })),
        });
    }

    ask({ mid, text, context }) {
        if (this.turns.some(turn => turn.mid === mid)) return;
        const turn = { id: `p${this.turns.length + 1}`, mid, prompt: text, context, at: 61_000 };
        this.turns.push(turn);
        this.tell({ type: 'prompt', id: turn.id, text, context, mid, at: turn.at });
    }

    reply(prompt, text) {
        const turn = this.turns.find(({ id }) => id === prompt);
        turn.reply = text;
        turn.replyAt = 65_000;
        for (const part of text.match(/[^]{1,9}/g)) this.tell({ type: 'delta', prompt, text: part });
        this.tell({ type: 'reply', prompt, text, at: turn.replyAt });
    }

    /** Proposes to replace the one place where `find` stands. */
    suggest(prompt, id, find, insert) {
        const file = this.files.get(id);
        const from = file.doc.toString().indexOf(find);
        if (from < 0) throw new Error(`no "${find}" in ${id}`);
        const changes = ChangeSet.of({ from, to: from + find.length, insert }, file.doc.length).toJSON();
        const lines = text => text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
        const suggestion = {
            id: `S${this.suggestions.length + 1}`,
            prompt,
            file: id,
            version: file.history.length,
            changes,
            added: lines(insert),
            removed: lines(find),
            at: 66_000,
            decision: 'open',
            lines: 0,
        };
        this.suggestions.push(suggestion);
        this.tell({ type: 'suggestion', ...suggestion, decision: undefined, lines: undefined });
        return suggestion.id;
    }

    decide({ mid, suggestion: id, decision, lines }) {
        const suggestion = this.suggestions.find(item => item.id === id);
        if (suggestion.decision !== 'open') return;
        Object.assign(suggestion, { decision, lines });
        this.tell({ type: 'decided', suggestion: id, decision, lines, mid, at: 70_000 });
    }
}
