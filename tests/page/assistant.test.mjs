// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversation: streaming, context, stopping, asking again, pushing back, and the candidate's own tools.

import assert from 'node:assert/strict';
import { join, pageTest, saved, until } from './fixture.mjs';
import { model } from './mock_assistant.mjs';

const said = (page, text) => page.getByRole('region', { name: 'Conversation' }).getByText(text);
const withModel = { prepare: host => (host.assistant.info = model) };

async function asked(page, host, text = 'Why?') {
    const at = await join(page);
    const before = host.turns.length;
    await at.ask.fill(text);
    await at.ask.press('Enter');
    await until(() => host.turns.length > before, 'the prompt');
    return { at, id: host.turns.at(-1).id };
}

pageTest('a reply is laid out while it streams: headings, lists, tables, code with its language', async ({ page, host }) => {
    const { id } = await asked(page, host);
    const tell = text => host.tell({ type: 'delta', prompt: id, text });
    tell('## Why\n\nBecause of **two** things:\n\n1. first\n2. second\n\n```python\ndef a():\n    ret');
    await page.locator('.reply h4', { hasText: 'Why' }).waitFor();
    await page.locator('.reply strong', { hasText: 'two' }).waitFor();
    assert.equal(await page.locator('.reply ol li').count(), 2);
    await page.locator('.code-language', { hasText: 'python' }).waitFor();
    await page.locator('.code-box code', { hasText: 'ret' }).waitFor();
    tell('urn 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
    await page.locator('.reply td', { hasText: '2' }).waitFor();
    assert.equal(await page.locator('.code-box code').textContent(), 'def a():\n    return 1');
    assert.equal(await page.locator('.reply').getAttribute('aria-busy'), 'true');
    const whole =
        '## Why\n\nBecause of **two** things:\n\n1. first\n2. second\n\n```python\ndef a():\n    return 1\n```\n\n' +
        '| a | b |\n|---|---|\n| 1 | 2 |\n\nThat is all.';
    host.tell({ type: 'reply', prompt: id, text: whole, at: 65_000 });
    await page.locator('.reply p', { hasText: 'That is all.' }).waitFor();
    assert.equal(await page.locator('.reply').getAttribute('aria-busy'), null);
    assert.equal(await page.locator('.reply h4').count(), 1, 'nothing is there twice');
});

pageTest('the raw form of a proposed edit is folded, and can be read and copied', async ({ page, host }) => {
    const { id } = await asked(page, host);
    const raw = '```edit src/limiter.py\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```\n';
    host.tell({ type: 'delta', prompt: id, text: `Like this:\n\n${raw.slice(0, 45)}` });
    await page.locator('details.code-box', { hasText: 'Edit of src/limiter.py' }).waitFor();
    host.tell({ type: 'reply', prompt: id, text: `Like this:\n\n${raw}\nThat is all.`, at: 65_000 });
    await said(page, 'That is all.').waitFor();
    assert.equal(await page.locator('.code-box code').isVisible(), false);
    await page.locator('details.code-box > summary').click();
    assert.ok(await page.locator('.code-box code').isVisible());
    assert.ok(await page.getByRole('button', { name: 'Copy the code' }).isVisible());
}, withModel);

pageTest('a reply reads the same however it was cut into deltas', async ({ page, host }) => {
    const text =
        '# One\nSetext\n---\n- a\n**not an item**\n- b\n  more of b\n\n  - deeper\n* another list\n\n' +
        '> quoted\ngoes on\n\n~~~js\nlet a = `x`;\n``` not the end\n~~~\n\n1. one\n   ```sh\n   ls\n   ```\n2. two\n\n' +
        'See [the rule][r] and <b>bold</b>.\n\n    indented\n\n[r]: https://example.org/rule\n\nEnd\n```\nopen to the end';
    const { at, id } = await asked(page, host);
    host.tell({ type: 'reply', prompt: id, text, at: 65_000 });
    const html = n => page.locator('.reply').nth(n).evaluate(reply => reply.innerHTML);
    await page.locator('.reply pre', { hasText: 'open to the end' }).waitFor();
    const whole = await html(0);
    assert.match(whole, /https:\/\/example\.org\/rule/);
    for (const size of [1, 2, 3, 7, 50]) {
        const before = host.turns.length;
        await at.ask.fill(`in pieces of ${size}`);
        await at.ask.press('Enter');
        await until(() => host.turns.length > before, 'the next prompt');
        const next = host.turns.at(-1).id;
        for (let i = 0; i < text.length; i += size) {
            host.tell({ type: 'delta', prompt: next, text: text.slice(i, i + size) });
            if (i % (size * 20) === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        host.tell({ type: 'reply', prompt: next, text, at: 65_000 });
        const index = host.turns.length - 1;
        await page.locator('.reply').nth(index).locator('pre', { hasText: 'open to the end' }).waitFor();
        await until(async () => (await html(index)) === whole, `pieces of ${size} to read the same`, 3000).catch(
            async () => assert.equal(await html(index), whole),
        );
    }
});

pageTest('what a model sends is shown and never loaded', async ({ page, host }) => {
    const { id } = await asked(page, host, 'Look: ![x](http://127.0.0.1:9/a.png) <img src="http://127.0.0.1:9/b.png">');
    host.reply(
        id,
        '![tracker](http://127.0.0.1:9/c.png)\n\n<img src="http://127.0.0.1:9/d.png" onerror="document.title=1">\n\n' +
            '<svg onload="document.title=2"><image href="http://127.0.0.1:9/e.png"/></svg>\n\n' +
            '[a link](http://127.0.0.1:9/f) and [another](javascript:document.title=3)\n\n<!-- said in secret -->\n',
    );
    await said(page, 'said in secret').waitFor();
    assert.equal(await page.locator('.turn :is(img, image, iframe, a, script, object)').count(), 0);
    await said(page, 'image: tracker').waitFor();
    await said(page, '(http://127.0.0.1:9/f)').waitFor();
    assert.equal(await page.title(), 'Interview');
});

pageTest(
    'code is copied as it was said, and its paste claims no other place',
    async ({ page, host, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        const { at, id } = await asked(page, host);
        const lines = Array.from({ length: 200 }, (_, i) => (i % 9 ? `line(${i})` : ''));
        // An editor's mark must not cling to what is copied after it.
        await at.editor.press('Control+Home');
        await at.editor.press('Shift+ArrowDown');
        await at.editor.press('Control+c');
        host.reply(id, `Here:\n\n\`\`\`python\n${lines.join('\n')}\n\`\`\`\n`);
        const copy = page.getByRole('button', { name: 'Copy the code' });
        await copy.click();
        await page.getByText('Copied', { exact: true }).waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), lines.join('\n'));
        await at.editor.press('Control+End');
        await at.editor.press('Control+v');
        await saved(page);
        const pasted = host.of('push').flatMap(({ updates }) => updates).at(-1);
        assert.equal(pasted.event, 'input.paste');
        assert.equal(pasted.source, undefined);
        // Selected by hand it is the same text, without the words of the page around it.
        const selected = await page.locator('.reply code').evaluate(code => {
            getSelection().selectAllChildren(code.closest('.reply'));
            return getSelection().toString();
        });
        assert.equal(selected.replace(/\s*\n\s*/g, '\n').trim(), ['Here:', ...lines.filter(Boolean)].join('\n'));
    },
    { wholeBrowser: true },
);

pageTest('Stop takes the place of Send while a reply streams, and what came is kept and marked', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    await at.send.waitFor();
    host.tell({ type: 'delta', prompt: id, text: 'Half of a sen' });
    await at.stop.waitFor();
    assert.equal(await at.send.count(), 0);
    await at.stop.click();
    await until(() => host.of('stop').length === 1, 'the stop');
    assert.deepEqual(host.of('stop')[0], { type: 'stop', prompt: id });
    await page.getByRole('button', { name: 'Stopping' }).waitFor();
    host.tell({ type: 'reply', prompt: id, text: 'Half of a sen', at: 65_000, ending: 'stopped' });
    await said(page, 'Stopped by you. What came until then is kept.').waitFor();
    await said(page, 'Half of a sen').waitFor();
    await page.locator('.msg.partial').waitFor();
    await at.send.waitFor();
});

pageTest('Escape in the field stops, of a model also while it thinks', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    await at.stop.waitFor();
    await at.ask.press('Escape');
    await until(() => host.of('stop').length === 1, 'the stop');
    host.cut();
    await saved(page).catch(() => {});
    await until(() => host.of('stop').length === 2, 'the stop again on the next line');
    host.tell({ type: 'reply', prompt: id, text: '', at: 65_000, ending: 'stopped' });
    await said(page, 'Stopped by you before anything came.').waitFor();
}, withModel);

pageTest('Retry asks the same again, with the same context, and is gone then', async ({ page, host }) => {
    const { at, id } = await asked(page, host, 'Is it right?');
    host.reply(id, 'It is', { ending: 'cut', why: 'The connection to the model broke' });
    await said(page, 'The connection to the model broke. What came until then is kept. Retry asks').waitFor();
    await at.retry.click();
    await until(() => host.turns.length === 2, 'the question again');
    const { text, context, about, as } = host.of('ask')[1];
    assert.deepEqual([text, context, about, as], ['Is it right?', ['limiter.py'], id, 'retry']);
    await page.getByText('Asked again').waitFor();
    assert.equal(await at.retry.count(), 0);
    await page.reload();
    await page.getByText('Asked again').waitFor();
    assert.equal(await at.retry.count(), 0);
});

pageTest('a server that asks to wait is waited for: the button counts, and nothing is sent by itself', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    host.turns[0].replyAt = 65_000;
    // The page's clock began at 60 s, so this reply ended just now.
    host.tell({ type: 'reply', prompt: id, text: '', at: 60_500, ending: 'failed', why: 'The server is busy', wait: 3 });
    await said(page, "The server is busy. Your question is kept. The model's server asks to wait 3 s.").waitFor();
    const counting = page.getByRole('button', { name: /^Retry in \d s$/ });
    assert.ok(await counting.isDisabled());
    await at.retry.waitFor();
    assert.ok(await at.retry.isEnabled());
    assert.equal(host.of('ask').length, 1);
});

pageTest('each ending says what happened and what was kept', async ({ page, host }) => {
    const endings = [
        ['length', 'reached the length limit of the model'],
        ['refused', 'refused to answer this. Your question is kept'],
        ['budget', 'What this interview may use of the model is used up. The conversation is kept.'],
        ['failed', 'The model gave no answer. Your question is kept.'],
    ];
    const { at } = await asked(page, host, 'first');
    for (const [i, [ending, words]] of endings.entries()) {
        host.reply(host.turns.at(-1).id, '', { ending });
        await said(page, words).waitFor();
        await at.ask.fill(`next ${i}`);
        await at.ask.press('Enter');
        await until(() => host.turns.length === i + 2, 'the next prompt');
    }
    assert.equal(await at.retry.count(), 2, 'where asking again can help');
});

pageTest('the newest reply can be asked again from its menu, by keys', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    host.reply(id, 'Because.');
    await page.getByRole('button', { name: 'More about this reply' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Ask this again' }).press('Enter');
    await until(() => host.turns.length === 2, 'the question again');
    assert.equal(host.of('ask')[1].as, 'retry');
    host.reply('p2', 'Because of that.');
    await said(page, 'Because of that.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'More about this reply' }).count(), 1);
    await at.wrong.last().waitFor();
});

pageTest('pushing back puts the caret into the field and says what it is about', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    host.reply(id, 'It is right at the limit, since `>` is meant.');
    await at.wrong.click();
    await page.locator('.about-row', { hasText: 'Pushing back on \u201cIt is right at the limit' }).waitFor();
    assert.ok(await at.ask.evaluate(field => field === document.activeElement));
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('.about-row').isHidden());
    await at.wrong.click();
    await page.keyboard.type('It refuses one too late.');
    await page.keyboard.press('Enter');
    await until(() => host.turns.length === 2, 'the push back');
    const { about, as } = host.of('ask')[1];
    assert.deepEqual([about, as], [id, 'pushback']);
    assert.ok(await page.locator('.about-row').isHidden());
    await page.locator('.turn .about', { hasText: 'Pushing back on' }).waitFor();
});

pageTest('files are attached by hand, filtered and chosen by keys', async ({ page, host }) => {
    for (let i = 0; i < 18; i++) host.addFile(`f${i}`, `part_${i}.py`, `${i}\n`);
    const at = await join(page);
    const add = page.getByRole('button', { name: 'Add file' });
    await add.press('Enter');
    const filter = page.getByRole('combobox', { name: 'Attach a file' });
    await filter.pressSequentially('read');
    assert.equal(await page.getByRole('option').count(), 1);
    await filter.press('Enter');
    await page.getByRole('button', { name: 'Attached: README.md. Do not attach' }).waitFor();
    await at.editor.press('Control+Home');
    await at.editor.press('Shift+ArrowDown');
    await at.editor.press('Shift+ArrowDown');
    await add.click();
    assert.match(await page.getByRole('option').first().textContent(), /^limiter\.py:1-2the selection$/);
    await filter.press('Enter');
    // The lines stay what they were when the text above them grows.
    await at.editor.press('Control+Home');
    await at.editor.pressSequentially('# above\n');
    await page.getByRole('button', { name: 'Attached: limiter.py:2-3. Do not attach' }).waitFor();
    await at.ask.fill('all of it');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    assert.deepEqual(host.turns[0].context, ['limiter.py', 'README.md', 'limiter.py:2-3']);
    await page.locator('.attached', { hasText: 'Attached: limiter.py, README.md, limiter.py:2-3' }).waitFor();
    await page.getByRole('button', { name: /^Attached: README/ }).click();
    for (let i = 0; i < 14; i++) {
        await add.click();
        await filter.fill(`part_${i}.`);
        await filter.press('Enter');
    }
    assert.ok(await add.isDisabled());
    await at.ask.fill('as much as goes');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 2);
    assert.equal(host.turns[1].context.length, 16);
});

pageTest('an attached file follows its new name and goes with its file', async ({ page, host }) => {
    const at = await join(page);
    await page.getByRole('button', { name: 'Add file' }).click();
    await page.getByRole('option', { name: /^README/ }).click();
    host.rename({ mid: 'x', file: 'readme', name: 'GUIDE.md' });
    await page.getByRole('button', { name: /^Attached: GUIDE\.md/ }).waitFor();
    host.remove({ mid: 'y', file: 'readme' });
    await page.getByRole('button', { name: /^Attached: GUIDE\.md/ }).waitFor({ state: 'detached' });
    await at.ask.fill('which');
    await at.ask.press('Enter');
    await until(() => host.turns.length === 1);
    assert.deepEqual(host.turns[0].context, ['limiter.py']);
});

pageTest('an interview without an assistant says so and gives its place away', async ({ page, host }) => {
    await join(page);
    await page.getByText('This interview has no assistant. You own what you hand in').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Ask the assistant' }).count(), 0);
    const { width } = await page.locator('.editor.pane').boundingBox();
    assert.ok(width > 1000, `the editor is ${width} wide`);
    host.tell({ type: 'assistant', ...model });
    await page.getByRole('textbox', { name: 'Ask the assistant' }).waitFor();
    await page.getByText('quill-7, the same for every candidate').waitFor();
}, { prepare: host => (host.assistant.info = { ...model, kind: 'none', own: false, watch: false, completes: false }) });

pageTest('what own tools say and do stands in the conversation, folded when it is much', async ({ page, host }) => {
    await join(page);
    const id = host.assistant.ownPrompt('Add a test for the window');
    host.assistant.call(id, 'Read', 'limiter.py\nand more', 'ok');
    host.assistant.call(id, 'Bash', 'pytest -q', 'rejected');
    host.tell({ type: 'reply', prompt: id, text: 'I added', at: 64_000 });
    host.tell({ type: 'reply', prompt: id, text: 'I added one test.', at: 65_000 });
    await page.getByText('You, in Claude Code').waitFor();
    await said(page, 'I added one test.').waitFor();
    await page.locator('.tool-row', { hasText: 'rejected by you' }).waitFor();
    assert.equal(await page.locator('.tool-row').count(), 2);
    assert.equal(await page.locator('.tool-row').first().textContent(), 'Readlimiter.pydone');
    assert.equal(await page.getByRole('button', { name: 'That is not right' }).count(), 0);
    host.assistant.call(id, 'Edit', 'test_limiter.py', 'ok');
    const last = host.assistant.call(id, 'Bash', 'pytest -q tests');
    await page.getByText('4 tool calls, 1 not carried out').click();
    assert.ok(await page.locator('.tool-row').last().isVisible());
    host.tell({ type: 'tool', call: last, outcome: 'error', at: 66_000 });
    await page.getByText('4 tool calls, 2 not carried out').waitFor();
    await page.reload();
    await page.getByText(/^4 tool calls/).waitFor();
}, withModel);

pageTest('of thousands of calls the newest stand in the page', async ({ page, host }) => {
    await join(page);
    const id = host.assistant.ownPrompt('Try them all');
    const first = host.assistant.call(id, 'Bash', 'pytest part_0');
    for (let i = 1; i < 2000; i++) host.assistant.call(id, 'Bash', `pytest part_${i}`, i % 2 ? 'ok' : 'error');
    await page.getByText('2000 tool calls, 999 not carried out').click();
    await page.getByText('1900 earlier calls are not shown here').waitFor();
    assert.equal(await page.locator('.tool-row').count(), 101);
    assert.equal(await page.locator('.tool-row').last().textContent(), 'Bashpytest part_1999done');
    host.tell({ type: 'tool', call: first, outcome: 'rejected', at: 66_000 });
    await page.getByText('2000 tool calls, 1000 not carried out').waitFor();
}, withModel);

pageTest('an own tool may go on in what it says, also inside of code, and call before its prompt is there', async ({ page, host }) => {
    await join(page);
    host.tell({ type: 'tool', call: 'early', prompt: 'p1', tool: 'Read', input: 'limiter.py', at: 61_000 });
    host.tell({ type: 'tool', call: 'early', outcome: 'ok', at: 61_500 });
    const id = host.assistant.ownPrompt('Show it');
    await page.locator('.tool-row', { hasText: 'done' }).waitFor();
    host.tell({ type: 'reply', prompt: id, text: '```\na\n', at: 64_000 });
    await page.locator('.code-box code', { hasText: 'a' }).waitFor();
    host.tell({ type: 'reply', prompt: id, text: '```\na\n', at: 64_000 });
    host.tell({ type: 'reply', prompt: id, text: '```\na\nb\n```\nThere.', at: 64_000 });
    await said(page, 'There.').waitFor();
    assert.equal(await page.locator('.code-box code').textContent(), 'a\nb');
}, withModel);

pageTest('a prompt and a call that were told of first without their words get them', async ({ page, host }) => {
    await join(page);
    const id = host.assistant.ownPrompt('');
    const call = host.assistant.call(id, 'Bash', '');
    await page.locator('.tool-row', { hasText: 'Bash' }).waitFor();
    host.tell({ type: 'prompt', id, text: 'Why does it fail?', context: [], mid: '', at: 62_000, from: 'Claude Code' });
    host.tell({ type: 'tool', call, prompt: id, tool: 'Bash', input: 'pytest -q', at: 63_000 });
    await page.locator('.as-typed', { hasText: 'Why does it fail?' }).waitFor();
    await page.locator('.tool-row', { hasText: 'pytest -q' }).waitFor();
    assert.equal(await page.locator('.turn').count(), 1);
    assert.equal(await page.locator('.tool-row').count(), 1);
}, withModel);

pageTest('a model that thinks is said to, and the candidate\'s words keep their context in a retry', async ({ page, host }) => {
    const { at, id } = await asked(page, host);
    await page.locator('.who', { hasText: 'thinking' }).waitFor();
    host.tell({ type: 'delta', prompt: id, text: 'So' });
    await page.locator('.who', { hasText: 'answering' }).waitFor();
    host.reply(id, 'So far', { ending: 'length' });
    host.hold();
    await at.retry.click();
    await until(() => host.of('ask').length === 2, 'the question again');
    host.cut();
    host.turns.pop(); // the host had not recorded it
    host.done.delete(host.of('ask')[1].mid);
    host.release();
    await until(() => host.of('ask').length === 3, 'once more on the next line');
    assert.deepEqual(host.of('ask')[2], host.of('ask')[1]);
}, withModel);

pageTest('everything can be done by keys alone', async ({ page, host }) => {
    const at = await join(page);
    const focused = () => page.evaluate(() => {
        const { activeElement: element } = document;
        return element.getAttribute('aria-label') ?? element.textContent;
    });
    const tabTo = async (name, key = 'Tab') => {
        for (let i = 0; i < 40 && (await focused()) !== name; i++) await page.keyboard.press(key);
        assert.equal(await focused(), name);
    };
    await at.editor.focus();
    await page.keyboard.press('F6');
    assert.equal(await focused(), 'Ask the assistant');
    await page.keyboard.type('Is it right?');
    await page.keyboard.press('Enter');
    await until(() => host.turns.length === 1, 'the prompt');
    host.reply('p1', 'No:\n\n```python\nx = 1\n```', { ending: 'length' });
    host.suggest('p1', 'limiter', 'import time\n', 'import time\nimport os\n');
    await at.insert.waitFor();
    await tabTo('That is not right', 'Shift+Tab');
    await tabTo('Retry', 'Shift+Tab');
    await tabTo('Edit', 'Shift+Tab');
    await page.keyboard.press('Enter');
    assert.match(await focused(), /^New lines at line/);
    await page.keyboard.press('End');
    await page.keyboard.type('.path');
    await tabTo('Insert edited');
    await page.keyboard.press('Enter');
    await saved(page);
    assert.ok(host.text('limiter').startsWith('import threading\nimport time\nimport os.path\n'));
    assert.equal(await focused(), 'Code editor', 'the caret is where the text went in');
    await page.keyboard.press('F6');
    await tabTo('Copy the code', 'Shift+Tab');
    await tabTo('Retry');
    await page.keyboard.press('Enter');
    await until(() => host.turns.length === 2, 'the question again');
    assert.equal(await focused(), 'Ask the assistant');
    host.tell({ type: 'delta', prompt: 'p2', text: 'Well' });
    await at.stop.waitFor();
    await page.keyboard.press('Escape');
    await until(() => host.of('stop').length === 1, 'the stop');
    host.tell({ type: 'reply', prompt: 'p2', text: 'Well', at: 65_000, ending: 'stopped' });
    await page.keyboard.press('F6');
    await tabTo('Settings', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.equal(await focused(), 'Settings');
});
