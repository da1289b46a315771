// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page that says one thing plainly: what happened, what was kept, what to do.

import { h } from './dom';
import { brandMark } from './icons';

export type Message = { title: string; paragraphs: string[]; action?: { label: string; act: () => void } };

export function messagePage(message: Message): HTMLElement {
    const title = h('h1', { text: message.title, attrs: { tabindex: '-1' } });
    const page = h(
        'main',
        { class: 'message' },
        brandMark(),
        title,
        ...message.paragraphs.map(text => h('p', { text })),
    );
    if (message.action) {
        page.append(
            h('button', {
                class: 'btn primary',
                text: message.action.label,
                attrs: { type: 'button' },
                on: { click: message.action.act },
            }),
        );
    }
    queueMicrotask(() => title.focus());
    return page;
}

export const messages = {
    noLink: {
        title: 'This address is not complete',
        paragraphs: [
            'The link to an interview is longer: it ends with a # and a key. Please open the whole link from your ' +
                'invitation.',
            'Nothing was recorded.',
        ],
    },
    badLink: {
        title: 'This link does not work',
        paragraphs: [
            'It is wrong, has expired, or was replaced by a new one. Please ask your interviewer for the ' +
                'present link.',
            'What the host confirmed as saved before is kept.',
        ],
    },
    notOpen: {
        title: 'This interview is not open at the moment',
        paragraphs: [
            'Your link is right. This page opens the interview by itself as soon as your interviewer does. ' +
                'If the interview is over, you can close it.',
            'What the host confirmed as saved is kept.',
        ],
    },
    replaced: {
        title: 'This interview is open somewhere else',
        paragraphs: [
            'It was opened in another window or the link was renewed, so this page stopped. ' +
                'Everything marked as saved is kept.',
        ],
    },
    ended: {
        title: 'The interview is over. Thank you.',
        paragraphs: [
            'What you wrote, your conversation with the assistant and what you did with each suggestion are kept ' +
                'as described before you joined. Nothing more is recorded.',
            'You can ask your interviewer for a copy, for feedback, or for erasure. You may close this page.',
        ],
    },
} satisfies Record<string, Message>;
