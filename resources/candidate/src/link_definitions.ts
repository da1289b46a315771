// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `[label]: address`, as links of a Markdown document refer to it.

import type { SyntaxNode, Tree } from '@lezer/common';
import { normalLabel } from './markdown_inline';

/** The label and the address; null for a node that is none. */
export function linkDefinition(node: SyntaxNode, text: string): [string, string] | null {
    const label = node.getChild('LinkLabel');
    const url = node.getChild('URL');
    const name = label && normalLabel(text.slice(label.from, label.to));
    return name && url ? [name, text.slice(url.from, url.to)] : null;
}

/** The first of each name counts. */
export function linkDefinitions(tree: Tree, text: string): Map<string, string> {
    const found = new Map<string, string>();
    for (const node of tree.topNode.getChildren('LinkReference')) {
        const definition = linkDefinition(node, text);
        if (definition && !found.has(definition[0])) found.set(...definition);
    }
    return found;
}
