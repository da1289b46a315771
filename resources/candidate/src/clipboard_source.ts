// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that is cut or copied in one editor of the session and pasted in another carries a mark of where it stood, so
// that the host can give it back its author. The mark travels in the clipboard beside the text: whatever is copied
// elsewhere replaces both, and a claim never outlives the text it speaks of.

import { EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import { sourceAnnotation } from './origins';
import type { WireSource } from './wire';

const markType = 'application/x-jumpseat-source';

/** Where the text between two positions of this editor stands in a confirmed version. */
export type FindPlace = (from: number, to: number) => WireSource | null;

function isSource(value: Partial<WireSource>): value is WireSource {
    return (
        typeof value.file === 'string' &&
        Number.isSafeInteger(value.version) &&
        Number.isSafeInteger(value.from)
    );
}

/** Null also for the mark of another session: its files are not known here. */
export function readMark(data: DataTransfer | null, session: string): WireSource | null {
    try {
        const mark = JSON.parse(data?.getData(markType) || 'null') as
            (Partial<WireSource> & { session?: unknown }) | null;
        if (mark?.session !== session || !isSource(mark)) return null;
        return { file: mark.file, version: mark.version, from: mark.from };
    } catch {
        return null;
    }
}

/**
 * What will be copied, as CodeMirror does it: the selection, or the whole line of a bare cursor. Null when that is not
 * one piece of the text, as for the last line, which is copied with a break that does not stand there.
 */
function copiedRange({ selection, doc }: EditorState): { from: number; to: number } | null {
    const ranges = selection.ranges.filter(range => !range.empty);
    if (ranges.length) return ranges.length === 1 ? ranges[0]! : null;
    if (selection.ranges.length > 1) return null;
    const line = doc.lineAt(selection.main.head);
    return line.to < doc.length ? { from: line.from, to: line.to + 1 } : null;
}

class ClipboardMarks {
    /** Of the paste or drop that is being carried out at this moment. */
    pasting: WireSource | null = null;
    private copying: WireSource | null = null;

    constructor(
        private readonly session: string,
        private readonly place: FindPlace,
    ) {}

    /** Before CodeMirror handles it: a cut text is gone afterwards. */
    begin(event: Event, state: EditorState): void {
        const data = transferOf(event);
        if (event.type === 'paste' || event.type === 'drop') {
            this.pasting = readMark(data, this.session);
        } else {
            const range = copiedRange(state);
            this.copying = range && this.place(range.from, range.to);
        }
    }

    /** After CodeMirror has put its text there. */
    end(event: Event): void {
        this.pasting = null;
        if (this.copying && (event.defaultPrevented || event.type === 'dragstart'))
            transferOf(event)?.setData(markType, JSON.stringify({ session: this.session, ...this.copying }));
        this.copying = null;
    }
}

export function transferOf(event: Event): DataTransfer | null {
    if (event instanceof ClipboardEvent) return event.clipboardData;
    return event instanceof DragEvent ? event.dataTransfer : null;
}

const events = ['copy', 'cut', 'dragstart', 'paste', 'drop'];

export function clipboardSource(session: string, place: FindPlace): Extension {
    const marks = new ClipboardMarks(session, place);
    const listen = ViewPlugin.define((view: EditorView) => {
        const before = (event: Event) => marks.begin(event, view.state);
        const after = (event: Event) => marks.end(event);
        for (const name of events) {
            view.dom.addEventListener(name, before, true);
            view.dom.addEventListener(name, after);
        }
        return {
            destroy() {
                for (const name of events) {
                    view.dom.removeEventListener(name, before, true);
                    view.dom.removeEventListener(name, after);
                }
            },
        };
    });
    const annotate = EditorState.transactionExtender.of(transaction => {
        const source = marks.pasting;
        if (!source || !transaction.docChanged || !isPaste(transaction)) return null;
        let places = 0;
        transaction.changes.iterChanges(() => places++);
        return places === 1 ? { annotations: sourceAnnotation.of(source) } : null;
    });
    return [listen, annotate];
}

function isPaste(transaction: Transaction): boolean {
    return transaction.isUserEvent('input.paste') || transaction.isUserEvent('input.drop');
}
