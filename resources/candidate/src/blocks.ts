// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text with a little shape: paragraphs, "- " items, `code` and ``` blocks. Nothing else is read into it.

import { append, h } from './dom';

function inline(text: string): (Node | string)[] {
    return text
        .split(/(`[^`\n]+`)/)
        .map(part =>
            part.length > 2 && part.startsWith('`') && part.endsWith('`')
                ? h('code', { text: part.slice(1, -1) })
                : part,
        );
}

export function inlineInto<T extends Element>(element: T, text: string): T {
    append(element, inline(text));
    return element;
}

/** An unclosed ``` block, as while a reply streams, is shown as code already. */
export function blocks(text: string): HTMLElement[] {
    const result: HTMLElement[] = [];
    text.split(/^```[^\n]*\n?/m).forEach((part, i) => {
        if (i % 2)
            result.push(h('pre', { attrs: { tabindex: '0' } }, h('code', { text: part.replace(/\n$/, '') })));
        else result.push(...paragraphs(part));
    });
    return result;
}

function paragraphs(text: string): HTMLElement[] {
    const result: HTMLElement[] = [];
    let list: HTMLUListElement | null = null;
    let lines: string[] = [];
    const close = () => {
        if (lines.length) result.push(inlineInto(h('p'), lines.join(' ')));
        lines = [];
    };
    for (const line of text.split('\n')) {
        const item = /^\s*-\s+(.*)$/.exec(line);
        if (item) {
            close();
            if (!list) result.push((list = h('ul')));
            list.append(inlineInto(h('li'), item[1]!));
        } else if (line.trim() === '') {
            close();
            list = null;
        } else if (list && /^\s+/.test(line)) {
            inlineInto(list.lastElementChild!, ' ' + line.trim()); // an item that goes on
        } else {
            list = null;
            lines.push(line.trim());
        }
    }
    close();
    return result;
}
