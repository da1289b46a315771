// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenTelemetry's own exporters for node, which the AI tools use: JSON and protobuf, plain and gzip, with a length and in
// chunks. They tell the story of a Claude Code session and of an agent that follows the GenAI conventions.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { Receiver } from './receiver.mjs';

const fromModules = createRequire(join(process.env.NPM_MODULES, 'anything.js'));
const { context, diag, DiagLogLevel, SpanStatusCode, trace } = fromModules('@opentelemetry/api');
const { SeverityNumber } = fromModules('@opentelemetry/api-logs');
const { resourceFromAttributes } = fromModules('@opentelemetry/resources');
const { BatchLogRecordProcessor, LoggerProvider } = fromModules('@opentelemetry/sdk-logs');
const { BasicTracerProvider, BatchSpanProcessor } = fromModules('@opentelemetry/sdk-trace-base');
const { MeterProvider, PeriodicExportingMetricReader } = fromModules('@opentelemetry/sdk-metrics');

const exporterOf = {
    logs: form => fromModules(`@opentelemetry/exporter-logs-otlp-${form}`).OTLPLogExporter,
    trace: form => fromModules(`@opentelemetry/exporter-trace-otlp-${form}`).OTLPTraceExporter,
    metrics: form => fromModules(`@opentelemetry/exporter-metrics-otlp-${form}`).OTLPMetricExporter,
};
const forms = ['http', 'proto'];
const compressions = ['none', 'gzip'];

// Exporters swallow what goes wrong and tell it to whoever listens here.
const problems = [];
diag.setLogger({ error: p => problems.push(p), warn: p => problems.push(p), info() { }, debug() { }, verbose() { } },
    DiagLogLevel.WARN);

const noon = new Date('2026-03-02T12:00:00Z');
const at = seconds => new Date(noon.getTime() + 1000 * seconds);

/** Runs `story` against a receiver in each form and compression. */
function eachWay(name, story) {
    for (const form of forms) {
        for (const compression of compressions) {
            test(`${name}: ${form}, ${compression}`, async () => {
                problems.length = 0;
                const receiver = await Receiver.start();
                const counts = { value: null };
                try {
                    await story({ receiver, form, options: path => ({ url: receiver.url + path, compression }) });
                } finally {
                    counts.value = await receiver.stop();
                }
                assert.deepEqual(problems, []);
                assert.deepEqual(counts.value.notUnderstood, {});
                for (const { headers, status } of receiver.taken) {
                    assert.equal(status, 200);
                    assert.equal(headers['content-type'], form === 'http' ? 'application/json' : 'application/x-protobuf');
                    assert.equal(headers['content-encoding'], compression === 'gzip' ? 'gzip' : undefined);
                }
            });
        }
    }
}

// Cut inside an emoji, as programs in JavaScript do: no reason to lose the rest.
const answer = 'It waits for itself. 🙂 \ud83d';

/** What Claude Code emits for one prompt with a call that is rejected and one that is accepted. */
function emitSession(logger) {
    let sequence = 0;
    const emit = (name, seconds, attributes) => logger.emit({
        eventName: `claude_code.${name}`,
        body: `claude_code.${name}`,
        timestamp: at(seconds),
        severityNumber: SeverityNumber.INFO,
        attributes: {
            'event.name': name, 'event.timestamp': at(seconds).toISOString(), 'event.sequence': sequence++,
            'session.id': 'session-1', 'prompt.id': 'prompt-1', 'terminal.type': 'xterm', ...attributes,
        },
    });
    emit('user_prompt', 0, { prompt_length: '22', prompt: 'Why does the test hang?' });
    emit('api_request', 2, {
        model: 'model-1', request_id: 'req_1', cost_usd: 0.0125, duration_ms: 1800, input_tokens: 10, output_tokens: 20,
        cache_read_tokens: 300, cache_creation_tokens: 0,
    });
    emit('tool_decision', 3, { tool_name: 'Edit', tool_use_id: 'toolu_1', decision: 'reject', source: 'user_reject' });
    emit('tool_decision', 4, { tool_name: 'Bash', tool_use_id: 'toolu_2', decision: 'accept', source: 'user_temporary' });
    emit('tool_result', 6, {
        tool_name: 'Bash', tool_use_id: 'toolu_2', success: 'true', duration_ms: 1500,
        tool_input: JSON.stringify({ command: 'pytest -q' }),
    });
    emit('assistant_response', 7, { request_id: 'req_2', model: 'model-1', response: answer });
    emit('api_error', 8, { model: 'model-1', error: 'Overloaded', status_code: '529', attempt: 1, request_id: 'req_3' });
}

const sessionActs = [
    { kind: 'prompted', id: 'prompt-1', text: 'Why does the test hang?' },
    { kind: 'used', requestId: 'req_1', model: 'model-1', inputTokens: 310, outputTokens: 20, cachedTokens: 300,
        costMicros: 12500, durationUs: 1800000 },
    { kind: 'tool-used', callId: 'toolu_1', tool: 'Edit' },
    { kind: 'tool-decided', callId: 'toolu_1', tool: 'Edit', by: 'person' },
    { kind: 'tool-ended', callId: 'toolu_1', outcome: 'rejected' },
    { kind: 'tool-used', callId: 'toolu_2', tool: 'Bash', input: '{"command":"pytest -q"}', command: 'pytest -q' },
    { kind: 'tool-decided', callId: 'toolu_2', tool: 'Bash', accepted: true, by: 'person' },
    { kind: 'tool-ended', callId: 'toolu_2', outcome: 'ok', durationUs: 1500000 },
    { kind: 'said', requestId: 'req_2', model: 'model-1', text: answer.toWellFormed() },
    { kind: 'failed', requestId: 'req_3', status: 529, what: 'Overloaded' },
];
/** An act's own "kind" of tool has the name of the act's kind: left out here. */
const flat = acts => acts.map(({ kind, what = {} }) => {
    const { kind: _, ...rest } = what;
    if (rest.text) rest.text = rest.text.toWellFormed(); // JSON brings half a character as it is, protobuf cannot
    return { kind, ...rest };
});

const claudeResource = resourceFromAttributes({ 'service.name': 'claude-code', 'service.version': '2.1.240', 'host.arch': 'amd64' });

eachWay('log events of Claude Code', async ({ receiver, form, options }) => {
    const exporter = new (exporterOf.logs(form))(options('/v1/logs'));
    const provider = new LoggerProvider({
        resource: claudeResource,
        processors: [new BatchLogRecordProcessor({ exporter, maxExportBatchSize: 3 })],
    });
    emitSession(provider.getLogger('com.anthropic.claude_code.events', '2.1.240'));
    await provider.forceFlush();
    await provider.shutdown();
    assert.ok(receiver.taken.length >= 3, `${receiver.taken.length} batches`);
    assert.deepEqual(flat(receiver.acts), sessionActs);
    for (const act of receiver.acts) {
        assert.equal(act.channel, 'telemetry');
        assert.equal(act.tool, 'claude-code');
        assert.equal(act.conversation, 'session-1');
    }
    assert.equal(receiver.acts[0].at, noon.getTime());
    assert.equal(receiver.acts.at(-1).at, at(8).getTime());
});

const messages = (...all) => JSON.stringify(all);
const words = (role, content) => ({ role, parts: [{ type: 'text', content }] });

eachWay('spans of the GenAI conventions', async ({ receiver, form, options }) => {
    const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({ 'service.name': 'my-agent' }),
        spanProcessors: [new BatchSpanProcessor(new (exporterOf.trace(form))(options('/otlp/v1/traces')))],
    });
    const tracer = provider.getTracer('agent');
    const common = { 'gen_ai.provider.name': 'openai', 'gen_ai.conversation.id': 'c1', 'gen_ai.request.model': 'gpt-x' };
    const agent = tracer.startSpan('invoke_agent helper', {
        startTime: at(0),
        attributes: { 'gen_ai.operation.name': 'invoke_agent', ...common, 'gen_ai.usage.input_tokens': 30 },
    });
    const inside = trace.setSpan(context.active(), agent);
    const span = (name, begin, end, attributes, finish = () => { }) => {
        const made = tracer.startSpan(name, { startTime: at(begin), attributes: { ...common, ...attributes } }, inside);
        finish(made);
        made.end(at(end));
    };
    span('chat gpt-x', 1, 2, {
        'gen_ai.operation.name': 'chat', 'gen_ai.response.id': 'chatcmpl-1', 'gen_ai.usage.input_tokens': 12,
        'gen_ai.usage.output_tokens': 5, 'gen_ai.response.finish_reasons': ['tool_calls'],
        'gen_ai.input.messages': messages(words('system', 'Be kind.'), words('user', 'List the files.')),
        'gen_ai.output.messages': messages({ role: 'assistant', finish_reason: 'tool_call',
            parts: [{ type: 'tool_call', id: 'call_1', name: 'shell', arguments: { command: ['ls'] } }] }),
    });
    span('execute_tool shell', 2, 3, {
        'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'shell', 'gen_ai.tool.call.id': 'call_1',
        'gen_ai.tool.call.result': 'a.py',
    });
    span('execute_tool fetch', 3, 4, {
        'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'fetch', 'gen_ai.tool.call.id': 'call_2', 'error.type': 'E',
    }, made => made.setStatus({ code: SpanStatusCode.ERROR, message: 'no network' }));
    span('chat gpt-x', 4, 5, {
        'gen_ai.operation.name': 'chat', 'gen_ai.response.id': 'chatcmpl-2',
        'gen_ai.input.messages': messages(words('user', 'List the files.'),
            { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: 'a.py' }] }),
        'gen_ai.output.messages': messages({ ...words('assistant', 'One file: a.py'), finish_reason: 'stop' }),
    });
    agent.end(at(6));
    await provider.forceFlush();
    await provider.shutdown();
    assert.deepEqual(flat(receiver.acts), [
        { kind: 'prompted', text: 'List the files.' },
        { kind: 'tool-used', callId: 'call_1', messageId: 'chatcmpl-1', tool: 'shell', command: 'ls', input: '{"command":["ls"]}' },
        { kind: 'used', messageId: 'chatcmpl-1', model: 'gpt-x', inputTokens: 12, outputTokens: 5, durationUs: 1000000 },
        { kind: 'tool-ended', callId: 'call_1', outcome: 'ok', output: 'a.py', durationUs: 1000000 },
        { kind: 'tool-used', callId: 'call_2', tool: 'fetch' },
        { kind: 'tool-ended', callId: 'call_2', outcome: 'error', output: 'no network', durationUs: 1000000 },
        { kind: 'said', messageId: 'chatcmpl-2', model: 'gpt-x', text: 'One file: a.py' },
    ]);
    assert.deepEqual(new Set(receiver.acts.map(act => `${act.tool} ${act.conversation}`)), new Set(['my-agent c1']));
});

eachWay('metrics', async ({ receiver, form, options }) => {
    const reader = new PeriodicExportingMetricReader({
        exporter: new (exporterOf.metrics(form))(options('/v1/metrics')), exportIntervalMillis: 60000,
    });
    const provider = new MeterProvider({ resource: claudeResource, readers: [reader] });
    const meter = provider.getMeter('com.anthropic.claude_code');
    meter.createCounter('claude_code.token.usage').add(7, { type: 'input' });
    meter.createUpDownCounter('claude_code.session.count').add(1);
    meter.createHistogram('gen_ai.client.operation.duration').record(0.25);
    meter.createObservableGauge('claude_code.active_time.total').addCallback(result => result.observe(1.5));
    await provider.forceFlush();
    await provider.shutdown();
    assert.ok(receiver.taken.length >= 1);
    assert.deepEqual(receiver.acts, []);
});

test('a body in chunks, without a length', async () => {
    const receiver = await Receiver.start();
    try {
        const body = JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes:
            [{ key: 'event.name', value: { stringValue: 'codex.user_prompt' } }, { key: 'prompt', value: { stringValue: 'Why' } }] }] }] }] });
        const status = await new Promise((resolve, reject) => {
            const asked = request(`${receiver.url}/v1/logs`, { method: 'POST', headers: { 'Content-Type': 'application/json' } },
                response => response.resume().on('end', () => resolve(response.statusCode)));
            asked.on('error', reject);
            for (let i = 0; i < body.length; i += 50) asked.write(body.slice(i, i + 50));
            asked.end();
        });
        assert.equal(status, 200);
        assert.equal(receiver.taken[0].headers['transfer-encoding'], 'chunked');
        assert.deepEqual(flat(receiver.acts), [{ kind: 'prompted', text: 'Why' }]);
    } finally {
        await receiver.stop();
    }
});

test('what is refused is not sent again', async () => {
    problems.length = 0;
    const receiver = await Receiver.start();
    try {
        const provider = new LoggerProvider({
            processors: [new BatchLogRecordProcessor({ exporter: new (exporterOf.logs('proto'))({ url: `${receiver.url}/v1/traces/none` }) })],
        });
        provider.getLogger('any').emit({ body: 'any' });
        await provider.forceFlush().catch(() => { });
        await provider.shutdown().catch(() => { });
        assert.deepEqual(receiver.taken.map(({ status }) => status), [404]);
    } finally {
        await receiver.stop();
    }
});
