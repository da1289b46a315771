// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The band beside each line: who wrote it, in the same 7 px patterns as the interviewer sees.

import {
    Annotation,
    RangeSetBuilder,
    StateEffect,
    StateField,
    Transaction,
    type RangeSet,
    type Text,
} from '@codemirror/state';
import { gutter, GutterMarker, type EditorView } from '@codemirror/view';
import { guessOrigin, Provenance } from './provenance';
import type { OriginKind, WireSource } from './wire';

/** The id of the suggestion whose text a transaction brings in. */
export const suggestionAnnotation = Annotation.define<string>();
/** Where the text stood before that a transaction pastes. */
export const sourceAnnotation = Annotation.define<WireSource>();

export const setOrigins = StateEffect.define<Provenance>();

export const originField = StateField.define<Provenance>({
    create: state => Provenance.of([{ length: state.doc.length, kind: 'unknown', source: '' }]),
    update(value, transaction) {
        for (const effect of transaction.effects) if (effect.is(setOrigins)) return effect.value;
        if (!transaction.docChanged) return value;
        const origin = guessOrigin(
            transaction.annotation(Transaction.userEvent) ?? '',
            transaction.annotation(suggestionAnnotation),
            transaction.annotation(sourceAnnotation) !== undefined,
        );
        return value.guess(transaction.changes, origin);
    },
});

class Band extends GutterMarker {
    constructor(private readonly kind: OriginKind) {
        super();
        this.elementClass = `cm-band cm-band-${kind}`;
    }

    override eq(other: Band): boolean {
        return other.kind === this.kind;
    }
}

const bands = new Map<OriginKind, Band>();

function bandFor(kind: OriginKind): Band {
    let band = bands.get(kind);
    if (!band) bands.set(kind, (band = new Band(kind)));
    return band;
}

function* linesBetween(doc: Text, from: number, to: number) {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
        yield line;
        if (line.to >= to || line.number === doc.lines) return;
    }
}

function markers(view: EditorView): RangeSet<GutterMarker> {
    const builder = new RangeSetBuilder<GutterMarker>();
    const lines = [...linesBetween(view.state.doc, view.viewport.from, view.viewport.to)];
    const kinds = view.state.field(originField).lineKinds(lines);
    lines.forEach((line, i) => builder.add(line.from, line.from, bandFor(kinds[i]!)));
    return builder.finish();
}

export const originGutter = gutter({ class: 'cm-origins', markers });
