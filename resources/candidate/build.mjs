// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the candidate page: node build.mjs --modules DIR --out DIR [--check]
// The npm packages stand in the build directory (--modules), not beside the sources, so that the checkout stays clean.

import { spawnSync } from 'node:child_process';
import {
    copyFileSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mermaidPolicy } from './mermaid_policy.mjs';

const here = dirname(fileURLToPath(import.meta.url));

function options(argv) {
    const found = { modules: join(here, 'node_modules'), out: '', check: false };
    for (let i = 0; i < argv.length; i++) {
        if (argv[i] === '--check') found.check = true;
        else if (argv[i] === '--modules') found.modules = resolve(argv[++i]);
        else if (argv[i] === '--out') found.out = resolve(argv[++i]);
        else throw new Error(`unknown option ${argv[i]}`);
    }
    return found;
}

function declarations(set) {
    return Object.entries(set)
        .flatMap(([group, values]) =>
            Object.entries(values).map(([name, colour]) => `--${group}-${name}: ${colour};`),
        )
        .join(' ');
}

// The desktop and the page share one source of colour. The system's choice holds unless the candidate picks one.
function tokenCss() {
    const tokens = JSON.parse(readFileSync(join(here, '../themes/tokens.json'), 'utf8'));
    const light = declarations(tokens.light);
    const dark = declarations(tokens.dark);
    return (
        `:root { color-scheme: light; ${light} }\n` +
        `@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${dark} } }\n` +
        `:root[data-theme="dark"] { color-scheme: dark; ${dark} }\n`
    );
}

// The types are found through "paths", because node's own lookup would want node_modules above the sources.
function typecheck(modules) {
    const scratch = mkdtempSync(join(tmpdir(), 'page-check-'));
    try {
        const config = {
            extends: join(here, 'tsconfig.json'),
            compilerOptions: { paths: { '*': [join(modules, '*')] } },
            include: [join(here, 'src')],
        };
        writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
        const tsc = join(modules, '.bin/tsc');
        return spawnSync(tsc, ['--project', scratch, '--noEmit'], { stdio: 'inherit' }).status ?? 1;
    } finally {
        rmSync(scratch, { recursive: true, force: true });
    }
}

// CodeMirror's style sheets go into a <style> element unless the root is a shadow root, and the page's policy
// (style-src 'self') forbids that. Documents can adopt sheets just as well; this takes the condition out.
const adoptedStyles = {
    name: 'adopted-styles',
    setup(build) {
        build.onLoad({ filter: /style-mod\.(c?js|mjs)$/ }, ({ path }) => {
            const text = readFileSync(path, 'utf8');
            const condition = '!root.head && root.adoptedStyleSheets';
            if (!text.includes(condition))
                throw new Error(`style-mod changed: look at adoptedStyles in build.mjs`);
            return { contents: text.replace(condition, 'root.adoptedStyleSheets'), loader: 'js' };
        });
    },
};

// xterm.js writes <style> elements and style attributes, which the policy forbids as well. Its sheets are adopted, its
// attributes set through the object model.
const terminalStyles = {
    name: 'terminal-styles',
    setup(build) {
        const sheet = JSON.stringify(join(here, 'src/adopted_style.ts'));
        build.onLoad({ filter: /@xterm[\\/]xterm[\\/]lib[\\/]xterm\.mjs$/ }, ({ path }) => {
            const counts = { sheets: 0, attributes: 0 };
            const contents = readFileSync(path, 'utf8')
                .replace(/[\w.]+\.createElement\("style"\)/g, () => (counts.sheets++, 'adoptedStyle()'))
                .replace(
                    /(\w+)\.setAttribute\("style",`\$\{\1\.getAttribute\("style"\)\|\|""\}\$\{(\w+)\};`\)/g,
                    (_, element, style) => (counts.attributes++, `${element}.style.cssText+=${style}`),
                );
            if (counts.sheets !== 3 || counts.attributes !== 1 || contents.includes('setAttribute("style"'))
                throw new Error(`xterm.js changed: look at terminalStyles in build.mjs`);
            return { contents: `import { adoptedStyle } from ${sheet};\n${contents}`, loader: 'js' };
        });
    },
};

// What is loaded only when it is needed, each as a file of its own.
const laterFiles = ['terminal_screen', 'diagrams'];

function styles() {
    const sheets = readdirSync(join(here, 'src'))
        .filter(n => n.endsWith('.css'))
        .sort((a, b) => Number(b === 'app.css') - Number(a === 'app.css') || (a < b ? -1 : 1));
    return tokenCss() + sheets.map(name => readFileSync(join(here, 'src', name), 'utf8')).join('');
}

async function bundle(modules, out) {
    const esbuild = createRequire(join(modules, 'resolve.js'))('esbuild');
    mkdirSync(out, { recursive: true });
    const common = {
        bundle: true,
        minify: true,
        target: 'es2020',
        charset: 'utf8',
        legalComments: 'eof',
        nodePaths: [modules],
        logLevel: 'warning',
        // Icons come from lucide-static as text and are parsed as SVG documents, never set as HTML. The style sheets
        // of packages are adopted.
        loader: { '.svg': 'text', '.css': 'text' },
        plugins: [adoptedStyles, terminalStyles, mermaidPolicy],
    };
    await esbuild.build({
        ...common,
        entryPoints: [join(here, 'src/main.ts')],
        outfile: join(out, 'app.js'),
        format: 'iife',
        external: laterFiles.map(name => `*/${name}.js`),
    });
    for (const name of laterFiles) {
        await esbuild.build({
            ...common,
            entryPoints: [join(here, `src/${name}.ts`)],
            outfile: join(out, `${name}.js`),
            format: 'esm',
        });
    }
    const css = styles();
    const small = await esbuild.transform(css, { loader: 'css', minify: true, target: 'es2020' });
    writeFileSync(join(out, 'app.css'), small.code);
    copyFileSync(join(here, 'src/index.html'), join(out, 'index.html'));
}

const { modules, out, check } = options(process.argv.slice(2));
if (check) process.exit(typecheck(modules));
if (!out) throw new Error('--out DIR says where the page goes');
await bundle(modules, out);
