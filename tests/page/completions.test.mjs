// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Completions behind the caret: when they are asked for, how they go in, and what is told of them.

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';
import { model } from './mock_assistant.mjs';

const completing = completer => ({
    prepare: host => {
        host.assistant.info = model;
        host.assistant.completer = completer;
    },
});
const decisions = host => host.of('decide').map(({ suggestion, decision, lines }) => [suggestion, decision, lines]);
const ghost = page => page.locator('.editor-panel:not([hidden]) .cm-ghost');

async function typed(page, text = 'x = ') {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially(text);
    return at;
}

pageTest(
    'after a pause a completion is asked for, of confirmed text, and Tab takes it',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        host.assistant.completer = null;
        const [asked] = host.of('complete');
        assert.equal(asked.file, 'limiter');
        assert.equal(asked.version, host.files.get('limiter').history.length);
        assert.equal(asked.at, host.text('limiter').length);
        assert.equal(host.of('complete').length, 1, 'one for all the keys');
        assert.equal(await ghost(page).textContent(), 'compute(1)\ny = 2');
        assert.equal(await ghost(page).getAttribute('aria-hidden'), 'true');
        await page.getByText('Completion offered, 2 lines. Tab inserts it, Escape dismisses it.').waitFor();
        await until(() => host.assistant.shown.length === 1, 'that it was shown');
        await at.editor.press('Tab');
        await saved(page);
        assert.ok(host.text('limiter').endsWith('x = compute(1)\ny = 2'));
        const pushed = host.of('push').flatMap(({ updates }) => updates).at(-1);
        assert.deepEqual([pushed.event, pushed.suggestion], ['input.complete', 'G1']);
        assert.deepEqual(decisions(host), [['G1', 'accepted', 2]]);
        const order = host.received.map(({ type }) => type).filter(type => ['push', 'shown', 'decide'].includes(type));
        assert.deepEqual(order.slice(-3), ['shown', 'push', 'decide']);
        assert.deepEqual(host.files.get('limiter').owners.at(-1), ['assistant', 'G1']);
    },
    completing(() => 'compute(1)\ny = 2'),
);

pageTest(
    'Control and Right take a word at a time; what is left goes with the next key',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        host.assistant.completer = null;
        await at.editor.press('Control+ArrowRight');
        assert.equal(await ghost(page).textContent(), '(first, second)');
        await at.editor.press('Control+ArrowRight');
        await at.editor.press('Control+ArrowRight');
        assert.equal(await ghost(page).textContent(), ', second)');
        await at.editor.pressSequentially(')');
        assert.equal(await ghost(page).count(), 0);
        await saved(page);
        assert.ok(host.text('limiter').endsWith('x = compute(first)'));
        assert.deepEqual(decisions(host), [['G1', 'partly', 1]]);
    },
    completing(() => 'compute(first, second)'),
);

pageTest(
    'typing what it says keeps the rest and stays the candidate\'s own; another key ends it',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        host.assistant.completer = null;
        await at.editor.pressSequentially('com');
        assert.equal(await ghost(page).textContent(), 'pute()');
        await at.editor.pressSequentially('z');
        assert.equal(await ghost(page).count(), 0);
        await saved(page);
        assert.deepEqual(host.files.get('limiter').owners.at(-1), ['candidate']);
        assert.deepEqual(decisions(host), [['G1', 'rejected', 0]]);
    },
    completing(() => 'compute()'),
);

pageTest(
    'Escape puts it away and Tab indents again, in the editor',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        host.assistant.completer = null;
        await at.editor.press('Escape');
        assert.equal(await ghost(page).count(), 0);
        await at.editor.press('Tab');
        assert.ok(await at.editor.evaluate(editor => editor.contains(document.activeElement)));
        await saved(page);
        assert.ok(host.text('limiter').endsWith('    x = '));
        assert.deepEqual(decisions(host), [['G1', 'rejected', 0]]);
        // Without one, Escape and Tab leave the editor as before.
        await at.editor.press('Escape');
        await at.editor.press('Tab');
        assert.ok(!(await at.editor.evaluate(editor => editor.contains(document.activeElement))));
    },
    completing(() => 'compute()'),
);

pageTest(
    'moving the caret or leaving the editor ends it',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        await at.editor.press('ArrowLeft');
        assert.equal(await ghost(page).count(), 0);
        await at.editor.press('End');
        await at.editor.pressSequentially('1 + ');
        await ghost(page).waitFor();
        await at.ask.click();
        await until(async () => (await ghost(page).count()) === 0, 'the ghost to go');
        await saved(page);
        assert.deepEqual(decisions(host), [
            ['G1', 'rejected', 0],
            ['G2', 'rejected', 0],
        ]);
    },
    completing(() => 'compute()'),
);

pageTest(
    'nothing is asked while edits are on their way, in a selection, read-only text, or in the middle of a word',
    async ({ page, host }) => {
        const at = await join(page);
        host.hold();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('x = ');
        await page.waitForTimeout(600);
        assert.equal(host.of('complete').length, 0);
        host.release();
        await until(() => host.of('complete').length === 1, 'the question once the edits are confirmed');
        await at.editor.press('Control+Home');
        await at.editor.press('ArrowRight');
        await at.editor.pressSequentially('z');
        await page.waitForTimeout(600);
        await at.tab('brief.md').click();
        await at.editor.press('Control+End');
        await page.keyboard.type('nothing');
        await page.waitForTimeout(600);
        assert.equal(host.of('complete').length, 1);
    },
    completing(() => ''),
);

pageTest(
    'an answer that comes too late is not drawn and not told',
    async ({ page, host }) => {
        const at = await typed(page);
        await until(() => host.of('complete').length === 1, 'the question');
        await at.editor.pressSequentially('1');
        host.tell({ type: 'completion', ...host.of('complete')[0], type: 'completion', id: 'G9', text: 'late' });
        await until(() => host.of('complete').length === 2, 'the next question');
        host.edit('limiter', { from: 0, insert: '# theirs\n' });
        await saved(page);
        const { mid, file, version, at: spot } = host.of('complete')[1];
        host.tell({ type: 'completion', mid, id: 'G10', file, version, at: spot, text: 'late too' });
        await page.waitForTimeout(200);
        assert.equal(await ghost(page).count(), 0);
        assert.deepEqual([host.of('shown'), host.of('decide')], [[], []]);
    },
    completing(null),
);

pageTest(
    'an edit of somebody else elsewhere leaves it where it is',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        host.edit('limiter', { from: 0, insert: '# theirs\n' });
        await page.getByText('# theirs').waitFor();
        await at.editor.press('Tab');
        await saved(page);
        assert.ok(host.text('limiter').endsWith('x = compute()'));
        assert.deepEqual(decisions(host), [['G1', 'accepted', 1]]);
    },
    completing(() => 'compute()'),
);

pageTest(
    'the candidate can turn them off, and the page remembers',
    async ({ page, host }) => {
        const at = await typed(page);
        await ghost(page).waitFor();
        await page.getByRole('button', { name: 'Settings' }).press('Enter');
        await page.getByRole('menuitem', { name: /^Completions while typing/ }).press('Enter');
        await until(async () => (await ghost(page).count()) === 0, 'the ghost to go');
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('1');
        await page.waitForTimeout(600);
        await page.reload();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('2');
        await page.waitForTimeout(600);
        assert.equal(host.of('complete').length, 1);
        await page.getByRole('button', { name: 'Settings' }).click();
        await page.getByRole('menuitem', { name: /^Completions while typing/ }).getByText('off').waitFor();
    },
    completing(() => 'compute()'),
);

pageTest('a session that completes nothing is not asked, and offers no such setting', async ({ page, host }) => {
    await typed(page);
    await page.waitForTimeout(600);
    assert.equal(host.of('complete').length, 0);
    await page.getByRole('button', { name: 'Settings' }).click();
    assert.equal(await page.getByRole('menuitem').count(), 2);
});
