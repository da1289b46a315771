// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Action icons (Lucide, ISC) and the event glyphs of the desktop, which are its own shapes.

import check from 'lucide-static/icons/check.svg';
import down from 'lucide-static/icons/chevron-down.svg';
import back from 'lucide-static/icons/chevron-left.svg';
import up from 'lucide-static/icons/chevron-up.svg';
import clock from 'lucide-static/icons/clock.svg';
import eye from 'lucide-static/icons/eye.svg';
import history from 'lucide-static/icons/history.svg';
import info from 'lucide-static/icons/info.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import lock from 'lucide-static/icons/lock.svg';
import plug from 'lucide-static/icons/plug.svg';
import plus from 'lucide-static/icons/plus.svg';
import sync from 'lucide-static/icons/refresh-cw.svg';
import settings from 'lucide-static/icons/settings.svg';
import square from 'lucide-static/icons/square.svg';
import terminal from 'lucide-static/icons/terminal.svg';
import cross from 'lucide-static/icons/x.svg';
import offline from 'lucide-static/icons/wifi-off.svg';
import warning from 'lucide-static/icons/triangle-alert.svg';
import { svg } from './dom';

const icons = {
    back,
    check,
    clock,
    cross,
    down,
    eye,
    history,
    info,
    lock,
    more,
    offline,
    plug,
    plus,
    settings,
    square,
    sync,
    terminal,
    up,
    warning,
};
export type IconName = keyof typeof icons;

export function icon(name: IconName, size = 16): Element {
    const parsed = new DOMParser().parseFromString(icons[name], 'image/svg+xml').documentElement;
    parsed.setAttribute('class', 'ico');
    parsed.setAttribute('width', String(size));
    parsed.setAttribute('height', String(size));
    parsed.setAttribute('stroke-width', '1.75');
    parsed.setAttribute('aria-hidden', 'true');
    return document.importNode(parsed, true);
}

const diamond = 'M6 1.6L10.4 6L6 10.4L1.6 6Z';
const glyphs = {
    prompt: [{ d: 'M1 1.5h10v7H5.6L3 11.2V8.5H1Z', class: 'g-candidate' }],
    reply: [{ d: 'M1.75 2.25h8.5v5.6H9v2.6L6.4 7.85H1.75Z', class: 'g-hollow' }],
    offered: [{ d: diamond, class: 'g-hollow' }],
    accepted: [{ d: 'M6 .8L11.2 6L6 11.2L.8 6Z', class: 'g-assistant' }],
    partly: [
        { d: diamond, class: 'g-hollow' },
        { d: 'M6 1V11L1 6Z', class: 'g-assistant' },
    ],
    edited: [{ d: 'M6 .8L11.2 6L6 11.2L.8 6Z', class: 'g-edited' }],
    rejected: [
        { d: diamond, class: 'g-struck' },
        { d: 'M1.2 10.8L10.8 1.2', class: 'g-strike' },
    ],
    hint: [{ d: 'M2.2 1.5h7.6v5L6 10.4 2.2 6.5Z', class: 'g-hint' }],
    pass: [
        { d: 'M6 .4a5.6 5.6 0 1 0 .01 0Z', class: 'g-pass' },
        { d: 'M3.3 6.2L5.2 8.1L8.8 4', class: 'g-tick' },
    ],
    fail: [
        { d: 'M.8 .8h10.4v10.4H.8Z', class: 'g-fail' },
        { d: 'M3.5 3.5L8.5 8.5M8.5 3.5L3.5 8.5', class: 'g-tick' },
    ],
    run: [{ d: 'M2 1L11 6L2 11Z', class: 'g-run' }],
};
export type GlyphName = keyof typeof glyphs;

export function glyph(name: GlyphName, size = 12): SVGSVGElement {
    return svg(size, size, glyphs[name], '0 0 12 12');
}

export function brandMark(): SVGSVGElement {
    return svg(18, 18, [
        { d: 'M3 0h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3Z', class: 'm-plate' },
        { d: 'M4 12.5L9 4.5L14 12.5Z', class: 'm-jet' },
    ]);
}
