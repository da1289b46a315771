// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversation with the assistant.

import { announce } from './announce';
import { blocks, inlineInto } from './blocks';
import { transferOf } from './clipboard_source';
import { clock } from './clock';
import { button, h, replace } from './dom';
import { glyph, icon } from './icons';
import type { SuggestionCard } from './suggestion_card';
import type { WireTurn } from './wire';

export type AssistantActions = {
    ask(text: string, context: string[]): void;
    /** What would be attached now: "limiter.py", "limiter.py:26-37", or null without a file. */
    attachment(): string | null;
    /** Something is being pasted or dropped into the field. */
    pasted(data: DataTransfer | null): void;
    /** The words in the field changed. */
    drafted(): void;
};

const longestPrompt = 16_000;

class Turn {
    readonly element = h('div', { class: 'turn' });
    private readonly when = h('span', { class: 'cap t3' });
    private readonly replyWhen = h('span', { class: 'cap t3' });
    private readonly reply = h('div', { class: 'prose' });
    private readonly answer: HTMLElement;
    private streamed = '';
    private finished = false;

    constructor(
        readonly prompt: string,
        context: string[],
        at: number | null,
    ) {
        this.sent(at, context);
        // The words of a prompt stand as they were typed, line for line.
        const said = inlineInto(h('div', { class: 'prose as-typed' }), prompt);
        this.answer = h(
            'div',
            { class: 'msg' },
            h('div', { class: 'who' }, glyph('reply', 13), 'Assistant', this.replyWhen),
            this.reply,
        );
        this.answer.hidden = true;
        this.element.append(
            h(
                'div',
                { class: 'msg' },
                h('div', { class: 'who' }, glyph('prompt', 13), 'You', this.when),
                said,
            ),
            this.answer,
        );
    }

    sent(at: number | null, context: string[]): void {
        const attached = context.length ? `, ${context.join(', ')} attached` : '';
        this.when.textContent = (at === null ? 'sending' : clock(at)) + attached;
    }

    refused(reason: string): void {
        this.when.textContent = `not sent: ${reason}`;
    }

    delta(text: string): void {
        if (this.finished) return;
        this.streamed += text;
        this.answer.hidden = false;
        this.replyWhen.textContent = 'answering';
        replace(this.reply, ...blocks(this.streamed));
    }

    complete(text: string, at: number): void {
        this.finished = true;
        this.answer.hidden = false;
        this.replyWhen.textContent = clock(at);
        replace(this.reply, ...blocks(text));
    }

    /** The connection was lost while the reply streamed: the whole reply comes later. */
    interrupted(): void {
        this.streamed = '';
    }

    offer(card: SuggestionCard): void {
        this.answer.hidden = false;
        this.answer.append(card.element);
    }
}

export class AssistantPanel {
    readonly element: HTMLElement;
    private readonly turns = new Map<string, Turn>();
    private readonly sending = new Map<string, { turn: Turn; text: string }>();
    private readonly list = h('div', { class: 'turns' });
    private readonly scroller = h(
        'div',
        { class: 'conversation', attrs: { tabindex: '0', role: 'region', 'aria-label': 'Conversation' } },
        this.list,
    );
    private readonly empty = h('p', {
        class: 'empty t2',
        text: 'Ask about the task or the code, or ask for an edit. Its edits are only put in when you insert them.',
    });
    private readonly input: HTMLTextAreaElement;
    private readonly chip = button('', 'flat', () => this.toggleContext());
    private readonly send: HTMLButtonElement;
    private attach = true;

    constructor(private readonly actions: AssistantActions) {
        this.input = h('textarea', {
            attrs: {
                rows: '2',
                'aria-label': 'Ask the assistant',
                placeholder: 'Ask, or tell it what is wrong',
                maxlength: String(longestPrompt),
                'aria-keyshortcuts': 'Enter',
            },
            on: {
                keydown: event => this.key(event),
                input: () => this.written(),
                paste: event => this.actions.pasted(transferOf(event)),
                drop: event => this.actions.pasted(transferOf(event)),
            },
        });
        this.send = button('Send', '', () => this.submit());
        this.chip.classList.add('chip');
        this.list.append(this.empty);
        this.element = h(
            'section',
            { class: 'assistant pane', attrs: { 'aria-label': 'Assistant' } },
            h(
                'div',
                { class: 'bar' },
                h('h2', { text: 'Assistant' }),
                h('span', { class: 'grow' }),
                h('span', { class: 'cap t3', text: 'the same for every candidate' }),
            ),
            this.scroller,
            h(
                'div',
                { class: 'composer' },
                h(
                    'div',
                    { class: 'composer-box' },
                    this.input,
                    h('div', { class: 'composer-row' }, this.chip, h('span', { class: 'grow' }), this.send),
                ),
            ),
        );
        this.updateContext();
        new ResizeObserver(() => this.follow()).observe(this.list);
    }

    focus(): void {
        this.input.focus();
    }

    load(turns: WireTurn[]): void {
        for (const turn of turns) {
            if (!this.turns.has(turn.id))
                this.prompted(turn.id, turn.mid ?? '', turn.prompt, turn.context, turn.at);
            else this.turns.get(turn.id)!.interrupted();
            if (turn.reply !== undefined && turn.replyAt !== undefined)
                this.turns.get(turn.id)!.complete(turn.reply, turn.replyAt);
        }
    }

    /** How many turns there are with these words. */
    twins(text: string): number {
        const all = [...this.turns.values(), ...[...this.sending.values()].map(({ turn }) => turn)];
        return all.filter(({ prompt }) => prompt === text).length;
    }

    /** What was written and not sent. */
    get draft(): string {
        return this.input.value.trim() ? this.input.value : '';
    }

    /** Words that were not sent before come after what stands there. */
    addDraft(text: string): void {
        this.input.value = [this.draft, text].filter(part => part).join('\n\n');
        this.grow();
    }

    /** An own prompt, shown before the host has it. */
    asking(mid: string, text: string, context: string[]): void {
        const turn = new Turn(text, context, null);
        this.sending.set(mid, { turn, text });
        this.add(turn);
        this.stick = true;
        this.follow();
    }

    prompted(id: string, mid: string, text: string, context: string[], at: number): void {
        const own = this.sending.get(mid);
        this.sending.delete(mid);
        const turn = own?.turn ?? new Turn(text, context, at);
        turn.sent(at, context);
        this.turns.set(id, turn);
        if (!own) this.add(turn);
    }

    /** The host did not take an own prompt. Its words go back to the field, unless there are others by now. */
    notAsked(mid: string, reason: string): boolean {
        const own = this.sending.get(mid);
        if (!own) return false;
        this.sending.delete(mid);
        own.turn.refused(reason);
        if (!this.input.value) this.input.value = own.text;
        this.written();
        announce(`Your question was not sent: ${reason}.`);
        return true;
    }

    delta(prompt: string, text: string): void {
        this.turns.get(prompt)?.delta(text);
    }

    replied(prompt: string, text: string, at: number): void {
        this.turns.get(prompt)?.complete(text, at);
        announce(`The assistant answered: ${text.slice(0, 400)}`);
    }

    offer(prompt: string, card: SuggestionCard): void {
        this.turns.get(prompt)?.offer(card);
    }

    updateContext(): void {
        const attachment = this.actions.attachment();
        this.chip.hidden = attachment === null;
        const label = this.attach ? (attachment ?? '') : `Attach ${attachment ?? ''}`;
        if (this.chip.dataset.label === label) return;
        this.chip.dataset.label = label;
        replace(
            this.chip,
            icon(this.attach ? 'cross' : 'plus', 14),
            h('span', { class: 'chip-text', text: label }),
        );
        this.chip.setAttribute('aria-label', this.attach ? `Attached: ${label}. Do not attach` : label);
    }

    close(): void {
        this.input.disabled = true;
        this.send.disabled = true;
    }

    private add(turn: Turn): void {
        this.empty.remove();
        this.list.append(turn.element);
    }

    private toggleContext(): void {
        this.attach = !this.attach;
        this.updateContext();
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.submit();
    }

    private submit(): void {
        const text = this.input.value.trim();
        if (!text) {
            this.input.focus();
            return;
        }
        const attachment = this.attach ? this.actions.attachment() : null;
        this.input.value = '';
        this.written();
        this.actions.ask(text, attachment ? [attachment] : []);
        this.input.focus();
    }

    private written(): void {
        this.grow();
        this.actions.drafted();
    }

    private grow(): void {
        this.input.rows = Math.min(8, Math.max(2, this.input.value.split('\n').length));
    }

    // New text keeps the end in view, unless the candidate scrolled up to read.
    private stick = true;
    private follow(): void {
        if (!this.scroller.onscroll) {
            this.scroller.onscroll = () => {
                const { scrollTop, scrollHeight, clientHeight } = this.scroller;
                this.stick = scrollHeight - scrollTop - clientHeight < 40;
            };
        }
        if (this.stick) this.scroller.scrollTop = this.scroller.scrollHeight;
    }
}
