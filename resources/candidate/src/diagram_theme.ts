// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mermaid's settings: nothing that runs or is fetched, plain SVG text, the page's own colours.

import type { MermaidConfig } from 'mermaid';
import tokens from '../../themes/tokens.json';

export type Palette = 'light' | 'dark';

export const longestDiagram = 50_000;
export const mostEdges = 240;
const fontSize = 14;

/** What the text of a diagram may not set, at any depth. */
const secure = [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'maxEdges',
    'suppressErrorRendering',
    'htmlLabels',
    'textPlacement',
    'dompurifyConfig',
    'logLevel',
    'layout',
    'theme',
    'themeCSS',
    'themeVariables',
    'darkMode',
    'fontFamily',
    'altFontFamily',
    'fontSize',
    'legacyMathML',
    'forceLegacyMathML',
];

export function settings(palette: Palette, fontFamily: string): MermaidConfig {
    return {
        startOnLoad: false,
        securityLevel: 'strict',
        secure,
        htmlLabels: false,
        suppressErrorRendering: true,
        logLevel: 'fatal',
        layout: 'dagre',
        look: 'classic',
        maxTextSize: longestDiagram,
        maxEdges: mostEdges,
        fontFamily,
        fontSize,
        theme: 'base',
        darkMode: palette === 'dark',
        themeVariables: colours(palette, fontFamily),
        flowchart: { useMaxWidth: false, htmlLabels: false, minNodeWidth: 0 },
        state: { useMaxWidth: false, minNodeWidth: 0 },
        sequence: { useMaxWidth: false },
        gantt: { useMaxWidth: false },
    };
}

function colours(palette: Palette, fontFamily: string): Record<string, unknown> {
    const { surface, text, line, accent, state, wash, origin } = tokens[palette];
    const quiet = [surface.selected, wash.pasted, wash.candidate, wash.assistant, state.passWash, wash.edited];
    const slices = Object.fromEntries(quiet.map((colour, i) => [`pie${i + 1}`, colour]));
    const plots = [accent.fill, origin.pasted, origin.candidate, origin.assistant];
    return {
        ...slices,
        pieOpacity: '1',
        pieStrokeColor: line.control,
        pieOuterStrokeColor: line.control,
        pieOuterStrokeWidth: '1px',
        xyChart: { plotColorPalette: plots.join(', ') },
        darkMode: palette === 'dark',
        fontFamily,
        fontSize: `${fontSize}px`,
        background: surface.base,
        primaryColor: surface.panel,
        primaryTextColor: text['1'],
        primaryBorderColor: line.control,
        secondaryColor: surface.selected,
        secondaryTextColor: text['1'],
        secondaryBorderColor: line.control,
        tertiaryColor: surface.lane,
        tertiaryTextColor: text['1'],
        tertiaryBorderColor: line['1'],
        lineColor: text['2'],
        textColor: text['1'],
        titleColor: text['1'],
        mainBkg: surface.panel,
        nodeBorder: line.control,
        clusterBkg: surface.lane,
        clusterBorder: line['1'],
        edgeLabelBackground: surface.base,
        noteBkgColor: wash.pasted,
        noteTextColor: text['1'],
        noteBorderColor: line.control,
        actorBkg: surface.panel,
        actorBorder: line.control,
        actorTextColor: text['1'],
        actorLineColor: line.control,
        signalColor: text['2'],
        signalTextColor: text['1'],
        labelBoxBkgColor: surface.panel,
        labelBoxBorderColor: line.control,
        labelTextColor: text['1'],
        loopTextColor: text['2'],
        activationBkgColor: surface.selected,
        activationBorderColor: accent.fill,
        sequenceNumberColor: surface.base,
        errorBkgColor: state.failWash,
        errorTextColor: text['1'],
    };
}
