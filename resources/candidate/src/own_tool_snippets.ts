// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to put where, so that a tool of the candidate's own reaches this host: with the session's model behind it where
// the tool can be pointed at another server, and with its telemetry or hooks, which say what it did.

export type ToolAccess = {
    origin: string; // "http://10.0.0.5:4242", no slash at the end
    token: string;
    model: string; // as the host names it; "" when the session has none
};
export type Snippet = { where: string; text: string };
export type OwnTool = { id: string; name: string; note: string; snippets: Snippet[] };

const fallbackModel = 'MODEL';

/** Tools refuse web hooks to addresses of private networks, but not to their own computer. */
export function isLoopback(origin: string): boolean {
    const host = new URL(origin).hostname;
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A word for a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/** A basic string of TOML; JSON's escapes are among TOML's. */
function toml(text: string): string {
    return JSON.stringify(text).replace(/\x7f/g, '\\u007f');
}

function json(value: unknown): string {
    return JSON.stringify(value, null, 2);
}

function exports(variables: Record<string, string>, command: string): string {
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}`);
    return [...lines, command].join('\n');
}

function bearer({ token }: ToolAccess): string {
    return `Bearer ${token}`;
}

function modelOf({ model }: ToolAccess): string {
    return model || fallbackModel;
}

/** Posts what comes on standard input, and never holds the tool up for long. */
export function curl(access: ToolAccess, path: string): string {
    const headers = [`Authorization: ${bearer(access)}`, 'Content-Type: application/json'];
    const options = headers.map(header => `-H ${shellWord(header)}`).join(' ');
    return `curl -s -m 5 ${options} --data-binary @- ${shellWord(access.origin + path)}`;
}

const claudeEvents = ['UserPromptSubmit', 'PreToolUse', 'PostToolUse', 'PostToolUseFailure', 'Stop'];

export function claudeHooks(access: ToolAccess): unknown {
    const path = '/hooks/claude-code';
    const hook = isLoopback(access.origin)
        ? { type: 'http', url: access.origin + path, headers: { Authorization: bearer(access) }, timeout: 5 }
        : { type: 'command', command: `${curl(access, path)} >/dev/null || true`, timeout: 10 };
    return { hooks: Object.fromEntries(claudeEvents.map(name => [name, [{ hooks: [hook] }]])) };
}

function claudeCode(access: ToolAccess): OwnTool {
    const variables = {
        ...(access.model ? { ANTHROPIC_BASE_URL: access.origin, ANTHROPIC_AUTH_TOKEN: access.token } : {}),
        ...(access.model ? { ANTHROPIC_MODEL: access.model } : {}),
        CLAUDE_CODE_ENABLE_TELEMETRY: '1',
        OTEL_LOGS_EXPORTER: 'otlp',
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_ENDPOINT: `${access.origin}/otlp`,
        OTEL_EXPORTER_OTLP_HEADERS: `Authorization=${bearer(access)}`,
        OTEL_LOG_USER_PROMPTS: '1',
        OTEL_LOG_TOOL_DETAILS: '1',
    };
    return {
        id: 'claude-code',
        name: 'Claude Code',
        note: access.model
            ? 'It answers with the model of this interview. The telemetry and the hooks tell what it did.'
            : 'It answers with your own account. The telemetry and the hooks tell what it did.',
        snippets: [
            { where: 'In the terminal that you start it from', text: exports(variables, 'claude') },
            { where: 'In .claude/settings.local.json of your folder', text: json(claudeHooks(access)) },
        ],
    };
}

/** Its inline tables stand on one line each: TOML asks for that. */
export function codexConfig(access: ToolAccess): string {
    const exporter = (signal: string) =>
        `{ otlp-http = { endpoint = ${toml(`${access.origin}/otlp/v1/${signal}`)}, protocol = "json", ` +
        `headers = { "Authorization" = ${toml(bearer(access))} } } }`;
    const provider = access.model
        ? [
              `model = ${toml(access.model)}`,
              'model_provider = "interview"',
              '',
              '[model_providers.interview]',
              'name = "Interview"',
              `base_url = ${toml(`${access.origin}/v1`)}`,
              'env_key = "INTERVIEW_KEY"',
              'wire_api = "responses"',
              '',
          ]
        : [];
    return [
        ...provider,
        '[otel]',
        'log_user_prompt = true',
        `exporter = ${exporter('logs')}`,
        `trace_exporter = ${exporter('traces')}`,
    ].join('\n');
}

function codex(access: ToolAccess): OwnTool {
    const start = access.model ? exports({ INTERVIEW_KEY: access.token }, 'codex') : 'codex';
    return {
        id: 'codex',
        name: 'Codex',
        note: access.model
            ? 'It answers with the model of this interview, over the Responses interface.'
            : 'It answers with your own account. The telemetry tells what it did.',
        snippets: [
            {
                where: 'In ~/.codex/config.toml, names without a table before the first table',
                text: codexConfig(access),
            },
            { where: 'In the terminal that you start it from', text: start },
        ],
    };
}

const cursorEvents = [
    'beforeSubmitPrompt',
    'afterAgentResponse',
    'preToolUse',
    'postToolUse',
    'postToolUseFailure',
    'afterFileEdit',
    'afterTabFileEdit',
    'afterShellExecution',
    'stop',
];

/** Its hooks must answer with JSON; an empty object lets everything pass. */
export function cursorHooks(access: ToolAccess): unknown {
    const command = `${curl(access, '/hooks/cursor')} >/dev/null; echo '{}'`;
    return { version: 1, hooks: Object.fromEntries(cursorEvents.map(name => [name, [{ command }]])) };
}

function cursor(access: ToolAccess): OwnTool {
    return {
        id: 'cursor',
        name: 'Cursor',
        note: 'It answers with your own account. The hooks tell what it did; Cursor asks you to trust them once.',
        snippets: [{ where: 'In .cursor/hooks.json of your folder', text: json(cursorHooks(access)) }],
    };
}

function geminiCli(access: ToolAccess): OwnTool {
    const telemetry = {
        enabled: true,
        target: 'local',
        otlpEndpoint: `${access.origin}/otlp`,
        otlpProtocol: 'http',
        logPrompts: true,
    };
    const variables = { OTEL_EXPORTER_OTLP_HEADERS: `Authorization=${bearer(access)}` };
    return {
        id: 'gemini-cli',
        name: 'Gemini CLI',
        note: 'It answers with your own account. The telemetry tells what it did.',
        snippets: [
            { where: 'In .gemini/settings.json of your folder', text: json({ telemetry }) },
            { where: 'In the terminal that you start it from', text: exports(variables, 'gemini') },
        ],
    };
}

function copilot(access: ToolAccess): OwnTool {
    const name = (key: string) => `github.copilot.chat.otel.${key}`;
    const settings = {
        [name('enabled')]: true,
        [name('exporterType')]: 'otlp-http',
        [name('otlpEndpoint')]: `${access.origin}/otlp`,
        [name('captureContent')]: true,
        [name('headers')]: { Authorization: bearer(access) },
    };
    return {
        id: 'copilot',
        name: 'Copilot in VS Code',
        note:
            'It answers with your own account. Reload the window after the change. Take the lines out afterwards: ' +
            'VS Code may copy settings to your other computers.',
        snippets: [{ where: 'In settings.json of VS Code, for the user', text: json(settings) }],
    };
}

function openAiClients(access: ToolAccess): OwnTool {
    const base = `${access.origin}/v1`;
    const variables = { OPENAI_API_BASE: base, OPENAI_BASE_URL: base, OPENAI_API_KEY: access.token };
    return {
        id: 'openai',
        name: 'Aider and others',
        note: 'Any client of the OpenAI interface. It answers with the model of this interview.',
        snippets: [
            {
                where: 'In the terminal that you start it from',
                text: exports(variables, `aider --model ${shellWord(`openai/${modelOf(access)}`)}`),
            },
            { where: 'For a client that asks for them', text: `${base}\n${access.token}\n${modelOf(access)}` },
        ],
    };
}

function ollamaClients(access: ToolAccess): OwnTool {
    const body = { model: modelOf(access), messages: [{ role: 'user', content: 'Hello' }], stream: false };
    const header = shellWord(`Authorization: ${bearer(access)}`);
    const chat = shellWord(`${access.origin}/api/chat`);
    return {
        id: 'ollama',
        name: 'Ollama',
        note: 'For a client that can send a key. It answers with the model of this interview.',
        snippets: [
            { where: 'Server, key and model', text: `${access.origin}\n${access.token}\n${modelOf(access)}` },
            {
                where: 'To try it',
                text: `curl -H ${header} ${chat} -d ${shellWord(JSON.stringify(body))}`,
            },
        ],
    };
}

/** Clients that can only ask the host's own model are left out when there is none. */
export function ownTools(access: ToolAccess): OwnTool[] {
    const any = [claudeCode, codex, cursor, geminiCli, copilot];
    const withModel = access.model ? [openAiClients, ollamaClients] : [];
    return [...any, ...withModel].map(make => make(access));
}

/** The program that tells of the files in a folder; it prints what it will send and asks first. */
export function watchCommand({ origin, token }: ToolAccess): string {
    return `jumpseatctl watch . --join ${shellWord(`${origin}/#${token}`)}`;
}
