// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person feels: how fast the window is there, what it costs to leave it open, how long a keystroke takes from the
// candidate's browser into the interviewer's pane. Prints figures beside their targets; judges nothing.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../page/browser.mjs';
import { Candidate, until } from '../e2e/drive.mjs';
import { Program, startDisplay } from '../e2e/program.mjs';
import { transcripts } from './import.mjs';
import { gateway } from './gateway.mjs';
import { journal } from './journal.mjs';
import { otlp, Teller } from './otlp.mjs';
import { runs } from './runs.mjs';
import { text } from './text.mjs';

const { JUMPSEAT_BIN } = process.env;

const sorted = values => [...values].sort((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))];
const median = values => quantile(values, 0.5);
const ms = value => `${value.toFixed(1)} ms`;
const row = (what, value, target = '') => console.log(`${what.padEnd(58)} ${value.padStart(12)}   ${target}`);

/** Resolves with the milliseconds from the start of the process until it says `mark`. */
function timeToMark(display, workspace, mark) {
    return new Promise((resolve, reject) => {
        const begin = performance.now();
        const child = spawn(join(JUMPSEAT_BIN, 'jumpseat'), ['--workspace', workspace], {
            stdio: ['ignore', 'ignore', 'pipe'],
            env: { ...process.env, DISPLAY: display.name, QT_QPA_PLATFORM: 'xcb', JUMPSEAT_TRACE_STARTUP: '1' },
        });
        let text = '';
        let took = 0;
        child.stderr.on('data', data => {
            text += data;
            if (took || !text.includes(mark)) return;
            took = performance.now() - begin;
            child.kill('SIGTERM');
        });
        child.on('exit', () => (took ? resolve(took) : reject(new Error(`the program ended before "${mark}": ${text}`))));
    });
}

async function start(display, folder) {
    const times = [];
    for (let i = 0; i < 11; i++) times.push(await timeToMark(display, join(folder, 'start.db'), 'kits read'));
    row('cold start of the first run', ms(times[0]));
    row('start to a usable window, median of 10', ms(median(times.slice(1))), 'target < 400 ms');
}

/** Kilobytes of one line of /proc/PID/smaps_rollup. */
const memory = (pid, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);

async function keystrokes(display, folder) {
    const trace = join(folder, 'trace');
    writeFileSync(trace, '');
    const program = await Program.start(display, join(folder, 'live.db'),
        ['--new-session', 'rate-limiter', '--size', '1600x1000'], { JUMPSEAT_TRACE_EDITS: trace });
    const browser = await launch();
    try {
        const candidate = await Candidate.open(browser, program.link);
        await candidate.join('Ada Quill');
        await new Promise(resolve => setTimeout(resolve, 2000));
        row('idle memory of a live session (resident)', `${Math.round(memory(program.child.pid, 'Rss') / 1024)} MB`);
        row('idle memory, its own share (PSS)', `${Math.round(memory(program.child.pid, 'Pss') / 1024)} MB`, 'target < 120 MB');
        showStages(await typed(candidate, trace));
    } finally {
        await browser.close();
        await program.quit();
    }
}

/** While an AI tool tells of so many things a second, each of which is recorded and shown. */
async function typingUnderTelemetry(display, folder) {
    for (const rate of [0, 1000]) {
        const trace = join(folder, `trace-${rate}`);
        writeFileSync(trace, '');
        const program = await Program.start(display, join(folder, `telemetry-${rate}.db`),
            ['--new-session', 'rate-limiter', '--own-tools', '--size', '1600x1000'], { JUMPSEAT_TRACE_EDITS: trace });
        const browser = await launch();
        try {
            const candidate = await Candidate.open(browser, program.link);
            await candidate.join('Ada Quill');
            const teller = new Teller(program.link, rate);
            const { painted, both } = await typed(candidate, trace);
            const told = await teller.stop();
            row(`keystroke to painted, ${rate} events a second: p50, p99`, `${median(painted).toFixed(1)}, ${ms(quantile(painted, 0.99))}`, 'the same');
            row('              and on the disk: p50, p99', `${median(both).toFixed(1)}, ${ms(quantile(both, 0.99))}`);
            if (rate) row('events told, and how long a hundred were waited for: p50, worst', told);
        } finally {
            await browser.close();
            await program.quit();
        }
    }
}

const count = 400; // keystrokes

/** Types; the times of each keystroke on its way, in microseconds since 1970. */
async function typed(candidate, trace) {
    await candidate.page.evaluate(() => {
        window.pressed = [];
        window.sent = [];
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (frame) {
            for (const _ of JSON.parse(frame).updates ?? []) window.sent.push(1000 * (performance.timeOrigin + performance.now()));
            send.call(this, frame);
        };
        addEventListener('keydown', event => {
            if (event.key.length === 1) window.pressed.push(1000 * (performance.timeOrigin + performance.now()));
        }, { capture: true });
    });
    await candidate.editor.press('Control+End');
    for (let i = 0; i < count; i++) {
        await candidate.page.keyboard.press('abcdefgh '[i % 9]);
        await new Promise(resolve => setTimeout(resolve, 20 + (i * 37) % 60));
    }
    const lines = await until(() => {
        const all = readFileSync(trace, 'utf8').trim().split('\n');
        return all.length >= count && all;
    }, 'every edit in the trace');
    const { pressed, sent } = await candidate.page.evaluate(() => ({ pressed: window.pressed, sent: window.sent }));
    const edits = lines.map(line => line.split(' ').map(Number));
    if (edits.length !== pressed.length) throw new Error(`${pressed.length} keys, ${edits.length} edits`);
    return {
        edits,
        pressed,
        sent,
        painted: edits.map(([, shown], i) => (shown - pressed[i]) / 1000),
        both: edits.map(([, shown, saved], i) => (Math.max(shown, saved) - pressed[i]) / 1000),
    };
}

function showStages({ edits, pressed, sent, painted, both }) {
    row(`keystroke to painted in the pane, p50 of ${count}`, ms(median(painted)));
    row('                                  p99', ms(quantile(painted, 0.99)), 'target < 16 ms');
    const stage = (what, times) => row(`  ${what}, p50 and p99`, `${median(times).toFixed(1)}, ${ms(quantile(times, 0.99))}`);
    stage('key down to sent by the page', edits.map((_, i) => (sent[i] - pressed[i]) / 1000));
    stage('sent to recorded by the host', edits.map(([, , , recorded], i) => (recorded - sent[i]) / 1000));
    stage('recorded to applied in the window', edits.map(([, , , recorded, applied]) => (applied - recorded) / 1000));
    stage('applied to painted', edits.map(([, shown, , , applied]) => (shown - applied) / 1000));
    stage('sent by the page to painted: all but the page', edits.map(([, shown], i) => (shown - sent[i]) / 1000));
    row('keystroke to painted and on the disk, p50', ms(median(both)));
    row('                                      p99', ms(quantile(both, 0.99)), 'target < 30 ms');
}

/** editor_bench runs in a window of its own on the display; figures in milliseconds. */
async function editor(display) {
    const runs = [];
    for (let i = 0; i < 3; i++)
        runs.push(JSON.parse(execFileSync(join(JUMPSEAT_BIN, 'editor_bench'), {
            encoding: 'utf8', env: { ...process.env, DISPLAY: display.name, QT_QPA_PLATFORM: 'xcb' },
        })));
    const figure = name => median(runs.map(run => run[name]));
    const line = (what, name, target) => row(what, `${figure(name).toFixed(2)} ms`, target);
    console.log('A C++ file of 10,000 lines, median of 3');
    line('  lexing after a keystroke, p50 of 400', 'relex_p50');
    line('                            p99', 'relex_p99', 'target < 2 ms');
    line('  "/*" typed at its top, until all is coloured', 'comment_total');
    line('  longest stretch without a look at the keyboard', 'comment_longest', 'target < 50 ms');
    console.log('A C++ file of 2 MB, median of 3');
    line('  opening it, to the first paint', 'opened', 'target < 400 ms');
    line('  until all is coloured', 'lexed');
    line('  longest stretch meanwhile', 'lexing_longest', 'target < 50 ms');
    line('  work per keystroke in its middle, p50 of 200', 'typing_p50');
    line('                                    p99', 'typing_p99', 'target < 16 ms');
    line('  longest stretch in a keystroke', 'stretch_longest', 'target < 50 ms');
}

const parts = {
    start,
    keystrokes,
    editor,
    text: (_, folder, traces) => text(row, folder, traces),
    journal: (display, folder, traces) => journal(row, display, folder, traces),
    import: (_, folder) => transcripts(row, folder),
    runs: () => runs(row, ms),
    otlp: async (display, folder) => {
        otlp(row);
        await typingUnderTelemetry(display, folder);
    },
    gateway: () => gateway(row),
};
const given = process.argv.slice(2);
// Words after "text" or "journal" are editing traces; everything else is the name of a measurement.
const last = Math.max(given.indexOf('text'), given.indexOf('journal')) + 1 || given.length;
const [wanted, traces] = [given.slice(0, last), given.slice(last)];
const unknown = wanted.find(name => !parts[name]);
if (unknown) {
    console.error(`jumpseat_bench: there is no measurement "${unknown}". There are: ${Object.keys(parts).join(', ')}`);
    process.exit(2);
}
const display = await startDisplay();
const folder = mkdtempSync(join(tmpdir(), 'jumpseat-bench-'));
try {
    for (const name of wanted.length ? wanted : Object.keys(parts)) await parts[name](display, folder, traces);
} finally {
    if (!process.env.JUMPSEAT_BENCH_KEEP) rmSync(folder, { recursive: true, force: true });
    display.stop();
}
