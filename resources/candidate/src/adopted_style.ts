// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in where xterm.js makes a <style> element (see build.mjs): its text becomes a sheet that the document adopts.

export function adoptedStyle(): HTMLElement {
    const element = document.createElement('data');
    const sheet = new CSSStyleSheet();
    element.hidden = true;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    Object.defineProperty(element, 'textContent', { set: (css: string) => sheet.replaceSync(css) });
    element.remove = () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
        HTMLElement.prototype.remove.call(element);
    };
    return element;
}
