// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of PROTOCOL.md about the assistant, its suggestions and the candidate's own tools.

export type Decision = 'open' | 'accepted' | 'partly' | 'edited' | 'rejected';
/** Why a prompt is asked that speaks of an earlier one. */
export type AskedAs = 'retry' | 'pushback';
/** How a reply ended that did not end well. */
export type Ending = 'stopped' | 'cut' | 'length' | 'refused' | 'budget' | 'failed';
export type ToolOutcome = 'ok' | 'error' | 'rejected' | 'interrupted' | 'denied';

export type WireAssistant = {
    kind: 'none' | 'scripted' | 'model';
    name: string;
    completes: boolean;
    own: boolean;
    watch: boolean;
};
/** What a prompt says of itself besides its words. */
export type PromptLinks = { about?: string; as?: AskedAs; from?: string };
export type ReplyEnd = { ending?: Ending; why?: string; wait?: number };
export type WireToolCall = {
    call: string;
    tool: string;
    input: string;
    at: number;
    prompt?: string;
    outcome?: ToolOutcome;
};
export type WireTurn = {
    id: string;
    prompt: string;
    context: string[];
    at: number;
    mid?: string;
    reply?: string;
    replyAt?: number;
    tools?: WireToolCall[];
} & PromptLinks &
    ReplyEnd;
export type WireSuggestion = {
    id: string;
    prompt: string;
    file: string;
    version: number;
    changes: unknown;
    added: number;
    removed: number;
    at: number;
    decision?: Decision;
    lines?: number;
};
export type WireCompletion = {
    mid: string;
    id?: string;
    file: string;
    version: number;
    at: number;
    text: string;
};

export type WirePrompt = {
    id: string;
    text: string;
    context: string[];
    mid: string;
    at: number;
} & PromptLinks;
export type WireReply = { prompt: string; text: string; at: number } & ReplyEnd;

export type AssistantMessage =
    | ({ type: 'prompt' } & WirePrompt)
    | { type: 'delta'; prompt: string; text: string }
    | ({ type: 'reply' } & WireReply)
    | ({ type: 'suggestion' } & WireSuggestion)
    | ({ type: 'completion' } & WireCompletion)
    | ({ type: 'assistant' } & WireAssistant)
    | ({ type: 'tool' } & (WireToolCall | { call: string; outcome: ToolOutcome; at: number }))
    | { type: 'decided'; suggestion: string; decision: Decision; lines?: number; mid: string; at: number };

/** A question to the assistant as the candidate puts it. */
export type Question = { text: string; context: string[]; about?: string; as?: AskedAs };
/** What must reach the host whatever happens. */
export type AssistantRequest =
    | ({ type: 'ask'; mid: string } & Question)
    | { type: 'shown'; mid: string; suggestion: string }
    | { type: 'decide'; mid: string; suggestion: string; decision: Decision; lines: number };
/** What is worth something only at this moment. */
export type AssistantWish =
    | { type: 'stop'; prompt: string }
    | { type: 'complete'; mid: string; file: string; version: number; at: number };
