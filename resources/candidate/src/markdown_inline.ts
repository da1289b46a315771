// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inside of a Markdown paragraph as nodes. Nothing in it can be followed, fetched or run: links are text with their
// address, pictures their description, HTML its own source.

import type { SyntaxNode } from '@lezer/common';
import { h } from './dom';

export type Source = { text: string; references: ReadonlyMap<string, string> };

const deepest = 24;
const marks = new Set([
    'HeaderMark',
    'QuoteMark',
    'ListMark',
    'EmphasisMark',
    'CodeMark',
    'StrikethroughMark',
    'SubscriptMark',
    'SuperscriptMark',
    'TaskMarker',
]);
const wrapped: Record<string, 'em' | 'strong' | 's'> = {
    Emphasis: 'em',
    StrongEmphasis: 'strong',
    Strikethrough: 's',
};
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** What stands in `node` from `from` to `to`, into `parent`. */
export function inlineInto<T extends Element>(
    parent: T,
    node: SyntaxNode,
    source: Source,
    depth = 0,
    from = node.from,
    to = node.to,
): T {
    let at = from;
    if (depth > deepest) {
        parent.append(source.text.slice(from, to));
        return parent;
    }
    for (let child = node.firstChild; child; child = child.nextSibling) {
        if (child.from < at || child.to > to) continue;
        parent.append(source.text.slice(at, child.from));
        if (!marks.has(child.name)) parent.append(inline(child, source, depth + 1));
        at = child.to;
    }
    parent.append(source.text.slice(at, to));
    return parent;
}

export function normalLabel(label: string): string {
    return label.replace(/^\[|\]$/g, '').trim().replace(/\s+/g, ' ').toLowerCase();
}

function inline(node: SyntaxNode, source: Source, depth: number): Node | string {
    const raw = source.text.slice(node.from, node.to);
    const tag = wrapped[node.name];
    if (tag) return inlineInto(h(tag), node, source, depth);
    switch (node.name) {
        case 'InlineCode':
            return h('code', { text: codeText(raw) });
        case 'Link':
            return link(node, source, depth);
        case 'Image':
            return link(node, source, depth, 'image: ');
        case 'Autolink':
            return raw.replace(/^<|>$/g, '');
        case 'HardBreak':
            return h('br');
        case 'Escape':
            return raw.slice(1);
        case 'Entity':
            return entity(raw);
        case 'HTMLTag':
            return /^<br\s*\/?>$/i.test(raw) ? h('br') : raw;
        default:
            return raw;
    }
}

function codeText(raw: string): string {
    const ticks = /^`+/.exec(raw)?.[0].length ?? 0;
    const inner = raw.slice(ticks, raw.length - ticks).replace(/\n/g, ' ');
    return /^ .*[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner;
}

function link(node: SyntaxNode, source: Source, depth: number, before = ''): Node | string {
    const [open, close] = node.getChildren('LinkMark');
    if (!open || !close) return source.text.slice(node.from, node.to);
    const label = source.text.slice(open.to, close.from);
    const url = node.getChild('URL');
    const named = node.getChild('LinkLabel');
    const reference = named ? source.text.slice(named.from, named.to) : label;
    const address = url
        ? source.text.slice(url.from, url.to)
        : source.references.get(normalLabel(reference) || normalLabel(label));
    if (address === undefined) return source.text.slice(node.from, node.to);
    const shown = h('span', { class: 'link-text' });
    shown.append(before);
    inlineInto(shown, node, source, depth, open.to, close.from);
    const plain = address.replace(/^<|>$/g, '');
    return plain === label ? shown : h('span', {}, shown, ' ', h('span', { class: 'address', text: `(${plain})` }));
}

function entity(raw: string): string {
    const name = raw.slice(1, -1);
    if (Object.hasOwn(entities, name)) return entities[name]!;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    const fit = name.startsWith('#') && code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return fit ? String.fromCodePoint(code) : raw;
}
