// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One interview with a model behind the panel and with the candidate's own tools: from the page, the gateway, the hooks, the
// telemetry, the watched folder and a transcript into one record, and out of it again. The key of the model's service is
// looked for in everything that was written.

import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch } from '../page/browser.mjs';
import { Candidate, until } from './drive.mjs';
import { ModelServer } from './model_server.mjs';
import { eventLines, press, Program, startDisplay, stored } from './program.mjs';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'jumpseat-assistant-'));
const workspace = join(folder, 'team.jumpseat');
const work = join(folder, 'their-work');
const key = 'sk-story-7f3a9c5e1b';
const own = {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    OLLAMA_HOST: '127.0.0.1:1',
    STORY_KEY: key,
};
const ctl = join(process.env.JUMPSEAT_BIN, 'jumpseatctl');
const limit = { timeout: 120_000 };
const heads = { 'content-type': 'application/json' };

let display, browser, model, program, candidate, watching;
let broken = false; // the story goes on where the last part ended
function part(name, run) {
    test(name, limit, async t => {
        if (broken) return t.skip('an earlier part failed');
        broken = true;
        await run();
        broken = false;
    });
}

const events = kind =>
    eventLines(workspace, program.session)
        .split('\n')
        .filter(line => line.startsWith('[') || line.startsWith('{'))
        .map(line => JSON.parse(line))
        .filter(event => (event.kind ?? event[1]) === kind)
        .map(event => event.payload ?? event.at(-1));
const state = () => stored(workspace, program.session);
const origin = () => new URL(program.link).origin;
const token = () => program.link.split('#')[1];
const post = (path, body, bearer = token()) =>
    fetch(origin() + path, {
        method: 'POST',
        headers: { ...heads, authorization: `Bearer ${bearer}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
    });

before(async () => {
    model = await ModelServer.start();
    const service = {
        id: 'house',
        name: 'House',
        provider: 'openai-chat',
        baseUrl: model.url,
        keySource: 'environment',
        variable: 'STORY_KEY',
        models: [{ name: 'house-1', inputPrice: 3_000_000, outputPrice: 15_000_000 }],
    };
    const config = join(own.XDG_CONFIG_HOME, 'Jumpseat', 'jumpseat');
    for (const path of [config, work]) mkdirSync(path, { recursive: true });
    writeFileSync(join(config, 'models.json'), JSON.stringify({ format: 1, services: [service] }));
    display = await startDisplay();
    browser = await launch();
});
after(async () => {
    watching?.kill();
    await browser?.close();
    await program?.quit();
    display?.stop();
    model?.stop();
    rmSync(folder, { recursive: true, force: true });
});

part('a session is pinned to a model by the command line', async () => {
    const args = ['--new-session', 'rate-limiter', '--assistant', 'House/house-1', '--own-tools', '--watch'];
    program = await Program.start(display, workspace, args, own);
    const [pinned] = events('assistant.pinned');
    assert.equal(pinned.model, 'house-1');
    assert.equal(pinned.origin, model.url);
    assert.ok(pinned.prompt?.length > 100 || JSON.stringify(pinned).length > 200, 'with its system prompt');
    candidate = await Candidate.open(browser, program.link);
    await candidate.page.getByText('house-1').first().waitFor();
    await candidate.join('Ines Vale');
});

part('a reply streams in, and its edit is inserted in part', async () => {
    const edit = [
        'The period is never looked at. Two changes:',
        '',
        '```edit limiter.py',
        '<<<<<<< SEARCH',
        'import time',
        '=======',
        'import time',
        'import math',
        '>>>>>>> REPLACE',
        '<<<<<<< SEARCH',
        '"""Sliding-window rate limiter for the public API."""',
        '=======',
        '"""A sliding-window rate limiter for the public API."""',
        '>>>>>>> REPLACE',
        '```',
        '',
    ].join('\n');
    model.says = () => edit;
    const turn = await candidate.ask('What is wrong here?');
    await turn.getByText('The period is never looked at').waitFor();
    assert.equal(await turn.getByText('<<<<<<< SEARCH').isVisible(), false);
    assert.deepEqual(model.asked.map(one => one.key), [`Bearer ${key}`]);
    await candidate.insertPart(i => i === 1, 'limiter.py');
    await candidate.saved();
    await until(() => events('suggestion.decided').length === 1, 'the decision');
    assert.equal(events('suggestion.decided')[0].decision, 'partly');
    assert.equal(events('suggestion.shown').length, 1);
    const text = state().files.find(({ name }) => name === 'limiter.py').text;
    assert.ok(text.includes('import math') && !text.includes('A sliding-window'));
    const [used] = events('model.used');
    assert.deepEqual([used.input, used.output, used.micros], [120, 30, 120 * 3 + 30 * 15]);
});

part('a reply that breaks off is kept and marked, and can be asked again', async () => {
    model.says = () => false;
    const field = candidate.page.getByRole('textbox', { name: 'Ask the assistant', exact: true });
    await field.fill('And the lock?');
    await candidate.button('Send').click();
    const cut = candidate.turns.last();
    await cut.getByText('It begins and').waitFor();
    await until(() => events('reply').at(-1)?.ending === 'cut', 'the mark');
    model.says = () => 'The lock is right.';
    await cut.getByRole('button', { name: 'Retry', exact: true }).click();
    await candidate.page.locator('.reply', { hasText: 'The lock is right.' }).waitFor();
    await until(() => events('prompt').at(-1)?.as === 'retry', 'the second question');
    assert.ok(events('reply').some(({ text, ending }) => ending === 'cut' && text === 'It begins and'));
});

part('an own tool asks through the gateway with the token as its key', async () => {
    model.says = () => 'From the house.';
    const asked = {
        model: 'house-1',
        stream: true,
        stream_options: { include_usage: true },
        messages: [{ role: 'user', content: 'Through the gateway?' }],
    };
    const answer = await post('/v1/chat/completions', asked);
    assert.equal(answer.status, 200);
    const bytes = await answer.text();
    assert.ok(bytes.includes('From the house.') && bytes.endsWith('data: [DONE]\n\n'));
    assert.equal(model.asked.at(-1).key, `Bearer ${key}`);
    await candidate.page.locator('.turn', { hasText: 'Through the gateway?' }).getByText('From the house.').waitFor();
    assert.equal((await post('/v1/chat/completions', asked, key)).status, 401, 'the real key opens nothing here');
    assert.equal((await post('/v1/chat/completions', asked, 'wrong')).status, 401);
});

part('hooks and telemetry of one tool make one record', async () => {
    const hook = (name, more) =>
        post('/hooks/claude-code', {
            session_id: 's-1',
            transcript_path: '/t.jsonl',
            cwd: work,
            hook_event_name: name,
            ...more,
        });
    await hook('UserPromptSubmit', { prompt: 'run the tests, please' });
    const call = { tool_name: 'Bash', tool_input: { command: 'pytest -q' }, tool_use_id: 'toolu_1' };
    await hook('PreToolUse', call);
    await hook('PostToolUse', { ...call, tool_response: { stdout: '2 passed', stderr: '', interrupted: false } });
    const attribute = (name, value) => ({ key: name, value: { stringValue: value } });
    const log = (name, attributes) => ({
        timeUnixNano: String(Date.now() * 1_000_000),
        body: { stringValue: `claude_code.${name}` },
        attributes: [attribute('event.name', name), attribute('session.id', 's-1'), ...attributes],
    });
    const telemetry = await post('/otlp/v1/logs', {
        resourceLogs: [
            {
                resource: { attributes: [attribute('service.name', 'claude-code')] },
                scopeLogs: [
                    {
                        scope: { name: 'com.anthropic.claude_code.events' },
                        logRecords: [
                            log('user_prompt', [attribute('prompt', 'run the tests, please')]),
                            log('tool_decision', [
                                attribute('tool_name', 'Bash'),
                                attribute('tool_use_id', 'toolu_1'),
                                attribute('decision', 'accept'),
                                attribute('source', 'user_temporary'),
                            ]),
                        ],
                    },
                ],
            },
        ],
    });
    assert.equal(telemetry.status, 200);
    await until(() => events('tool.decided').length === 1, 'the decision');
    assert.equal(events('prompt').filter(({ text }) => text === 'run the tests, please').length, 1);
    assert.equal(events('tool.called').length, 1);
    assert.equal(events('tool.returned').length, 1);
    await candidate.page.locator('.tool-row', { hasText: 'pytest -q' }).waitFor();
    assert.equal((await post('/otlp/v1/logs', '{"resourceLogs": 7')).status, 400);
});

part('a folder is mirrored both ways, and what a tool keeps about it is followed', async () => {
    writeFileSync(join(work, 'notes.py'), 'print("from their own editor")\n');
    writeFileSync(join(work, '.env'), `SECRET=${key}\n`);
    const transcripts = join(folder, '.claude', 'projects', work.replace(/[^A-Za-z0-9]/g, '-'));
    mkdirSync(transcripts, { recursive: true });
    watching = spawn(ctl, ['watch', work, '--join', '-', '--yes', '--take', 'session', '--json'], {
        env: { ...process.env, HOME: folder },
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    watching.said = '';
    for (const stream of [watching.stdout, watching.stderr]) stream.on('data', data => (watching.said += data));
    watching.stdin.end(`${program.link}\n`);
    await until(() => events('watch.started').length === 1, 'the start').catch(problem => {
        throw new Error(`${problem.message}: ${watching.said}`);
    });
    await candidate.page.getByRole('tab', { name: 'notes.py', exact: true }).waitFor();
    writeFileSync(join(work, 'notes.py'), 'print("changed outside")\n');
    const shared = () => state().files.find(({ name }) => name === 'notes.py')?.text;
    await until(() => shared() === 'print("changed outside")\n', 'the change on the host');
    await candidate.openFile('notes.py');
    await candidate.editor.press('Control+End');
    await candidate.type('# on the page\n');
    await until(() => readFileSync(join(work, 'notes.py'), 'utf8').endsWith('# on the page\n'), 'the change on the disk');

    const line = (type, message, more = {}) =>
        `${JSON.stringify({
            type,
            uuid: `u-${type}`,
            sessionId: 's-9',
            cwd: work,
            version: '2.1.0',
            timestamp: new Date().toISOString(),
            userType: 'external',
            isSidechain: false,
            parentUuid: null,
            message,
            ...more,
        })}\n`;
    writeFileSync(
        join(transcripts, 's-9.jsonl'),
        line('user', { role: 'user', content: 'typed in the terminal' }) +
            line(
                'assistant',
                {
                    id: 'msg_9',
                    type: 'message',
                    role: 'assistant',
                    model: 'claude-x',
                    content: [{ type: 'text', text: 'told by the transcript' }],
                    usage: { input_tokens: 5, output_tokens: 4 },
                },
                { requestId: 'req_9' },
            ),
    );
    await candidate.page.locator('.turn', { hasText: 'typed in the terminal' }).getByText('told by the transcript').waitFor();
    assert.ok(!eventLines(workspace, program.session).includes('SECRET'), 'what looks like a secret is not sent');
});

part('the end of the session ends it all', async () => {
    press(display, 'ctrl+shift+e', 'Return');
    await until(() => events('session.ended').length === 1, 'the end');
    await until(() => watching.exitCode !== null, `the watching program to end: ${watching.said}`);
    assert.equal(watching.exitCode, 0);
    const { status } = await post('/v1/chat/completions', { model: 'house-1', messages: [] });
    assert.ok([401, 403, 503].includes(status), String(status));
    await program.quit();
});

part('a transcript is imported once, and the record is exported', async () => {
    const more = join(folder, 'later.jsonl');
    const at = new Date(state().session.started ?? Date.now()).toISOString();
    writeFileSync(
        more,
        `${JSON.stringify({
            type: 'user',
            uuid: 'u-late',
            sessionId: 's-10',
            cwd: work,
            version: '2.1.0',
            timestamp: new Date(Date.parse(at) + 2000).toISOString(),
            message: { role: 'user', content: 'found afterwards' },
        })}\n`,
    );
    const dry = JSON.parse(execFileSync(ctl, ['import', more, '--dry-run', '--json'], { encoding: 'utf8' }));
    assert.equal(dry[0].kind, 'claude-code');
    assert.equal(dry[0].human_prompts, 1);
    const stores = ['import', '--session', program.session, more, '--workspace', workspace];
    assert.match((await run(ctl, stores)).stdout, /1 acts taken in/);
    const again = await run(ctl, stores).catch(problem => problem);
    assert.match(again.stdout, /already|known/i);
    assert.equal(events('prompt').filter(({ text }) => text === 'found afterwards').length, 1);

    const trace = as => execFileSync(ctl, ['trace', program.session, '--as', as, '--workspace', workspace], { encoding: 'utf8' });
    const attribution = JSON.parse(trace('agent-trace'));
    assert.ok(attribution.files.some(({ path }) => path === 'limiter.py'), JSON.stringify(attribution).slice(0, 400));
    assert.ok(trace('git-ai').includes('limiter.py'));
    const spans = JSON.parse(trace('otlp')).resourceSpans;
    assert.ok(JSON.stringify(spans).includes('Through the gateway?'));
});

part('the key of the service is nowhere', async () => {
    const everywhere = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && entry.name !== '.env')
        .map(entry => join(entry.parentPath, entry.name));
    assert.ok(everywhere.includes(workspace));
    for (const path of everywhere) assert.ok(!readFileSync(path).includes(key), path);
    assert.ok(!program.stderr.includes(key));
    assert.ok(!watching.said.includes(key));
    assert.ok(!(await candidate.page.content()).includes(key));
    assert.deepEqual(candidate.problems, []);
});
