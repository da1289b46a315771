// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of a file by its name. All of them are in the bundle: nothing is fetched later.

import { cpp } from '@codemirror/lang-cpp';
import { css } from '@codemirror/lang-css';
import { go } from '@codemirror/lang-go';
import { html } from '@codemirror/lang-html';
import { java } from '@codemirror/lang-java';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { php } from '@codemirror/lang-php';
import { python } from '@codemirror/lang-python';
import { rust } from '@codemirror/lang-rust';
import { sql } from '@codemirror/lang-sql';
import { xml } from '@codemirror/lang-xml';
import { yaml } from '@codemirror/lang-yaml';
import { StreamLanguage } from '@codemirror/language';
import { csharp, kotlin, scala } from '@codemirror/legacy-modes/mode/clike';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { ruby } from '@codemirror/legacy-modes/mode/ruby';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { swift } from '@codemirror/legacy-modes/mode/swift';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import { Compartment, type Extension } from '@codemirror/state';

/** Holds an editor's language: a file that gets another name may need another one. */
export const languageSlot = new Compartment();

const typescript = () => javascript({ typescript: true });
const byExtension: Record<string, () => Extension> = {
    py: python,
    pyi: python,
    js: javascript,
    mjs: javascript,
    cjs: javascript,
    jsx: () => javascript({ jsx: true }),
    ts: typescript,
    mts: typescript,
    tsx: () => javascript({ typescript: true, jsx: true }),
    c: cpp,
    h: cpp,
    cc: cpp,
    cpp,
    cxx: cpp,
    hpp: cpp,
    java,
    go,
    rs: rust,
    php,
    sql,
    html,
    htm: html,
    css,
    json,
    xml,
    svg: xml,
    yaml,
    yml: yaml,
    md: markdown,
    markdown,
    cs: () => StreamLanguage.define(csharp),
    kt: () => StreamLanguage.define(kotlin),
    scala: () => StreamLanguage.define(scala),
    swift: () => StreamLanguage.define(swift),
    rb: () => StreamLanguage.define(ruby),
    sh: () => StreamLanguage.define(shell),
    bash: () => StreamLanguage.define(shell),
    toml: () => StreamLanguage.define(toml),
    dockerfile: () => StreamLanguage.define(dockerFile),
};

export function languageFor(fileName: string): Extension {
    const ending = fileName.toLowerCase().split(/[./]/).pop() ?? '';
    return Object.hasOwn(byExtension, ending) ? byExtension[ending]!() : [];
}
