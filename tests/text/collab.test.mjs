// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real @codemirror/collab against our sessions: seeded stories of three editors on lines that are slow, lose
// messages and break, and of a host that crashes and forgets what was not on its disk. Nobody may end with another
// text, and nothing that was typed may be missing or doubled.
// SEED is the first session's seed and SESSIONS their number; a failure prints the seed that shows it again.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { Dice, fromModules } from './driver.mjs';

const { ChangeSet, EditorState } = fromModules('@codemirror/state');
const { collab, getSyncedVersion, receiveUpdates, sendableUpdates } = fromModules('@codemirror/collab');

const first = Number(process.env.SEED ?? 1);
const sessions = Number(process.env.SESSIONS ?? 2000);
const together = 50; // sessions under way at once, so that the pipe is never idle

/** Requests to all sessions through one process; answers come in order. */
class Host {
    constructor() {
        this.child = spawn(join(process.env.JUMPSEAT_BIN, 'session_driver'), { stdio: ['pipe', 'pipe', 'inherit'] });
        this.waiting = [];
        createInterface({ input: this.child.stdout }).on('line', line => this.waiting.shift().resolve(JSON.parse(line)));
        this.child.on('close', code => {
            for (const { reject } of this.waiting) reject(new Error(`the host ended with ${code}`));
        });
    }

    ask(request) {
        return new Promise((resolve, reject) => {
            this.waiting.push({ resolve, reject });
            this.child.stdin.write(JSON.stringify(request) + '\n');
        });
    }
}
const host = new Host();
after(() => host.child.stdin.end());

/** An editor with the page's rules: one push under way, numbered edits, one update at a time. */
class Editor {
    constructor(session, name, text) {
        this.session = session;
        this.name = name;
        this.state = EditorState.create({ doc: text, extensions: [collab({ startVersion: 0, clientID: name })] });
        this.confirmed = 0;
        this.inFlight = 0;
        this.toHost = [];
        this.toEditor = [];
    }

    get version() {
        return getSyncedVersion(this.state);
    }

    get pending() {
        return sendableUpdates(this.state).length;
    }

    type(dice, mark) {
        const { length } = this.state.doc;
        const near = Math.min(length, 6);
        const from = this.whole(dice.chance(0.6) ? dice.below(near + 1) : dice.below(length + 1));
        const to = dice.chance(0.4) ? this.whole(Math.min(length, from + dice.below(4))) : from;
        const insert = dice.chance(0.2) ? '' : mark;
        if (from === to && !insert) return;
        this.state = this.state.update({ changes: { from, to, insert }, userEvent: 'input.type' }).state;
    }

    /** No editor puts its caret between the halves of a character; the host refuses what does. */
    whole(position) {
        return /^[\udc00-\udfff]/.test(this.state.sliceDoc(position, position + 1)) ? position - 1 : position;
    }

    push() {
        const own = sendableUpdates(this.state);
        if (this.inFlight || !own.length) return;
        const updates = own.map(({ changes }, i) => ({
            n: this.confirmed + i + 1,
            changes: changes.toJSON(),
            event: 'input.type',
        }));
        this.inFlight = updates.length;
        this.toHost.push({ type: 'push', file: 'f', version: this.version, updates });
    }

    pull() {
        this.toHost.push({ type: 'pull', file: 'f', version: this.version });
    }

    /** The connection breaks: whatever is on the way in either direction is gone. */
    cut() {
        this.toHost = [];
        this.toEditor = [];
        this.inFlight = 0;
        this.pull();
    }

    async deliver() {
        const frame = this.toHost.shift();
        if (!frame) return;
        const { frames } = await host.ask({ s: this.session, op: 'frame', client: this.name, frame });
        this.toEditor.push(...frames);
    }

    receive() {
        const frame = this.toEditor.shift();
        if (!frame) return;
        if (frame.type === 'refused') {
            assert.equal(frame.reason, 'stale', frame.message);
            this.inFlight = 0;
            this.pull();
            return;
        }
        assert.equal(frame.type, 'updates', JSON.stringify(frame));
        let { version } = frame;
        for (const { client, changes } of frame.updates) {
            version++;
            if (version > this.version + 1) return this.pull();
            if (version <= this.version) continue;
            const mine = client === this.name && this.pending > 0;
            const update = { clientID: client, changes: ChangeSet.fromJSON(changes) };
            this.state = receiveUpdates(this.state, [update]).state;
            if (mine) {
                this.confirmed++;
                this.inFlight = Math.max(0, this.inFlight - 1);
            }
        }
    }
}

const marks = ['a', 'b', 'c', 'xy', '\n', '🙂', 'e\u0301', '\n\n'];

async function play(seed) {
    const dice = new Dice(seed);
    const ask = request => host.ask({ s: seed, ...request });
    const start = dice.pick(['', 'F', 'def f():\n    return 1\n', '🙂\n🙂']);
    await ask({ op: 'open', text: start });
    const editors = ['a', 'b', 'c'].map(name => new Editor(seed, name, start));
    for (let step = 0; step < 120; ++step) {
        const editor = dice.pick(editors);
        const what = dice.next();
        if (what < 0.3) editor.type(dice, dice.pick(marks));
        else if (what < 0.45) editor.push();
        else if (what < 0.65) await editor.deliver();
        else if (what < 0.72) editor.pull();
        else if (what < 0.9) editor.receive();
        else if (what < 0.96) await ask({ op: 'commit' });
        else if (what < 0.98) editor.cut();
        else {
            await ask({ op: 'crash' });
            for (const other of editors) other.cut();
        }
    }
    for (let round = 0; round < 50; ++round) {
        for (const editor of editors) {
            editor.push();
            while (editor.toHost.length) await editor.deliver();
            await ask({ op: 'commit' });
            editor.pull();
            while (editor.toHost.length || editor.toEditor.length) {
                await editor.deliver();
                editor.receive();
            }
        }
        const { version } = await ask({ op: 'text' });
        if (editors.every(editor => editor.version === version && !editor.pending)) break;
    }
    const { text, version } = await ask({ op: 'text' });
    await ask({ op: 'close' });
    for (const editor of editors) {
        assert.equal(editor.pending, 0, `${editor.name} has unsaved edits`);
        assert.equal(editor.version, version, `${editor.name} is behind`);
        assert.equal(editor.state.doc.toString(), text, `${editor.name} shows another text`);
    }
    // Every edit is one version, so none was lost or taken twice.
    assert.equal(version, editors.reduce((sum, { confirmed }) => sum + confirmed, 0));
    return version;
}

test(`${sessions} sessions from seed ${first} converge`, { timeout: 600_000 }, async () => {
    let next = first;
    let edits = 0;
    const worker = async () => {
        while (next < first + sessions) {
            const seed = next++;
            try {
                const made = await play(seed);
                edits += made;
            } catch (error) {
                error.message = `seed ${seed}: ${error.message}`;
                throw error;
            }
        }
    };
    await Promise.all(Array.from({ length: together }, worker));
    assert.ok(edits > sessions * 10, `${edits} edits`);
});
