// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page that says one thing plainly: what happened, what was kept, what to do.

import { h } from './dom';
import { brandMark } from './icons';

export type Message = { title: string; paragraphs: string[]; actions?: HTMLElement[] };

export function messagePage(message: Message): HTMLElement {
    const title = h('h1', { text: message.title, attrs: { tabindex: '-1' } });
    const page = h(
        'main',
        { class: 'message' },
        brandMark(),
        title,
        ...message.paragraphs.map(text => h('p', { text })),
    );
    if (message.actions) page.append(h('div', { class: 'message-actions' }, ...message.actions));
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
    superseded: {
        title: 'Another page goes on',
        paragraphs: [
            'This page was asleep, and another page of this browser went on with the interview. Nothing is lost.',
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

/** The end, with the receipt that a candidate may keep. */
export function endedWith(receipt: string): Message {
    if (!receipt) return messages.ended;
    return {
        ...messages.ended,
        paragraphs: [
            ...messages.ended.paragraphs,
            `Receipt: ${receipt}. Whoever checks the record can see with it that nothing you did was taken out later.`,
        ],
    };
}

/** The same news for a page that still holds text which is not saved. */
export const stopped = {
    badLink:
        'This link does not work any more, and your last changes are not saved yet. They are kept in this browser: ' +
        'open the present link here and they come back. To be safe, copy your text.',
    replaced:
        'This interview was opened somewhere else or its link was renewed, so this page stopped. Your last changes ' +
        'are not saved yet; they are kept in this browser and come back when the interview is opened here again.',
    superseded:
        'This page was asleep, and another page of this browser went on with what was not saved here. Copy your text ' +
        'if you miss something there.',
    ended:
        'The interview is over, and your last changes had not reached the host. They are kept in this browser. ' +
        'Copy your text and send it to your interviewer if it matters.',
};
