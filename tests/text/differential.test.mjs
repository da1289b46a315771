// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our change sets against @codemirror/state, section by section, over seeded cases.
// SEED and CASES make another or a longer run; a failure prints the case itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, Dice, fromModules } from './driver.mjs';

const { ChangeSet, MapMode, Text } = fromModules('@codemirror/state');
const seed = Number(process.env.SEED ?? 20261123);
const cases = Number(process.env.CASES ?? 30_000);

const modes = [MapMode.Simple, MapMode.TrackDel, MapMode.TrackBefore, MapMode.TrackAfter];
const pieces = [
    ...'abcxyz    (){};',
    ...['\n', '\n', '\r\n', '\r', '\t', 'é', 'e\u0301', '🙂', '👩‍💻', '\ud83d', '\ude42', '\u2028', '\ufeff', '漢字'],
];
const split = text => text.split(/\r\n?|\n/);

function words(dice, most) {
    let text = '';
    for (let left = dice.below(most + 1); left > 0; --left) text += dice.pick(pieces);
    return text;
}

/** Positions often coincide: ties are where implementations differ. */
function change(dice, length) {
    const spots = [0, length, dice.below(length + 1), dice.below(length + 1)];
    const spot = () => (dice.chance(0.5) ? dice.pick(spots) : dice.below(length + 1));
    const specs = [];
    for (let left = dice.below(5); left > 0; --left) {
        const [from, to] = [spot(), spot()].sort((a, b) => a - b);
        const insert = dice.chance(0.7) ? Text.of(split(words(dice, 4))) : undefined;
        specs.push({ from, to: dice.chance(0.4) ? from : to, insert });
    }
    // As one set where the ranges allow it, else one over the other: both ways make sections of their own kind.
    let made = ChangeSet.empty(length);
    for (const spec of specs) {
        const one = ChangeSet.of(spec, length);
        made = made.compose(one.map(made, dice.chance(0.5)));
    }
    return made;
}

/** Touching sections of every kind. Two kept or two deleted in a row are one: we join them, theirs may not. */
function rawChange(dice, length) {
    const parts = [];
    let last;
    for (let left = length; left > 0;) {
        const len = 1 + dice.below(left);
        const kind = dice.pick(['keep', 'delete', 'replace'].filter(other => other !== last));
        if (kind === 'keep') parts.push(len);
        else if (kind === 'delete') parts.push([len]);
        else parts.push([len, ...split(words(dice, 3) + 'r')]);
        last = kind === 'replace' ? undefined : kind;
        if (dice.chance(0.3)) {
            parts.push([0, ...split(words(dice, 2) + 'i')]);
            last = undefined;
        }
        left -= len;
    }
    return ChangeSet.fromJSON(parts);
}

const anyChange = (dice, length) => (dice.chance(0.25) ? rawChange : change)(dice, length);

/** One request with the answer that the reference gives. */
function draw(dice) {
    const raw = words(dice, dice.chance(0.1) ? 200 : 14);
    const doc = Text.of(split(raw));
    const a = anyChange(dice, doc.length);
    switch (dice.below(6)) {
        case 0:
            return [{ op: 'apply', doc: raw, a }, { doc: a.apply(doc).toString() }];
        case 1: {
            const b = anyChange(dice, a.newLength);
            return [{ op: 'compose', a, b }, { changes: a.compose(b) }];
        }
        case 2:
        case 3: {
            const b = anyChange(dice, doc.length);
            const before = dice.chance(0.5);
            return [{ op: 'map', a, b, before }, { changes: a.map(b, before) }];
        }
        case 4:
            return [{ op: 'invert', a, doc: raw }, { changes: a.invert(doc) }];
        default: {
            const pos = dice.below(doc.length + 1);
            const assoc = dice.below(3) - 1;
            const mode = dice.below(4);
            return [{ op: 'mapPos', a, pos, assoc, mode }, { pos: a.mapPos(pos, assoc, modes[mode]) }];
        }
    }
}

test(`${cases} cases from seed ${seed} agree with @codemirror/state`, async () => {
    const dice = new Dice(seed);
    const drawn = Array.from({ length: cases }, () => draw(dice));
    const answers = await ask(drawn.map(([request]) => request));
    for (const [i, [request, expected]] of drawn.entries()) {
        const got = JSON.stringify(answers[i]);
        const wanted = JSON.stringify(expected);
        if (got !== wanted)
            assert.fail(`case ${i} of seed ${seed}\n${JSON.stringify(request)}\nours   ${got}\ntheirs ${wanted}`);
    }
    const ops = new Set(drawn.map(([{ op }]) => op));
    assert.equal(ops.size, 5);
});

const refused = {
    'no JSON': '{"op":',
    'not an object': '[1]',
    'nothing known': { op: 'shrug', a: [] },
    'no change set': { op: 'apply', doc: '' },
    'a change set of the wrong type': { op: 'apply', doc: '', a: { length: 0 } },
    'a document of another length': { op: 'apply', doc: 'abc', a: [2] },
    'a document that is no text': { op: 'apply', doc: 7, a: [] },
    'inverted for another length': { op: 'invert', doc: 'abc', a: [[2]] },
    'composed with one for another length': { op: 'compose', a: [3], b: [4] },
    'mapped over one that is longer': { op: 'map', a: [3], b: [[5]], before: false },
    'mapped over one that deletes past the end': { op: 'map', a: [2, [0, 'x']], b: [1, [3]], before: true },
    'negative': { op: 'apply', doc: '', a: [-1] },
    'negative in a section': { op: 'apply', doc: 'a', a: [[-1, 'x']] },
    'fractional': { op: 'apply', doc: 'a', a: [0.5] },
    'huge': { op: 'apply', doc: 'a', a: [1e300] },
    'beyond 2^31': { op: 'apply', doc: 'a', a: [4294967297] },
    'adding up beyond 2^31': { op: 'apply', doc: 'a', a: [2147483647, [2147483647]] },
    'a string for a number': { op: 'apply', doc: 'a', a: ['1'] },
    'a number for a line': { op: 'apply', doc: 'a', a: [[1, 2]] },
    'an empty section': { op: 'apply', doc: '', a: [[]] },
    'nested': { op: 'apply', doc: '', a: [[[0, 'x']]] },
    'null': { op: 'apply', doc: '', a: [null] },
    'a break inside a line': { op: 'apply', doc: '', a: [[0, 'a\nb']] },
    'a return inside a line': { op: 'apply', doc: '', a: [[0, 'a\rb']] },
    'a position past the end': { op: 'mapPos', a: [3], pos: 4, assoc: 1, mode: 0 },
    'a position before the start': { op: 'mapPos', a: [3], pos: -1, assoc: 1, mode: 0 },
    'half a position': { op: 'mapPos', a: [3], pos: 0.5, assoc: 1, mode: 0 },
    'an unknown mode': { op: 'mapPos', a: [3], pos: 1, assoc: 1, mode: 4 },
    'very deep': `{"op":"apply","doc":"","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
};

for (const [what, request] of Object.entries(refused)) {
    test(`refused: ${what}`, async () => {
        const [answer, next] = await ask([request, { op: 'apply', doc: 'still', a: [5, [0, ' here']] }]);
        assert.deepEqual(Object.keys(answer), ['error']);
        assert.ok(answer.error.length > 0);
        assert.deepEqual(next, { doc: 'still here' });
    });
}
