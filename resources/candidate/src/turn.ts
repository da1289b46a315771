// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question and its answer in the conversation.

import { inlineInto } from './blocks';
import { clock } from './clock';
import { h } from './dom';
import { endingMark } from './endings';
import { glyph } from './icons';
import { ReplyFoot } from './reply_foot';
import { ReplyText } from './reply_text';
import type { SuggestionCard } from './suggestion_card';
import { ToolRows } from './tool_rows';
import type { AskedAs, Question, ReplyEnd, WireToolCall } from './wire_assistant';

export type TurnActions = {
    retry(turn: Turn): void;
    pushBack(turn: Turn): void;
};

const longestWords = 60;

/** The first words of a text, for where it is spoken of. */
export function firstWords(text: string): string {
    const line = text.trim().replace(/\s+/g, ' ');
    return line.length > longestWords ? `${line.slice(0, longestWords).trimEnd()}\u2026` : line;
}

/** `from`: the own tool it was typed into. */
export type TurnQuestion = Question & { from?: string | undefined };

export class Turn {
    readonly element = h('div', { class: 'turn' });
    readonly tools = new ToolRows();
    id = ''; // the host's
    private readonly when = h('span', { class: 'cap t3' });
    // The words of a prompt stand as they were typed, line for line.
    private readonly words = h('div', { class: 'prose as-typed' });
    private readonly attached = h('p', { class: 'attached cap t3' });
    private readonly replyWhen = h('span', { class: 'cap t3' });
    private readonly reply = new ReplyText();
    private readonly cards = h('div', { class: 'cards' });
    private readonly answer: HTMLElement;
    private readonly foot: ReplyFoot;
    private state: 'asked' | 'answering' | 'done' = 'asked';

    /** `at`: null until the host has it. */
    constructor(
        public question: TurnQuestion,
        at: number | null,
        actions: TurnActions,
    ) {
        const { from, as } = question;
        this.foot = new ReplyFoot(
            { retry: () => actions.retry(this), pushBack: () => actions.pushBack(this) },
            () => this.reply.text,
        );
        this.element.classList.toggle('own-tool', from !== undefined);
        this.sent(at, question.context);
        inlineInto(this.words, question.text);
        this.answer = h(
            'div',
            { class: 'msg' },
            h('div', { class: 'who' }, glyph('reply', 13), from ?? 'Assistant', this.replyWhen),
            this.tools.element,
            this.reply.element,
            this.cards,
            from === undefined ? this.foot.element : null,
        );
        this.answer.hidden = true;
        this.element.append(
            h(
                'div',
                { class: 'msg' },
                h('div', { class: 'who' }, glyph('prompt', 13), from ? `You, in ${from}` : 'You', this.when),
                as ? h('p', { class: 'about cap t2' }) : null,
                this.words,
                this.attached,
            ),
            this.answer,
        );
    }

    get prompt(): string {
        return this.question.text;
    }

    get answering(): boolean {
        return this.state === 'answering';
    }

    get waiting(): boolean {
        return this.state !== 'done' && this.id !== '' && this.question.from === undefined;
    }

    get replyWords(): string {
        return firstWords(this.reply.text);
    }

    /** What it speaks of, as people read it. */
    describe(as: AskedAs, words: string): void {
        const line = this.element.querySelector('.about');
        if (line) line.textContent = aboutWords(as, words);
    }

    sent(at: number | null, context: string[]): void {
        const what = context.length === 1 ? context[0] : context.length;
        this.when.textContent = (at === null ? 'sending' : clock(at)) + (what ? `, ${what} attached` : '');
        this.attached.hidden = context.length < 2;
        this.attached.textContent = `Attached: ${context.join(', ')}`;
    }

    /** An own tool's question, now with its words. */
    retold(question: Question & { at: number }): void {
        this.question = { ...this.question, text: question.text, context: question.context };
        this.words.replaceChildren();
        inlineInto(this.words, question.text);
        this.sent(question.at, question.context);
    }

    refused(reason: string): void {
        this.when.textContent = `not sent: ${reason}`;
    }

    /** A model may think for a while before it says anything. */
    thinking(): void {
        if (this.state !== 'asked') return;
        this.answer.hidden = false;
        this.replyWhen.textContent = 'thinking';
    }

    delta(text: string): void {
        if (this.state === 'done') return;
        if (this.state === 'asked') {
            this.state = 'answering';
            this.answer.hidden = false;
            this.replyWhen.textContent = 'answering';
        }
        this.reply.append(text);
    }

    /** `now`: of the session. An own tool's reply may come in parts, each the whole of what was said so far. */
    complete(text: string, at: number, now: number, end: ReplyEnd): void {
        this.state = 'done';
        this.answer.hidden = false;
        this.reply.finish(text);
        const mark = endingMark(end.ending);
        this.replyWhen.textContent = clock(at) + (mark ? `, ${mark}` : '');
        this.answer.classList.toggle('partial', end.ending !== undefined);
        this.foot.show(end, Math.max(0, now - at));
    }

    /** The connection was lost while the reply streamed: the whole reply comes later. */
    interrupted(): void {
        if (this.state !== 'answering') return;
        this.state = 'asked';
        this.reply.clear();
    }

    offer(card: SuggestionCard): void {
        this.answer.hidden = false;
        this.cards.append(card.element);
    }

    tool(call: WireToolCall): void {
        this.answer.hidden = false;
        this.tools.add(call);
    }

    setLast(last: boolean): void {
        this.foot.setLast(last);
    }

    retried(): void {
        this.foot.retried();
    }

    close(): void {
        this.foot.close();
    }
}

export function aboutWords(as: AskedAs, words: string): string {
    return as === 'retry' ? 'Asked again' : `Pushing back on \u201c${words}\u201d`;
}
