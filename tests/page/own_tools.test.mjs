// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is offered for the candidate's own tools: the snippets as functions, and the dialog that shows them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { join, pageTest, until } from './fixture.mjs';
import { fromSource } from './from_source.mjs';
import { model } from './mock_assistant.mjs';

const snippets = await fromSource('own_tool_snippets');
const { canRetry, duration, endingWords } = await fromSource('endings');
/** In the bar; an empty conversation has one too. */
const opener = page => page.getByRole('button', { name: 'Use your own tool' }).first();
const access = { origin: 'http://10.0.0.5:4242', token: 'k-123', model: 'quill-7' };
const tool = (id, other = {}) => snippets.ownTools({ ...access, ...other }).find(one => one.id === id);
const textOf = (id, n = 0, other = {}) => tool(id, other).snippets[n].text;

/** What a shell makes of `export` lines. */
function environment(lines) {
    const kept = lines.split('\n').filter(line => line.startsWith('export '));
    const said = execFileSync('sh', ['-c', `${kept.join('\n')}\nenv -0`], { env: {} }).toString();
    return Object.fromEntries(said.split('\0').map(pair => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]));
}

test('Claude Code: the model, the telemetry with what it did, and hooks for each act', () => {
    const variables = environment(textOf('claude-code'));
    assert.equal(variables.ANTHROPIC_BASE_URL, 'http://10.0.0.5:4242');
    assert.equal(variables.ANTHROPIC_AUTH_TOKEN, 'k-123');
    assert.equal(variables.ANTHROPIC_MODEL, 'quill-7');
    assert.equal(variables.CLAUDE_CODE_ENABLE_TELEMETRY, '1');
    assert.equal(variables.OTEL_LOGS_EXPORTER, 'otlp');
    assert.equal(variables.OTEL_EXPORTER_OTLP_PROTOCOL, 'http/json');
    assert.equal(variables.OTEL_EXPORTER_OTLP_ENDPOINT, 'http://10.0.0.5:4242/otlp');
    assert.equal(variables.OTEL_EXPORTER_OTLP_HEADERS, 'Authorization=Bearer k-123');
    assert.deepEqual([variables.OTEL_LOG_USER_PROMPTS, variables.OTEL_LOG_TOOL_DETAILS], ['1', '1']);
    const { hooks } = JSON.parse(textOf('claude-code', 1));
    assert.deepEqual(Object.keys(hooks), ['UserPromptSubmit', 'PreToolUse', 'PostToolUse', 'PostToolUseFailure', 'Stop']);
});

test('Claude Code reaches a host in a private network by a command, and its own computer by a web hook', () => {
    const hook = origin => snippets.claudeHooks({ ...access, origin }).hooks.Stop[0].hooks[0];
    const far = hook('http://10.0.0.5:4242');
    assert.equal(far.type, 'command');
    assert.match(far.command, /^curl -s -m 5 -H 'Authorization: Bearer k-123' .* --data-binary @- http:\/\/10\.0\.0\.5:4242\/hooks\/claude-code >/);
    for (const origin of ['http://127.0.0.1:80', 'http://localhost:8080', 'http://[::1]:8080']) {
        const near = hook(origin);
        assert.deepEqual([near.type, near.url], ['http', `${origin}/hooks/claude-code`]);
        assert.deepEqual(near.headers, { Authorization: 'Bearer k-123' });
    }
    assert.equal(hook('http://127.evil.example:80').type, 'command');
});

test('Codex: a provider of the Responses interface and one line for each exporter', () => {
    const config = textOf('codex');
    assert.match(config, /^model = "quill-7"\nmodel_provider = "interview"$/m);
    assert.match(config, /\[model_providers\.interview\]\n(.+\n)*base_url = "http:\/\/10\.0\.0\.5:4242\/v1"\nenv_key = "INTERVIEW_KEY"\nwire_api = "responses"/);
    assert.match(config, /^\[otel\]\nlog_user_prompt = true$/m);
    assert.match(
        config,
        /^exporter = \{ otlp-http = \{ endpoint = "http:\/\/10\.0\.0\.5:4242\/otlp\/v1\/logs", protocol = "json", headers = \{ "Authorization" = "Bearer k-123" \} \} \}$/m,
    );
    assert.ok(config.indexOf('model_provider =') < config.indexOf('['), 'a name without a table comes before them');
    assert.equal(environment(textOf('codex', 1)).INTERVIEW_KEY, 'k-123');
});

test('without a model of the session only telemetry and hooks are set up', () => {
    const names = snippets.ownTools({ ...access, model: '' }).map(({ id }) => id);
    assert.deepEqual(names, ['claude-code', 'codex', 'cursor', 'gemini-cli', 'copilot']);
    assert.ok(!textOf('claude-code', 0, { model: '' }).includes('ANTHROPIC'));
    assert.ok(!textOf('codex', 0, { model: '' }).includes('model_provider'));
    assert.match(textOf('codex', 0, { model: '' }), /^\[otel\]/);
});

test('Cursor: every hook posts what it was told and lets everything pass', () => {
    const { version, hooks } = JSON.parse(textOf('cursor'));
    assert.equal(version, 1);
    for (const name of ['beforeSubmitPrompt', 'afterAgentResponse', 'afterFileEdit', 'afterTabFileEdit', 'stop'])
        assert.match(hooks[name][0].command, /\/hooks\/cursor >\/dev\/null; echo '\{\}'$/);
});

test('Gemini CLI, Copilot, and the clients of the other interfaces', () => {
    assert.deepEqual(JSON.parse(textOf('gemini-cli')).telemetry, {
        enabled: true,
        target: 'local',
        otlpEndpoint: 'http://10.0.0.5:4242/otlp',
        otlpProtocol: 'http',
        logPrompts: true,
    });
    const copilot = JSON.parse(textOf('copilot'));
    assert.equal(copilot['github.copilot.chat.otel.enabled'], true);
    assert.equal(copilot['github.copilot.chat.otel.otlpEndpoint'], 'http://10.0.0.5:4242/otlp');
    assert.deepEqual(copilot['github.copilot.chat.otel.headers'], { Authorization: 'Bearer k-123' });
    assert.match(textOf('openai'), /aider --model openai\/quill-7$/);
    assert.equal(environment(textOf('openai')).OPENAI_API_BASE, 'http://10.0.0.5:4242/v1');
    assert.match(textOf('ollama', 1), /http:\/\/10\.0\.0\.5:4242\/api\/chat/);
    assert.equal(snippets.watchCommand(access), "jumpseatctl watch . --join 'http://10.0.0.5:4242/#k-123'");
});

test('nothing that a token or a model is called gets out of its quotes', () => {
    const odd = { token: `a'b"c$(id)\`x\`\\`, model: `m'\n"; rm -rf /` };
    assert.equal(environment(textOf('claude-code', 0, { token: odd.token })).ANTHROPIC_AUTH_TOKEN, odd.token);
    const word = snippets.shellWord(odd.model);
    assert.equal(execFileSync('sh', ['-c', `printf %s ${word}`]).toString(), odd.model);
    assert.ok(!/\n"; rm/.test(textOf('codex', 0, odd)), 'a line break in a TOML string is escaped');
});

test('endings in words', () => {
    assert.equal(endingWords({}, true), '');
    assert.equal(
        endingWords({ ending: 'failed', why: 'The model is not there', wait: 90 }, false),
        "The model is not there. Your question is kept. The model's server asks to wait 1:30 min. Retry asks the same again.",
    );
    assert.match(endingWords({ ending: 'of another host' }, true), /^The reply ended early\. What came/);
    assert.deepEqual(
        ['stopped', 'cut', 'failed', 'length', 'refused', 'budget', undefined].map(canRetry),
        [true, true, true, true, false, false, false],
    );
    assert.deepEqual([duration(0.2), duration(59), duration(61), duration(-4)], ['1 s', '59 s', '1:01 min', '0 s']);
});

pageTest(
    'the dialog holds the key only while it is open, and copies what it shows',
    async ({ page, context, server }) => {
        await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
        await join(page);
        const html = () => page.evaluate(() => document.documentElement.outerHTML);
        assert.ok(!(await html()).includes('secret-token'));
        await opener(page).press('Enter');
        const dialog = page.getByRole('dialog', { name: 'Use your own tool' });
        await dialog.getByText('It works only for this interview and ends with it.').waitFor();
        await dialog.getByText(/^Recorded, while it is set up so and the interview lasts:/).waitFor();
        await dialog.getByRole('tab', { name: 'Claude Code' }).press('ArrowRight');
        await dialog.getByRole('button', { name: /^Copy: In ~\/\.codex/ }).click();
        await dialog.getByText('Copied').waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, /Bearer secret-token/);
        assert.ok(copied.includes(`${server.url}/v1`));
        await dialog.getByText(`jumpseatctl watch . --join '${server.url}/#secret-token'`).waitFor();
        await page.keyboard.press('Escape');
        await until(async () => !(await html()).includes('secret-token'), 'the key to be gone');
        await opener(page).click();
        assert.equal(await dialog.getByRole('tab', { name: 'Codex' }).getAttribute('aria-selected'), 'true');
    },
    { prepare: host => (host.assistant.info = model) },
);

pageTest(
    'only watching offers the one line; without either there is no button',
    async ({ page, host }) => {
        await join(page);
        await opener(page).click();
        await page.getByText(/^jumpseatctl watch/).waitFor();
        assert.equal(await page.getByRole('dialog').getByRole('tab').count(), 0);
        await page.getByRole('button', { name: 'Close' }).click();
        host.tell({ type: 'assistant', ...model, own: false, watch: false });
        await until(async () => (await page.getByRole('button', { name: 'Use your own tool' }).count()) === 0, 'no button');
    },
    { prepare: host => (host.assistant.info = { ...model, own: false }) },
);
