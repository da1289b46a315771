// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A completion drawn behind the caret as text that is not there. Tab takes it, Ctrl Right its next word, Escape puts it
// away; typing what it says keeps the rest, anything else ends it.

import { Prec, StateEffect, StateField, Transaction, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, keymap, ViewPlugin, WidgetType, type ViewUpdate } from '@codemirror/view';
import { suggestionAnnotation } from './origins';

export type Ghost = { id: string; at: number; text: string };
export type GhostEvents = {
    /** So much of it went in as it stood. */
    taken(ghost: Ghost, text: string): void;
    /** It is gone: all taken, typed, or put away. */
    ended(ghost: Ghost): void;
};

/** Null puts it away. */
export const showGhost = StateEffect.define<Ghost | null>();

let known = false; // the candidate took one in this page: they need no hint any more

class GhostText extends WidgetType {
    private readonly hint = !known;

    constructor(private readonly text: string) {
        super();
    }

    override eq(other: GhostText): boolean {
        return other.text === this.text && other.hint === this.hint;
    }

    override get lineBreaks(): number {
        return this.text.split('\n').length - 1;
    }

    /** Screen readers are told once, elsewhere. */
    toDOM(): HTMLElement {
        const element = document.createElement('span');
        element.className = this.hint ? 'cm-ghost cm-ghost-hint' : 'cm-ghost';
        element.textContent = this.text;
        element.setAttribute('aria-hidden', 'true');
        return element;
    }
}

export const ghostField = StateField.define<Ghost | null>({
    create: () => null,
    update(before, transaction) {
        for (const effect of transaction.effects) if (effect.is(showGhost)) return effect.value;
        const ghost = before && transaction.docChanged ? followed(before, transaction) : before;
        return ghost && restsAt(transaction.state, ghost.at) ? ghost : null;
    },
    provide: field =>
        EditorView.decorations.from(field, ghost =>
            ghost
                ? Decoration.set(Decoration.widget({ widget: new GhostText(ghost.text), side: 1 }).range(ghost.at))
                : Decoration.none,
        ),
});

export function restsAt({ selection }: EditorState, at: number): boolean {
    return selection.ranges.length === 1 && selection.main.empty && selection.main.head === at;
}

function followed(ghost: Ghost, transaction: Transaction): Ghost | null {
    const { changes } = transaction;
    if (transaction.annotation(Transaction.remote))
        return changes.touchesRange(ghost.at) ? null : { ...ghost, at: changes.mapPos(ghost.at, -1) };
    const typed: (string | null)[] = [];
    changes.iterChanges((from, to, _a, _b, text) =>
        typed.push(from === ghost.at && to === from ? text.toString() : null),
    );
    const [text] = typed;
    if (typed.length !== 1 || !text || !ghost.text.startsWith(text) || text === ghost.text) return null;
    return { ...ghost, at: ghost.at + text.length, text: ghost.text.slice(text.length) };
}

/** The blanks before it go with a word, and a run of signs is a word of its own. */
export function nextWord(text: string): string {
    return /^\s*(?:[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]+|$)/u.exec(text)?.[0] ?? text;
}

function take(view: EditorView, events: GhostEvents, part: (text: string) => string): boolean {
    const ghost = view.state.field(ghostField);
    if (!ghost) return false;
    const text = part(ghost.text);
    known = true;
    events.taken(ghost, text);
    view.dispatch({
        changes: { from: ghost.at, insert: text },
        selection: { anchor: ghost.at + text.length },
        userEvent: 'input.complete',
        annotations: suggestionAnnotation.of(ghost.id),
        scrollIntoView: true,
    });
    return true;
}

export function dismissGhost(view: EditorView): boolean {
    if (!view.state.field(ghostField, false)) return false;
    view.dispatch({ effects: showGhost.of(null) });
    return true;
}

/** Escape, then Tab, leaves the editor; an Escape that put a completion away must not count for that. */
function escape(view: EditorView): boolean {
    if (!dismissGhost(view)) return false;
    view.setTabFocusMode(false);
    return true;
}

export function completionGhost(events: GhostEvents): Extension {
    const follow = ViewPlugin.define(view => ({
        update({ startState, state }: ViewUpdate) {
            const before = startState.field(ghostField, false);
            const now = state.field(ghostField);
            if (before && before.id !== now?.id) events.ended(before);
        },
        destroy() {
            const ghost = view.state.field(ghostField, false);
            if (ghost) events.ended(ghost);
        },
    }));
    return [
        ghostField,
        follow,
        Prec.highest(
            keymap.of([
                { key: 'Tab', run: view => take(view, events, text => text) },
                { key: 'Mod-ArrowRight', run: view => take(view, events, nextWord) },
                { key: 'Escape', run: escape },
            ]),
        ),
        EditorView.domEventHandlers({
            // Another window may have the focus for a moment; another part of the page means the caret has left.
            blur: (_event, view) => {
                if (document.hasFocus()) window.setTimeout(() => !view.hasFocus && dismissGhost(view));
            },
        }),
    ];
}
