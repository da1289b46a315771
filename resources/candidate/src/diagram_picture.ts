// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A picture that Mermaid drew in the document, taken over shape by shape: only what is named here, with every style as
// an attribute and every text where it was measured. So it needs no style sheet, runs nothing, fetches nothing, and a
// plain renderer (QtSvg) draws it as the browser does.

import { textLines } from './diagram_text';
import { number, paintAttributes, svgElement } from './diagram_paint';

const geometry: Record<string, string[]> = {
    rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
    circle: ['cx', 'cy', 'r'],
    ellipse: ['cx', 'cy', 'rx', 'ry'],
    line: ['x1', 'y1', 'x2', 'y2'],
};
const written: Record<string, string> = { path: 'd', polygon: 'points', polyline: 'points' };
const groups = new Set(['g', 'a', 'svg']);
const sound = /^[MLHVCSQTAZ\d\s.,e+-]+$/i;
const deepest = 60;
const margin = 8;
const mostGrowth = 40;

export type Picture = { svg: SVGSVGElement; width: number; height: number; title: string };

export function takePicture(drawn: SVGSVGElement): Picture {
    return new Copy(drawn).picture();
}

class Copy {
    private readonly markers = new Map<string, string>(); // by their ids in the drawing
    private readonly defs = svgElement('defs');

    constructor(private readonly drawn: SVGSVGElement) {}

    picture(): Picture {
        const root = svgElement('svg');
        const { x, y, width, height } = this.frame();
        root.setAttribute('width', number(width));
        root.setAttribute('height', number(height));
        root.setAttribute('viewBox', [x, y, width, height].map(number).join(' '));
        root.setAttribute('font-family', 'sans-serif');
        this.children(this.drawn, root, 0);
        if (this.defs.childElementCount) root.prepend(this.defs);
        const title = [...this.drawn.children].find(child => child.localName === 'title');
        return { svg: root, width, height, title: title?.textContent?.trim() ?? '' };
    }

    /** Some kinds make their frame a little too small for their texts. */
    private frame(): DOMRect {
        const own = this.drawn.viewBox.baseVal;
        const all = this.drawn.getBBox();
        if (!own || !(own.width > 0 && own.height > 0))
            return new DOMRect(all.x - margin, all.y - margin, all.width + 2 * margin, all.height + 2 * margin);
        const more = (by: number) => Math.min(mostGrowth, Math.max(0, by));
        const left = more(own.x - all.x);
        const top = more(own.y - all.y);
        const right = more(all.x + all.width - own.x - own.width);
        const bottom = more(all.y + all.height - own.y - own.height);
        return new DOMRect(own.x - left, own.y - top, own.width + left + right, own.height + top + bottom);
    }

    private children(from: Element, to: SVGElement, depth: number): void {
        if (depth > deepest) return;
        for (const child of from.children) {
            if (!(child instanceof SVGGraphicsElement)) continue;
            const style = getComputedStyle(child);
            if (style.display !== 'none') this.copy(child, style, to, depth);
        }
    }

    private copy(from: SVGGraphicsElement, style: CSSStyleDeclaration, to: SVGElement, depth: number): void {
        const name = from.localName;
        if (groups.has(name)) {
            const group = svgElement('g');
            this.place(from, style, group);
            this.children(from, group, depth + 1);
            if (group.hasAttributes()) to.append(...(group.childElementCount ? [group] : []));
            else to.append(...group.children);
        } else if (style.visibility !== 'visible') {
            return;
        } else if (name === 'text') {
            const lines = textLines(from as SVGTextElement);
            const home = lines.length > 1 ? svgElement('g') : lines[0];
            if (!home) return;
            if (lines.length > 1) home.append(...lines);
            this.place(from, style, home);
            to.append(home);
        } else {
            const shape = this.shape(from, style);
            if (!shape) return;
            this.place(from, style, shape);
            to.append(shape);
        }
    }

    private place(from: SVGGraphicsElement, style: CSSStyleDeclaration, to: SVGElement): void {
        const transform = from instanceof SVGSVGElement ? nested(from) : moved(style.transform);
        if (transform) to.setAttribute('transform', transform);
        const opacity = Number.parseFloat(style.opacity);
        if (opacity < 1) to.setAttribute('opacity', number(opacity));
    }

    private shape(from: SVGElement, style: CSSStyleDeclaration): SVGElement | null {
        const name = from.localName;
        const shape = svgElement(name);
        const text = written[name];
        if (text) {
            const value = from.getAttribute(text)?.trim() ?? '';
            if (!sound.test(value)) return null;
            shape.setAttribute(text, value);
        } else if (geometry[name]) {
            for (const side of geometry[name]) {
                const value = length(from, side, style);
                if (value) shape.setAttribute(side, number(value));
            }
            if (name === 'rect' && !(shape.hasAttribute('width') && shape.hasAttribute('height'))) return null;
        } else {
            return null;
        }
        const painted = paintAttributes(style);
        if (painted.length === 1 && painted[0]![1] === 'none') return null;
        for (const [key, value] of painted) shape.setAttribute(key, value);
        if (text || name === 'line') this.ends(style, shape);
        return shape;
    }

    private ends(style: CSSStyleDeclaration, shape: SVGElement): void {
        for (const end of ['marker-start', 'marker-mid', 'marker-end']) {
            const id = /#([^"')]+)["']?\)/.exec(style.getPropertyValue(end))?.[1];
            const marker = id === undefined ? undefined : this.marker(id);
            if (marker) shape.setAttribute(end, `url(#${marker})`);
        }
    }

    /** Its id here; a marker that is used twice is copied once. */
    private marker(id: string): string | undefined {
        const known = this.markers.get(id);
        if (known) return known;
        const marker = this.drawn.querySelector(`marker[id="${CSS.escape(id)}"]`);
        if (!(marker instanceof SVGMarkerElement)) return undefined;
        const copy = svgElement('marker');
        const name = `m${this.markers.size}`;
        this.markers.set(id, name);
        copy.setAttribute('id', name);
        for (const side of ['refX', 'refY', 'markerWidth', 'markerHeight'] as const)
            copy.setAttribute(side, number(marker[side].baseVal.value));
        const { x, y, width, height } = marker.viewBox.baseVal;
        if (width > 0 && height > 0) copy.setAttribute('viewBox', [x, y, width, height].map(number).join(' '));
        const orient = marker.getAttribute('orient') ?? '0';
        copy.setAttribute('orient', /^auto(-start-reverse)?$/.test(orient) ? orient : number(parseFloat(orient)));
        if (marker.markerUnits.baseVal === SVGMarkerElement.SVG_MARKERUNITS_USERSPACEONUSE)
            copy.setAttribute('markerUnits', 'userSpaceOnUse');
        this.children(marker, copy, 0);
        this.defs.append(copy);
        return name;
    }
}

/** What an attribute says in user units; a style may say the roundness of corners otherwise. */
function length(element: SVGElement, side: string, style: CSSStyleDeclaration): number {
    if (side === 'rx' || side === 'ry') {
        const styled = style.getPropertyValue(side);
        if (styled.endsWith('px')) return parseFloat(styled);
    }
    const animated: unknown = (element as unknown as Record<string, unknown>)[side];
    return animated instanceof SVGAnimatedLength ? animated.baseVal.value : 0;
}

function moved(transform: string): string {
    if (!transform || transform === 'none') return '';
    return matrix(new DOMMatrix(transform));
}

function nested(svg: SVGSVGElement): string {
    const inside = svg.getScreenCTM();
    const outside = (svg.parentNode as SVGGraphicsElement).getScreenCTM?.();
    return inside && outside ? matrix(outside.inverse().multiply(inside)) : '';
}

function matrix({ a, b, c, d, e, f }: DOMMatrixReadOnly): string {
    if (a === 1 && b === 0 && c === 0 && d === 1) return e || f ? `translate(${number(e)} ${number(f)})` : '';
    return `matrix(${[a, b, c, d, e, f].map(number).join(' ')})`;
}
