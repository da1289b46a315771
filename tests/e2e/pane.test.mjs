// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shared code pane with everything real: files that come and go, text that keeps its authors, edits that outlive a
// page, two tabs of one person. What is right stands in the stored session.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../page/browser.mjs';
import { kept } from '../page/kept.mjs';
import { Candidate, until } from './drive.mjs';
import { Program, startDisplay, stored } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jumpseat-pane-'));
const workspace = join(folder, 'team.jumpseat');
const shown = join(folder, 'pane.json');
const own = { HOME: folder, XDG_CONFIG_HOME: join(folder, 'config'), JUMPSEAT_TRACE_PANE: shown };
const limit = { timeout: 90_000 };

let display;
let program;
let browser;
let candidate;

const state = () => stored(workspace, program.session);
const file = name => state().files.find(entry => entry.name === name);
const storedAs = (name, text) => until(() => file(name)?.text === text, `${name} to be stored as ${JSON.stringify(text)}`);
const pane = () => (existsSync(shown) ? JSON.parse(readFileSync(shown, 'utf8')) : {});

before(async () => {
    display = await startDisplay();
    browser = await launch();
    program = await Program.start(display, workspace, ['--new-session', 'rate-limiter'], own);
    candidate = await Candidate.open(browser, program.link);
    await candidate.join('Ines Vale');
});
after(async () => {
    await browser?.close();
    await program?.quit();
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
});

test('a file the candidate adds is there for the interviewer', limit, async () => {
    await candidate.addFile('notes.md');
    await candidate.type('plan');
    await storedAs('notes.md', 'plan');
    await until(() => pane().file === 'notes.md' && pane().text === 'plan', 'the window to follow into the new file');
    assert.deepEqual(file('notes.md').origins, { candidate: 4 });
});

test('undo and redo bring text back as its author’s', limit, async () => {
    await candidate.editor.press('Control+a');
    await candidate.editor.press('Delete');
    await storedAs('notes.md', '');
    await candidate.editor.press('Control+z');
    await storedAs('notes.md', 'plan');
    assert.deepEqual(file('notes.md').origins, { candidate: 4 });
    await candidate.editor.press('Control+y');
    await candidate.editor.press('Control+z');
    await candidate.saved();
    await storedAs('notes.md', 'plan');
    assert.deepEqual(file('notes.md').origins, { candidate: 4 });
});

test('text that is cut in one file and pasted into another keeps its author', limit, async () => {
    await candidate.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
        origin: new URL(program.link).origin,
    });
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+Home');
    await candidate.editor.press('Shift+End');
    const line = await candidate.page.evaluate(() => getSelection().toString());
    await candidate.editor.press('Control+x');
    await candidate.openFile('notes.md');
    await candidate.editor.press('Control+End');
    await candidate.editor.press('Control+v');
    await storedAs('notes.md', `plan${line}`);
    assert.deepEqual(file('notes.md').origins, { candidate: 4, baseline: line.length });
    await candidate.openFile('limiter.py');
    await candidate.editor.press('Control+z');
    await candidate.saved();
    assert.ok(file('limiter.py').text.startsWith(line));
    assert.deepEqual(Object.keys(file('limiter.py').origins), ['baseline']);
});

test('a reply that is copied out of the conversation and pasted is the assistant’s', limit, async () => {
    const turn = await candidate.ask('Now add retry_after, please.');
    const words = (await turn.locator('.msg').nth(1).locator('p').first().textContent()).trim();
    await candidate.page.evaluate(text => navigator.clipboard.writeText(text), words);
    await candidate.openFile('notes.md');
    await candidate.editor.press('Control+a');
    await candidate.editor.press('Control+v');
    await storedAs('notes.md', words);
    const { assistant, ...rest } = file('notes.md').origins;
    assert.ok(assistant > words.length / 2, `${assistant} of ${words.length}`);
    assert.deepEqual(Object.keys(rest).filter(kind => kind !== 'pasted'), []);
});

test('what is typed offline outlives the page and arrives once', limit, async () => {
    await candidate.editor.press('Control+a');
    await candidate.type('kept ');
    await candidate.saved();
    await candidate.context.setOffline(true);
    // The line to this host is cut by the program's end; a browser that is offline cannot come back to it.
    await program.kill();
    await candidate.page.locator('header[data-save="offline"]').waitFor();
    await candidate.type('offline');
    await until(async () => /"offline|"e"/.test(JSON.stringify(await kept(candidate.page))), 'the browser to keep it all');
    await candidate.page.close();
    const { port } = new URL(program.link);
    program = await Program.start(display, workspace, ['--open', program.session, '--port', port], own);
    await candidate.context.setOffline(false);
    candidate = await candidate.inAnotherTab(program.link);
    await until(() => file('notes.md').text === 'kept offline', 'what was typed offline');
    await candidate.saved();
    assert.equal(file('notes.md').text, 'kept offline');
    assert.deepEqual(file('notes.md').origins, { candidate: 12 });
});

test('two tabs of one person write at once and lose nothing', limit, async () => {
    const other = await candidate.inAnotherTab(program.link);
    await candidate.openFile('notes.md');
    await other.openFile('notes.md');
    await candidate.editor.press('Control+Home');
    await other.editor.press('Control+End');
    await Promise.all([candidate.type('a'.repeat(40), 5), other.type('z'.repeat(40), 5)]);
    await candidate.saved();
    await other.saved();
    await storedAs('notes.md', `${'a'.repeat(40)}kept offline${'z'.repeat(40)}`);
    assert.equal(state().participants.filter(({ role }) => role === 'candidate').length, 1);
    await other.page.close();
});

test('a removed file is out of sight and comes back whole', limit, async () => {
    await candidate.openFile('notes.md');
    await candidate.page.getByRole('button', { name: /^Rename or remove/ }).click();
    await candidate.page.getByRole('menuitem', { name: /^Remove/ }).click();
    await candidate.page.getByRole('tab', { name: 'notes.md', exact: true }).waitFor({ state: 'detached' });
    await until(() => state().event_counts['file.removed'] === 1, 'the removal');
    await candidate.button('Undo').click();
    await candidate.page.getByRole('tab', { name: 'notes.md', exact: true }).waitFor();
    await until(() => state().event_counts['file.restored'] === 1, 'the return');
    assert.match(file('notes.md').text, /kept offline/);
});
