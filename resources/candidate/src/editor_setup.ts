// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every editor of the session brings: keys, history, look, bands, carets.

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
    drawSelection,
    dropCursor,
    EditorView,
    highlightActiveLine,
    highlightActiveLineGutter,
    keymap,
    lineNumbers,
    rectangularSelection,
} from '@codemirror/view';
import { carets } from './carets';
import { heldRanges } from './context_places';
import { languageFor, languageSlot } from './language';
import { look } from './look';
import { originGutter } from './origins';
import { soundText } from './sound_text';
import { suggestionField } from './suggestion_field';

const largestInsert = 250_000;

function refuseHuge(tell: (text: string) => void): Extension {
    return EditorState.changeFilter.of(transaction => {
        if (!transaction.isUserEvent('input')) return true;
        let inserted = 0;
        transaction.changes.iterChanges((_a, _b, _c, _d, text) => {
            inserted += text.length;
        });
        if (inserted <= largestInsert) return true;
        queueMicrotask(() => tell('That is too much text to put in at once.'));
        return false;
    });
}

export function editorSetup(name: string, tell: (text: string) => void): Extension {
    return [
        lineNumbers(),
        originGutter,
        highlightActiveLineGutter(),
        highlightActiveLine(),
        history(),
        drawSelection(),
        dropCursor(),
        rectangularSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of('    '),
        search({ top: true }),
        highlightSelectionMatches(),
        // Escape, then Tab, leaves the editor: Tab alone indents.
        keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        languageSlot.of(languageFor(name)),
        look,
        carets,
        suggestionField,
        heldRanges,
        refuseHuge(tell),
        EditorView.clipboardInputFilter.of(soundText),
        EditorView.contentAttributes.of({ 'aria-label': 'Code editor', 'aria-describedby': 'editor-help' }),
    ];
}
