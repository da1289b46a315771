// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole thing: the real window on a virtual display, the real host, a real browser, the real file. One story, told
// in order, because each part needs what the one before left behind.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test as nodeTest } from 'node:test';
import { launch } from '../page/browser.mjs';
import { Candidate, until } from './drive.mjs';
import { press, Program, startDisplay, stored } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jumpseat-e2e-'));
const workspace = join(folder, 'team.jumpseat');
const picture = join(folder, 'window.png');
let display;
let program;
let browser;
let candidate;
let session;

const limit = { timeout: 60_000 };
// Nobody's settings are read or changed.
const own = {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    JUMPSEAT_TRACE_PANE: join(folder, 'pane.json'),
};
let broken = false;

/** A chapter of the story. After one that failed the rest would only tell the same again. */
function test(title, options, run) {
    nodeTest(title, options, async context => {
        if (broken) {
            context.skip('an earlier part failed');
            return;
        }
        broken = true;
        await run();
        broken = false;
    });
}
const state = () => stored(workspace, session);
const file = (name, record = state()) => record.files.find(entry => entry.name === name);
const decisions = () =>
    state().suggestions.map(({ file: id, decision, lines_taken: lines }) => [id, decision, lines]);

/** Starts the program; what an earlier one showed is forgotten. */
function start(...args) {
    rmSync(own.JUMPSEAT_TRACE_PANE, { force: true });
    return Program.start(display, workspace, [...args, '--screenshot', picture], own);
}

/** What the window's code pane shows, read from the widget. */
const pane = () => JSON.parse(readFileSync(own.JUMPSEAT_TRACE_PANE, 'utf8'));

/** The page, the stored file and the window's pane, which follows the candidate, show one text. */
async function agrees(name) {
    await candidate.saved();
    await candidate.openFile(name);
    await until(
        async () => (await candidate.text()) === file(name).text,
        `${name} on the page as it is stored`,
    );
    await candidate.editor.press('Home'); // a caret that moves says where the candidate is
    await until(() => existsSync(own.JUMPSEAT_TRACE_PANE), 'the pane');
    await until(() => pane().file === name, `the pane to follow to ${name}`);
    await until(() => pane().text === file(name).text, `${name} in the pane as it is stored`);
}

before(async () => {
    display = await startDisplay();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await program?.quit();
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
});

test('the program prints the link of a new session', limit, async () => {
    program = await start('--new-session', 'rate-limiter');
    session = program.session;
    assert.match(program.link, /^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{20,}$/);
    assert.equal(state().session.kit, 'rate-limiter');
    assert.equal(state().event_counts['consent.given'], undefined);
});

test('a wrong link is told apart from the right one', limit, async () => {
    const stranger = await Candidate.open(browser, program.link.replace(/#.*/, '#AAAAAAAAAAAAAAAAAAAAAA'));
    await stranger.page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await stranger.close();
    assert.equal(state().participants.filter(person => person.role === 'candidate').length, 0);
});

test('joining records the consent and nothing before it', limit, async () => {
    candidate = await Candidate.open(browser, program.link);
    await candidate.button('Join').waitFor();
    assert.equal(state().event_counts['consent.given'], undefined);
    await candidate.join('Ines Vale');
    await until(() => state().event_counts['consent.given'] === 1, 'the consent');
    assert.deepEqual(
        state()
            .participants.filter(({ role }) => role === 'candidate')
            .map(({ name }) => name),
        ['Ines Vale'],
    );
});

test('what is typed is stored, and the window shows it', limit, async () => {
    await until(() => existsSync(picture), 'the first picture of the window');
    const empty = readFileSync(picture);
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+End');
    await candidate.type('# checked: ü 🙂\n');
    await agrees('limiter.py');
    assert.ok(file('limiter.py').text.endsWith('# checked: ü 🙂\n'));
    assert.ok(file('limiter.py').origins.candidate >= 16);
    await until(() => !readFileSync(picture).equals(empty), 'another picture of the window');
});

test('asking, and inserting the whole suggestion', limit, async () => {
    await candidate.openFile('limiter.py');
    await candidate.ask('Please fix the limit and add a test for the boundary.');
    await candidate.insert('limiter.py');
    await agrees('limiter.py');
    assert.ok(file('limiter.py').text.includes('if len(w.hits) >= w.limit:'));
    assert.deepEqual(decisions()[0], ['limiter', 'accepted', 1]);
    assert.ok(file('limiter.py').origins.assistant > 0);
});

test('inserting a part', limit, async () => {
    await candidate.insertPart(i => i < 6, 'test_limiter.py');
    await agrees('test_limiter.py');
    const [id, decision, lines] = decisions()[1];
    assert.deepEqual([id, decision, lines], ['tests', 'partly', 6]);
    assert.ok(file('test_limiter.py').text.includes('def test_refuses_the_call_after_the_limit'));
    assert.ok(
        !file('test_limiter.py').text.includes('def test_a_call_counts_for_exactly_the_period():\n    clock'),
    );
});

test('dismissing a suggestion changes no text', limit, async () => {
    const before = state().files.map(({ text }) => text);
    await candidate.ask('Now add retry_after, please.');
    await candidate.dismiss('limiter.py');
    await candidate.saved();
    assert.deepEqual(decisions()[2], ['limiter', 'rejected', 0]);
    assert.deepEqual(
        state().files.map(({ text }) => text),
        before,
    );
});

test('prompts, replies, offers and decisions are on the timeline, once each', limit, () => {
    const counts = state().event_counts;
    assert.deepEqual(
        [counts.prompt, counts.reply, counts['suggestion.offered'], counts['suggestion.decided']],
        [2, 2, 3, 3],
    );
});

test('the interviewer scores, links evidence and writes a note with the keyboard', limit, async () => {
    press(display, '3', 'j', '4', 'comma', 'e', 'n', 'text:Reads before taking.', 'Return', 'Escape');
    await until(() => state().notes.length === 1, 'the note');
    const { notes, scores, evidence } = state();
    assert.equal(notes[0].text, 'Reads before taking.');
    assert.deepEqual(scores.map(({ level }) => level).sort(), [3, 4]);
    assert.deepEqual(
        evidence.map(({ criterion }) => criterion),
        ['verifying'],
    );
    assert.ok(
        !(await candidate.page.content()).includes('Reads before taking.'),
        'the candidate never gets a note',
    );
});

test('a killed page comes back by the same link and lost nothing that was saved', limit, async () => {
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+End');
    await candidate.type('# before the crash\n');
    await candidate.saved();
    await candidate.crash();
    candidate = await Candidate.open(browser, program.link);
    await candidate.editor.waitFor();
    await agrees('limiter.py');
    assert.ok(file('limiter.py').text.endsWith('# before the crash\n'));
    assert.equal(await candidate.turns.count(), 2);
    assert.equal(state().event_counts['consent.given'], 1);
});

test('typing goes on while the program is killed and started again, and arrives once', limit, async () => {
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+End');
    await candidate.type('# saved ');
    await candidate.saved();
    const before = state();
    const port = new URL(program.link).port;
    await program.kill();
    await candidate.page.locator('header[data-save="offline"]').waitFor();
    await candidate.type('and typed meanwhile\n');
    program = await start('--open', session, '--port', port);
    assert.equal(program.session ?? session, session);
    const after = state();
    assert.deepEqual(after.conversation, before.conversation);
    assert.deepEqual(after.suggestions, before.suggestions);
    assert.equal(new URL(program.link).port, port, 'the same port, so that the page finds its host again');
    await candidate.saved();
    assert.ok(
        file('limiter.py').text.endsWith('# saved and typed meanwhile\n'),
        file('limiter.py').text.slice(-80),
    );
    await agrees('limiter.py');
});

test('after a quiet restart everything is as it was', limit, async () => {
    await candidate.saved();
    assert.deepEqual(
        candidate.problems.filter(problem => !/WebSocket|ERR_CONNECTION/.test(problem)),
        [],
    );
    await candidate.close();
    await until(() => (state().event_counts['participant.connection'] ?? 0) > 0, 'the goodbye');
    const before = state();
    await program.quit();
    program = await start('--open', session);
    const now = state();
    for (const key of ['files', 'conversation', 'suggestions', 'scores', 'evidence', 'notes']) {
        assert.deepEqual(now[key], before[key], key);
    }
    candidate = await Candidate.open(browser, program.link);
    await candidate.editor.waitFor();
    await agrees('limiter.py');
    await agrees('test_limiter.py');
    assert.equal(await candidate.turns.count(), 2);
});
