// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line at the top: which task, how long, and whether everything is safe.

import { clock } from './clock';
import { h, replace } from './dom';
import { brandMark, icon } from './icons';
import { noticeParts } from './notice';
import { button } from './dom';
import { announce } from './announce';
import type { Settings } from './settings';
import type { WireLobby, WireTask } from './wire';

export type SaveState = 'saved' | 'saving' | 'offline' | 'alone' | 'rejected';

const words: Record<SaveState, string> = {
    saved: 'Saved',
    saving: 'Saving\u2026',
    offline: 'Offline \u2013 your typing is kept',
    alone: 'Offline \u2013 keep this page open',
    rejected: 'Not saved',
};
const icons = {
    saved: 'check',
    saving: 'sync',
    offline: 'offline',
    alone: 'offline',
    rejected: 'warning',
} as const;

export class Header {
    readonly element: HTMLElement;
    private readonly task = h('span', { class: 'task-name' });
    private readonly left = h('span', { class: 'num time-left' });
    private readonly save = h('span', { class: 'save' });
    private readonly dialog = h('dialog', { attrs: { 'aria-labelledby': 'recorded-title' } });
    private state: SaveState | null = null;

    constructor(lobby: WireLobby, settings: Settings) {
        const { list, seenBy } = noticeParts(lobby.notice);
        this.dialog.append(
            h('h2', { text: 'What is recorded', attrs: { id: 'recorded-title' } }),
            list,
            h('p', { class: 't2', text: seenBy }),
            h(
                'div',
                { class: 'dialog-foot' },
                button('Close', '', () => this.dialog.close()),
            ),
        );
        this.element = h(
            'header',
            {},
            brandMark(),
            h('span', { class: 'strong kit', text: lobby.kit }),
            h('span', {
                class: 't3 with',
                text: lobby.interviewer ? `Interview with ${lobby.interviewer}` : 'Interview',
            }),
            h('span', { class: 'grow' }),
            h('div', { class: 'progress' }, this.task, this.left),
            h('span', { class: 'grow' }),
            this.save,
            button('What is recorded', 'flat', () => this.dialog.showModal(), icon('eye')),
            settings.element,
            this.dialog,
        );
        this.show('saved');
    }

    showTask(task: WireTask | null): void {
        replace(
            this.task,
            task ? h('span', { class: 'strong', text: `Task ${task.index + 1} of ${task.count}` }) : null,
            task ? h('span', { class: 't2', text: task.title }) : null,
        );
    }

    showTime(task: WireTask | null, now: number): void {
        if (!task || !task.minutes) {
            this.left.replaceChildren();
            return;
        }
        const rest = task.at + task.minutes * 60_000 - now;
        const value = clock(Math.abs(rest));
        const text = rest >= 0 ? 'left in this task' : 'over the time of this task';
        if (this.left.dataset.shown === value + text) return;
        this.left.dataset.shown = value + text;
        replace(
            this.left,
            h('span', { class: 'strong', text: value }),
            h('span', { class: 't2', text: ` ${text}` }),
        );
    }

    /** `immediate` is for programs: the words wait a moment, so that they do not flicker with every key. */
    mark(immediate: SaveState): void {
        this.element.dataset.save = immediate;
    }

    show(state: SaveState): void {
        if (state === this.state) return;
        const before = this.state;
        this.state = state;
        this.save.className = `save ${state}`;
        replace(this.save, icon(icons[state], 14), words[state]);
        if (state === 'offline') announce('The connection is lost. You can go on: your typing is kept.');
        else if (state === 'alone')
            announce('The connection is lost. You can go on, but keep this page open until it is back.');
        else if (state === 'rejected') announce('A change could not be saved.');
        else if (state === 'saved' && (before === 'offline' || before === 'alone'))
            announce('Back online. Saved.');
    }
}
