// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A diagram at its full size.

import { button, h } from './dom';

export function enlarge(svg: SVGSVGElement | null, from: HTMLElement): void {
    if (!svg) return;
    const shown = svg.cloneNode(true) as SVGSVGElement;
    shown.removeAttribute('style');
    const label = svg.getAttribute('aria-label') ?? 'Diagram';
    const close = button('Close', '', () => dialog.close());
    const dialog = h(
        'dialog',
        { class: 'diagram-dialog', attrs: { 'aria-label': label } },
        h('div', { class: 'picture', attrs: { tabindex: '0', role: 'region', 'aria-label': label } }, shown),
        h('div', { class: 'dialog-foot' }, close),
    );
    dialog.addEventListener('close', () => {
        dialog.remove();
        from.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    close.focus();
}
