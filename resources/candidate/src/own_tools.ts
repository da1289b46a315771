// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Use your own tool": what to put into which tool, ready to be copied. The key is in the page only while this is open.

import { copyText } from './copy_text';
import { button, h, replace } from './dom';
import { ownTools, watchCommand, type OwnTool, type Snippet, type ToolAccess } from './own_tool_snippets';
import { Tabs } from './tabs';
import type { WireAssistant } from './wire_assistant';

const saidFor = 2000; // ms

export class OwnToolsDialog {
    readonly element = h('dialog', {
        class: 'own-tools',
        attrs: { 'aria-labelledby': 'own-tools-title' },
        on: { close: () => this.element.replaceChildren() },
    });
    private chosen = '';

    /** `token`: asked for when the dialog is opened. */
    constructor(private readonly token: () => string) {}

    open(assistant: WireAssistant): void {
        const access = {
            origin: location.origin,
            token: this.token(),
            model: assistant.kind === 'model' ? assistant.name : '',
        };
        replace(
            this.element,
            h('h2', { text: 'Use your own tool', attrs: { id: 'own-tools-title' } }),
            h(
                'p',
                { class: 'own-warning' },
                'These lines hold your key to this interview. It works only for this interview and ends with it. ' +
                    'Give it to nobody, and do not commit it.',
            ),
            h('p', {
                class: 't2',
                text: recordedWords(assistant),
            }),
            assistant.own ? this.tools(ownTools(access)) : null,
            assistant.watch ? watching(access) : null,
            h('div', { class: 'dialog-foot' }, button('Close', '', () => this.element.close())),
        );
        this.element.showModal();
    }

    close(): void {
        this.element.close();
    }

    private tools(tools: OwnTool[]): HTMLElement {
        const tabs = new Tabs('own-tool', 'Tools', id => (this.chosen = id ?? ''));
        const before = this.chosen;
        const panels = tools.map(tool => {
            const panel = h(
                'div',
                { class: 'own-panel' },
                h('p', { class: 't2', text: tool.note }),
                ...tool.snippets.map(snippetBox),
            );
            tabs.add({ id: tool.id, label: tool.name, panel });
            return panel;
        });
        if (before) tabs.select(before);
        return h('div', { class: 'own-tabs' }, tabs.bar, ...panels);
    }
}

/** What the notice says at length; here where it is decided. */
function recordedWords({ own, watch }: WireAssistant): string {
    const parts = [
        own ? 'what you write to the tool, what it answers, and its commands and edits, in whatever folder you use it' : '',
        watch ? 'the text files of the folder that you let it watch, as they change' : '',
    ];
    return `Recorded, while it is set up so and the interview lasts: ${parts.filter(Boolean).join('; ')}.`;
}

function watching(access: ToolAccess): HTMLElement {
    return h(
        'div',
        { class: 'own-watch' },
        h('h3', { text: 'Work in your own editor' }),
        h('p', {
            class: 't2',
            text: 'Run this in the folder of the task. It shows what it will send and asks you first; Ctrl C ends it.',
        }),
        snippetBox({ where: 'In a terminal', text: watchCommand(access) }),
    );
}

function snippetBox({ where, text }: Snippet): HTMLElement {
    let timer = 0;
    const copy = button('Copy', 'flat', () => {
        void copyText(text).then(copied => {
            copy.textContent = copied ? 'Copied' : 'The browser does not allow copying';
            copy.focus();
            window.clearTimeout(timer);
            timer = window.setTimeout(() => (copy.textContent = 'Copy'), saidFor);
        });
    });
    copy.classList.add('small');
    copy.setAttribute('aria-label', `Copy: ${where}`);
    return h(
        'div',
        { class: 'code-box' },
        h('div', { class: 'code-head' }, h('span', { class: 'cap t2', text: where }), copy),
        h('pre', { attrs: { tabindex: '0' } }, h('code', { text })),
    );
}
