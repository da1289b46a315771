// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text in which the places of the session's files are buttons.

import { EditorView } from '@codemirror/view';
import { lineOfSymbol, linkParts, type Place } from './code_links';
import { h } from './dom';
import type { SessionFiles } from './session_files';

export class PlaceLinks {
    constructor(private readonly files: SessionFiles) {}

    /** `text`: printable already. */
    nodes(text: string): Node[] {
        const names = [...this.files.present.values()].map(({ name }) => name);
        return linkParts(text, names).map(part =>
            part.place ? this.button(part.text, part.place) : new Text(part.text),
        );
    }

    /** Shows a place in its editor; false when the file is gone. */
    show({ name, line, symbol }: Place): boolean {
        const file = [...this.files.present.values()].find(one => one.name === name);
        if (!file) return false;
        this.files.bar.select(file.id);
        const { doc } = file.view.state;
        const wanted = line ?? lineOfSymbol(doc.iterLines(), symbol ?? '');
        const { from } = doc.line(Math.min(Math.max(1, wanted), doc.lines));
        file.view.focus();
        file.view.dispatch({
            selection: { anchor: from },
            effects: EditorView.scrollIntoView(from, { y: 'center' }),
        });
        return true;
    }

    private button(text: string, place: Place): HTMLElement {
        return h('button', {
            class: 'place',
            text,
            attrs: { type: 'button', title: `Show ${place.name} there` },
            on: { click: () => this.show(place) },
        });
    }
}
