// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What programs write, made visible and harmless: control characters become symbols, and what would turn the direction
// of the text, or would not be seen at all, its number. Nothing is interpreted but line ends and tabs. A lone carriage
// return shows as "␍" and a new line: a terminal would write over the line, and so could hide what was said.

import { soundText } from './sound_text';

const unseen =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
const everyUnseen = new RegExp(unseen, 'g');

function symbol(character: string): string {
    const code = character.codePointAt(0)!;
    if (character === '\r') return '\u240d\n';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}

/** One stream, in the pieces that it comes in: a line end may be cut in two. */
export class Printer {
    private held = '';

    print(text: string): string {
        const all = this.held + text;
        this.held = /[\r\ud800-\udbff]$/.exec(all)?.[0] ?? '';
        return printable(this.held ? all.slice(0, -1) : all);
    }

    /** Nothing follows. */
    end(): string {
        const rest = printable(this.held);
        this.held = '';
        return rest;
    }
}

export function printable(text: string): string {
    const lines = text.includes('\r') ? text.replace(/\r\n/g, '\n') : text;
    const sound = /[\ud800-\udfff]/.test(lines) ? soundText(lines) : lines;
    return unseen.test(sound) ? sound.replace(everyUnseen, symbol) : sound;
}

/** For a name or a reason inside a line of ours. */
export function printableLine(text: string, longest = 200): string {
    const line = printable(text.slice(0, longest + 1)).replace(/[\n\t]+/g, ' ');
    return line.length > longest ? `${line.slice(0, longest - 1)}\u2026` : line;
}
