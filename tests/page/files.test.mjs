// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files come and go, from this page and from others; and a copy that differs is replaced loudly.

import assert from 'node:assert/strict';
import { join, pageTest, saved, shown, until } from './fixture.mjs';

const on = page => ({
    plus: page.getByRole('button', { name: /^New file/ }),
    more: page.getByRole('button', { name: /^Rename or remove/ }),
    item: name => page.getByRole('menuitem', { name, exact: true }),
    newName: page.getByRole('textbox', { name: 'Name of the new file' }),
    rename: page.getByRole('textbox', { name: /^New name of/ }),
    undo: page.getByRole('button', { name: 'Undo', exact: true }),
    alert: text => page.getByRole('alert').filter({ hasText: text }),
    focused: locator => until(() => locator.evaluate(one => one === document.activeElement), 'the focus'),
});

async function allSettled(host, page, id) {
    await saved(page);
    await until(async () => (await shown(page)) === host.text(id), 'the same text on both sides');
}

pageTest('a new file: its tab is in front and its editor has the focus', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await bar.plus.click();
    await bar.newName.fill('test_limiter.py');
    await bar.newName.press('Enter');
    await at.tab('test_limiter.py').waitFor();
    assert.equal(await at.tab('test_limiter.py').getAttribute('aria-selected'), 'true');
    await bar.focused(at.editor);
    await page.keyboard.type('import pytest');
    await saved(page);
    const [file] = [...host.files.values()].filter(({ name }) => name === 'test_limiter.py');
    assert.equal(file.doc.toString(), 'import pytest');
    assert.equal(await page.locator('.name-field').count(), 0);
});

pageTest('a name that the host refuses: its reason stands at the field', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await bar.plus.click();
    await bar.newName.fill('README.md');
    await bar.newName.press('Enter');
    await bar.alert('There is a file README.md already.').waitFor();
    await bar.focused(bar.newName);
    assert.equal(await bar.newName.getAttribute('aria-invalid'), 'true');
    await bar.newName.fill('  ');
    await bar.newName.press('Enter');
    await bar.alert('A file needs a name.').waitFor();
    assert.equal(host.of('file-add').length, 1);
    await bar.newName.fill('notes.md');
    await bar.newName.press('Enter');
    await at.tab('notes.md').waitFor();
    assert.equal(new Set(host.of('file-add').map(({ mid }) => mid)).size, 2);
});

pageTest('Escape and a click elsewhere put the field away', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await bar.plus.click();
    await bar.newName.press('Escape');
    await bar.focused(bar.plus);
    await bar.plus.click();
    await at.editor.click();
    await bar.newName.waitFor({ state: 'detached' });
    await bar.plus.click();
    await bar.newName.fill('begun.py');
    await at.editor.click();
    assert.equal(await bar.newName.inputValue(), 'begun.py', 'what was begun is not thrown away');
    assert.equal(host.of('file-add').length, 0);
});

pageTest('rename by F2 and by double click; the language follows the name', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    const keywords = () => page.locator('.editor-panel:not([hidden]) .cm-line span[class^="ͼ"]').count();
    await until(async () => (await keywords()) > 0, 'Python in colour');
    await at.tab('limiter.py').focus();
    await page.keyboard.press('F2');
    await bar.focused(bar.rename);
    assert.equal(await page.evaluate(() => getSelection().toString()), 'limiter', 'the stem is selected');
    await page.keyboard.type('plain');
    await bar.rename.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('unknownkind');
    await page.keyboard.press('Enter');
    await at.tab('plain.unknownkind').waitFor();
    await bar.focused(at.tab('plain.unknownkind'));
    await until(async () => (await keywords()) === 0, 'no colours for an unknown language');
    await at.tab('plain.unknownkind').dblclick();
    await bar.rename.fill('window.py');
    await bar.rename.press('Enter');
    await at.tab('window.py').waitFor();
    await until(async () => (await keywords()) > 0, 'Python in colour again');
    assert.equal(host.files.get('limiter').name, 'window.py');
    await page.getByText('window.py', { exact: true }).last().waitFor(); // what would be attached
});

pageTest('a rename that is refused or not changed keeps the name', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await at.tab('limiter.py').dblclick();
    await bar.rename.fill('brief.md');
    await bar.rename.press('Enter');
    await bar.alert('There is a file brief.md already.').waitFor();
    await bar.rename.press('Escape');
    await bar.focused(at.tab('limiter.py'));
    await at.tab('limiter.py').dblclick();
    await bar.rename.press('Enter');
    await bar.rename.waitFor({ state: 'detached' });
    assert.equal(host.of('file-rename').length, 1);
});

pageTest('remove from the menu, and Undo', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('# mine');
    await saved(page);
    await bar.more.click();
    await bar.item('Remove').click();
    await page.locator('.notice-text', { hasText: 'limiter.py removed' }).waitFor();
    assert.equal(await at.tab('limiter.py').count(), 0);
    assert.equal(await at.tab('README.md').getAttribute('aria-selected'), 'true');
    await bar.focused(at.tab('README.md'));
    await bar.undo.click();
    await at.tab('limiter.py').waitFor();
    await until(async () => (await at.tab('limiter.py').getAttribute('aria-selected')) === 'true');
    assert.ok((await shown(page)).endsWith('# mine'));
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('!');
    await allSettled(host, page, 'limiter');
    assert.ok(host.text('limiter').endsWith('# mine!'));
});

pageTest(
    'removed files stand under + until they are brought back, also after a reload',
    async ({ page, host }) => {
        const at = await join(page);
        const bar = on(page);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('# mine');
        await saved(page);
        await at.tab('limiter.py').focus();
        await page.keyboard.press('Delete');
        await page.locator('.notice-text', { hasText: 'limiter.py removed' }).waitFor();
        await page.reload();
        await at.tab('README.md').waitFor();
        await bar.plus.click();
        await bar.item('limiter.py').click();
        await at.tab('limiter.py').waitFor();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('?');
        await allSettled(host, page, 'limiter');
        assert.ok(host.text('limiter').endsWith('# mine?'));
        await bar.plus.click();
        await bar.focused(bar.newName);
    },
);

pageTest('others add, rename, remove and bring back', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.focus();
    host.addNew({ mid: 'x1', name: 'theirs.py', text: 'x = 1\n' });
    await at.tab('theirs.py').waitFor();
    assert.equal(await at.tab('limiter.py').getAttribute('aria-selected'), 'true');
    assert.ok(await at.editor.evaluate(one => one === document.activeElement));
    host.rename({ mid: 'x2', file: 'readme', name: 'GUIDE.md' });
    await at.tab('GUIDE.md').waitFor();
    host.remove({ mid: 'x3', file: 'limiter' });
    await page.locator('.notice-text', { hasText: 'limiter.py removed' }).waitFor();
    await page.keyboard.type('lost keys');
    await page.locator('.notice-text').waitFor();
    host.restore({ mid: 'x4', file: 'limiter' });
    await at.tab('limiter.py').waitFor();
    await saved(page);
    assert.equal(host.of('push').length, 0, 'keys that were still coming fall into no other file');
});

pageTest('what others do to other files takes no focus', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.focus();
    host.remove({ mid: 'x1', file: 'readme' });
    await page.locator('.notice-text', { hasText: 'README.md removed' }).waitFor();
    await page.keyboard.type('going on');
    await allSettled(host, page, 'limiter');
    assert.ok(host.text('limiter').startsWith('going on'));
    await on(page).plus.click();
    await on(page).item('New file…').click();
    host.remove({ mid: 'x2', file: 'limiter' });
    await page.locator('.notice-text', { hasText: 'limiter.py removed' }).waitFor();
    await page.keyboard.type('mine.py');
    await page.keyboard.press('Enter');
    await at.tab('mine.py').waitFor();
});

pageTest(
    'a file removed while its last edits are under way: they are kept and offered',
    async ({ page, host }) => {
        const at = await join(page);
        const push = host.push.bind(host);
        host.push = () => {};
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('unsaved');
        host.remove({ mid: 'x1', file: 'limiter' });
        await on(page).alert('limiter.py was removed while your last changes in it were not saved').waitFor();
        await page.locator('header .save', { hasText: 'Not saved' }).waitFor();
        host.push = push;
        await page.getByRole('button', { name: 'Bring it back' }).click();
        await at.tab('limiter.py').click();
        await allSettled(host, page, 'limiter');
        assert.ok(host.text('limiter').endsWith('return True\nunsaved'));
        assert.equal(await page.locator('.alert').count(), 0);
    },
);

pageTest('edits that are discarded with their file leave the count right', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('ab');
    await saved(page);
    const push = host.push.bind(host);
    host.push = () => {};
    await at.editor.pressSequentially('gone');
    host.remove({ mid: 'x1', file: 'limiter' });
    await page.getByRole('button', { name: 'Discard them' }).click();
    host.push = push;
    host.restore({ mid: 'x2', file: 'limiter' });
    await at.tab('limiter.py').click();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('cd');
    await allSettled(host, page, 'limiter');
    assert.ok(host.text('limiter').endsWith('return True\nabcd'), host.text('limiter').slice(-20));
});

pageTest('what happened to files while the line was down is caught up with', async ({ page, host }) => {
    const at = await join(page);
    host.open = false;
    host.cut();
    await page.locator('header[data-save="offline"]').waitFor();
    host.rename({ mid: 'x1', file: 'readme', name: 'GUIDE.md' });
    host.addNew({ mid: 'x2', name: 'new.py' });
    host.remove({ mid: 'x3', file: 'limiter' });
    host.open = true;
    await at.tab('GUIDE.md').waitFor();
    await at.tab('new.py').waitFor();
    assert.equal(await at.tab('limiter.py').count(), 0);
});

pageTest(
    'offline and for a read-only file nothing is offered, and the buttons say why',
    async ({ page, host }) => {
        const at = await join(page);
        const bar = on(page);
        await at.tab('brief.md').click();
        assert.match(await bar.more.getAttribute('title'), /read-only/);
        await at.tab('brief.md').dblclick();
        await page.keyboard.press('F2');
        await page.keyboard.press('Delete');
        assert.equal(await bar.rename.count(), 0);
        await at.tab('limiter.py').click();
        host.open = false;
        host.cut();
        await page.locator('header[data-save="offline"]').waitFor();
        assert.equal(await bar.plus.getAttribute('aria-disabled'), 'true');
        assert.match(await bar.plus.getAttribute('title'), /connection is lost/);
        await bar.plus.click({ force: true });
        await bar.more.click({ force: true });
        await at.tab('limiter.py').focus();
        await page.keyboard.press('F2');
        assert.equal(await page.locator('.name-field, .menu').count(), 0);
        host.open = true;
        await until(async () => (await bar.plus.getAttribute('aria-disabled')) === 'false');
    },
);

pageTest(
    'the line is lost while a new name waits: the field says so and keeps the name',
    async ({ page, host }) => {
        const at = await join(page);
        const bar = on(page);
        host.hold();
        await bar.plus.click();
        await bar.newName.fill('late.py');
        await bar.newName.press('Enter');
        await until(() => host.of('file-add').length === 1);
        host.files.delete('f4'); // it never reached the host
        host.open = false;
        host.cut();
        host.held = null;
        await bar.alert('The connection was lost before the host answered.').waitFor();
        assert.equal(await bar.newName.inputValue(), 'late.py');
        host.open = true;
        await until(async () => (await bar.plus.getAttribute('aria-disabled')) === 'false');
        await bar.newName.press('Enter');
        await at.tab('late.py').waitFor();
    },
);

pageTest('the menu and the row of tabs with the keyboard alone', async ({ page, host }) => {
    const at = await join(page);
    const bar = on(page);
    await at.tab('limiter.py').focus();
    await page.keyboard.press('ArrowRight');
    await bar.focused(at.tab('README.md'));
    await page.keyboard.press('Tab');
    await bar.focused(bar.plus);
    await page.keyboard.press('Tab');
    await bar.focused(bar.more);
    await page.keyboard.press('Enter');
    await bar.focused(bar.item('Rename…'));
    await page.keyboard.press('ArrowDown');
    await bar.focused(bar.item('Remove'));
    await page.keyboard.press('ArrowDown');
    await bar.focused(bar.item('Rename…'));
    await page.keyboard.press('Escape');
    await bar.focused(bar.more);
    await page.keyboard.press('Enter');
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await bar.focused(bar.rename);
    await page.keyboard.press('Escape');
    await bar.focused(at.tab('README.md'));
    await at.tab('README.md').click({ button: 'right' });
    await bar.item('Remove').press('Enter');
    await until(() => host.removed.has('readme'));
    await bar.focused(at.tab('brief.md'));
});

pageTest('without any file the page says how to make one', async ({ page, host }) => {
    const at = await join(page);
    for (const id of ['limiter', 'readme']) host.remove({ mid: id, file: id });
    host.files.delete('brief');
    host.tell({ type: 'file-removed', file: 'brief', name: 'brief.md' });
    await page.getByText('There is no file.').waitFor();
    await on(page).plus.click();
    await on(page).item('README.md').click();
    await at.tab('README.md').waitFor();
    await page.getByText('There is no file.').waitFor({ state: 'hidden' });
});

pageTest('long names are cut short and many tabs scroll', async ({ page, host }) => {
    const at = await join(page);
    const long = `${'very/'.repeat(10)}long_name_of_a_module.py`;
    for (let i = 0; i < 12; i++) host.addNew({ mid: `m${i}`, name: `module_${i}.py` });
    host.addNew({ mid: 'long', name: long });
    await at.tab(long).waitFor();
    await at.tab(long).click();
    const box = await at.tab(long).boundingBox();
    const row = await page.locator('.file-bar').boundingBox();
    assert.ok(box.width < 260);
    assert.ok(box.x >= row.x && box.x + box.width <= row.x + row.width, 'the selected tab is in view');
    const plus = await on(page).plus.boundingBox();
    assert.ok(plus.x + plus.width < row.x + row.width);
    await at.tab(long).focus();
    await page.keyboard.press('Home');
    const first = await at.tab('limiter.py').boundingBox();
    assert.ok(first.x >= row.x);
});

pageTest(
    'a text that differs from the recorded one is replaced loudly, and offered',
    async ({ page, host, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        const at = await join(page);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('own');
        await saved(page);
        const { accept } = host;
        host.accept = (...edit) => {
            host.hold(); // the page hears another edit than the host records
            accept.apply(host, edit);
            const [[client, message]] = host.held;
            host.held = null;
            message.updates[0].changes = [host.files.get('limiter').doc.length - 1, [0, 'X']];
            message.hash = '00000000';
            host.send(client, message);
        };
        host.edit('limiter', { from: 0, insert: '!' });
        delete host.accept;
        await on(page).alert('had come to differ from the recorded text').waitFor();
        assert.equal(host.of('reload').length, 1);
        assert.match(host.of('reload')[0].hash, /^[0-9a-f]{8}$/);
        assert.ok((await shown(page)).startsWith('!import'));
        await page.getByRole('button', { name: 'Copy my text' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        assert.ok((await page.evaluate(() => navigator.clipboard.readText())).endsWith('ownX'));
        // The host goes on counting this page's edits where it was.
        await at.editor.press('Control+End');
        await at.editor.pressSequentially(' and on');
        await allSettled(host, page, 'limiter');
        assert.ok(host.text('limiter').endsWith('own and on'), host.text('limiter').slice(-20));
        await page.getByRole('button', { name: 'Done', exact: true }).click();
        assert.equal(await page.locator('.alert').count(), 0);
    },
);

pageTest('hashes that agree say nothing', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('eight\u{1F642}é\n');
    for (let i = 0; i < 8; i++) host.edit('limiter', { from: i, insert: 'é\n' });
    await allSettled(host, page, 'limiter');
    assert.equal(host.of('reload').length, 0);
});

pageTest('a host that came back with an older record: the page heals', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('lost by the host');
    await saved(page);
    host.open = false;
    host.cut();
    await at.editor.pressSequentially(' and typed since');
    host.files.delete('limiter');
    host.addFile('limiter', 'limiter.py', 'an older text\n');
    for (let i = 0; i < 20; i++) host.edit('limiter', { from: 0, insert: `# ${i}\n` });
    host.epoch = 2;
    host.open = true;
    await on(page).alert('had come to differ from the recorded text').waitFor();
    assert.deepEqual(
        host.of('pull').find(({ version }) => version === 16)?.epoch,
        1,
        'the pull says what the page held',
    );
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('new');
    await allSettled(host, page, 'limiter');
    assert.ok(host.text('limiter').endsWith('an older text\nnew'), host.text('limiter'));
});

pageTest('the saved text can be loaded in place of one that the host refuses', async ({ page, host }) => {
    const at = await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('ok');
    await saved(page);
    const push = host.push.bind(host);
    host.push = (client, { file }) => host.refuse(client, file, 'too-large', 'the file would be too long');
    await at.editor.pressSequentially('no');
    await on(page).alert('could not be saved: the file would be too long').waitFor();
    host.push = push;
    await page.getByRole('button', { name: 'Load the saved text' }).click();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('yes');
    await allSettled(host, page, 'limiter');
    assert.ok(host.text('limiter').endsWith('return True\nokyes'));
});
