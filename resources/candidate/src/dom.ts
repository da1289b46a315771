// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The only place where elements are made. Text goes in as text nodes, never as HTML: names, prompts and replies are
// other people's words.

const svgNamespace = 'http://www.w3.org/2000/svg';

export type Child = Node | string | null | false | undefined;

type Props = {
    class?: string;
    text?: string;
    attrs?: Record<string, string | boolean | null>;
    on?: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }>;
};

export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    props: Props = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    if (props.class) element.className = props.class;
    if (props.text !== undefined) element.textContent = props.text;
    for (const [name, value] of Object.entries(props.attrs ?? {})) {
        if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
    }
    for (const [name, handler] of Object.entries(props.on ?? {})) {
        element.addEventListener(name, handler as EventListener);
    }
    append(element, children);
    return element;
}

export function append(parent: Element, children: Child[]): void {
    for (const child of children) {
        if (child) parent.append(child);
    }
}

export function replace(parent: Element, ...children: Child[]): void {
    parent.replaceChildren();
    append(parent, children);
}

export function button(
    label: string,
    kind: '' | 'primary' | 'flat',
    act: () => void,
    icon?: Element,
): HTMLButtonElement {
    return h(
        'button',
        { class: `btn ${kind}`.trim(), attrs: { type: 'button' }, on: { click: act } },
        icon,
        label,
    );
}

export function svg(
    width: number,
    height: number,
    paths: Record<string, string>[],
    viewBox?: string,
): SVGSVGElement {
    const root = document.createElementNS(svgNamespace, 'svg');
    root.setAttribute('width', String(width));
    root.setAttribute('height', String(height));
    root.setAttribute('viewBox', viewBox ?? `0 0 ${width} ${height}`);
    root.setAttribute('aria-hidden', 'true');
    for (const attributes of paths) {
        const path = document.createElementNS(svgNamespace, 'path');
        for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
        root.append(path);
    }
    return root;
}
