// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of PROTOCOL.md as types, and the one place that turns a frame into one.

import type {
    AssistantMessage,
    AssistantRequest,
    AssistantWish,
    WireAssistant,
    WireSuggestion,
    WireTurn,
} from './wire_assistant';

export type OriginKind =
    'baseline' | 'candidate' | 'assistant' | 'edited' | 'pasted' | 'interviewer' | 'tool' | 'unknown';
/** Origins of a text in order: how many units, whose, and which suggestion or prompt they came from. */
export type WireRuns = [number, OriginKind, string?][];
export type WireUpdate = { client: string; changes: unknown; origins: WireRuns };
/** Where pasted text stood before, in a confirmed version of a file of this session. */
export type WireSource = { file: string; version: number; from: number };

export type WireFile = {
    id: string;
    name: string;
    readOnly: boolean;
    text: string;
    version: number;
    origins: WireRuns;
};
export type WireName = { id: string; name: string };
export type RunStream = 'stdout' | 'stderr' | 'stdin' | 'terminal';
export type TestOutcome = 'passed' | 'failed' | 'skipped' | 'error';
export type WireTest = { id: string; name: string; outcome: TestOutcome; ms: number; message: string };
export type TerminalSize = { rows: number; columns: number };
export type WireRunStarted = {
    id: string;
    task: number;
    test: boolean;
    terminal?: TerminalSize;
    command: string;
    by: string;
    mid: string;
    at: number;
};
/** A run as the host knows it; one without a `reason` goes on. */
export type WireRun = WireRunStarted & {
    output: [RunStream, string][];
    cut?: true;
    inputEnded?: true;
    tests?: WireTest[];
    code?: number;
    reason?: string;
    ms?: number;
};
export type ReviewSide = 'new' | 'old';
export type Severity = 'blocking' | 'important' | 'minor' | 'question';
export type Verdict = 'approve' | 'comment' | 'changes';
export type WirePull = {
    title: string;
    author: string;
    description: string;
    files: { path: string; base?: string; head?: string }[];
};
export type WireComment = {
    comment: string;
    replyTo?: string;
    by: string;
    file: string;
    side: ReviewSide;
    from: number;
    to: number;
    severity: Severity | '';
    text: string;
    mid: string;
    at: number;
};
export type WireReview = { comments: WireComment[]; verdict?: Verdict; text?: string; at?: number };
export type WireConstraint = { id: string; title: string; text: string; at: number };
export type WireTradeoff = {
    tradeoff: string;
    choice: string;
    instead: string;
    why: string;
    removed?: true;
    mid: string;
    at: number;
};
export type WireDesign = { constraints: WireConstraint[]; tradeoffs: WireTradeoff[] };

export type WireTask = {
    index: number;
    count: number;
    title: string;
    minutes: number;
    brief: string;
    handIn: string[];
    at: number;
    run?: string;
    test?: string;
    terminal?: true;
    pull?: WirePull;
    design?: { file: string };
};
export type WireHint = { text: string; at: number };
export type WirePerson = { id: string; name: string; role: string; connected: boolean };
export type WireLobby = {
    type: 'lobby';
    session: string;
    kit: string;
    summary: string;
    minutes: number;
    interviewer: string;
    candidate: string;
    told: string[];
    criteria: { title: string; text: string }[];
    tasks: { title: string; minutes: number }[];
    notice: string;
    joined: boolean;
    ended: boolean;
};
export type WireWelcome = {
    type: 'welcome';
    participant: string;
    name: string;
    now: number;
    epoch: number;
    task: WireTask | null;
    files: WireFile[];
    removed: WireName[];
    turns: WireTurn[];
    suggestions: WireSuggestion[];
    hints: WireHint[];
    people: WirePerson[];
    assistant?: WireAssistant;
    running?: string;
    runs?: WireRun[];
    review?: WireReview;
    design?: WireDesign;
};
export type WireUpdates = {
    type: 'updates';
    file: string;
    version: number;
    updates: WireUpdate[];
    hash?: string;
};
export type WireCursor = {
    type: 'cursor';
    participant: string;
    name: string;
    role: string;
    file: string;
    version: number;
    anchor: number;
    head: number;
};

export type HostMessage =
    | WireLobby
    | WireWelcome
    | WireUpdates
    | WireCursor
    | { type: 'refused'; file: string; reason: string; message?: string }
    | AssistantMessage
    | { type: 'pasted'; mid: string }
    | { type: 'done'; mid: string }
    | ({ type: 'file'; mid?: string } & WireFile)
    | { type: 'file-renamed'; file: string; name: string; mid?: string }
    | { type: 'file-removed'; file: string; name: string; mid?: string }
    | ({ type: 'task' } & WireTask)
    | ({ type: 'hint' } & WireHint)
    | { type: 'people'; people: WirePerson[] }
    | { type: 'running'; why: string }
    | ({ type: 'run-started' } & WireRunStarted)
    | { type: 'run-output'; run: string; stream: RunStream; text: string }
    | { type: 'run-input'; run: string; text: string; end?: true; mid: string }
    | { type: 'tests'; run: string; tests: WireTest[] }
    | { type: 'run-finished'; run: string; code: number; reason: string; ms: number; at: number }
    | ({ type: 'terminal-resized'; run: string } & TerminalSize)
    | ({ type: 'review-comment' } & WireComment)
    | { type: 'review-edited'; comment: string; severity: Severity | ''; text: string; mid: string; at: number }
    | { type: 'review-removed'; comment: string; mid: string }
    | { type: 'review-verdict'; verdict: Verdict; text: string; mid: string; at: number }
    | ({ type: 'constraint' } & WireConstraint)
    | ({ type: 'tradeoff' } & WireTradeoff)
    | { type: 'ended' }
    | { type: 'receipt'; hash: string }
    | { type: 'error'; code: string; message: string; mid?: string };

export type PushedUpdate = {
    n: number;
    changes: unknown;
    event: string;
    suggestion?: string;
    source?: WireSource;
};
export type FileRequest =
    | { type: 'file-add'; mid: string; name: string; text?: string }
    | { type: 'file-rename'; mid: string; file: string; name: string }
    | { type: 'file-remove'; mid: string; file: string }
    | { type: 'file-restore'; mid: string; file: string };
export type PasteReport = { type: 'pasted'; mid: string; text: string; source?: WireSource };
/** What must reach the host whatever happens: kept until it is acknowledged. */
export type KeptMessage =
    | AssistantRequest
    | PasteReport
    | ReviewRequest
    | TradeoffRequest;
export type RunRequest =
    | { type: 'run'; mid: string; test: boolean }
    | { type: 'run-input'; mid: string; run: string; text: string; end?: true }
    | { type: 'run-stop'; run: string }
    | ({ type: 'terminal-open'; mid: string } & TerminalSize)
    | { type: 'terminal-input'; run: string; text: string }
    | ({ type: 'terminal-resize'; run: string } & TerminalSize);
export type ReviewRequest =
    | {
          type: 'review-comment';
          mid: string;
          comment: string;
          replyTo?: string;
          file: string;
          side: ReviewSide;
          from: number;
          to: number;
          severity: Severity | '';
          text: string;
      }
    | { type: 'review-edit'; mid: string; comment: string; severity: Severity | ''; text: string }
    | { type: 'review-remove'; mid: string; comment: string }
    | { type: 'review-verdict'; mid: string; verdict: Verdict; text: string };
export type TradeoffRequest = {
    type: 'tradeoff';
    mid: string;
    tradeoff: string;
    choice: string;
    instead: string;
    why: string;
    removed?: true;
};
export type PageMessage =
    | { type: 'hello'; protocol: 1; token: string; client: string; instead?: string[] }
    | { type: 'join'; name: string; notice: string; receipt?: string }
    | { type: 'push'; file: string; version: number; updates: PushedUpdate[] }
    | { type: 'pull'; file: string; version: number; epoch?: number; hash?: string }
    | { type: 'reload'; file: string; version: number; hash: string }
    | { type: 'cursor'; file: string; version: number; anchor: number; head: number }
    | { type: 'review-view'; file: string; side: ReviewSide; from: number; to: number }
    | { type: 'diagram'; file: string; index: number; source: string; svg: string }
    | FileRequest
    | RunRequest
    | AssistantWish
    | KeptMessage;

/** Null for anything that is no message: a newer host may know kinds that this page does not. */
export function parseMessage(data: unknown): HostMessage | null {
    if (typeof data !== 'string') return null;
    try {
        const value: unknown = JSON.parse(data);
        if (typeof value !== 'object' || value === null) return null;
        return typeof (value as { type?: unknown }).type === 'string' ? (value as HostMessage) : null;
    } catch {
        return null;
    }
}

export function freshId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
