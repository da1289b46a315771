// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that moves inside the session tells the host where it stood; text from elsewhere claims nothing.

import assert from 'node:assert/strict';
import { handles, join, pageTest, saved, shown, until } from './fixture.mjs';

const pastes = host =>
    host.of('push').flatMap(({ updates }) => updates.filter(({ event }) => event === 'input.paste'));

const whole = { wholeBrowser: true };

/** Copies the first line, "import threading", with its break. */
async function copyFirstLine(at, key = 'Control+c') {
    await at.editor.press('Control+Home');
    await at.editor.press('Shift+ArrowDown');
    await at.editor.press(key);
}

pageTest(
    'cut in one file and pasted in another: the paste says where the text stood',
    async ({ page, host }) => {
        const at = await join(page);
        host.edit('limiter', { from: 0, insert: '# theirs\n' });
        await until(async () => (await shown(page)).startsWith('# theirs'));
        await at.editor.press('Control+Home');
        await at.editor.press('ArrowDown');
        await at.editor.press('Shift+ArrowDown');
        await at.editor.press('Control+x');
        await at.tab('README.md').click();
        await at.editor.press('Control+End');
        await at.editor.press('Control+v');
        await saved(page);
        assert.equal(host.text('readme'), '# Limiter\nimport threading\n');
        assert.ok(host.text('limiter').startsWith('# theirs\nimport time\n'));
        assert.deepEqual(pastes(host)[0].source, { file: 'limiter', version: 1, from: 9 });
    },
    whole,
);

pageTest(
    'a line copied without a selection carries its place too',
    async ({ page, host }) => {
        const at = await join(page);
        await at.editor.press('Control+Home');
        await at.editor.press('ArrowDown');
        await at.editor.press('Control+c');
        await at.editor.press('Control+v');
        await saved(page);
        assert.deepEqual(pastes(host)[0].source, { file: 'limiter', version: 0, from: 17 });
    },
    whole,
);

pageTest(
    'copied in one tab of the browser and pasted in another',
    async ({ page, host, context, server }) => {
        const at = await join(page);
        const other = await context.newPage();
        await other.goto(`${server.url}/#secret-token`);
        await handles(other).editor.waitFor();
        await page.bringToFront();
        await copyFirstLine(at);
        await other.bringToFront();
        await handles(other).editor.press('Control+End');
        await handles(other).editor.press('Control+v');
        await saved(other);
        assert.deepEqual(pastes(host)[0].source, { file: 'limiter', version: 0, from: 0 });
    },
    whole,
);

pageTest(
    'what is copied outside replaces the claim',
    async ({ page, host, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        const at = await join(page);
        await copyFirstLine(at);
        await page.evaluate(() => navigator.clipboard.writeText('import threading\n'));
        await at.editor.press('Control+End');
        await at.editor.press('Control+v');
        await saved(page);
        assert.equal(pastes(host).length, 1);
        assert.equal(pastes(host)[0].source, undefined);
    },
    whole,
);

pageTest(
    'the mark of another session is no claim here',
    async ({ page, host }) => {
        const at = await join(page);
        await copyFirstLine(at);
        host.session = 'session-2';
        await page.reload();
        await at.editor.press('Control+End');
        await at.editor.press('Control+v');
        await saved(page);
        assert.equal(pastes(host)[0].source, undefined);
    },
    whole,
);

pageTest(
    'text that is not confirmed yet names the place where it was put in',
    async ({ page, host }) => {
        const at = await join(page);
        await at.tab('README.md').click();
        host.hold();
        await at.editor.press('Control+Home');
        await at.editor.pressSequentially('new ');
        await at.editor.press('Shift+Home');
        await at.editor.press('Control+c');
        await at.editor.press('ArrowRight');
        await at.editor.press('Control+v');
        host.release();
        await saved(page);
        assert.ok(host.text('readme').startsWith('new new # Limiter'));
        assert.deepEqual(pastes(host)[0].source, { file: 'readme', version: 0, from: 0 });
    },
    whole,
);

pageTest(
    'a copied last line comes with a break of its own, so it claims nothing',
    async ({ page, host }) => {
        const at = await join(page);
        host.edit('readme', { from: 9, to: 10 });
        await at.tab('README.md').click();
        await at.editor.press('Control+c');
        await at.editor.press('Control+v');
        await saved(page);
        assert.equal(host.text('readme'), '# Limiter\n# Limiter');
        assert.equal(pastes(host)[0].source, undefined);
    },
    whole,
);

pageTest(
    'unconfirmed edits elsewhere are taken out of the place',
    async ({ page, host }) => {
        const at = await join(page);
        host.hold();
        await at.editor.press('Control+Home');
        await at.editor.pressSequentially('new ');
        await at.editor.press('Shift+End');
        await at.editor.press('Control+c');
        await at.editor.press('ArrowRight');
        await at.editor.press('Control+v');
        host.release();
        await saved(page);
        assert.deepEqual(pastes(host)[0].source, { file: 'limiter', version: 0, from: 0 });
        assert.ok(host.text('limiter').startsWith('new import threadingimport threading\n'));
    },
    whole,
);

pageTest(
    'moved text shows as unknown until the host says whose it is, pasted text as pasted',
    async ({ page, host, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        const at = await join(page);
        const kinds = () =>
            page
                .locator('.editor-panel:not([hidden]) .cm-origins .cm-gutterElement.cm-band')
                .evaluateAll(bands => bands.map(band => /cm-band-(\w+)/.exec(band.className)[1]));
        await at.tab('README.md').click();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('own words\n');
        await saved(page);
        await at.editor.press('ArrowUp');
        await at.editor.press('Shift+ArrowDown');
        await at.editor.press('Control+x');
        host.hold();
        await at.editor.press('Control+v');
        assert.equal((await kinds())[1], 'unknown');
        host.release();
        await saved(page);
        await page.evaluate(() => navigator.clipboard.writeText('elsewhere\n'));
        host.hold();
        await at.editor.press('Control+v');
        assert.equal((await kinds())[2], 'pasted');
        host.release();
        await saved(page);
    },
    whole,
);

pageTest('the host has the last word on whose text is: no guess is laid over it', async ({ page, host }) => {
    const at = await join(page);
    await at.tab('README.md').click();
    host.edit('readme', { from: 10, insert: 'one\nthree\n' }, ['assistant', 'S1']);
    const band = page.locator('.editor-panel:not([hidden]) .cm-origins .cm-band').nth(2);
    await until(async () => /cm-band-assistant/.test(await band.getAttribute('class')));
    // Moved in from elsewhere: the candidate's, though it stands inside a suggestion.
    host.edit('readme', { from: 14, insert: 'two\n' }, ['candidate']);
    await until(async () => /cm-band-candidate/.test(await band.getAttribute('class')));
    // Typed inside it is shown as reworked until the host says what it is.
    await at.editor.press('Control+Home');
    await at.editor.press('ArrowDown');
    await at.editor.press('ArrowRight');
    host.hold();
    await at.editor.pressSequentially('xxxx');
    const typed = page.locator('.editor-panel:not([hidden]) .cm-origins .cm-band').nth(1);
    assert.match(await typed.getAttribute('class'), /cm-band-edited/);
    host.release();
    await saved(page);
    assert.match(await typed.getAttribute('class'), /cm-band-candidate/);
});

pageTest('an update with several origins is drawn run by run', async ({ page, host }) => {
    const at = await join(page);
    await at.tab('README.md').click();
    host.hold();
    host.edit('readme', { from: 10, insert: 'one\ntwo\n' });
    host.edit('readme', { from: 0, insert: '\n' });
    host.held[0][1].updates[0].origins = [
        [4, 'candidate'],
        [4, 'assistant', 'S1'],
    ];
    host.release();
    const band = n => page.locator('.editor-panel:not([hidden]) .cm-origins .cm-band').nth(n);
    await until(async () => /cm-band-candidate/.test(await band(2).getAttribute('class')));
    assert.match(await band(3).getAttribute('class'), /cm-band-assistant/);
});
