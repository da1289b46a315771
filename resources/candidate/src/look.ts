// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the editor looks: tokens only, so that light and dark come from the style sheet.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';

const v = (name: string) => `var(--${name})`;

const highlight = HighlightStyle.define([
    {
        tag: [t.keyword, t.modifier, t.operatorKeyword, t.controlKeyword, t.definitionKeyword],
        color: v('code-keyword'),
    },
    { tag: [t.string, t.special(t.string), t.regexp, t.character], color: v('code-string') },
    { tag: [t.number, t.bool, t.null, t.atom], color: v('code-number') },
    { tag: [t.comment, t.self, t.meta], color: v('code-comment') },
    { tag: [t.typeName, t.className, t.namespace, t.standard(t.name), t.tagName], color: v('code-builtin') },
    { tag: [t.annotation, t.attributeName, t.macroName], color: v('code-decorator') },
    {
        tag: [
            t.function(t.definition(t.variableName)),
            t.definition(t.className),
            t.definition(t.typeName),
            t.definition(t.function(t.variableName)),
            t.heading,
        ],
        fontWeight: '600',
    },
    { tag: t.emphasis, fontStyle: 'italic' },
    { tag: t.strong, fontWeight: '600' },
    { tag: t.link, color: v('accent-text') },
    { tag: t.invalid, color: v('state-fail') },
]);

const rails = (c: string) => `linear-gradient(to right, ${c} 2px, transparent 2px 5px, ${c} 5px)`;

const theme = EditorView.theme({
    '&': {
        height: '100%',
        fontSize: 'var(--code-size)',
        color: v('code-text'),
        backgroundColor: v('surface-base'),
    },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
        fontFamily: 'var(--mono)',
        lineHeight: 'var(--code-line)',
        overflow: 'auto',
        fontVariantLigatures: 'none',
    },
    '.cm-content': { padding: '6px 0', caretColor: v('text-1') },
    '.cm-line': { padding: '0 12px' },
    '.cm-cursor, .cm-dropCursor': { borderLeft: `2px solid ${v('text-1')}` },
    '.cm-gutters': { backgroundColor: v('surface-base'), color: v('code-lineno'), border: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { minWidth: '40px', padding: '0 10px 0 0', fontSize: '.92em' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: v('surface-current') },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: v('wash-candidate'),
    },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
        backgroundColor: 'transparent',
        outline: `1px solid ${v('line-control')}`,
    },
    '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: v('surface-selected') },
    '.cm-searchMatch-selected': { outline: `1px solid ${v('accent-fill')}` },
    '.cm-panels': { backgroundColor: v('surface-panel'), color: v('text-1'), borderColor: v('line-1') },
    '.cm-textfield': {
        border: `1px solid ${v('line-control')}`,
        borderRadius: '4px',
        backgroundColor: v('surface-base'),
        color: v('text-1'),
    },
    '.cm-button': {
        border: `1px solid ${v('line-1')}`,
        borderRadius: '4px',
        background: v('surface-raised'),
        color: v('text-1'),
    },
    '.cm-tooltip': {
        backgroundColor: v('surface-raised'),
        border: `1px solid ${v('line-1')}`,
        color: v('text-1'),
    },

    '.cm-origins .cm-gutterElement': { width: '7px' },
    '.cm-band-baseline': {
        background: `linear-gradient(to right, transparent 3px, ${v('origin-baseline')} 3px 4px, transparent 4px)`,
    },
    '.cm-band-candidate': { backgroundColor: v('origin-candidate') },
    '.cm-band-assistant': { background: rails(v('origin-assistant')) },
    '.cm-band-edited': {
        background: `linear-gradient(to right, ${v('origin-assistant')} 2px, transparent 2px 3px, ${v('origin-edited')} 3px)`,
    },
    '.cm-band-pasted': {
        background: `repeating-linear-gradient(to bottom, ${v('origin-pasted')} 0 3px, transparent 3px 5px)`,
    },
    '.cm-band-interviewer': {
        background: `repeating-linear-gradient(135deg, ${v('origin-interviewer')} 0 2px, transparent 2px 3.536px)`,
    },
    '.cm-band-unknown, .cm-band-tool': {
        background: `repeating-linear-gradient(to bottom, ${v('origin-unknown')} 0 1.5px, transparent 1.5px 4.5px) 2.5px 0 / 2px 100% no-repeat`,
    },

    '.cm-caret': {
        position: 'relative',
        borderLeft: `2px solid ${v('origin-interviewer')}`,
        marginLeft: '-1px',
        marginRight: '-1px',
    },
    '.cm-caret-name': {
        position: 'absolute',
        bottom: '100%',
        left: '-2px',
        padding: '0 4px',
        font: '500 11px/14px var(--ui)',
        whiteSpace: 'nowrap',
        color: v('text-onAccent'),
        backgroundColor: v('accent-fill'),
        borderRadius: '3px 3px 3px 0',
        pointerEvents: 'none',
        zIndex: '3',
    },
    '.cm-line:first-child .cm-caret-name': { bottom: 'auto', top: '100%', borderRadius: '0 3px 3px 3px' },
    '.cm-their-selection': { backgroundColor: v('surface-selected') },
});

export const look = [theme, syntaxHighlighting(highlight)];
