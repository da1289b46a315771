// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A block of code whose end has not come yet: line by line, without a parser, until the fence that closes it.

import type { SyntaxNode } from '@lezer/common';
import type { CodeBlock } from './code_block';

export type Opening = { from: number; mark: string; indent: number };

/** Where the code of a block begins that is not closed; null for anything else, and while its first line comes. */
export function fenceOf(node: SyntaxNode, text: string): Opening | null {
    if (node.name !== 'FencedCode') return null;
    const [open, close] = node.getChildren('CodeMark');
    const end = text.indexOf('\n', node.from);
    if (!open || close || end < 0) return null;
    const indent = open.from - (text.lastIndexOf('\n', open.from - 1) + 1);
    return { from: end + 1, mark: text.slice(open.from, open.to), indent };
}

export class OpenFence {
    closed = false;
    private held = ''; // the last line while it may become the closing fence

    /** `at`: where its code begins in the whole text. */
    constructor(
        private readonly block: CodeBlock,
        private readonly opening: Opening,
        private at: number,
    ) {}

    /** Takes what stands there up to `to`; returns where the next line begins. */
    take(text: string, to: number): number {
        const lines: string[] = [];
        for (;;) {
            const end = text.indexOf('\n', this.at);
            if (end < 0 || end >= to) break;
            const line = text.slice(this.at, end);
            this.at = end + 1;
            if (this.closes(line)) {
                this.closed = true;
                this.block.grow(lines, '');
                this.block.close();
                return this.at;
            }
            lines.push(this.outdent(line));
        }
        const rest = text.slice(this.at, to);
        this.held = this.mayClose(rest) ? rest : '';
        this.block.grow(lines, this.held ? '' : this.outdent(rest));
        return this.at;
    }

    /** Nothing more comes. */
    close(): void {
        if (this.held && !this.closes(this.held)) this.block.grow([], this.outdent(this.held));
        this.block.close();
    }

    private closes(line: string): boolean {
        const mark = this.opening.mark;
        const found = /^ {0,3}(`+|~+)[ \t\r]*$/.exec(line)?.[1];
        return found !== undefined && found[0] === mark[0] && found.length >= mark.length;
    }

    private mayClose(line: string): boolean {
        return /^ {0,3}[`~]*[ \t\r]*$/.test(line) && line.length > 0;
    }

    /** What the fence is indented by is no part of the code. */
    private outdent(line: string): string {
        let blanks = 0;
        while (blanks < this.opening.indent && line[blanks] === ' ') blanks++;
        return line.slice(blanks);
    }
}
