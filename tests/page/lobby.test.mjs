// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';
import { notice } from './mock_host.mjs';

pageTest('nothing is sent before Join but the hello', async ({ page, host, at }) => {
    await at.join.waitFor();
    await at.name.fill('Somebody');
    await page.getByRole('textbox', { name: 'Practice field' }).pressSequentially('x = 1');
    assert.deepEqual(
        host.received.map(message => message.type),
        ['hello'],
    );
    assert.equal(host.received[0].token, 'secret-token');
    assert.equal(host.received[0].protocol, 1);
    assert.match(host.received[0].client, /^[0-9a-f]{24}$/);
});

pageTest('the key leaves the address at once', async ({ page, at }) => {
    await at.join.waitFor();
    assert.ok(!page.url().includes('secret-token'));
    assert.equal(await page.evaluate(() => location.hash), '');
});

pageTest(
    'the lobby shows what is recorded, every word of the notice, and the criteria',
    async ({ page, at }) => {
        await at.join.waitFor();
        await page.getByRole('heading', { name: 'What is recorded' }).waitFor();
        await page.getByRole('heading', { name: 'What is scored, by people' }).waitFor();
        const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ').toLowerCase();
        for (const part of notice.replace(/^Recorded: /, '').split(/[;.] /)) {
            assert.ok(text.includes(part.replace(/\.$/, '').toLowerCase()), part);
        }
        assert.ok(text.includes('verifying output'));
    },
);

pageTest('the name is filled in, and joining sends the notice word for word', async ({ host, at, page }) => {
    await at.join.waitFor();
    assert.equal(await at.name.inputValue(), 'Ines Vale');
    await join(page, 'Ines V.');
    assert.deepEqual(host.of('join'), [{ type: 'join', name: 'Ines V.', notice }]);
});

pageTest(
    'without a name Join says what is missing and sends nothing',
    async ({ page, host, at }) => {
        await at.name.fill('  ');
        await at.join.click();
        await page.getByText('Please write the name').waitFor();
        assert.ok(await at.name.evaluate(input => input === document.activeElement));
        assert.equal(host.of('join').length, 0);
        await page.getByText('By joining you agree').waitFor();
    },
);

pageTest(
    'a wrong link says so and is not tried again',
    async ({ page, host }) => {
        await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
        await page.waitForTimeout(700);
        assert.equal(host.of('hello').length, 1);
    },
    { link: '#something-else' },
);

pageTest(
    'an address without a key says that it is not complete',
    async ({ page, host }) => {
        await page.getByRole('heading', { name: 'This address is not complete' }).waitFor();
        assert.equal(host.received.length, 0);
    },
    { link: '' },
);

pageTest(
    'an interview that is over says thank you and what is kept',
    async ({ page }) => {
        await page.getByRole('heading', { name: 'The interview is over' }).waitFor();
        await page.getByText('are kept').waitFor();
    },
    {
        prepare: host => {
            host.ended = true;
        },
    },
);

pageTest('the end of the interview ends the page', async ({ page, host }) => {
    await join(page);
    host.tell({ type: 'ended' });
    await page.getByRole('heading', { name: 'The interview is over' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Code editor' }).count(), 0);
});

pageTest('a reload comes back into the session without asking again', async ({ page, host, at }) => {
    await join(page);
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('# kept');
    await saved(page);
    await page.reload();
    await at.editor.waitFor();
    assert.equal(host.of('join').length, 2);
    assert.equal(
        new Set(host.of('hello').map(hello => hello.client)).size,
        2,
        'a fresh client id for each page load',
    );
    await at.editor.press('Control+End');
    await at.editor.pressSequentially('!');
    await saved(page);
    assert.ok(host.text('limiter').endsWith('# kept!'));
});

pageTest('joining while the line is down happens as soon as it is back', async ({ page, host, at }) => {
    await at.join.waitFor();
    host.cut();
    await at.name.fill('Ines');
    await at.join.click();
    await at.editor.waitFor();
    assert.equal(host.of('join').at(-1).name, 'Ines');
});

pageTest(
    'a link that comes too early says so and opens by itself',
    async ({ page, host, at }) => {
        await page.getByRole('heading', { name: 'This interview is not open at the moment' }).waitFor();
        host.open = true;
        await at.join.waitFor();
    },
    { prepare: host => (host.open = false) },
);

const canary = '<img src=x onerror="window.hit=1"><script>window.hit=2</script><b>bold</b>';
pageTest(
    'markup in names, tasks, prompts, replies and files is text',
    async ({ page, host }) => {
        const at = await join(page, canary);
        await at.ask.fill(canary);
        await at.ask.press('Enter');
        await until(() => host.turns.length, 'the prompt');
        host.reply('p1', canary + '\n\n`' + canary + '`\n\n```\n' + canary + '\n```\n');
        host.suggest('p1', 'limiter', 'import time\n', canary + '\n');
        host.tell({ type: 'hint', text: canary, at: 1 });
        host.tell({
            type: 'task',
            index: 0,
            count: 1,
            title: canary,
            minutes: 5,
            brief: canary,
            handIn: [canary],
            at: 0,
        });
        host.tell({
            type: 'cursor',
            participant: 'i1',
            name: canary,
            role: 'interviewer',
            file: 'limiter',
            version: 0,
            anchor: 3,
            head: 3,
        });
        await page.locator('.cm-caret-name', { hasText: 'onerror' }).waitFor({ state: 'attached' });
        await at.insert.click();
        await saved(page);
        assert.equal(await page.evaluate(() => window.hit), undefined);
        assert.equal(await page.locator('img:not(.cm-widgetBuffer), b, #app script').count(), 0);
        assert.ok((await page.getByText(canary).count()) >= 5);
    },
    {
        prepare: host => {
            host.candidate = canary;
            host.overrides = { kit: canary, interviewer: canary, told: [canary] };
        },
    },
);
