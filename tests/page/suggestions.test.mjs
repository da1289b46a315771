// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { join, pageTest, saved, shown, until } from './fixture.mjs';

async function offered({ page, host }, find, replace, file = 'limiter') {
    const at = await join(page);
    await at.ask.fill('Please fix it');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1, 'the prompt');
    host.reply('p1', 'Here you are.');
    const id = host.suggest('p1', file, find, replace);
    await page.getByRole('group', { name: /^Suggestion for/ }).waitFor();
    return { at, id };
}
const decision = host =>
    host.of('decide').map(({ suggestion, decision: what, lines }) => [suggestion, what, lines]);

pageTest(
    'Enter sends, Shift+Enter makes a line; the file is attached unless taken off',
    async ({ page, host }) => {
        const at = await join(page);
        await at.ask.pressSequentially('one');
        await at.ask.press('Shift+Enter');
        await at.ask.pressSequentially('two');
        await at.ask.press('Enter');
        await until(() => host.turns.length === 1);
        assert.deepEqual([host.turns[0].prompt, host.turns[0].context], ['one\ntwo', ['limiter.py']]);
        await at.editor.press('Control+Home');
        await at.editor.press('Shift+ArrowDown');
        await at.editor.press('Shift+ArrowDown');
        await at.ask.fill('those');
        await at.send.click();
        await page.getByRole('button', { name: /^Attached: limiter.py/ }).click();
        await at.ask.fill('none');
        await at.send.click();
        await until(() => host.turns.length === 3);
        assert.deepEqual(
            host.turns.map(turn => turn.context),
            [['limiter.py'], ['limiter.py:1-2'], []],
        );
    },
);

pageTest('a reply streams and ends as it was given', async ({ page, host }) => {
    const at = await join(page);
    await at.ask.fill('Why?');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    host.tell({ type: 'delta', prompt: 'p1', text: 'Because ' });
    await page.getByText('Because').waitFor();
    await page.getByText('answering').waitFor();
    host.reply('p1', 'Because `>=` is missing.\n\n- first\n- second');
    await page.locator('.msg code', { hasText: '>=' }).waitFor();
    assert.equal(await page.locator('.msg li').count(), 2);
});

pageTest('a question that the host refuses comes back to the field and holds nothing up', async ({ page, host }) => {
    host.ask = ({ mid }) => host.tell({ type: 'error', code: 'refused', message: 'the interview is over', mid });
    const at = await join(page);
    await at.ask.fill('Why?');
    await at.ask.press('Enter');
    await page.getByText('not sent: the interview is over', { exact: true }).waitFor();
    assert.equal(await at.ask.inputValue(), 'Why?');
    await saved(page);
});

pageTest('a decision that the host refuses holds nothing up', async ({ page, host }) => {
    const { at } = await offered(
        { page, host },
        'if len(hits) > self._limit',
        'if len(hits) >= self._limit',
    );
    host.decide = ({ mid }) => host.tell({ type: 'error', code: 'refused', message: 'decided already', mid });
    await at.dismiss.click();
    await until(() => host.of('decide').length === 1, 'the decision');
    await saved(page);
});

pageTest('Insert puts the proposed lines in, marks them, then sends the decision', async ({ page, host }) => {
    const { at, id } = await offered(
        { page, host },
        'if len(hits) > self._limit',
        'if len(hits) >= self._limit',
    );
    await page.locator('.diff-row.removed').waitFor();
    await at.insert.click();
    await saved(page);
    assert.ok(host.text('limiter').includes('if len(hits) >= self._limit:\n            return False'));
    assert.equal(await shown(page), host.text('limiter'));
    const update = host.of('push').at(-1).updates[0];
    assert.deepEqual([update.event, update.suggestion], ['input.complete', id]);
    assert.deepEqual(decision(host), [[id, 'accepted', 1]]);
    assert.deepEqual(
        host.received.filter(({ type }) => type === 'push' || type === 'decide').map(({ type }) => type),
        ['push', 'decide'],
    );
    await page.getByText('1 line into limiter.py, inserted').waitFor();
    assert.equal(await at.insert.count(), 0);
});

pageTest('lines that stay keep their author', async ({ page, host }) => {
    const { at } = await offered(
        { page, host },
        'hits.append(now)\n        return True',
        'hits.append(now)\n        self._seen += 1\n        return True',
    );
    await at.insert.click();
    await saved(page);
    const changes = host.of('push').at(-1).updates[0].changes;
    const inserted = changes.filter(Array.isArray);
    assert.deepEqual(
        inserted.map(part => part[0]),
        [0],
        'nothing is deleted',
    );
});

pageTest('Insert part takes single lines of one place', async ({ page, host }) => {
    const { at, id } = await offered(
        { page, host },
        'import time\n',
        'import time\nimport a\nimport b\nimport c\n',
    );
    await at.insertPart.click();
    assert.ok(await at.insertSelected.isDisabled());
    await page.getByRole('checkbox', { name: 'Insert the line import a' }).check();
    await page.getByRole('checkbox', { name: 'Insert the line import c' }).check();
    await at.insertSelected.click();
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\nimport a\nimport c\n\n'));
    assert.deepEqual(decision(host), [[id, 'partly', 2]]);
    await page.getByText('2 of 3 lines into limiter.py, inserted').waitFor();
});

pageTest('Insert part takes whole places of several', async ({ page, host }) => {
    const { at, id } = await offered(
        { page, host },
        'import threading\nimport time\n\n\nclass Limiter:',
        'import os\nimport threading\nimport time\n\n\nclass Window:',
    );
    await at.insertPart.click();
    await page.getByRole('checkbox').last().check();
    await at.insertSelected.click();
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\n\n\nclass Window:\n'));
    assert.deepEqual(decision(host), [[id, 'partly', 1]]);
});

pageTest('Dismiss changes nothing and says so', async ({ page, host }) => {
    const { at, id } = await offered({ page, host }, 'import time\n', 'import time\nimport a\n');
    const before = host.text('limiter');
    await at.dismiss.click();
    await saved(page);
    assert.equal(host.text('limiter'), before);
    assert.deepEqual(decision(host), [[id, 'rejected', 0]]);
    await page.getByText('for limiter.py, dismissed').waitFor();
});

pageTest('a suggestion finds its place after edits above it, by anybody', async ({ page, host }) => {
    const { at } = await offered({ page, host }, 'hits.append(now)', 'hits.append(now)  # after the check');
    await at.editor.press('Control+Home');
    await at.editor.pressSequentially('# a line above\n');
    host.edit('limiter', { from: 0, insert: '# theirs\n' });
    await saved(page);
    await at.insert.click();
    await saved(page);
    assert.ok(
        host.text('limiter').includes('        hits.append(now)  # after the check\n        return True'),
    );
});

pageTest(
    'a suggestion whose lines changed cannot be inserted, until the change is undone',
    async ({ page, host }) => {
        const { at } = await offered({ page, host }, 'import time', 'import time, os');
        await at.editor.press('Control+Home');
        await at.editor.press('ArrowDown');
        await at.editor.press('End');
        await at.editor.pressSequentially('x');
        await page.getByText('no longer as they were').waitFor();
        assert.ok(await at.insert.isDisabled());
        assert.ok(await at.dismiss.isEnabled());
        await at.editor.press('Control+z');
        await until(() => at.insert.isEnabled(), 'the suggestion fits again');
        await at.insert.click();
        await saved(page);
        assert.ok(host.text('limiter').includes('import time, os\n'));
    },
);

pageTest('a suggestion made for an older version finds its place', async ({ page, host }) => {
    const at = await join(page);
    await at.ask.fill('fix');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    host.hold();
    await at.editor.press('Control+Home');
    await at.editor.pressSequentially('# unsent\n');
    const file = host.files.get('limiter');
    const seen = file.history.length;
    host.suggest('p1', 'limiter', 'import time\n', 'import time\nimport os\n');
    assert.ok(seen >= 1);
    host.release();
    await at.insert.click();
    await saved(page);
    assert.ok(
        host.text('limiter').startsWith('# unsent\nimport threading\nimport time\nimport os\n'),
        host.text('limiter').slice(0, 80),
    );
});

pageTest(
    'after a reload an open suggestion is still there and fits the text of now',
    async ({ page, host }) => {
        const { at, id } = await offered({ page, host }, 'import time\n', 'import time\nimport os\n');
        await at.editor.press('Control+Home');
        await at.editor.pressSequentially('# before\n');
        await saved(page);
        await page.reload();
        await until(() => at.insert.isEnabled(), 'the suggestion after the reload');
        await at.insert.click();
        await saved(page);
        assert.ok(host.text('limiter').startsWith('# before\nimport threading\nimport time\nimport os\n'));
        assert.deepEqual(decision(host), [[id, 'accepted', host.suggestions[0].added]]);
    },
);

pageTest('a decision survives a lost line and is recorded once', async ({ page, host }) => {
    const { at, id } = await offered({ page, host }, 'import time\n', 'import time\nimport os\n');
    host.hold();
    await at.insert.click();
    await until(() => host.of('decide').length === 1);
    host.cut();
    host.held = null;
    await saved(page);
    assert.equal(host.suggestions[0].decision, 'accepted');
    assert.equal(host.text('limiter').split('import os').length, 2);
    assert.deepEqual(decision(host).at(-1), [id, 'accepted', host.suggestions[0].added]);
});

pageTest('a suggestion for another file opens that file', async ({ page, host }) => {
    const { at } = await offered({ page, host }, '# Limiter\n', '# Limiter\n\nUse it like this.\n', 'readme');
    await at.insert.click();
    assert.equal(await at.tab('README.md').getAttribute('aria-selected'), 'true');
    await saved(page);
    assert.equal(host.text('readme'), '# Limiter\n\nUse it like this.\n');
});

pageTest('an edit at the very end and an edit that only deletes work too', async ({ page, host }) => {
    const { at } = await offered(
        { page, host },
        '        return True\n',
        '        return True\n\n\nlimiter = Limiter(1, 1)\n',
    );
    await at.insert.click();
    await saved(page);
    assert.ok(host.text('limiter').endsWith('        return True\n\n\nlimiter = Limiter(1, 1)\n'));
    host.suggest('p1', 'limiter', 'import threading\n', '');
    await page.locator('.suggestion .place', { hasText: 'removes line 1' }).waitFor();
    await at.insert.click();
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import time\n'));
});

pageTest('Edit changes the lines before they go in: offered first, then what the candidate changed', async ({ page, host }) => {
    const { at, id } = await offered(
        { page, host },
        'import time\n',
        'import time\nimport alpha\nimport beta\n',
    );
    await at.edit.click();
    const field = page.getByRole('textbox', { name: /^New lines at line/ });
    assert.equal(await field.inputValue(), 'import alpha\nimport beta');
    assert.ok(await field.evaluate(element => element === document.activeElement));
    await field.fill('import alpha\nimport gamma\nimport delta\nimport eta');
    await field.press('Control+Enter');
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\nimport alpha\nimport gamma\nimport delta\nimport eta\n\n'));
    assert.equal(await shown(page), host.text('limiter'));
    const updates = host.of('push').flatMap(({ updates: list }) => list);
    assert.deepEqual(
        updates.map(({ event, suggestion }) => [event, suggestion]),
        [
            ['input.complete', id],
            ['input.type', undefined],
        ],
    );
    assert.deepEqual(decision(host), [[id, 'edited', 3]], 'never more lines than were offered');
    await page.getByText('2 lines into limiter.py, inserted and changed').waitFor();
    await at.editor.press('Control+z');
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\n\n'), 'one undo for what was one act');
});

pageTest('Edit without a change is Insert; emptied places are left alone; Escape goes back', async ({ page, host }) => {
    const { at, id } = await offered(
        { page, host },
        'import threading\nimport time\n\n\nclass Limiter:',
        'import os\nimport threading\nimport time\n\n\nclass Window:',
    );
    await at.edit.click();
    await page.keyboard.press('Escape');
    assert.ok(await at.edit.evaluate(() => document.activeElement.textContent === 'Insert'));
    await at.edit.click();
    const insert = page.getByRole('button', { name: 'Insert edited' });
    const fields = page.getByRole('textbox', { name: /^New lines at line/ });
    await fields.first().fill('');
    assert.ok(await insert.isEnabled());
    await fields.last().fill(' ');
    assert.ok(await insert.isDisabled());
    await fields.last().fill('class Window:');
    await insert.click();
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\n\n\nclass Window:\n'));
    assert.deepEqual(decision(host), [[id, 'partly', 1]]);
});

pageTest('what was edited is still there after the place was lost and came back', async ({ page, host }) => {
    const { at } = await offered({ page, host }, 'import time', 'import time, os');
    await at.edit.click();
    await page.getByRole('textbox', { name: /^New lines/ }).fill('import time, os, sys');
    await at.editor.press('Control+Home');
    await at.editor.press('ArrowDown');
    await at.editor.press('End');
    await at.editor.pressSequentially('x');
    await page.getByText('no longer as they were').waitFor();
    await at.editor.press('Control+z');
    await at.edit.click();
    await page.getByRole('button', { name: 'Insert edited' }).click();
    await saved(page);
    assert.ok(host.text('limiter').includes('import time, os, sys\n'));
});

pageTest('a card is told as shown once it stands half in view of a visible page, and once only', async ({ page, host }) => {
    const at = await join(page);
    await at.ask.fill('fix');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    host.reply('p1', Array.from({ length: 120 }, (_, i) => `line ${i}`).join('\n\n'));
    await page.getByText('line 119', { exact: true }).waitFor();
    const conversation = page.locator('.conversation');
    await conversation.evaluate(element => (element.scrollTop = 0));
    await page.waitForTimeout(100); // its scrolling is told in the next frame
    const id = host.suggest('p1', 'limiter', 'import time\n', 'import time\nimport os\n');
    await page.getByRole('group', { name: /^Suggestion for/ }).waitFor({ state: 'attached' });
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100))));
    assert.deepEqual(host.assistant.shown, []);
    await page.evaluate(() =>
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
    );
    await conversation.evaluate(element => (element.scrollTop = element.scrollHeight));
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100))));
    assert.deepEqual(host.assistant.shown, [], 'a page in the background shows nothing');
    host.hold();
    await page.evaluate(() => {
        delete document.visibilityState;
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await until(() => host.of('shown').length === 1, 'the report');
    host.cut();
    host.release();
    await until(() => host.of('shown').length === 2, 'the report on the next line');
    assert.deepEqual(host.assistant.shown, [id]);
    assert.equal(new Set(host.of('shown').map(({ mid }) => mid)).size, 1);
    await conversation.evaluate(element => (element.scrollTop = 0));
    await conversation.evaluate(element => (element.scrollTop = element.scrollHeight));
    await at.dismiss.click();
    await saved(page);
    assert.equal(host.of('shown').length, 2);
});
