// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line at the end of the output of a run that goes on: what is typed there is the program's standard input.

import { button, h } from './dom';
import { soundText } from './sound_text';

export const longestInput = 16_000;

/** Pieces that fit a message each; no surrogate pair is cut. */
export function inputPieces(text: string): string[] {
    const pieces: string[] = [];
    for (let at = 0; at < text.length;) {
        let end = Math.min(text.length, at + longestInput);
        if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end--;
        pieces.push(text.slice(at, end));
        at = end;
    }
    return pieces;
}

export class RunInput {
    readonly element: HTMLElement;
    private readonly field: HTMLInputElement;
    private readonly endButton: HTMLButtonElement;
    private readonly problem = h('p', { class: 'problem', attrs: { role: 'alert' } });

    constructor(private readonly send: (text: string, end: boolean) => void) {
        this.field = h('input', {
            class: 'run-field',
            attrs: {
                type: 'text',
                autocomplete: 'off',
                autocapitalize: 'off',
                spellcheck: 'false',
                maxlength: String(longestInput),
                'aria-label': 'Input for the program',
                placeholder: 'Type input, Enter sends it',
            },
            on: { keydown: event => this.key(event), paste: event => this.paste(event) },
        });
        this.endButton = button('End input', 'flat', () => this.end());
        this.endButton.title = 'Nothing more follows (Ctrl D)';
        this.element = h(
            'div',
            { class: 'run-input' },
            h('span', { class: 't3', text: '\u203a', attrs: { 'aria-hidden': 'true' } }),
            this.field,
            this.endButton,
            this.problem,
        );
    }

    get hasFocus(): boolean {
        return this.element.contains(document.activeElement);
    }

    /** `reason`: why nothing can be typed now, or null. */
    enable(reason: string | null): void {
        this.field.readOnly = reason !== null;
        this.endButton.hidden = reason !== null;
        this.field.placeholder = reason ?? 'Type input, Enter sends it';
    }

    clear(): void {
        this.field.value = '';
        this.problem.textContent = '';
    }

    /** The host did not take it: it stands here again, unless something else does. */
    refused(text: string, reason: string): void {
        if (!this.field.value) this.field.value = text.replace(/\n$/, '');
        this.problem.textContent = `This was not taken: ${reason}`;
    }

    private key(event: KeyboardEvent): void {
        if (event.isComposing || this.field.readOnly) return;
        const endKey = event.key.toLowerCase() === 'd' && event.ctrlKey && !event.shiftKey && !event.altKey;
        if (!endKey && (event.key !== 'Enter' || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (event.repeat) return;
        if (endKey) this.end();
        else this.take(`${this.field.value}\n`, false);
    }

    private end(): void {
        this.take(this.field.value, true);
        this.field.focus();
    }

    /** A line field would drop the line ends of what is pasted; complete lines go out as in a terminal. */
    private paste(event: ClipboardEvent): void {
        const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n');
        if (!text.includes('\n') || this.field.readOnly) return;
        event.preventDefault();
        const { value, selectionStart, selectionEnd } = this.field;
        const all = value.slice(0, selectionStart ?? 0) + text + value.slice(selectionEnd ?? 0);
        const complete = all.lastIndexOf('\n') + 1;
        for (const piece of inputPieces(all.slice(0, complete))) this.take(piece, false);
        this.field.value = all.slice(complete, complete + longestInput);
    }

    private take(text: string, end: boolean): void {
        this.clear();
        this.send(soundText(text), end);
    }
}
