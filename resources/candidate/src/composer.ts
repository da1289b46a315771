// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a question is written: the words, what goes with them, and one button that sends, or stops the reply.

import { transferOf } from './clipboard_source';
import { ContextChips, type ChipsHome } from './context_chips';
import { button, h, replace } from './dom';
import { icon } from './icons';
import { aboutWords } from './turn';
import type { Question } from './wire_assistant';

export type ComposerActions = ChipsHome & {
    ask(question: Question): void;
    stop(): void;
    /** Something is being pasted or dropped into the field. */
    pasted(data: DataTransfer | null): void;
    /** The words in the field changed. */
    drafted(): void;
};

const longestPrompt = 16_000;

export class Composer {
    readonly element: HTMLElement;
    private readonly input: HTMLTextAreaElement;
    private readonly chips: ContextChips;
    private readonly send: HTMLButtonElement;
    private readonly stop: HTMLButtonElement;
    private readonly about = h('div', { class: 'about-row' });
    private pushback: { about: string; words: string } | null = null;
    private streaming = false;

    constructor(private readonly actions: ComposerActions) {
        this.chips = new ContextChips(actions);
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
        this.stop = button('Stop', '', () => this.actions.stop(), icon('square', 13));
        this.stop.title = 'Stop the reply (Escape)';
        this.stop.hidden = true;
        this.about.hidden = true;
        this.element = h(
            'div',
            { class: 'composer' },
            h(
                'div',
                { class: 'composer-box' },
                this.about,
                this.input,
                h('div', { class: 'composer-row' }, this.chips.element, this.send, this.stop),
            ),
        );
    }

    focus(): void {
        this.input.focus();
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

    /** The host did not take them: they go back to the field, unless there are others by now. */
    giveBack(text: string): void {
        if (!this.input.value) this.input.value = text;
        this.written();
    }

    updateContext(): void {
        this.chips.refresh();
    }

    /** A reply is on its way, so the button stops it; `asked`: it has been told to. */
    setStreaming(streaming: boolean, asked: boolean): void {
        const hadFocus = document.activeElement === this.stop || document.activeElement === this.send;
        this.streaming = streaming && !asked;
        this.send.hidden = streaming;
        this.stop.hidden = !streaming;
        this.stop.disabled = asked;
        this.stop.lastChild!.textContent = asked ? 'Stopping' : 'Stop';
        if (hadFocus) this.input.focus();
    }

    /** The next question says that the reply to `about` is not right. */
    pushBack(about: string, words: string): void {
        this.pushback = { about, words };
        const off = button('', 'flat', () => this.dropPushback(), icon('cross', 14));
        off.classList.add('chip');
        off.setAttribute('aria-label', 'Do not push back');
        const text = aboutWords('pushback', words);
        replace(this.about, h('span', { class: 'about-text t2', text, attrs: { title: text } }), off);
        this.about.hidden = false;
        this.input.placeholder = 'Say what is not right';
        this.input.focus();
    }

    close(): void {
        for (const one of [this.input, this.send, this.stop]) one.disabled = true;
    }

    private dropPushback(): void {
        this.pushback = null;
        this.about.hidden = true;
        this.input.placeholder = 'Ask, or tell it what is wrong';
        this.input.focus();
    }

    private key(event: KeyboardEvent): void {
        if (event.isComposing) return;
        if (event.key === 'Escape' && (this.streaming || this.pushback)) {
            event.preventDefault();
            if (this.streaming) this.actions.stop();
            else this.dropPushback();
        } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            this.submit();
        }
    }

    private submit(): void {
        const text = this.input.value.trim();
        if (!text) {
            this.input.focus();
            return;
        }
        const about = this.pushback ? { about: this.pushback.about, as: 'pushback' as const } : {};
        const { context } = this.chips;
        this.input.value = '';
        if (this.pushback) this.dropPushback();
        this.written();
        this.actions.ask({ text, context, ...about });
        this.input.focus();
    }

    private written(): void {
        this.grow();
        this.actions.drafted();
    }

    private grow(): void {
        this.input.rows = Math.min(8, Math.max(2, this.input.value.split('\n').length));
    }
}
