// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Programs that candidates bring, as they are, set up by the words that the page gives for them, and followed on every
// channel at once: gateway, hooks, telemetry, and the transcripts in the watched folder. What they do must be in the record
// once. They are large, not all of them free software, and their own formats change with every version, so they are not
// installed for the suite: JUMPSEAT_TOOLS names a folder in which somebody did, by
//     npm install @anthropic-ai/claude-code @openai/codex @google/gemini-cli

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch } from '../page/browser.mjs';
import { fromSource } from '../page/from_source.mjs';
import { AnyModel, lastWords } from './any_model.mjs';
import { Candidate, until } from './drive.mjs';
import { eventLines, Program, startDisplay } from './program.mjs';

const run = promisify(execFile);
const { JUMPSEAT_TOOLS, JUMPSEAT_BIN } = process.env;
const skip = JUMPSEAT_TOOLS ? false : 'JUMPSEAT_TOOLS names no folder with the programs';
const key = 'sk-own-tools-7f3a';
const asked = 'make a file, please';

let display, browser, model;
before(async () => {
    if (skip) return;
    display = await startDisplay();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    display?.stop();
});

/** What people do with the words of the page, and how the tool is started without a person before it. */
const tools = {
    'claude-code': {
        provider: 'anthropic',
        setUp: ({ work, snippets }) => {
            mkdirSync(join(work, '.claude'));
            writeFileSync(join(work, '.claude', 'settings.local.json'), snippets[1].text);
            return `${snippets[0].text} -p "${asked}" --allowedTools Bash`;
        },
    },
    codex: {
        provider: 'openai-responses',
        setUp: ({ home, snippets }) => {
            mkdirSync(join(home, '.codex'));
            writeFileSync(join(home, '.codex', 'config.toml'), snippets[0].text);
            const flags = '--skip-git-repo-check --dangerously-bypass-approvals-and-sandbox';
            return `${snippets[1].text} exec ${flags} "${asked}"`;
        },
    },
    'gemini-cli': {
        provider: 'anthropic', // it asks its own account, which is ours here
        setUp: ({ home, work, snippets }) => {
            for (const at of [home, work]) mkdirSync(join(at, '.gemini'));
            const account = { security: { auth: { selectedType: 'gemini-api-key' } } };
            writeFileSync(join(home, '.gemini', 'settings.json'), JSON.stringify(account));
            writeFileSync(join(work, '.gemini', 'settings.json'), snippets[0].text);
            const own = `export GOOGLE_GEMINI_BASE_URL=${model.url} GEMINI_API_KEY=own GEMINI_CLI_TRUST_WORKSPACE=true`;
            return `${own}\n${snippets[1].text} -m gemini-2.5-pro --yolo -p "${asked}"`;
        },
    },
};

for (const [id, { provider, setUp }] of Object.entries(tools)) {
    test(`what ${id} does is in the record once`, { timeout: 180_000, skip }, async t => {
        const home = mkdtempSync(join(tmpdir(), 'jumpseat-own-'));
        const work = join(home, 'work');
        const workspace = join(home, 'team.jumpseat');
        const config = join(home, 'config', 'Jumpseat', 'jumpseat');
        for (const path of [work, config]) mkdirSync(path, { recursive: true });
        model = await AnyModel.start();
        const service = { id: 'house', name: 'House', provider, baseUrl: model.url, keySource: 'environment', variable: 'OWN_KEY' };
        const services = [{ ...service, models: [{ name: 'house-1', inputPrice: 3_000_000, outputPrice: 15_000_000 }] }];
        writeFileSync(join(config, 'models.json'), JSON.stringify({ format: 1, services }));
        const args = ['--new-session', 'rate-limiter', '--assistant', 'House/house-1', '--own-tools', '--watch'];
        const folders = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data') };
        const program = await Program.start(display, workspace, args, { ...folders, OWN_KEY: key, OLLAMA_HOST: '127.0.0.1:1' });
        const candidate = await Candidate.open(browser, program.link);
        await candidate.join('Ines Vale');
        const watching = spawn(join(JUMPSEAT_BIN, 'jumpseatctl'), ['watch', work, '--join', '-', '--yes', '--take', 'session'], {
            env: { ...process.env, HOME: home },
            stdio: ['pipe', 'ignore', 'ignore'],
        });
        watching.stdin.end(`${program.link}\n`);
        t.after(async () => {
            watching.kill();
            await candidate.context.close();
            await program.quit();
            model.stop();
            rmSync(home, { recursive: true, force: true });
        });
        const events = kind =>
            eventLines(workspace, program.session)
                .split('\n')
                .filter(line => line.startsWith('{'))
                .map(line => JSON.parse(line))
                .filter(event => event.kind === kind)
                .map(({ payload }) => payload);
        await until(() => events('watch.started').length === 1, 'the watching program');

        const { ownTools } = await fromSource('own_tool_snippets');
        const { origin, hash } = new URL(program.link);
        const { snippets } = ownTools({ origin, token: hash.slice(1), model: 'house-1' }).find(tool => tool.id === id);
        const env = {
            PATH: `${join(JUMPSEAT_TOOLS, 'node_modules', '.bin')}:${process.env.PATH}`,
            HOME: home,
            TERM: 'dumb',
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        };
        const started = run('bash', ['-ec', setUp({ home, work, snippets })], { cwd: work, env, timeout: 90_000 });
        started.child.stdin.end();
        const { stdout } = await started;
        assert.ok(stdout.includes(lastWords), stdout);

        // Telemetry goes in batches, the transcript by the line: what ends last is waited for, and then nothing more comes.
        const file = () => events('file.added').some(({ name }) => name === 'made.txt');
        await until(() => events('reply').length > 0 && events('model.used').length === model.answers && file(), 'all of it');
        await new Promise(resolve => setTimeout(resolve, 3000));
        assert.deepEqual(events('prompt').map(({ text }) => text), [asked]);
        const [call, ...others] = events('tool.called').filter(({ again }) => !again);
        assert.deepEqual(others, []);
        assert.equal(call.command, 'echo hello > made.txt; cat made.txt');
        assert.equal(events('tool.decided').filter(({ again }) => !again).length, 1);
        assert.equal(events('tool.decided')[0].by === 'person', false, 'nobody was asked');
        assert.ok(events('tool.returned').some(({ output = '' }) => output.includes('hello')));
        assert.deepEqual(events('reply').map(({ text }) => text), [lastWords]);
        assert.deepEqual(events('model.used').map(({ input, output }) => [input, output]), Array(model.answers).fill([100, 20]));
        const through = model.asked.filter(({ path }) => path.startsWith('/v1/'));
        for (const one of through) assert.ok(one.key.endsWith(key), 'the gateway puts the key in');
        assert.deepEqual(candidate.problems, []);
    });
}
