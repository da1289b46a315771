// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notice as the host words it, laid out for reading. No word is added or left out.

import { h } from './dom';
import { icon, type IconName } from './icons';

const shape = /^Recorded: ([^]*?)\.\s+(Not recorded: [^]*?)\.\s+(Seen by [^]*)$/;

function iconFor(item: string): IconName {
    if (/assistant/.test(item)) return 'sync';
    if (/cursor|caret/.test(item)) return 'eye';
    return 'terminal';
}

function item(name: IconName, text: string, extra = ''): HTMLElement {
    return h('li', { class: `recorded ${extra}`.trim() }, icon(name), h('span', { text }));
}

export type NoticeParts = { list: HTMLElement; seenBy: string };

/** Another wording than the known one is shown as it is. */
export function noticeParts(notice: string): NoticeParts {
    const match = shape.exec(notice);
    if (!match) return { list: h('p', { class: 't2', text: notice }), seenBy: '' };
    const [, recorded, not, seenBy] = match as unknown as [string, string, string, string];
    const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
    return {
        list: h(
            'ul',
            { class: 'plain' },
            ...recorded.split(/;\s*/).map(text => item(iconFor(text), capital(text))),
            item('cross', not, 'not'),
        ),
        seenBy,
    };
}

export function criteriaList(criteria: { title: string; text: string }[]): HTMLElement {
    return h(
        'ol',
        { class: 'plain criteria' },
        ...criteria.map(({ title, text }, i) =>
            h(
                'li',
                {},
                h('span', { class: 't3 num', text: String(i + 1), attrs: { 'aria-hidden': 'true' } }),
                h(
                    'span',
                    {},
                    h('span', { class: 'block', text: title }),
                    h('span', { class: 'cap t2', text }),
                ),
            ),
        ),
    );
}
