// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A host for one page, in the test's own process: the protocol of PROTOCOL.md with an authority that rebases one
// update at a time. It acknowledges only when told to (`hold`), so that a test can look at what is in between.

import { fromModules } from './browser.mjs';
import { MockAssistant } from './mock_assistant.mjs';
import { MockRuns } from './mock_runs.mjs';
import { designHandlers } from './mock_design.mjs';

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

const kinds = { undo: 'unknown', redo: 'unknown', move: 'unknown', '': 'unknown' };

/** The hash of PROTOCOL.md, written a second time on purpose. */
export function hashOf(text) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) {
        for (const byte of [text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8])
            hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Origins unit by unit as runs. */
function runs(owners) {
    const result = [];
    for (const [kind, source] of owners) {
        const last = result.at(-1);
        if (last && last[1] === kind && last[2] === source) last[0]++;
        else result.push(source ? [1, kind, source] : [1, kind]);
    }
    return result;
}

export class MockHost {
    sockets = new Set();
    received = []; // every message of the page
    held = null; // messages that wait while `hold` is on
    session = 'session-1';
    epoch = 1;
    files = new Map();
    removed = new Map();
    done = new Set(); // the ids of messages that were carried out
    turns = [];
    pastes = []; // into the question
    suggestions = [];
    ended = false;
    open = true; // false: the host runs and has not opened this interview
    joinedBefore = false;
    token = 'secret-token';
    candidate = 'Ines Vale';
    overrides = {};
    runs = new MockRuns(this);
    assistant = new MockAssistant(this);
    review = null; // see mock_review.mjs
    design = null; // a MockDesign while the task is a design discussion

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
            owners: Array(text.length).fill(['baseline']), // of each unit
            doc: Text.of(text.split('\n')),
            history: [],
            last: new Map(),
        });
    }

    text(id) {
        return this.files.get(id).doc.toString();
    }

    /** `page`, or a whole context: every page of the browser then meets this host. */
    async attach(page) {
        await page.routeWebSocket(/\/ws$/, socket => {
            const client = { socket, id: '', joined: false, astray: new Set() };
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
            reload: () => this.reload(client, message),
            ask: () => this.ask(message),
            decide: () => this.decide(message),
            pasted: () => this.pasted(client, message),
            cursor: () => {},
            ...this.runs.handlers(client, message),
            ...this.assistant.handlers(client, message),
            ...this.review?.handlers(message),
            'file-add': () => this.change(client, message, () => this.addNew(message)),
            'file-rename': () => this.change(client, message, () => this.rename(message)),
            'file-remove': () => this.change(client, message, () => this.remove(message)),
            'file-restore': () => this.change(client, message, () => this.restore(message)),
            ...designHandlers(this, client, message),
        };
        handlers[message.type]();
    }

    hello(client, { token, client: id, instead = [] }) {
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
        for (const other of [...this.sockets]) {
            if (!instead.includes(other.id)) continue;
            this.sockets.delete(other);
            void other.socket.close({ code: 4003 });
        }
        this.send(client, {
            type: 'lobby',
            session: this.session,
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
        if (this.ended) return;
        client.joined = true;
        this.joinedBefore = true;
        this.candidate = message.name;
        this.send(client, {
            type: 'welcome',
            participant: 'c1',
            name: message.name,
            now: 60_000,
            epoch: this.epoch,
            removed: [...this.removed.values()].map(({ id, name }) => ({ id, name })),
            task: {
                index: 1,
                count: 3,
                title: 'Build the limiter',
                minutes: 25,
                at: 0,
                handIn: ['`allow(key)`, with tests', 'a test for the thread case'],
                brief: 'Each key may make at most `limit` calls in any `period` seconds.\n\n- The window slides.\n- Many threads call it at once.',
                ...this.runs.task,
                ...this.review?.task,
                ...this.design?.task,
            },
            files: [...this.files.values()].map(file => this.fileMessage(file)),
            turns: this.turns,
            suggestions: this.suggestions,
            ...(this.assistant.info ? { assistant: this.assistant.info } : {}),
            ...this.runs.welcome,
            hints: [],
            people: [{ id: 'c1', name: message.name, role: 'candidate', connected: true }],
            ...this.review?.welcome(message.name),
            ...this.design?.welcome,
        });
    }

    fileMessage(file) {
        return {
            id: file.id,
            name: file.name,
            readOnly: file.readOnly,
            text: file.doc.toString(),
            version: file.history.length,
            origins: runs(file.owners),
        };
    }

    originOf({ event, suggestion, source }) {
        if (suggestion) return ['assistant', suggestion];
        if (source) return this.ownerAt(source);
        if (event.startsWith('input.paste')) return ['pasted'];
        return [kinds[event.split('.')[0]] ?? 'candidate'];
    }

    /** Whose the first character was that a pasted text was copied from. */
    ownerAt({ file: id, version, from }) {
        const file = this.files.get(id);
        return version === file.history.length ? file.owners[from] : ['unknown'];
    }

    refuse(client, file, reason, message = reason) {
        this.send(client, { type: 'refused', file, reason, message });
    }

    push(client, { file: id, version, updates }) {
        const file = this.files.get(id);
        if (!file) return this.refuse(client, id, 'not-found', `there is no file ${id}`);
        if (client.astray.has(id)) return this.refuse(client, id, 'epoch');
        if (file.readOnly) return this.refuse(client, id, 'refused', `${file.name} is read-only`);
        if (version > file.history.length) return this.refuse(client, id, 'ahead');
        let seen = file.last.get(client.id) ?? 0;
        for (const { n } of updates) {
            if (n > seen + 1) return this.refuse(client, id, 'refused', `edit ${seen + 1} is missing`);
            seen = Math.max(seen, n);
        }
        const pending = updates.map(update => ({ ...update, changes: ChangeSet.fromJSON(update.changes) }));
        for (const accepted of file.history.slice(version)) {
            if (pending.length && accepted.client === client.id) {
                pending.shift();
                continue;
            }
            let theirs = accepted.changes;
            for (const update of pending) {
                if (update.changes.length !== theirs.length) return this.refuse(client, id, 'wrong-length');
                const moved = update.changes.map(theirs);
                theirs = theirs.map(update.changes, true);
                update.changes = moved;
            }
        }
        for (const update of pending) {
            if (update.n <= (file.last.get(client.id) ?? 0)) continue;
            file.last.set(client.id, update.n);
            this.accept(file, client.id, update.changes, this.originOf(update));
        }
    }

    accept(file, client, changes, origin) {
        const before = file.owners;
        const inserted = [];
        let at = 0;
        file.owners = [];
        changes.iterChanges((fromA, toA, fromB, toB) => {
            const fresh = Array(toB - fromB).fill(origin);
            file.owners.push(...before.slice(at, fromA), ...fresh);
            inserted.push(...fresh);
            at = toA;
        });
        file.owners.push(...before.slice(at));
        const origins = runs(inserted);
        file.doc = changes.apply(file.doc);
        file.history.push({ client, changes, origins });
        const version = file.history.length - 1;
        this.tell({
            type: 'updates',
            file: file.id,
            version,
            updates: [{ client, changes: changes.toJSON(), origins }],
            ...(file.history.length % 4 ? {} : { hash: hashOf(file.doc.toString()) }),
        });
    }

    /** Somebody else's edit. */
    edit(id, spec, origin = ['interviewer']) {
        const file = this.files.get(id);
        this.accept(file, 'desk', ChangeSet.of(spec, file.doc.length), origin);
    }

    textAt(file, version) {
        return file.history
            .slice(0, version)
            .reduce((doc, { changes }) => changes.apply(doc), Text.of(file.base.split('\n')))
            .toString();
    }

    pull(client, { file: id, version, epoch, hash }) {
        const file = this.files.get(id);
        if (!file) return this.send(client, { type: 'error', code: 'not-found', message: `no file ${id}` });
        const { history } = file;
        const known = version <= history.length && (!hash || hash === hashOf(this.textAt(file, version)));
        if (epoch !== undefined && epoch !== this.epoch && !known) {
            client.astray.add(id);
            return this.refuse(client, id, 'epoch');
        }
        if (version >= history.length) return;
        this.send(client, {
            type: 'updates',
            file: id,
            version,
            updates: history.slice(version).map(({ client: by, changes, origins }) => ({
                client: by,
                changes: changes.toJSON(),
                origins,
            })),
            hash: hashOf(file.doc.toString()),
        });
    }

    reload(client, { file: id }) {
        client.astray.delete(id);
        this.send(client, { type: 'file', ...this.fileMessage(this.files.get(id)) });
    }

    /** A request about files is carried out once, or refused with its id. */
    change(client, { mid }, act) {
        if (this.done.has(mid)) return;
        const problem = act();
        if (problem) this.send(client, { type: 'error', code: 'refused', message: problem, mid });
        else this.done.add(mid);
    }

    problemWith(name, except) {
        if (/[\\:*?"<>|]/.test(name)) return 'a file name has none of \\ : * ? " < > |';
        if (name.split('/').some(part => ['', '.', '..'].includes(part)))
            return `${name} is not a relative path`;
        const same = file => file.id !== except && file.name.toLowerCase() === name.toLowerCase();
        return [...this.files.values(), ...this.removed.values()].some(same)
            ? `there is a file ${name} already`
            : null;
    }

    addNew({ mid, name, text = '' }) {
        const problem = this.problemWith(name);
        if (problem) return problem;
        const id = `f${this.files.size + this.removed.size + 1}`;
        this.addFile(id, name, text);
        this.tell({ type: 'file', ...this.fileMessage(this.files.get(id)), mid });
    }

    rename({ mid, file: id, name }) {
        const file = this.files.get(id);
        if (file.readOnly) return `${file.name} is read-only`;
        const problem = this.problemWith(name, id);
        if (problem) return problem;
        file.name = name;
        this.tell({ type: 'file-renamed', file: id, name, mid });
    }

    remove({ mid, file: id }) {
        const file = this.files.get(id);
        if (!file) return `there is no file ${id}`;
        if (file.readOnly) return `${file.name} is read-only`;
        this.files.delete(id);
        this.removed.set(id, file);
        this.tell({ type: 'file-removed', file: id, name: file.name, mid });
    }

    restore({ mid, file: id }) {
        const file = this.removed.get(id);
        if (!file) return `there is no removed file ${id}`;
        this.removed.delete(id);
        this.files.set(id, file);
        this.tell({ type: 'file', ...this.fileMessage(file), mid });
    }

    /** A repeat is acknowledged again and recorded once. */
    pasted(client, { mid, text, source }) {
        if (!this.done.has(mid)) this.pastes.push({ text, source });
        this.done.add(mid);
        this.send(client, { type: 'pasted', mid });
    }

    ask({ mid, text, context, about, as }) {
        if (this.done.has(mid)) return;
        this.done.add(mid);
        const links = about ? { about, as } : {};
        const turn = { id: `p${this.turns.length + 1}`, prompt: text, context, at: 61_000, ...links };
        this.turns.push(turn);
        this.tell({ type: 'prompt', id: turn.id, text, context, mid, at: turn.at, ...links });
    }

    /** `end`: how it ended unless well. */
    reply(prompt, text, end = {}) {
        const turn = this.turns.find(({ id }) => id === prompt);
        Object.assign(turn, { reply: text, replyAt: 65_000, ...end });
        for (const part of text.match(/[^]{1,9}/g) ?? []) this.tell({ type: 'delta', prompt, text: part });
        this.tell({ type: 'reply', prompt, text, at: turn.replyAt, ...end });
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
        const suggestion = this.suggestions.find(item => item.id === id) ?? this.assistant.completions.get(id);
        if (suggestion.decision !== 'open') return;
        Object.assign(suggestion, { decision, lines });
        this.tell({ type: 'decided', suggestion: id, decision, lines, mid, at: 70_000 });
    }
}
