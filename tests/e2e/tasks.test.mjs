// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tasks of the built-in kits ask for, from the real page through the real host into the real sandbox and the
// file: running, testing, a terminal, a pull request, a design.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from '../page/browser.mjs';
import { Candidate, until } from './drive.mjs';
import { eventLines, Program, startDisplay, stored } from './program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jumpseat-tasks-'));
const workspace = join(folder, 'team.jumpseat');
const own = { HOME: folder, XDG_CONFIG_HOME: join(folder, 'config') };
const limit = { timeout: 120_000 };
let display;
let browser;

before(async () => {
    display = await startDisplay();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    display?.stop();
    rmSync(folder, { recursive: true, force: true });
});

/** One interview with a kit: the window, the candidate in the browser, and what was recorded so far. */
async function interview(kit, story) {
    const program = await Program.start(display, workspace, ['--new-session', kit], own);
    const candidate = await Candidate.open(browser, program.link);
    const events = (kind, fits = () => true) =>
        eventLines(workspace, program.session)
            .split('\n')
            .filter(line => line.startsWith('[') || line.startsWith('{'))
            .map(line => JSON.parse(line))
            .filter(event => (event.kind ?? event[1]) === kind)
            .map(event => event.payload ?? event.at(-1))
            .filter(fits);
    try {
        await candidate.page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Ines Vale');
        await candidate.button('Join').click();
        await candidate.page.locator('.session-page').waitFor();
        await story({ candidate, page: candidate.page, events, program });
        assert.deepEqual(candidate.problems, []);
    } finally {
        await candidate.close();
        await program.quit();
    }
}

test('code is run and tested in the sandbox, and hidden tests stay hidden', limit, () =>
    interview('csv-import', async ({ candidate, page, events, program }) => {
        await candidate.editor.waitFor();
        const tests = page.getByRole('button', { name: 'Run tests' });
        await page.locator('.run-slot .primary[aria-disabled=false]').waitFor();
        await tests.click();
        await until(() => events('run.finished').length === 1, 'the tests to end', 60_000);
        const [reported] = events('tests.reported');
        assert.ok(reported.tests.length > 0);
        await page.locator('.run-outcome', { hasText: /passed|failed/ }).waitFor();
        await until(() => events('tests.hidden').length === 1, 'the hidden tests', 60_000);
        const hidden = events('tests.hidden')[0];
        assert.ok(hidden.tests.some(({ outcome }) => outcome === 'failed'), 'what is planted is there');
        const content = await page.content();
        for (const { id } of hidden.tests) assert.ok(!content.includes(id), id);

        await candidate.addFile('try_me.py');
        await candidate.type("print('typed and run')\n");
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await until(() => events('run.finished').length === 2, 'the run to end', 60_000);
        const { runs, hidden_tests: tried } = stored(workspace, program.session);
        assert.deepEqual(
            runs.map(({ kind, reason }) => [kind, reason]),
            [
                ['test', ''],
                ['run', ''],
            ],
        );
        assert.equal(runs[0].tests.length, reported.tests.length);
        assert.ok(tried.length >= 1);
    }),
);

test('a program that does not end is stopped', limit, () =>
    interview('csv-import', async ({ candidate, page, events }) => {
        await candidate.editor.waitFor();
        await page.locator('.run-slot .primary[aria-disabled=false]').waitFor();
        await candidate.openFile(/test_.*\.py/);
        await candidate.editor.press('Control+Home');
        await candidate.type('import time\ntime.sleep(600)\n');
        await page.getByRole('button', { name: 'Run tests' }).click();
        await until(() => events('run.started').length === 1, 'the start');
        await page.getByRole('button', { name: 'Stop', exact: true }).click();
        await until(() => events('run.finished').length === 1, 'the end', 30_000);
        assert.equal(events('run.finished')[0].reason, 'stopped');
        await page.locator('.run-outcome', { hasText: /stopped/i }).waitFor();
    }),
);

test('a pull request is reviewed on the page, and the record has every word', limit, () =>
    interview('invoice-export', async ({ page, events }) => {
        await page.getByRole('heading', { name: 'Changed files' }).waitFor();
        await page.locator('.review-open').first().click();
        const lines = page.locator('.review .cm-content').last();
        await lines.waitFor();
        await lines.press('F7');
        await lines.press('c');
        await page.keyboard.type('Who may read this?');
        await page.getByRole('radio', { name: /^Blocking/ }).check();
        await page.keyboard.press('Control+Enter');
        await until(() => events('review.comment').length === 1, 'the comment');
        assert.equal(events('review.comment')[0].severity, 'blocking');
        await page.locator('header[data-save="saved"]').waitFor();
        await page.getByRole('button', { name: 'Overview' }).click();
        await page.getByRole('radio', { name: /^Request changes/ }).check();
        await page.getByRole('textbox', { name: 'What you say with the verdict' }).fill('Not yet.');
        await page.getByRole('button', { name: 'Give verdict' }).click();
        await until(() => events('review.verdict').length === 1, 'the verdict');
        assert.equal(events('review.verdict')[0].verdict, 'changes');
        await page.reload();
        await page.getByRole('heading', { name: 'Changed files' }).waitFor();
        await page.locator('.review-given', { hasText: 'Not yet.' }).waitFor();
    }),
);

test('a design is drawn on the page and recorded without what does not draw', limit, () =>
    interview('support-assistant', async ({ page, events }) => {
        await page.getByRole('region', { name: 'Constraints and trade-offs', exact: true }).waitFor();
        await until(() => events('design.diagram').length > 0, 'the drawing', 60_000);
        const { svg } = events('design.diagram')[0];
        assert.ok(svg.startsWith('<svg') && /<text/.test(svg), svg.slice(0, 200));
        assert.ok(!/<(script|style|foreignObject|image|a)\b/.test(svg));
        await page.getByRole('tab', { name: /Trade-offs/ }).click();
        const form = page.getByRole('form', { name: 'New trade-off' });
        await form.getByLabel('We chose').fill('a smaller model');
        await form.getByLabel('Instead of').fill('two models');
        await form.getByLabel('Because').fill('the budget was halved');
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await until(() => events('design.tradeoff').length === 1, 'the trade-off');
        assert.equal(events('design.tradeoff')[0].instead, 'two models');
        await page.locator('header[data-save="saved"]').waitFor();
    }),
);
