// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Computed styles as the attributes of a plain SVG: opaque colours, plain numbers.

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svgElement<K extends keyof SVGElementTagNameMap>(name: K): SVGElementTagNameMap[K];
export function svgElement(name: string): SVGElement;
export function svgElement(name: string): SVGElement {
    return document.createElementNS(svgNamespace, name);
}

/** Short, and never an exponent or NaN. */
export function number(value: number): string {
    if (!Number.isFinite(value)) return '0';
    return String(Number(value.toFixed(Math.abs(value) < 2 ? 4 : 2)));
}

type Paint = { colour: string; opacity: number };

/** Null: nothing is painted. Gradients and patterns are not taken over: what they paint is left out. */
export function paint(value: string): Paint | null {
    const parts = /^rgba?\(([^)]+)\)$/.exec(value)?.[1]?.split(/[,/\s]+/).filter(part => part);
    if (parts) {
        const [red = 0, green = 0, blue = 0, opacity = 1] = parts.map(Number.parseFloat);
        return opacity > 0 ? { colour: hex([red, green, blue]), opacity } : null;
    }
    // color(srgb 0.1 0.2 0.3 / 0.5), as a mix of colours is computed
    const mixed = /^color\(srgb ([^)]+)\)$/.exec(value)?.[1]?.split(/[/\s]+/).map(Number.parseFloat);
    if (!mixed) return null;
    const [red = 0, green = 0, blue = 0, opacity = 1] = mixed;
    return opacity > 0 ? { colour: hex([red * 255, green * 255, blue * 255]), opacity } : null;
}

function hex(channels: number[]): string {
    const byte = (channel: number) => Math.round(Math.min(255, Math.max(0, channel || 0)));
    return `#${channels.map(channel => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

export function fillAttributes(style: CSSStyleDeclaration): [string, string][] {
    const fill = paint(style.fill);
    if (!fill) return [['fill', 'none']];
    const opacity = fill.opacity * Number.parseFloat(style.fillOpacity);
    return [
        ['fill', fill.colour],
        ...(opacity < 1 ? [['fill-opacity', number(opacity)] as [string, string]] : []),
        ...(style.fillRule === 'evenodd' ? [['fill-rule', 'evenodd'] as [string, string]] : []),
    ];
}

function strokeAttributes(style: CSSStyleDeclaration): [string, string][] {
    const stroke = paint(style.stroke);
    const width = Number.parseFloat(style.strokeWidth);
    if (!stroke || !(width > 0)) return [];
    const found: [string, string][] = [
        ['stroke', stroke.colour],
        ['stroke-width', number(width)],
    ];
    const opacity = stroke.opacity * Number.parseFloat(style.strokeOpacity);
    if (opacity < 1) found.push(['stroke-opacity', number(opacity)]);
    const dashes = style.strokeDasharray.split(/[,\s]+/).map(Number.parseFloat);
    const gaps = dashes.filter((_, i) => i % 2 === 1);
    const dashed = dashes.length === 1 ? dashes[0]! > 0 : gaps.some(gap => gap > 0);
    if (dashed) found.push(['stroke-dasharray', dashes.map(number).join(' ')]);
    if (style.strokeLinecap !== 'butt') found.push(['stroke-linecap', style.strokeLinecap]);
    if (style.strokeLinejoin !== 'miter') found.push(['stroke-linejoin', style.strokeLinejoin]);
    return found;
}

export function paintAttributes(style: CSSStyleDeclaration): [string, string][] {
    return [...fillAttributes(style), ...strokeAttributes(style)];
}
