// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A module of the page without the page, for what is only a function.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromModules } from './browser.mjs';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../resources/candidate/src');

async function bundle(name, options) {
    const { outputFiles } = await fromModules('esbuild').build({
        entryPoints: [join(sources, `${name}.ts`)],
        bundle: true,
        write: false,
        nodePaths: [process.env.NPM_MODULES],
        logLevel: 'warning',
        ...options,
    });
    return outputFiles[0].text;
}

export async function fromSource(name) {
    const code = await bundle(name, { format: 'esm' });
    return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** Its exports as `window[global]` of a page. */
export async function intoPage(page, name, global) {
    const code = await bundle(name, { format: 'iife', globalName: 'made' });
    await page.evaluate(`${code}; window.${global} = made;`);
}
