// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { join, pageTest, saved, shown, until } from './fixture.mjs';

const userEvents = host => host.of('push').flatMap(push => push.updates.map(update => update.event));

pageTest('typing is pushed, acknowledged by its echo, and saved', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('ab');
    await page.locator('header[data-save="saving"]').waitFor();
    host.release();
    await saved(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    assert.ok(host.text('limiter').endsWith('return True\nab'));
    assert.equal(await shown(page), host.text('limiter'));
});

pageTest(
    'one push at a time; the edits between go together, numbered without gaps',
    async ({ page, host }) => {
        const at = await join(page);
        host.hold();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('abcdef');
        assert.equal(host.of('push').length, 1);
        host.release();
        await saved(page);
        assert.equal(host.of('push').length, 2);
        assert.deepEqual(
            host.of('push').flatMap(push => push.updates.map(update => update.n)),
            [1, 2, 3, 4, 5, 6],
        );
    },
);

pageTest('the kind of each edit travels with it', async ({ page, host, context, server }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('x');
    await at.editor.press('Backspace');
    await page.evaluate(() => navigator.clipboard.writeText('from elsewhere'));
    await at.editor.press('Control+v');
    await at.editor.press('Control+z');
    await saved(page);
    assert.deepEqual(userEvents(host), ['input.type', 'delete.backward', 'input.paste', 'undo']);
});

pageTest('two people type at once and end with the same text', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+Home');
    host.hold();
    await at.editor.pressSequentially('mine ');
    host.edit('limiter', { from: 0, insert: 'theirs ' });
    host.edit('limiter', { from: 2, to: 5 });
    host.release();
    await saved(page);
    await at.editor.pressSequentially('more');
    host.edit('limiter', { from: 0, insert: '!' });
    await saved(page);
    await until(async () => (await shown(page)) === host.text('limiter'), 'the same text on both sides');
});

// Selecting everything and typing over it makes Chromium try a style of its own, which the policy refuses.
const ownStyle = /Applying inline style violates/;

// The smallest case in which a batch diverges, because map does not commute with compose: "e" goes before "F" here
// while another deletes "F" and inserts "y". Taken as one composed change the page would end with "ey".
pageTest(
    'updates are taken in one at a time',
    async ({ page, host }) => {
        const at = await join(page);
        await at.tab('README.md').click();
        await at.editor.press('Control+a');
        await at.editor.pressSequentially('F');
        await saved(page);
        const push = host.push.bind(host);
        const late = [];
        host.push = (...message) => late.push(message);
        await at.editor.press('Control+Home');
        await at.editor.pressSequentially('e');
        await until(() => late.length === 1, 'the push');
        const { version } = late[0][1];
        host.hold();
        host.edit('readme', { from: 0, to: 1 });
        host.edit('readme', { from: 0, insert: 'y' });
        const updates = host.held.splice(0).map(([, message]) => message.updates[0]);
        host.held = null;
        host.tell({ type: 'updates', file: 'readme', version, updates });
        push(...late[0]);
        host.push = push;
        await saved(page);
        assert.equal(host.text('readme'), 'ye');
        assert.equal(await shown(page), 'ye');
    },
    { expected: ownStyle },
);

pageTest('undo takes back own typing only', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('own');
    host.edit('limiter', { from: 0, insert: '# theirs\n' });
    await until(async () => (await shown(page)).startsWith('# theirs'));
    await at.editor.press('Control+z');
    await saved(page);
    assert.ok(host.text('limiter').startsWith('# theirs\n'));
    assert.ok(host.text('limiter').endsWith('return True\n'));
});

pageTest('a read-only file cannot be changed', async ({ page, host }) => {
    const at = await join(page);
    await page.getByRole('tab', { name: 'brief.md' }).click();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('no');
    await page.waitForTimeout(100);
    assert.equal(host.of('push').length, 0);
    assert.equal(await shown(page), 'Read me.\n');
});

pageTest(
    'a lost line loses nothing: edits made before, during and after arrive once',
    async ({ page, host }) => {
        const at = await join(page);
        await at.editor.press('Control+End');
        host.hold();
        await at.editor.pressSequentially('one ');
        host.cut(); // the host has "o" and the acknowledgement never came
        host.held = null;
        await page.locator('header .save', { hasText: 'Offline' }).waitFor();
        await at.editor.pressSequentially('two ');
        host.edit('limiter', { from: 0, insert: '# while away\n' });
        await saved(page);
        await at.editor.pressSequentially('three');
        await saved(page);
        assert.ok(
            host.text('limiter').endsWith('return True\none two three'),
            host.text('limiter').slice(-40),
        );
        assert.ok(host.text('limiter').startsWith('# while away\n'));
        await until(async () => (await shown(page)) === host.text('limiter'));
        assert.ok(host.of('pull').length >= 3);
    },
);

pageTest(
    'a prompt whose acknowledgement was lost is sent again and recorded once',
    async ({ page, host }) => {
        const at = await join(page);
        host.hold();
        await at.ask.fill('Is this right?');
        await at.send.click();
        await until(() => host.turns.length === 1);
        host.cut();
        host.held = null;
        await until(() => host.of('join').length === 2, 'the second join');
        await saved(page);
        assert.equal(host.turns.length, 1);
        assert.equal(await page.locator('.turn').count(), 1);
    },
);

/** As in a private window of some browsers: nothing can be kept. */
const withoutDatabase = page =>
    page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));

pageTest('where the browser keeps nothing, leaving with unsaved edits asks first', async ({ page, host }) => {
    await withoutDatabase(page);
    await page.reload();
    const at = await join(page);
    host.hold();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('x');
    const asked = new Promise(resolve =>
        page.once('dialog', dialog => {
            resolve(dialog.type());
            void dialog.dismiss();
        }),
    );
    void page.close({ runBeforeUnload: true });
    assert.equal(await asked, 'beforeunload');
    host.release();
    await saved(page);
    host.open = false;
    host.cut();
    await page.locator('header .save', { hasText: 'keep this page open' }).waitFor();
});

pageTest('carets travel in confirmed coordinates, at most ten a second', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+Home');
    host.hold();
    await at.editor.pressSequentially('pending');
    await page.waitForTimeout(250);
    const last = host.of('cursor').at(-1);
    assert.deepEqual([last.file, last.version, last.anchor, last.head], ['limiter', 0, 0, 0]);
    const before = host.of('cursor').length;
    const start = Date.now();
    for (let i = 0; i < 30; i++) await at.editor.press('ArrowRight');
    await page.waitForTimeout(150);
    const most = Math.ceil((Date.now() - start) / 100) + 1;
    assert.ok(
        host.of('cursor').length - before <= most,
        `${host.of('cursor').length - before} in ${Date.now() - start} ms`,
    );
    host.release();
    await saved(page);
});

pageTest(
    'another caret stands where it belongs, also when its version comes later',
    async ({ page, host }) => {
        await join(page);
        const caret = {
            type: 'cursor',
            participant: 'i1',
            name: 'R. Lantern',
            role: 'interviewer',
            file: 'limiter',
        };
        host.tell({ ...caret, version: 1, anchor: 5, head: 5 });
        await page.waitForTimeout(100);
        assert.equal(await page.locator('.cm-caret').count(), 0);
        host.edit('limiter', { from: 0, insert: 'abcde\n' });
        await page.locator('.cm-caret-name', { hasText: 'R. Lantern' }).waitFor({ state: 'attached' });
        const before = await page
            .locator('.cm-caret')
            .evaluate(caret => caret.parentElement.textContent.split('R. Lantern')[0]);
        assert.equal(before, 'abcde');
    },
);

pageTest('the band beside a line says who wrote it', async ({ page, host }) => {
    const at = await join(page);
    const kinds = () =>
        page
            .locator('.editor-panel:not([hidden]) .cm-origins .cm-gutterElement.cm-band')
            .evaluateAll(bands => bands.map(band => /cm-band-(\w+)/.exec(band.className)[1]));
    assert.ok((await kinds()).every(kind => kind === 'baseline'));
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('# mine');
    assert.equal((await kinds()).at(-1), 'candidate');
    host.edit('limiter', { from: 0, insert: '# theirs\n' });
    await until(async () => (await kinds())[0] === 'interviewer');
    await saved(page);
    assert.equal((await kinds()).at(-1), 'candidate');
});

pageTest('an editor that cannot be saved says so and keeps the text', async ({ page, host }) => {
    const at = await join(page);
    host.push = (client, { file }) => host.send(client, { type: 'refused', file, reason: 'too-large' });
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('lost?');
    await page.getByRole('alert').filter({ hasText: 'could not be saved' }).waitFor();
    await page.locator('header .save', { hasText: 'Not saved' }).waitFor();
    assert.ok((await shown(page)).endsWith('lost?'));
});

pageTest('a push that came too late is pulled up and sent again', async ({ page, host }) => {
    const at = await join(page);
    const push = host.push.bind(host);
    let refusals = 2;
    host.push = (client, message) => {
        if (refusals-- > 0) host.send(client, { type: 'refused', file: message.file, reason: 'stale' });
        else push(client, message);
    };
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('z');
    await saved(page);
    assert.ok(host.text('limiter').endsWith('z'));
});

pageTest('the page can be used with the keyboard alone', async ({ page, at }) => {
    await at.name.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await at.editor.waitFor();
    await at.editor.focus();
    await page.keyboard.press('F6');
    assert.ok(await at.ask.evaluate(element => element === document.activeElement));
    await page.keyboard.press('Shift+F6');
    assert.ok(await at.editor.evaluate(element => element === document.activeElement));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.ok(
        !(await at.editor.evaluate(element => element === document.activeElement)),
        'Escape, then Tab, leaves the editor',
    );
});

pageTest('what was typed outlives a host that is back before its interview is', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+Home');
    host.open = false;
    host.cut();
    await at.editor.pressSequentially('typed meanwhile ');
    await until(() => host.of('hello').length >= 3, 'the page to try twice');
    assert.ok((await shown(page)).startsWith('typed meanwhile '));
    host.open = true;
    await saved(page);
    assert.ok(host.text('limiter').startsWith('typed meanwhile '));
});
