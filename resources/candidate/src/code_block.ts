// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Code in a reply: its language, a button that copies it, and its text, which can grow at the end without the whole
// being laid out again.

import { copyText } from './copy_text';
import { h } from './dom';

const linesPerPart = 80;
const saidFor = 2000; // ms

/** A model writes an edit of a file as a block that is headed "edit NAME"; what it comes to stands on a card of its own. */
function editedFile(info: string): string | null {
    return /^edit\s+(\S.*)$/.exec(info.trim())?.[1] ?? null;
}

export class CodeBlock {
    private readonly code = h('code');
    readonly element: HTMLElement;
    private part = this.newPart();
    private inPart = 0; // complete lines
    private partial = '';

    /** `info`: what stands behind the opening fence. */
    constructor(info: string, text = '') {
        const language = info.trim().split(/[\s{,]/)[0] ?? '';
        const edited = editedFile(info);
        const name = edited ? `Edit of ${edited}` : language || 'code';
        const head = h(
            'div',
            { class: 'code-head' },
            h('span', { class: 'code-language cap t3', text: name }),
            this.copyButton(),
        );
        const code = h(
            'pre',
            { attrs: { tabindex: '0', role: 'group', 'aria-label': edited ? name : `Code, ${language || 'plain'}` } },
            this.code,
        );
        this.element = edited
            ? h(
                'details',
                { class: 'code-box' },
                h('summary', { class: 'outcome cap t2' }, h('span', { text: `${name}, as it was written` })),
                head,
                code,
            )
            : h('div', { class: 'code-box' }, head, code);
        if (text) this.grow(text.split('\n'), '');
    }

    get text(): string {
        return this.code.textContent ?? '';
    }

    /** `lines` are complete; `rest` is the beginning of the next one, and is replaced by what comes. */
    grow(lines: readonly string[], rest: string): void {
        if (this.partial) this.take(this.partial.length);
        for (const line of lines) {
            if (this.inPart === linesPerPart) {
                this.part = this.newPart();
                this.inPart = 0;
            }
            this.part.appendData(`${line}\n`);
            this.inPart++;
        }
        this.partial = rest;
        if (rest) this.part.appendData(rest);
    }

    /** Nothing more comes: the last line needs no end. */
    close(): void {
        if (!this.partial && this.part.data.endsWith('\n')) this.take(1);
    }

    private take(units: number): void {
        this.part.deleteData(this.part.length - units, units);
    }

    private newPart(): Text {
        const text = document.createTextNode('');
        const part = h('span', { class: 'code-part' });
        part.append(text);
        this.code.append(part);
        return text;
    }

    /** What is copied is the text alone; whose it is the host finds in the replies that it has recorded. */
    private copyButton(): HTMLButtonElement {
        let timer = 0;
        const one = h('button', {
            class: 'btn flat small',
            text: 'Copy',
            attrs: { type: 'button', 'aria-label': 'Copy the code' },
            on: {
                click: () =>
                    void copyText(this.text).then(copied => {
                        one.textContent = copied ? 'Copied' : 'The browser does not allow copying';
                        one.focus();
                        window.clearTimeout(timer);
                        timer = window.setTimeout(() => (one.textContent = 'Copy'), saidFor);
                    }),
            },
        });
        return one;
    }
}
