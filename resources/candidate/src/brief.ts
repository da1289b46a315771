// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The left pane: the task, what to hand in, how to read the bands; and what the interviewers look for.

import { blocks, inlineInto } from './blocks';
import { clock } from './clock';
import { h, replace } from './dom';
import { glyph } from './icons';
import { criteriaList } from './notice';
import { Tabs } from './tabs';
import type { OriginKind, WireHint, WireLobby, WireTask } from './wire';
import type { WireAssistant } from './wire_assistant';

const legend: [OriginKind, string][] = [
    ['candidate', 'typed by you'],
    ['assistant', 'from the assistant'],
    ['edited', 'from the assistant, changed by you'],
    ['pasted', 'pasted'],
    ['interviewer', 'typed by the interviewer'],
    ['baseline', 'there at the start'],
    ['unknown', 'not known whose'],
];

function legendList(): HTMLElement {
    return h(
        'ul',
        { class: 'plain legend cap t2' },
        ...legend.map(([kind, text]) =>
            h('li', {}, h('span', { class: `band band-${kind}`, attrs: { 'aria-hidden': 'true' } }), text),
        ),
    );
}

const usingWords =
    'Use it as much or as little as you like. Neither counts for or against you. ' +
    'You own what you hand in, and we will ask about it.';
const noneWords = 'This interview has no assistant. You own what you hand in, and we will ask about it.';
const onlyOwnWords =
    'This interview has no assistant of its own. You may use your own tool, as much or as little as you like: ' +
    'neither counts for or against you. You own what you hand in, and we will ask about it.';

export class BriefPane {
    readonly element: HTMLElement;
    private readonly task = h('div', { class: 'scroll prose' });
    private readonly taskPart = h('div');
    private readonly hintPart = h('div', { class: 'hints' });
    private readonly usingTitle = h('h3', { text: 'Using the assistant' });
    private readonly using = h('p', { class: 't2', text: usingWords });
    private readonly hints: WireHint[] = [];

    constructor(lobby: WireLobby) {
        const tabs = new Tabs('brief', 'About the interview');
        const criteria = h('div', { class: 'scroll' }, criteriaList(lobby.criteria));
        this.task.append(
            this.taskPart,
            this.hintPart,
            this.usingTitle,
            this.using,
            h('h3', { text: 'Who wrote it' }),
            h('p', { class: 't2', text: 'The bar beside each line is what the interviewer sees too.' }),
            legendList(),
        );
        tabs.add({ id: 'task', label: 'Task', panel: this.task });
        tabs.add({ id: 'criteria', label: 'What we look for', panel: criteria });
        this.task.tabIndex = 0;
        this.element = h(
            'section',
            { class: 'brief pane', attrs: { 'aria-label': 'Task' } },
            tabs.bar,
            this.task,
            criteria,
        );
    }

    showTask(task: WireTask | null): void {
        if (!task) {
            replace(
                this.taskPart,
                h('p', { class: 't2', text: 'The first task appears here when it begins.' }),
            );
            return;
        }
        const items = task.handIn.map(text => inlineInto(h('li'), text));
        replace(
            this.taskPart,
            h('h2', { text: task.title }),
            ...blocks(task.brief),
            items.length ? h('h3', { text: 'Hand in' }) : null,
            items.length ? h('ul', {}, ...items) : null,
        );
    }

    showAssistant({ kind, own }: WireAssistant): void {
        this.usingTitle.textContent = kind === 'none' ? 'The assistant' : 'Using the assistant';
        this.using.textContent = kind !== 'none' ? usingWords : own ? onlyOwnWords : noneWords;
    }

    showHints(hints: WireHint[]): void {
        this.hints.splice(0, this.hints.length, ...hints);
        replace(
            this.hintPart,
            hints.length ? h('h3', { text: 'Hints' }) : null,
            ...hints.map(hint =>
                h(
                    'div',
                    { class: 'hint' },
                    glyph('hint', 13),
                    h('div', {}, h('span', { class: 'cap t3', text: clock(hint.at) }), ...blocks(hint.text)),
                ),
            ),
        );
    }

    addHint(hint: WireHint): void {
        this.showHints([...this.hints, hint]);
    }
}
