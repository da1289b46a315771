// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places in the session's files that a text speaks of: `limiter.py:34`, `File "limiter.py", line 34`,
// `limiter.ts(34,5)`, `test_limiter.py::test_window`. Linear in the text, whatever stands in it.

export type Place = { name: string; line?: number; symbol?: string };
export type LinkPart = { text: string; place?: Place };

const mark = /", line (\d{1,6})|[:(](\d{1,6})(?!\d)|::([^\s:;,"'()[\]]{1,120}(?:::[^\s:;,"'()[\]]{1,120})?)/g;
const longestPath = 240;
const pathUnit = /[^\s"'`()<>:;,=|[\]{}]/;

/** Where the path before `end` begins. */
function pathStart(text: string, end: number, quoted: boolean): number {
    const least = Math.max(0, end - longestPath);
    let at = end;
    while (at > least && (quoted ? text[at - 1] !== '"' && text[at - 1] !== '\n' : pathUnit.test(text[at - 1]!)))
        at--;
    return at;
}

/** The file that a path means: programs say it relative to where they run, or in full. */
export function fileOf(path: string, names: readonly string[]): string | undefined {
    const plain = path.replace(/^(?:\.\/)+/, '');
    const fitting = names.filter(name => plain === name || plain.endsWith(`/${name}`));
    return fitting.sort((a, b) => b.length - a.length)[0];
}

export function linkParts(text: string, names: readonly string[]): LinkPart[] {
    const parts: LinkPart[] = [];
    let done = 0;
    for (const match of names.length ? text.matchAll(mark) : []) {
        const quoted = match[1] !== undefined;
        const from = pathStart(text, match.index, quoted);
        if (from < done) continue;
        const name = fileOf(text.slice(from, match.index), names);
        if (name === undefined) continue;
        const end = match.index + match[0].length;
        const line = match[1] ?? match[2];
        const place = line === undefined ? { name, symbol: symbolOf(match[3]!) } : { name, line: Number(line) };
        if (from > done) parts.push({ text: text.slice(done, from) });
        parts.push({ text: text.slice(from, end), place });
        done = end;
    }
    if (done < text.length) parts.push({ text: text.slice(done) });
    return parts;
}

/** `Class::test` stands where `test` does. */
function symbolOf(path: string): string {
    return path.split('::').pop()!;
}

/** The line, from 1, in which a name is defined, or first stands. */
export function lineOfSymbol(lines: Iterable<string>, symbol: string): number {
    const word = new RegExp(`(^|\\W)${symbol.replace(/[^\w]/g, '\\$&')}($|\\W)`);
    let at = 0;
    let first = 0;
    for (const line of lines) {
        at++;
        if (!line.includes(symbol) || !word.test(line)) continue;
        if (/^\s*(?:async |export |public |pub )*(?:def|fn|func|function|class|void|test|it)\b/.test(line)) return at;
        first ||= at;
    }
    return first || 1;
}
