// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Before joining: what happens, what is recorded, what is scored. Nothing is recorded here.

import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { python } from '@codemirror/lang-python';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { keymap } from '@codemirror/view';
import { announce } from './announce';
import { inlineInto } from './blocks';
import { h } from './dom';
import { brandMark, glyph } from './icons';
import { look } from './look';
import { criteriaList, noticeParts } from './notice';
import { Settings } from './settings';
import type { WireLobby } from './wire';

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const longestName = 100;

function plan(lobby: WireLobby): string {
    const n = lobby.tasks.length;
    const tasks = `${words[n] ?? n} task${n === 1 ? '' : 's'}`;
    const who = lobby.interviewer ? ` with ${lobby.interviewer}` : '';
    return `${tasks}${who}, about ${lobby.minutes} minutes. Nothing is recorded until you join.`;
}

function title(lobby: WireLobby): string {
    const first = lobby.candidate.split(' ')[0];
    const span = lobby.minutes >= 50 && lobby.minutes <= 70 ? 'hour' : 'interview';
    return `Hello${first ? `, ${first}` : ''}. This is how the ${span} works.`;
}

function practice(): HTMLElement {
    const view = new EditorView({
        state: EditorState.create({
            doc: 'def hello(name: str) -> str:\n    return "Hello, " + name\n',
            extensions: [
                lineNumbers(),
                history(),
                keymap.of([...standardKeymap, ...historyKeymap]),
                python(),
                look,
                EditorView.contentAttributes.of({ 'aria-label': 'Practice field' }),
            ],
        }),
    });
    return h('div', { class: 'practice' }, view.dom);
}

function ready(milliseconds: number): HTMLElement {
    const line = (text: string) => h('li', { class: 'check' }, glyph('pass', 14), text);
    return h(
        'section',
        { class: 'card' },
        h('h2', { text: 'Ready' }),
        h(
            'ul',
            { class: 'plain' },
            line(`Connection, ${Math.max(1, Math.round(milliseconds))} ms`),
            line('Browser supported'),
        ),
        h('h3', { text: 'Try the editor, it is not kept' }),
        practice(),
    );
}

function told(lobby: WireLobby): HTMLElement {
    const list =
        lobby.told.length > 1
            ? h('ul', { class: 'told' }, ...lobby.told.map(text => inlineInto(h('li'), text)))
            : inlineInto(
                  h('p'),
                  lobby.told[0] ?? 'It can be wrong. Use it as much or as little as you like.',
              );
    return h('div', { class: 't2 prose' }, list);
}

/** The form: a name, the statement, the button. It says what is missing beside the thing that is missing. */
function form(lobby: WireLobby, join: (name: string) => void): HTMLElement {
    const problem = (id: string) => h('p', { class: 'problem', attrs: { id, role: 'alert' } });
    const nameProblem = problem('name-problem');
    const name = h('input', {
        class: 'field',
        attrs: {
            id: 'name',
            type: 'text',
            autocomplete: 'name',
            maxlength: String(longestName),
            'aria-describedby': 'name-problem',
            spellcheck: 'false',
        },
    });
    name.value = lobby.candidate;
    const go = h('button', {
        class: 'btn primary big',
        text: 'Join',
        attrs: { type: 'submit', 'aria-describedby': 'agreed' },
    });
    const submit = (event: Event) => {
        event.preventDefault();
        nameProblem.textContent = name.value.trim() ? '' : 'Please write the name you want to be called by.';
        name.setAttribute('aria-invalid', String(!name.value.trim()));
        if (!name.value.trim()) name.focus();
        else {
            go.disabled = true;
            announce('Joining');
            join(name.value.trim());
        }
    };
    return h(
        'form',
        { class: 'join', attrs: { novalidate: true }, on: { submit } },
        h('label', { class: 'strong', text: 'Your name', attrs: { for: 'name' } }),
        name,
        nameProblem,
        h('p', {
            class: 'consent',
            text: 'By joining you agree to what is recorded here and to who sees it.',
            attrs: { id: 'agreed' },
        }),
        go,
    );
}

export function lobbyPage(lobby: WireLobby, milliseconds: number, join: (name: string) => void): HTMLElement {
    const { list, seenBy } = noticeParts(lobby.notice);
    return h(
        'div',
        { class: 'lobby-page' },
        h(
            'header',
            {},
            brandMark(),
            h('span', { class: 'strong', text: lobby.kit }),
            h('span', {
                class: 't3',
                text: lobby.interviewer ? `Interview with ${lobby.interviewer}` : 'Interview',
            }),
            h('span', { class: 'grow' }),
            new Settings(announce, () => {}).element,
        ),
        h(
            'main',
            { class: 'lobby' },
            h(
                'div',
                {},
                h('h1', { text: title(lobby) }),
                h('p', { class: 't2 lead', text: plan(lobby) }),
                h('h2', { text: 'You work with an AI assistant, the way you would on the job' }),
                told(lobby),
                h(
                    'div',
                    { class: 'columns' },
                    h('section', {}, h('h2', { text: 'What is recorded' }), list),
                    h(
                        'section',
                        {},
                        h('h2', { text: 'What is scored, by people' }),
                        criteriaList(lobby.criteria),
                    ),
                ),
                seenBy ? h('p', { class: 't2 seen', text: seenBy }) : null,
            ),
            h(
                'div',
                { class: 'side' },
                ready(milliseconds),
                h(
                    'section',
                    { class: 'card' },
                    h('h2', { text: 'Anything you need?' }),
                    h('p', {
                        class: 't2',
                        text:
                            'Extra time, larger text, a screen reader, a keyboard layout: tell your interviewer. ' +
                            'It is not part of any score.',
                    }),
                ),
                form(lobby, join),
            ),
        ),
    );
}
