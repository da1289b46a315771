// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Markdown document as it reads. Only the blocks that changed are made anew; a diagram whose text changes keeps its
// place and its last good picture.

import { markdownLanguage } from '@codemirror/lang-markdown';
import { TreeFragment, type SyntaxNode, type Tree } from '@lezer/common';
import { h } from './dom';
import type { DiagramFigure } from './diagram_figure';
import { linkDefinitions } from './link_definitions';
import { blockElement } from './markdown_blocks';

const longest = 500_000; // units
const parser = markdownLanguage.parser;

type Placed = { figure: DiagramFigure; offset: number };
type Shown = { key: string; from: number; to: number; element: HTMLElement | null; figures: Placed[] };

/** Two texts differ from `from` on, up to so many units before their ends. */
function difference(a: string, b: string): { from: number; fromEnd: number } {
    const shorter = Math.min(a.length, b.length);
    let from = 0;
    while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++;
    let fromEnd = 0;
    while (fromEnd < shorter - from && a.charCodeAt(a.length - 1 - fromEnd) === b.charCodeAt(b.length - 1 - fromEnd))
        fromEnd++;
    return { from, fromEnd };
}

export class DocumentPreview {
    private readonly content = h('div', { class: 'document prose' });
    readonly element = h(
        'div',
        { class: 'preview', attrs: { tabindex: '0', role: 'region', 'aria-label': 'Preview of the document' } },
        this.content,
    );
    private readonly empty = h('p', { class: 't2', text: 'What you write is shown here as it reads.' });
    private blocks: Shown[] = [];
    private fragments: readonly TreeFragment[] = [];
    private text: string | null = null;
    private references = '';

    constructor(private readonly newFigure: () => DiagramFigure) {}

    /** All diagrams of the document, in order. */
    get figures(): DiagramFigure[] {
        return this.blocks.flatMap(({ figures }) => figures.map(({ figure }) => figure));
    }

    update(text: string): void {
        if (text === this.text) return;
        if (text.length > longest) {
            this.refuse();
            return;
        }
        const tree = this.parse(text);
        const references = linkDefinitions(tree, text);
        const signature = JSON.stringify([...references]);
        const all = signature !== this.references;
        this.references = signature;
        this.show(tree, text, references, all);
        this.text = text;
    }

    /** Scrolls to the block that `at` stands in when it is out of sight. */
    reveal(at: number): void {
        const block = this.blocks.find(({ to, element }) => element && at <= to) ?? this.blocks[this.blocks.length - 1];
        const element = block?.element;
        if (!element || !this.element.clientHeight) return;
        const view = this.element.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        if (box.bottom > view.top + 24 && box.top < view.bottom - 48) return;
        this.element.scrollTop += box.top - view.top - view.height / 3;
    }

    private parse(text: string): Tree {
        const before = this.text ?? '';
        const { from, fromEnd } = difference(before, text);
        const change = { fromA: from, toA: before.length - fromEnd, fromB: from, toB: text.length - fromEnd };
        const tree = parser.parse(text, TreeFragment.applyChanges(this.fragments, [change]));
        this.fragments = TreeFragment.addTree(tree);
        return tree;
    }

    private show(tree: Tree, text: string, references: Map<string, string>, all: boolean): void {
        const nodes: SyntaxNode[] = [];
        for (let node = tree.topNode.firstChild; node; node = node.nextSibling) nodes.push(node);
        const keys = nodes.map(({ name, from, to }) => `${name} ${text.slice(from, to)}`);
        const old = this.blocks;
        const most = all ? 0 : Math.min(nodes.length, old.length);
        let before = 0;
        while (before < most && old[before]!.key === keys[before]) before++;
        let after = 0;
        while (after < most - before && old[old.length - 1 - after]!.key === keys[keys.length - 1 - after]) after++;

        const gone = old.slice(before, old.length - after);
        const pool = new FigurePool(gone, this.newFigure);
        const made = nodes.slice(before, nodes.length - after).map((node, i): Shown => {
            const figures: Placed[] = [];
            const diagram = (code: string, from: number) => {
                const figure = pool.take(code);
                figures.push({ figure, offset: from - node.from });
                return figure.element;
            };
            const element = blockElement(node, { text, references, diagram });
            return { key: keys[before + i]!, from: 0, to: 0, element, figures };
        });
        this.blocks = [...old.slice(0, before), ...made, ...old.slice(old.length - after)];
        this.blocks.forEach((block, i) => Object.assign(block, { from: nodes[i]!.from, to: nodes[i]!.to }));
        this.place(gone, made, old.slice(old.length - after));
        pool.close();
        this.number(text);
    }

    private place(gone: Shown[], made: Shown[], after: Shown[]): void {
        const next = after.find(({ element }) => element)?.element ?? null;
        for (const { element } of gone) element?.remove(); // before: a diagram may stay and be put in again
        for (const { element } of made) if (element) this.content.insertBefore(element, next);
        if (!this.content.firstChild) this.content.append(this.empty);
        else if (this.content.childElementCount > 1) this.empty.remove();
    }

    /** Which diagram of the document each is, and in which line its text begins. */
    private number(text: string): void {
        let line = 1;
        let at = 0;
        let index = 0;
        for (const { from, figures } of this.blocks) {
            for (const { figure, offset } of figures) {
                for (; at < from + offset; at++) if (text.charCodeAt(at) === 10) line++;
                figure.placed(index++, line);
            }
        }
    }

    private refuse(): void {
        this.update('');
        this.empty.textContent = 'The document is too long to be shown here.';
        this.text = null;
    }
}

/** The diagrams of blocks that are made anew: each goes on where its text is, or else where it stood. */
class FigurePool {
    private readonly left: DiagramFigure[];

    constructor(
        gone: Shown[],
        private readonly create: () => DiagramFigure,
    ) {
        this.left = gone.flatMap(({ figures }) => figures.map(({ figure }) => figure));
    }

    take(code: string): DiagramFigure {
        const same = this.left.findIndex(figure => figure.source === code);
        const figure = this.left.splice(Math.max(0, same), 1)[0] ?? this.create();
        figure.show(code);
        return figure;
    }

    close(): void {
        for (const figure of this.left) figure.discard();
    }
}
