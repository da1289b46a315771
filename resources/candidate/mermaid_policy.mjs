// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mermaid under the page's policy (style-src 'self'; nothing fetched): an esbuild plugin. Each change names the text it
// replaces, so that another version of a package fails the build instead of the policy.

import { readFileSync } from 'node:fs';

// By the object model the policy allows it.
const setStyle = target => `${target}.style.cssText =`;

const changes = [
    {
        // The rules are handed to the page, which adopts them. The picture is taken from the document, not from markup.
        file: /mermaid[\\/]dist[\\/]mermaid\.core\.mjs$/,
        edits: [
            [
                /const style1 = document\.createElement\("style"\);\s+style1\.innerHTML = rules;\s+svg\.insertBefore\(style1, firstChild\);/,
                'svgContainingElement.dispatchEvent(new CustomEvent("rules", { detail: rules }));',
            ],
            [/const svgCode = [^;]*serializeSvg\(\);/, 'const svgCode = "";'],
            [/removeTempElements\(\);\s+if \(false\) {\s+profiler\.stop/, 'if (false) { profiler.stop'],
        ],
    },
    {
        file: /mermaid[\\/]dist[\\/]chunks[\\/]mermaid\.core[\\/].*\.mjs$/,
        edits: [
            [
                /(\w+)\.setAttribute\("style", (\w+)\);/g,
                (_, element, value) => `${setStyle(element)} ${value};`,
            ],
            // Pictures from elsewhere are not fetched.
            [/const img = new Image\(\);/g, 'throw new Error("Images are not shown in diagrams.");'],
            // A line must not be broken inside of what stands for one character.
            [
                /const svgLabel = createFormattedText\(/,
                'for (const word of structuredText.flat()) word.content = decodeHTMLEntities(word.content);\n$&',
            ],
            // Formulas are text here: their library draws with HTML and inline styles.
            [/var katexRegex = [^;]+;/, 'var katexRegex = /(?!)/g;'],
        ],
    },
    {
        file: /cytoscape[\\/]dist[\\/]cytoscape\.esm\.mjs$/,
        edits: [
            [/var containerWindow = r\.cy\.window\(\);(?=\s+\/\/ prepend a stylesheet)/, 'var containerWindow = null;'],
        ],
    },
    {
        file: /d3-selection[\\/]dist[\\/]d3-selection\.mjs$/,
        edits: [
            [/this\.setAttribute\(name, (v|value)\);/g, 'setAttributeOf(this, name, $1);'],
            [/this\.textContent = (v == null \? "" : v|value);/g, 'this.textContent = plainText($1);'],
            [/this\.innerHTML = (v == null \? "" : v|value);/g, 'setMarkup(this, $1);'],
            [
                /function creatorInherit\(name\) {/,
                `function setAttributeOf(element, name, value) {
                    if (name === "style") ${setStyle('element')} value;
                    else if (!/^on/i.test(name)) element.setAttribute(name, value);
                }
                // Where HTML is expected, texts come with their special characters written out.
                function plainText(text) {
                    const known = { amp: "&", lt: "<", gt: ">", quot: '"' };
                    return String(text).replace(/&(amp|lt|gt|quot);/g, (_, name) => known[name]);
                }
                // Only Mermaid's own icons are markup.
                function setMarkup(element, markup) {
                    if (!(element instanceof SVGElement)) element.textContent = markup;
                    else element.innerHTML = String(markup)
                        .replace(/\\son\\w+=/gi, " data-on=")
                        .replace(/\\sstyle=/gi, " data-style=");
                    for (const styled of element.querySelectorAll("[data-style]"))
                        ${setStyle('styled')} styled.getAttribute("data-style");
                }
                function creatorInherit(name) {
                    // HTML inside a picture is never drawn; every such place has plain text beside it.
                    if (name === "switch" || name === "foreignObject") name = "g";`,
            ],
        ],
    },
];

// Not in the bundle: a layout of 1.5 MB, and what makes HTML of texts or cleans it. Texts stay texts here.
const absent = {
    katex: 'export default {};',
    dompurify: `export default {
        addHook() {},
        removeAllHooks() {},
        sanitize: text =>
            String(text).replace(/<br\\s*\\/?>|[<>]/gi, part => ({ '<': '&lt;', '>': '&gt;' })[part] ?? part),
    };`,
    'elkjs/lib/elk.bundled.js':
        'export default class { constructor() { throw new Error("This layout is not available here."); } }',
};

export const mermaidPolicy = {
    name: 'mermaid-policy',
    setup(build) {
        const made = new Set();
        let begun = false;
        for (const { file, edits } of changes) {
            build.onLoad({ filter: file }, ({ path }) => {
                begun = true;
                let contents = readFileSync(path, 'utf8');
                for (const edit of edits) {
                    const changed = contents.replace(...edit);
                    if (changed !== contents) made.add(edit);
                    contents = changed;
                }
                return { contents, loader: 'js' };
            });
        }
        build.onEnd(() => {
            const missing = changes.flatMap(({ edits }) => edits).filter(edit => begun && !made.has(edit));
            if (missing.length) throw new Error(`a package changed: look at ${missing[0][0]} in mermaid_policy.mjs`);
        });
        const filter = new RegExp(`^(${Object.keys(absent).join('|')})$`);
        build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'absent' }));
        build.onLoad({ filter: /./, namespace: 'absent' }, ({ path }) => ({ contents: absent[path] }));
    },
};
