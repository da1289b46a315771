// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs and terminals of the mock host. A test is the program: it says what comes out, and when it ends.

export class MockRuns {
    /** What the task brings: `run`, `test`, `terminal`. Nothing, unless a test wants it. */
    task = {};
    why = ''; // why nothing can be run
    list = [];
    refusal = null; // the next request is refused with it

    constructor(host) {
        this.host = host;
    }

    get welcome() {
        return { running: this.why, runs: structuredClone(this.list) };
    }

    handlers(client, message) {
        return {
            run: () => this.asked(client, message, () => this.start(message)),
            'run-input': () => this.asked(client, message, () => this.input(message)),
            'run-stop': () => this.stop(message),
            'terminal-open': () => this.asked(client, message, () => this.openTerminal(message)),
            'terminal-input': () => {},
            'terminal-resize': () => {},
        };
    }

    asked(client, { mid }, act) {
        const { host } = this;
        if (host.done.has(mid)) return;
        const problem = this.refusal ?? act();
        this.refusal = null;
        if (problem) host.send(client, { type: 'error', code: 'refused', message: problem, mid });
        else host.done.add(mid);
    }

    get going() {
        return this.list.find(run => run.reason === undefined && !run.terminal);
    }

    /** Begins a run; `by` is the candidate unless said otherwise. */
    start({ mid = `m${this.list.length}`, test = false, by = 'c1', at = 60_000 }) {
        if (this.why) return this.why;
        if (this.going) return 'a run goes on already';
        const command = (test ? this.task.test : this.task.run) ?? '';
        return this.begin({ task: 1, test, command, by, mid, at });
    }

    openTerminal({ mid, rows, columns }) {
        return this.begin({ task: 1, test: false, terminal: { rows, columns }, command: 'sh', by: 'c1', mid, at: 60_000 });
    }

    begin(started) {
        const run = { id: `r${this.list.length + 1}`, ...started };
        this.list.push({ ...run, output: [] });
        this.host.tell({ type: 'run-started', ...run });
        return null;
    }

    get last() {
        return this.list.at(-1);
    }

    /** Of the newest run, unless another one is named. */
    say(stream, text, run = this.last) {
        run.output.push([stream, text]);
        this.host.tell({ type: 'run-output', run: run.id, stream, text });
    }

    input({ mid, run: id, text, end }) {
        const run = this.list.find(one => one.id === id);
        if (run.reason !== undefined) return 'it has ended';
        run.output.push(['stdin', text]);
        this.host.tell({ type: 'run-input', run: id, text, ...(end ? { end } : {}), mid });
        return null;
    }

    tests(tests, run = this.last) {
        run.tests = tests;
        this.host.tell({ type: 'tests', run: run.id, tests });
    }

    finish({ code = 0, reason = '', ms = 210 } = {}, run = this.last) {
        Object.assign(run, { code, reason, ms });
        this.host.tell({ type: 'run-finished', run: run.id, code, reason, ms, at: run.at + ms });
    }

    stop({ run: id }) {
        const run = this.list.find(one => one.id === id);
        if (run && run.reason === undefined) this.finish({ code: 130, reason: 'stopped', ms: 4_000 }, run);
    }

    cannot(why) {
        this.why = why;
        this.host.tell({ type: 'running', why });
    }
}

/** "a passes b fails" as tests. */
export const tests = (...names) =>
    names.map(name => {
        const [id, outcome = 'passed', message = ''] = name.split('|');
        return { id, name: id, outcome, ms: 3, message };
    });
