// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The blocks of a Markdown document as elements.

import type { SyntaxNode } from '@lezer/common';
import { h } from './dom';
import { inlineInto, type Source } from './markdown_inline';

/** Draws the Mermaid block whose code begins at `from`. */
export type DiagramMaker = (code: string, from: number) => HTMLElement;
export type Room = Source & {
    diagram: DiagramMaker;
    /** Draws a block of code; `info` is what stands behind its fence. */
    code?: (text: string, info: string) => HTMLElement;
    /** Which heading the highest one becomes; the pane itself has those above. */
    highest?: 2 | 3;
};

const deepest = 24;
const headings = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6', 'h6'] as const;

export function blockElement(node: SyntaxNode, room: Room, depth = 0): HTMLElement | null {
    const raw = () => room.text.slice(node.from, node.to);
    if (depth > deepest) return h('p', { class: 'as-typed', text: raw() });
    const level = /^(?:ATXHeading|SetextHeading)(\d)$/.exec(node.name)?.[1];
    if (level) {
        const heading = h(headings[Number(level) + (room.highest ?? 2) - 3]!, { class: `level-${level}` });
        return inlineInto(heading, node, room);
    }
    switch (node.name) {
        case 'Paragraph':
            return inlineInto(h('p'), node, room);
        case 'Task':
            return task(node, room);
        case 'Blockquote':
            return blocksInto(h('blockquote'), node, room, depth);
        case 'BulletList':
            return blocksInto(h('ul'), node, room, depth);
        case 'OrderedList':
            return orderedList(node, room, depth);
        case 'ListItem':
            return blocksInto(h('li'), node, room, depth);
        case 'FencedCode':
        case 'CodeBlock':
            return code(node, room);
        case 'HorizontalRule':
            return h('hr');
        case 'Table':
            return table(node, room);
        case 'HTMLBlock':
        case 'ProcessingInstructionBlock':
            return h('p', { class: 'as-typed', text: raw() });
        default:
            return null; // marks, comments, definitions of links
    }
}

/** The info of a fence as people write it: "mermaid", "Mermaid", "mermaid title". */
export function isDiagram(node: SyntaxNode, text: string): boolean {
    const info = node.name === 'FencedCode' ? node.getChild('CodeInfo') : null;
    return info !== null && /^mermaid\b/i.test(text.slice(info.from, info.to));
}

export function infoOf(node: SyntaxNode, text: string): string {
    const info = node.getChild('CodeInfo');
    return info ? text.slice(info.from, info.to) : '';
}

export function codeText(node: SyntaxNode, text: string): string {
    return node
        .getChildren('CodeText')
        .map(({ from, to }) => text.slice(from, to))
        .join('');
}

function blocksInto<T extends HTMLElement>(parent: T, node: SyntaxNode, room: Room, depth: number): T {
    for (let child = node.firstChild; child; child = child.nextSibling) {
        const element = blockElement(child, room, depth + 1);
        if (element) parent.append(element);
    }
    return parent;
}

function task(node: SyntaxNode, room: Room): HTMLElement {
    const marker = node.getChild('TaskMarker');
    const box = h('input', { attrs: { type: 'checkbox', disabled: true } });
    box.checked = marker !== null && /x/i.test(room.text.slice(marker.from, marker.to));
    return inlineInto(h('p', { class: 'task' }, box), node, room);
}

function orderedList(node: SyntaxNode, room: Room, depth: number): HTMLElement {
    const mark = node.firstChild?.getChild('ListMark');
    const start = mark ? Number.parseInt(room.text.slice(mark.from, mark.to), 10) : 1;
    const list = h('ol');
    if (start !== 1 && Number.isSafeInteger(start)) list.start = start;
    return blocksInto(list, node, room, depth);
}

function code(node: SyntaxNode, room: Room): HTMLElement {
    const text = codeText(node, room.text);
    if (isDiagram(node, room.text)) return room.diagram(text, node.getChild('CodeText')?.from ?? node.to);
    if (room.code) return room.code(outdented(text, node, room.text), infoOf(node, room.text));
    return h('pre', { attrs: { tabindex: '0' } }, h('code', { text }));
}

/** What an opening fence is indented by is no part of the code; inside of a list the parser has seen to that. */
function outdented(code: string, node: SyntaxNode, text: string): string {
    const before = text.slice(text.lastIndexOf('\n', node.from - 1) + 1, node.from);
    const indented = node.name === 'FencedCode' && node.parent?.name === 'Document' && /^ {1,3}$/.test(before);
    return indented ? code.replace(new RegExp(`^ {1,${before.length}}`, 'gm'), '') : code;
}

function table(node: SyntaxNode, room: Room): HTMLElement {
    const header = node.getChild('TableHeader');
    const rule = node.getChild('TableDelimiter');
    const sides = rule ? alignments(room.text.slice(rule.from, rule.to)) : [];
    const rows = node.getChildren('TableRow').map(row => tableRow(row, room, 'td', sides));
    const head = header && h('thead', {}, tableRow(header, room, 'th', sides));
    const body = h('table', {}, head, h('tbody', {}, ...rows));
    return h('div', { class: 'table-box', attrs: { tabindex: '0' } }, body);
}

function alignments(rule: string): string[] {
    return rule
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(cell => cell.trim())
        .map(cell => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : ''));
}

/** An empty cell is no node of the tree, so the bars are counted. */
function tableRow(row: SyntaxNode, room: Room, tag: 'td' | 'th', sides: string[]): HTMLElement {
    const cells = sides.map(side => h(tag, { class: side ? `to-${side}` : '' }));
    let column = room.text[row.from] === '|' ? -1 : 0;
    for (let child = row.firstChild; child; child = child.nextSibling) {
        if (child.name === 'TableDelimiter') column++;
        else if (child.name === 'TableCell' && cells[column]) inlineInto(cells[column]!, child, room);
    }
    return h('tr', {}, ...cells);
}
