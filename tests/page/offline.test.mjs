// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was typed and not confirmed outlives reloads, closed tabs and links.

import assert from 'node:assert/strict';
import { handles, join, kept, pageTest, saved, shown, until } from './fixture.mjs';

/** The host is out of reach; the page that is open has noticed. */
async function goOffline(page, host) {
    host.open = false;
    host.cut();
    await page.locator('header[data-save="offline"]').waitFor();
}

const noticed = page => page.locator('.notice-bar', { hasText: 'from before was brought back' }).waitFor();
/** A sleeping or busy browser may take its time to write down what was typed. */
const keptEdits = (page, count) =>
    until(
        async () =>
            (await kept(page)).flatMap(({ files }) => files.flatMap(({ edits }) => edits)).length === count,
        `${count} edits in the browser's database`,
    );

pageTest('a reload while offline keeps what was typed', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('typed alone');
    await page.reload(); // at once: the last keys are written while the page closes
    host.edit('limiter', { from: 0, insert: '# while away\n' });
    host.edit('limiter', { from: host.text('limiter').length, insert: 'theirs, ' });
    host.open = true;
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').startsWith('# while away\n'));
    assert.ok(
        host.text('limiter').endsWith('return True\ntheirs, typed alone'),
        host.text('limiter').slice(-30),
    );
    assert.equal(await shown(page), host.text('limiter'));
    await until(async () => (await kept(page)).length === 0, 'the records to go');
});

pageTest('the last key before a page closes is written while it closes', async ({ page, host }) => {
    await page.addInitScript(() => {
        const { setTimeout } = window;
        window.setTimeout = (...timer) => (window.closing ? 0 : setTimeout(...timer));
    });
    await page.reload();
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('abc');
    await keptEdits(page, 3);
    await page.evaluate(() => (window.closing = true));
    await at.editor.press('d');
    await page.reload();
    host.open = true;
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\nabcd'), host.text('limiter').slice(-20));
});

pageTest('nothing stays in the browser when everything is saved', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('abc');
    await keptEdits(page, 3);
    host.release();
    await saved(page);
    await until(async () => (await kept(page)).length === 0, 'the record to go');
});

pageTest('a push that the host did accept is not doubled by a reload', async ({ page, host }) => {
    const at = await join(page);
    host.hold(); // the host takes edits, its answers do not arrive
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('abcd');
    await until(() => host.text('limiter').endsWith('\na'), 'the first edit at the host');
    await keptEdits(page, 4);
    host.cut();
    host.held = null;
    await page.reload();
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\nabcd'), host.text('limiter').slice(-30));
    assert.equal(await shown(page), host.text('limiter'));
});

pageTest('all of it accepted: a reload adds nothing and says nothing', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('a');
    await until(() => host.text('limiter').endsWith('\na'), 'the edit at the host');
    await keptEdits(page, 1);
    host.cut();
    host.held = null;
    await page.reload();
    await at.editor.waitFor();
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\na'));
    assert.equal(host.of('push').length, 1);
    assert.equal(await page.locator('.notice-bar').isVisible(), false);
    await until(async () => (await kept(page)).length === 0, 'the record to go');
});

pageTest('a push that the host did not accept is not lost by a reload', async ({ page, host }) => {
    const at = await join(page);
    const push = host.push.bind(host);
    host.push = () => {}; // swallowed by the line
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('abcd');
    await keptEdits(page, 4);
    await page.reload();
    host.push = push;
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\nabcd'), host.text('limiter').slice(-30));
});

pageTest('restored edits keep what they were', async ({ page, host, context, server }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const at = await join(page);
    await goOffline(page, host);
    await page.evaluate(() => navigator.clipboard.writeText('from elsewhere'));
    await at.editor.press('Control+End');
    await at.editor.press('Control+v');
    await at.editor.pressSequentially('x');
    await page.reload();
    host.open = true;
    await noticed(page);
    await saved(page);
    assert.deepEqual(
        host.of('push').flatMap(({ updates }) => updates.map(({ n, event }) => [n, event])),
        [
            [1, 'input.paste'],
            [2, 'input.type'],
        ],
    );
});

pageTest('restored edits are pushed only when they are safe under the new name', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('twice reloaded');
    await page.reload();
    host.open = true;
    const push = host.push.bind(host);
    host.push = () => {};
    await until(() => host.of('push').length > 0, 'the push of the second page load');
    const clients = (await kept(page)).map(({ client }) => client);
    assert.deepEqual(clients, [host.of('hello').at(-1).client], 'the old record went before the push');
    await page.reload();
    host.push = push;
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\ntwice reloaded'), host.text('limiter').slice(-40));
    await until(async () => (await kept(page)).length === 0, 'the records to go');
});

pageTest('restored edits wait for a slow disk before they are pushed', async ({ page, host }) => {
    await page.addInitScript(() => {
        const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
        window.written = [];
        Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
            set(done) {
                set.call(this, () => (window.slowDisk ? window.written.push(done) : done()));
            },
        });
    });
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('slow');
    await page.reload();
    host.edit('limiter', { from: 0, insert: '# away\n' });
    const pull = host.pull.bind(host);
    const late = [];
    host.pull = (...pulled) => late.push(pulled);
    host.open = true;
    await until(() => late.some(([, { version }]) => version === 0), 'the pull of the kept version');
    await page.evaluate(() => (window.slowDisk = true));
    host.pull = pull;
    for (const pulled of late) pull(...pulled);
    await until(async () => (await shown(page)).endsWith('slow'), 'the edits in the editor');
    await until(() => page.evaluate(() => window.written.length > 0), 'the write');
    assert.equal(host.of('push').length, 0);
    await page.evaluate(() => {
        window.slowDisk = false;
        for (const done of window.written) done();
    });
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\nslow'));
});

pageTest('a reload before the old edits could be placed loses nothing', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('patience');
    await page.reload();
    host.edit('limiter', { from: 0, insert: '# away\n' });
    // Only the first connection's pull goes unanswered: the next page may ask before its load is reported.
    const pull = host.pull.bind(host);
    let first;
    host.pull = (client, asked) => {
        first ??= client;
        if (client !== first) pull(client, asked);
    };
    host.open = true;
    await until(() => host.of('pull').some(({ version }) => version === 0), 'the pull of the kept version');
    await page.reload();
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\npatience'), host.text('limiter').slice(-40));
    assert.equal(await shown(page), host.text('limiter'));
});

pageTest('what is typed while old edits are being placed stands beside them', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('old');
    await page.reload();
    host.edit('limiter', { from: 0, insert: '# away\n' });
    const pull = host.pull.bind(host);
    const late = [];
    host.pull = (...pulled) => late.push(pulled);
    host.open = true;
    await at.editor.waitFor();
    await at.editor.press('Control+Home');
    await at.editor.pressSequentially('# new\n');
    host.pull = pull;
    for (const pulled of late) pull(...pulled);
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').startsWith('# new\n# away\n'));
    assert.ok(host.text('limiter').endsWith('return True\nold'));
    assert.equal(await shown(page), host.text('limiter'));
});

pageTest('an unsent question and the words in its field come back', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.ask.fill('Is this right?');
    await at.ask.press('Enter');
    await at.ask.fill('And this, perhaps');
    await until(async () => (await kept(page))[0]?.draft, 'the draft in the database');
    await page.reload();
    host.open = true;
    await noticed(page);
    await until(() => host.turns.length === 1, 'the question');
    assert.equal(host.turns[0].prompt, 'Is this right?');
    assert.equal(await at.ask.inputValue(), 'And this, perhaps');
    await saved(page);
    assert.equal(await page.locator('.turn').count(), 1);
});

pageTest(
    'a question that was recorded is not asked again; the same words later are',
    async ({ page, host }) => {
        const at = await join(page);
        for (const expected of [1, 2]) {
            host.hold();
            await at.ask.fill('again?');
            await at.ask.press('Enter');
            await until(() => host.turns.length === expected, 'the question at the host');
            await until(
                async () => (await kept(page))[0]?.messages.length === 1,
                'the question in the database',
            );
            host.cut();
            host.held = null;
            await page.reload();
            await at.editor.waitFor();
            await saved(page);
            assert.equal(host.turns.length, expected);
            await until(async () => (await page.locator('.turn').count()) === expected, 'the turns');
        }
        await goOffline(page, host);
        await at.ask.fill('again?');
        await at.ask.press('Enter');
        await until(async () => (await kept(page))[0]?.messages.length === 1, 'the question in the database');
        await page.reload();
        host.open = true;
        await noticed(page);
        await saved(page);
        assert.equal(host.turns.length, 3, 'the third one never reached the host before');
    },
);

pageTest('an inserted suggestion and its decision come back together', async ({ page, host }) => {
    const at = await join(page);
    await at.ask.fill('fix');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    const id = host.suggest('p1', 'limiter', 'import time\n', 'import time\nimport os\n');
    await at.insert.waitFor();
    await goOffline(page, host);
    await at.insert.click();
    // That it was seen may be there as well.
    const decision = async () => (await kept(page))[0]?.messages.some(({ message }) => message.type === 'decide');
    await until(decision, 'the decision in the database');
    await page.reload();
    host.open = true;
    await noticed(page);
    await saved(page);
    assert.equal(host.suggestions[0].decision, 'accepted');
    assert.equal(host.of('push').at(-1).updates[0].suggestion, id);
    assert.equal(host.text('limiter').split('import os').length, 2);
    const order = host.received.map(({ type }) => type).filter(type => ['push', 'decide'].includes(type));
    assert.deepEqual(order, ['push', 'decide']);
});

pageTest(
    'a closed tab: the link opened again brings its edits back',
    async ({ page, host, context, server }) => {
        const at = await join(page);
        await goOffline(page, host);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('before closing');
        await keptEdits(page, 14); // a closed tab may be killed as well
        await page.close();
        host.open = true;
        const again = await context.newPage();
        await again.goto(`${server.url}/#secret-token`);
        await noticed(again);
        await saved(again);
        assert.ok(
            host.text('limiter').endsWith('return True\nbefore closing'),
            host.text('limiter').slice(-30),
        );
    },
    { wholeBrowser: true },
);

pageTest(
    'a revoked link keeps the text readable, and a new link brings it back',
    async ({ page, host, context, server }) => {
        const at = await join(page);
        await goOffline(page, host);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('unsaved');
        host.token = 'new-token';
        host.open = true;
        await page.getByRole('alert').filter({ hasText: 'This link does not work any more' }).waitFor();
        assert.ok((await shown(page)).endsWith('unsaved'));
        await page.getByRole('button', { name: 'Copy my text' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('!');
        assert.ok((await shown(page)).endsWith('unsaved'), 'nothing can be typed that nobody would get');

        const again = await context.newPage();
        host.joinedBefore = false;
        await again.goto(`${server.url}/#new-token`);
        await join(again);
        await noticed(again);
        await saved(again);
        assert.ok(host.text('limiter').endsWith('return True\nunsaved'));
        await page.getByRole('alert').filter({ hasText: 'another page of this browser went on' }).waitFor();
    },
    { wholeBrowser: true },
);

pageTest('a link revoked in the middle (4003) does not throw unsaved text away', async ({ page, host }) => {
    const at = await join(page);
    host.hold();
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('unsaved');
    host.cut(4003);
    host.held = null;
    await page.getByRole('alert').filter({ hasText: 'not saved yet' }).waitFor();
    assert.ok((await shown(page)).endsWith('unsaved'));
    await page.getByRole('button', { name: 'Continue here' }).click();
    await noticed(page);
    await saved(page);
    assert.ok(host.text('limiter').endsWith('return True\nunsaved'));
});

pageTest('an interview that ends does not throw unsaved text away', async ({ page, host }) => {
    const at = await join(page);
    const push = host.push.bind(host);
    host.push = () => {};
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('too late');
    await keptEdits(page, 8);
    host.ended = true;
    host.tell({ type: 'ended' });
    await page.getByRole('alert').filter({ hasText: 'The interview is over' }).waitFor();
    assert.ok((await shown(page)).endsWith('too late'));
    host.push = push;
    await page.reload();
    await page.getByRole('heading', { name: 'The interview is over' }).waitFor();
    await page.getByText('had not reached the host').waitFor();
    await page.getByRole('button', { name: 'Copy my text' }).waitFor();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.getByText('had not reached the host').waitFor({ state: 'detached' });
    assert.equal((await kept(page)).length, 0);
});

pageTest(
    'edits that cannot be placed are offered, also after another reload, until they are put away',
    async ({ page, host, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        const at = await join(page);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('confirmed');
        await saved(page);
        await goOffline(page, host);
        await at.editor.pressSequentially(' and not');
        await page.reload();
        // The host's record was put back from an older copy, and others went on from there.
        host.files.delete('limiter');
        host.addFile('limiter', 'limiter.py', 'something else\n');
        host.epoch = 2;
        host.open = true;
        const alert = page.getByRole('alert').filter({ hasText: 'could not be put back' });
        await alert.waitFor();
        await saved(page);
        assert.equal(host.text('limiter'), 'something else\n');
        await until(async () => (await kept(page))[0]?.leftovers.length === 1, 'the text in the database');
        await page.reload();
        await page.getByText('is still kept here').waitFor();
        await page.getByRole('button', { name: 'Copy my text' }).click();
        await page.getByRole('button', { name: 'Copied' }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.ok(copied.endsWith('return True\nconfirmed and not'));
        await page.getByRole('button', { name: 'Done', exact: true }).click();
        await until(async () => (await kept(page)).length === 0, 'the record to go');
        await page.reload();
        await at.editor.waitFor();
        await saved(page);
        assert.equal(await page.getByText('is still kept here').count(), 0);
    },
);

pageTest(
    'kept edits for a text that the host does not know: one alert, and typing goes on',
    async ({ page, host }) => {
        const at = await join(page);
        await goOffline(page, host);
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('of another time');
        await page.reload();
        host.files.delete('limiter');
        host.addFile('limiter', 'limiter.py', 'an older text\n');
        for (let i = 0; i < 5; i++) host.edit('limiter', { from: 0, insert: `# ${i}\n` });
        host.epoch = 2;
        const pull = host.pull.bind(host);
        const late = [];
        host.pull = (...pulled) => late.push(pulled);
        host.open = true;
        await until(() => late.some(([, { version }]) => version === 0), 'the pull of the kept version');
        await at.tab('limiter.py').click();
        await at.editor.press('Control+End');
        await at.editor.pressSequentially('now');

        assert.equal(host.of('push').length, 0, 'nothing is pushed before the host has answered');
        host.pull = pull;
        for (const pulled of late) pull(...pulled);
        await page.getByRole('alert').filter({ hasText: 'could not be put back' }).waitFor();
        await saved(page);
        assert.ok(host.text('limiter').endsWith('an older text\nnow'));
        assert.equal(await page.locator('.alert').count(), 1);
        assert.equal(host.of('reload').length, 1);
    },
);

pageTest('a damaged record is offered as text', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('damaged');
    await keptEdits(page, 7);
    await page.evaluate(
        () =>
            new Promise(resolve => {
                const open = indexedDB.open('jumpseat');
                open.onsuccess = () => {
                    const transaction = open.result.transaction('unsaved', 'readwrite');
                    const all = transaction.objectStore('unsaved');
                    all.getAll().onsuccess = ({ target }) => {
                        const [record] = target.result;
                        record.client = 'damaged';
                        record.files[0].edits[3].changes = 'nonsense';
                        all.clear();
                        all.put(record);
                    };
                    transaction.oncomplete = () => resolve(open.result.close());
                };
            }),
    );
    host.open = true;
    await saved(page);
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'could not be put back' }).waitFor();
    await saved(page);
    assert.equal(host.text('limiter').split('damaged').length, 2);
});

pageTest('a file that is gone: its kept edits are offered', async ({ page, host }) => {
    const at = await join(page);
    await goOffline(page, host);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('homeless');
    await page.reload();
    host.removed.set('limiter', host.files.get('limiter'));
    host.files.delete('limiter');
    host.open = true;
    await page
        .getByRole('alert')
        .filter({ hasText: 'Changes in limiter.py that this browser had kept could not be put back' })
        .waitFor();
    await handles(page).tab('README.md').waitFor();
});
