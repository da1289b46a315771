// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is pasted into the question is told to the host, once, whatever happens to the line.

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';

const long = 'a sentence that somebody has copied somewhere else';

/** As the clipboard does it, but for the default action, which no script can bring about. */
const paste = (field, text) =>
    field.evaluate((element, pasted) => {
        const data = new DataTransfer();
        data.setData('text/plain', pasted);
        element.focus();
        element.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
    }, text);

pageTest('a paste into the question is reported, and acknowledged', async ({ page, host }) => {
    const at = await join(page);
    await paste(at.ask, long);
    await until(() => host.pastes.length, 'the report');
    await saved(page);
    assert.deepEqual(host.pastes, [{ text: long, source: undefined }]);
    assert.equal(host.of('pasted').length, 1);
});

pageTest('a word or two are nobody\'s business', async ({ page, host }) => {
    const at = await join(page);
    await paste(at.ask, 'nineteen characters');
    await paste(at.ask, 'twenty characters ok');
    await until(() => host.pastes.length, 'the longer one');
    assert.deepEqual(
        host.pastes.map(({ text }) => text),
        ['twenty characters ok'],
    );
});

pageTest('a huge paste is cut, and never through a pair', async ({ page, host }) => {
    const at = await join(page);
    await paste(at.ask, 'x'.repeat(32 * 1024 - 1) + '\u{1F642}'.repeat(10));
    await paste(at.ask, 'y'.repeat(32 * 1024 - 2) + '\u{1F642}'.repeat(10));
    await until(() => host.pastes.length === 2, 'both reports');
    assert.equal(host.pastes[0].text, 'x'.repeat(32 * 1024 - 1));
    assert.equal(host.pastes[1].text, 'y'.repeat(32 * 1024 - 2) + '\u{1F642}');
});

pageTest('what no host could store is put right', async ({ page, host }) => {
    const at = await join(page);
    await paste(at.ask, 'two\r\nlines and a NUL\0');
    await until(() => host.pastes.length, 'the report');
    assert.equal(host.pastes[0].text, 'two\nlines and a NUL\ufffd');
});

pageTest(
    'code copied in the editor says where it stood',
    async ({ page, host }) => {
        const at = await join(page);
        await at.editor.press('Control+Home');
        for (let line = 0; line < 3; line++) await at.editor.press('Shift+ArrowDown');
        await at.editor.press('Control+c');
        await at.ask.click();
        await page.keyboard.press('Control+v');
        await until(() => host.pastes.length, 'the report');
        assert.deepEqual(host.pastes[0], {
            text: 'import threading\nimport time\n\n',
            source: { file: 'limiter', version: 0, from: 0 },
        });
        assert.ok((await at.ask.inputValue()).startsWith('import threading'));
    },
    { wholeBrowser: true },
);

pageTest('a report survives a cut line, and is recorded once', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await paste(at.ask, long);
    await until(() => host.of('pasted').length === 1, 'the first time');
    host.cut(); // and the acknowledgement with it
    host.release();
    await until(() => host.of('pasted').length === 2, 'the second time');
    await saved(page);
    assert.equal(host.pastes.length, 1);
});

pageTest('a report survives a reload', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await paste(at.ask, long);
    await until(() => host.of('pasted').length === 1, 'the first time');
    await until(() => page.evaluate(() => document.querySelector('header[data-save]') !== null));
    page.on('dialog', dialog => void dialog.accept());
    await page.reload();
    host.release();
    await until(() => host.of('pasted').length === 2, 'the second time');
    await saved(page);
    assert.equal(host.pastes.length, 1);
});
