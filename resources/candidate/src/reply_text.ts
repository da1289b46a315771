// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Markdown reply while it arrives. What is settled is not touched again: only the last block is parsed and drawn
// anew, and open code just grows. So a delta costs the same at the beginning and at the end of a long reply.

import { markdownLanguage } from '@codemirror/lang-markdown';
import type { SyntaxNode } from '@lezer/common';
import { CodeBlock } from './code_block';
import { h } from './dom';
import { frameWork, type Job } from './frame_work';
import { linkDefinition } from './link_definitions';
import { blockElement, infoOf, type Room } from './markdown_blocks';
import { fenceOf, OpenFence } from './open_fence';

const parser = markdownLanguage.parser;
const piece = 4000; // units that are taken in at once
const longestBlock = 8000; // units: a longer one is cut, so that no single one makes the page slow
const longestItems = 2000; // units of a list, of which the items before the last are settled then
const sectionSize = 5000; // units; the browser leaves out whole sections that are out of sight
const mostLate = 300; // blocks that are drawn again when an address they refer to comes later

/** A piece of the text as it was parsed: where it begins, and where its last complete line ends. */
type Parsed = { text: string; base: number; complete: number };

/** A list that is settled but for its last item. */
type OpenList = { name: string; element: HTMLElement };

const lists = new Set(['BulletList', 'OrderedList']);

export class ReplyText implements Job {
    readonly element = h('div', { class: 'prose document reply' });
    private given = '';
    private taken = 0; // units of it that are drawn
    private section = h('div', { class: 'reply-part' });
    private sectionFrom = 0;
    private tailFrom = 0; // what is before is settled
    private tail: HTMLElement[] = [];
    private list: OpenList | null = null;
    private fence: OpenFence | null = null;
    private references = new Map<string, string>();
    private late: { element: HTMLElement; source: string }[] = [];
    private cut = false; // a block was, and there is more to draw
    private done = false;

    get text(): string {
        return this.given;
    }

    append(text: string): void {
        if (!text || this.done) return;
        if (!this.element.hasAttribute('aria-busy')) this.element.setAttribute('aria-busy', 'true');
        this.given += text;
        frameWork.add(this);
    }

    /** The whole reply. What stands there already stays, unless it is something else. */
    finish(text: string): void {
        if (this.done && text === this.given) return;
        const closedCode = this.done && this.fence !== null;
        if (closedCode || !text.startsWith(this.given)) this.clear();
        this.done = false;
        this.append(text.slice(this.given.length));
        this.done = true;
        if (this.given.length - this.taken > piece) frameWork.add(this);
        else this.step();
    }

    clear(): void {
        this.element.replaceChildren();
        this.element.removeAttribute('aria-busy');
        this.given = '';
        this.taken = this.tailFrom = this.sectionFrom = 0;
        this.section = h('div', { class: 'reply-part' });
        this.tail = [];
        this.list = this.fence = null;
        this.references = new Map();
        this.late = [];
        this.done = false;
    }

    step(): boolean {
        this.taken = Math.min(this.given.length, this.taken + piece);
        this.draw();
        if (this.taken < this.given.length) return true;
        if (this.done) this.close();
        return false;
    }

    /** Up to `taken`. */
    private draw(): void {
        for (;;) {
            if (this.fence) {
                this.tailFrom = this.fence.take(this.given, this.taken);
                if (!this.fence.closed) return;
                this.fence = null;
            }
            const from = this.tailFrom;
            this.drawTail();
            const isCut = this.cut && this.tailFrom > from;
            if (!this.fence && !isCut) return;
        }
    }

    private drawTail(): void {
        const base = this.tailFrom;
        const text = this.given.slice(base, this.taken);
        for (const element of this.tail) element.remove();
        this.tail = [];
        this.cut = false;
        const nodes: SyntaxNode[] = [];
        for (let node = parser.parse(text).topNode.firstChild; node; node = node.nextSibling) nodes.push(node);
        // A line that is not complete may turn out to go on with the block before.
        const parsed = { text, base, complete: text.lastIndexOf('\n') + 1 };
        if (this.list && nodes.length && nodes[0]!.name !== this.list.name) this.list = null;
        nodes.forEach((node, i) => {
            const next = nodes[i + 1];
            if (node.to < parsed.complete || (this.done && this.taken === this.given.length)) this.define(node, text);
            if (next && lineEnd(text, next.from) < parsed.complete) this.settle(node, parsed);
            else if (next || !this.open(node, parsed)) this.keep(node, parsed);
        });
    }

    /** Code whose end is not there yet grows from now on without a parser. */
    private open(node: SyntaxNode, { text, base }: Parsed): boolean {
        const opening = fenceOf(node, text);
        if (!opening || this.tail.length) return false;
        const block = new CodeBlock(infoOf(node, text));
        this.list = null;
        this.body().append(block.element);
        this.fence = new OpenFence(block, opening, base + opening.from);
        return true;
    }

    /** The elements that belong to the node now: the items alone when its list is there already. */
    private place(node: SyntaxNode, text: string): HTMLElement[] {
        const element = this.make(node, text);
        if (!element) return [];
        if (this.list) {
            if (this.tailFrom - this.sectionFrom > sectionSize) this.list = this.nextList(this.list);
            const items = [...element.children] as HTMLElement[];
            this.list.element.append(...items);
            return items;
        }
        this.body().append(element);
        return [element];
    }

    /** A long list goes on in the next section as another one. */
    private nextList({ name, element }: OpenList): OpenList {
        const next = element.cloneNode(false) as HTMLElement;
        next.classList.add('goes-on');
        if (element instanceof HTMLOListElement)
            (next as HTMLOListElement).start = element.start + element.childElementCount;
        this.newSection().append(next);
        return { name, element: next };
    }

    private newSection(): HTMLElement {
        this.section.classList.add('full');
        this.section = h('div', { class: 'reply-part' });
        this.sectionFrom = this.tailFrom;
        this.element.append(this.section);
        return this.section;
    }

    /** Where the next block goes: a new section when the present one is full, and only between two blocks. */
    private body(): HTMLElement {
        if (!this.tail.length && !this.list && this.tailFrom - this.sectionFrom > sectionSize) this.newSection();
        if (!this.section.parentNode) this.element.append(this.section);
        return this.section;
    }

    private settle(node: SyntaxNode, { text, base }: Parsed): void {
        const source = text.slice(node.from, node.to);
        const [element] = this.place(node, text);
        if (element && !this.list && source.includes(']') && this.late.length < mostLate)
            this.late.push({ element, source });
        this.list = null;
        this.tailFrom = base + node.to;
    }

    /** The last block, which may go on; of a long one the beginning is settled. */
    private keep(node: SyntaxNode, parsed: Parsed): void {
        const long = node.to - node.from;
        if (long > longestBlock && !this.tail.length && !lists.has(node.name) && this.cutAt(node, parsed)) return;
        const elements = this.place(node, parsed.text);
        const settled = long > longestItems && lists.has(node.name) && this.settleItems(node, parsed, elements);
        if (!settled) this.tail.push(...elements);
    }

    /** The block ends here for the page, and what follows is the next one. */
    private cutAt(node: SyntaxNode, { text, base, complete }: Parsed): boolean {
        const end = complete > node.from ? complete : text.lastIndexOf(' ', node.to - 1) + 1;
        const head = text.slice(node.from, end);
        const first = end > node.from ? parser.parse(head).topNode.firstChild : null;
        if (!first) return false;
        this.list = null;
        this.place(first, head);
        this.tailFrom = base + end;
        this.cut = true;
        return true;
    }

    /** All items but the last whose first line is complete, and what comes after it. */
    private settleItems(node: SyntaxNode, { text, base, complete }: Parsed, elements: HTMLElement[]): boolean {
        let last = node.lastChild;
        let open = 1;
        for (; last && lineEnd(text, last.from) >= complete; last = last.prevSibling) open++;
        const start = last ? text.lastIndexOf('\n', last.from - 1) + 1 : 0;
        if (this.tail.length || start <= node.from) return false;
        this.list ??= { name: node.name, element: elements[0]! };
        this.tail = [...this.list.element.children].slice(-open) as HTMLElement[];
        this.tailFrom = base + start;
        return true;
    }

    private make(node: SyntaxNode, text: string): HTMLElement | null {
        if (node.name === 'CommentBlock' || node.name === 'LinkReference')
            return h('p', { class: 'as-typed t3', text: text.slice(node.from, node.to) });
        return blockElement(node, this.room(text));
    }

    private room(text: string): Room {
        const code = (inner: string, info: string) => {
            const block = new CodeBlock(info, inner);
            block.close();
            return block.element;
        };
        return { text, references: this.references, highest: 3, code, diagram: inner => code(inner, 'mermaid') };
    }

    private define(node: SyntaxNode, text: string): void {
        const definition = node.name === 'LinkReference' ? linkDefinition(node, text) : null;
        if (definition && !this.references.has(definition[0])) this.references.set(...definition);
    }

    private close(): void {
        this.fence?.close();
        this.element.removeAttribute('aria-busy');
        if (!this.references.size) return;
        for (const { element, source } of this.late) {
            const node = parser.parse(source).topNode.firstChild;
            const again = node && blockElement(node, this.room(source));
            if (again) element.replaceWith(again);
        }
        this.late = [];
    }
}

function lineEnd(text: string, at: number): number {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
}
